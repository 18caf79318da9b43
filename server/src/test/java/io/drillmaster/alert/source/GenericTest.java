package io.drillmaster.alert.source;

import static io.drillmaster.alert.Deliveries.TOKEN;
import static io.drillmaster.alert.Deliveries.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.AlertKind;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenericTest {
    private static final Generic GENERIC = new Generic();

    @Test
    void everyFieldIsRead() {
        var alert = Deliveries.readOne(GENERIC, "all-fields.json", Map.of());

        assertThat(alert.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(alert.rule()).isEqualTo("New name looked up");
        assertThat(alert.priority()).isEqualTo("high");
        assertThat(alert.host()).contains("build-07");
        assertThat(alert.ownId()).contains("siem-4711");
        assertThat(alert.sourceTime().orElseThrow().instant()).isEqualTo(Instant.parse("2026-03-02T10:15:30.250Z"));
        assertThat(alert.traits().tokens()).containsExactly(TOKEN);
        assertThat(alert.traits().packageNames()).containsExactly("pytorch-utilz==1.4.2");
        assertThat(alert.traits().ciRuns()).containsExactly("github:acme/shop:7301122334");
        assertThat(alert.traits().hosts()).containsExactly("build-07");
    }

    @Test
    void anArrayIsSeveralAlerts() {
        var alerts = Deliveries.readFixture(GENERIC, "array.json", Map.of());

        assertThat(alerts).extracting(ReadAlert::kind).containsExactly(AlertKind.GATE_BLOCKED, AlertKind.GATE_WARNED);
        assertThat(alerts).extracting(it -> it.ownId().orElseThrow()).containsExactly("1", "2");
        assertThat(alerts.get(0).traits().tokens()).isEmpty();
        assertThat(alerts.get(1).traits().tokens()).containsExactly(TOKEN);
    }

    @Test
    void aToolWithNoneOfOurFieldsIsKeptAndSearched() {
        var alert = Deliveries.readOne(GENERIC, "foreign.json", Map.of());

        assertThat(alert.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(alert.rule()).isEqualTo("(no rule)");
        assertThat(alert.traits().tokens()).containsExactly(TOKEN);
    }

    @Test
    void aTimeWithoutOffsetIsSaidToBeAssumed() {
        var time = Deliveries.readOne(GENERIC, "time-without-offset.json", Map.of())
                .sourceTime()
                .orElseThrow();

        assertThat(time.instant()).isEqualTo(Instant.parse("2026-03-02T10:15:30Z"));
        assertThat(time.zoneAssumed()).isTrue();
        assertThat(time.raw()).isEqualTo("2026-03-02 10:15:30");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"rule":7}                          | rule      | the number '7'            | a text
            [{"id":1},{"time":1772446530}]      | [1].time  | the number '1772446530'   | a text
            {"time":"tomorrow"}                 | time      | the string 'tomorrow'     | RFC 3339
            {"time":"2026-02-30T00:00:00Z"}     | time      | 2026-02-30                | RFC 3339
            {"kind":"fatal"}                    | kind      | the string 'fatal'        | runtime, blocked or warned
            {"token":"too-short"}               | token     | the string 'too-short'    | 20 characters
            {"package":["a"]}                   | package   | of type array             | a text
            {"ci_run":"jenkins:1"}              | ci_run    | the string 'jenkins:1'    | github:owner/repo:123
            {"priority":1.5}                    | priority  | the number '1.5'          | a text
            {"host":true}                       | host      | the boolean 'true'        | a text
            "hello"                             | (body)    | the string 'hello'        | object
            [{}, null]                          | [1]       | of type null              | object
            """, quoteCharacter = '~')
    void aFieldOfTheWrongTypeIsNamedWithWhatWasFoundAndWhatIsAllowed(
            String body, String place, String found, String allowed) {
        var problem = catchThrowableOfType(Problem.class, () -> read(GENERIC, body));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.place()).contains(place);
        assertThat(problem.sentence()).contains(found).contains(allowed);
    }

    @Test
    void nullAndEmptyAreTheSameAsAbsent() {
        var alert = read(GENERIC, "{\"rule\":null,\"time\":null,\"token\":\"\",\"kind\":null,\"ci_run\":\"  \"}")
                .get(0);

        assertThat(alert.kind()).isEqualTo(AlertKind.RUNTIME);
        assertThat(alert.sourceTime()).isEmpty();
    }
}
