package io.drillmaster.drillpackages;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.drillpackages.detections.Signs;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FalcoRulesTest {
    private static final Set<String> KEYS =
            Set.of("rule", "desc", "condition", "output", "priority", "source", "tags", "enabled");

    @TempDir
    Path home;

    static List<Signs> sets() {
        return DetectionSigns.all();
    }

    /** libsinsp resolves and refreshes every name in such a field: the canary would see an execution that never was. */
    @ParameterizedTest
    @MethodSource("sets")
    void noRuleMakesFalcoLookADrillNameUp(Signs signs) throws Exception {
        var falco = FalcoFile.of(signs);

        for (var rule : falco.rules()) {
            assertThat(falco.compiled(rule))
                    .doesNotContainPattern("fd\\.(?:[a-z]*ip|net|[a-z]*net)\\.name")
                    .doesNotContain(signs.zone().value());
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void whatIsLookedForInAQuestionStandsInTheBytesThatFalcoKeeps(Signs signs) throws Exception {
        var labels = FalcoFile.of(signs).operands("evt\\.buffer contains");
        var tokens = signs.isGeneral()
                ? List.of(Drills.TOKEN)
                : signs.packages().stream().map(it -> it.token()).toList();
        var asked = new ArrayList<String>();
        for (var token : tokens) {
            asked.add(kept(new DrillName(Phase.INSTALLED, "aaaabbbb", token).format(signs.zone())));
        }

        assertThat(labels).allSatisfy(label -> {
            assertThat(label).doesNotContain(".").hasSizeGreaterThan(1);
            assertThat(asked).anyMatch(bytes -> bytes.contains(label));
        });
        if (signs.isGeneral()) {
            assertThat(labels).isNotEmpty();
        }
        assertThat(asked).as("a dotted name is never on the wire").noneMatch(bytes -> bytes.contains("drill.example"));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void everyRuleHasWhatFalcoAsksForAndNoOtherKey(Signs signs) throws Exception {
        var falco = FalcoFile.of(signs);
        var names = new HashSet<String>();

        for (var rule : falco.rules()) {
            rule.fieldNames().forEachRemaining(key -> assertThat(KEYS).contains(key));
            for (var key : List.of("rule", "desc", "condition", "output", "priority")) {
                assertThat(rule.path(key).asText()).as(key).isNotBlank();
            }
            assertThat(names.add(rule.path("rule").asText())).isTrue();
            assertThat(rule.path("tags")).extracting(JsonNode::asText).contains("drill");
        }
    }

    /** Falco's own compiler of conditions; for the one field that Debian's is too old for, an older one of the same type. */
    @ParameterizedTest
    @MethodSource("sets")
    void sysdigCompilesEveryCondition(Signs signs) throws Exception {
        var falco = FalcoFile.of(signs);
        var conditions = falco.rules().stream().map(falco::compiled).toList();
        if (!conditions.isEmpty()) {
            var all = "(" + String.join(") or (", conditions) + ")";
            assertThat(compile(all.replace("proc.acmdline", "proc.pcmdline")))
                    .doesNotContain("filter error")
                    .contains("can't open file");
        }
    }

    @Test
    void sysdigFindsAFaultInACondition() throws Exception {
        assertThat(compile("evt.type=open and proc.bogus=1")).contains("filter error");
        assertThat(compile("evt.type=open and (fd.num>=0")).contains("filter error");
    }

    @Test
    void anExercisesRulesNameItsMarkersAndTokensAndTheGeneralOnesNone() throws Exception {
        var rules = DetectionSigns.text(DetectionSigns.everything("/tmp"), "falco-rules.yaml");

        for (var token : Stream.of(Drills.TOKEN, Drills.OTHER_TOKEN).toList()) {
            assertThat(rules)
                    .contains("fd.name contains \"/security-drill-" + token + "\"")
                    .contains("proc.cmdline contains \": security-drill-" + token + "\"")
                    .contains("evt.buffer contains \"" + token + "\"")
                    .contains("(token=" + token + " package=");
        }
        assertThat(DetectionSigns.text(DetectionSigns.server("/tmp"), "falco-rules.yaml"))
                .doesNotContain(Drills.TOKEN.value(), "EX-0007")
                .contains("- rule: Drill marker written during package install\n"); // scenarios name it
        assertThat(DetectionSigns.has(DetectionSigns.nothing(), "falco-rules.yaml"))
                .isFalse();
    }

    private String compile(String condition) throws Exception {
        var words = new ArrayList<>(Machine.sysdig());
        words.addAll(List.of("-r", home.resolve("no-such-capture.scap").toString(), condition));
        return Command.in(home).run(Duration.ofMinutes(1), words).output();
    }

    /** The first 80 bytes of a question for a name, each byte a character. */
    private static String kept(String name) {
        var message = new ByteArrayOutputStream();
        message.writeBytes(new byte[] {0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        for (var label : name.split("\\.", -1)) {
            message.write(label.length());
            message.writeBytes(label.getBytes(ISO_8859_1));
        }
        message.writeBytes(new byte[] {0, 0, 1, 0, 1});
        return new String(Arrays.copyOf(message.toByteArray(), Math.min(80, message.size())), ISO_8859_1);
    }
}
