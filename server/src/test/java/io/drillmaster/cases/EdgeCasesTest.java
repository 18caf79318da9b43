package io.drillmaster.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Every edge case of measuring is shown by a test, and the list of them is whole. */
class EdgeCasesTest {
    private static final List<Integer> ALL =
            IntStream.rangeClosed(1, 60).boxed().toList();
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|");

    @Test
    void everyEdgeCaseHasATest() {
        var shown = new TreeSet<Integer>();
        for (var method : annotated()) {
            assertThat(method.isAnnotatedWith(Test.class) || method.isAnnotatedWith(ParameterizedTest.class))
                    .as(method.getFullName() + " is no test")
                    .isTrue();
            for (var number : method.getAnnotationOfType(EdgeCase.class).value()) {
                shown.add(number);
            }
        }
        assertThat(shown).containsExactlyElementsOf(ALL);
    }

    @Test
    void theListTellsOfEveryEdgeCaseInOrder() throws Exception {
        var list = Files.readString(Path.of("../docs/edge-cases.md"));
        assertThat(ROW.matcher(list).results().map(row -> Integer.valueOf(row.group(1))))
                .containsExactlyElementsOf(ALL);
    }

    private static List<JavaMethod> annotated() {
        var tests = EdgeCase.class.getProtectionDomain().getCodeSource().getLocation();
        return new ClassFileImporter()
                .importUrl(tests).stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(EdgeCase.class))
                        .collect(Collectors.toList());
    }
}
