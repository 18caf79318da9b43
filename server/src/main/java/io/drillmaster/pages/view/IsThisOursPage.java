package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GET {@code /is-this-ours?q=}; POST {@code /is-this-ours} with {@code file}.
 *
 * @param question what was asked
 * @param file what is wrong with the uploaded file
 * @param verdict the answer; null before anything was asked
 */
public record IsThisOursPage(
        Field question, Field file, @Nullable Verdict verdict) implements Page {
    /**
     * The answer.
     *
     * @param tone how it looks
     * @param headline yes or no, as a sentence
     * @param because what it rests on, and how far
     * @param steps what to do now
     * @param drills whose it is
     */
    public record Verdict(Tone tone, String headline, String because, List<String> steps, List<Drill> drills) {
        public Verdict {
            steps = List.copyOf(steps);
            drills = List.copyOf(drills);
        }
    }

    /**
     * A drill that it belongs to.
     *
     * @param exercise where it leads, and its id and title
     * @param state of the exercise
     * @param facts contact, package, and so on
     * @param does what the package does, a sentence each
     * @param documents signed proofs
     */
    public record Drill(Link exercise, Chip state, List<NamedValue> facts, List<String> does, List<Link> documents) {
        public Drill {
            facts = List.copyOf(facts);
            does = List.copyOf(does);
            documents = List.copyOf(documents);
        }
    }
}
