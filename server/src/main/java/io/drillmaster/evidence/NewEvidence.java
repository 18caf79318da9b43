package io.drillmaster.evidence;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.Token;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact on its way into the log. The meaning of the parts is that of {@link Evidence}; the exercise may still be
 * unknown, it is found by the token when the row is appended.
 *
 * @param raw the bytes as they came from outside, kept whole; empty for facts of our own
 */
public record NewEvidence(
        UUID id,
        Optional<ExerciseId> exercise,
        Optional<Token> token,
        String source,
        Optional<String> host,
        Optional<SourceTime> sourceTime,
        Instant receivedAt,
        Optional<String> actor,
        Optional<UUID> refersTo,
        Fact fact,
        byte[] raw) {

    /** Starts with what every row has: who observed what, and when this server learned of it. */
    public static Builder of(String source, Instant receivedAt, Fact fact) {
        return new Builder(source, receivedAt, fact);
    }

    /** Adds what only some rows have. */
    public static final class Builder {
        private final String source;
        private final Instant receivedAt;
        private final Fact fact;
        private UUID id = UUID.randomUUID();
        private @Nullable ExerciseId exercise;
        private @Nullable Token token;
        private @Nullable String host;
        private @Nullable SourceTime sourceTime;
        private @Nullable String actor;
        private @Nullable UUID refersTo;
        private byte[] raw = new byte[0];

        private Builder(String source, Instant receivedAt, Fact fact) {
            this.source = source;
            this.receivedAt = receivedAt;
            this.fact = fact;
        }

        /** Instead of a random id: one that is the same whenever the same fact is told again. */
        public Builder id(UUID value) {
            id = value;
            return this;
        }

        /** The exercise, where the observer knows it. */
        public Builder exercise(ExerciseId value) {
            exercise = value;
            return this;
        }

        /** The install target's token. */
        public Builder token(Token value) {
            token = value;
            return this;
        }

        /** The machine it was observed on. */
        public Builder host(String value) {
            host = value;
            return this;
        }

        /** The source's own time. */
        public Builder sourceTime(SourceTime value) {
            sourceTime = value;
            return this;
        }

        /** Account name of the person who did it. */
        public Builder actor(String value) {
            actor = value;
            return this;
        }

        /** The row that this one is about. */
        public Builder refersTo(UUID value) {
            refersTo = value;
            return this;
        }

        /** The bytes as they came. */
        public Builder raw(byte[] value) {
            raw = value;
            return this;
        }

        /** The finished row. */
        public NewEvidence build() {
            return new NewEvidence(
                    id,
                    Optional.ofNullable(exercise),
                    Optional.ofNullable(token),
                    source,
                    Optional.ofNullable(host),
                    Optional.ofNullable(sourceTime),
                    receivedAt,
                    Optional.ofNullable(actor),
                    Optional.ofNullable(refersTo),
                    fact,
                    raw);
        }
    }
}
