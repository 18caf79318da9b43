package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManifestTest {
    private final JsonMapper mapper = new JsonMapper();

    @Test
    void itSaysWhatThePackageDoesUntilWhenAndHowToBeRidOfIt() throws Exception {
        var drill = Drills.drill(Ecosystem.PYPI).build();

        var json = mapper.readTree(drill.manifest().toJson());

        assertThat(json.at("/exercise").asText()).isEqualTo("EX-0007");
        assertThat(json.at("/contact").asText()).isEqualTo("Ada Lovelace, +1 555 0100");
        assertThat(json.at("/token").asText()).isEqualTo("abcdefghij234567klmn");
        assertThat(json.at("/notBefore").asText())
                .isEqualTo(drill.spec().builtAt().minus(Duration.ofDays(1)).toString());
        assertThat(json.at("/expiresAt").asText())
                .isEqualTo(drill.spec().expiresAt().toString());
        assertThat(json.at("/actions")).hasSize(2);
        assertThat(json.at("/actions/1/action").asText()).isEqualTo("DNS_LOOKUP");
        assertThat(json.at("/actions/1/attackTechniques/0").asText()).isEqualTo("T1071.004");
        assertThat(json.at("/markerPath").asText()).isEqualTo("/tmp/security-drill-abcdefghij234567klmn.txt");
        assertThat(json.at("/dnsNamePattern").asText())
                .isEqualTo("<r|i>.<8 random characters>.abcdefghij234567klmn.drill.example.com");
        var steps = new ArrayList<String>();
        json.at("/cleanUp").forEach(step -> steps.add(step.asText()));
        assertThat(steps)
                .contains("drop the wheel that pip built: pip cache remove 'pytorch_utilz*'")
                .contains("delete the marker file /tmp/security-drill-abcdefghij234567klmn.txt");
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI", "NPM"})
    void itStandsInTheArchive(Ecosystem ecosystem) throws Exception {
        var drill = Drills.drill(ecosystem).contact(HookTest.HOSTILE_CONTACT).build();

        assertThat(Archive.files(drill))
                .containsEntry("DRILL-MANIFEST.json", drill.manifest().toJson());
        assertThat(mapper.readTree(drill.manifest().toJson()).at("/contact").asText())
                .isEqualTo(drill.spec().contact());
    }

    @Test
    void itDoesNotSpeakOfWhatThePackageDoesNotDo() throws Exception {
        var drill = Drills.drill(Ecosystem.NPM).doing(BenignAction.NOOP).build();

        assertThat(mapper.readTree(drill.manifest().toJson()).fieldNames())
                .toIterable()
                .doesNotContain("markerPath", "dnsNamePattern");
    }
}
