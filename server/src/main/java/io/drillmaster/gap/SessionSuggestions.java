package io.drillmaster.gap;

import io.drillmaster.gap.SessionRecord.Judgement;
import io.drillmaster.gap.SessionRecord.Observed;
import io.drillmaster.verdict.GapCategory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads gaps out of what a session left behind: tasks that did not go well, and what people voted to change. */
final class SessionSuggestions {
    /** Words in the names of capabilities, and where in the chain they belong; the first that is found counts. */
    private static final List<Map.Entry<String, GapCategory>> WORDS = List.of(
            Map.entry("communicat", GapCategory.COMMUNICATE),
            Map.entry("contain", GapCategory.CONTAIN),
            Map.entry("secrets", GapCategory.CONTAIN),
            Map.entry("recover", GapCategory.RECOVER),
            Map.entry("triage", GapCategory.TRIAGE),
            Map.entry("knowing", GapCategory.TRIAGE),
            Map.entry("detect", GapCategory.DETECT));

    private SessionSuggestions() {}

    /**
     * A gap that a session suggests.
     *
     * @param key stable within the session
     * @param origin the session, with the task where one is known, and the events that it rests on
     * @param category a guess from the words of the objective; a person decides
     */
    record Suggested(String key, Origin.Table origin, GapCategory category, String title, String description) {}

    static List<Suggested> of(SessionRecord session) {
        var suggested = new ArrayList<Suggested>();
        session.observations().stream()
                .filter(seen -> seen.judgement() == Judgement.WANTING)
                .collect(Collectors.groupingBy(Observed::task, LinkedHashMap::new, Collectors.toList()))
                .forEach((task, seen) -> suggested.add(task(session, task, seen)));
        session.wishes().forEach(wish -> suggested.add(wish(session, wish)));
        return suggested;
    }

    /** One for all that was wanting in a task, under the worst rating of it. */
    private static Suggested task(SessionRecord session, String task, List<Observed> seen) {
        var worst = Collections.max(seen, Comparator.comparing(Observed::rating)); // M before U
        return new Suggested(
                "task-" + task,
                new Origin.Table(
                        session.id(),
                        Optional.of(task),
                        seen.stream().map(Observed::event).toList()),
                session.target(task).map(SessionSuggestions::category).orElse(GapCategory.RESPOND),
                line(worst.meaning() + ": " + session.title(task).orElse(task)),
                seen.stream()
                        .map(one -> one.rating() + ": " + one.text().strip())
                        .collect(Collectors.joining("\n")));
    }

    private static Suggested wish(SessionRecord session, SessionRecord.Wish wish) {
        return new Suggested(
                "hotwash-" + wish.event(),
                new Origin.Table(session.id(), Optional.empty(), List.of(wish.event())),
                GapCategory.RESPOND,
                line(wish.text()),
                "Named in the hotwash; " + (wish.votes() == 1 ? "one person" : wish.votes() + " people")
                        + " voted for it.");
    }

    /** What the capability's name says; a person may know better. */
    private static GapCategory category(SessionRecord.Target target) {
        var words = target.capability().toLowerCase(Locale.ROOT);
        return WORDS.stream()
                .filter(known -> words.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(GapCategory.RESPOND);
    }

    /** As one line that fits a gap's title. */
    private static String line(String text) {
        var line = text.replaceAll("[\\p{Cc}\\s]+", " ").strip();
        if (line.length() <= GapEdit.LONGEST_TITLE) {
            return line;
        }
        var end = GapEdit.LONGEST_TITLE - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end)
                        .stripTrailing()
                + "…";
    }
}
