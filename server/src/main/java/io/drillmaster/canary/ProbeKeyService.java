package io.drillmaster.canary;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Hashes;
import io.drillmaster.common.Problem;
import io.drillmaster.common.Secrets;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.PlanStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes keys for probes, and knows those that are good: in memory, so that a probe is answered while PostgreSQL is away,
 * when the inbox keeps what it reports. What another server withdraws is seen within ten seconds; what another server
 * makes, at once.
 */
public final class ProbeKeyService implements ProbeKeys, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProbeKeyService.class);
    private static final Duration READ_EVERY = Duration.ofSeconds(10);
    private static final int LONGEST_LABEL = 80;

    private final ProbeKeyStore store;
    private final PlanStore plans;
    private final InstantSource clock;
    private final Map<String, Known> byKeyHash = new ConcurrentHashMap<>();
    private final Map<Long, Instant> uses = new ConcurrentHashMap<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "probe-keys");
        thread.setDaemon(true);
        return thread;
    });

    private record Known(ProbeKey key, Exercise exercise) {
        Instant endsAt() {
            return key.expiresAt().orElse(exercise.plan().window().closesAt().plus(ProbeKeyLife.AFTER_THE_WINDOW));
        }
    }

    /** Reads the keys that are good, and then again and again. */
    public ProbeKeyService(PlanStore plans, InstantSource clock) {
        this.store = new ProbeKeyStore(plans.jdbi());
        this.plans = plans;
        this.clock = clock;
        read();
        var unused = worker.scheduleWithFixedDelay(
                () -> quietly(this::read), READ_EVERY.toMillis(), READ_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Makes a key.
     *
     * @param label what it is for, so that people know it again in the list
     * @param by account name
     * @return the key, which nobody can read again
     */
    public String create(ExerciseId id, ProbeKeyLife life, String label, String by) {
        var exercise = plans.find(id).orElseThrow(() -> Problem.notFound("There is no exercise " + id + "."));
        var now = clock.instant();
        if (life == ProbeKeyLife.WINDOW
                && (isOver(exercise) || !exercise.plan().window().closesAt().isAfter(now))) {
            throw Problem.badField(
                    "life", "already-over", "The window of " + id + " is over; choose a key for an hour.");
        }
        if (label.length() > LONGEST_LABEL || label.chars().anyMatch(Character::isISOControl)) {
            throw Problem.badField(
                    "label",
                    "bad-label",
                    "Say in one line of at most " + LONGEST_LABEL + " characters what it is for.");
        }
        var key = Secrets.urlSafe();
        store.add(id, Hashes.sha256(key), label.strip(), by, now, life.length().map(now::plus));
        read();
        return key;
    }

    /** Withdraws a key; it stops working here at once. */
    public void revoke(ExerciseId id, long key) {
        if (!store.revoke(id, key, clock.instant())) {
            throw Problem.notFound("There is no such key of " + id + ", or it is withdrawn already.");
        }
        read();
    }

    /** All keys of an exercise, the latest first. */
    public List<ProbeKey> of(ExerciseId id) {
        return store.of(id);
    }

    @Override
    public Optional<ProbeTarget> exerciseOf(String key) {
        var hash = Hashes.sha256(key);
        var remembered = byKeyHash.get(hash);
        if (remembered == null ? store.isKnown(hash) : remembered.exercise().state() == ExerciseState.PLANNED) {
            read(); // another server made it, or the exercise was opened, just now
        }
        var now = clock.instant();
        var known = Optional.ofNullable(byKeyHash.get(hash)).filter(one -> now.isBefore(one.endsAt()));
        known.ifPresent(one -> used(one.key().id(), now));
        return known.map(one -> target(one.exercise(), now));
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    private static ProbeTarget target(Exercise exercise, Instant now) {
        var plan = exercise.plan();
        if (exercise.state() == ExerciseState.PLANNED) {
            throw Problem.conflict("not-started", plan.id() + " has not started yet: there is nothing to look for.");
        }
        return ProbeTarget.of(
                plan, isOver(exercise) || now.isAfter(plan.window().closesAt()));
    }

    private static boolean isOver(Exercise exercise) {
        return exercise.state() == ExerciseState.CLOSED || exercise.state() == ExerciseState.ABORTED;
    }

    /** Replaces what is known by what the tables say. */
    private synchronized void read() {
        var exercises = new HashMap<ExerciseId, Optional<Exercise>>();
        var known = new HashMap<String, Known>();
        store.usable(clock.instant())
                .forEach((hash, key) -> exercises
                        .computeIfAbsent(key.exercise(), plans::find)
                        .ifPresent(exercise -> known.put(hash, new Known(key, exercise))));
        byKeyHash.keySet().retainAll(known.keySet());
        byKeyHash.putAll(known);
    }

    /** Written soon, without anybody waiting for it; while the database is away only the last use of each key waits. */
    private void used(long id, Instant at) {
        uses.put(id, at);
        if (writing.compareAndSet(false, true)) {
            try {
                worker.execute(() -> quietly(this::writeUses));
            } catch (RejectedExecutionException e) {
                LOG.debug("not written any more, the server is stopping", e);
            }
        }
    }

    private void writeUses() {
        writing.set(false);
        for (var id : List.copyOf(uses.keySet())) {
            var at = uses.remove(id);
            if (at != null) {
                store.used(id, at);
            }
        }
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (JdbiException e) {
            LOG.warn("the probe keys in PostgreSQL cannot be reached; those known go on: {}", e.getMessage());
        }
    }
}
