package io.drillmaster.live;

import io.drillmaster.common.TabletopId;
import io.drillmaster.tabletop.StoryView;
import io.drillmaster.tabletop.Tabletops;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open pages of all rooms. When something happens in a session, the story is made once for each role that somebody
 * watches with, and written to all of its pages by one thread that waits for none of them. A page that just came is told
 * the story as it stands, so nobody misses anything, however long they were away.
 */
public final class RoomHub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RoomHub.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Browsers come back after a second; a proxy that would keep the stream for itself is asked not to. */
    private static final byte[] FIRST = "retry: 1000\n\n".getBytes(StandardCharsets.UTF_8);

    private static final byte[] GONE = "event: gone\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8);

    private final Tabletops tabletops;
    private final Function<StoryView, String> html;
    private final Map<TabletopId, Room> rooms = new ConcurrentHashMap<>();
    private final Set<TabletopId> stale = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "rooms");
        thread.setDaemon(true);
        return thread;
    });

    /** Of these sessions; {@code html} makes what all of one role are shown, the same for the same events. */
    public RoomHub(Tabletops tabletops, Function<StoryView, String> html) {
        this.tabletops = tabletops;
        this.html = html;
        var unused = worker.scheduleWithFixedDelay(
                this::heartbeat, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Keeps this request open as a stream of what is new, for a person who is in the room. */
    public void open(Context context, TabletopId id, String person) {
        var response = context.res();
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        context.future(() -> {
            context.req().getAsyncContext().setTimeout(0);
            var open = new CompletableFuture<Void>();
            try {
                var out = response.getOutputStream();
                var browser = new RoomBrowser(person, out, open, FIRST);
                enter(id, browser, open);
                out.setWriteListener(browser);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return open;
        });
    }

    private void enter(TabletopId id, RoomBrowser browser, CompletableFuture<Void> open) {
        var room = rooms.computeIfAbsent(id, unseen -> new Room());
        room.enter(browser);
        var unused = open.whenComplete((nothing, fault) -> {
            room.leave(browser);
            changed(Optional.of(id));
        });
        changed(Optional.of(id));
        if (worker.isShutdown()) {
            browser.close(); // came while the server is stopping
        }
    }

    /** What a page of this story's role is told at first, as JSON: for those that no stream reaches. */
    public String snapshot(StoryView story) {
        return RoomEvents.snapshot(story, RoomPart.split(html.apply(story)));
    }

    /** Something happened in this session; empty: somewhere, and nobody knows where. Returns at once. */
    public void changed(Optional<TabletopId> session) {
        session.ifPresentOrElse(stale::add, () -> stale.addAll(rooms.keySet()));
        if (!stale.isEmpty() && asked.compareAndSet(false, true)) {
            try {
                worker.execute(this::bringUpToDate);
            } catch (RejectedExecutionException stopping) {
                LOG.debug("the server is stopping, nobody is told of {}", session);
            }
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        rooms.values().forEach(Room::close);
    }

    private void bringUpToDate() {
        asked.set(false);
        for (var id : List.copyOf(stale)) {
            stale.remove(id);
            var room = rooms.get(id);
            if (room != null && !room.isQuiet()) {
                safely(id, () -> bringUpToDate(id, room));
            }
        }
    }

    private void bringUpToDate(TabletopId id, Room room) {
        var there = List.copyOf(room.browsers()); // whoever comes from here on is told next, and is not taken for gone
        var telling =
                tabletops.telling(id, there.stream().map(RoomBrowser::person).collect(Collectors.toUnmodifiableSet()));
        for (var role : Room.byRole(there, telling.roles(), GONE).entrySet()) {
            var story = Objects.requireNonNull(telling.stories().get(role.getKey()), "each role has its story");
            var told = room.told(story, html);
            role.getValue().forEach(browser -> browser.tell(told));
        }
        tabletops.seen(id, room.takeArrived(), true);
        tabletops.seen(id, room.takeDeparted(), false);
    }

    private void heartbeat() {
        for (var entry : rooms.entrySet()) {
            var id = entry.getKey();
            var room = entry.getValue();
            if (room.isQuiet()) {
                continue;
            }
            safely(id, () -> {
                var there = new ArrayList<String>();
                tabletops.people(id).values().stream().findAny().ifPresent(role -> {
                    var beat = RoomEvents.beat(tabletops.story(id, role));
                    room.browsers().forEach(browser -> {
                        if (browser.beat(beat)) {
                            there.add(browser.person());
                        } else {
                            browser.close(); // took nothing since the last one
                        }
                    });
                });
                tabletops.seen(id, there, true);
            });
        }
    }

    /** What fails for one session is told to the operator, and the others are told what is new all the same. */
    private static void safely(TabletopId id, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("the pages of {} could not be told what is new", id, e);
        }
    }
}
