package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GET {@code /msels/{id}/edit/parts/{part}} and {@code /msels/{id}/edit/injects/{n}}: a part of a draft, field by field. The form
 * goes by POST to the same place, with a field for every input, {@code mark} and {@code do}.
 *
 * @param id of the tabletop
 * @param heading what is edited
 * @param lead a sentence about it
 * @param action where the form goes
 * @param mark of what the form started from; empty for what is not in the draft yet
 * @param opened id of the inject that it started from; empty for all else
 * @param after where an inject that is not in the draft yet goes; empty for all else
 * @param wrong what the form as a whole was refused for; null when it was not
 * @param said what the check says and no field is about
 * @param items of the form
 * @param another what the button is called that goes on to another one of its sort; null when there is no such button
 * @param next what the button is called that goes on to the next one; null when there is none
 * @param back where the list that it is part of is
 * @param links what follows elsewhere from what is edited here
 */
public record MselFormPage(
        String id,
        String heading,
        String lead,
        MselBar bar,
        String action,
        String mark,
        String opened,
        String after,
        @Nullable String wrong,
        List<FormInput.Said> said,
        List<FormItem> items,
        @Nullable String another,
        @Nullable String next,
        String back,
        List<Link> links)
        implements Page {
    public MselFormPage {
        said = List.copyOf(said);
        items = List.copyOf(items);
        links = List.copyOf(links);
    }
}
