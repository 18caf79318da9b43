package io.drillmaster.alert;

import io.drillmaster.evidence.AlertTraits;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.ResponseKind;
import io.drillmaster.evidence.SourceTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of responses as tests need them: what a pager told of its incident {@code Q1}. */
final class Responding {
    static final Instant ZERO = Instant.parse("2026-03-02T12:10:00Z");
    static final Responders EVERYBODY = new Responders(List.of(), name -> Optional.empty());

    private Responding() {}

    static Instant at(long seconds) {
        return ZERO.plusSeconds(seconds);
    }

    static Fact.ResponseReceived fact(ResponseKind kind, String person, String key) {
        return new Fact.ResponseReceived(
                kind,
                Optional.of(person).filter(name -> !name.isEmpty()),
                Optional.of("Q1"),
                kind + " by " + person,
                key,
                AlertTraits.NONE);
    }

    /** A row as the log has it; the pager says itself when it was. */
    static Evidence row(long seq, ResponseKind kind, String person, String key, Instant said, Instant received) {
        return new Evidence(
                seq,
                new UUID(1, seq),
                Optional.empty(),
                Optional.empty(),
                "pagerduty",
                Optional.empty(),
                Optional.of(new SourceTime(said, said.toString(), false)),
                received,
                Optional.empty(),
                Optional.empty(),
                fact(kind, person, key));
    }
}
