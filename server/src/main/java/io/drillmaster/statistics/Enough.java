package io.drillmaster.statistics;

import java.util.Optional;

/** Whether there are enough drills for a statement. "Too few to tell" is a result, and is shown as one. */
public sealed interface Enough {
    /** The statement may be made. */
    record Yes() implements Enough {}

    /**
     * It may not.
     *
     * @param reason in words for people, a sentence
     */
    record TooFew(String reason) implements Enough {}

    /** Why the statement may not be made; empty when it may. */
    default Optional<String> whyNot() {
        return this instanceof TooFew few ? Optional.of(few.reason()) : Optional.empty();
    }
}
