package io.drillmaster.tabletop;

import io.drillmaster.scenarios.msel.Msel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * The numbers of one tabletop. They are of talk in a room: never the same thing as a drill's TTD or TTR, and never shown
 * among them. All durations are time that people lived through: pauses and jumps of the exercise clock are left out.
 *
 * @param decisions one for each inject that asked something, in the order of release
 * @param attendance how many of each role were in the room at the end, in the order of the roles; 0 for a vacant one
 * @param observers how many observed or wrote down
 * @param cameIn how many ever came in, those who were sent out included
 * @param clarifications how often somebody wanted to know more
 * @param coded answers of all injects that name expected actions
 * @param ratings how often each was given to a task or a target; 0 for those that never were
 */
public record TabletopNumbers(
        List<Asked> decisions,
        Map<String, Integer> attendance,
        int observers,
        int cameIn,
        Clarifications clarifications,
        Coded coded,
        Map<Rating, Integer> ratings) {
    public TabletopNumbers {
        decisions = List.copyOf(decisions);
    }

    /**
     * One inject that asked something.
     *
     * @param timed whether there was a timer
     * @param asked how many were
     * @param answered how many of them did, late or not
     * @param inTime how many did before the timer ran out; all of {@code answered} where there was none
     * @param first time to the first response; absent when nobody answered, which is censored and not zero
     * @param decided time to the first record of the group decision; absent when there was none
     * @param clarifications how often somebody wanted to know more while it was the newest inject
     * @param coded its answers; none where it names no expected action
     */
    public record Asked(
            String inject,
            boolean timed,
            int asked,
            int answered,
            int inTime,
            Optional<Duration> first,
            Optional<Duration> decided,
            int clarifications,
            Coded coded) {}

    /**
     * Answers that people compared with the expected actions. What nobody compared is counted, and in no share.
     *
     * @param answers that say something
     * @param matching found to name an expected action
     * @param differing found to name none
     * @param passed by whoever had nothing to say; not in {@code answers}
     */
    public record Coded(int answers, int matching, int differing, int passed) {
        /** Of these injects, without those that name no expected action. */
        public static Coded of(Collection<ConsoleView.Row> rows) {
            return new Coded(
                    count(rows, given -> given.answer().passed() ? 0 : 1),
                    count(rows, given -> given.coded().equals(Optional.of(Coding.MATCHES)) ? 1 : 0),
                    count(rows, given -> given.coded().equals(Optional.of(Coding.DIFFERS)) ? 1 : 0),
                    count(rows, given -> given.answer().passed() ? 1 : 0));
        }

        private static int count(Collection<ConsoleView.Row> rows, ToIntFunction<ConsoleView.Given> what) {
            return rows.stream()
                    .filter(row -> !row.inject().expectedActions().isEmpty())
                    .flatMap(row -> row.answers().stream())
                    .mapToInt(what)
                    .sum();
        }

        /** How many were compared: what a share is of. */
        public int coded() {
            return matching + differing;
        }

        /** How many nobody compared. */
        public int open() {
            return answers - coded();
        }
    }

    /**
     * The middle of several durations.
     *
     * @param n of how many, those that never ended included
     * @param censored how many never ended; they count as longer than all others
     * @param median absent when it falls among those that never ended, or when there are none at all
     */
    public record Middle(int n, int censored, Optional<Duration> median) {
        static Middle of(List<Optional<Duration>> values) {
            var seen = values.stream().flatMap(Optional::stream).sorted().toList();
            var n = values.size();
            var upper = n / 2;
            var lower = (n - 1) / 2;
            return new Middle(
                    n,
                    n - seen.size(),
                    n == 0 || upper >= seen.size()
                            ? Optional.empty()
                            : Optional.of(seen.get(lower).plus(seen.get(upper)).dividedBy(2)));
        }
    }

    /** Counts in what those who ran the session saw. */
    public static TabletopNumbers of(ConsoleView view) {
        var out = view.runOfShow().stream()
                .filter(row -> row.standing() == ConsoleView.Standing.RELEASED)
                .sorted((one, other) -> released(one).compareTo(released(other)))
                .toList();
        var clarifications = Clarifications.of(view.timeline());
        return new TabletopNumbers(
                out.stream()
                        .filter(row -> row.inject().decision().isPresent())
                        .map(row -> asked(view, row, clarifications))
                        .toList(),
                attendance(view),
                (int) view.people().stream().filter(person -> !person.plays()).count(),
                (int) view.timeline().stream()
                        .filter(line -> line.entry().event() instanceof PeopleEvent.Joined)
                        .count(),
                clarifications,
                Coded.of(out),
                ratings(view));
    }

    /** How many played. */
    public int players() {
        return attendance.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<Rating, Integer> ratings(ConsoleView view) {
        var counts = new EnumMap<Rating, Integer>(Rating.class);
        for (var rating : Rating.values()) {
            counts.put(rating, 0);
        }
        view.observations().forEach(seen -> counts.merge(seen.rating(), 1, Integer::sum));
        return Collections.unmodifiableMap(counts);
    }

    /** Time to the first response, over all injects that asked somebody. */
    public Middle firstResponse() {
        return Middle.of(decisions.stream()
                .filter(asked -> asked.asked() > 0)
                .map(Asked::first)
                .toList());
    }

    /** Time to the group decision, over all injects that asked. */
    public Middle groupDecision() {
        return Middle.of(decisions.stream().map(Asked::decided).toList());
    }

    private static Asked asked(ConsoleView view, ConsoleView.Row row, Clarifications clarifications) {
        var answers = row.answers().stream().map(ConsoleView.Given::answer).toList();
        return new Asked(
                row.inject().id(),
                row.inject().timer().isPresent(),
                Math.max(row.asked(), answers.size()),
                answers.size(),
                (int) answers.stream().filter(answer -> !answer.late()).count(),
                answers.stream().map(Answer::after).min(Duration::compareTo),
                decided(view, row),
                clarifications.during(row.inject().id()),
                Coded.of(List.of(row)));
    }

    private static Optional<Duration> decided(ConsoleView view, ConsoleView.Row row) {
        var out = released(row);
        return view.timeline().stream()
                .filter(line -> !line.entry().at().isBefore(out)
                        && line.entry().event() instanceof InjectEvent.Decided decided
                        && decided.inject().equals(row.inject().id()))
                .findFirst()
                .map(line -> lived(view, out, line));
    }

    /** The exercise clock's difference, without the jumps between. */
    private static Duration lived(ConsoleView view, Instant from, ConsoleView.TimelineEntry to) {
        var jumped = new ArrayList<Duration>();
        var start = Duration.ZERO;
        for (var line : view.timeline()) {
            if (line.entry().at().equals(from)) {
                start = line.elapsed();
            }
            if (line.entry().event() instanceof CourseEvent.Jumped jump
                    && line.entry().at().isAfter(from)
                    && line.entry().seq() < to.entry().seq()) {
                jumped.add(jump.by());
            }
        }
        return jumped.stream().reduce(to.elapsed().minus(start), Duration::minus);
    }

    private static Map<String, Integer> attendance(ConsoleView view) {
        var counts = new LinkedHashMap<String, Integer>();
        for (Msel.PlayerRole role : view.msel().roles()) {
            counts.put(role.id(), (int) view.people().stream()
                    .filter(person -> person.role().equals(role.id()))
                    .count());
        }
        return counts;
    }

    private static Instant released(ConsoleView.Row row) {
        return row.releasedAt().orElse(Instant.EPOCH);
    }
}
