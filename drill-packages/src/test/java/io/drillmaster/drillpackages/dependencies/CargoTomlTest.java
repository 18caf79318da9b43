package io.drillmaster.drillpackages.dependencies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CargoTomlTest {
    @Test
    void everyTableOfDependenciesIsTaken() {
        var file = read("""
                [package]
                name = "shop"          # not a dependency
                description = \"\"\"
                [dependencies]
                not-this = "1"
                \"\"\"

                [dependencies]
                serde = { version = "1", features = ["derive"] }
                tokio = "1.40"  # comment with = and "quotes"
                'quoted-name' = "1"
                renamed = { package = "real-name", version = "2" }
                dotted.version = "1"
                many = { version = "1", features = [
                    "a", # one
                    "b",
                ] }

                [dependencies.table-form]
                version = "1"
                features = ["x"]

                [dev-dependencies]
                proptest = "1"
                [build-dependencies]
                cc = '1'
                [target.'cfg(windows)'.dependencies]
                winapi = "0.3"
                [workspace.dependencies]
                serde = "1"
                anyhow = "1"

                [features]
                default = ["serde"]
                """);
        assertThat(file.dependencies())
                .extracting(dependency -> dependency.name().value(), Dependency::line)
                .containsExactly(
                        tuple("serde", 9),
                        tuple("tokio", 10),
                        tuple("quoted-name", 11),
                        tuple("real-name", 12),
                        tuple("dotted", 13),
                        tuple("many", 14),
                        tuple("table-form", 19),
                        tuple("proptest", 24),
                        tuple("cc", 26),
                        tuple("winapi", 28),
                        tuple("anyhow", 31));
        assertThat(file.skipped()).isEmpty();
    }

    @Test
    void whatComesFromElsewhereIsReported() {
        var file = read("""
                [dependencies]
                near = { path = "../near", version = "1" }
                far = { git = "https://git.example.com/far" }
                shared = { workspace = true }
                also.workspace = true
                [dependencies.late]
                version = "1"
                git = "https://git.example.com/late"
                """);
        assertThat(file.dependencies()).isEmpty();
        assertThat(file.skipped()).extracting(SkippedLine::line).containsExactly(2, 3, 4, 5, 6);
        assertThat(file.skipped().get(2).reason()).contains("workspace's Cargo.toml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"serde", "serde = ", "serde = 1", "= \"1\"", "[dependencies", "[]", "a b = \"1\"", "serde \"1\""
            })
    void aLineThatCargoWouldRefuseIsAnErrorWithItsNumber(String line) {
        assertThatThrownBy(() -> read("[dependencies]\ntokio = \"1\"\n" + line + "\n"))
                .isInstanceOf(DependencyFileException.class)
                .hasMessageStartingWith("line 3: '" + line.strip());
    }

    @Test
    void aTextThatIsNotClosedIsAnErrorWithItsLine() {
        assertThatThrownBy(() -> read("[dependencies]\nserde = \"1\n"))
                .hasMessageStartingWith("line 2: a text in \" is not closed");
        assertThatThrownBy(() -> read("a = \"\"\"\n\n")).hasMessageContaining("is not closed");
        assertThatThrownBy(() -> read("a = \"\\")).hasMessageContaining("is not closed");
    }

    private static DependencyFile read(String text) {
        return DependencyFormat.CARGO_TOML.read(text);
    }
}
