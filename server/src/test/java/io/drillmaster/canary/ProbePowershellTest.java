package io.drillmaster.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.registry.NpmTools;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The PowerShell probe is not run here: what can be told of it without Windows is its form and its protocol. */
class ProbePowershellTest {
    private static final String PARSER = """
            const [directory, file] = process.argv.slice(2);
            const { Parser, Language } = require(directory + '/tree-sitter.js');
            (async () => {
              await Parser.init({ locateFile: name => directory + '/' + name });
              const parser = new Parser();
              parser.setLanguage(await Language.load(directory + '/tree-sitter-powershell.wasm'));
              const faults = [];
              const visit = node => {
                if (node.type === 'ERROR' || node.isMissing) faults.push('line ' + (node.startPosition.row + 1));
                for (let i = 0; i < node.childCount; i++) visit(node.child(i));
              };
              visit(parser.parse(require('fs').readFileSync(file, 'utf8')).rootNode);
              console.log(faults.length ? faults.join(', ') : 'well-formed');
            })();
            """;

    @TempDir
    Path directory;

    @Test
    void itSpeaksTheProtocolOfTheShellScript() {
        assertThat(words(script(ProbeScript.POWERSHELL))).isEqualTo(words(script(ProbeScript.SHELL)));
    }

    @Test
    void itIsWellFormedAndAMissingBraceWouldBeNoticed() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/node")) || onPath("node"), "skipped: there is no node");
        var tools = NpmTools.powershellGrammar().file("@vscode/tree-sitter-wasm/wasm");

        assertThat(parse(tools, script(ProbeScript.POWERSHELL))).isEqualTo("well-formed");
        assertThat(parse(tools, script(ProbeScript.POWERSHELL).replace("function Get-Job {", "function Get-Job")))
                .contains("line");
    }

    @Test
    void aQuoteInAPathStaysInsideItsWord() {
        assertThat(script(ProbeScript.POWERSHELL)).contains("Find-Marker '/tmp/it''s'");
    }

    /** The names of the lines that are sent, and the values that the server knows. */
    private static Set<String> words(String script) {
        var words = new TreeSet<String>();
        var line = Pattern.compile(
                "(?:\\b|[\\\\`]n)(drillmaster-probe=2|step=hello|step=report|end=1|host=|exchange=|ci=|marker=|modified=|line="
                        + "|state=(?:present|absent|unknown)|install=|client=|client-version=|exit-code=|blocked=)");
        var match = line.matcher(script);
        while (match.find()) {
            words.add(match.group(1));
        }
        return words;
    }

    private String parse(Path tools, String script) throws IOException, InterruptedException {
        var parser = Files.writeString(directory.resolve("parse.cjs"), PARSER);
        var file = Files.writeString(directory.resolve("probe.ps1"), script);
        var node = new ProcessBuilder("node", parser.toString(), tools.toString(), file.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).as(said).isZero();
        return said.strip();
    }

    private static boolean onPath(String program) {
        return Pattern.compile(":")
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private static String script(ProbeScript kind) {
        var token = new Token("a".repeat(20));
        var target = new ProbeTarget(new ExerciseId(7), Map.of("/tmp/it's", token), Map.of(), false);
        return kind.of(URI.create("https://drills.example.com"), "key", target);
    }
}
