package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GET {@code /msels/{id}/edit}: a tabletop as somebody is writing it, with its run of show.
 *
 * @param state what it was begun from and when it was changed, as a sentence
 * @param begun whether there is something to save, to throw away or to take back
 * @param published whether a version of it is in use
 * @param taken whether somebody else has saved a tabletop of this id, so that this one needs another
 * @param wrong what it could not be saved for; null when it was not tried
 * @param note what was changed, as typed
 * @param comments what the form would lose of the text; empty when nothing
 * @param others who else is writing on it, as a sentence; empty when nobody
 * @param findings what the check found, errors first
 * @param sections all but the injects
 * @param rows the injects in order
 * @param places where another inject can be put
 * @param undo what can be taken back; null when nothing
 * @param overtaken what somebody else saved meanwhile; null when nobody did
 */
public record MselDraftPage(
        String id,
        String title,
        String state,
        boolean begun,
        boolean published,
        boolean taken,
        MselBar bar,
        @Nullable String wrong,
        String note,
        String comments,
        String others,
        List<Finding> findings,
        List<Section> sections,
        List<Row> rows,
        List<Choice> places,
        MselDraftPage.@Nullable Undo undo,
        MselDraftPage.@Nullable Overtaken overtaken)
        implements Page {
    public MselDraftPage {
        findings = List.copyOf(findings);
        sections = List.copyOf(sections);
        rows = List.copyOf(rows);
        places = List.copyOf(places);
    }

    /** One finding: where it is, with a link that may be empty. */
    public record Finding(Chip severity, String where, String href, String message) {}

    /** A part of the frame: what it holds in a few words, and what is found in it. */
    public record Section(String id, String href, String title, String holds, List<Chip> found) {
        public Section {
            found = List.copyOf(found);
        }
    }

    /**
     * An inject.
     *
     * @param place from 0
     * @param mark by which it is found when it was moved meanwhile
     * @param inject its id
     * @param when due on the exercise clock, and in the story
     * @param kind what it asks, and by which channel it comes
     * @param to audience in words
     * @param notes branch, trigger and the like
     */
    public record Row(
            int place,
            String mark,
            String href,
            String inject,
            String when,
            String module,
            String title,
            String to,
            String kind,
            List<String> notes,
            List<Chip> found,
            boolean first,
            boolean last) {
        public Row {
            notes = List.copyOf(notes);
            found = List.copyOf(found);
        }
    }

    /** The latest change. */
    public record Undo(int revision, String what) {}

    /** A version that somebody else saved, what it changed alone, and what the draft changed, too. */
    public record Overtaken(String version, List<String> byThem, List<String> byBoth) {
        public Overtaken {
            byThem = List.copyOf(byThem);
            byBoth = List.copyOf(byBoth);
        }
    }
}
