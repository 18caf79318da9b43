package io.drillmaster.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemVerTest {
    @Test
    void theOrderIsThatOfTheSpecification() {
        var sorted = List.of(
                "0.9.9",
                "1.0.0-0",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.0.10",
                "1.2.0",
                "10.0.0");

        assertThat(sorted.stream()
                        .map(text -> SemVer.parse(text).orElseThrow())
                        .sorted()
                        .map(SemVer::text))
                .containsExactlyElementsOf(sorted);
        assertThat(SemVer.parse("1.0.0+a").orElseThrow())
                .isEqualByComparingTo(SemVer.parse("1.0.0+b").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.0",
                "v1.0.0",
                "=1.0.0",
                " 1.0.0",
                "1.0.0 ",
                "01.0.0",
                "1.0.0-01",
                "1.0.0-",
                "1.0.0+",
                "1.0.0-a..b",
                "1.0.x",
                "latest",
                "__proto__",
                "9007199254740992.0.0",
                "1.0.0\n"
            })
    void whatNpmWouldNotTakeIsNoVersion(String text) {
        assertThat(SemVer.parse(text)).isEmpty();
    }
}
