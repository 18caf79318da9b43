package io.drillmaster.trend;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * From when to when a gap was open.
 *
 * @param found when a drill or a tabletop showed it
 * @param verified when it was proved closed; absent while it is open
 * @param due last day; absent without one
 * @param everVerified whether it was ever closed
 * @param reopened whether it was opened again after it had been closed
 * @param stages REFLEX stages of the exercise that showed it; none when a tabletop did
 */
public record GapLife(
        Instant found,
        Optional<Instant> verified,
        Optional<LocalDate> due,
        boolean everVerified,
        boolean reopened,
        List<String> stages) {
    public GapLife {
        stages = List.copyOf(stages);
    }

    boolean open() {
        return verified.isEmpty();
    }

    /** How long it was open, or is by now. */
    Duration age(Instant now) {
        var age = Duration.between(found, verified.orElse(now));
        return age.isNegative() ? Duration.ZERO : age;
    }

    boolean overdue(LocalDate today) {
        return open() && due.filter(today::isAfter).isPresent();
    }
}
