package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a session: its after-action report with what an improvement plan is made of (HSEEP AAR/IP). Nobody's name
 * is in it, only roles.
 *
 * @param draft the session is not over yet
 * @param facts overview
 * @param scope what was played, for a reader who was not there
 * @param attendance how many of each role, in words
 * @param strengths of the hotwash, most votes first
 * @param areas for improvement, most votes first
 * @param improvements what was assigned or put off: candidates of the improvement plan
 * @param medians of the numbers, in words
 * @param feedback how many agree how much with each statement; empty when nobody gave any
 * @param remarks what people wrote in their feedback, and to which question
 * @param correcting for those who may put the timeline right; null for everybody else
 * @param plan the improvement plan
 */
public record TabletopReportPage(
        String id,
        String href,
        String title,
        boolean draft,
        List<NamedValue> facts,
        String scope,
        List<NamedValue> attendance,
        List<Objective> objectives,
        List<Inject> injects,
        List<TabletopPage.Reflection> strengths,
        List<TabletopPage.Reflection> areas,
        List<String> improvements,
        List<Figures> numbers,
        List<NamedValue> medians,
        List<NamedValue> feedback,
        List<NamedValue> remarks,
        List<Line> timeline,
        @Nullable Correcting correcting,
        TabletopPlan plan)
        implements Page {
    public TabletopReportPage {
        facts = List.copyOf(facts);
        attendance = List.copyOf(attendance);
        objectives = List.copyOf(objectives);
        injects = List.copyOf(injects);
        strengths = List.copyOf(strengths);
        areas = List.copyOf(areas);
        improvements = List.copyOf(improvements);
        numbers = List.copyOf(numbers);
        medians = List.copyOf(medians);
        feedback = List.copyOf(feedback);
        remarks = List.copyOf(remarks);
        timeline = List.copyOf(timeline);
    }

    /** An objective: how often each rating was given, and what was seen. */
    public record Objective(
            String id, String title, String capability, String counts, List<TabletopEvaluatePage.Observation> seen) {
        public Objective {
            seen = List.copyOf(seen);
        }
    }

    /**
     * An inject and what people made of it.
     *
     * @param prompt empty when nothing was asked
     * @param answered how many; null when nothing was asked
     * @param decided null when the group decided nothing
     * @param minority answers other than what the group decided, by role
     * @param reason why it was left out or that it was taken back; empty when it was told
     */
    public record Inject(
            String id,
            String title,
            String about,
            String prompt,
            @Nullable String answered,
            List<TabletopPage.Bar> bars,
            @Nullable String decided,
            List<String> minority,
            String reason) {
        public Inject {
            bars = List.copyOf(bars);
            minority = List.copyOf(minority);
        }
    }

    /** Numbers of one inject that asked something, as text. */
    public record Figures(
            String inject,
            String answered,
            String inTime,
            String first,
            String decided,
            String coded,
            int clarifications) {}

    /**
     * Something that happened: on the wall's clock, on the exercise clock, by whom, and what.
     *
     * @param corrections what put it right later, and who did, oldest first
     */
    public record Line(Moment wall, String elapsed, String who, String what, List<String> corrections) {
        public Line {
            corrections = List.copyOf(corrections);
        }
    }

    /**
     * How a line of the timeline is put right.
     *
     * @param key by which what is sent twice happens once
     * @param lines to choose from
     */
    public record Correcting(String key, List<Choice> lines) {
        public Correcting {
            lines = List.copyOf(lines);
        }
    }
}
