package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageVersionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2",
                "1.2.3.4",
                "01.2.3",
                "1.2.3-rc1",
                "1.2.3.post1",
                "v1.2.3",
                "1.2.-3",
                "1.2.3 ",
                "1.2.9999999999",
                "١.٢.٣"
            })
    void onlyThreePlainNumbersAreAVersion(String text) {
        assertThatThrownBy(() -> PackageVersion.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MAJOR.MINOR.PATCH");
    }

    @Test
    void versionsAreComparedAsNumbers() {
        assertThat(PackageVersion.of("1.10.0")).isGreaterThan(PackageVersion.of("1.9.9"));
        assertThat(PackageVersion.of("2.0.0")).isGreaterThan(PackageVersion.of("1.99.99"));
    }

    @Test
    void theNextPatchIsTheNextVersion() {
        assertThat(PackageVersion.of("0.0.9").nextPatch()).hasToString("0.0.10");
    }
}
