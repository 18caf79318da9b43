package io.drillmaster.live;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The browsers that look at something right now.
 *
 * @param <K> id of what they look at: an exercise, a tabletop session
 */
public final class LiveHub<K> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);

    /** A browser that went away is noticed only when something is sent to it. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Map<K, Set<SseClient>> watching = new ConcurrentHashMap<>();
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "live");
        thread.setDaemon(true);
        return thread;
    });

    /** A hub that sends heartbeats until it is closed. */
    public LiveHub() {
        var unused = sender.scheduleWithFixedDelay(
                this::heartbeat, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Has a browser told of every change to it, until it goes away. */
    public void watch(K what, SseClient browser) {
        browser.keepAlive();
        var browsers = watching.computeIfAbsent(what, id -> ConcurrentHashMap.newKeySet());
        browsers.add(browser);
        browser.onClose(() -> browsers.remove(browser));
        browser.sendEvent("watching", what.toString());
        if (sender.isShutdown()) {
            browser.close(); // came while the server is stopping
        }
    }

    /** Something changed in it; empty: somewhere, and nobody knows where. Returns at once. */
    public void changed(Optional<K> what) {
        if (!sender.isShutdown()) {
            sender.execute(() -> {
                for (var entry : watching.entrySet()) {
                    if (what.isEmpty() || what.get().equals(entry.getKey())) {
                        entry.getValue().forEach(browser -> send(browser, "changed", entry.getKey()));
                    }
                }
            });
        }
    }

    @Override
    public void close() {
        sender.shutdownNow();
        watching.values().forEach(browsers -> browsers.forEach(SseClient::close));
    }

    private void heartbeat() {
        for (var entry : watching.entrySet()) {
            entry.getValue().forEach(browser -> send(browser, "beat", entry.getKey()));
        }
    }

    private void send(SseClient browser, String event, K what) {
        try {
            if (!browser.terminated()) {
                browser.sendEvent(event, what.toString());
            }
        } catch (RuntimeException e) {
            LOG.debug("a browser watching {} went away: {}", what, e.getMessage());
        }
    }
}
