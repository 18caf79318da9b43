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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenSearchTest {
    private static final OpenSearch OPENSEARCH = new OpenSearch();
    private static final HookAddress ADDRESS = new HookAddress(
            URI.create("https://drills.example/hooks/opensearch/key"), Optional.of(new HookSecret("s3cret")));

    @Test
    void everyDocumentThatAMonitorFoundIsAnAlert() {
        var alerts = alerts("documents.json");

        assertThat(alerts).extracting(ReadAlert::kind).containsOnly(AlertKind.RUNTIME);
        assertThat(alerts).extracting(ReadAlert::rule).containsOnly("Unknown name");
        assertThat(alerts.get(0).priority()).isEqualTo("1");
        assertThat(alerts.get(0).host()).contains("build-07");
        assertThat(alerts.get(0).traits().tokens()).containsExactly(TOKEN);
        assertThat(alerts.get(0).sourceTime().orElseThrow().instant())
                .isEqualTo(Instant.parse("2026-03-02T10:15:30.123Z"));
        assertThat(alerts.get(1).sourceTime().orElseThrow().instant())
                .isEqualTo(Instant.parse("2026-03-02T10:15:31.123Z"));
        assertThat(alerts.get(1).traits().tokens()).isEmpty();
        assertThat(alerts.get(0).generatedAt())
                .as("a query does not say when it ran")
                .isEmpty();
    }

    @Test
    void theSameDocumentFoundByTheNextRunIsTheSameAlert() {
        assertThat(alerts("the-next-run.json").get(0).ownId())
                .isEqualTo(alerts("documents.json").get(1).ownId())
                .isNotEqualTo(alerts("documents.json").get(0).ownId());
    }

    @Test
    void anAlertOfADocumentMonitorSpeaksThroughItsSample() {
        var alert = alerts("document-alerts.json").get(0);

        assertThat(alert.ownId()).contains("opensearch:b7f3c9d2-aaaa-4bbb-8ccc-ddddeeeeffff");
        assertThat(alert.host()).contains("build-07");
        assertThat(alert.sourceTime().orElseThrow().instant()).isEqualTo(Instant.parse("2026-03-02T10:15:30.123Z"));
        assertThat(alert.generatedAt()).contains(Instant.parse("2026-03-02T10:16:01.004Z"));
        assertThat(alert.traits().tokens()).containsExactly(TOKEN);
    }

    @Test
    void aQueryThatOnlyCountsIsOneAlertARun() {
        var alert = alerts("a-count.json").get(0);

        assertThat(alert.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(alert.generatedAt()).contains(Instant.parse("2026-03-02T10:16:00.004Z"));
        assertThat(alert.ownId()).contains("opensearch:Unknown name:2026-03-02T10:16:00.004Z");
    }

    @Test
    void aMonitorThatCouldNotLookIsNoDetection() {
        var alert = alerts("a-monitor-that-failed.json").get(0);

        assertThat(alert.kind()).isEqualTo(AlertKind.NOISE);
        assertThat(alert.summary()).contains("can have missed the drill", "all shards failed");
    }

    @Test
    void theChannelsTestIsASentenceAndIsKept() {
        var alert = alerts("the-channels-test.txt").get(0);

        assertThat(alert.kind()).isEqualTo(AlertKind.NOISE);
        assertThat(alert.summary()).contains("plain text", "channel's test");
    }

    @Test
    void whatIsOddLosesNoOther() {
        var alerts = alerts("odd-types.json");

        assertThat(alerts).hasSize(3);
        assertThat(alerts.get(0).kind()).isEqualTo(AlertKind.NOISE);
        assertThat(alerts.get(1).summary()).contains("not understood: '_id'");
        assertThat(alerts.get(2).traits().tokens()).containsExactly(TOKEN);
        assertThat(Deliveries.read(OPENSEARCH, "{\"text\":1}").get(0).kind()).isEqualTo(AlertKind.NOISE);
    }

    @Test
    void theMessagesOfTheSetUpPageGiveWhatIsRead() {
        var hits = json(Deliveries.fixture("opensearch", "documents.json")).path("results");
        var found =
                json(Deliveries.fixture("opensearch", "document-alerts.json")).path("alerts");
        var variables = Map.<String, Object>of(
                "ctx.trigger.name", "A \"trigger\"",
                "ctx.results.0.hits.hits", hits,
                "ctx.alerts", found,
                "ctx.newAlerts", found);
        var snippets = OPENSEARCH.setup(ADDRESS);

        for (var number : List.of(1, 2, 3)) {
            var alerts = Deliveries.read(
                    OPENSEARCH, Rendered.mustache(snippets.get(number).text(), variables));
            assertThat(alerts).hasSize(number == 1 ? 2 : 1);
            assertThat(alerts.get(0).rule()).isEqualTo("A \"trigger\"");
            assertThat(alerts.get(0).traits().tokens()).containsExactly(TOKEN);
        }
    }

    @Test
    void theChannelCarriesAddressAndSecret() {
        var request = OPENSEARCH.setup(ADDRESS).get(0).text();
        var webhook = json(request.substring(request.indexOf('{')).getBytes(StandardCharsets.UTF_8))
                .at("/config/webhook");

        assertThat(webhook.path("url").asText()).isEqualTo(ADDRESS.url().toString());
        assertThat(webhook.at("/header_params/Authorization").asText()).isEqualTo("Bearer s3cret");
    }

    private static List<ReadAlert> alerts(String name) {
        return Deliveries.readFixture(OPENSEARCH, name, Map.of());
    }
}
