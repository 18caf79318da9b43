import io.drillmaster.alert.AlertSourceService;
import io.drillmaster.alert.source.AlertSources;
import io.drillmaster.db.Database;
import io.drillmaster.db.EmbeddedDatabase;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AlertTraits;
import io.drillmaster.evidence.DiskSpace;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.Inbox;
import io.drillmaster.evidence.InboxSettings;
import io.drillmaster.evidence.LogWriter;
import io.drillmaster.evidence.NewEvidence;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many events a second are durable: webhooks over HTTP and the inbox alone, beside one commit an event into the same
 * PostgreSQL with one and with eight connections. The events are the same Falco-like alert with an id of its own, the
 * peer writes the same columns with the same indexes. What is measured takes turns, so that a slow moment of the machine
 * hits all; while events come in, those before them are handed to PostgreSQL and measured, as in real life. Started by
 * {@code bench/intake}.
 *
 * <p>Arguments: drillmaster, seconds for each measurement, rounds.
 */
public final class IntakeBench {
    private static final int CONNECTIONS = 64;

    /** Alertmanager, osquery and log shippers send many at a time. */
    private static final int BATCH = 50;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path scratch;
    private final int seconds;
    private Process server;

    private IntakeBench(Path scratch, int seconds) {
        this.scratch = scratch;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        var bench = new IntakeBench(Files.createTempDirectory("drillmaster-intake"), Integer.parseInt(arguments[1]));
        try (var postgres = EmbeddedDatabase.start(bench.scratch.resolve("postgres"));
                var database = Database.open(postgres.address(), 4)) {
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close)); // also when it is ended from outside
            bench.run(Path.of(arguments[0]), database, Integer.parseInt(arguments[2]));
        } finally {
            bench.stop();
        }
    }

    /** What one measurement brought: events that were durable, in how long, and how long each had to wait. */
    private record Result(long events, double seconds, double p50Millis, double p99Millis) {
        double perSecond() {
            return events / seconds;
        }
    }

    /** Does one thing again and again, from one thread; true when the event was durable. */
    private interface Sender extends AutoCloseable {
        boolean send() throws Exception;
    }

    private void run(Path drillmaster, Database database, int rounds) throws Exception {
        execute(database, "create table one_by_one (like evidence including all)");
        var hook = new AlertSourceService(database.jdbi(), AlertSources.ALL, URI.create("http://bench"), Clock.systemUTC())
                .create("generic", "benchmark", false, "bench")
                .address()
                .url()
                .getPath();
        var address = startServer(drillmaster, database);
        var disk = DiskSpace.watch(scratch);
        var inbox = Inbox.open(
                InboxSettings.in(scratch.resolve("inbox.db")),
                new LogWriter(new EvidenceStore(database.jdbi())),
                disk);

        var cases = new LinkedHashMap<String, Callable<Result>>();
        cases.put("PostgreSQL, one commit an event, 1 connection", () -> load(1, 1, () -> new OneByOne(database)));
        cases.put("PostgreSQL, one commit an event, 8 connections", () -> load(8, 1, () -> new OneByOne(database)));
        cases.put("inbox alone, " + CONNECTIONS + " threads", () -> load(CONNECTIONS, 1, () -> new Appending(inbox)));
        cases.put(
                "webhooks over HTTP, " + CONNECTIONS + " connections",
                () -> load(CONNECTIONS, 1, () -> new Posting(address, hook, 1)));
        cases.put(
                "the same, " + BATCH + " events a call",
                () -> load(CONNECTIONS, BATCH, () -> new Posting(address, hook, BATCH)));

        System.out.println("Median of " + rounds + " rounds of " + seconds + " s after one that does not count; "
                + Runtime.getRuntime().availableProcessors() + " cores, which client, server and PostgreSQL share.");
        var results = new LinkedHashMap<String, List<Result>>();
        var expected = count(database);
        for (var round = 0; round <= rounds; round++) {
            for (var one : cases.entrySet()) {
                var result = one.getValue().call();
                if (round > 0) {
                    results.computeIfAbsent(one.getKey(), none -> new ArrayList<>()).add(result);
                }
                if (!one.getKey().startsWith("PostgreSQL")) {
                    expected += result.events();
                    awaitDrained(database, expected);
                }
            }
        }
        report(results);
        System.out.println("\nPostgreSQL holds exactly the " + expected + " events that were reported durable.");
        inbox.close();
        disk.close();
    }

    private static void report(Map<String, List<Result>> results) {
        var peers = results.values().stream().limit(2).map(IntakeBench::median).toList();
        System.out.printf(Locale.ROOT, "%n%-48s %10s %9s %9s %10s %10s%n", "", "events/s", "p50 ms", "p99 ms", "to 1 conn.", "to 8 conn.");
        results.forEach((name, rounds) -> {
            var result = median(rounds);
            System.out.printf(
                    Locale.ROOT,
                    "%-48s %10.0f %9.1f %9.1f %9.1fx %9.1fx%n",
                    name,
                    result.perSecond(),
                    result.p50Millis(),
                    result.p99Millis(),
                    result.perSecond() / peers.get(0).perSecond(),
                    result.perSecond() / peers.get(1).perSecond());
        });
    }

    private static Result median(List<Result> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Result::perSecond))
                .toList()
                .get(rounds.size() / 2);
    }

    // --- load ---------------------------------------------------------------------------------------------------------

    private Result load(int threads, int eventsASend, Callable<Sender> connect) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var started = System.nanoTime();
            var end = started + TimeUnit.SECONDS.toNanos(seconds);
            var work = new ArrayList<Callable<long[]>>();
            for (var i = 0; i < threads; i++) {
                work.add(() -> sendUntil(end, connect));
            }
            var waits = new ArrayList<long[]>();
            for (var done : pool.invokeAll(work)) {
                waits.add(done.get());
            }
            var took = (System.nanoTime() - started) / 1e9;
            var all = waits.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            return new Result((long) all.length * eventsASend, took, all[all.length / 2] / 1e6, all[all.length * 99 / 100] / 1e6);
        } finally {
            pool.shutdown();
        }
    }

    private static long[] sendUntil(long end, Callable<Sender> connect) throws Exception {
        var waits = new long[1024];
        var sent = 0;
        try (var sender = connect.call()) {
            for (var before = System.nanoTime(); before < end; ) {
                var durable = sender.send();
                var after = System.nanoTime();
                if (durable) {
                    waits = sent == waits.length ? Arrays.copyOf(waits, 2 * sent) : waits;
                    waits[sent++] = after - before;
                }
                before = after;
            }
        }
        return Arrays.copyOf(waits, sent);
    }

    private static byte[] body(UUID id) {
        return ("{\"rule\":\"Unexpected name looked up\",\"priority\":\"Warning\",\"id\":\"" + id
                        + "\",\"summary\":\"pip (pid 4711) looked up a name that nobody knows\",\"host\":\"ci-runner-7\","
                        + "\"time\":\"2026-03-02T12:00:00.125Z\",\"output\":\"12:00:00.125: Warning proc.cmdline=python3"
                        + " -m pip install example proc.pname=bash container.image=python:3.12 fd.name=10.1.2.3:53\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] batch(int events) {
        return Stream.generate(() -> new String(body(UUID.randomUUID()), StandardCharsets.UTF_8))
                .limit(events)
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static NewEvidence event() {
        var id = UUID.randomUUID();
        var fact = new Fact.AlertReceived(
                AlertKind.RUNTIME,
                "Unexpected name looked up",
                "Warning",
                "pip (pid 4711) looked up a name that nobody knows",
                Optional.empty(),
                id.toString(),
                new AlertTraits(Set.of(), Set.of(), Set.of(), Set.of("ci-runner-7")));
        return NewEvidence.of("generic", Clock.systemUTC().instant(), fact)
                .id(id)
                .host("ci-runner-7")
                .raw(body(id))
                .build();
    }

    /** What most services do: a prepared insert, and a commit, for each event. */
    private static final class OneByOne implements Sender {
        private final Connection connection;
        private final java.sql.PreparedStatement insert;

        OneByOne(Database database) throws Exception {
            var address = database.address();
            connection = DriverManager.getConnection(address.url(), address.user(), address.password());
            insert = connection.prepareStatement("insert into one_by_one (id, kind, source, host, received_at, fact, raw,"
                    + " sha256) values (?, 'ALERT_RECEIVED', ?, ?, now(), cast(? as jsonb), ?, encode(sha256(?), 'hex'))");
        }

        @Override
        public boolean send() throws Exception {
            var event = event();
            insert.setObject(1, event.id());
            insert.setString(2, event.source());
            insert.setString(3, event.host().orElse(null));
            insert.setString(4, io.drillmaster.common.Json.write(event.fact()));
            insert.setBytes(5, event.raw());
            insert.setBytes(6, event.raw());
            return insert.executeUpdate() == 1;
        }

        @Override
        public void close() throws Exception {
            connection.close();
        }
    }

    private record Appending(Inbox inbox) implements Sender {
        @Override
        public boolean send() throws Exception {
            inbox.append(List.of(event())).get();
            return true;
        }

        @Override
        public void close() {}
    }

    /** A sender with one connection that it keeps, as Falco has. */
    private static final class Posting implements Sender {
        private final Socket socket;
        private final InputStream in;
        private final String head;
        private final int events;

        Posting(URI address, String path, int events) throws IOException {
            this.events = events;
            socket = new Socket(address.getHost(), address.getPort());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
            head = "POST " + path + " HTTP/1.1\r\nHost: " + address.getAuthority()
                    + "\r\nContent-Type: application/json\r\nContent-Length: ";
        }

        @Override
        public boolean send() throws IOException {
            var body = events == 1 ? body(UUID.randomUUID()) : batch(events);
            var start = (head + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
            var request = Arrays.copyOf(start, start.length + body.length);
            System.arraycopy(body, 0, request, start.length, body.length);
            socket.getOutputStream().write(request);
            var status = line();
            var length = 0;
            for (var header = line(); !header.isEmpty(); header = line()) {
                if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            in.skipNBytes(length);
            return status.startsWith("HTTP/1.1 2");
        }

        private String line() throws IOException {
            var text = new StringBuilder();
            for (var c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the server hung up");
                }
                if (c != '\r') {
                    text.append((char) c);
                }
            }
            return text.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    // --- server and database ------------------------------------------------------------------------------------------

    private URI startServer(Path drillmaster, Database database) throws Exception {
        var log = scratch.resolve("serve.log");
        var builder = new ProcessBuilder(drillmaster.toString(), "serve")
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        var address = database.address();
        builder.environment().putAll(Map.of(
                "DRILLMASTER_DB_URL", address.url(),
                "DRILLMASTER_DB_USER", address.user(),
                "DRILLMASTER_DB_PASSWORD", address.password(),
                "DRILLMASTER_DATA_DIR", scratch.resolve("data").toString(),
                "DRILLMASTER_HTTP_PORT", "0",
                "DRILLMASTER_DNS_PORT", "0"));
        server = builder.start();
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && server.isAlive()) {
            for (var line : Files.readAllLines(log)) {
                if (line.startsWith("Drillmaster serves ")) {
                    return URI.create(line.substring("Drillmaster serves ".length()));
                }
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the server does not start:\n" + Files.readString(log));
    }

    /** Waits until PostgreSQL holds the events and the server has dealt with them; then nothing runs any more. */
    private static void awaitDrained(Database database, long expected) throws Exception {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (count(database) < expected || number(database, """
                select count(*) from follower where seq < (select max(seq) from evidence)
                """) > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("PostgreSQL holds " + count(database) + " of " + expected
                        + " events after " + PATIENCE.toMinutes() + " minutes");
            }
            Thread.sleep(50);
        }
        if (count(database) != expected) {
            throw new IllegalStateException("PostgreSQL holds " + count(database) + " events, " + expected
                    + " were reported durable");
        }
    }

    private static long count(Database database) {
        return number(database, "select count(*) from evidence where kind = 'ALERT_RECEIVED'");
    }

    private static long number(Database database, String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private static void execute(Database database, String sql) {
        database.jdbi().useHandle(handle -> handle.execute(sql));
    }

    private void stop() throws Exception {
        if (server != null) {
            server.destroy();
            server.waitFor(30, TimeUnit.SECONDS);
        }
        try (var files = Files.walk(scratch)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
