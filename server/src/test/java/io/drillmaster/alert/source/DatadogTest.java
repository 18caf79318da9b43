package io.drillmaster.alert.source;

import static io.drillmaster.alert.Deliveries.TOKEN;
import static io.drillmaster.alert.Deliveries.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.evidence.AlertKind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatadogTest {
    private static final Datadog DATADOG = new Datadog();

    @Test
    void aMonitorThatFiresIsAnAlert() {
        var alert = one("triggered.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(alert.rule()).isEqualTo("Unknown name looked up on {{host.name}}");
        assertThat(alert.priority()).isEqualTo("P2");
        assertThat(alert.host()).contains("build-07");
        assertThat(alert.generatedAt()).contains(Instant.parse("2026-03-02T10:16:02Z"));
        assertThat(alert.traits().tokens()).containsExactly(TOKEN);
    }

    @Test
    void anAlertLastsAsLongAsItsCycleAndEachGroupHasItsOwn() {
        assertThat(one("renotified.json").ownId())
                .isEqualTo(one("triggered.json").ownId());
        assertThat(one("another-host-of-the-monitor.json").ownId())
                .isNotEqualTo(one("triggered.json").ownId());
    }

    @Test
    void whatIsOverBlindOrATestIsNoDetection() {
        assertThat(one("recovered.json").kind()).isEqualTo(AlertKind.NOISE);
        assertThat(one("recovered.json").ownId())
                .isNotEqualTo(one("triggered.json").ownId());
        assertThat(one("no-data.json").summary()).contains("can have missed the drill");
        assertThat(one("a-test.json").kind()).isEqualTo(AlertKind.NOISE);
    }

    @Test
    void aSecuritySignalHasItsOwnId() {
        var alert = one("signal.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(alert.rule()).isEqualTo("Package manager reaches an unknown host");
        assertThat(alert.priority()).isEqualTo("high");
        assertThat(alert.ownId()).contains("datadog:signal:AAAAAZYx3k0000000000AAAAbbbb");
    }

    @Test
    void whatIsOddIsSaidAndAFormIsKeptWithWhatToDo() {
        var alert = one("odd-types.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(alert.host()).contains("build-07");
        assertThat(alert.summary()).contains("'date'", "'cycle'");
        assertThat(Deliveries.read(DATADOG, "rule=a&title=b").get(0).summary()).contains("not encoded as a form");
        assertThat(Deliveries.read(DATADOG, "{\"body\":\"the default\"}").get(0).kind())
                .isEqualTo(AlertKind.NOISE);
        assertThat(Deliveries.read(DATADOG, "[]").get(0).kind()).isEqualTo(AlertKind.NOISE);
    }

    @Test
    void theWebhookOfTheSetUpPageGivesWhatIsRead() {
        var url = URI.create("https://drills.example/hooks/datadog/key");
        var command = DATADOG.setup(new HookAddress(url, Optional.of(new HookSecret("s3cret"))))
                .get(0)
                .text();
        var request = json(command.lines()
                .filter(line -> line.startsWith("{"))
                .findFirst()
                .orElseThrow()
                .getBytes(StandardCharsets.UTF_8));

        assertThat(request.path("url").asText()).isEqualTo(url.toString());
        assertThat(json(request.path("custom_headers").asText().getBytes(StandardCharsets.UTF_8))
                        .path("Authorization")
                        .asText())
                .isEqualTo("Bearer s3cret");
        var body = Rendered.dollars(
                request.path("payload").asText(),
                Map.of(
                        "ALERT_TRANSITION", "Triggered",
                        "ALERT_CYCLE_KEY", "12",
                        "ALERT_TITLE", "A rule",
                        "HOSTNAME", "build-07",
                        "DATE", "1772446562000",
                        "TEXT_ONLY_MSG", TOKEN.value()));
        var alert = Deliveries.read(DATADOG, body).get(0);
        assertThat(alert.rule()).isEqualTo("A rule");
        assertThat(alert.summary()).isEqualTo(TOKEN.value());
        assertThat(alert.priority()).isEqualTo("Triggered");
        assertThat(alert.ownId()).contains("datadog:12:");
        assertThat(alert.generatedAt()).contains(Instant.parse("2026-03-02T10:16:02Z"));
    }

    private static ReadAlert one(String name) {
        return Deliveries.readOne(DATADOG, name, Map.of());
    }
}
