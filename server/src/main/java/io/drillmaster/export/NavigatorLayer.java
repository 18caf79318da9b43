package io.drillmaster.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * A layer of the ATT&amp;CK Navigator, format 4.5. No technique names a tactic: the Navigator then shows it under each that
 * its own version of ATT&amp;CK has, and tactics were renamed in version 19.
 *
 * @param techniques by id
 * @param gradient from a score of 0 to one of 100
 */
public record NavigatorLayer(
        String name,
        Versions versions,
        String domain,
        String description,
        Layout layout,
        boolean hideDisabled,
        List<Technique> techniques,
        Gradient gradient,
        List<LegendItem> legendItems,
        boolean selectTechniquesAcrossTactics,
        boolean selectSubtechniquesWithParent,
        List<Metadata> metadata) {
    public NavigatorLayer {
        techniques = List.copyOf(techniques);
        legendItems = List.copyOf(legendItems);
        metadata = List.copyOf(metadata);
    }

    /**
     * What the file is made for.
     *
     * @param attack first number of the version of ATT&amp;CK
     */
    public record Versions(String attack, String navigator, String layer) {}

    /** How the matrix is shown. */
    public record Layout(String layout, boolean showID, boolean showName, String expandedSubtechniques) {}

    /**
     * A technique.
     *
     * @param score 0 to 100; absent when there is nothing to score, which the Navigator leaves without a colour
     */
    public record Technique(
            @JsonProperty("techniqueID") String techniqueId,
            Optional<Integer> score,
            String comment,
            boolean enabled,
            List<Metadata> metadata) {
        public Technique {
            metadata = List.copyOf(metadata);
        }
    }

    /** Colours for scores. */
    public record Gradient(List<String> colors, int minValue, int maxValue) {
        public Gradient {
            colors = List.copyOf(colors);
        }
    }

    /** A line of the legend. */
    public record LegendItem(String label, String color) {}

    /** A line of what the Navigator shows beside. */
    public record Metadata(String name, String value) {}
}
