package io.drillmaster.drillpackages.dependencies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementsTxtTest {
    @Test
    void whatPipTakesIsTakenWithItsLine() {
        var file = read("""
                # tools of the web shop
                requests
                Flask_Login == 0.6.3   # pinned
                acme.auth[postgres, redis] >=2,<3 ; python_version < "3.12"
                urllib3 (>1.26)
                six~=1.16;sys_platform=='linux'

                django==4.2.7 \\
                    --hash=sha256:0000000000000000000000000000000000000000000000000000000000000000 \\
                    --hash=sha256:1111111111111111111111111111111111111111111111111111111111111111
                attrs \\
                # a comment ends the line that goes on
                numpy
                pandas!=2.0.0
                tomli===1.0
                  idna<=3
                \tzope.interface
                """);
        assertThat(file.dependencies())
                .extracting(dependency -> dependency.name().value(), Dependency::line)
                .containsExactly(
                        tuple("requests", 2),
                        tuple("Flask_Login", 3),
                        tuple("acme.auth", 4),
                        tuple("urllib3", 5),
                        tuple("six", 6),
                        tuple("django", 8),
                        tuple("attrs", 11),
                        tuple("numpy", 13),
                        tuple("pandas", 14),
                        tuple("tomli", 15),
                        tuple("idna", 16),
                        tuple("zope.interface", 17));
        assertThat(file.skipped()).isEmpty();
    }

    @Test
    void whatIsNoDependencyFromAnIndexIsReported() {
        var file = read("""
                -r base.txt
                --requirement=more.txt
                -c limits.txt
                -e ./local
                --index-url https://index.example.com/simple/
                git+https://git.example.com/acme/auth.git#egg=acme-auth
                https://files.example.com/acme_auth-1.0-py3-none-any.whl
                ./vendor/acme-auth
                vendor/acme_auth.tar.gz
                C:\\wheels\\acme.whl
                acme-auth @ https://files.example.com/acme_auth-1.0.tar.gz
                acme_auth-1.0-py3-none-any.whl
                requests
                """);
        assertThat(file.names()).extracting(name -> name.value()).containsExactly("requests");
        assertThat(file.skipped()).extracting(SkippedLine::line).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(file.skipped().get(0))
                .isEqualTo(new SkippedLine(
                        1, "-r base.txt", "names another file, which is not followed; give that file as well"));
        assertThat(file.skipped()).extracting(SkippedLine::reason).satisfies(reasons -> {
            assertThat(reasons.get(1)).contains("not followed");
            assertThat(reasons.get(2)).contains("limits versions");
            assertThat(reasons.get(3)).contains("editable");
            assertThat(reasons.get(4)).contains("setting of pip");
            assertThat(reasons.subList(5, 12)).allMatch(reason -> reason.contains("not from an index"));
        });
    }

    @Test
    void aProjectInTwoSpellingsIsOneDependency() {
        assertThat(read("Acme.Auth; python_version < '3'\nacme-auth; python_version >= '3'")
                        .dependencies())
                .extracting(dependency -> dependency.name().value(), Dependency::line)
                .containsExactly(tuple("Acme.Auth", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requests numpy",
                "requests=2",
                "requests[security",
                "requests, numpy",
                "<<<<<<< HEAD",
                "=======",
                "{\"dependencies\": {}}",
                "[packages]",
                "ünicode",
                "_private",
                "<html>"
            })
    void aLineThatPipWouldRefuseIsAnErrorWithItsNumber(String line) {
        assertThatThrownBy(() -> read("flask\n\n" + line + "\n"))
                .isInstanceOf(DependencyFileException.class)
                .hasMessageStartingWith("line 3: '" + line + "' is not a requirement");
    }

    @Test
    void aFileMayEndInTheMiddleOfALine() {
        assertThat(read("requests \\").names()).extracting(name -> name.value()).containsExactly("requests");
        assertThat(read("requests \\\n    ").names()).hasSize(1);
    }

    private static DependencyFile read(String text) {
        return DependencyFormat.REQUIREMENTS_TXT.read(text);
    }
}
