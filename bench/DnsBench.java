import io.drillmaster.db.EmbeddedDatabase;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How many DNS look-ups a second the canary answers while it makes every one durable, beside servers that write a log and
 * one that writes nothing. All run at the same time on 127.0.0.1 and are loaded one after the other in turns, so that a slow
 * moment of the machine hits all of them. Afterwards the hits in PostgreSQL are counted: there must be one for each answer.
 * Started by {@code bench/dns}, which brings the tools.
 *
 * <p>Arguments: drillmaster, then seconds and rounds, or "soak" and a number of look-ups.
 */
public final class DnsBench {
    private static final String ZONE = "drill.test";
    private static final int NAMES = 1_500_000;

    private final Path scratch;
    private final Path drillmaster;
    private final List<Process> started = new ArrayList<>();
    private final HttpClient browser = HttpClient.newHttpClient();
    private Process ours;
    private int ourHttp;

    private DnsBench(Path drillmaster, Path scratch) {
        this.drillmaster = drillmaster;
        this.scratch = scratch;
    }

    public static void main(String[] arguments) throws Exception {
        var bench = new DnsBench(Path.of(arguments[0]), Files.createTempDirectory("drillmaster-dns-bench"));
        Runtime.getRuntime().addShutdownHook(new Thread(bench::stop));
        if (arguments.length > 1 && arguments[1].equals("soak")) {
            bench.soak(arguments.length > 2 ? Long.parseLong(arguments[2]) : 10_000_000);
        } else {
            bench.compare(
                    arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5,
                    arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3);
        }
    }

    private record Server(String name, String log, int port, Process process) {}

    /** What dnsperf says of one run. */
    private record Run(double perSecond, long sent, long completed) {
        long lost() {
            return sent - completed;
        }
    }

    /** A run, and the processor time that the server and its children took for it: other load on the machine is not in it. */
    private record Measured(Run run, double cpuSeconds) {
        double microsPerQuery() {
            return cpuSeconds * 1e6 / run.completed();
        }
    }

    private void compare(int seconds, int rounds) throws Exception {
        var names = names();
        var canary = startCanary();
        var servers = List.of(
                startNsd(), startBind(), startDnsmasq(), new Server("drillmaster", "every hit durable", canary, ours));
        System.out.printf("dnsperf -c 8 -T 2 -q 200, %d s, %,d unique names, %d rounds%n%n", seconds, NAMES, rounds);
        System.out.printf("%-12s %-18s", "queries/s", "log");
        for (var round = 1; round <= rounds; round++) {
            System.out.printf(" %9s", "round " + round);
        }
        System.out.printf(" %8s %10s %14s%n", "lost", "ours is", "CPU us/query");
        var answered = warmUp(names, canary);
        var runs = new LinkedHashMap<Server, List<Measured>>();
        for (var round = 1; round <= rounds; round++) {
            for (var server : servers) {
                var before = cpuSeconds(server.process());
                var run = dnsperf(names, server.port(), seconds, "-q", "200");
                var taken = cpuSeconds(server.process()) - before;
                if (server.process() == ours) {
                    answered += run.completed();
                    settle();
                }
                runs.computeIfAbsent(server, none -> new ArrayList<>()).add(new Measured(run, taken));
            }
        }
        var own = runs.get(servers.get(3));
        for (var server : servers) {
            var all = runs.get(server);
            System.out.printf("%-12s %-18s", server.name(), server.log());
            all.forEach(one -> System.out.printf(Locale.ROOT, " %9.0f", one.run().perSecond()));
            System.out.printf(
                    Locale.ROOT,
                    " %8d %10s %14.1f%n",
                    all.stream().mapToLong(one -> one.run().lost()).sum(),
                    ratios(own, all),
                    median(all.stream().mapToDouble(Measured::microsPerQuery).toArray()));
        }
        var usual = median(own.stream().mapToDouble(one -> one.run().perSecond()).toArray());
        answered += steady(names, canary, seconds, (long) (usual * 0.8));
        var began = System.nanoTime();
        var waiting = health("hitsWaiting");
        settle();
        System.out.printf(
                Locale.ROOT,
                "%nanswered in all %,d; hits in PostgreSQL %,d, counted only %,d; the last %,d were handed over in %.1f s%n",
                answered,
                hits(),
                health("hitsDropped"),
                waiting,
                (System.nanoTime() - began) / 1e9);
        if (hits() + health("hitsDropped") < answered) {
            System.out.println("HITS ARE MISSING");
            System.exit(1);
        }
    }

    /** A server in Java runs for a while before it is as fast as it gets: some 600 000 look-ups, or three minutes. */
    private long warmUp(Path names, int canary) throws Exception {
        var answered = 0L;
        for (var end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
                answered < 600_000 && System.nanoTime() < end; ) {
            answered += dnsperf(names, canary, 10, "-q", "200").completed();
        }
        settle();
        return answered;
    }

    private static double cpuSeconds(Process process) {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToDouble(one -> one.info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos() / 1e9)
                .sum();
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** The median of the rounds' own ratios: a slow moment is in both halves of each. */
    private static String ratios(List<Measured> own, List<Measured> other) {
        if (own == other) {
            return "";
        }
        var ratios = new double[own.size()];
        for (var i = 0; i < ratios.length; i++) {
            ratios[i] = own.get(i).run().perSecond() / other.get(i).run().perSecond();
        }
        return String.format(Locale.ROOT, "%.2fx", median(ratios));
    }

    /** At 80 % of the most: what is lost, and how long answers take. dnsperf -v says the time of each. */
    private long steady(Path names, int canary, int seconds, long rate) throws Exception {
        var plain = dnsperf(names, canary, seconds, "-q", "2000", "-Q", Long.toString(rate));
        settle();
        var each = dnsperf(names, canary, seconds, "-q", "2000", "-Q", Long.toString(rate), "-v");
        var latency = Pattern.compile("^> \\S+ \\S+ \\S+ ([0-9.]+)$");
        try (var lines = Files.lines(scratch.resolve("dnsperf.txt"))) {
            var millis = lines.map(latency::matcher)
                    .filter(match -> match.matches())
                    .mapToDouble(match -> Double.parseDouble(match.group(1)) * 1000)
                    .sorted()
                    .toArray();
            System.out.printf(
                    Locale.ROOT,
                    "%nat 80 %% (%,d/s): %,d of %,d lost; answer time of %,d look-ups: median %.2f ms, p99 %.2f ms, p99.9 %.2f ms%n",
                    rate,
                    plain.lost(),
                    plain.sent(),
                    millis.length,
                    millis[millis.length / 2],
                    millis[(int) (millis.length * 0.99)],
                    millis[(int) (millis.length * 0.999)]);
        }
        return plain.completed() + each.completed();
    }

    private void soak(long hits) throws Exception {
        var names = names();
        var canary = startCanary();
        System.out.printf("%14s %14s %10s %12s %14s%n", "answered", "in PostgreSQL", "RSS MiB", "heap MiB", "hits waiting");
        var answered = 0L;
        var steps = 10;
        tell(answered);
        for (var step = 1; step <= steps; step++) {
            while (answered < hits * step / steps) {
                answered += dnsperf(names, canary, 20, "-q", "200", "-n", "1").completed();
                settle(); // a run that is bounded by time, not by how much disk there is
            }
            tell(answered);
        }
        if (hits() + health("hitsDropped") < answered) {
            System.out.println("HITS ARE MISSING");
            System.exit(1);
        }
    }

    private void tell(long answered) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%,14d %,14d %10d %12d %,14d%n",
                answered,
                hits(),
                rss(),
                heapAfterCollection(),
                health("hitsWaiting"));
    }

    // --- load ---------------------------------------------------------------------------------------------------------

    private Path names() throws IOException {
        var random = new Random(42);
        var file = scratch.resolve("names.txt");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (var i = 0; i < NAMES; i++) {
                out.write("i." + label(random, 8) + "." + label(random, 20) + "." + ZONE + " A\n");
            }
        }
        return file;
    }

    private static String label(Random random, int length) {
        var label = new StringBuilder();
        while (label.length() < length) {
            label.append("abcdefghijklmnopqrstuvwxyz234567".charAt(random.nextInt(32)));
        }
        return label.toString();
    }

    private Run dnsperf(Path names, int port, int seconds, String... options) throws Exception {
        var command = new ArrayList<>(List.of("dnsperf", "-s", "127.0.0.1", "-p", "" + port, "-d", names.toString()));
        command.addAll(List.of("-l", "" + seconds, "-c", "8", "-T", "2", "-t", "2"));
        command.addAll(List.of(options));
        var output = scratch.resolve("dnsperf.txt");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(seconds + 120L, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("dnsperf does not end");
        }
        try (var lines = Files.lines(output)) {
            var text = lines.filter(line -> !line.startsWith(">"))
                    .reduce("", (one, other) -> one + "\n" + other);
            return new Run(
                    Double.parseDouble(find(text, "Queries per second:\\s+([0-9.]+)")),
                    Long.parseLong(find(text, "Queries sent:\\s+([0-9]+)")),
                    Long.parseLong(find(text, "Queries completed:\\s+([0-9]+)")));
        }
    }

    // --- ours ---------------------------------------------------------------------------------------------------------

    private int startCanary() throws Exception {
        ourHttp = freePort();
        var dns = freePort();
        var builder = new ProcessBuilder(drillmaster.toString(), "serve");
        builder.environment()
                .putAll(Map.of(
                        "DRILLMASTER_HTTP_PORT",
                        Integer.toString(ourHttp),
                        "DRILLMASTER_DNS_PORT",
                        Integer.toString(dns),
                        "DRILLMASTER_DNS_HOST",
                        "127.0.0.1",
                        "DRILLMASTER_DNS_ZONE",
                        ZONE,
                        "DRILLMASTER_DATA_DIR",
                        scratch.resolve("data").toString()));
        if (settings().contains("dns.rate-limit")) {
            builder.environment().put("DRILLMASTER_DNS_RATE_LIMIT", "0"); // all the load comes from one address
        }
        ours = start("drillmaster", builder);
        for (var end = System.nanoTime() + Duration.ofSeconds(120).toNanos(); ; Thread.sleep(100)) {
            try {
                health("evidenceWaiting");
                return dns;
            } catch (IOException notYet) {
                if (System.nanoTime() > end || !ours.isAlive()) {
                    throw new IllegalStateException(
                            "drillmaster did not start:\n" + Files.readString(scratch.resolve("drillmaster.log")), notYet);
                }
            }
        }
    }

    private String settings() throws Exception {
        var process = new ProcessBuilder(drillmaster.toString(), "settings").start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private long health(String what) throws Exception {
        var answer = browser.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ourHttp + "/healthz")).build(),
                BodyHandlers.ofString());
        return Long.parseLong(find(answer.body(), "\"" + what + "\":([0-9]+)"));
    }

    /** Waits until PostgreSQL has all hits: what is left of one run would be in the way of the next server's. */
    private void settle() throws Exception {
        while (health("hitsWaiting") > 0) {
            Thread.sleep(200);
        }
    }

    private long hits() throws Exception {
        var address = EmbeddedDatabase.lastKnown(scratch.resolve("data").resolve("postgres"));
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from canary_hit")) {
            found.next();
            return found.getLong(1);
        }
    }

    /** The server's process is the launcher's, which has become Java. */
    private long rss() throws IOException {
        return Long.parseLong(find(Files.readString(Path.of("/proc/" + ours.pid() + "/status")), "VmRSS:\\s+([0-9]+)")) / 1024;
    }

    private long heapAfterCollection() throws Exception {
        jcmd("GC.run");
        var info = jcmd("GC.heap_info");
        return Long.parseLong(find(info, "used ([0-9]+)K")) / 1024;
    }

    private String jcmd(String command) throws Exception {
        var tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(tool, "" + ours.pid(), command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    // --- the others ---------------------------------------------------------------------------------------------------

    private Server startNsd() throws Exception {
        var port = freePort();
        zoneFile();
        Files.writeString(scratch.resolve("nsd.conf"), """
                server:
                  ip-address: 127.0.0.1@%2$d
                  username: ""
                  server-count: 2
                  reuseport: yes
                  rrl-ratelimit: 0
                  database: ""
                  pidfile: "%1$s/nsd.pid"
                  xfrdfile: "%1$s/nsd.xfrd"
                  zonelistfile: "%1$s/nsd.zones"
                  xfrdir: "%1$s"
                  logfile: "%1$s/nsd.log"
                zone:
                  name: %3$s
                  zonefile: "%1$s/zone"
                """.formatted(scratch, port, ZONE));
        var process = start("nsd", new ProcessBuilder("nsd", "-d", "-c", scratch.resolve("nsd.conf").toString()));
        return ready(new Server("NSD", "none", port, process));
    }

    private Server startBind() throws Exception {
        var port = freePort();
        zoneFile();
        Files.writeString(scratch.resolve("named.conf"), """
                options {
                  directory "%1$s"; pid-file "%1$s/named.pid"; session-keyfile "%1$s/named.key";
                  listen-on port %2$d { 127.0.0.1; }; listen-on-v6 { none; };
                  recursion no; querylog yes; dnssec-validation no;
                };
                controls { };
                logging {
                  channel queries { file "%1$s/named.queries"; print-time yes; };
                  category queries { queries; };
                };
                zone "%3$s" { type primary; file "%1$s/zone"; };
                """.formatted(scratch, port, ZONE));
        var process = start("named", new ProcessBuilder("named", "-g", "-n", "2", "-c", scratch.resolve("named.conf").toString()));
        return ready(new Server("BIND", "query log", port, process));
    }

    private Server startDnsmasq() throws Exception {
        var port = freePort();
        var process = start(
                "dnsmasq",
                new ProcessBuilder(
                        "dnsmasq",
                        "--keep-in-foreground",
                        "--conf-file=/dev/null",
                        "--port=" + port,
                        "--listen-address=127.0.0.1",
                        "--bind-interfaces",
                        "--no-resolv",
                        "--no-hosts",
                        "--user=root",
                        "--pid-file=" + scratch.resolve("dnsmasq.pid"),
                        "--address=/" + ZONE + "/192.0.2.1",
                        "--log-queries",
                        "--log-facility=" + scratch.resolve("dnsmasq.queries")));
        return ready(new Server("dnsmasq", "--log-queries", port, process));
    }

    private void zoneFile() throws IOException {
        Files.writeString(scratch.resolve("zone"), """
                $ORIGIN %1$s.
                @ 300 IN SOA ns1 hostmaster 1 14400 3600 1209600 300
                @ 3600 IN NS ns1
                ns1 3600 IN A 127.0.0.1
                * 0 IN A 192.0.2.1
                """.formatted(ZONE));
    }

    private Server ready(Server server) throws Exception {
        var query = new java.io.ByteArrayOutputStream();
        query.write(new byte[] {1, 2, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        for (var label : ("a." + ZONE).split("\\.")) {
            query.write(label.length());
            query.write(label.getBytes(StandardCharsets.US_ASCII));
        }
        query.write(new byte[] {0, 0, 1, 0, 1});
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(200);
            for (var attempt = 0; attempt < 100; attempt++) {
                socket.send(new DatagramPacket(
                        query.toByteArray(), query.size(), InetAddress.getLoopbackAddress(), server.port()));
                try {
                    var answer = new DatagramPacket(new byte[512], 512);
                    socket.receive(answer);
                    if ((answer.getData()[3] & 15) == 0) {
                        return server;
                    }
                } catch (SocketTimeoutException | java.net.PortUnreachableException notYet) {
                    Thread.sleep(50);
                }
            }
        }
        throw new IllegalStateException(server + " does not answer; see " + scratch);
    }

    private Process start(String name, ProcessBuilder builder) throws IOException {
        var process = builder.redirectErrorStream(true)
                .redirectOutput(scratch.resolve(name + ".log").toFile())
                .start();
        started.add(process);
        return process;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void stop() {
        started.forEach(Process::destroy);
        try {
            for (var process : started) {
                if (!process.waitFor(30, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
            try (var files = Files.walk(scratch)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println("could not remove " + scratch + ": " + e.getMessage());
        }
    }

    private static String find(String text, String pattern) {
        var match = Pattern.compile(pattern).matcher(text);
        if (!match.find()) {
            throw new IllegalStateException("nothing like " + pattern + " in:\n" + text);
        }
        return match.group(1);
    }
}
