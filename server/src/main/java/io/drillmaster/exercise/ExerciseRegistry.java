package io.drillmaster.exercise;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.registry.RegistryFile;
import io.drillmaster.registry.RegistryStore;
import io.drillmaster.registry.RegistryToken;
import io.drillmaster.registry.Republish;
import io.drillmaster.registry.TokenRights;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What people do with an exercise's part of the built-in registry: tokens for clients, yanks, removals. */
public final class ExerciseRegistry {
    private final RegistryStore registry;
    private final PlanStore plans;
    private final InstantSource clock;

    /** On the registry's store. */
    public ExerciseRegistry(RegistryStore registry, PlanStore plans, InstantSource clock) {
        this.registry = registry;
        this.plans = plans;
        this.clock = clock;
    }

    /**
     * Makes a token for clients of an exercise that is not over; it ends with the exercise.
     *
     * @return the secret, which nobody can read again
     */
    public String createToken(ExerciseId id, TokenRights rights, Republish republish, String by) {
        if (rights == TokenRights.READ && republish == Republish.ALLOWED) {
            throw Problem.badField(
                    "republish", "read-only-token", "A token that may only read cannot republish; choose upload.");
        }
        return plans.jdbi().inTransaction(handle -> {
            var exercise =
                    plans.lock(handle, id).orElseThrow(() -> Problem.notFound("There is no exercise " + id + "."));
            if (exercise.state() != ExerciseState.PLANNED && exercise.state() != ExerciseState.RUNNING) {
                throw Problem.conflict("already-over", id + " is over: nothing of it is in the registry any more.");
            }
            return registry.tokens().create(handle, id, rights, republish, by, clock.instant());
        });
    }

    /** Tokens that are good. */
    public List<RegistryToken> tokens(ExerciseId id) {
        return registry.tokens().of(id);
    }

    /** Files that clients can get. */
    public List<RegistryFile> files(ExerciseId id) {
        return registry.filesOf(id);
    }

    /** Yanks a file (PEP 592: only pinned installs get it), or takes the yank back when there is no reason at all. */
    public RegistryFile yank(ExerciseId id, long file, Optional<String> reason) {
        if (reason.filter(text -> text.length() > 500).isPresent()) {
            throw Problem.badField("reason", "too-long", "The reason has more than 500 characters.");
        }
        var found = file(id, file);
        plans.jdbi().useTransaction(handle -> registry.yank(handle, found, reason));
        return found;
    }

    /** Takes an uploaded file out for good. */
    public RegistryFile remove(ExerciseId id, long file) {
        var found = file(id, file);
        plans.jdbi().useTransaction(handle -> registry.remove(handle, found, clock.instant()));
        return found;
    }

    /** Has clients told another upload time than the true one, for a drill of an age gate. */
    public RegistryFile tellUploadTime(ExerciseId id, long file, Instant time) {
        var found = file(id, file);
        plans.jdbi().useTransaction(handle -> registry.tellUploadTime(handle, found, time));
        return found;
    }

    private RegistryFile file(ExerciseId id, long file) {
        return registry.filesOf(id).stream()
                .filter(candidate -> candidate.id() == file)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There is no such file of " + id + " in the registry."));
    }
}
