package io.drillmaster.measure;

import io.drillmaster.evidence.Evidence;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/** Something that could be the detection, or a person's answer to it. */
record Signal(Instant at, Detection.By by, UUID row) {
    private static final Comparator<Signal> FIRST =
            Comparator.comparing(Signal::at).thenComparing(Signal::by).thenComparing(Signal::row);

    static Signal of(JudgedAlert alert) {
        return new Signal(alert.receivedAt(), Detection.By.MACHINE, alert.id());
    }

    static Signal ofPerson(Evidence row) {
        return new Signal(row.saidAt(), Detection.By.HUMAN, row.id());
    }

    /** The earliest; at the same moment an alert comes before a person. */
    static Optional<Signal> first(Collection<Signal> signals) {
        return signals.stream().min(FIRST);
    }

    Detection detection() {
        return new Detection(at, by, row);
    }
}
