package io.drillmaster.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.measure.Outcome;
import io.drillmaster.plan.Labels;
import io.drillmaster.statistics.KaplanMeier;
import io.drillmaster.trend.TrendSummary;
import io.drillmaster.verdict.Result;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunsCsvTest {
    @Test
    void aStrangerReadsTheRunWithoutAskingUs() {
        var row = only(Runs.detected(1, 125_500_000));
        assertThat(row)
                .containsEntry("run_id", "EX-0001")
                .containsEntry("scenario", "SC-01")
                .containsEntry("version", "1")
                .containsEntry("started_at", "2026-01-02T10:00:00Z")
                .containsEntry("outcome", "DETECTED")
                .containsEntry("ttd_s", "125.5")
                .containsEntry("ttd_lo_s", "62.75")
                .containsEntry("ttd_hi_s", "251")
                .containsEntry("ttd_censored", "0")
                .containsEntry("followup_s", "")
                .containsEntry("ttr_s", "")
                .containsEntry("ttr_censored", "")
                .containsEntry("detection_source", "machine")
                .containsEntry("objective_ttd_s", "600")
                .containsEntry("objective_result", "MET")
                .containsEntry("engine_version", "2")
                .containsEntry("sample", "0")
                .containsEntry("hosts_executed", "2")
                .containsEntry("km_time_s", "125.5")
                .containsEntry("km_event", "1");
    }

    @Test
    void whatWasNotDetectedHasNoTimeToDetect() {
        assertThat(only(Runs.missed(1)))
                .containsEntry("ttd_s", "")
                .containsEntry("ttd_censored", "1")
                .containsEntry("followup_s", "3600")
                .containsEntry("km_time_s", "3600")
                .containsEntry("km_event", "0");
    }

    @Test
    void detectedTooLateIsShownButNotCountedAsADetectionInTheCurve() {
        assertThat(only(Runs.late(1, 4_000_000_000L)))
                .containsEntry("ttd_s", "4000")
                .containsEntry("ttd_censored", "0")
                .containsEntry("km_time_s", "3600")
                .containsEntry("km_event", "0");
    }

    @Test
    void whatDoesNotEnterTheCurveHasNoTimeForIt() {
        assertThat(only(Runs.revealed(1, 60_000_000)))
                .containsEntry("ttd_censored", "1")
                .containsEntry("km_time_s", "")
                .containsEntry("km_event", "");
        assertThat(only(Runs.without(1, Outcome.PREVENTED_SILENT)))
                .containsEntry("ttd_censored", "")
                .containsEntry("objective_result", "")
                .containsEntry("quality", "")
                .containsEntry("km_event", "");
    }

    @Test
    void aTimeOfAMicrosecondIsNotRounded() {
        assertThat(only(Runs.detected(1, 1))).containsEntry("ttd_s", "0.000001");
        assertThat(only(Runs.detected(1, 0))).containsEntry("ttd_s", "0").containsEntry("km_time_s", "0");
        assertThat(only(Runs.detected(1, 7_200_000_000L))).containsEntry("ttd_s", "7200");
    }

    @Test
    void aLabelCannotBecomeAFormulaOrAnotherColumn() {
        var labels = new Labels("=HYPERLINK(\"http://x\",\"y\")", "+laptop, old", "@new\r\nline");
        var row = only(Runs.labelled(1, labels));
        assertThat(row)
                .containsEntry("team", "'=HYPERLINK(\"http://x\",\"y\")")
                .containsEntry("host_class", "'+laptop, old")
                .containsEntry("flags", "HUMAN_FIRST OVERLAP");
        assertThat(Table.cell(row, "variant")).startsWith("'@new");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theCurveOfTheTableIsTheCurveOfTheChart(long seed) {
        var runs = Runs.some(seed, 60);
        var curve = KaplanMeier.of(subjects(table(runs)));
        assertThat(curve).isEqualTo(TrendSummary.of(runs).ttd());
        assertThat(curve.subjects()).isPositive();
    }

    @Test
    void everyExerciseIsALine() {
        var runs = Runs.some(5, 200);
        var outcomes = table(runs).rows().stream()
                .collect(Collectors.groupingBy(
                        row -> Outcome.valueOf(Table.cell(row, "outcome")), Collectors.summingInt(r -> 1)));
        assertThat(outcomes).isEqualTo(TrendSummary.of(runs).outcomes());
        assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(runs.size());
    }

    @Test
    void oneHundredThousandLinesAreNeverInMemoryAtOnce() {
        var sink = new Counter();
        var run = Runs.detected(1, 125_500_000);
        RunsCsv.write(() -> IntStream.range(0, 100_000).mapToObj(i -> run).iterator(), sink);
        assertThat(sink.lines).isEqualTo(100_001);
        assertThat(sink.largest).isLessThan(1_000);
    }

    @Test
    void theReferenceNamesEveryColumn() throws IOException {
        var reference = Files.readString(Path.of("../docs/exports.md"));
        assertThat(Arrays.stream(RunField.values()))
                .allSatisfy(field ->
                        assertThat(reference).contains("| `" + field.column() + "` | " + field.meaning() + " |"));
    }

    static List<KaplanMeier.Subject> subjects(Table table) {
        return table.rows().stream()
                .filter(row -> !Table.cell(row, "km_time_s").isEmpty())
                .map(row -> new KaplanMeier.Subject(
                        Duration.ofNanos(new BigDecimal(Table.cell(row, "km_time_s"))
                                .movePointRight(9)
                                .longValueExact()),
                        Table.cell(row, "km_event").equals("1")))
                .toList();
    }

    private static Map<String, String> only(Result run) {
        return table(List.of(run)).rows().get(0);
    }

    private static Table table(List<Result> runs) {
        var out = new StringBuilder();
        RunsCsv.write(runs, out);
        return Table.read(out.toString());
    }

    private static final class Counter extends Writer {
        private int lines;
        private int largest;

        @Override
        public void write(char[] text, int from, int length) {
            largest = Math.max(largest, length);
            lines += (int) new String(text, from, length)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
