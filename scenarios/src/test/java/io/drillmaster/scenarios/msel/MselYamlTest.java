package io.drillmaster.scenarios.msel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MselYamlTest {
    static Iterable<String> shipped() {
        return MselLibrary.names();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aShippedTabletopIsReadBackAsItWasWritten(String name) {
        var msel = MselLoader.load(MselLibrary.text(name), name);
        assertThat(MselLoader.load(MselYaml.write(msel), name)).isEqualTo(msel);
    }

    @Test
    void anyTabletopIsReadBackAsItWasWritten() {
        for (var seed = 0; seed < 400; seed++) {
            var msel = new GeneratedMsel(seed).next();
            var text = MselYaml.write(msel);
            assertThat(MselLoader.load(text, "seed " + seed)).as(text).isEqualTo(msel);
            assertThat(MselYaml.write(MselLoader.load(text, "again"))).isEqualTo(text);
        }
    }

    @Test
    void aTextThatYamlWouldTakeForSomethingElseIsQuoted() {
        for (var word :
                List.of("089", "12", "-7", ".5", "1.5e3", "null", "~", "True", "no", "1:30", "2026-03-10", "0x1F")) {
            var msel = MselLoader.load(MselText.with("Two of us looked at it.", "\"" + word + "\""), "f");
            assertThat(MselLoader.load(MselYaml.write(msel), "f")).as(word).isEqualTo(msel);
        }
    }

    @Test
    void whatIsWrittenLooksLikeWhatAnAuthorWrites() {
        var msel = MselLoader.load(MselText.VALID, "f");
        assertThat(MselYaml.write(msel))
                .startsWith("# EXERCISE. Everything in this file is made up for an exercise.\nid: TTX-90\nversion: 1\n")
                .contains("roles:\n  - id: ic\n    name: Incident commander\n")
                .contains("    body: |-\n      Falco reports a shell.\n      It ran below a package manager.\n")
                .contains("    to: [soc]\n")
                .doesNotContain("channel: chat", "kind:", "mode:", "onTimeout");
    }
}
