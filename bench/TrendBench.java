import io.drillmaster.app.Application;
import io.drillmaster.app.Settings;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Secrets;
import io.drillmaster.db.Database;
import io.drillmaster.db.EmbeddedDatabase;
import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.ExecutionVector;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AlertTraits;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.identity.Role;
import io.drillmaster.plan.Coverage;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.InstallTarget;
import io.drillmaster.plan.Labels;
import io.drillmaster.plan.Objective;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.plan.Window;
import io.drillmaster.verdict.Verdicts;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/**
 * What reading costs as an installation grows. A few hundred exercises go in through the real log and are measured by the
 * real engine; PostgreSQL then multiplies their rows, with tokens and ids of their own, over eighteen months. Pages are
 * asked for over HTTP, signed in. Beside each stands its peer in the same run: the SQL that reads the same rows, from which
 * the driver's texts are taken and nothing else is done; the ratio is what this program adds. Started by
 * {@code bench/trend}.
 *
 * <p>Arguments: requests, then numbers of exercises, growing.
 */
public final class TrendBench {
    private static final int TEMPLATES = 200;
    private static final int RICH_UP_TO = 10_000;
    private static final int RICH_ROWS = 100;
    private static final int POOR_ROWS = 10;
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private static final String RESULTS = """
            select e.id, e.title, e.scenario_id, e.scenario_version, e.team, e.host_class, e.variant, e.reflex,
              e.techniques, e.attack_version, e.sample, e.opens_at, e.closes_at, e.objective_ttd_ms, e.objective_ttr_ms,
              r.* from exercise_result r join exercise e on e.id = r.exercise_id
            where e.state in ('CLOSED', 'ABORTED') order by r.started_at, e.id""";
    private static final String ROWS = """
            select seq, id, exercise_id, token, source, host, source_time, source_time_raw, source_time_assumed,
              received_at, actor, refers_to, fact from evidence where exercise_id = %d order by seq""";

    private final Path scratch;
    private final int requests;
    private final Random chance = new Random(7);
    private final Instant now = Clock.systemUTC().instant();
    private final List<String> table = new ArrayList<>();
    private final Map<String, Double> firstPerRow = new HashMap<>();

    private TrendBench(Path scratch, int requests) {
        this.scratch = scratch;
        this.requests = requests;
    }

    public static void main(String[] arguments) throws Exception {
        ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("root"))
                .setLevel(ch.qos.logback.classic.Level.WARN);
        var scratch = Files.createTempDirectory("drillmaster-trend");
        var requests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        var sizes = arguments.length > 1
                ? Arrays.stream(arguments).skip(1).map(Integer::valueOf).toList()
                : List.of(1_000, 10_000, 100_000);
        try (var postgres = EmbeddedDatabase.start(scratch.resolve("postgres"))) {
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close)); // also when it is ended from outside
            new TrendBench(scratch, requests).run(postgres, sizes);
        } finally {
            try (var files = Files.walk(scratch)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void run(EmbeddedDatabase postgres, List<Integer> sizes) throws Exception {
        System.out.println(requests + " requests each after 30 that do not count; "
                + Runtime.getRuntime().availableProcessors() + " cores, which client, server and PostgreSQL share.");
        var address = postgres.address();
        var there = 0;
        for (var size : sizes) {
            var begun = System.nanoTime();
            try (var database = Database.open(address, 4)) {
                if (there == 0) {
                    templates(database, RICH_ROWS, 0);
                    templates(database, POOR_ROWS, TEMPLATES);
                    there = 2 * TEMPLATES;
                }
                var rich = Math.max(0, Math.min(size, RICH_UP_TO) - there);
                multiply(database, 1, rich);
                multiply(database, TEMPLATES + 1, size - there - rich);
                there = size;
                settle(database);
            }
            System.out.printf(Locale.ROOT, "loaded %,d exercises in %.0f s%n", size, (System.nanoTime() - begun) / 1e9);
            measure(postgres, size);
        }
        System.out.println();
        table.forEach(System.out::println);
    }

    // --- load ---------------------------------------------------------------------------------------------------------

    /** Real exercises, in the real log, measured by the real engine. */
    private void templates(Database database, int rows, int first) {
        var plans = new PlanStore(database.jdbi());
        var evidence = new EvidenceStore(database.jdbi());
        var verdicts = new Verdicts(database.jdbi(), plans, evidence, Clock.systemUTC());
        for (var i = 0; i < TEMPLATES; i++) {
            var number = first + i;
            var opensAt = now.minus(Duration.ofMinutes(540L * 24 * 60 - number * 30L));
            var id = database.jdbi().inTransaction(handle -> {
                var added = plans.add(handle, draft(number, opensAt));
                plans.setState(handle, added, ExerciseState.CLOSED);
                plans.setTornDown(handle, added, opensAt.plus(Duration.ofHours(2)));
                return added;
            });
            evidence.append(new Told(plans.find(id).orElseThrow(), number, rows).rows());
            verdicts.measureAgain(id);
        }
    }

    private Exercise draft(int number, Instant opensAt) {
        var token = Token.ofRandom(Secrets.bytes(Token.LENGTH));
        var vector = ExecutionVector.PYPI_SDIST;
        var target = new InstallTarget(
                token,
                "build",
                Ecosystem.PYPI,
                "bench-utilz-" + number,
                "0.0.1",
                "/tmp/security-drill-" + token.value() + ".txt",
                vector,
                Set.of(BenignAction.WRITE_MARKER, BenignAction.DNS_LOOKUP),
                Duration.ZERO,
                false,
                InstallTarget.BUILT_IN);
        return new Exercise(
                new ExercisePlan(
                        new ExerciseId(0),
                        "Drill " + number,
                        "SC-0" + (1 + number % 5),
                        1,
                        false,
                        new Window(opensAt, opensAt.plus(Duration.ofHours(1))),
                        List.of(target),
                        Set.of("planner"),
                        new Objective(Optional.of(Duration.ofMinutes(10)), Optional.of(Duration.ofMinutes(30)))),
                ExerciseState.PLANNED,
                "id: bench\n",
                "the benchmark",
                List.of("pip install bench-utilz"),
                "planner",
                opensAt,
                Optional.empty(),
                "",
                List.of(Exercise.ANYWHERE),
                false,
                new Labels("Team " + number % 6, List.of("Laptop", "CI runner", "Notebook").get(number % 3), ""),
                new Coverage(List.of("EXPOSE", "FORTIFY"), List.of("T1195.001", "T1059.006"), "19"),
                false);
    }

    /** What one exercise has in its log. */
    private final class Told {
        private final Exercise exercise;
        private final int number;
        private final int wanted;
        private final List<NewEvidence> rows = new ArrayList<>();
        private final Token token;
        private final Instant ranAt;

        Told(Exercise exercise, int number, int wanted) {
            this.exercise = exercise;
            this.number = number;
            this.wanted = wanted;
            this.token = exercise.plan().targets().get(0).token();
            this.ranAt = exercise.plan().window().opensAt().plusSeconds(180);
        }

        List<NewEvidence> rows() {
            tell("drillmaster", -179, new Fact.Published("bench-utilz", "0.0.1", "bench-utilz-0.0.1.tar.gz", "00"));
            tell("registry.pypi", -3, new Fact.Fetched("bench-utilz-0.0.1.tar.gz", "192.0.2.1", "pip/25.3"));
            tell("canary.dns", 1, lookup());
            if (number % 4 != 0) {
                alert(240 + chance.nextInt(900));
                person(1500, new Fact.Acknowledged("seen"));
                person(1800, new Fact.Investigating("looking"));
            }
            var path = exercise.plan().targets().get(0).markerPath();
            while (rows.size() < wanted) {
                switch (rows.size() % 6) {
                    case 0 -> rows.add(row("probe", -60 + rows.size() / 2, new Fact.MarkerAbsent(path)).host("host-1").build());
                    case 1, 2 -> tell("canary.dns", 1 + rows.size(), lookup());
                    case 3 -> rows.add(row("probe", 30 + rows.size(), new Fact.MarkerPresent(path, Optional.empty(), List.of()))
                            .host("host-1")
                            .build());
                    case 4 -> {
                        if (number % 4 != 0 && wanted - rows.size() > 1) {
                            alert(1200 + rows.size());
                        } else {
                            tell("registry.pypi", 5 + rows.size(), new Fact.Fetched("bench-utilz-0.0.1.tar.gz", "192.0.2.1", "pip/25.3"));
                        }
                    }
                    default -> person(1900 + rows.size(), new Fact.Acknowledged("still on it"));
                }
            }
            return rows.subList(0, wanted);
        }

        private Fact lookup() {
            var nonce = String.format(Locale.ROOT, "%08x", chance.nextInt());
            return new Fact.DnsLookedUp(
                    "i." + nonce + "." + token + ".drill.example", "A", Phase.INSTALLED, nonce, "192.0.2.53", "udp");
        }

        private void alert(long second) {
            var id = UUID.randomUUID();
            var fact = new Fact.AlertReceived(
                    AlertKind.RUNTIME,
                    "Drill marker written during package install",
                    "Warning",
                    "A package's install script wrote a drill marker",
                    Optional.empty(),
                    id.toString(),
                    new AlertTraits(Set.of(token), Set.of(), Set.of(), Set.of("host-1")));
            rows.add(row("falco", second, fact).id(id).host("host-1").build());
            rows.add(row("attribution", second, new Fact.Attributed(AttributionLevel.STRONG, "It carries the token."))
                    .refersTo(id)
                    .build());
        }

        private void tell(String source, long second, Fact fact) {
            rows.add(row(source, second, fact).build());
        }

        private void person(long second, Fact fact) {
            rows.add(row("person", second, fact).actor("ada").build());
        }

        private NewEvidence.Builder row(String source, long second, Fact fact) {
            return NewEvidence.of(source, ranAt.plusSeconds(second), fact)
                    .exercise(exercise.plan().id())
                    .token(token);
        }
    }

    /** Copies of the templates from an id on, until so many more exercises are there. */
    private void multiply(Database database, long firstTemplate, int count) throws Exception {
        if (count <= 0) {
            return;
        }
        var copies = (count + TEMPLATES - 1) / TEMPLATES;
        var spread = 530L * 24 * 60 / (copies + 1);
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists copied");
            statement.execute("""
                    create table copied as
                    select row_number() over (order by c, e.id) + (select max(id) from exercise) as id, e.id as old,
                      c as number, make_interval(mins => (c * %d)::int) as later
                    from exercise e, generate_series(1, %d) c
                    where e.id >= %d and e.id < %d order by c, e.id limit %d
                    """.formatted(spread, copies, firstTemplate, firstTemplate + TEMPLATES, count));
            var columns = columns(statement, "exercise", Set.of("id", "opens_at", "closes_at", "created_at", "torn_down_at"));
            statement.execute("insert into exercise (id, opens_at, closes_at, created_at, torn_down_at, " + columns
                    + ") overriding system value select k.id, opens_at + later, closes_at + later, created_at + later,"
                    + " torn_down_at + later, " + columns + " from copied k join exercise e on e.id = k.old");
            statement.execute("select setval(pg_get_serial_sequence('exercise', 'id'), (select max(id) from exercise))");
            columns = columns(statement, "install_target", Set.of("token", "exercise_id"));
            statement.execute("insert into install_target (token, exercise_id, " + columns + ") select "
                    + token("token", "k.id") + ", k.id, " + columns
                    + " from copied k join install_target t on t.exercise_id = k.old");
            columns = columns(statement, "exercise_result", Set.of("exercise_id", "started_at"));
            statement.execute("insert into exercise_result (exercise_id, started_at, " + columns
                    + ") select k.id, started_at + later, " + columns
                    + " from copied k join exercise_result r on r.exercise_id = k.old");
            columns = columns(statement, "evidence", Set.of("seq", "id", "exercise_id", "token", "refers_to", "received_at", "fact"));
            statement.execute("insert into evidence (id, exercise_id, token, refers_to, received_at, fact, " + columns
                    + ") select md5(v.id::text || k.id)::uuid, k.id, " + token("v.token", "k.id")
                    + ", md5(v.refers_to::text || k.id)::uuid, v.received_at + later, replace(v.fact::text, v.token, "
                    + token("v.token", "k.id") + ")::jsonb, " + columns
                    + " from copied k join evidence v on v.exercise_id = k.old order by k.number, v.seq");
            statement.execute("drop table copied");
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }

    private static String token(String token, String exercise) {
        return "translate(substr(md5(" + token + " || " + exercise + "), 1, 20), '0189', 'ghij')";
    }

    private static String columns(java.sql.Statement statement, String table, Set<String> but) throws Exception {
        var names = new ArrayList<String>();
        try (var found = statement.executeQuery("select column_name from information_schema.columns where table_schema ="
                + " 'public' and table_name = '" + table + "' order by ordinal_position")) {
            while (found.next()) {
                if (!but.contains(found.getString(1))) {
                    names.add(found.getString(1));
                }
            }
        }
        return String.join(", ", names);
    }

    /** What was copied in is no news to the followers of the log. */
    private static void settle(Database database) throws Exception {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            for (var follower : List.of("attribution", "responses", "measurement", "review")) {
                statement.execute("insert into follower (name, seq) values ('" + follower
                        + "', (select max(seq) from evidence)) on conflict (name) do update set seq = excluded.seq");
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze");
        }
    }

    // --- measure ------------------------------------------------------------------------------------------------------

    private void measure(EmbeddedDatabase postgres, int size) throws Exception {
        var address = postgres.address();
        var settings = Settings.of(Map.of(
                "db.url", address.url(),
                "db.user", address.user(),
                "db.password", address.password(),
                "http.port", "0",
                "data-dir", scratch.resolve("data").toString(),
                "dns.port", "0",
                "dns.route", "direct",
                "contact", "the benchmark"));
        var started = System.nanoTime();
        try (var application = Application.start(settings, null, Clock.systemUTC());
                var connection = DriverManager.getConnection(address.url(), address.user(), address.password())) {
            table.add(String.format(Locale.ROOT, "%n%,d exercises; the server started in %.1f s", size, (System.nanoTime() - started) / 1e9));
            table.add(String.format("%-46s %8s %8s %8s %9s %9s %8s", "", "p50 ms", "p95 ms", "p99 ms", "peer p50", "to peer", "growth"));
            connection.setAutoCommit(false);
            var password = Secrets.urlSafe();
            application.parts().identity().provision("bench", "Benchmark", Role.ADMINISTRATOR, password);
            var browser = signedIn(application.address(), password);
            var read = read(connection, RESULTS);
            for (var page : pages().entrySet()) {
                if (get(browser, application.address(), page.getValue()).statusCode() != 200) {
                    continue; // a page that this build does not have
                }
                var times = times(30, requests, () -> {
                    var answer = get(browser, application.address(), page.getValue());
                    if (answer.statusCode() != 200) {
                        throw new IllegalStateException(page.getValue() + ": HTTP " + answer.statusCode());
                    }
                    return answer.body().length();
                });
                var peer = page.getKey().startsWith("trend") ? times(10, 50, () -> read(connection, RESULTS)) : null;
                report(page.getKey(), times, peer, read);
            }
            afterChanges(postgres, browser, application.address(), connection, read);
            recompute(application, connection, "recompute, " + RICH_ROWS + " rows", 2 * TEMPLATES + 1, Math.min(size, RICH_UP_TO));
            if (size > RICH_UP_TO) {
                recompute(application, connection, "recompute, " + POOR_ROWS + " rows", RICH_UP_TO + 1, size);
            }
        }
    }

    /** Before each request one exercise changes, so that nothing that was drawn can be shown again. */
    private void afterChanges(
            EmbeddedDatabase postgres, HttpClient browser, URI server, java.sql.Connection connection, int read)
            throws Exception {
        var address = postgres.address();
        try (var writer = DriverManager.getConnection(address.url(), address.user(), address.password());
                var change = writer.prepareStatement("update exercise set title = ? where id = 1")) {
            for (var page : Map.of("all", "/trend?period=all", "default period", "/trend").entrySet()) {
                var number = new int[1];
                var times = times(10, Math.min(requests, 60), () -> {
                    change.setString(1, "Changed " + number[0]++);
                    return change.executeUpdate();
                }, () -> get(browser, server, page.getValue()).body().length());
                report("trend, " + page.getKey() + ", after a change", times, times(10, 50, () -> read(connection, RESULTS)), read);
            }
        }
    }

    private static Map<String, String> pages() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("trend, all", "/trend?period=all");
        pages.put("trend, default period", "/trend");
        pages.put("trend, one scenario", "/trend?period=all&scenario=SC-01");
        pages.put("trend, one team and host class", "/trend?period=all&team=Team+1&hostClass=CI+runner");
        pages.put("trend, runs.csv of all", "/trend/runs.csv?period=all");
        pages.put("exercises", "/exercises");
        pages.put("gaps", "/gaps");
        pages.put("one scenario", "/scenarios/SC-01");
        return pages;
    }

    /** Of exercises that were never measured before, so that reading, measuring and keeping the result is in it. */
    private void recompute(Application application, java.sql.Connection connection, String name, int first, int last) throws Exception {
        var verdicts = application.parts().verdicts();
        var ids = new Random(11).ints(requests + 30, first, last + 1).distinct().boxed().toList();
        var turn = ids.iterator();
        var rows = read(connection, ROWS.formatted(ids.get(0)));
        var fresh = times(30, ids.size() - 30, () -> verdicts.measureAgain(new ExerciseId(turn.next())).alerts().size());
        var again = ids.iterator();
        var same = times(30, ids.size() - 30, () -> verdicts.measureAgain(new ExerciseId(again.next())).alerts().size());
        var peers = ids.iterator();
        var peer = times(30, ids.size() - 30, () -> read(connection, ROWS.formatted(peers.next())));
        report(name + ", and keep it", fresh, peer, rows);
        report(name + ", nothing new", same, peer, rows);
    }

    private void report(String name, long[] times, long[] peer, int rows) {
        var perRow = at(times, 50) / rows;
        var first = firstPerRow.computeIfAbsent(name, unseen -> perRow);
        table.add(String.format(
                Locale.ROOT,
                "%-46s %8.1f %8.1f %8.1f %9s %9s %8s",
                name,
                at(times, 50),
                at(times, 95),
                at(times, 99),
                peer == null ? "" : String.format(Locale.ROOT, "%.1f", at(peer, 50)),
                peer == null ? "" : String.format(Locale.ROOT, "%.1fx", at(times, 50) / at(peer, 50)),
                peer == null ? "" : String.format(Locale.ROOT, "%.2f", perRow / first)));
    }

    private static double at(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    private static long[] times(int warmUp, int count, Callable<Integer> work) throws Exception {
        return times(warmUp, count, () -> 0, work);
    }

    private static long[] times(int warmUp, int count, Callable<Integer> before, Callable<Integer> work) throws Exception {
        var times = new long[count];
        var sum = 0L;
        for (var i = -warmUp; i < count; i++) {
            before.call();
            var begun = System.nanoTime();
            sum += work.call();
            if (i >= 0) {
                times[i] = System.nanoTime() - begun;
            }
        }
        if (sum < 0) {
            throw new IllegalStateException("nothing was read");
        }
        Arrays.sort(times);
        return times;
    }

    /** The peer: every value as the driver gives it. @return how many rows there were */
    private static int read(java.sql.Connection connection, String sql) throws Exception {
        try (var statement = connection.prepareStatement(sql);
                var rows = statement.executeQuery()) {
            var columns = rows.getMetaData().getColumnCount();
            var count = 0;
            while (rows.next()) {
                for (var column = 1; column <= columns; column++) {
                    rows.getString(column);
                }
                count++;
            }
            return count;
        }
    }

    private static HttpClient signedIn(URI server, String password) throws Exception {
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var form = CSRF.matcher(get(browser, server, "/sign-in").body());
        if (!form.find()) {
            throw new IllegalStateException("no form to sign in with");
        }
        var answer = browser.send(
                HttpRequest.newBuilder(URI.create(server + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", server.toString())
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "csrf=" + form.group(1) + "&account=bench&password=" + password))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("cannot sign in: HTTP " + answer.statusCode());
        }
        return browser;
    }

    private static HttpResponse<String> get(HttpClient browser, URI server, String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(server + path)).header("Accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
