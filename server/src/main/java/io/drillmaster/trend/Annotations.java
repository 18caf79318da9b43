package io.drillmaster.trend;

import io.drillmaster.common.Problem;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What people write beside the drills, so that a step in a line has a reason. Nothing that was written is ever lost. */
public final class Annotations {
    private static final int LONGEST = 160;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final AnnotationStore store;
    private final InstantSource clock;

    /** On a migrated database. */
    public Annotations(Jdbi jdbi, InstantSource clock) {
        this.store = new AnnotationStore(jdbi);
        this.clock = clock;
    }

    /** Those that stand, oldest first. With a scenario: those that concern it, or all scenarios. */
    public List<Annotation> list(Optional<String> scenario) {
        return store.list().stream()
                .filter(note -> scenario.isEmpty()
                        || note.scenario().isEmpty()
                        || note.scenario().equals(scenario))
                .toList();
    }

    /**
     * Writes one.
     *
     * @param scenario the only one that it concerns; absent when it concerns all
     * @return its number
     * @throws Problem when the day or the text cannot be
     */
    public long add(LocalDate day, Annotation.Kind kind, String text, Optional<String> scenario, String by) {
        var line = text.strip();
        if (line.isEmpty() || line.length() > LONGEST || line.chars().anyMatch(Character::isISOControl)) {
            throw Problem.badField(
                    "text",
                    "bad-text",
                    "Say in one line of at most " + LONGEST + " characters what changed; this has " + line.length()
                            + ".");
        }
        if (day.isBefore(EARLIEST) || day.isAfter(today().plusYears(1))) {
            throw Problem.badField(
                    "day", "bad-day", day + " is too far away. Give the day on which the change took effect.");
        }
        return store.add(day, kind, line, scenario, false, by, clock.instant());
    }

    /** Writes one that belongs to sample exercises, and goes with them. */
    public void addSample(LocalDate day, Annotation.Kind kind, String text) {
        var unused = store.add(day, kind, text, Optional.empty(), true, "sample", clock.instant());
    }

    /** Takes one away; nothing happens when it is gone already. @throws Problem 404 when there never was one */
    public void remove(long id, String by) {
        found(id, store.remove(id, by, clock.instant()));
    }

    /** Puts one back that was taken away. @throws Problem 404 when there never was one */
    public void restore(long id) {
        found(id, store.restore(id));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static void found(long id, boolean found) {
        if (!found) {
            throw Problem.notFound("There is no annotation " + id + ".");
        }
    }
}
