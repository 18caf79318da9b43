package io.drillmaster.tabletop;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Sessions that are over, for looks at all of them. Their numbers are computed once and kept for as long as no event and no
 * feedback is added; one query tells whether any was. The sessions themselves are not kept in memory.
 */
public final class PastTabletops {
    /** More than an organisation plays in a decade; each has some kilobytes. */
    private static final int MOST = 2_000;

    private final TabletopStore store;
    private final Cache<PastTabletop.Version, PastTabletop> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** On a migrated database. */
    public PastTabletops(Jdbi jdbi) {
        this.store = new TabletopStore(jdbi);
    }

    /** All of them, in the order in which they were made. */
    public List<PastTabletop> all() {
        return store.closed().stream()
                .map(version -> known.get(version, this::read))
                .toList();
    }

    private PastTabletop read(PastTabletop.Version version) {
        var feedback = store.feedback(version.id());
        var state = store.inTransaction(handle -> {
            var fresh = store.fresh(handle, version.id()).orElseThrow();
            store.after(handle, version.id(), 0).stream()
                    .takeWhile(entry -> entry.seq() <= version.seq())
                    .forEach(fresh::add);
            return fresh;
        });
        var closedAt = first(state, CourseEvent.Closed.class).orElseThrow();
        return new PastTabletop(
                version,
                state.title,
                state.msel.id() + " v" + state.msel.version(),
                state.msel.roles(),
                first(state, CourseEvent.Started.class),
                closedAt,
                TabletopNumbers.of(ConsoleView.of(state, closedAt)),
                Feedback.Summary.of(feedback, state.people.size()));
    }

    private static Optional<Instant> first(SessionState state, Class<? extends TabletopEvent> kind) {
        return state.entries.stream()
                .filter(entry -> kind.isInstance(entry.event()))
                .map(Entry::at)
                .findFirst();
    }
}
