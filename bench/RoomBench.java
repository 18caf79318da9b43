import io.drillmaster.app.Application;
import io.drillmaster.app.Settings;
import io.drillmaster.common.TabletopId;
import io.drillmaster.db.EmbeddedDatabase;
import io.drillmaster.scenarios.msel.Inject;
import io.drillmaster.scenarios.msel.MselLibrary;
import io.drillmaster.tabletop.Actor;
import io.drillmaster.tabletop.CourseEvent;
import io.drillmaster.tabletop.InjectEvent;
import io.drillmaster.tabletop.Seat;
import io.drillmaster.tabletop.TabletopEvent;
import io.drillmaster.tabletop.Tabletops;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A room of 300 phones on this machine: release to screen, and the storm after a restart. The pages are plain sockets that
 * one thread reads, in the same process as the server, with which they share the cores. Started by {@code bench/room}.
 *
 * <p>Arguments: pages, releases.
 */
public final class RoomBench {
    private static final Actor FACILITATOR = Actor.staff("bench");
    private static final Pattern CSRF = Pattern.compile("\"csrf\":\"([^\"]+)\"");

    private final Path scratch;
    private final EmbeddedDatabase postgres;
    private final int pages;
    private final int releases;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Seat> seats = new ArrayList<>();
    private int port;
    private Application server;
    private TabletopId id;

    private RoomBench(Path scratch, EmbeddedDatabase postgres, int pages, int releases) {
        this.scratch = scratch;
        this.postgres = postgres;
        this.pages = pages;
        this.releases = releases;
    }

    public static void main(String[] arguments) throws Exception {
        ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("root"))
                .setLevel(ch.qos.logback.classic.Level.ERROR);
        var scratch = Files.createTempDirectory("drillmaster-room");
        try (var postgres = EmbeddedDatabase.start(scratch.resolve("postgres"))) {
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close)); // also when it is ended from outside
            new RoomBench(scratch, postgres, Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])).run();
        } finally {
            try (var files = Files.walk(scratch)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void run() throws Exception {
        System.out.println(pages + " pages, " + Runtime.getRuntime().availableProcessors()
                + " cores, which pages, server and PostgreSQL share.");
        server = start(0);
        port = server.httpPort();
        prepare();
        try (var phones = new Phones()) {
            for (var seat : seats) {
                phones.open(port, request(seat));
            }
            phones.await(tabletops().seq(id));
            releases(phones);
            storm(phones);
        } finally {
            server.close();
        }
    }

    private void prepare() {
        id = tabletops().create("Room bench", MselLibrary.ofShipped().msels().get(0), "bench");
        does(new CourseEvent.LobbyOpened());
        var roles = tabletops().roles(id);
        for (var i = 0; i < pages; i++) {
            seats.add(tabletops().join(id, "Person " + i, roles.get(i % 2).role().id()));
        }
        does(new CourseEvent.Started(
                roles.stream().map(role -> role.role().id()).toList()));
        for (var i = -5; i < releases; i++) {
            does(new InjectEvent.Inserted(inject("B" + (i + 5))));
        }
    }

    private void releases(Phones phones) throws Exception {
        var ours = new double[releases * pages];
        var last = new double[releases];
        var peer = new double[releases];
        for (var i = 0; i < releases + 5; i++) {
            var begun = System.nanoTime();
            var seq = does(new InjectEvent.Released("B" + i, Optional.empty()));
            var each = phones.await(seq);
            if (i >= 5) { // those before only warm up
                for (var k = 0; k < pages; k++) {
                    ours[(i - 5) * pages + k] = (each[k] - begun) / 1e6;
                }
                last[i - 5] = (Arrays.stream(each).max().orElseThrow() - begun) / 1e6;
                peer[i - 5] = bareLoop(phones.bytes);
            }
        }
        Arrays.sort(ours);
        System.out.printf(Locale.ROOT, "release to page   p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, slowest %.0f ms (%d deliveries of %d kB)%n",
                at(ours, 50), at(ours, 95), at(ours, 99), ours[ours.length - 1], ours.length, phones.bytes / 1024);
        Arrays.sort(last);
        Arrays.sort(peer);
        System.out.printf(Locale.ROOT, "all have it       p50 %.0f ms, p99 %.0f ms; bare loop p50 %.0f ms, p99 %.0f ms; ratio of p50 %.1f%n",
                at(last, 50), at(last, 99), at(peer, 50), at(peer, 99), at(last, 50) / at(peer, 50));
    }

    private void storm(Phones phones) throws Exception {
        var asked = "B" + (releases + 4);
        var forms = new ArrayList<Form>();
        for (var seat : seats) {
            forms.add(form(seat));
        }
        var stopped = System.nanoTime();
        server.close();
        var pool = Executors.newFixedThreadPool(24);
        var answers = new ArrayList<Callable<Long>>();
        for (var i = 0; i < seats.size(); i++) {
            var n = i;
            answers.add(() -> answer(seats.get(n), forms.get(n), asked, "outage-" + n));
        }
        var given = answers.stream().map(pool::submit).toList();
        phones.reconnect(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server = start(port);
        var up = System.nanoTime();
        var each = phones.awaitAgain();
        var back = Arrays.stream(each).max().orElseThrow();
        for (var answer : given) {
            answer.get();
        }
        var all = System.nanoTime();
        pool.shutdown();
        var people = new HashSet<String>();
        var count = 0;
        for (var line : tabletops().console(id).timeline()) {
            if (line.entry().event() instanceof InjectEvent.Answered) {
                count++;
                people.add(line.entry().actor().id());
            }
        }
        System.out.printf(Locale.ROOT, "restart           down %.1f s; after it was up, all %d had the state again within %.1f s, all answers were in within %.1f s%n",
                (up - stopped) / 1e9, pages, Math.max(0, back - up) / 1e9, (all - up) / 1e9);
        System.out.println("answers given during the outage: " + count + " of " + pages + ", by " + people.size() + " people");
        if (count != pages || people.size() != pages) {
            throw new IllegalStateException("an answer was lost or doubled");
        }
    }

    /** What forms of this person carry. */
    private record Form(String visit, String csrf) {}

    private Form form(Seat seat) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/room/" + id + "/own"))
                        .header("Cookie", cookie(seat))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        var csrf = CSRF.matcher(answer.body());
        if (!csrf.find()) {
            throw new IllegalStateException("no form: " + answer.body());
        }
        return new Form(answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0], csrf.group(1));
    }

    /** Tries until it is taken, and then once more, as a phone does that did not hear the answer. */
    private long answer(Seat seat, Form form, String inject, String key) throws Exception {
        var body = "inject=" + inject + "&text=during+the+outage&request=" + key + "&csrf="
                + URLEncoder.encode(form.csrf(), StandardCharsets.UTF_8);
        var taken = 0;
        while (taken < 2) {
            try {
                var answer = http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/room/" + id + "/answer"))
                                .header("Cookie", cookie(seat) + "; " + form.visit())
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Accept", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() >= 400 && answer.statusCode() < 500) {
                    throw new IllegalStateException("refused: " + answer.body());
                }
                taken += answer.statusCode() == 200 ? 1 : 0;
            } catch (IOException stillDown) {
                Thread.sleep(200);
            }
        }
        return System.nanoTime();
    }

    private String cookie(Seat seat) {
        return "room-" + id + "=" + seat.token();
    }

    private byte[] request(Seat seat) {
        return ("GET /room/" + id + "/events HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAccept: text/event-stream\r\nCookie: "
                        + cookie(seat) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private Tabletops tabletops() {
        return server.parts().tabletops();
    }

    private long does(TabletopEvent event) {
        return tabletops().act(id, FACILITATOR, null, event);
    }

    private Application start(int onPort) {
        var values = new HashMap<String, String>();
        values.put("db.url", postgres.address().url());
        values.put("db.user", postgres.address().user());
        values.put("db.password", postgres.address().password());
        values.put("http.port", String.valueOf(onPort));
        values.put("data-dir", scratch.resolve("data").toString());
        values.put("dns.port", "0");
        values.put("dns.route", "direct");
        values.put("contact", "bench");
        return Application.start(Settings.of(Map.copyOf(values)), null, Clock.systemUTC());
    }

    private static Inject inject(String name) {
        return new Inject(name, "M1", Optional.empty(), "Day 1", Inject.Kind.QUESTION, Inject.Channel.CHAT, "Monitoring",
                List.of(), "News " + name, "The proxy fetched a package that **nobody** asked for. ".repeat(10), List.of(),
                List.of(), List.of(), Optional.empty(), Optional.empty(), Inject.OnTimeout.NOTHING, List.of(),
                Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of(), "");
    }

    private static double at(double[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }

    /** The peer: one thread writes as many bytes to as many sockets, one read by one thread. @return milliseconds */
    private double bareLoop(int bytes) throws Exception {
        var body = new byte[bytes];
        Arrays.fill(body, (byte) 'x');
        try (var listening = new ServerSocket(0, pages, InetAddress.getLoopbackAddress());
                var selector = Selector.open()) {
            var sockets = new ArrayList<Socket>();
            var channels = new ArrayList<SocketChannel>();
            for (var i = 0; i < pages; i++) {
                var channel = SocketChannel.open(listening.getLocalSocketAddress());
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, new int[] {0});
                channels.add(channel);
                sockets.add(listening.accept());
            }
            var begun = System.nanoTime();
            var writer = new Thread(() -> {
                try {
                    for (var socket : sockets) {
                        socket.getOutputStream().write(body);
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            writer.start();
            var buffer = ByteBuffer.allocate(64 * 1024);
            var done = 0;
            while (done < pages) {
                selector.select();
                for (var key : selector.selectedKeys()) {
                    var count = (int[]) key.attachment();
                    buffer.clear();
                    count[0] += ((SocketChannel) key.channel()).read(buffer);
                    if (count[0] == bytes) {
                        done++;
                    }
                }
                selector.selectedKeys().clear();
            }
            var took = (System.nanoTime() - begun) / 1e6;
            writer.join();
            for (var i = 0; i < pages; i++) {
                channels.get(i).close();
                sockets.get(i).close();
            }
            return took;
        }
    }

    /** Where the server will be. */
    private interface Place {
        InetSocketAddress address();
    }

    /** One open page. Guarded by its phones. */
    private static final class Phone {
        private final byte[] request;
        private SocketChannel channel;
        private final StringBuilder line = new StringBuilder();
        private boolean story;
        private long seq;
        private long heardSeq = -1;
        private long heardAt;
        private long openedAt;
        private int size;

        Phone(byte[] request) {
            this.request = request;
        }
    }

    /** All pages, read by one thread. */
    private static final class Phones implements AutoCloseable {
        private final Selector selector = Selector.open();
        private final List<Phone> all = new ArrayList<>();
        private final Thread reader = new Thread(this::read, "phones");
        private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(4, task -> {
            var thread = new Thread(task, "coming back");
            thread.setDaemon(true);
            return thread;
        });
        private volatile Place comeBackTo;
        private volatile boolean ended;
        private volatile int bytes;

        Phones() throws IOException {
            reader.setDaemon(true);
            reader.start();
        }

        void open(int port, byte[] request) throws IOException {
            var phone = new Phone(request);
            synchronized (this) {
                all.add(phone);
            }
            connect(phone, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }

        private void connect(Phone phone, InetSocketAddress to) throws IOException {
            var channel = SocketChannel.open(to);
            channel.write(ByteBuffer.wrap(phone.request));
            channel.configureBlocking(false);
            synchronized (this) {
                phone.channel = channel;
                phone.openedAt = System.nanoTime();
                phone.line.setLength(0);
            }
            selector.wakeup();
            channel.register(selector, SelectionKey.OP_READ, phone);
        }

        /** Has pages come back as browsers do: about a second after their line was lost, and then every second. */
        void reconnect(Place place) {
            synchronized (this) {
                comeBackTo = place;
                all.forEach(phone -> phone.openedAt = Long.MAX_VALUE);
            }
            all.forEach(this::comeBack);
        }

        private void comeBack(Phone phone) {
            var place = comeBackTo;
            if (place == null || ended) {
                return;
            }
            timer.schedule(
                    () -> {
                        try {
                            connect(phone, place.address());
                        } catch (IOException stillDown) {
                            comeBack(phone);
                        }
                    },
                    750 + (long) (Math.random() * 500),
                    TimeUnit.MILLISECONDS);
        }

        /** When each had the story with this event, or a later one. */
        long[] await(long seq) throws InterruptedException {
            synchronized (this) {
                while (all.stream().anyMatch(phone -> phone.heardSeq < seq)) {
                    wait(60_000);
                }
                return all.stream().mapToLong(phone -> phone.heardAt).toArray();
            }
        }

        /** When each had a story over its new line. */
        long[] awaitAgain() throws InterruptedException {
            synchronized (this) {
                var lost = System.nanoTime();
                while (all.stream().anyMatch(phone -> phone.channel == null || phone.heardAt < phone.openedAt)) {
                    wait(1_000);
                    if (System.nanoTime() - lost > 120e9) {
                        throw new IllegalStateException("not all pages came back");
                    }
                }
                return all.stream().mapToLong(phone -> phone.heardAt).toArray();
            }
        }

        private void read() {
            var buffer = ByteBuffer.allocate(256 * 1024);
            try {
                while (!ended) {
                    selector.select(50);
                    for (var key : selector.selectedKeys()) {
                        buffer.clear();
                        var phone = (Phone) key.attachment();
                        int n;
                        try {
                            n = ((SocketChannel) key.channel()).read(buffer);
                        } catch (IOException gone) {
                            n = -1;
                        }
                        if (n < 0) {
                            key.cancel();
                            key.channel().close();
                            comeBack(phone);
                        } else {
                            take(phone, buffer.array(), n);
                        }
                    }
                    selector.selectedKeys().clear();
                }
            } catch (ClosedSelectorException atTheEnd) {
                return;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Looks for the line that says the event's number, and for the empty one that ends the event. */
        private synchronized void take(Phone phone, byte[] from, int n) {
            for (var i = 0; i < n; i++) {
                var c = (char) from[i];
                if (c != '\n') {
                    if (phone.line.length() < 40) {
                        phone.line.append(c);
                    }
                    phone.size++;
                    continue;
                }
                var line = phone.line.toString();
                phone.line.setLength(0);
                if (line.equals("event: story")) {
                    phone.story = true;
                    phone.size = 0;
                } else if (line.startsWith("id: ")) {
                    phone.seq = Long.parseLong(line.substring(4).strip());
                } else if (line.isEmpty() && phone.story) {
                    phone.story = false;
                    phone.heardSeq = phone.seq;
                    phone.heardAt = System.nanoTime();
                    bytes = phone.size;
                    notifyAll();
                }
            }
        }

        @Override
        public void close() throws IOException {
            ended = true;
            timer.shutdownNow();
            selector.close();
        }
    }
}
