package io.drillmaster.pages.view;

import java.util.List;

/**
 * The form for a new tabletop session.
 *
 * @param title as typed
 * @param options events lists to choose from
 * @param drills live ones to play beside, and past ones to tell again; the first is to play alone
 * @param errors what was wrong
 */
public record TabletopNewPage(Field title, List<Option> options, List<Choice> drills, List<FieldError> errors)
        implements Page {
    public TabletopNewPage {
        drills = List.copyOf(drills);
        options = List.copyOf(options);
        errors = List.copyOf(errors);
    }

    /**
     * An events list.
     *
     * @param length how long a session takes, in words
     * @param roles who plays, in words
     */
    public record Option(
            String id, String title, String summary, String length, String injects, String roles, boolean chosen) {}
}
