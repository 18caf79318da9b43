package io.drillmaster.alert;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hooks in memory, so that a webhook is answered at once, and also while PostgreSQL is away: the inbox keeps what it
 * brings. What another server changes is seen within ten seconds.
 */
final class HookCache implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HookCache.class);
    private static final Duration READ_EVERY = Duration.ofSeconds(10);

    private final AlertSourceStore store;
    private final Map<String, Hook> byKeyHash = new ConcurrentHashMap<>();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "hooks");
        thread.setDaemon(true);
        return thread;
    });

    /** Reads the hooks once, and then again and again. */
    HookCache(AlertSourceStore store) {
        this.store = store;
        read();
        var unused = worker.scheduleWithFixedDelay(
                this::readQuietly, READ_EVERY.toMillis(), READ_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    Optional<Hook> find(String sourceId, String keyHash) {
        return Optional.ofNullable(byKeyHash.get(keyHash))
                .filter(hook -> hook.sourceId().equals(sourceId));
    }

    /** Replaces what is known by what the table says. */
    void read() {
        var hooks = store.hooks();
        byKeyHash.keySet().retainAll(hooks.keySet());
        byKeyHash.putAll(hooks);
    }

    /** Has something done soon, without anybody waiting for it. */
    void later(Runnable work) {
        try {
            worker.execute(() -> quietly(work));
        } catch (RejectedExecutionException e) {
            LOG.debug("not done any more, the server is stopping", e);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    private void readQuietly() {
        quietly(this::read);
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (JdbiException e) {
            LOG.warn("the alert sources in PostgreSQL cannot be reached; those known go on: {}", e.getMessage());
        }
    }
}
