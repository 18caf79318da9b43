package io.drillmaster.alert;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * That an alert belongs to an exercise, how surely, and why.
 *
 * @param exercise whose alert it is
 * @param token the install target, where it is clear which
 * @param level how surely
 * @param reason a sentence for people
 */
public record Decision(ExerciseId exercise, Optional<Token> token, AttributionLevel level, String reason) {
    /** The source of rows that record decisions. */
    public static final String SOURCE = "alert.attribution";

    private static final Duration ONE_ROW_EVERY = Duration.ofHours(1);

    /**
     * The row that records the decision. Its id follows from the alert and the decision, so an attribution that is made
     * again after a crash adds nothing.
     *
     * @param alert the alert's row
     * @param decidedAt on this server's clock
     */
    public NewEvidence asEvidence(UUID alert, Instant decidedAt) {
        return asEvidence(alert, alert.toString(), decidedAt).build();
    }

    /**
     * The same for a whole row. A sure decision about what a sensor saw on a host tells that the drill ran there. Of what is
     * only shown, one row an hour is told for a rule on a host: a noisy rule would otherwise bury the exercise.
     */
    NewEvidence asEvidence(Evidence alert, Instant decidedAt) {
        var rule = alert.fact() instanceof Fact.AlertReceived received ? received.rule() : "";
        var about = level == AttributionLevel.WEAK
                ? String.join(
                        "/",
                        alert.source(),
                        alert.host().orElse(""),
                        rule,
                        Long.toString(alert.receivedAt().getEpochSecond() / ONE_ROW_EVERY.toSeconds()))
                : alert.id().toString();
        var row = asEvidence(alert.id(), about, decidedAt);
        if (level == AttributionLevel.STRONG
                && alert.fact() instanceof Fact.AlertReceived received
                && received.kind() == AlertKind.RUNTIME) {
            alert.host().ifPresent(row::host);
        }
        return row.build();
    }

    private NewEvidence.Builder asEvidence(UUID alert, String about, Instant decidedAt) {
        var same = String.join(
                "/", SOURCE, about, exercise.toString(), token.map(Token::value).orElse(""), level.name());
        var row = NewEvidence.of(SOURCE, decidedAt, new Fact.Attributed(level, reason))
                .id(UUID.nameUUIDFromBytes(same.getBytes(StandardCharsets.UTF_8)))
                .exercise(exercise)
                .refersTo(alert);
        token.ifPresent(row::token);
        return row;
    }
}
