package io.drillmaster.drillpackages.lure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.drillmaster.drillpackages.ConfusableForm;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.NamePolicy;
import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.drillpackages.StandardModules;
import io.drillmaster.drillpackages.WellKnownPackages;
import io.drillmaster.drillpackages.lure.Refusal.Reason;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LureNamesTest {
    private static final int ALL = 100_000;

    @ParameterizedTest
    @CsvSource({
        // the same project to pip, in another spelling
        "PYPI, acme-auth, acme_auth, SEPARATOR, SAME_AS_TARGET",
        "PYPI, acme-auth, acmeauth, SEPARATOR, SAME_AS_TARGET",
        // other names to pip, one name to PyPI
        "PYPI, acme-tools, acme-too1s, HOMOGLYPH, SAME_AS_TARGET",
        "PYPI, acme-tools, acme-t0ols, HOMOGLYPH, SAME_AS_TARGET",
        "NPM, acme-auth, acme.auth, SEPARATOR, SAME_AS_TARGET",
        "CARGO, acme-auth, acme_auth, SEPARATOR, SAME_AS_TARGET",
        "RUBYGEMS, acme-auth, acme_auth, SEPARATOR, SAME_AS_TARGET",
        "PYPI, jsson, json, OMISSION, STANDARD_MODULE",
        "NPM, httpss, https, OMISSION, STANDARD_MODULE",
        "RUBYGEMS, opennssl, openssl, OMISSION, STANDARD_MODULE",
        "PYPI, requestss, requests, OMISSION, WELL_KNOWN",
        "NPM, lodassh, lodash, OMISSION, WELL_KNOWN",
        "NPM, @angular/core, @angualr/core, TRANSPOSITION, ''",
        "NPM, @angular/router, @angular/ruoter, TRANSPOSITION, WELL_KNOWN",
        "CARGO, tokkio, tokio, OMISSION, WELL_KNOWN",
        "RUBYGEMS, raills, rails, OMISSION, WELL_KNOWN",
        "CARGO, a2345-b, 2345-b, OMISSION, INVALID_NAME",
        "PYPI, requests, reqeusts, TRANSPOSITION, ''",
        "NPM, acme-auth, @acme/auth, SCOPE_CONFUSION, ''",
        "NPM, @acme/auth, acme-auth, SCOPE_CONFUSION, ''",
        "CARGO, acme-auth, acmeauth, SEPARATOR, ''"
    })
    void aCandidateIsUsableOrSaysWhyNot(
            Ecosystem ecosystem, String dependency, String candidate, Mutation mutation, String reason) {
        var found = all(suggest(NamePolicy.ANY_NAME, ALL, ecosystem, dependency))
                .filter(lure -> lure.name().equals(candidate))
                .toList();
        assertThat(found).hasSize(1).first().satisfies(lure -> {
            assertThat(lure.mutation()).isEqualTo(mutation);
            assertThat(lure.target().value()).isEqualTo(dependency);
            assertThat(lure.refusal().map(refusal -> refusal.reason().name()).orElse(""))
                    .isEqualTo(reason);
        });
    }

    @Test
    void anotherDependencyOfTheSameFileIsNoLure() {
        var lures = suggest(NamePolicy.ANY_NAME, ALL, Ecosystem.PYPI, "acme-auth", "acme-auths", "ACME_OUTH");
        assertThat(all(lures)
                        .filter(lure -> lure.refusal()
                                .map(refusal -> refusal.reason() == Reason.OTHER_DEPENDENCY)
                                .orElse(false)))
                .extracting(Candidate::name)
                .contains("acme-auths", "acme-outh");
        assertThat(lures.usable()).extracting(Candidate::name).doesNotContain("acme-auths", "acme-outh");
    }

    @Test
    void onlyNamesInsideThePolicyAreUsable() {
        var policy = new NamePolicy(List.of("acme-"), List.of("acme-auht"));
        var lures = suggest(policy, ALL, Ecosystem.PYPI, "acme-auth", "requests");
        assertThat(lures.usable())
                .extracting(Candidate::name)
                .contains("acme-requests", "acme-atuh")
                .allMatch(name -> name.startsWith("acme-"))
                .doesNotContain("acme-auht");
        assertThat(lures.refused())
                .filteredOn(
                        lure -> lure.name().equals("acme-auht") || lure.name().equals("reqeusts"))
                .hasSize(2)
                .allMatch(lure -> lure.refusal().orElseThrow().reason() == Reason.NAME_POLICY);
    }

    /** Over many real and random names: what is called usable may be used, and nothing is told twice. */
    @ParameterizedTest
    @EnumSource
    void whatIsCalledUsableMayBeUsed(Ecosystem ecosystem) {
        var policy = new NamePolicy(List.of(), List.of("acme-secret"));
        for (var names : Stream.of(real(ecosystem), random(ecosystem, 17), random(ecosystem, 4711))
                .toList()) {
            var dependencies =
                    names.stream().map(name -> PackageName.of(ecosystem, name)).toList();
            var taken = new HashSet<String>();
            dependencies.forEach(name -> taken.add(name.normalized()));
            var lures = new LureNames(policy).suggest(dependencies, ALL);
            assertThat(lures.usable()).isNotEmpty().hasSizeLessThanOrEqualTo(lures.usableCount());
            assertThat(lures.refused()).hasSizeLessThanOrEqualTo(lures.refusedCount());
            for (var lure : lures.usable()) {
                var name = PackageName.of(ecosystem, lure.name()); // valid, or this throws
                assertThat(name.normalized()).isNotEqualTo(lure.target().normalized());
                assertThat(taken).doesNotContain(name.normalized());
                assertThat(WellKnownPackages.find(name)).as(lure.name()).isEmpty();
                assertThat(StandardModules.find(name)).as(lure.name()).isEmpty();
                assertThat(policy.refusal(name)).as(lure.name()).isEmpty();
                if (ecosystem == Ecosystem.PYPI) {
                    assertThat(ConfusableForm.of(name)).isNotEqualTo(ConfusableForm.of(lure.target()));
                }
            }
            assertThat(lures.refused())
                    .allSatisfy(lure ->
                            assertThat(lure.refusal().orElseThrow().sentence()).isNotBlank());
            assertThat(lures.usable()).extracting(Candidate::name).doesNotHaveDuplicates();
            assertThat(lures.refused()).extracting(Candidate::name).doesNotHaveDuplicates();
        }
    }

    @Test
    void theSameQuestionGetsTheSameAnswer() {
        var first = suggest(NamePolicy.ANY_NAME, 50, Ecosystem.NPM, "lodash", "@acme/auth", "left-pad");
        assertThat(suggest(NamePolicy.ANY_NAME, 50, Ecosystem.NPM, "lodash", "@acme/auth", "left-pad"))
                .isEqualTo(first);
    }

    @Test
    void theFirstFewShowEveryDependencyAndEveryMutation() {
        var lures = suggest(NamePolicy.ANY_NAME, 6, Ecosystem.PYPI, "requests", "flask-login");
        assertThat(lures.usable())
                .extracting(Candidate::name, Candidate::mutation)
                .containsExactly(
                        tuple("requesst", Mutation.TRANSPOSITION),
                        tuple("flask-logni", Mutation.TRANSPOSITION),
                        tuple("request", Mutation.OMISSION),
                        tuple("flask-logi", Mutation.OMISSION),
                        tuple("requestss", Mutation.REPETITION),
                        tuple("flask-loginn", Mutation.REPETITION));
        assertThat(lures.usableCount()).isGreaterThan(100);
    }

    @Test
    void theFirstOfALongerAnswerAreTheShorterAnswer() {
        var names = real(Ecosystem.PYPI).toArray(String[]::new);
        assertThat(suggest(NamePolicy.ANY_NAME, 500, Ecosystem.PYPI, names)
                        .usable()
                        .subList(0, 40))
                .isEqualTo(
                        suggest(NamePolicy.ANY_NAME, 40, Ecosystem.PYPI, names).usable());
    }

    @Test
    void noDependencyNoLure() {
        assertThat(new LureNames(NamePolicy.ANY_NAME).suggest(List.of(), 10))
                .isEqualTo(new Lures(List.of(), List.of(), 0, 0));
    }

    @Test
    void whatCannotBeAnsweredIsToldAsSuch() {
        var lures = new LureNames(NamePolicy.ANY_NAME);
        var some = PackageName.of(Ecosystem.PYPI, "requests");
        assertThatThrownBy(() -> lures.suggest(List.of(some), 0)).hasMessageContaining("at least 1, got 0");
        assertThatThrownBy(() -> lures.suggest(List.of(some, PackageName.of(Ecosystem.NPM, "lodash")), 1))
                .hasMessageContaining("more than one ecosystem");
        assertThatThrownBy(() -> lures.suggest(Collections.nCopies(501, some), 1))
                .hasMessageContaining("501")
                .hasMessageContaining("at most 500");
    }

    private static Lures suggest(NamePolicy policy, int limit, Ecosystem ecosystem, String... dependencies) {
        return new LureNames(policy)
                .suggest(
                        Stream.of(dependencies)
                                .map(name -> PackageName.of(ecosystem, name))
                                .toList(),
                        limit);
    }

    private static Stream<Candidate> all(Lures lures) {
        return Stream.concat(lures.usable().stream(), lures.refused().stream());
    }

    private static List<String> real(Ecosystem ecosystem) {
        return switch (ecosystem) {
            case PYPI ->
                List.of(
                        "requests",
                        "Flask-SQLAlchemy",
                        "zope.interface",
                        "python-dateutil",
                        "six",
                        "PyYAML",
                        "a",
                        "7z");
            case NPM ->
                List.of(
                        "lodash",
                        "@angular/core",
                        "@acme/auth-client",
                        "chart.js",
                        "left-pad",
                        "q",
                        "socket.io",
                        "2fa");
            case CARGO -> List.of("serde_json", "tokio", "acme-build_tools", "x", "Inflector", "a1");
            case RUBYGEMS ->
                List.of("rails", "rspec-core", "active_model_serializers", "RedCloth", "pg", "pygments.rb");
        };
    }

    private static List<String> random(Ecosystem ecosystem, long seed) {
        var random = new Random(seed);
        var separators = ecosystem == Ecosystem.CARGO ? "-_" : "-_.";
        return IntStream.range(0, 12)
                .mapToObj(at -> {
                    var name = new StringBuilder("x");
                    for (var length = random.nextInt(24); length > 0; length--) {
                        name.append(
                                random.nextInt(6) == 0
                                        ? separators.charAt(random.nextInt(separators.length()))
                                        : "abcdeilmnorstvw0158".charAt(random.nextInt(19)));
                    }
                    return name + "z" + at;
                })
                .toList();
    }
}
