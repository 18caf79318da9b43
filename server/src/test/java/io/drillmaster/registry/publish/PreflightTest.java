package io.drillmaster.registry.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.drillpackages.Ecosystem;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the look before publishing takes for a registry that keeps drill names to itself. */
class PreflightTest {
    private final LoopbackIndex index = LoopbackIndex.start();

    @AfterEach
    void stop() {
        index.close();
    }

    @Test
    void aRegistryThatSaysNoToBothNamesIsFit() {
        var found = pypiserver().preflight();

        assertThat(found.passed()).as(found.toString()).isTrue();
        assertThat(found.words())
                .hasSize(2)
                .allSatisfy(words -> assertThat(words).contains("says no: 404"));
        assertThat(index.asked()).hasSize(2).first().asString().startsWith("GET /simple/drill-preflight-");
        assertThat(index.asked().get(1)).isEqualTo("GET /simple/sampleproject/");
    }

    @Test
    void aRedirectToPypiIsRefusedAndNotFollowed() {
        index.fallThrough(302, "https://pypi.org/simple/");

        var found = pypiserver().preflight();

        assertThat(found.passed()).isFalse();
        assertThat(found.words())
                .singleElement()
                .asString()
                .contains("sends clients to the public registry pypi.org")
                .contains("--disable-fallback");
        assertThat(index.asked()).hasSize(1);
    }

    @Test
    void anIndexThatAnswersForEveryNameIsRefused() {
        index.answerEverything();

        assertThat(pypiserver().preflight().words())
                .singleElement()
                .asString()
                .contains("answers as if it had it, with files at the public registry files.pythonhosted.org");
    }

    @Test
    void anIndexThatPassesOnWhatThePublicOneHasIsRefused() {
        index.has("sampleproject");

        var found = pypiserver().preflight();

        assertThat(found.passed()).isFalse();
        assertThat(found.words().get(1))
                .contains("only the public registry has")
                .contains("answers as if it had it");
    }

    @Test
    void aFailureIsNoAnswer() {
        index.failing(502);

        assertThat(pypiserver().preflight().words())
                .singleElement()
                .asString()
                .contains("neither has it nor says no: 502");
    }

    @Test
    void aRegistryThatIsNotThereIsRefused() {
        var publisher = pypiserver();
        index.close();

        var found = publisher.preflight();

        assertThat(found.passed()).isFalse();
        assertThat(found.words()).singleElement().asString().contains("ConnectException");
    }

    @Test
    void anEmptyAllowListSendsNothing() {
        var policy = new PublishPolicy(List.of(), List.of(), List.of("acme-drill-"));
        var publisher = Sample.publisher(policy, TargetKind.PYPISERVER, Ecosystem.PYPI, index.address(), Sample.ADA);

        assertThat(publisher.preflight().words())
                .singleElement()
                .asString()
                .contains("publish.allowed-hosts, which is empty");
        assertThatThrownBy(() -> publisher.publish(Sample.pypi()))
                .isInstanceOf(RegistryTrouble.class)
                .hasMessageContaining("Nothing was sent");
        assertThat(index.asked()).isEmpty();
    }

    @Test
    void aNameThatStandsForAPublicRegistryInDnsIsRefused() {
        var asked = new AtomicReference<String>();
        Aliases aliases = host -> {
            asked.set(host);
            return List.of("edge.internal", "dualstack.pypi.org");
        };
        var publisher = Publishers.of(
                        Sample.allowing("pypi.internal"), "test", aliases, Duration.ofSeconds(1), Duration.ofSeconds(1))
                .to(RegistryTarget.of(
                        "team",
                        TargetKind.PYPISERVER,
                        Ecosystem.PYPI,
                        URI.create("https://pypi.internal/"),
                        Sample.ADA));

        var found = publisher.preflight();

        assertThat(found.passed()).isFalse();
        assertThat(found.words()).singleElement().asString().contains("stands for dualstack.pypi.org");
        assertThat(asked).hasValue("pypi.internal");
    }

    private Publisher pypiserver() {
        return Sample.publisher(TargetKind.PYPISERVER, Ecosystem.PYPI, index.address(), Sample.ADA);
    }
}
