package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WellKnownListsTest {
    @ParameterizedTest
    @EnumSource
    void everyListSaysItsDateAndHoldsValidNamesOnce(Ecosystem ecosystem) {
        for (var file : List.of("well-known.txt", "standard-modules.txt")) {
            var text = Resource.text(ecosystem.id() + "/" + file);
            assertThat(text.lines().findFirst().orElseThrow()).startsWith("# ").contains("known on 2026-11-21");
            var names = text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            assertThat(names).as(file).doesNotHaveDuplicates().allMatch(name -> name.matches("[@A-Za-z0-9_./*-]+"));
            assertThat(names.size()).isGreaterThan(file.startsWith("well") ? 600 : 40);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PYPI, json, json",
        "PYPI, Py_Compile, py_compile",
        "PYPI, telnetlib, telnetlib",
        "PYPI, tom11ib, tomllib",
        "NPM, child_process, child_process",
        "NPM, child-process, child_process",
        "CARGO, proc-macro, proc_macro",
        "CARGO, std, std",
        "RUBYGEMS, net-http, net-http",
        "RUBYGEMS, securerandom, securerandom"
    })
    void modulesOfTheLanguageAreToldApartFromPackages(Ecosystem ecosystem, String name, String module) {
        assertThat(StandardModules.find(PackageName.of(ecosystem, name)).map(found -> found.replace('-', '_')))
                .contains(module.replace('-', '_'));
    }

    @ParameterizedTest
    @CsvSource({
        "CARGO, serde-json, serde_json",
        "CARGO, TOKIO, tokio",
        "RUBYGEMS, active_support, activesupport",
        "RUBYGEMS, Rspec_Core, rspec-core"
    })
    void cratesAndGemsAreConfusedAsTheirRegistriesConfuseThem(Ecosystem ecosystem, String name, String real) {
        assertThat(WellKnownPackages.find(PackageName.of(ecosystem, name))).contains(real);
    }

    @Test
    void aCrateMayDifferByASeparatorOnly() {
        assertThat(WellKnownPackages.find(PackageName.of(Ecosystem.CARGO, "serdejson")))
                .isEmpty();
    }
}
