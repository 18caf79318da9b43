package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Literals are read back by the languages they are written for. */
class SourceTextTest {
    private static final List<String> HOSTILE = List.of(
            "",
            "\"",
            "'",
            "\\",
            "\\\"",
            "line\nfeed",
            "carriage\rreturn",
            "\r\n",
            "*/ // /*",
            "\"\"\" '''",
            "\u2028 and \u2029 and \u0085",
            "\u0000\u0007\t\u000b\u001b\u007f",
            "Zoë 😀 \u202e",
            "${1+1} `x` {x} %s \\N{BULLET} \\u0022 \\x22",
            "</script><!-- -->",
            "@@TOKEN@@");

    @TempDir
    Path home;

    @Test
    void pythonReadsBackWhatWasWritten() throws Exception {
        var source = "import json\nprint(json.dumps(" + literals(SourceText::python) + "))\n";

        assertThat(printedBy(Machine.python(), source)).isEqualTo(HOSTILE);
    }

    @Test
    void javaScriptReadsBackWhatWasWritten() throws Exception {
        var source = "console.log(JSON.stringify(" + literals(SourceText::javaScript) + "))\n";

        assertThat(printedBy(Machine.node(), source)).isEqualTo(HOSTILE);
    }

    @Test
    void rubyReadsBackWhatWasWritten() throws Exception {
        var source = "require 'json'\nputs JSON.generate(" + literals(SourceText::ruby) + ")\n";

        assertThat(printedBy(Machine.ruby(), source)).isEqualTo(HOSTILE);
    }

    @Test
    void yamlAsRubyReadsItGivesBackWhatWasWritten() throws Exception {
        var yaml = HOSTILE.stream().map(SourceText::python).collect(Collectors.joining("\n- ", "- ", "\n"));
        var source = "require 'json'\nrequire 'yaml'\nputs JSON.generate(YAML.load(DATA.read))\n__END__\n" + yaml;

        assertThat(printedBy(Machine.ruby(), source)).isEqualTo(HOSTILE);
    }

    @Test
    void rustReadsBackWhatWasWritten() throws Exception {
        var source = "fn main() {\n    let all: &[&str] = &" + literals(SourceText::rust)
                + ";\n    print!(\"{}\", all.join(\"\\u{1}\"));\n}\n";
        var file = Files.writeString(home.resolve("literals.rs"), source);
        var program = home.resolve("literals").toString();
        var compiled =
                Command.in(home).run(Duration.ofMinutes(2), List.of(Machine.rustc(), "-o", program, file.toString()));
        assertThat(compiled.exitCode()).as(compiled.output()).contains(0);

        var printed = Command.in(home).run(Duration.ofSeconds(30), List.of(program));

        assertThat(List.of(printed.output().split("\u0001", -1))).isEqualTo(HOSTILE);
    }

    @Test
    void aCommentStaysOnItsLine() {
        for (var hostile : HOSTILE) {
            assertThat(SourceText.commentLine(hostile)).doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cf}]");
        }
        assertThat(SourceText.commentLine("import os\nos.abort()")).isEqualTo("import os os.abort()");
    }

    private static String literals(UnaryOperator<String> literal) {
        return HOSTILE.stream().map(literal).collect(Collectors.joining(",\n", "[", "]"));
    }

    private List<String> printedBy(String interpreter, String source) throws Exception {
        var file = Files.writeString(home.resolve("literals.txt"), source);
        assertThat(source).as("pure ASCII").matches("[\\x20-\\x7e\\n]*");
        var result = Command.in(home).run(Duration.ofSeconds(30), List.of(interpreter, file.toString()));
        assertThat(result.exitCode()).as(result.output()).contains(0);
        return new JsonMapper().readValue(result.output(), new TypeReference<List<String>>() {});
    }
}
