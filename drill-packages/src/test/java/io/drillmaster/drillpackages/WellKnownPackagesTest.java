package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WellKnownPackagesTest {
    @ParameterizedTest
    @CsvSource({
        "torch, torch",
        "Torch_Utils, torch-utils",
        "t0rch, torch",
        "requests, requests",
        "Re.Quests, requests",
        "py-yam1, pyyaml",
        "urIIib3, urllib3",
        "scikit.learn, scikit-learn",
        "json, json",
        "subprocess, subprocess"
    })
    void aNameThatPypiHoldsForTheSameShadowsTheRealOne(String name, String real) {
        assertThat(WellKnownPackages.find(PackageName.of(Ecosystem.PYPI, name))).contains(real);
    }

    @ParameterizedTest
    @CsvSource({
        "react, react",
        "lo-dash, lodash",
        "crossenv, cross-env",
        "chart.js, chart.js",
        "chart-js, chart.js",
        "@babel/anything-at-all, @babel/*",
        "@types/pytorch-utilz, @types/*",
        "child_process, child_process"
    })
    void aNameThatNpmHoldsForTheSameShadowsTheRealOne(String name, String real) {
        assertThat(WellKnownPackages.find(PackageName.of(Ecosystem.NPM, name))).contains(real);
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI", "NPM"})
    void theDrillNameOfTheDocumentationIsFree(Ecosystem ecosystem) {
        assertThat(WellKnownPackages.find(PackageName.of(ecosystem, "pytorch-utilz")))
                .isEmpty();
    }

    @Test
    void anOrganisationsOwnScopeIsItsOwn() {
        assertThat(WellKnownPackages.find(PackageName.of(Ecosystem.NPM, "@acme/react")))
                .isEmpty();
    }

    @Test
    void whatIsWellKnownInOneEcosystemMayBeFreeInTheOther() {
        assertThat(WellKnownPackages.find(PackageName.of(Ecosystem.NPM, "scikit-learn")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"torch", "Requests", "numpy"})
    void noDrillPackageIsCalledLikeARealOne(String name) {
        assertThatThrownBy(() -> Drills.drill(Ecosystem.PYPI).named(name).spec())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("real package '")
                .hasMessageContaining("choose a name");
    }
}
