package io.drillmaster.canary;

import static io.drillmaster.plan.Drill.NOON;
import static io.drillmaster.plan.Drill.drill;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.measure.InstallInstance;
import io.drillmaster.measure.Measure;
import io.drillmaster.measure.Quality;
import io.drillmaster.plan.ExercisePlan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From the probe's message to the bounds of an execution, on a simulated host whose clock is wrong: the bounds always
 * hold the truth, and more reports, in whatever order and however often they come, never make them wider than the drift of a clock does.
 */
class ProbeBoundsTest {
    private static final Instant EXECUTED = NOON.plusSeconds(600).plusMillis(123);
    /** What 100 ppm make of the ten minutes in which all this happens: how old a comparison is counts as doubt. */
    private static final Duration DRIFT = Duration.ofMillis(60);

    private static final ExercisePlan PLAN = drill().draft().plan();
    private static final ProbeTarget TARGET = ProbeTarget.of(PLAN, false);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theBoundsHoldTheTruthAndOnlyEverGetTighter(long seed) {
        var random = new Random(seed);
        var theta = Duration.ofMillis(random.nextInt(7_200_000) - 3_600_000);
        var wholeSeconds = random.nextBoolean();
        var reports = new ArrayList<List<NewEvidence>>();
        for (var i = 0; i < 12; i++) {
            reports.add(report(random, theta, wholeSeconds));
        }
        Collections.shuffle(reports, random);
        Map<UUID, NewEvidence> known = new LinkedHashMap<>();
        var before = Optional.<InstallInstance>empty();
        for (var rows : reports) {
            rows.forEach(row -> known.putIfAbsent(row.id(), row));
            var now = measured(new ArrayList<>(known.values()));
            now.ifPresent(install -> {
                assertThat(install.quality()).isNotEqualTo(Quality.CONFLICT);
                assertThat(EXECUTED)
                        .isBetween(
                                install.executedAt().lo(), install.executedAt().hi());
            });
            if (before.isPresent()) {
                var earlier = before.get().executedAt();
                var later = now.orElseThrow().executedAt();
                assertThat(later.lo()).isAfterOrEqualTo(earlier.lo().minus(DRIFT));
                assertThat(later.hi()).isBeforeOrEqualTo(earlier.hi().plus(DRIFT));
            }
            before = now;
        }
        var shuffled = new ArrayList<>(known.values());
        Collections.shuffle(shuffled, random);
        assertThat(measured(shuffled).map(InstallInstance::executedAt))
                .isEqualTo(before.map(InstallInstance::executedAt));
    }

    private static Optional<InstallInstance> measured(List<NewEvidence> rows) {
        var evidence = new ArrayList<Evidence>();
        for (var row : rows) {
            evidence.add(new Evidence(
                    evidence.size() + 1,
                    row.id(),
                    row.exercise(),
                    row.token(),
                    row.source(),
                    row.host(),
                    row.sourceTime(),
                    row.receivedAt(),
                    row.actor(),
                    row.refersTo(),
                    row.fact()));
        }
        var installs =
                Measure.measure(PLAN, evidence, NOON.plus(Duration.ofHours(2))).installs();
        assertThat(installs).hasSizeLessThanOrEqualTo(1);
        return installs.stream().findFirst();
    }

    /** One run of the script, some minutes before or after the execution. */
    private static List<NewEvidence> report(Random random, Duration theta, boolean wholeSeconds) {
        var server = EXECUTED.plusMillis(random.nextInt(600_000) - 300_000);
        var message = new StringBuilder("drillmaster-probe=2\nstep=report\nhost=build-7\n");
        for (var exchanges = 1 + random.nextInt(4); exchanges > 0; exchanges--) {
            var t2 = server.plusMillis(1 + random.nextInt(400));
            var t3 = t2.plusMillis(random.nextInt(3));
            var t4 = t3.plusMillis(1 + random.nextInt(400));
            message.append("exchange=" + stamp(server.plus(theta), wholeSeconds) + " " + t2 + " " + t3 + " "
                    + stamp(t4.plus(theta), wholeSeconds) + "\n");
            server = t4;
        }
        var look = server.plusMillis(1 + random.nextInt(50));
        var path = TARGET.markers().keySet().iterator().next();
        message.append("marker=" + path + "\n");
        if (look.isBefore(EXECUTED)) {
            message.append("state=absent\n");
        } else {
            message.append("state=present\nmodified=" + stamp(EXECUTED.plus(theta), wholeSeconds)
                    + "\nline=execution phase=i nonce=nonce234 at=" + EXECUTED.plus(theta) + "\n");
        }
        var body = message.append("end=1\n").toString().getBytes(StandardCharsets.UTF_8);
        var report = (ProbeMessage.Report) ProbeMessage.parse(body);
        return ProbeEvidence.of(TARGET, report, look.plusMillis(1 + random.nextInt(3_000)), body);
    }

    private static String stamp(Instant time, boolean wholeSeconds) {
        var seconds = Long.toString(time.getEpochSecond());
        return wholeSeconds ? seconds : seconds + String.format(Locale.ROOT, ".%09d", time.getNano());
    }
}
