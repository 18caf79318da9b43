package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.registry.publish.Credentials;
import io.drillmaster.registry.publish.TargetKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** registries.yml: what is understood, and what is said about what is not. */
class RegistriesFileTest {
    @TempDir
    private Path directory;

    @Test
    void registriesAreReadWithTheirTokensFromWhereverTheyAre() throws IOException {
        Files.writeString(directory.resolve("token"), "from-a-file\n");
        var read = read("""
                registries:
                  - id: team-pypi
                    kind: devpi
                    ecosystem: pypi
                    url: https://pypi.example.com/drill/dev
                    username: drill
                    token-file: %s
                  - { id: team-npm, kind: verdaccio, ecosystem: npm, url: "https://npm.example.com/", token-env: NPM_TOKEN }
                  - { id: other, kind: twine, ecosystem: pypi, url: "https://o.example.com/up", index-url: "https://o.example.com/idx" }
                """.formatted(directory.resolve("token")));

        assertThat(read.problems()).isEmpty();
        assertThat(read.targets()).hasSize(3);
        var devpi = read.targets().get(0);
        assertThat(devpi.kind()).isEqualTo(TargetKind.DEVPI);
        assertThat(devpi.ecosystem()).isEqualTo(Ecosystem.PYPI);
        assertThat(devpi.indexUrl()).isEqualTo(URI.create("https://pypi.example.com/drill/dev/+simple/"));
        assertThat(devpi.credentials()).isEqualTo(new Credentials(Optional.of("drill"), Optional.of("from-a-file")));
        assertThat(read.targets().get(1).kind()).isEqualTo(TargetKind.NPM);
        assertThat(read.targets().get(1).credentials().token()).contains("from-the-environment");
        assertThat(read.targets().get(2).indexUrl()).isEqualTo(URI.create("https://o.example.com/idx/"));
    }

    @Test
    void everyProblemIsToldWithItsLineAndWithoutATokenInIt() throws IOException {
        var read = read("""
                registries:
                  - { id: a, kind: pypiserver, ecosystem: npm, url: "https://pypi.example.com/", token: s3cret }
                  - { id: b, kind: nexus, ecosystem: pypi, url: "https://nexus.example.com/pypi/", token: s3cret }
                  - { id: c, kind: artefactory, ecosystem: pypi, url: "https://x.example.com/" }
                  - { id: d, kind: npm, ecosystem: npm, url: "https://ada:s3cret@npm.example.com/" }
                  - { id: e, kind: npm, ecosystem: npm, url: "https://npm.example.com/", token: s3cret, token-env: NPM_TOKEN }
                  - { id: f, kind: npm, ecosystem: npm, url: "https://npm.example.com/", tokn: s3cret }
                  - { id: built-in, kind: npm, ecosystem: npm, url: "https://npm.example.com/" }
                  - { kind: npm }
                  - just text
                """);

        assertThat(String.join("\n", read.problems())).doesNotContain("s3cret");
        assertThat(read.problems())
                .hasSize(9)
                .anySatisfy(words -> assertThat(words).contains(":2: a registry of kind pypiserver cannot hold npm"))
                .anySatisfy(words -> assertThat(words).contains(":3:").contains("/repository/drill-hosted/"))
                .anySatisfy(words -> assertThat(words).contains(":4: 'artefactory' is not a kind"))
                .anySatisfy(words -> assertThat(words).contains(":5:").contains("before an @"))
                .anySatisfy(words -> assertThat(words).contains(":6: token and token-env are set; keep one"))
                .anySatisfy(words -> assertThat(words).contains(":7:").contains("did you mean token"))
                .anySatisfy(words -> assertThat(words).contains(":8: 'built-in' is not an id"))
                .anySatisfy(words -> assertThat(words).contains(":9: a registry needs id"))
                .anySatisfy(words -> assertThat(words).contains(":10:"));
    }

    @Test
    void brokenYamlIsToldWithoutItsText() throws IOException {
        assertThat(read("registries:\n  - token: \"s3cret\n").problems())
                .singleElement()
                .asString()
                .contains("not valid YAML")
                .doesNotContain("s3cret");
        assertThat(read("other: 1\n").problems()).singleElement().asString().contains("a list named 'registries'");
    }

    @Test
    void aRegistryOnAHostThatIsNotAllowedStopsTheStart() throws IOException {
        var file = directory.resolve("registries.yml");
        Files.writeString(
                file, "registries:\n  - {id: team, kind: npm, ecosystem: npm, url: 'https://npm.example.com/'}\n");

        assertThatThrownBy(() -> Settings.of(Map.of("publish.registries-file", file.toString())))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(
                        "registry 'team': npm.example.com is not in publish.allowed-hosts, which is empty");
        assertThat(Settings.of(Map.of(
                                "publish.registries-file", file.toString(), "publish.allowed-hosts", "npm.example.com"))
                        .registries())
                .hasSize(1);
        assertThatThrownBy(() -> Settings.of(Map.of("publish.allowed-hosts", "npm.example.com, registry.npmjs.org")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("publish.allowed-hosts");
        assertThatThrownBy(() -> Settings.of(Map.of("publish.name-prefixes", "a")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("at least 3 characters");
    }

    private RegistriesFile read(String text) throws IOException {
        var file = directory.resolve("registries.yml");
        Files.writeString(file, text);
        return RegistriesFile.read(file, Map.of("NPM_TOKEN", "from-the-environment"));
    }
}
