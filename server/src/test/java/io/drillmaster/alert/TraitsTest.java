package io.drillmaster.alert;

import static io.drillmaster.alert.Deliveries.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.common.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraitsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "k7w2mq5xvbn3zt4hd6rj",
                "K7W2mq5xVBN3zt4hd6rJ",
                "/tmp/security-drill-k7w2mq5xvbn3zt4hd6rj.txt",
                "i.q2w3e4r5.k7w2mq5xvbn3zt4hd6rj.drill.example.",
                "token=k7w2mq5xvbn3zt4hd6rj,",
                "cat \\nk7w2mq5xvbn3zt4hd6rj",
                "file%3A%2Ftmp%2Fk7w2mq5xvbn3zt4hd6rj",
                "ends with it: k7w2mq5xvbn3zt4hd6rj[...]"
            })
    void aTokenIsFoundWhereverItStands(String text) {
        assertThat(Traits.in(words(Map.of("a", List.of(Map.of("b", text)))))
                        .found()
                        .tokens())
                .containsExactly(TOKEN);
        assertThat(Traits.in(words(Map.of(text, 1))).found().tokens()).containsExactly(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xk7w2mq5xvbn3zt4hd6rj",
                "k7w2mq5xvbn3zt4hd6rj9",
                "k7w2mq5xvbn3zt4hd6r",
                "k7w2mq5xvbn3zt4hd6r[...]",
                "k7w2mq5xvbn3zt4hd6r1",
                "k7w2mq5xvb n3zt4hd6rj"
            })
    void aPieceOfALongerOrShorterWordIsNoToken(String text) {
        assertThat(Traits.in(words(Map.of("a", text))).found().tokens()).isEmpty();
    }

    @Test
    void bothValuesOfAKeyThatIsThereTwiceAreSearched() {
        var twice = "{\"file\":\"/tmp/security-drill-k7w2mq5xvbn3zt4hd6rj.txt\",\"file\":\"\"}";

        assertThat(Traits.in(SearchableText.of(twice.getBytes(StandardCharsets.UTF_8)))
                        .found()
                        .tokens())
                .containsExactly(TOKEN);
    }

    @Test
    void theMarkersTokenIsFoundAmongAThousandWordsOfItsLength() {
        var many = new StringBuilder();
        for (var i = 0; i < 1000; i++) {
            many.append("aaaaaaaaaaaaaaaaa")
                    .append((char) ('b' + i % 20))
                    .append((char) ('b' + i / 20 % 20))
                    .append((char) ('b' + i / 400))
                    .append(' ');
        }
        var traits = Traits.in(words(Map.of("a", many + "/tmp/security-drill-k7w2mq5xvbn3zt4hd6rj.txt")));

        assertThat(traits.found().tokens()).contains(TOKEN).hasSizeLessThan(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/Acme/Shop/actions/runs/12/job/9",
                "see https://github.corp.example/Acme/Shop/actions/runs/12.",
                "https://api.github.com/repos/Acme/Shop/actions/runs/12/jobs"
            })
    void aWorkflowRunIsFoundByItsAddress(String text) {
        assertThat(Traits.in(words(Map.of("a", text))).found().ciRuns()).containsExactly("github:acme/shop:12");
    }

    @Test
    void aPipelineIsFoundByItsAddressButNotWhenItsNumberWasCut() {
        var address = "https://gitlab.example:8443/Acme/web/shop/-/pipelines/77";

        assertThat(Traits.in(words(Map.of("a", address))).found().ciRuns()).containsExactly("gitlab:acme/web/shop:77");
        assertThat(Traits.in(words(Map.of("a", address + "[...]"))).found().ciRuns())
                .isEmpty();
    }

    @Test
    void aRunWhosePathCanBeNoneIsLeftOut() {
        var traits = Traits.in(words(Map.of()))
                .ciRun(CiRun.github("Acme/Shop\u0000", 12))
                .ciRun(CiRun.github("Acme/" + "s".repeat(100_000), 12))
                .ciRun(CiRun.gitlab("\ud800", 12))
                .ciRun(CiRun.github("Acme/Shop", -12))
                .ciRun(CiRun.github("Acme/Shop", 12));

        assertThat(traits.found().ciRuns()).containsExactly("github:acme/shop:12");
    }

    @Test
    void whatSensorsWriteForNoHostIsNoHost() {
        var traits =
                Traits.in(words(Map.of())).host("host").host("<NA>").host("").host(" build-07 ");

        assertThat(traits.found().hosts()).containsExactly("build-07");
    }

    private static SearchableText words(Object value) {
        return SearchableText.of(Json.write(value).getBytes(StandardCharsets.UTF_8));
    }
}
