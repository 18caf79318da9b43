package io.drillmaster.alert;

import java.time.Duration;
import java.time.Instant;
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
    private final Map<String, AlertSourceStore.StoredHook> byKeyHash = new ConcurrentHashMap<>();
    private final DeliveryNotes notes = new DeliveryNotes();
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();
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

    /** The hook as it works at this time. */
    Optional<Hook> find(String sourceId, String keyHash, Instant now) {
        return Optional.ofNullable(byKeyHash.get(keyHash))
                .map(stored -> stored.at(now))
                .filter(hook -> hook.sourceId().equals(sourceId));
    }

    /** Replaces what is known by what the table says. */
    void read() {
        var hooks = store.hooks();
        byKeyHash.keySet().retainAll(hooks.keySet());
        byKeyHash.putAll(hooks);
    }

    /**
     * Notes that a hook was used, without anybody waiting for it: the first time soon, and from then on at every reading,
     * however often it is used in between and however long the table is away.
     */
    void seen(String keyHash, Instant at) {
        if (seen.put(keyHash, at) != null) {
            return;
        }
        try {
            worker.execute(() -> quietly(this::writeSeen));
        } catch (RejectedExecutionException e) {
            LOG.debug("not done any more, the server is stopping", e);
        }
    }

    /** Keeps what came of a delivery, to be written down at the next reading. */
    void came(String keyHash, ReceivedDelivery delivery) {
        notes.add(keyHash, delivery);
    }

    /** Writes down what came of deliveries to this server. */
    void writeNotes() {
        notes.write(store);
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    private void readQuietly() {
        quietly(this::writeSeen);
        quietly(this::writeNotes);
        quietly(this::read);
    }

    private void writeSeen() {
        for (var use : Map.copyOf(seen).entrySet()) {
            store.seen(use.getKey(), use.getValue());
            seen.remove(use.getKey(), use.getValue()); // stays when it was used again meanwhile
        }
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (JdbiException e) {
            LOG.warn("the alert sources in PostgreSQL cannot be reached; those known go on: {}", e.getMessage());
        }
    }
}
