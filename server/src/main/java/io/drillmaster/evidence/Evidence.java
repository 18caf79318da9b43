package io.drillmaster.evidence;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.Token;
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
        Fact fact) {}
