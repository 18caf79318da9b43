import io.drillmaster.alert.Attributor;
import io.drillmaster.db.Database;
import io.drillmaster.db.EmbeddedDatabase;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AlertTraits;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.plan.PlanStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/**
 * What attributing an alert costs with 10, 1 000 and 100 000 live tokens: the whole of what the follower does with a batch of
 * 200 alerts of 2 kB, of which most have nothing to do with any drill. Every exercise has ten targets, and a quarter of the
 * alerts speak of a package whose name begins like theirs. The transaction is rolled back, so every round sees the same.
 * Started by {@code bench/attribution}.
 *
 * <p>Argument: rounds.
 */
public final class AttributionBench {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final int BATCH = 200;
    private static final int TARGETS = 10;

    private AttributionBench() {}

    public static void main(String[] args) throws Exception {
        var rounds = Integer.parseInt(args[0]);
        var scratch = Files.createTempDirectory("drillmaster-bench");
        try (var postgres = EmbeddedDatabase.start(scratch.resolve("postgres"));
                var database = Database.open(postgres.address(), 4)) {
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close)); // also when it is ended from outside
            run(database.jdbi(), rounds);
        } finally {
            delete(scratch);
        }
    }

    private static void run(Jdbi jdbi, int rounds) {
        var evidence = new EvidenceStore(jdbi);
        var attributor =
                new Attributor(new PlanStore(jdbi), run -> Optional.empty(), evidence, () -> NOON.plusSeconds(600));
        var alerts = alerts(evidence, jdbi);
        System.out.printf(Locale.ROOT, "%14s %16s %8s%n", "live tokens", "per alert, us", "ratio");
        var first = 0.0;
        var have = 0;
        for (var tokens : List.of(10, 1_000, 100_000)) {
            addExercises(jdbi, have / TARGETS, tokens / TARGETS);
            have = tokens;
            var took = new double[rounds];
            for (var round = -2; round < rounds; round++) { // two that do not count
                var micros = batch(jdbi, attributor, alerts);
                if (round >= 0) {
                    took[round] = micros;
                }
            }
            Arrays.sort(took);
            var median = took[rounds / 2];
            first = first == 0 ? median : first;
            System.out.printf(Locale.ROOT, "%14d %16.0f %8.2f%n", tokens, median, median / first);
        }
    }

    private static double batch(Jdbi jdbi, Attributor attributor, List<Evidence> alerts) {
        return jdbi.withHandle(handle -> {
            handle.begin();
            var start = System.nanoTime();
            attributor.read(handle, alerts);
            var micros = (System.nanoTime() - start) / 1_000.0 / alerts.size();
            var decided = handle.createQuery("select count(*) from evidence where kind = 'ATTRIBUTED'")
                    .mapTo(Integer.class)
                    .one();
            handle.rollback();
            if (decided != 2) {
                throw new IllegalStateException("2 decisions were expected, found " + decided);
            }
            return micros;
        });
    }

    /** One with a token, one with a package's name, 50 with a name that is none of ours, and the rest. */
    private static List<Evidence> alerts(EvidenceStore evidence, Jdbi jdbi) {
        var rows = new ArrayList<NewEvidence>();
        for (var number = 0; number < BATCH; number++) {
            var words = number == 0
                    ? "open /tmp/security-drill-" + token(3) + ".txt"
                    : number == 1
                            ? "pip install " + name(4)
                            : number % 4 == 0 ? "pip install pytorch-lightning" : "a shell was spawned";
            var body = "{\"rule\":\"Rule " + number % 17 + "\",\"output\":\"" + words + "\",\"hostname\":\"host-" + number
                    + "\",\"output_fields\":{\"proc.cmdline\":\"" + filler(number) + "\"}}";
            var traits = new AlertTraits(
                    number == 0 ? Set.of(new Token(token(3))) : Set.of(), Set.of(), Set.of(), Set.of());
            rows.add(NewEvidence.of(
                            "falco",
                            NOON.plusSeconds(300),
                            new Fact.AlertReceived(
                                    AlertKind.RUNTIME,
                                    "Rule " + number % 17,
                                    "Warning",
                                    words,
                                    Optional.empty(),
                                    "alert " + number,
                                    traits))
                    .host("host-" + number)
                    .raw(body.getBytes(StandardCharsets.UTF_8))
                    .build());
        }
        evidence.append(rows);
        return jdbi.withHandle(handle -> evidence.after(handle, 0, BATCH));
    }

    private static String filler(int number) {
        var text = new StringBuilder();
        for (var word = 0; text.length() < 1_800; word++) {
            text.append("/usr/lib/python3/site-packages/module").append(number * 31 + word).append(".py ");
        }
        return text.toString();
    }

    private static void addExercises(Jdbi jdbi, int from, int to) {
        jdbi.useTransaction(handle -> {
            var exercises = handle.prepareBatch("""
                    insert into exercise (title, scenario_id, scenario_version, scenario_yaml, control, state, opens_at,
                      closes_at, contact, created_by, created_at, scope)
                    overriding system value
                    values ('Drill', 'SC-01', 1, 'id: SC-01', false, 'RUNNING', cast(:opens as timestamptz),
                      cast(:closes as timestamptz), 'ada', 'ada', cast(:opens as timestamptz), '{*}')
                    """);
            for (var number = from; number < to; number++) {
                exercises
                        .bind("opens", NOON.toString())
                        .bind("closes", NOON.plus(Duration.ofHours(1)).toString())
                        .add();
            }
            exercises.execute();
            var targets = handle.prepareBatch("""
                    insert into install_target (token, exercise_id, ordinal, name, ecosystem, package_name,
                      package_version, marker_path, vector, actions, sleep_ms, registry, command)
                    values (:token, :exercise, :ordinal, 'ci', 'pypi', :package, '0.0.1', :marker, 'sdist', '{}', 0,
                      'built-in', 'pip install')
                    """);
            for (var number = from * TARGETS; number < to * TARGETS; number++) {
                targets.bind("token", token(number))
                        .bind("exercise", number / TARGETS + 1)
                        .bind("ordinal", number % TARGETS)
                        .bind("package", name(number))
                        .bind("marker", "/tmp/security-drill-" + token(number) + ".txt")
                        .add();
            }
            targets.execute();
        });
        jdbi.useHandle(handle -> handle.execute("analyze"));
    }

    private static String name(int number) {
        return "pytorch-utilz-" + Integer.toString(number, 36);
    }

    private static String token(int number) {
        var token = new StringBuilder();
        for (var place = 0; place < Token.LENGTH; place++) {
            token.append("abcdefghijklmnopqrstuvwxyz234567".charAt((number >> (place % 4 * 5)) & 31));
        }
        return token.toString();
    }

    private static void delete(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
