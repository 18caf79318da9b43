package io.drillmaster.pages.view;

import java.util.List;

/**
 * Inputs that belong together; an entry of a list has buttons that move or remove it, the list one that adds.
 *
 * @param id of the element
 * @param hint what it is for; may be empty
 * @param card whether it is one of the large parts of the form
 * @param items in order
 * @param acts buttons at its end
 * @param said what the check says of it as a whole
 */
public record FormBlock(
        String id,
        String legend,
        String hint,
        boolean card,
        List<FormItem> items,
        List<Act> acts,
        List<FormInput.Said> said)
        implements FormItem {
    public FormBlock {
        items = List.copyOf(items);
        acts = List.copyOf(acts);
        said = List.copyOf(said);
    }

    /**
     * A button that sends the form as it stands, and does something to it.
     *
     * @param value what is sent as {@code do}
     * @param label as people read it
     * @param of what it is done to, for those who hear the button alone
     * @param removes whether something goes away by it
     */
    public record Act(String value, String label, String of, boolean removes) {}
}
