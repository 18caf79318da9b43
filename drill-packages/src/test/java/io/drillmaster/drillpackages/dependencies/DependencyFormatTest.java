package io.drillmaster.drillpackages.dependencies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DependencyFormatTest {
    @ParameterizedTest
    @CsvSource({
        "requirements.txt, REQUIREMENTS_TXT",
        "requirements-dev.txt, REQUIREMENTS_TXT",
        "base.in, REQUIREMENTS_TXT",
        "package.json, PACKAGE_JSON",
        "Cargo.toml, CARGO_TOML",
        "cargo.toml, CARGO_TOML",
        "Gemfile, GEMFILE",
        "Gemfile.lock, GEMFILE_LOCK"
    })
    void theNameOfAFileTellsItsFormat(String filename, DependencyFormat format) {
        assertThat(DependencyFormat.ofFilename(filename)).contains(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"package-lock.json", "pyproject.toml", "Cargo.lock", "requirements", "", "pom.xml"})
    void otherFilesAreNotGuessedAt(String filename) {
        assertThat(DependencyFormat.ofFilename(filename)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoTextOrFarTooLongIsRefused(DependencyFormat format) {
        assertThatThrownBy(() -> format.read("requests\nPK\3\4\0\0"))
                .isInstanceOf(DependencyFileException.class)
                .hasMessageContaining("line 2: the file holds a zero byte")
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> format.read("#".repeat(DependencyFormat.LONGEST + 1)))
                .isInstanceOf(DependencyFileException.class)
                .hasMessageContaining("300001 characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REQUIREMENTS_TXT| requests",
                "PACKAGE_JSON    | {\"dependencies\":{\"requests\":\"1\"}}",
                "CARGO_TOML      | [dependencies]\\nrequests = \"1\"",
                "GEMFILE         | gem 'requests'",
                "GEMFILE_LOCK    | GEM\\n  specs:\\n    requests (1.0)"
            })
    void anEditorsByteOrderMarkAndWindowsLineEndsDoNotMatter(DependencyFormat format, String text) {
        assertThat(format.read("\ufeff" + text.replace("\\n", "\r\n") + "\r\n").names())
                .extracting(name -> name.value())
                .containsExactly("requests");
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUIREMENTS_TXT", "CARGO_TOML", "GEMFILE", "GEMFILE_LOCK"})
    void anEmptyFileHasNoDependencies(DependencyFormat format) {
        assertThat(format.read("")).isEqualTo(new DependencyFile(List.of(), List.of()));
    }

    /** Each of these once took minutes, or the stack, in one reader or another. */
    @ParameterizedTest
    @EnumSource
    void aGreatDealOfNonsenseAreReadOrRefused(DependencyFormat format) {
        for (var nonsense : List.of(" ", "a", "a.", "[", "#", "'", "a \\\n", "gem 'a',\n", "[a.", "{\"a\":", "a-")) {
            var text = nonsense.repeat(DependencyFormat.LONGEST / nonsense.length());
            for (var beginning : List.of("", "[dependencies]\n", "a ", "[")) {
                try {
                    var file = format.read(beginning + text.substring(beginning.length()));
                    assertThat(file.dependencies().size()).isLessThan(2);
                } catch (DependencyFileException refused) {
                    assertThat(refused).hasMessageStartingWith("line ");
                }
            }
        }
    }

    @Test
    void whatAFileSaysIsQuotedShortAndWithoutWhatATerminalWouldObey() {
        var skipped = DependencyFormat.REQUIREMENTS_TXT
                .read("--x \u001b[31m\u202e" + "y".repeat(200))
                .skipped();
        assertThat(skipped).hasSize(1);
        assertThat(skipped.get(0).text())
                .startsWith("--x ?[31m?yyy")
                .endsWith("…")
                .hasSize(81);
    }
}
