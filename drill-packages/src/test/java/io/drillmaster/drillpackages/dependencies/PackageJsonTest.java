package io.drillmaster.drillpackages.dependencies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageJsonTest {
    @Test
    void allKindsOfDependenciesAreTakenOnce() {
        var file = read("""
                {
                  "name": "web-shop",
                  "dependencies": {
                    "lodash": "^4.17.21",
                    "@acme/auth": "1.x || >=2.5.0 <3",
                    "old-name": "npm:new-name@^1.0.0",
                    "scoped-alias": "npm:@acme/real@latest",
                    "bare-alias": "npm:bare"
                  },
                  "devDependencies": {"jest": "*", "lodash": ""},
                  "optionalDependencies": {"fsevents": "latest"},
                  "peerDependencies": {"react": ">=17"},
                  "overrides": {"dependencies": {"not-this": "1"}},
                  "scripts": {"dependencies": "echo"}
                }
                """);
        assertThat(file.dependencies())
                .extracting(dependency -> dependency.name().value(), Dependency::line)
                .containsExactly(
                        tuple("lodash", 4),
                        tuple("@acme/auth", 5),
                        tuple("new-name", 6),
                        tuple("@acme/real", 7),
                        tuple("bare", 8),
                        tuple("jest", 10),
                        tuple("fsevents", 11),
                        tuple("react", 12));
        assertThat(file.skipped()).isEmpty();
    }

    @Test
    void whatComesFromElsewhereIsReported() {
        var file = read("""
                {"dependencies": {
                  "a1": "git+ssh://git@git.example.com/acme/a.git",
                  "a2": "github:acme/a",
                  "a3": "acme/a#v1",
                  "a4": "https://files.example.com/a.tgz",
                  "a5": "file:../a",
                  "a6": "link:../a",
                  "a7": "workspace:*",
                  "a8": "./a",
                  "a9": "git@git.example.com:acme/a.git",
                  "JSONStream": "1.3.5",
                  "kept": "1"
                }}
                """);
        assertThat(file.names()).extracting(name -> name.value()).containsExactly("kept");
        assertThat(file.skipped()).extracting(SkippedLine::line).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(file.skipped().get(2).text()).isEqualTo("a3: acme/a#v1");
        assertThat(file.skipped().get(4).reason()).contains("this machine");
        assertThat(file.skipped().get(9).reason()).contains("lower case");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                          | line 1: a package.json is a JSON object",
                "[]                                          | line 1: a package.json is a JSON object",
                "requests==2                                 | line 1: this is not JSON",
                "{\\n\"dependencies\": [\"lodash\"]}         | line 2: 'dependencies' is to be an object",
                "{\\n\\n\"dependencies\": {\"a\": 1}}        | line 3: the version of 'a' in 'dependencies'",
                "{\"dependencies\": {\\n\"a\": {\"b\":1}}}   | line 2: the version of 'a' in 'dependencies'",
                "{\"dependencies\": {\"a\": \"1\"}\\n        | line 2: this is not JSON",
                "{\"dependencies\": {\\n\"a\": \"1\",\\n}}   | line 3: this is not JSON",
                "{}\\n{}                                     | line 2: something follows",
                "{\\n// no\\n}                               | line 2: this is not JSON"
            })
    void whatNpmWouldRefuseIsAnErrorWithItsLine(String text, String message) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
                .isInstanceOf(DependencyFileException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void nestingWithoutEndIsAnErrorAndNoCrash() {
        assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(100_000)))
                .isInstanceOf(DependencyFileException.class)
                .hasMessageContaining("this is not JSON");
    }

    private static DependencyFile read(String text) {
        return DependencyFormat.PACKAGE_JSON.read(text);
    }
}
