package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EffectsTest {
    private static final String STEM = "/tmp/security-drill-abcdefghij234567klmn";

    @Test
    void theyNameEverythingExactly() {
        assertThat(allActions().manifest().effects())
                .isEqualTo(new Effects(
                        List.of(STEM),
                        List.of(STEM + ".txt", STEM + "/decoy-credentials.txt", STEM + "/decoy-settings.conf"),
                        List.of(STEM + "/decoy-credentials.txt", "/proc/self/environ"),
                        List.of(List.of("/bin/sh", "-c", ": security-drill-abcdefghij234567klmn")),
                        List.of("[2001:db8::53]:5353/udp", "192.0.2.80:8080/tcp"),
                        List.of("<r|i>.<8 random characters>.abcdefghij234567klmn.drill.example.com")));
    }

    @Test
    void theyStandInTheManifestAndInTheReadme() throws Exception {
        var drill = allActions();

        var json = new JsonMapper().readTree(drill.manifest().toJson()).at("/effects");

        assertThat(json.at("/directories/0").asText()).isEqualTo(STEM);
        assertThat(json.at("/filesWritten")).hasSize(3);
        assertThat(json.at("/filesRead/1").asText()).isEqualTo("/proc/self/environ");
        assertThat(json.at("/processes/0/2").asText()).isEqualTo(": security-drill-abcdefghij234567klmn");
        assertThat(json.at("/addresses/1").asText()).isEqualTo("192.0.2.80:8080/tcp");
        assertThat(json.at("/names")).hasSize(1);
        assertThat(Archive.files(drill).get("README.md"))
                .contains("\n* writes the file `" + STEM + ".txt`\n")
                .contains("\n* starts the process `/bin/sh -c ': security-drill-abcdefghij234567klmn'`\n")
                .contains("\n* contacts 192.0.2.80:8080/tcp\n");
    }

    @Test
    void aPackageThatDoesNothingSaysSo() throws Exception {
        var drill = Drills.drill(Ecosystem.NPM).doing(BenignAction.NOOP).build();

        assertThat(drill.manifest().effects())
                .isEqualTo(new Effects(List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
        assertThat(Archive.files(drill).get("README.md")).contains("\n* touches nothing\n");
    }

    @Test
    void whatStaysBehindHasItsCleanUpOnce() {
        assertThat(allActions().manifest().cleanUp())
                .endsWith(
                        "delete the marker file " + STEM + ".txt",
                        "see that no name with the token abcdefghij234567klmn is looked up any more",
                        "delete the decoys' directory " + STEM);
    }

    @Test
    void aHookNamesOnlyWhatItsPackageUses() {
        var marking = Drills.drill(Ecosystem.PYPI).doing(BenignAction.WRITE_MARKER);
        var looking = Drills.drill(Ecosystem.NPM).doing(BenignAction.DNS_LOOKUP);

        assertThat(PythonHook.of(marking.spec()))
                .contains("MARKER_PATH = ")
                .doesNotContain("ZONE", "DNS_SERVER", "CANARY", "DECOY", "SLEEP", "SHELL");
        assertThat(JavaScriptHook.of(looking.spec()))
                .contains("const ZONE = ", "const DNS_SERVER = null;")
                .doesNotContain("MARKER_PATH", "CANARY", "DECOY", "SLEEP", "SHELL");
    }

    private static DrillPackage allActions() {
        var canary = new CanaryAddress("192.0.2.80", 8080, CanaryAddress.Protocol.TCP);
        return Drills.drill(Ecosystem.PYPI)
                .doing(BenignAction.values())
                .asking(new DnsRoute.Direct("2001:db8::53", 5353))
                .set(new ActionSettings(Duration.ofSeconds(1), Optional.of(canary)))
                .build();
    }
}
