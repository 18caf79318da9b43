package io.drillmaster.alert.source;

import static io.drillmaster.alert.Deliveries.RECEIVED;
import static io.drillmaster.alert.Deliveries.TOKEN;
import static io.drillmaster.alert.Deliveries.fixture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Hook;
import io.drillmaster.alert.HookKeys;
import io.drillmaster.alert.HookReceiver;
import io.drillmaster.alert.HookReply;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.EvidenceSink;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class HookReceiverTest {
    private static final HookSecret SECRET = new HookSecret("s3cret");

    private final List<NewEvidence> kept = new ArrayList<>();
    private final HookReceiver receiver = receiver(rows -> {
        kept.addAll(rows);
        return CompletableFuture.allOf();
    });

    @Test
    void anAlertIsKeptWithItsBytesBeforeItIsAnswered() throws IOException {
        var body = fixture("falco", "marker-written.json");
        var reply = receiver.receive("falco", "open-key", Map.of(), in(body));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"accepted\":1}");
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).source()).isEqualTo("falco");
        assertThat(kept.get(0).receivedAt()).isEqualTo(RECEIVED);
        assertThat(kept.get(0).host()).contains("build-07");
        assertThat(kept.get(0).raw()).isEqualTo(body);
        assertThat(alert(0).traits().tokens()).containsExactly(TOKEN);
    }

    @Test
    void aDeliveryMadeTwiceIsTwoRowsWithOneKey() throws IOException {
        receiver.receive("falco", "open-key", Map.of(), in(fixture("falco", "marker-written.json")));
        receiver.receive("falco", "open-key", Map.of(), in(fixture("falco", "marker-written.json")));
        receiver.receive("falco", "open-key", Map.of(), in(fixture("falco", "nulls-everywhere.json")));
        receiver.receive("falco", "open-key", Map.of(), in(fixture("falco", "nulls-everywhere.json")));

        assertThat(kept).extracting(NewEvidence::id).doesNotHaveDuplicates();
        assertThat(alert(0).dedupKey()).isEqualTo(alert(1).dedupKey()).isNotEqualTo(alert(2).dedupKey());
        assertThat(alert(2).dedupKey()).isEqualTo(alert(3).dedupKey()).startsWith("sha256:");
    }

    @Test
    void aSignedDeliveryIsTaken() throws IOException {
        var body = fixture("github", "workflow_run.completed.failure.json");
        var headers = Map.of(
                "X-GITHUB-EVENT",
                "workflow_run",
                "X-GitHub-Delivery",
                "g-1",
                "X-Hub-Signature-256",
                GitHubSignature.signature(SECRET, body));

        assertThat(receiver.receive("github", "secret-key", headers, in(body)).status())
                .isEqualTo(200);
        assertThat(alert(0).dedupKey()).isEqualTo("g-1");
    }

    @Test
    void pingsAndUnknownEventsAreKeptAndAcceptedWithoutCounting() throws IOException {
        var ping = receiver.receive(
                "github", "open-key", Map.of("x-github-event", "ping"), in(fixture("github", "ping.json")));
        var unknown = receiver.receive("gitlab", "open-key", Map.of(), in("{\"object_kind\":\"from-the-future\"}"));

        assertThat(List.of(ping.status(), unknown.status())).containsExactly(202, 202);
        assertThat(kept).hasSize(2);
    }

    @Test
    void anEmptyBatchIsAcceptedAndKeepsNothing() throws IOException {
        assertThat(receiver.receive("generic", "open-key", Map.of(), in("[]")).body())
                .isEqualTo("{\"accepted\":0}");
        assertThat(kept).isEmpty();
    }

    @Test
    void aSinkThatFailsIsSaidWith503AndWhenToComeBack() throws IOException {
        var failing = receiver(rows -> CompletableFuture.failedFuture(new IOException("disk full")));
        var reply = failing.receive("falco", "open-key", Map.of(), in(fixture("falco", "marker-written.json")));

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.headers()).containsKey("Retry-After");
        assertThat(reply.body()).contains("not-kept");
    }

    @Test
    void nobodyIsAnsweredBeforeTheRowsAreSafe() {
        var safe = new CompletableFuture<Boolean>();
        var slow = receiver(rows -> CompletableFuture.allOf(safe));
        var reply = new CompletableFuture<HookReply>();
        var request = new Thread(() -> reply.complete(receive(slow, "{\"rule\":\"R\"}")));

        request.start();
        await().until(() -> request.getState() == Thread.State.TIMED_WAITING);
        assertThat(reply).isNotDone();
        safe.complete(true);
        assertThat(reply.join().status()).isEqualTo(200);
    }

    @Test
    void aWrongKeyIsRefusedBeforeAByteIsRead() {
        var read = new AtomicLong();
        var problem = problem("falco", "wrong", Map.of(), counting(read));

        assertThat(problem.status()).isEqualTo(401);
        assertThat(problem.sentence()).doesNotContain("open-key");
        assertThat(read.get()).isZero();
    }

    @Test
    void aWrongSignatureIsRefusedAndKeepsNothing() {
        var headers = Map.of("X-GitHub-Event", "ping", "X-Hub-Signature-256", "sha256=" + "0".repeat(64));

        assertThat(problem("github", "secret-key", headers, in("{}")).status()).isEqualTo(401);
        assertThat(problem("gitlab", "secret-key", Map.of("X-Gitlab-Token", "no"), in("{}"))
                        .status())
                .isEqualTo(401);
        assertThat(kept).isEmpty();
    }

    @Test
    void aSourceThatDoesNotExistIsAnsweredWithThoseThatDo() {
        var problem = problem("snort", "open-key", Map.of(), in("{}"));

        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.sentence())
                .contains(AlertSources.ALL.stream().map(AlertSource::id).toList());
    }

    @Test
    void aBodyAboveTheLimitIsReadNoFurther() {
        var read = new AtomicLong();

        assertThat(problem("falco", "open-key", Map.of(), counting(read)).status())
                .isEqualTo(413);
        assertThat(read.get()).isLessThan(2L * AlertSource.SHORT_MESSAGES);
    }

    @Test
    void aBodyAtTheLimitIsTaken() throws IOException {
        var frame = "{\"rule\":\"R\",\"pad\":\"\"}";
        var pad = "x".repeat(AlertSource.SHORT_MESSAGES - frame.length());

        assertThat(receiver.receive("generic", "open-key", Map.of(), in(frame.replace("\"\"", '"' + pad + '"')))
                        .status())
                .isEqualTo(200);
        assertThat(problem("generic", "open-key", Map.of(), in(frame.replace("\"\"", '"' + pad + "x\"")))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aCompressedBodyIsReadAsIfItHadComeAsItIs() throws IOException {
        var body = fixture("falco", "marker-written.json");
        for (var packed : Map.of(
                        "gzip",
                        gzip(body),
                        "X-GZIP",
                        gzip(body),
                        "deflate",
                        deflate(body, false),
                        "Deflate",
                        deflate(body, true))
                .entrySet()) {
            kept.clear();
            var headers = Map.of("content-encoding", packed.getKey());

            assertThat(receiver.receive("falco", "open-key", headers, in(packed.getValue()))
                            .status())
                    .isEqualTo(200);
            assertThat(kept.get(0).raw()).isEqualTo(body);
        }
    }

    @Test
    void aSignatureIsOverWhatWasCompressed() throws IOException {
        var body = fixture("github", "ping.json");
        var headers = Map.of(
                "X-GitHub-Event",
                "ping",
                "Content-Encoding",
                "gzip",
                "X-Hub-Signature-256",
                GitHubSignature.signature(SECRET, body));

        assertThat(receiver.receive("github", "secret-key", headers, in(gzip(body)))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void aBodyThatUnpacksToMoreThanTheLimitIsUnpackedNoFurther() throws IOException {
        var bomb = gzip(new byte[64 << 20]);
        assertThat(bomb).hasSizeLessThan(AlertSource.SHORT_MESSAGES);

        assertThat(problem("falco", "open-key", Map.of("Content-Encoding", "gzip"), in(bomb))
                        .status())
                .isEqualTo(413);
        assertThat(problem(
                                "falco",
                                "open-key",
                                Map.of("Content-Encoding", "deflate"),
                                in(deflate(new byte[2 << 20], true)))
                        .status())
                .isEqualTo(413);
        assertThat(kept).isEmpty();
    }

    @Test
    void aCompressionThatIsBrokenOrUnknownIsSaidSo() throws IOException {
        var gzip = gzip("{\"rule\":\"R\"}".getBytes(StandardCharsets.UTF_8));
        var cut = Arrays.copyOf(gzip, gzip.length - 10);
        for (var broken : List.of(cut, new byte[0], "{}".getBytes(StandardCharsets.UTF_8))) {
            var problem = problem("falco", "open-key", Map.of("Content-Encoding", "gzip"), in(broken));
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.code()).isEqualTo("not-unpacked");
        }
        for (var unknown : List.of("br", "gzip, gzip")) {
            var problem = problem("falco", "open-key", Map.of("Content-Encoding", unknown), in(gzip));
            assertThat(problem.status()).isEqualTo(415);
            assertThat(problem.sentence()).contains(unknown, "gzip, deflate");
        }
        assertThat(kept).isEmpty();
    }

    @Test
    void whatIsNoJsonIsRefused() {
        for (var body : List.of("", "  ", "{", "{\"a\":1}}", "[1,", "{\"a\":01}", "not json", "{\"a\":NaN}")) {
            var problem = problem("generic", "open-key", Map.of(), in(body));
            assertThat(problem.status()).as(body).isEqualTo(400);
            assertThat(problem.code()).as(body).isEqualTo("not-json");
        }
        assertThat(kept).isEmpty();
    }

    @Test
    void oneBrokenMemberRefusesTheWholeBatchSoThatItCanBeSentAgain() {
        assertThat(problem("generic", "open-key", Map.of(), in("[{\"rule\":\"R\"},{\"rule\":5}]"))
                        .status())
                .isEqualTo(400);
        assertThat(kept).isEmpty();
    }

    private static HookReceiver receiver(EvidenceSink sink) {
        HookKeys keys = (source, key) -> switch (key) {
            case "open-key" -> Optional.of(new Hook(source, "open", false, List.of()));
            case "secret-key" -> Optional.of(new Hook(source, "signed", false, List.of(SECRET)));
            default -> Optional.empty();
        };
        return new HookReceiver(AlertSources.ALL, keys, sink, () -> RECEIVED);
    }

    private static HookReply receive(HookReceiver receiver, String body) {
        try {
            return receiver.receive("falco", "open-key", Map.of(), in(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Problem problem(String source, String key, Map<String, String> headers, InputStream body) {
        return catchThrowableOfType(Problem.class, () -> receiver.receive(source, key, headers, body));
    }

    private Fact.AlertReceived alert(int index) {
        return (Fact.AlertReceived) kept.get(index).fact();
    }

    private static InputStream in(String body) {
        return in(body.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream in(byte[] body) {
        return new ByteArrayInputStream(body);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(bytes)) {
            packing.write(plain);
        }
        return bytes.toByteArray();
    }

    /** {@code bare} without the zlib frame, as some senders understand "deflate". */
    private static byte[] deflate(byte[] plain, boolean bare) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, bare);
        try (var packing = new DeflaterOutputStream(bytes, deflater)) {
            packing.write(plain);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /** A body without end. */
    private static InputStream counting(AtomicLong read) {
        return new InputStream() {
            @Override
            public int read() {
                read.incrementAndGet();
                return 'x';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                read.addAndGet(length);
                Arrays.fill(into, offset, offset + length, (byte) 'x');
                return length;
            }
        };
    }
}
