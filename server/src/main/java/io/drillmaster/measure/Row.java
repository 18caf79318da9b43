package io.drillmaster.measure;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import java.time.Instant;
import java.util.UUID;

/** A row of the log together with its fact, so that its kind is known to the compiler. */
record Row<F extends Fact>(Evidence evidence, F fact) {
    /** When this server learned of it. */
    Instant receivedAt() {
        return evidence.receivedAt();
    }

    /** Identity of the row. */
    UUID id() {
        return evidence.id();
    }
}
