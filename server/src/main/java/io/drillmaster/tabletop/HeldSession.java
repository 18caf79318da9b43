package io.drillmaster.tabletop;

import io.drillmaster.common.Json;
import io.drillmaster.common.Problem;
import io.drillmaster.common.TabletopId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
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
        private final Optional<String> request;
        private final TabletopEvent event;
        private final Consumer<Handle> with;
        private @Nullable Outcome outcome;

        Act(Actor by, @Nullable String request, TabletopEvent event, Consumer<Handle> with) {
            this.by = by;
            this.request = Optional.ofNullable(request);
            this.event = event;
            this.with = with;
        }
    }

    /** Number of the event that it made, or why it made none. */
    private record Outcome(long seq, Optional<RuntimeException> refused) {
        private static final Outcome LOST = new Outcome(
                0, Optional.of(new IllegalStateException("the program failed while this was being written down")));
    }

    synchronized <T> T read(Function<SessionState, T> what) {
        return what.apply(store.with(this::upToDate));
    }

    Optional<String> seat(String tokenHash) {
        return Optional.ofNullable(seats.get(tokenHash));
    }

    void seat(String tokenHash, String person) {
        seats.put(tokenHash, person);
    }

    /** What became of something that happened: the number of its event, and what was asked to be seen afterwards. */
    record Done<T>(long seq, T seen) {}

    /**
     * Something happens, if it may.
     *
     * @param then looks at the session after it
     * @throws Problem when it may not happen
     */
    <T> Done<T> act(
            Actor by,
            @Nullable String request,
            TabletopEvent event,
            Consumer<Handle> with,
            Function<SessionState, T> then) {
        var act = new Act(by, request, event, with);
        waiting.add(act);
        synchronized (this) {
            while (act.outcome == null) {
                settle();
            }
            var outcome = act.outcome;
            if (outcome.refused().isPresent()) {
                throw outcome.refused().get();
            }
            var there = state; // it holds what was done; what others did since is told by the next look
            return new Done<>(outcome.seq(), then.apply(there == null ? store.with(this::upToDate) : there));
        }
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
        } finally {
            // An error of the machine ends this thread's work; those whose acts it had taken must not wait for ever.
            some.stream().filter(act -> act.outcome == null).forEach(act -> act.outcome = Outcome.LOST);
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
            var made = new HashMap<>(store.made(
                    handle,
                    id,
                    acts.stream().flatMap(act -> request(act).stream()).toList()));
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var events = new ArrayList<TabletopStore.Asked>();
            var all = acts.stream()
                    .map(act -> happens(handle, there, act, made, events, now))
                    .toList();
            if (!events.isEmpty()) {
                store.append(handle, id, events);
                store.stands(handle, id, there.phase, there.seq);
            }
            written.set(true);
            return all;
        });
        for (var i = 0; i < acts.size(); i++) {
            acts.get(i).outcome = outcomes.get(i);
        }
    }

    private static Optional<TabletopStore.Request> request(Act act) {
        return act.request.map(key -> new TabletopStore.Request(act.by.id(), key));
    }

    /**
     * Has one of them happen in memory.
     *
     * @param made events of requests, by those; what it makes is added
     * @param events that are to be written; what it makes is added
     */
    private Outcome happens(
            Handle handle,
            SessionState there,
            Act act,
            Map<TabletopStore.Request, Long> made,
            List<TabletopStore.Asked> events,
            Instant now) {
        var before = request(act).map(made::get);
        if (before.isPresent()) {
            return new Outcome(before.get(), Optional.empty());
        }
        try {
            if (act.by.kind() == Actor.Kind.PERSON && !(act.event instanceof PeopleEvent.Joined)) {
                var unused = there.person(act.by.id()); // whoever was sent out does nothing any more
            }
            act.event.check(there, act.by, now);
        } catch (Problem refused) {
            return new Outcome(0, Optional.of(refused));
        }
        var entry = new Entry(there.seq + 1, now, act.by, asStored(act.event));
        request(act).ifPresent(key -> made.put(key, entry.seq()));
        events.add(new TabletopStore.Asked(entry, act.request));
        act.with.accept(handle);
        if (act.event instanceof PeopleEvent.Removed removed) {
            store.sendOut(handle, id, removed.person());
        }
        var follows = After.of(there, entry).follows(now);
        there.add(entry);
        follows.forEach(next -> {
            events.add(new TabletopStore.Asked(next, Optional.empty()));
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
