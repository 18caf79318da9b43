package io.drillmaster.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drillmaster.statistics.KaplanMeier.Step;
import io.drillmaster.statistics.KaplanMeier.Subject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every estimate against R's survival package, to nine digits: 300 curves and 200 comparisons of random drills. */
class RSurvivalTest {
    private static final Duration TAU = Duration.ofMinutes(5);
    private static final int CURVES = 300;
    private static final int COMPARISONS = 200;

    @BeforeAll
    static void needsR() {
        RScript.assumeSurvival();
    }

    @Test
    void curvesAreThoseOfR(@TempDir Path directory) throws IOException {
        var csv = directory.resolve("drills.csv");
        var lines = new ArrayList<>(List.of("run,ttd_s,followup_s,ttd_censored"));
        for (var seed = 0; seed < CURVES; seed++) {
            for (var subject : drills(seed)) {
                lines.add(seed + (subject.event() ? "," + text(subject) + ",,0" : ",," + text(subject) + ",1"));
            }
        }
        Files.write(csv, lines);
        var curves = RScript.km(csv, TAU, "run");
        assertThat(curves).hasSize(CURVES);
        var means = 0;
        for (var seed = 0; seed < CURVES; seed++) {
            var curve = KaplanMeier.of(drills(seed));
            var r = Objects.requireNonNull(curves.get(Integer.toString(seed)));
            assertThat(r.get("subjects")).isEqualTo(curve.subjects());
            assertThat(r.keySet().stream().filter(key -> key.startsWith("survival")))
                    .hasSameSizeAs(curve.steps());
            curve.steps().forEach(step -> sameStep(step, r));
            sameQuantiles(curve, r);
            means += sameMean(curve, r) ? 1 : 0;
        }
        assertThat(means).as("curves that are known up to tau").isGreaterThan(CURVES / 3);
    }

    @Test
    void comparisonsAreThoseOfR(@TempDir Path directory) throws IOException {
        var csv = directory.resolve("arms.csv");
        var lines = new ArrayList<>(List.of("set,arm,time,event"));
        for (var seed = 0; seed < COMPARISONS; seed++) {
            for (var subject : arm(seed, "a")) {
                lines.add(seed + ",a," + text(subject) + (subject.event() ? ",1" : ",0"));
            }
            for (var subject : arm(seed, "b")) {
                lines.add(seed + ",b," + text(subject) + (subject.event() ? ",1" : ",0"));
            }
        }
        Files.write(csv, lines);
        var sets = RScript.logRank(csv);
        var exact = 0;
        for (var seed = 0; seed < COMPARISONS; seed++) {
            var test = LogRank.of(arm(seed, "a"), arm(seed, "b"));
            var r = sets.getOrDefault(Integer.toString(seed), Map.of());
            assertThat(test.chiSquared().isPresent()).isEqualTo(!r.isEmpty());
            if (!r.isEmpty()) {
                same(r, "expected", test.a().expected());
                same(r, "variance", test.variance());
                same(r, "chi_squared", test.chiSquared().orElseThrow());
                same(
                        r,
                        "peto_peto",
                        LogRank.petoPeto(arm(seed, "a"), arm(seed, "b")).orElseThrow());
                if (test.p() instanceof PValue.Asymptotic asymptotic) {
                    same(r, "p", asymptotic.p());
                }
                if (test.p() instanceof PValue.Exact ways && r.containsKey("exact")) {
                    same(r, "exact", ways.p());
                    exact++;
                }
            }
        }
        assertThat(exact).as("sets for which R tried every way").isGreaterThan(5);
    }

    private static void sameStep(Step step, Map<String, Double> r) {
        var at = " " + seconds(step.time()).setScale(9).toPlainString();
        assertThat(r.get("n_risk" + at)).isEqualTo(step.atRisk());
        assertThat(r.get("n_event" + at)).isEqualTo(step.events());
        same(r, "survival" + at, step.survival());
        assertThat(Double.isNaN(number(r, "lower" + at))).isEqualTo(step.band().isEmpty());
        step.band().ifPresent(band -> {
            same(r, "std_error" + at, step.standardError());
            same(r, "lower" + at, band.lo());
            same(r, "upper" + at, band.hi());
        });
    }

    private static void sameQuantiles(KaplanMeier curve, Map<String, Double> r) {
        for (var p : List.of(0.25, 0.5, 0.75)) {
            var at = String.format(Locale.ROOT, " %.9f", p);
            var interval = curve.quantileInterval(p);
            same(r, "quantile" + at, curve.quantile(p));
            same(r, "quantile_lower" + at, interval.lo());
            same(r, "quantile_upper" + at, interval.hi());
        }
    }

    private static boolean sameMean(KaplanMeier curve, Map<String, Double> r) {
        var rmst = curve.rmst(TAU);
        rmst.ifPresent(mean -> {
            same(r, "rmst 300.000000000", mean.seconds());
            same(r, "rmst_se 300.000000000", mean.standardError());
        });
        return rmst.isPresent();
    }

    private static void same(Map<String, Double> r, String what, Optional<Duration> time) {
        same(r, what, time.map(Seconds::of).orElse(Double.NaN));
    }

    private static void same(Map<String, Double> r, String what, double value) {
        var expected = number(r, what);
        if (Double.isNaN(expected) || Double.isNaN(value)) {
            assertThat(Double.isNaN(value)).as(what).isEqualTo(Double.isNaN(expected));
        } else {
            assertThat(value).as(what).isCloseTo(expected, within(1e-9 * Math.max(Math.abs(expected), 1e-6)));
        }
    }

    private static double number(Map<String, Double> r, String what) {
        return Objects.requireNonNull(r.get(what), what);
    }

    /** 1 to 200 drills; whole seconds tie, thousandths rarely do, some take no time; none to all are censored. */
    private static List<Subject> drills(long seed) {
        var random = new Random(seed);
        return drills(random, seed < 20 ? 1 + random.nextInt(4) : 1 + random.nextInt(200));
    }

    private static List<Subject> arm(long seed, String arm) {
        var random = new Random(seed * 31 + arm.hashCode());
        return drills(random, seed < 30 ? 3 + random.nextInt(3) : 1 + random.nextInt(80));
    }

    private static List<Subject> drills(Random random, int n) {
        var drills = new ArrayList<Subject>();
        var detected = random.nextInt(5);
        var wholeSeconds = random.nextBoolean();
        var longest = List.of(20, 400, 5_000).get(random.nextInt(3));
        for (var i = 0; i < n; i++) {
            var millis = random.nextInt(20) == 0 ? 0 : random.nextInt(longest * 1_000);
            drills.add(new Subject(
                    Duration.ofMillis(wholeSeconds ? millis / 1_000 * 1_000L : millis), random.nextInt(4) < detected));
        }
        return drills;
    }

    private static String text(Subject subject) {
        return seconds(subject.time()).toPlainString();
    }

    private static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3);
    }
}
