package io.drillmaster.exercise;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.Fact;
import java.time.Instant;

/**
 * What somebody can say with one tap on a link that was sent to them.
 *
 * @param exercise what it is about
 * @param answer what they say
 * @param person who they are: an account's login, or a name; not empty
 * @param expiresAt until when it works
 */
public record ResponseLink(ExerciseId exercise, Answer answer, String person, Instant expiresAt) {
    private static final int LONGEST_NAME = 100;

    public ResponseLink {
        person = person.strip();
        if (person.isEmpty() || person.length() > LONGEST_NAME || person.chars().anyMatch(Character::isISOControl)) {
            throw Problem.badField(
                    "person", "bad-person", "Say who the link is for, in at most " + LONGEST_NAME + " characters.");
        }
    }

    /** What can be said. */
    public enum Answer {
        /** "I have seen the alert": ends TTA. */
        ACKNOWLEDGED,
        /** "I am investigating": ends TTR. */
        INVESTIGATING,
        /** "It is contained": ends TTC. */
        CONTAINED;

        Fact fact() {
            var note = "by a signed link";
            return switch (this) {
                case ACKNOWLEDGED -> new Fact.Acknowledged(note);
                case INVESTIGATING -> new Fact.Investigating(note);
                case CONTAINED -> new Fact.Contained(note);
            };
        }
    }
}
