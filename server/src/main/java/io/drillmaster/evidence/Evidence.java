package io.drillmaster.evidence;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One row of the log: somebody or something observed a fact. Rows are never changed; what turned out wrong is retracted
 * by a later row that refers to it.
 *
 * @param seq place in the log; grows in the order of commit
 * @param id identity, given when the fact was observed; appending the same id twice is one row
 * @param exercise whose exercise it belongs to, where known when it was appended
 * @param token the install target, where the fact carries one
 * @param source who observed it: {@code canary.dns}, {@code marker.poller}, {@code falco}, {@code person} …
 * @param host the machine it was observed on, as the source names it
 * @param sourceTime the source's own time
 * @param receivedAt when this server learned of it, on its own clock
 * @param actor account name of the person, where a person did it
 * @param refersTo the row that this one is about (attribution, retraction)
 * @param fact what was observed
 */
public record Evidence(
        long seq,
        UUID id,
        Optional<ExerciseId> exercise,
        Optional<Token> token,
        String source,
        Optional<String> host,
        Optional<SourceTime> sourceTime,
        Instant receivedAt,
        Optional<String> actor,
        Optional<UUID> refersTo,
        Fact fact) {
    /** For so long a pager goes on trying to tell what somebody did. */
    private static final Duration LONGEST_DELIVERY = Duration.ofDays(2);

    /**
     * When a person said it. A pager, chat or ticket system may tell it much later than it was said, so its own time is
     * taken where it can be right: with an offset, not after this server heard of it, and not longer before than anybody
     * goes on delivering. Otherwise, and for what is said on our own pages, it is {@link #receivedAt}.
     */
    public Instant saidAt() {
        return sourceTime
                .filter(time -> !time.zoneAssumed())
                .map(SourceTime::instant)
                .filter(said -> !said.isAfter(receivedAt) && !said.isBefore(receivedAt.minus(LONGEST_DELIVERY)))
                .orElse(receivedAt);
    }
}
