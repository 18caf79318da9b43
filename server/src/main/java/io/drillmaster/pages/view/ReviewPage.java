package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GET {@code /exercises/{id}/review}: the blameless post-mortem. Forms: POST {@code {href}/sections/{key}} with
 * {@code text} and {@code version} (the one that was edited); POST {@code {href}/suggestions/{key}} with {@code decision}
 * ({@code accept} or {@code drop}); POST {@code {href}/gaps} with {@code title}, {@code category}, {@code owner},
 * {@code due}.
 *
 * @param exercise leading back to the exercise
 * @param href path of the review, without a slash at the end
 * @param title of the exercise
 * @param state draft or written
 * @param facts scenario, date, window, who took part by role
 * @param summary two sentences that the numbers give
 * @param numbers objective against result
 * @param notes sentences that qualify the numbers
 * @param history where earlier verdicts stand; null when there was one only
 * @param standIns names of the stand-ins that took part in a demo; empty in a real exercise
 * @param sections what people write
 * @param suggestions gaps that the data suggest, not yet accepted or dropped
 * @param newGap the form for a gap of one's own
 * @param mayEdit whether forms are offered
 */
public record ReviewPage(
        Link exercise,
        String href,
        String title,
        Chip state,
        List<NamedValue> facts,
        String summary,
        List<ReviewNumber> numbers,
        List<Note> notes,
        @Nullable Link history,
        List<String> standIns,
        List<TargetRow> targets,
        List<TimelineMinute> timeline,
        List<Section> sections,
        List<Suggestion> suggestions,
        List<GapRow> gaps,
        NewGap newGap,
        boolean mayEdit)
        implements Page {
    public ReviewPage {
        facts = List.copyOf(facts);
        numbers = List.copyOf(numbers);
        notes = List.copyOf(notes);
        standIns = List.copyOf(standIns);
        targets = List.copyOf(targets);
        timeline = List.copyOf(timeline);
        sections = List.copyOf(sections);
        suggestions = List.copyOf(suggestions);
        gaps = List.copyOf(gaps);
    }

    /**
     * One number and how it is known.
     *
     * @param label e.g. {@code Time to detect}
     * @param value e.g. {@code 2 min 05 s}
     * @param bounds e.g. {@code between 2 min 01 s and 2 min 07 s}; null when exact or no question
     * @param objective e.g. {@code objective 5 min}
     * @param how a sentence: from what to what
     * @param evidence the rows that made it
     */
    public record ReviewNumber(
            String label,
            String value,
            @Nullable String bounds,
            @Nullable String objective,
            @Nullable Chip verdict,
            String how,
            List<Link> evidence) {
        public ReviewNumber {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * A part that people write.
     *
     * @param key e.g. {@code went-well}
     * @param title e.g. {@code What went well}
     * @param hint how to write it without blame
     * @param text as written, paragraphs parted by empty lines; empty when nobody has yet
     * @param version 0 when nobody has written yet
     * @param edited e.g. {@code edited by Ana on 3 Nov 2026, 11:20 UTC}; null when nobody has
     * @param earlier earlier versions, newest first
     * @param problem why the last edit was not kept, e.g. somebody else was quicker; null when it was
     * @param draft the text that was not kept, to be merged and saved again; null when there is none
     */
    public record Section(
            String key,
            String title,
            String hint,
            String text,
            int version,
            @Nullable String edited,
            List<EarlierVersion> earlier,
            @Nullable String problem,
            @Nullable String draft) {
        public Section {
            earlier = List.copyOf(earlier);
        }
    }

    /** An earlier version of a section. */
    public record EarlierVersion(int version, String edited, String text) {}

    /**
     * A gap that the data suggest.
     *
     * @param why what in the data suggests it
     */
    public record Suggestion(String key, String title, String category, String why, List<Link> evidence) {
        public Suggestion {
            evidence = List.copyOf(evidence);
        }
    }

    /** The form for a gap of one's own. */
    public record NewGap(Field title, List<Choice> categories, Field owner, Field due) {
        public NewGap {
            categories = List.copyOf(categories);
        }
    }
}
