package io.drillmaster.tabletop;

import io.drillmaster.common.TabletopId;
import io.drillmaster.common.Json;
import io.drillmaster.common.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A session in memory. It is brought up to date before it is used, since other servers write to it too, and what is not
 * committed is never seen of it. Whoever comes first writes down, in one transaction, all that waits to happen: three hundred
 * answers that come at once cost a few commits and not three hundred.
 */
final class HeldSession {
    private static final int MOST_AT_ONCE = 64;

    private final TabletopId id;
    private final TabletopStore store;
    private final InstantSource clock;
    private final Queue<Act> waiting = new ConcurrentLinkedQueue<>();

    /** Whose token this is, by its hash: a token is one person's for good. */
    private final Map<String, String> seats = new ConcurrentHashMap<>();

    /** Guarded by this. */
    private @Nullable SessionState state;

    HeldSession(TabletopId id, TabletopStore store, InstantSource clock) {
        this.id = id;
        this.store = store;
        this.clock = clock;
    }

    /** Something that is to happen, and what became of it. Guarded by its session once it waits. */
    private static final class Act {
        private final Actor by;
        private final @Nullable String request;
        private final TabletopEvent event;
        private final Consumer<Handle> with;
        private @Nullable Outcome outcome;

        Act(Actor by, @Nullable String request, TabletopEvent event, Consumer<Handle> with) {
            this.by = by;
            this.request = request;
            this.event = event;
            this.with = with;
        }
    }

    /** Number of the event that it made, or why it made none. */
    private record Outcome(long seq, Optional<RuntimeException> refused) {}

    synchronized <T> T read(Function<SessionState, T> what) {
        return what.apply(store.with(this::upToDate));
    }

    Optional<String> seat(String tokenHash) {
        return Optional.ofNullable(seats.get(tokenHash));
    }

    void seat(String tokenHash, String person) {
        seats.put(tokenHash, person);
    }

    /** Something happens, if it may. @return number of its event @throws Problem when it may not */
    long act(Actor by, @Nullable String request, TabletopEvent event, Consumer<Handle> with) {
        var act = new Act(by, request, event, with);
        waiting.add(act);
        Outcome outcome;
        synchronized (this) {
            while (act.outcome == null) {
                settle();
            }
            outcome = act.outcome;
        }
        outcome.refused().ifPresent(problem -> {
            throw problem;
        });
        return outcome.seq();
    }

    /** Has happen what waits, some of it at once. */
    private void settle() {
        var some = new ArrayList<Act>();
        for (var next = waiting.poll(); next != null; next = some.size() < MOST_AT_ONCE ? waiting.poll() : null) {
            some.add(next);
        }
        var written = new AtomicBoolean();
        try {
            together(some, written);
        } catch (RuntimeException e) {
            state = null; // it may hold what was not committed
            // Whether a commit that failed took place is not known: doing it again could do it twice.
            if (written.get() || some.size() == 1) {
                some.forEach(act -> act.outcome = new Outcome(0, Optional.of(e)));
            } else {
                some.forEach(this::alone); // one of them cannot be written; the others can
            }
        }
    }

    private void alone(Act act) {
        try {
            together(List.of(act), new AtomicBoolean());
        } catch (RuntimeException e) {
            state = null;
            act.outcome = new Outcome(0, Optional.of(e));
        }
    }

    /** @param written set when all is written that is to be committed */
    private void together(List<Act> acts, AtomicBoolean written) {
        var outcomes = store.inTransaction(handle -> {
            store.lock(handle, id);
            var there = upToDate(handle);
            var before = there.seq;
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var all = acts.stream().map(act -> happens(handle, there, act, now)).toList();
            if (there.seq > before) {
                store.stands(handle, id, there.phase, there.seq);
            }
            written.set(true);
            return all;
        });
        for (var i = 0; i < acts.size(); i++) {
            acts.get(i).outcome = outcomes.get(i);
        }
    }

    private Outcome happens(Handle handle, SessionState there, Act act, Instant now) {
        var request = act.request;
        var made = request == null ? Optional.<Long>empty() : store.made(handle, id, act.by, request);
        if (made.isPresent()) {
            return new Outcome(made.get(), Optional.empty());
        }
        try {
            act.event.check(there, act.by, now);
        } catch (Problem refused) {
            return new Outcome(0, Optional.of(refused));
        }
        var entry = new Entry(there.seq + 1, now, act.by, asStored(act.event));
        store.append(handle, id, entry, request);
        act.with.accept(handle);
        if (act.event instanceof PeopleEvent.Removed removed) {
            store.sendOut(handle, id, removed.person());
        }
        var follows = After.of(there, entry).follows(now);
        there.add(entry);
        follows.forEach(next -> {
            store.append(handle, id, next, null);
            there.add(next);
        });
        return new Outcome(entry.seq(), Optional.empty());
    }

    /** As other servers will read it, so that all of them hold the same. */
    private static TabletopEvent asStored(TabletopEvent event) {
        return Json.read(TabletopStore.json(event), TabletopEvent.class);
    }

    private SessionState upToDate(Handle handle) {
        var there = state;
        if (there == null) {
            there = store.fresh(handle, id)
                    .orElseThrow(() -> Problem.notFound("There is no tabletop session " + id + "."));
            state = there;
        }
        store.after(handle, id, there.seq).forEach(there::add);
        return there;
    }
}
