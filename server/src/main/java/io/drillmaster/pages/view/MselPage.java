package io.drillmaster.pages.view;

import java.util.List;

/**
 * GET {@code /msels/{id}}: all of a tabletop, for those who run it. Players never see this page.
 *
 * @param version e.g. {@code version 3}
 * @param facts length, live scenario, source
 * @param preview what is played
 * @param versions latest first
 * @param current version in use, which a way back is taken from
 * @param mayWrite whether this person may write
 * @param draft whether this person has a draft of it
 * @param copy the field for the id of a copy, with what was wrong
 */
public record MselPage(
        String id,
        String title,
        String version,
        List<NamedValue> facts,
        Preview preview,
        List<Version> versions,
        int current,
        boolean mayWrite,
        boolean draft,
        Field copy)
        implements Page {
    public MselPage {
        facts = List.copyOf(facts);
        versions = List.copyOf(versions);
    }

    /** One version: what it is called, when and by whom it was saved, and whether one can go back to it. */
    public record Version(int number, String text, String note, boolean older) {}

    /** What is played: summary, who plays, what is evaluated, and the run of show. */
    public record Preview(String summary, List<NamedValue> roles, List<Objective> objectives, List<Part> parts) {
        public Preview {
            roles = List.copyOf(roles);
            objectives = List.copyOf(objectives);
            parts = List.copyOf(parts);
        }
    }

    /** What the exercise is to show, and the critical tasks that it is judged by. */
    public record Objective(String title, List<String> tasks) {
        public Objective {
            tasks = List.copyOf(tasks);
        }
    }

    /** A module with its injects. */
    public record Part(String title, String when, Markup situation, List<Row> injects) {
        public Part {
            injects = List.copyOf(injects);
        }
    }

    /**
     * An inject.
     *
     * @param when due on the exercise clock and in the story
     * @param how kind, channel, sender and audience in a line
     * @param asks the question and its options; empty when it asks nothing
     * @param notes what decides whether it is told, its timer and the like
     * @param expected what good players do
     */
    public record Row(
            String id,
            String when,
            String how,
            String title,
            Markup body,
            List<String> asks,
            List<String> notes,
            List<String> expected) {
        public Row {
            asks = List.copyOf(asks);
            notes = List.copyOf(notes);
            expected = List.copyOf(expected);
        }
    }
}
