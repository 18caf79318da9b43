package io.drillmaster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Whatever is done to a shipped file, the answer is a scenario or findings, never another exception. */
class SpoiledScenarioTest {
    private static final String SCRAPS = " \n\t:-'\"[]{}&*!|>#%@`,?0aé\u0000\uFEFF\u2028";

    static Stream<String> shippedTexts() {
        return ShippedScenarios.names().stream().map(ShippedScenarios::text);
    }

    @ParameterizedTest
    @MethodSource("shippedTexts")
    void aFileWithAnyOneKeyRemovedLoadsOrIsRefusedWithFindings(String text) {
        Object whole = new Yaml().load(text);
        var places = keysOf(whole, List.of());
        assertThat(places).hasSizeGreaterThan(15);
        for (var place : places) {
            Object spoiled = new Yaml().load(text);
            remove(spoiled, place);
            loadsOrIsRefused(new Yaml().dump(spoiled));
        }
    }

    @ParameterizedTest
    @MethodSource("shippedTexts")
    void aFileWithAnyOneLineRemovedLoadsOrIsRefusedWithFindings(String text) {
        var lines = text.lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            var left = new ArrayList<>(lines);
            left.remove(i);
            loadsOrIsRefused(String.join("\n", left));
        }
    }

    @ParameterizedTest
    @MethodSource("shippedTexts")
    void aFileWithRandomScrapsInItLoadsOrIsRefusedWithFindings(String text) {
        var random = new Random(4711);
        for (var round = 0; round < 300; round++) {
            var spoiled = new StringBuilder(text);
            for (var i = random.nextInt(3); i >= 0; i--) {
                var at = random.nextInt(spoiled.length());
                var scrap = SCRAPS.charAt(random.nextInt(SCRAPS.length()));
                if (random.nextBoolean()) {
                    spoiled.insert(at, scrap);
                } else {
                    spoiled.setCharAt(at, scrap);
                }
            }
            loadsOrIsRefused(spoiled.toString());
        }
    }

    private static void loadsOrIsRefused(String text) {
        try {
            assertThat(ScenarioLoader.load(text, "spoiled").yaml()).isEqualTo(text);
        } catch (ScenarioException refused) {
            var lines = text.split("\\R", -1).length;
            assertThat(refused.findings()).anyMatch(Finding::isError);
            assertThat(refused.findings()).allSatisfy(finding -> {
                assertThat(finding.line()).isBetween(1, lines);
                assertThat(finding.message()).isNotBlank();
            });
        }
    }

    private static List<List<Object>> keysOf(Object value, List<Object> path) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .flatMap(entry -> Stream.concat(
                            Stream.of(append(path, entry.getKey())),
                            keysOf(entry.getValue(), append(path, entry.getKey())).stream()))
                    .toList();
        }
        if (value instanceof List<?> list) {
            return IntStream.range(0, list.size())
                    .boxed()
                    .flatMap(i -> keysOf(list.get(i), append(path, i)).stream())
                    .toList();
        }
        return List.of();
    }

    private static List<Object> append(List<Object> path, Object step) {
        return Stream.concat(path.stream(), Stream.of(step)).toList();
    }

    private static void remove(Object root, List<Object> path) {
        var step = path.get(0);
        if (path.size() == 1) {
            ((Map<?, ?>) root).remove(step);
            return;
        }
        var child = step instanceof Integer index ? ((List<?>) root).get(index) : ((Map<?, ?>) root).get(step);
        remove(Objects.requireNonNull(child), path.subList(1, path.size()));
    }
}
