package io.drillmaster.alert.source;

import static io.drillmaster.alert.Deliveries.TOKEN;
import static io.drillmaster.alert.Deliveries.fixture;
import static io.drillmaster.alert.Deliveries.read;
import static io.drillmaster.alert.Deliveries.readOne;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.evidence.AlertKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WazuhTest {
    private static final AlertSource WAZUH = new Wazuh();

    @Test
    void anAlertTellsWhatHappenedWhereAndWhen() {
        var alert = one("syscheck.added.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(alert.rule()).isEqualTo("File added to the system.");
        assertThat(alert.priority()).isEqualTo("5");
        assertThat(alert.summary()).startsWith("File added to the system.: File '/tmp/security-drill-");
        assertThat(alert.host()).contains("build-07");
        assertThat(alert.sourceTime().orElseThrow().instant()).isEqualTo(Instant.parse("2026-03-02T10:15:31.251Z"));
        assertThat(alert.sourceTime().orElseThrow().zoneAssumed()).isFalse();
        assertThat(alert.generatedAt()).isEmpty();
        assertThat(alert.traits().tokens()).containsExactly(TOKEN);
        assertThat(alert.raw()).isEqualTo(fixture("wazuh", "syscheck.added.json"));
    }

    @Test
    void theSameAlertInShufflesWrapperIsTheSameAlert() {
        var wrapped = one("shuffle.json");

        assertThat(wrapped.ownId()).isEqualTo(one("syscheck.added.json").ownId());
        assertThat(wrapped.rule()).isEqualTo("File added to the system.");
        assertThat(wrapped.kind()).isEqualTo(AlertKind.RUNTIME);
    }

    @Test
    void theSameNumberFromAnotherManagerIsAnotherAlert() {
        var other = one("own-rule.json");

        assertThat(other.ownId()).isNotEqualTo(one("syscheck.added.json").ownId());
        assertThat(other.sourceTime().orElseThrow().instant()).isEqualTo(Instant.parse("2026-03-02T10:15:31.251Z"));
        assertThat(other.traits().tokens()).containsExactly(TOKEN);
        assertThat(other.traits().hosts()).containsExactlyInAnyOrder("build-07", "resolver-1");
    }

    @Test
    void aFloodedAgentIsNoAlertAndSaysThatItWasBlind() {
        var flooded = one("agent.flooded.json");

        assertThat(flooded.kind()).isEqualTo(AlertKind.NOISE);
        assertThat(flooded.lost()).contains("Agent event queue is flooded. Check the agent configuration.");
        assertThat(one("agent.started.json").lost()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"id\":\"504\"', NOISE",
        "'\"id\":504', NOISE",
        "'\"id\":\"510\"', RUNTIME",
        "'\"id\":\"560\"', NOISE",
        "'\"id\":\"99999999999999\"', RUNTIME",
        "'\"id\":\"19007\",\"groups\":[\"sca\"]', NOISE",
        "'\"id\":\"23505\",\"groups\":[\"vulnerability-detector\"]', GATE_WARNED",
        "'\"id\":[],\"groups\":5', RUNTIME"
    })
    void theRuleSaysWhatIsAnAlert(String rule, AlertKind expected) {
        assertThat(read(WAZUH, "{\"rule\":{" + rule + "}}").get(0).kind()).isEqualTo(expected);
    }

    @Test
    void aFileThatWentAwayAndForeignJsonAreNoAlerts() {
        assertThat(one("syscheck.deleted.json").kind()).isEqualTo(AlertKind.NOISE);
        assertThat(one("agent.started.json").kind()).isEqualTo(AlertKind.NOISE);
        assertThat(read(WAZUH, "{\"rule\":\"text\"}").get(0).summary()).contains("no Wazuh alert");
    }

    @Test
    void theScriptDeliversTheFileThatTheIntegratorNames(@TempDir Path folder) throws IOException, InterruptedException {
        var alert = folder.resolve("custom-drillmaster-1.alert");
        Files.write(alert, fixture("wazuh", "syscheck.added.json"));

        var result = PastedSnippet.run(WAZUH, PastedSnippet.SECRET, address -> {
            var script = folder.resolve("custom-drillmaster");
            write(script, WAZUH.setup(address).get(0).text());
            return new ProcessBuilder("sh", script.toString(), alert.toString(), "", "unused");
        });

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output()).contains("{\"accepted\":1}");
        assertThat(result.kept())
                .singleElement()
                .satisfies(row -> assertThat(row.raw()).isEqualTo(fixture("wazuh", "syscheck.added.json")));
    }

    @Test
    void withoutASecretTheIntegrationThatComesWithWazuhDoesToo() {
        var open = new HookAddress(URI.create("https://drills.example/hooks/wazuh/key"), Optional.empty());

        assertThat(WAZUH.setup(open))
                .hasSize(3)
                .last()
                .satisfies(snippet -> assertThat(snippet.text()).contains("<name>shuffle</name>"));
        assertThat(WAZUH.setup(new HookAddress(open.url(), Optional.of(PastedSnippet.SECRET))))
                .hasSize(2);
    }

    private static ReadAlert one(String name) {
        return readOne(WAZUH, name, Map.of());
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
