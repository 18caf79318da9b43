package io.drillmaster.alert.source;

import static io.drillmaster.alert.Deliveries.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.evidence.AlertKind;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SplunkTest {
    private static final Splunk SPLUNK = new Splunk();

    @Test
    void aRowIsReadWithItsTimeAndTheMachineItIsAbout() {
        var alert = one("an-event.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(alert.rule()).isEqualTo("Unknown name looked up by a build host");
        assertThat(alert.priority()).isEqualTo("high");
        assertThat(alert.summary()).startsWith("Mar 2 10:15:30 build-07".replace("Mar 2", "Mar  2"));
        assertThat(alert.sourceTime().orElseThrow().instant()).isEqualTo(Instant.parse("2026-03-02T10:15:30.123Z"));
        assertThat(alert.generatedAt())
                .as("Splunk does not say when it decided")
                .isEmpty();
        assertThat(alert.host()).contains("build-07");
        assertThat(alert.traits().hosts()).containsExactlyInAnyOrder("build-07", "splunk-fwd-1");
        assertThat(alert.traits().tokens()).containsExactly(TOKEN);
    }

    @Test
    void oneEventFoundByTwoRunsIsOneAlertAndTwoOfOneRunAreTwo() {
        assertThat(one("the-same-event-in-the-next-run.json").ownId())
                .isEqualTo(one("an-event.json").ownId());
        assertThat(one("another-event-of-the-run.json").ownId())
                .isNotEqualTo(one("an-event.json").ownId());
    }

    @Test
    void equalCountsOfTwoRunsAreTwoFindings() {
        assertThat(one("the-same-count-in-the-next-run.json").ownId())
                .isNotEqualTo(one("a-count.json").ownId());
        assertThat(one("a-count.json").ownId()).isEqualTo(one("a-count.json").ownId());
    }

    @Test
    void aSearchByHandHasNoName() {
        assertThat(one("a-search-by-hand.json").rule()).isEqualTo("(search without a name)");
    }

    @Test
    void aNotableHasItsOwnId() {
        var alert = one("a-notable.json");

        assertThat(alert.rule()).isEqualTo("Package manager reaches out");
        assertThat(alert.priority()).isEqualTo("critical");
        assertThat(alert.ownId()).contains("splunk:event:4F1C@@notable@@aa55");
        assertThat(alert.sourceTime().orElseThrow().zoneAssumed()).isFalse();
    }

    @Test
    void aSearchMaySayThatItWatchesAGate() {
        assertThat(one("a-gate.json").kind()).isEqualTo(AlertKind.GATE_BLOCKED);
    }

    @Test
    void whatIsOddIsSaidAndWhatIsNoWebhookOfSplunkIsKept() {
        var alert = one("odd-types.json");

        assertThat(alert.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(alert.rule()).isEqualTo("a");
        assertThat(alert.sourceTime()).isEmpty();
        assertThat(alert.summary()).contains("not understood: ", "'_time'", "'dest'");
        assertThat(Deliveries.read(SPLUNK, "{\"results\":[]}").get(0).kind()).isEqualTo(AlertKind.NOISE);
        assertThat(Deliveries.read(SPLUNK, "[]").get(0).kind()).isEqualTo(AlertKind.NOISE);
    }

    @Test
    void theAllowListAdmitsTheAddress() {
        var url = "https://drills.example:8443/hooks/splunk/kEy-_9";
        var text = SPLUNK.setup(new HookAddress(URI.create(url), Optional.empty()))
                .get(0)
                .text();
        var pattern = text.lines()
                .filter(line -> line.startsWith("allowlist."))
                .map(line -> line.substring(line.indexOf('=') + 1).strip())
                .findFirst()
                .orElseThrow();

        assertThat(Pattern.compile(pattern).matcher(url).find()).isTrue();
        assertThat(Pattern.compile(pattern).matcher(url.replace('.', 'x')).find())
                .isFalse();
        assertThat(pattern).doesNotContain("kEy");
    }

    private static ReadAlert one(String name) {
        return Deliveries.readOne(SPLUNK, name, Map.of());
    }
}
