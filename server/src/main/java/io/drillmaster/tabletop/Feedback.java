package io.drillmaster.tabletop;

import io.drillmaster.common.Problem;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What one person thinks of the exercise; kept without name, role and time.
 *
 * @param agreement from 1 (not at all) to 5 (fully) by statement; statements without an opinion are left out
 * @param strengths up to three things that went well
 * @param improvements up to three things to do better
 * @param unseen what this person saw and evaluators could not; may be empty
 * @param actions what should be done, how urgently and by whom; may be empty
 * @param plans plans, procedures and training to look at again; may be empty
 */
public record Feedback(
        Map<Statement, Integer> agreement,
        List<String> strengths,
        List<String> improvements,
        String unseen,
        String actions,
        String plans) {
    /** How far one can agree. */
    public static final int MOST = 5;

    private static final int MOST_THINGS = 3;

    public Feedback {
        agreement = Map.copyOf(agreement);
        strengths = said(strengths);
        improvements = said(improvements);
    }

    private static List<String> said(List<String> texts) {
        return texts.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    }

    void check() {
        agreement.forEach((statement, value) -> {
            if (value < 1 || value > MOST) {
                throw Problem.badField(
                        statement.name(),
                        "bad-agreement",
                        "Agreement goes from 1 to " + MOST + ", found " + value + ".");
            }
        });
        if (strengths.size() > MOST_THINGS || improvements.size() > MOST_THINGS) {
            throw Problem.badInput("too-many", "Give at most " + MOST_THINGS + " strengths and as many improvements.");
        }
        strengths.forEach(text -> Checks.text("strengths", text, false));
        improvements.forEach(text -> Checks.text("improvements", text, false));
        Checks.text("unseen", unseen, false);
        Checks.text("actions", actions, false);
        Checks.text("plans", plans, false);
        if (agreement.isEmpty()
                && strengths.isEmpty()
                && improvements.isEmpty()
                && (unseen + actions + plans).isBlank()) {
            throw Problem.badInput("empty", "Nothing is filled in. Answer at least one question.");
        }
    }

    /** What people are asked to agree with. */
    public enum Statement {
        /** Structure. */
        STRUCTURE("The exercise had a clear structure."),
        /** Realism. */
        REALISM("The story could happen to us."),
        /** Facilitation. */
        FACILITATION("The facilitator knew the matter and kept us going."),
        /** Documents. */
        DOCUMENTS("What I was given to read helped me."),
        /** Position. */
        POSITION("My part fits what I do in real life."),
        /** People. */
        PEOPLE("The right people were in the room."),
        /** Practice. */
        PRACTICE("We practised what matters most to us."),
        /** Readiness. */
        READINESS("I am better prepared than before.");

        private final String text;

        Statement(String text) {
            this.text = text;
        }

        /** As people read it. */
        public String text() {
            return text;
        }
    }

    /**
     * What all of them think.
     *
     * @param n how many gave feedback
     * @param asked how many were in the room
     * @param counts by statement, how many agree 1, 2, 3, 4 and 5; no mean is taken of them
     * @param strengths in alphabetical order, so that the order says nothing
     * @param improvements likewise
     * @param unseen likewise
     * @param actions likewise
     * @param plans likewise
     */
    public record Summary(
            int n,
            int asked,
            Map<Statement, List<Integer>> counts,
            List<String> strengths,
            List<String> improvements,
            List<String> unseen,
            List<String> actions,
            List<String> plans) {

        static Summary of(List<Feedback> all, int asked) {
            var counts = new EnumMap<Statement, List<Integer>>(Statement.class);
            for (var statement : Statement.values()) {
                var each = new int[MOST];
                all.forEach(one -> {
                    var value = one.agreement.get(statement);
                    if (value != null) {
                        each[value - 1]++;
                    }
                });
                counts.put(statement, Arrays.stream(each).boxed().toList());
            }
            return new Summary(
                    all.size(),
                    asked,
                    Collections.unmodifiableMap(counts),
                    all.stream().flatMap(one -> one.strengths.stream()).sorted().toList(),
                    all.stream()
                            .flatMap(one -> one.improvements.stream())
                            .sorted()
                            .toList(),
                    texts(all, Feedback::unseen),
                    texts(all, Feedback::actions),
                    texts(all, Feedback::plans));
        }

        private static List<String> texts(List<Feedback> all, Function<Feedback, String> what) {
            return all.stream()
                    .map(what)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .sorted()
                    .toList();
        }
    }
}
