package io.drillmaster.registry.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.PackageName;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishPolicyTest {
    private static final PackageName LURE = PackageName.of(Ecosystem.PYPI, "acme-drill-utilz");

    @Test
    void nothingIsAllowedThatIsNotWrittenDown() {
        var nothing = new PublishPolicy(List.of(), List.of(), List.of());
        assertThat(nothing.refusal(URI.create("https://pypi.internal/")))
                .hasValueSatisfying(why -> assertThat(why).contains("publish.allowed-hosts, which is empty"));
        assertThat(nothing.refusal(URI.create("http://127.0.0.1:8080/"))).isPresent();
    }

    @Test
    void aHostIsAllowedWithItsPortOnly() {
        var policy = new PublishPolicy(List.of("pypi.internal", "[::1]:8080"), List.of(), List.of());
        assertThat(policy.refusal(URI.create("https://pypi.internal/simple/"))).isEmpty();
        assertThat(policy.refusal(URI.create("https://PYPI.Internal.:443/"))).isEmpty();
        assertThat(policy.refusal(URI.create("http://[::1]:8080/"))).isEmpty();
        assertThat(policy.refusal(URI.create("https://pypi.internal:8443/"))).isPresent();
        assertThat(policy.refusal(URI.create("https://x.pypi.internal/"))).isPresent();
        assertThat(policy.refusal(URI.create("http://[::1]/"))).isPresent();
    }

    @Test
    void plainHttpIsForTheLoopbackAndForHostsThatAreListed() {
        var policy = new PublishPolicy(
                List.of("old.internal:8081", "pypi.internal:80", "127.0.0.1:80", "localhost:9"),
                List.of("old.internal:8081"),
                List.of());
        assertThat(policy.refusal(URI.create("http://old.internal:8081/"))).isEmpty();
        assertThat(policy.refusal(URI.create("http://127.0.0.1/"))).isEmpty();
        assertThat(policy.refusal(URI.create("http://localhost:9/"))).isEmpty();
        assertThat(policy.refusal(URI.create("http://pypi.internal/")))
                .hasValueSatisfying(why -> assertThat(why).contains("without TLS"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://pypi.org/simple/",
                "https://PyPI.ORG./simple/",
                "https://upload.pypi.org/legacy/",
                "https://registry.npmjs.org:443/",
                "https://xn--pyp-wta.org/", // pypī.org
                "https://xn--pi-lmcl.org/", // pурi.org with Cyrillic у and р
                "https://xn--npmj-j9d.org/",
            })
    void publicRegistriesAndTheirLookAlikesAreRefusedEvenWhenListed(String address) {
        var uri = URI.create(address);
        assertThatThrownBy(() -> new PublishPolicy(List.of(uri.getHost()), List.of(), List.of()))
                .as("as an entry of the list")
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new PublishPolicy(List.of("pypi.internal"), List.of(), List.of()).refusal(uri))
                .hasValueSatisfying(why -> assertThat(why).contains("public registry"));
    }

    @Test
    void lookAlikesAreFoundByWhatTheyLookLike() {
        for (var name : List.of("pуpi.org", "рypi.org", "ｐｙｐｉ.org", "npmjs.оrg", "crates.ıo", "rubygéms.org")) {
            assertThat(PublicNames.find(new RegistryHost(java.net.IDN.toASCII(name), java.util.OptionalInt.empty())))
                    .as(name)
                    .isPresent();
        }
        assertThat(PublicNames.find(RegistryHost.ofEntry("pypi.example.com"))).isEmpty();
        assertThat(PublicNames.find(RegistryHost.ofEntry("xn--mnchen-3ya.example.com")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://pypi.org@pypi.internal/",
                "https://ada:secret@pypi.internal/",
                "https://ada:sec^secret@pypi.internal/",
                "ftp://ada:secret@pypi.internal/",
                "ftp://pypi.internal/",
                "https://pypi.internal/simple/?token=secret",
                "https://pypi.internal/a/../b/",
                "https:///simple/",
                "https://pypі.internal/", // a Cyrillic letter, not encoded
                "https://evil\\@pypi.internal/",
                "pypi.internal",
            })
    void addressesThatCanBeReadInTwoWaysAreNotTaken(String address) {
        assertThatThrownBy(() -> TargetAddress.of(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void anAddressInsideAnotherIsTheSameHost() {
        assertThat(RegistryHost.ofEntry("[::ffff:127.0.0.1]:80").name()).isEqualTo("127.0.0.1");
        var policy = new PublishPolicy(List.of("10.0.0.5:80"), List.of(), List.of());
        assertThat(policy.refusal(URI.create("http://[::ffff:10.0.0.5]/")))
                .as("the same host, so not the allow-list but the missing TLS is told")
                .hasValueSatisfying(why -> assertThat(why).contains("without TLS"));
    }

    @Test
    void namesForOutsideBeginAsWasReserved() {
        var none = new PublishPolicy(List.of(), List.of(), List.of());
        assertThat(none.refusalAnywhere(LURE)).isEmpty();
        assertThat(none.refusalOutside(LURE))
                .hasValueSatisfying(why -> assertThat(why).contains("publish.name-prefixes is empty"));

        var acme = new PublishPolicy(List.of(), List.of(), List.of("Acme_Drill-", "@acme-drill/"));
        assertThat(acme.refusalOutside(LURE)).isEmpty();
        assertThat(acme.refusalOutside(PackageName.of(Ecosystem.PYPI, "ACME.drill.x")))
                .isEmpty();
        assertThat(acme.refusalOutside(PackageName.of(Ecosystem.NPM, "@acme-drill/x")))
                .isEmpty();
        assertThat(acme.refusalOutside(PackageName.of(Ecosystem.PYPI, "pytorch-utilz")))
                .isPresent();
        assertThat(acme.refusalAnywhere(PackageName.of(Ecosystem.PYPI, "pytorch-utilz")))
                .isPresent();
        assertThatThrownBy(() -> new PublishPolicy(List.of(), List.of(), List.of("a")))
                .hasMessageContaining("too short");
    }

    @Test
    void credentialsAreNeverPrinted() {
        assertThat(Sample.ADA.toString() + Sample.TOKEN).doesNotContain("s3cret", "ada");
        assertThat(RegistryTarget.of(
                                "team",
                                TargetKind.PYPISERVER,
                                Ecosystem.PYPI,
                                URI.create("https://pypi.internal/"),
                                Sample.ADA)
                        .toString())
                .doesNotContain("s3cret");
    }
}
