package io.drillmaster.live;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One open page of a room. Nothing that is told to it waits for it: what its phone cannot take at once is kept, one story
 * and one heartbeat at most, and a newer story replaces one that was not begun. The connection's own buffer apart, no slow
 * phone costs more.
 */
final class RoomBrowser implements WriteListener {
    private final String person;
    private final ServletOutputStream out;
    private final CompletableFuture<Void> open;

    private byte @Nullable [] first;
    private byte @Nullable [] story;
    private byte @Nullable [] beat;
    private String told = "";
    private boolean started;
    private boolean unflushed;
    private boolean last;

    /**
     * For a page of this person.
     *
     * @param open done when the page went away, or is sent away
     * @param first what is written before anything else
     */
    RoomBrowser(String person, ServletOutputStream out, CompletableFuture<Void> open, byte[] first) {
        this.person = person;
        this.out = out;
        this.open = open;
        this.first = first;
    }

    String person() {
        return person;
    }

    /** Tells it the story, unless it has this one already: what changed of it, when it has the one before. */
    synchronized void tell(RoomEvents.Told now) {
        if (!told.equals(now.mark())) {
            story = story == null && told.equals(now.base())
                    ? now.change().get()
                    : now.whole().get();
            told = now.mark();
            write();
        }
    }

    /** A sign of life. @return whether the one before went out */
    synchronized boolean beat(byte[] event) {
        var stuck = beat != null;
        beat = event;
        write();
        return !stuck;
    }

    /** Tells it something after which nothing follows. */
    synchronized void sendAway(byte[] event) {
        story = event;
        last = true;
        write();
    }

    void close() {
        open.complete(null);
    }

    @Override
    public synchronized void onWritePossible() {
        started = true;
        write();
    }

    @Override
    public void onError(Throwable cause) {
        close(); // it went away; it comes back by itself
    }

    /** As much as goes without waiting; the container calls again when more does. */
    private void write() {
        if (!started || open.isDone()) {
            return;
        }
        try {
            while (out.isReady()) {
                var next = next();
                if (next != null) {
                    out.write(next);
                    unflushed = true;
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    if (last) {
                        close();
                    }
                    return;
                }
            }
        } catch (IOException | IllegalStateException e) {
            close(); // it went away meanwhile
        }
    }

    private byte @Nullable [] next() {
        var next = first;
        if (next != null) {
            first = null;
            return next;
        }
        next = story;
        if (next != null) {
            story = null;
            return next;
        }
        next = beat;
        beat = null;
        return next;
    }
}
