package io.drillmaster.origin;

import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.InstallTarget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether what was found is ours. In doubt it is not. */
public sealed interface Answer {
    /**
     * It is.
     *
     * @param proof what makes that sure, or how sure it is
     * @param drills whose it is; more than one when several drills use a name
     */
    record Ours(Proof proof, List<Drill> drills) implements Answer {
        public Ours {
            drills = List.copyOf(drills);
        }
    }

    /**
     * A client uploaded the file into the built-in registry for an exercise; nothing is known about what it does.
     *
     * @param exercises for which
     */
    record Uploaded(List<Exercise> exercises) implements Answer {
        public Uploaded {
            exercises = List.copyOf(exercises);
        }
    }

    /** A name below the zone of the canary, but no drill's. */
    record InOurZone() implements Answer {}

    /**
     * It is not.
     *
     * @param remark what is near it, as one sentence; empty when nothing is
     */
    record NotOurs(Optional<String> remark) implements Answer {}

    /** What an answer rests on. */
    enum Proof {
        /** The digest of a file that was published. */
        BYTES,
        /** A token, which nobody can guess. */
        TOKEN,
        /** A name only: somebody else could publish under it too. */
        NAME
    }

    /**
     * One install target of an exercise.
     *
     * @param exercise the exercise
     * @param target the package
     * @param published empty while it is only planned
     */
    record Drill(Exercise exercise, InstallTarget target, Optional<Publication> published) {}

    /**
     * What was published of an install target.
     *
     * @param filename the archive
     * @param sha256 its digest, hex
     * @param publishedAt when
     * @param withdrawnAt empty while it is still handed out
     * @param expiresAt from when on it does nothing; empty when it is not known
     * @param signed whether the signed documents are here
     */
    record Publication(
            String filename,
            String sha256,
            Instant publishedAt,
            Optional<Instant> withdrawnAt,
            Optional<Instant> expiresAt,
            boolean signed) {}
}
