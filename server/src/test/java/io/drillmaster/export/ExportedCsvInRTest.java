package io.drillmaster.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drillmaster.statistics.RScript;
import io.drillmaster.trend.TrendSummary;
import io.drillmaster.verdict.Result;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A statistician takes the table and computes the curve with R's survival package: it is the one of the chart. */
class ExportedCsvInRTest {
    private static final Offset<Double> EXACTLY = within(1e-9);

    @TempDir
    private Path directory;

    @BeforeAll
    static void needsR() {
        RScript.assumeSurvival();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theCurveOfRIsTheCurveOfTheChart(long seed) throws Exception {
        var runs = Runs.some(seed, 80);
        var curve = TrendSummary.of(runs).ttd();
        var lines = inR(runs);
        assertThat(lines).hasSameSizeAs(curve.steps()).hasSizeGreaterThan(10);
        for (var i = 0; i < lines.size(); i++) {
            var cells = lines.get(i).split(",", -1);
            var step = curve.steps().get(i);
            assertThat(Double.parseDouble(cells[0])).isEqualTo(step.time().toNanos() / 1e9, EXACTLY);
            assertThat(Integer.parseInt(cells[1])).isEqualTo(step.atRisk());
            assertThat(Integer.parseInt(cells[2])).isEqualTo(step.events());
            assertThat(Double.parseDouble(cells[3])).isEqualTo(step.survival(), EXACTLY);
            step.band().ifPresent(band -> {
                assertThat(Double.parseDouble(cells[4])).isEqualTo(band.lo(), EXACTLY);
                assertThat(Double.parseDouble(cells[5])).isEqualTo(band.hi(), EXACTLY);
            });
        }
    }

    @Test
    void theScriptIsTheOneOfTheReference() throws Exception {
        var script = Files.readString(script());
        var reference = Files.readString(Path.of("../docs/exports.md"));
        for (var line : List.of(
                "runs <- runs[!is.na(runs$km_time_s), ]",
                "survfit(Surv(km_time_s, km_event) ~ 1, data = runs, conf.type = \"log-log\")")) {
            assertThat(script).contains(line);
            assertThat(reference).contains(line);
        }
    }

    private List<String> inR(List<Result> runs) throws IOException, InterruptedException, URISyntaxException {
        var table = directory.resolve("runs.csv");
        try (var out = Files.newBufferedWriter(table)) {
            RunsCsv.write(runs, out);
        }
        var process = new ProcessBuilder("Rscript", "--vanilla", script().toString(), table.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.lines().skip(1).filter(line -> !line.isEmpty()).toList();
    }

    private static Path script() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ExportedCsvInRTest.class.getResource("exported.R"))
                .toURI());
    }
}
