package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What hangs on the wall: what observers are told, and nobody's name.
 *
 * @param stop what was said when a real incident was called; null when none was
 * @param door the way in, in the lobby; null later
 * @param people how many are in the room, in words
 * @param rules ground rules
 * @param waiting what is shown while nothing is told
 * @param inject the newest one that is out; null before the first
 * @param reflections of the hotwash, after their reveal
 * @param news what a screen reader is told when it changes
 */
public record TabletopScreenPage(
        String href,
        String title,
        Chip phase,
        TabletopPage.Clock clock,
        @Nullable String stop,
        TabletopPage.@Nullable Door door,
        String people,
        List<String> rules,
        String waiting,
        @Nullable Told inject,
        List<TabletopPage.Reflection> reflections,
        String news)
        implements Page {
    public TabletopScreenPage {
        rules = List.copyOf(rules);
        reflections = List.copyOf(reflections);
    }

    /**
     * An inject as observers see it.
     *
     * @param revealed whether the answers may be seen; before, {@code bars} and {@code said} are empty
     * @param said who is the role, when is the option
     */
    public record Told(
            String title,
            String about,
            Markup text,
            List<TabletopPage.Attachment> attachments,
            String prompt,
            TabletopPage.@Nullable Timer timer,
            boolean revealed,
            List<TabletopPage.Bar> bars,
            List<TabletopPage.Line> said,
            @Nullable String decided) {
        public Told {
            attachments = List.copyOf(attachments);
            bars = List.copyOf(bars);
            said = List.copyOf(said);
        }
    }
}
