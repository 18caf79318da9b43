package io.drillmaster.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contrast as WCAG 2.2 defines it: 4.5 for text (1.4.3), 3 for marks and edges of controls (1.4.11). */
class StylesTest {
    private static final List<String> TONES = List.of("good", "warn", "bad", "info", "neutral", "stand-in");

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textCanBeRead(String scheme) throws IOException {
        var colours = colours(scheme);
        for (var ground : List.of("paper", "surface", "sunken")) {
            for (var ink : List.of("ink", "soft", "accent", "accent-hover", "bad")) {
                assertThat(contrast(colours, ink, ground))
                        .as("%s on %s", ink, ground)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
        for (var tone : TONES) {
            assertThat(contrast(colours, tone, tone + "-wash")).as(tone).isGreaterThanOrEqualTo(4.5);
        }
        assertThat(contrast(colours, "accent-ink", "accent")).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(colours, "accent-ink", "accent-hover")).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(colours, "accent", "accent-wash")).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void marksAndControlsCanBeMadeOut(String scheme) throws IOException {
        var colours = colours(scheme);
        for (var mark : List.of(
                "edge", "mark-detected", "mark-prevented", "mark-late", "mark-missed", "mark-other", "mark-seen")) {
            assertThat(contrast(colours, mark, "surface")).as(mark).isGreaterThanOrEqualTo(3);
        }
    }

    /** The tokens of a scheme; the dark one overrides the light one. */
    private static Map<String, Integer> colours(String scheme) throws IOException {
        try (var file = Objects.requireNonNull(
                StylesTest.class.getResourceAsStream("/io/drillmaster/web/static/app.css"), "app.css")) {
            var css = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var dark = css.indexOf("prefers-color-scheme: dark");
            var end = scheme.equals("dark") ? css.indexOf("*, *::before", dark) : dark;
            var colours = new HashMap<String, Integer>();
            Pattern.compile("--([a-z-]+): #([0-9a-f]{6});")
                    .matcher(css.substring(0, end))
                    .results()
                    .forEach(token -> colours.put(token.group(1), Integer.parseInt(token.group(2), 16)));
            return colours;
        }
    }

    private static double contrast(Map<String, Integer> colours, String one, String other) {
        var a = luminance(Objects.requireNonNull(colours.get(one), one));
        var b = luminance(Objects.requireNonNull(colours.get(other), other));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int rgb) {
        var weights = new double[] {0.2126, 0.7152, 0.0722};
        return IntStream.range(0, 3)
                .mapToDouble(i -> weights[i] * linear(((rgb >> (16 - 8 * i)) & 0xff) / 255.0))
                .sum();
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
