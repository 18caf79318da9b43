package io.drillmaster.alert;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import java.nio.charset.StandardCharsets;
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

    /**
     * The row that records the decision. Its id follows from the alert and the decision, so an attribution that is made
     * again after a crash adds nothing.
     *
     * @param alert the alert's row
     * @param decidedAt on this server's clock
     */
    public NewEvidence asEvidence(UUID alert, Instant decidedAt) {
        var same = String.join(
                "/",
                SOURCE,
                alert.toString(),
                exercise.toString(),
                token.map(Token::value).orElse(""),
                level.name());
        var row = NewEvidence.of(SOURCE, decidedAt, new Fact.Attributed(level, reason))
                .id(UUID.nameUUIDFromBytes(same.getBytes(StandardCharsets.UTF_8)))
                .exercise(exercise)
                .refersTo(alert);
        token.ifPresent(row::token);
        return row.build();
    }
}
