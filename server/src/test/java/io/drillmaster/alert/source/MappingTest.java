package io.drillmaster.alert.source;

import static io.drillmaster.alert.Deliveries.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.Hook;
import io.drillmaster.alert.MappedField;
import io.drillmaster.alert.Mapping;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.AlertKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {
    private static final Generic GENERIC = new Generic();
    private static final String PAYLOAD = """
            {"event": {"rule": {"name": "Unknown name looked up"}, "text": "pip asked for a name", "level": 7,
              "action": "DENY", "at": 1772446530123456789, "uid": 4711},
             "asset": {"names": ["build-07", "10.0.0.7"]}, "sbom": {"purl": "pytorch-utilz==1.4.2"},
             "drill": "%s"}""".formatted(TOKEN);
    private static final Mapping ALL = new Mapping(Map.of(
            MappedField.RULE, "$.event.rule.name",
            MappedField.SUMMARY, "$['event']['text']",
            MappedField.PRIORITY, "$.event.level",
            MappedField.KIND, "$.event.action; deny=blocked, allow=noise",
            MappedField.TIME, "$..at",
            MappedField.TIME_FORMAT, "ns",
            MappedField.ID, "$.event.uid",
            MappedField.HOST, "$.asset.names",
            MappedField.PACKAGE, "$.sbom.purl",
            MappedField.TOKEN, "$.drill"));

    @Test
    void everyFieldIsReadFromItsPlace() {
        var alert = read(ALL, PAYLOAD).get(0);

        assertThat(alert.rule()).isEqualTo("Unknown name looked up");
        assertThat(alert.summary()).isEqualTo("pip asked for a name");
        assertThat(alert.priority()).isEqualTo("7");
        assertThat(alert.kind()).isEqualTo(AlertKind.GATE_BLOCKED);
        assertThat(alert.sourceTime().orElseThrow().instant())
                .isEqualTo(Instant.parse("2026-03-02T10:15:30.123456789Z"));
        assertThat(alert.ownId()).contains("4711");
        assertThat(alert.host()).contains("build-07");
        assertThat(alert.traits().packageNames()).containsExactly("pytorch-utilz==1.4.2");
        assertThat(alert.traits().tokens()).containsExactly(TOKEN);
    }

    @Test
    void withoutAMappingTheNamesOfTheFieldsCount() {
        assertThat(read(Mapping.NONE, "{\"rule\":\"R\"}").get(0).rule()).isEqualTo("R");
        assertThatThrownBy(() -> read(Mapping.NONE, "{\"rule\":5}")).isInstanceOf(Problem.class);
        assertThat(read(ALL, "{\"rule\":5}").get(0).rule()).isEqualTo("(no rule)");
    }

    @Test
    void aPayloadWithSeveralAlertsIsSplit() {
        var mapping = mapping(MappedField.ITEMS, "$.result.events[*]", MappedField.RULE, "$.n");
        var alerts =
                read(mapping, "{\"result\":{\"events\":[{\"n\":\"a\"},{\"n\":[]},\"odd\",{\"n\":\"" + TOKEN + "\"}]}}");

        assertThat(alerts).extracting(ReadAlert::rule).containsExactly("a", "(no rule)", "(no rule)", TOKEN.value());
        assertThat(alerts.get(0).traits().tokens()).isEmpty();
        assertThat(alerts.get(3).raw()).asString(StandardCharsets.UTF_8).isEqualTo("{\"n\":\"" + TOKEN + "\"}");
        assertThat(read(mapping(MappedField.ITEMS, "$.events"), "{\"events\":[]}"))
                .isEmpty();
    }

    @Test
    void aPayloadThatDoesNotFitIsKeptAsNoiseAndSaysWhy() {
        var none = read(mapping(MappedField.ITEMS, "$.events"), "{\"other\":1}").get(0);
        var unknown = read(ALL, PAYLOAD.replace("DENY", "quarantine")).get(0);

        assertThat(none.kind()).isEqualTo(AlertKind.NOISE);
        assertThat(none.summary()).contains("mapping");
        assertThat(unknown.kind()).isEqualTo(AlertKind.NOISE);
        assertThat(unknown.summary()).contains("kind: the mapping does not say what 'quarantine' means");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ''                           | "2026-03-02T10:15:30.25Z"    | 2026-03-02T10:15:30.250Z | false
            ''                           | "2026-03-02 10:15:30"        | 2026-03-02T10:15:30Z     | true
            s                            | 1772446530.25                | 2026-03-02T10:15:30.250Z | false
            ms                           | "1772446530250"              | 2026-03-02T10:15:30.250Z | false
            us                           | 1772446530250001             | 2026-03-02T10:15:30.250001Z | false
            dd.MM.yyyy HH:mm:ss          | "02.03.2026 10:15:30"        | 2026-03-02T10:15:30Z     | true
            EEE MMM d HH:mm:ss yyyy xx   | "Mon Mar 2 11:15:30 2026 +0100" | 2026-03-02T10:15:30Z  | false
            s                            | 0                            | 1970-01-01T00:00:00Z     | false
            s                            | 1e999999999                  | -                        | false
            ms                           | 99999999999999999999999999   | -                        | false
            ''                           | 1772446530                   | -                        | false
            """)
    void timesAreReadAsTheMappingSays(String form, String value, String instant, boolean assumed) {
        var mapping = mapping(MappedField.TIME, "$.t", MappedField.TIME_FORMAT, form);
        var alert = read(mapping, "{\"t\":" + value + "}").get(0);

        assertThat(alert.sourceTime().map(it -> it.instant().toString())).isEqualTo(Optional.ofNullable(instant));
        alert.sourceTime().ifPresent(it -> assertThat(it.zoneAssumed()).isEqualTo(assumed));
        if (instant == null) {
            assertThat(alert.summary()).contains("time:");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RULE        | event.rule                     | a path begins with $
            RULE        | $.a[?(@.b =~ /(x+)+y/)]        | Regular expressions
            RULE        | $.a[                           | cannot be read
            HOST        | $[?(                           | cannot be read
            KIND        | fatal                          | there are runtime, blocked, warned and noise
            KIND        | $.a; deny                      | write word=kind
            KIND        | $.a; deny=stopped              | is no kind
            TIME_FORMAT | minutes                        | neither s, ms, us or ns nor a pattern
            TIME_FORMAT | HH:mm                          | neither s, ms, us or ns nor a pattern
            """)
    void whatIsWrongIsSaidFieldByField(MappedField field, String text, String sentence) {
        var wrong = GENERIC.wrongIn(mapping(MappedField.SUMMARY, "$.fine", field, text));

        assertThat(wrong).containsOnlyKeys(field);
        assertThat(wrong.get(field)).contains(sentence);
    }

    @Test
    void aPathIsNotLongAndNeverAHang() {
        assertThat(GENERIC.wrongIn(mapping(MappedField.RULE, "$" + ".a".repeat(200))))
                .containsKey(MappedField.RULE);
        assertThat(GENERIC.wrongIn(mapping(MappedField.RULE, "$[?(" + "(".repeat(250))))
                .containsKey(MappedField.RULE);
        var deep = "{\"a\":".repeat(150) + "1" + "}".repeat(150);
        assertThat(read(mapping(MappedField.RULE, "$..a"), deep)).hasSize(1);
    }

    @Test
    void thePreviewSaysWhatADeliveryWouldGive() {
        var preview = MappingPreview.of(ALL, PAYLOAD);
        assertThat(preview.first())
                .usingRecursiveComparison()
                .isEqualTo(Optional.of(read(ALL, PAYLOAD).get(0)));
        assertThat(preview.fields())
                .filteredOn(found -> found.field() == MappedField.KIND)
                .singleElement()
                .satisfies(found -> assertThat(found.value()).contains("DENY"));
        assertThat(preview.fields())
                .allSatisfy(found -> assertThat(found.remark()).isEmpty());

        var other = MappingPreview.of(ALL, "{\"event\":{\"at\":\"noon\"}}");
        assertThat(other.fields())
                .allSatisfy(found -> assertThat(found.remark()).isPresent());
        assertThat(MappingPreview.of(ALL, "no json").problem()).isPresent();
        assertThat(MappingPreview.of(mapping(MappedField.ITEMS, "$.x"), "{}").problem())
                .isPresent();
    }

    private static Mapping mapping(Object... pairs) {
        var texts = new EnumMap<MappedField, String>(MappedField.class);
        for (var i = 0; i < pairs.length; i += 2) {
            texts.put((MappedField) pairs[i], (String) pairs[i + 1]);
        }
        return new Mapping(texts);
    }

    private static List<ReadAlert> read(Mapping mapping, String body) {
        var hook = new Hook("generic", "mapped", false, List.of(), mapping, Optional.empty());
        return GENERIC.read(Deliveries.of("generic", body.getBytes(StandardCharsets.UTF_8), Map.of()), hook).stream()
                .map(ReadAlert.class::cast)
                .toList();
    }
}
