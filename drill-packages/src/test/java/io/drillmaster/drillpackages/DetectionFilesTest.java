package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.drillmaster.drillpackages.detections.Detections;
import io.drillmaster.drillpackages.detections.RuleFile;
import io.drillmaster.drillpackages.detections.Signs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DetectionFilesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern SURICATA = Pattern.compile(
            "alert (dns|tcp|http) any any -> any any \\(msg:\"[^\";]+\";( [a-z_.]+(:(\"[^\";]+\"|[^\";]+))?;)+"
                    + " sid:(\\d+); rev:1;\\)");

    /** The columns of osquery's own tables that a pack asks for. */
    private static final String TABLES = """
            create table file(path, size, mtime);
            create table file_events(target_path, action, uid, time);
            create table process_events(pid, parent, path, cmdline, uid, time);
            create table python_packages(name, version, path);
            create table npm_packages(name, version, path);
            """;

    @TempDir
    Path home;

    static List<Signs> sets() {
        return DetectionSigns.all();
    }

    @Test
    void theSetInTheRepositoryIsTheOneOfTheCode() throws Exception {
        var written = Files.createDirectories(Path.of("target/detections"));
        for (var file : Detections.of(DetectionSigns.SHIPPED)) {
            Files.writeString(written.resolve(file.filename()), file.text());
        }

        for (var file : Detections.of(DetectionSigns.SHIPPED)) {
            assertThat(Path.of("detections", file.filename()))
                    .as("written anew by: cp drill-packages/target/detections/* drill-packages/detections/")
                    .hasSameTextualContentAs(written.resolve(file.filename()));
        }
        try (var there = Files.list(Path.of("detections"))) {
            assertThat(there.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Detections.of(DetectionSigns.SHIPPED).stream()
                            .map(RuleFile::filename)
                            .toList());
        }
    }

    @Test
    void theArchiveHoldsEveryFileAndIsTheSameEachTime() throws Exception {
        var signs = DetectionSigns.everything("/tmp");
        var at = Instant.parse("2026-11-21T12:00:00Z");
        var archive = Detections.archive(signs, at);

        assertThat(Detections.archive(signs, at)).isEqualTo(archive);
        Files.write(home.resolve("set.tar.gz"), archive);
        var list = Command.in(home)
                .run(PATIENCE, List.of("tar", "-tzf", "set.tar.gz"))
                .output();
        assertThat(list.lines())
                .containsExactlyInAnyOrderElementsOf(Detections.of(signs).stream()
                        .map(file -> "drillmaster-detections-EX-0007/" + file.filename())
                        .toList());
    }

    @Test
    void everyFileOfAnExerciseThatCanSaySoSaysThatItIsASecret() {
        for (var file : Detections.of(DetectionSigns.everything("/tmp"))) {
            if (!file.filename().endsWith(".json")) {
                assertThat(file.text()).as(file.filename()).contains("until the drill is revealed");
            }
        }
        for (var file : Detections.of(DetectionSigns.server("/tmp"))) {
            assertThat(file.text()).as(file.filename()).doesNotContain("until the drill is revealed", "EX-");
        }
    }

    @Test
    void aSetIsOfAnExerciseWithPackagesOrOfNone() {
        assertThatThrownBy(() -> DetectionSigns.SHIPPED.of("EX-0001", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("sets")
    void namedCheckzoneLoadsThePolicyZone(Signs signs) throws Exception {
        if (!DetectionSigns.has(signs, "rpz.zone")) {
            assertThat(signs.packages()).noneMatch(it -> it.actions().contains(BenignAction.DNS_LOOKUP));
            return;
        }
        Files.writeString(home.resolve("rpz.zone"), DetectionSigns.text(signs, "rpz.zone"));
        var words = new ArrayList<>(Machine.namedCheckzone());
        words.addAll(List.of("drill.rpz", "rpz.zone"));

        var checked = Command.in(home).run(PATIENCE, words);

        assertThat(checked.exitCode()).as(checked.output()).contains(0);
        assertThat(checked.output()).contains("OK");
    }

    @ParameterizedTest
    @MethodSource("sets")
    void aPolicyZoneLetsQuestionsThroughToTheCanary(Signs signs) {
        if (DetectionSigns.has(signs, "rpz.zone")) {
            assertThat(DetectionSigns.text(signs, "rpz.zone")
                            .lines()
                            .filter(line -> line.contains(" CNAME ") && !line.startsWith(";")))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith(" CNAME rpz-passthru."));
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void suricatasRulesAreWellFormedAndTheirIdsDiffer(Signs signs) {
        var ids = new HashSet<String>();
        var rules = DetectionSigns.text(signs, "suricata.rules").lines().filter(line -> !line.startsWith("#"));
        assertThat(rules).isNotEmpty().allSatisfy(rule -> {
            var parts = SURICATA.matcher(rule);
            assertThat(parts.matches()).as(rule).isTrue();
            assertThat(ids.add(parts.group(5))).isTrue();
            assertThat(Integer.parseInt(parts.group(5))).isBetween(1_000_000, 1_999_999);
        });
    }

    @Test
    void suricataLoadsItsRules() throws Exception {
        var suricata = Machine.suricata();
        for (var signs : sets()) {
            Files.writeString(home.resolve("suricata.rules"), DetectionSigns.text(signs, "suricata.rules"));
            var words = new ArrayList<>(suricata);
            words.addAll(List.of("-T", "-S", "suricata.rules", "-l", home.toString()));

            var checked = Command.in(home).run(PATIENCE, words);

            assertThat(checked.exitCode()).as(checked.output()).contains(0);
        }
    }

    @Test
    void suricataFindsAFaultInARule() throws Exception {
        Files.writeString(home.resolve("wrong.rules"), "alert dns any any -> any any (msg:\"a\"; bogus; sid:1;)\n");
        var words = new ArrayList<>(Machine.suricata());
        words.addAll(List.of("-T", "-S", "wrong.rules", "-l", home.toString()));

        assertThat(Command.in(home).run(PATIENCE, words).exitCode()).isNotEqualTo(Optional.of(0));
    }

    @Test
    void zeekParsesItsScript() throws Exception {
        var zeek = Machine.zeek();
        for (var signs : sets()) {
            if (DetectionSigns.has(signs, "drillmaster.zeek")) {
                Files.writeString(home.resolve("drillmaster.zeek"), DetectionSigns.text(signs, "drillmaster.zeek"));
                var words = new ArrayList<>(zeek);
                words.addAll(List.of("--parse-only", "drillmaster.zeek"));

                var checked = Command.in(home).run(PATIENCE, words);

                assertThat(checked.exitCode()).as(checked.output()).contains(0);
            }
        }
    }

    /** No Zeek in Debian 12: at least its brackets and quotes are all closed, and nothing of ours is left unfilled. */
    @ParameterizedTest
    @MethodSource("sets")
    void zeeksScriptHasItsBracketsClosed(Signs signs) {
        if (DetectionSigns.has(signs, "drillmaster.zeek")) {
            var code = DetectionSigns.text(signs, "drillmaster.zeek").replaceAll("(?m)#.*$", "");
            assertThat(code).doesNotContain("@@", "%d", "%%");
            assertThat(code.chars().filter(c -> c == '"').count() % 2).isZero();
            var bare = code.replaceAll("\"[^\"]*\"", "");
            for (var pair : List.of("{}", "()", "[]")) {
                assertThat(bare.chars().filter(c -> c == pair.charAt(0)).count())
                        .as(pair)
                        .isEqualTo(bare.chars().filter(c -> c == pair.charAt(1)).count());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void sqliteRunsEveryQueryOfThePack(Signs signs) throws Exception {
        var pack = new JsonMapper().readTree(DetectionSigns.text(signs, "osquery-pack.json"));
        assertThat(pack.path("file_paths")).isNotEmpty();
        var script = new StringBuilder(
                "import sqlite3\nd = sqlite3.connect(':memory:')\nd.executescript('''" + TABLES + "''')\n");
        for (var query : pack.path("queries")) {
            assertThat(query.path("interval").asInt()).isPositive();
            assertThat(query.path("description").asText()).isNotBlank();
            script.append("d.execute(")
                    .append(new JsonMapper()
                            .writeValueAsString(query.path("query").asText()))
                    .append(")\n");
        }
        Files.writeString(home.resolve("run.py"), script);

        var ran = Command.in(home).run(PATIENCE, List.of(Machine.python(), "run.py"));

        assertThat(ran.exitCode()).as(ran.output()).contains(0);
    }

    /** The keys and values that the Sigma specification (version 2) wants. */
    @ParameterizedTest
    @MethodSource("sets")
    void sigmasRulesHaveWhatItsSpecificationAsksFor(Signs signs) throws Exception {
        var ids = new HashSet<String>();
        for (var file : Detections.of(signs)) {
            if (!file.filename().startsWith("sigma-")) {
                continue;
            }
            var rule = new YAMLMapper().readTree(file.text());
            assertThat(rule.path("title").asText()).isNotBlank().hasSizeLessThan(256);
            assertThat(ids.add(UUID.fromString(rule.path("id").asText()).toString()))
                    .isTrue();
            assertThat(rule.path("status").asText()).isEqualTo("experimental");
            assertThat(rule.path("level").asText()).isEqualTo("medium");
            assertThat(rule.path("tags"))
                    .extracting(JsonNode::asText)
                    .allMatch(tag -> tag.matches("attack\\.t\\d{4}\\.\\d{3}"));
            assertThat(rule.path("logsource").path("category").asText())
                    .isIn("file_event", "process_creation", "dns", "network_connection");
            var selection = rule.path("detection")
                    .path(rule.path("detection").path("condition").asText());
            assertThat(selection.isObject()).isTrue();
            selection.forEach(values -> assertThat(values).isNotEmpty().allMatch(JsonNode::isTextual));
        }
    }

    @Test
    void aPathWithWildcardsMeansItself() throws Exception {
        var rule = new YAMLMapper()
                .readTree(DetectionSigns.text(
                        DetectionSigns.server(DetectionSigns.HOSTILE_DIRECTORY), "sigma-marker.yml"));

        assertThat(rule.at("/detection/selection").elements().next().get(0).asText())
                .isEqualTo("/tmp/it's \"a\" \\\\%d\\*: #x {é}/security-drill-");
    }
}
