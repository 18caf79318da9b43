package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePolicyTest {
    @ParameterizedTest
    @CsvSource({
        "PYPI, acme-, acme-requezts",
        "PYPI, acme-, Acme_Requezts",
        "PYPI, acme_, acme.requezts",
        "PYPI, ACME-, acme-requezts",
        "NPM, acme-, acme-lodahs",
        "NPM, @acme, @acme/lodahs",
        "NPM, @Acme/, @acme/lodahs"
    })
    void aNameThatBeginsAsThePolicySaysIsAllowed(Ecosystem ecosystem, String prefix, String name) {
        assertThat(refusal(List.of(prefix), List.of(), ecosystem, name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PYPI, acme-, requezts",
        "PYPI, acme-, acmerequezts",
        "PYPI, @acme, acme-requezts",
        "NPM, acme-, acme_lodahs",
        "NPM, acme-, @other/acme-lodahs",
        "NPM, acme-, @acme-tools/lodahs",
        "NPM, @acme, @acme-tools/lodahs",
        "NPM, @acme, acme-lodahs"
    })
    void anyOtherNameIsRefusedAndTheSentenceSaysWhatIsAllowed(Ecosystem ecosystem, String prefix, String name) {
        assertThat(refusal(List.of(prefix), List.of(), ecosystem, name))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).contains("'" + name + "'", "begin with " + prefix));
    }

    @Test
    void oneOfSeveralBeginningsIsEnough() {
        var policy = new NamePolicy(List.of("drill-", "@acme"), List.of());
        assertThat(policy.refusal(PackageName.of(Ecosystem.NPM, "@acme/lodahs")))
                .isEmpty();
        assertThat(policy.refusal(PackageName.of(Ecosystem.PYPI, "drill-requezts")))
                .isEmpty();
        assertThat(policy.refusal(PackageName.of(Ecosystem.NPM, "lodahs")).orElseThrow())
                .contains("drill- or @acme");
    }

    @Test
    void aDeniedNameIsRefusedInEverySpellingThatTheEcosystemHoldsForTheSame() {
        var denied = List.of("acme-auth", "@acme/auth");
        assertThat(refusal(List.of("acme-"), denied, Ecosystem.PYPI, "Acme.Auth"))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("'Acme.Auth'", "must not have"));
        assertThat(refusal(List.of(), denied, Ecosystem.NPM, "@acme/auth")).isPresent();
        assertThat(refusal(List.of(), denied, Ecosystem.NPM, "acme.auth")).isEmpty();
        assertThat(refusal(List.of(), denied, Ecosystem.PYPI, "acme-auths")).isEmpty();
    }

    @Test
    void withoutRulesEveryNameIsAllowed() {
        assertThat(NamePolicy.ANY_NAME.refusal(PackageName.of(Ecosystem.PYPI, "pytorch-utilz")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "@", "-acme", "acme*", "@acme/lodash", "acme lodash", "äcme"})
    void whatIsNeitherPrefixNorScopeIsToldAsSuch(String entry) {
        assertThatThrownBy(() -> new NamePolicy(List.of(entry), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + entry + "'")
                .hasMessageContaining("@acme");
    }

    private static Optional<String> refusal(
            List<String> prefixes, List<String> denied, Ecosystem ecosystem, String name) {
        return new NamePolicy(prefixes, denied).refusal(PackageName.of(ecosystem, name));
    }
}
