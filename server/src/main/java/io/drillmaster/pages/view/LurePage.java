package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GET and POST {@code /lure}: names that could be mistaken for real dependencies.
 *
 * @param formats the kinds of dependency files
 * @param file the text of one, as pasted, and what is wrong with it
 * @param result what came out; null before anything was asked
 */
public record LurePage(
        List<Choice> formats, Field file, @Nullable Result result) implements Page {
    public LurePage {
        formats = List.copyOf(formats);
    }

    /**
     * What came out.
     *
     * @param summary one sentence: how many there are
     * @param advice what is still to be checked, one sentence
     * @param usable names that a drill package may have, most believable first
     * @param refused names that it must not have
     * @param skipped what the file names besides dependencies from a registry
     */
    public record Result(String summary, String advice, List<Row> usable, List<Row> refused, List<Skipped> skipped) {
        public Result {
            usable = List.copyOf(usable);
            refused = List.copyOf(refused);
            skipped = List.copyOf(skipped);
        }
    }

    /**
     * One name.
     *
     * @param name the name
     * @param mutation how it was made, in the field's word
     * @param about how it was made, for people
     * @param target the dependency that it imitates
     * @param refusal why it must not be used; null when it may
     */
    public record Row(
            String name,
            String mutation,
            String about,
            String target,
            @Nullable String refusal) {}

    /**
     * One line of the file that was passed over.
     *
     * @param place where: "line 3"
     * @param text what stands there, shortened
     * @param reason why
     */
    public record Skipped(String place, String text, String reason) {}
}
