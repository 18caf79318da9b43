package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "pytorch-utilz", "Pytorch_Utilz", "acme.build-tools", "3d-drill"})
    void pypiTakesWhatPep508Takes(String name) {
        assertThat(PackageName.of(Ecosystem.PYPI, name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-a", "a-", ".a", "a b", "a/b", "@a/b", "naïve", "a\n", "../a", "\u212a"})
    void pypiRefusesTheRestAndSaysWhy(String name) {
        assertThatThrownBy(() -> PackageName.of(Ecosystem.PYPI, name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining("PEP 508");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "pytorch-utilz", "@acme/build-tools", "acme.js", "a_b"})
    void npmTakesPlainAndScopedNames(String name) {
        assertThat(PackageName.of(Ecosystem.NPM, name).normalized()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Upper",
                "_a",
                ".a",
                "-a",
                "a b",
                "@acme",
                "@acme/",
                "@/a",
                "@a/b/c",
                "a/b",
                "a~",
                "a\n",
                "..",
                "node_modules",
                "favicon.ico"
            })
    void npmRefusesTheRest(String name) {
        assertThatThrownBy(() -> PackageName.of(Ecosystem.NPM, name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @Test
    void namesThatAreTooLongAreRefused() {
        assertThatThrownBy(() -> PackageName.of(Ecosystem.NPM, "a".repeat(215)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PackageName.of(Ecosystem.PYPI, "a".repeat(101)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pypiComparesNamesByPep503() {
        assertThat(PackageName.of(Ecosystem.PYPI, "Acme._-Build__Tools").normalized())
                .isEqualTo("acme-build-tools");
    }
}
