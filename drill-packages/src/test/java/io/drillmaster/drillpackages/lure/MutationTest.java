package io.drillmaster.drillpackages.lure;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.NamePolicy;
import io.drillmaster.drillpackages.PackageName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MutationTest {
    @ParameterizedTest
    @EnumSource
    void everyMutationMakesItsOwnExample(Mutation mutation) {
        var ecosystem = mutation.exampleTarget().startsWith("@") ? Ecosystem.NPM : Ecosystem.PYPI;
        assertThat(variants(mutation, ecosystem, mutation.exampleTarget()))
                .contains(mutation.example())
                .doesNotContain(mutation.exampleTarget());
    }

    /** By hand from the keyboard, the letters and the rules. */
    @ParameterizedTest
    @CsvSource({
        "TRANSPOSITION, PYPI, flask, flaks flsak falsk lfask",
        "OMISSION, PYPI, flask, flas flak flsk fask lask",
        "REPETITION, PYPI, flask, flaskk flassk flaask fllask fflask",
        "PLURAL, PYPI, data-sets, data-set datas-sets",
        "PLURAL, PYPI, toolbox, toolboxes",
        "WORD_ORDER, PYPI, a-b_c, b-a_c a-c_b c-b_a",
        "VERSION_SUFFIX, PYPI, urllib3, urllib4 urllib2",
        "VERSION_SUFFIX, PYPI, requests, requests2 requests3 requests-v2 requests-ng",
        "HOMOGLYPH, PYPI, madlow, rnadlow macllow madlovv mad1ow madiow madl0w",
        "VOWEL_SWAP, PYPI, psych, ''",
        "VOWEL_SWAP, PYPI, tests, tasts tists tosts tusts",
        "SEPARATOR, PYPI, acme-auth, acmeauth acme_auth acme.auth",
        "SEPARATOR, CARGO, acme_auth, acmeauth acme-auth",
        "SEPARATOR, NPM, vue2, vue-2",
        "SEPARATOR, PYPI, PyAcme, py-acme",
        "SEPARATOR, PYPI, pyacme, py-acme",
        "SCOPE_CONFUSION, NPM, @acme/auth, acme-auth acme_auth auth @acme-auth/auth",
        "SCOPE_CONFUSION, NPM, acme-auth-client, @acme/auth-client @acme-auth/client",
        "SCOPE_CONFUSION, PYPI, acme-auth, ''",
        "BITFLIP, PYPI, ooooo, oooon ooook oooog oooom ooono oooko ooogo ooomo oonoo ookoo oogoo oomoo onooo okooo ogooo"
                + " omooo noooo koooo goooo moooo"
    })
    void aMutationMakesTheseAndNoOthers(Mutation mutation, Ecosystem ecosystem, String target, String expected) {
        assertThat(variants(mutation, ecosystem, target).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        expected.isEmpty() ? List.of() : Arrays.asList(expected.split(" ")));
    }

    @Test
    void keysThatTouchAreHitInsteadOrAsWell() {
        assertThat(variants(Mutation.REPLACEMENT, Ecosystem.PYPI, "sssss").filter(name -> name.startsWith("ssss")))
                .containsExactlyInAnyOrder("ssssa", "ssssd", "ssssw", "sssse", "ssssz", "ssssx");
        assertThat(variants(Mutation.INSERTION, Ecosystem.PYPI, "fl4sk"))
                .contains("fl45sk", "fl34sk", "fgl4sk", "fl4sjk")
                .doesNotContain("fl4rsk", "fl44sk");
    }

    @Test
    void wordsThatSoundLikePartsOfTheProjectAreOfItsLanguage() {
        assertThat(variants(Mutation.COMBOSQUAT_SUFFIX, Ecosystem.NPM, "acme-auth"))
                .startsWith("acme-auth-js")
                .contains("acme-auth-utils")
                .doesNotContain("acme-auth-py");
        assertThat(variants(Mutation.COMBOSQUAT_PREFIX, Ecosystem.CARGO, "acme_auth"))
                .contains("rust_acme_auth");
        assertThat(variants(Mutation.COMBOSQUAT_PREFIX, Ecosystem.RUBYGEMS, "acme"))
                .contains("ruby-acme");
        assertThat(variants(Mutation.COMBOSQUAT_SUFFIX, Ecosystem.PYPI, "acme-utils"))
                .doesNotContain("acme-utils-utils");
    }

    @Test
    void thePrefixesAndScopesOfTheOrganisationMakeNamesToo() {
        var policy = new NamePolicy(List.of("drill-", "@acme"), List.of());
        var lodash = new Target(PackageName.of(Ecosystem.NPM, "lodash"), policy);
        assertThat(Mutations.of(Mutation.COMBOSQUAT_PREFIX, lodash)).startsWith("drill-lodash");
        assertThat(Mutations.of(Mutation.SCOPE_CONFUSION, lodash)).containsExactly("@acme/lodash");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "TRANSPOSITION",
                "OMISSION",
                "REPETITION",
                "REPLACEMENT",
                "INSERTION",
                "HOMOGLYPH",
                "VOWEL_SWAP",
                "BITFLIP",
                "PLURAL"
            })
    void namesBelowFiveCharactersAreNotMistyped(Mutation mutation) {
        for (var name : List.of("six", "mock", "a-b-c", "k8s-x")) {
            assertThat(variants(mutation, Ecosystem.PYPI, name)).as(name).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRANSPOSITION", "OMISSION", "REPLACEMENT"})
    void aScopeIsMistypedAsWellAndTheNameKeepsIt(Mutation mutation) {
        var names = variants(mutation, Ecosystem.NPM, "@angular/animations").toList();
        assertThat(names).anyMatch(name -> name.startsWith("@angular/") && !name.endsWith("/animations"));
        assertThat(names).anyMatch(name -> !name.startsWith("@angular/") && name.endsWith("/animations"));
        assertThat(names).allMatch(name -> name.startsWith("@") && name.indexOf('/') > 0);
    }

    @Test
    void aSlipLateInTheNameComesBeforeOneAtItsBeginning() {
        assertThat(variants(Mutation.TRANSPOSITION, Ecosystem.PYPI, "flask"))
                .containsExactly("flaks", "flsak", "falsk", "lfask");
    }

    @ParameterizedTest
    @EnumSource
    void everyMutationExplainsItself(Mutation mutation) {
        assertThat(mutation.title())
                .isEqualTo(mutation.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        assertThat(mutation.description()).isNotBlank().doesNotEndWith(".");
    }

    private static Stream<String> variants(Mutation mutation, Ecosystem ecosystem, String target) {
        return Mutations.of(mutation, new Target(PackageName.of(ecosystem, target), NamePolicy.ANY_NAME));
    }
}
