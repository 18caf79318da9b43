package io.drillmaster.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.app.ApplicationFixture;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Hashes;
import io.drillmaster.common.Json;
import io.drillmaster.evidence.Fact;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Uploads over HTTP, good ones and bad ones, and what the index says of them; twine's own are in {@code TwineTest}. */
class PypiUploadTest {
    private static final String JSON = "application/vnd.pypi.simple.v1+json";
    private static final AtomicInteger VERSION = new AtomicInteger();

    private static ApplicationFixture drillmaster;
    private static ExerciseId exercise;
    private static String secret;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        drillmaster = ApplicationFixture.start();
        exercise = drillmaster.plan("SC-DEMO", Duration.ofHours(1));
        secret = token(TokenRights.UPLOAD, Republish.REFUSED);
    }

    @AfterAll
    static void stop() {
        drillmaster.close();
    }

    @Test
    void aVersionsSourceAndWheelStandInTheIndexWithAllThatInstallersCheck() throws Exception {
        var version = fresh();
        var wheel = Distribution.wheel(version).zip();
        assertThat(send(UploadRequest.sdist(version)).statusCode()).isEqualTo(200);
        assertThat(send(UploadRequest.wheel(version, wheel)
                                .field("blake2_256_digest", Blake2b.hex256(wheel))
                                .field("md5_digest", FileDigests.hex("MD5", wheel)))
                        .statusCode())
                .isEqualTo(200);

        var file = file(version, ".whl");
        assertThat(file.path("filename").asText()).isEqualTo("acme_widgets-" + version + "-py3-none-any.whl");
        assertThat(file.path("size").asInt()).isEqualTo(wheel.length);
        assertThat(file.path("requires-python").asText()).isEqualTo(">=3.7");
        assertThat(file.path("yanked").isBoolean()).isTrue();
        var address = page().resolve(file.path("url").asText());
        assertThat(get(address).body()).isEqualTo(wheel);
        var metadata = get(URI.create(address + ".metadata")).body();
        assertThat(metadata)
                .isEqualTo(Distribution.metadata("acme-widgets", version).getBytes(StandardCharsets.UTF_8));
        assertThat(file.path("core-metadata").path("sha256").asText()).isEqualTo(Hashes.sha256(metadata));
        var source = file(version, ".tar.gz");
        assertThat(source.has("core-metadata"))
                .as("or clients would resolve a source distribution without running it")
                .isFalse();
        assertThat(get(page().resolve(source.path("url").asText() + ".metadata"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(new String(get(page()).body(), StandardCharsets.UTF_8))
                .contains(
                        "<meta name=\"pypi:repository-version\" content=\"1.1\">",
                        "data-requires-python=\"&gt;=3.7\" data-core-metadata=\"sha256=" + Hashes.sha256(metadata));
        assertThat(drillmaster.parts().evidence().of(exercise))
                .as("a background package's fetch says nothing of the drill")
                .noneMatch(row -> row.fact() instanceof Fact.Fetched);
    }

    @Test
    void aYankIsToldWithItsReasonAndTakenBack() throws Exception {
        var version = fresh();
        assertThat(send(UploadRequest.sdist(version)).statusCode()).isEqualTo(200);
        var file = stored(version);
        var before = etag(page());

        drillmaster.parts().registry().yank(exercise, file.id(), Optional.of("\"broken\" <3.12 & later"));
        drillmaster
                .parts()
                .registry()
                .tellUploadTime(exercise, file.id(), Instant.parse("2020-02-03T04:05:06.000007Z"));

        assertThat(file(version, ".tar.gz").path("yanked").asText()).isEqualTo("\"broken\" <3.12 & later");
        assertThat(file(version, ".tar.gz").path("upload-time").asText()).isEqualTo("2020-02-03T04:05:06.000007Z");
        assertThat(new String(get(page()).body(), StandardCharsets.UTF_8))
                .contains("data-yanked=\"&quot;broken&quot; &lt;3.12 &amp; later\"");
        assertThat(etag(page())).isNotEqualTo(before);
        drillmaster.parts().registry().yank(exercise, file.id(), Optional.of(""));
        assertThat(file(version, ".tar.gz").path("yanked").asBoolean()).isTrue();
        drillmaster.parts().registry().yank(exercise, file.id(), Optional.empty());
        assertThat(file(version, ".tar.gz").path("yanked").asBoolean()).isFalse();
    }

    @Test
    void aPageThatTheClientHasIsNotSentAgain() throws Exception {
        assertThat(send(UploadRequest.sdist(fresh())).statusCode()).isEqualTo(200);
        var tag = etag(page());

        var again = get(page(), "If-None-Match", "\"other\", " + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(tag);
        assertThat(get(page(), "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        assertThat(get(page(), "If-None-Match", tag, "Accept", JSON).statusCode())
                .as("another form is another page")
                .isEqualTo(200);
    }

    @TestFactory
    List<DynamicTest> whatIsWrongWithAnUploadIsSaid() {
        var one = fresh();
        var tar = Distribution.sdist(one).tarGz();
        var top = "acme_widgets-" + one;
        var info = top + ".dist-info";
        return List.of(
                refused(
                        "other digest",
                        400,
                        "wrong-digest",
                        UploadRequest.sdist(one).field("sha256_digest", "00")),
                refused(
                        "other md5",
                        400,
                        "wrong-digest",
                        UploadRequest.sdist(one).field("md5_digest", "00")),
                refused(
                        "other blake2",
                        400,
                        "wrong-digest",
                        UploadRequest.sdist(one).field("blake2_256_digest", "00")),
                refused(
                        "no digest",
                        400,
                        "field-missing",
                        UploadRequest.sdist(one).without("sha256_digest")),
                refused(
                        "no action",
                        400,
                        "field-missing",
                        UploadRequest.sdist(one).without(":action")),
                refused(
                        "other action",
                        400,
                        "wrong-action",
                        UploadRequest.sdist(one).field(":action", "doc_upload")),
                refused(
                        "no protocol",
                        400,
                        "field-missing",
                        UploadRequest.sdist(one).without("protocol_version")),
                refused(
                        "newer protocol",
                        400,
                        "wrong-protocol",
                        UploadRequest.sdist(one).field("protocol_version", "2")),
                refused("egg", 400, "wrong-filetype", UploadRequest.sdist(one).field("filetype", "bdist_egg")),
                refused(
                        "wheel said to be source",
                        400,
                        "wrong-filename",
                        UploadRequest.wheel(one).field("filetype", "sdist")),
                refused(
                        "no name",
                        400,
                        "field-missing",
                        UploadRequest.sdist(one).without("name")),
                refused(
                        "no such name",
                        400,
                        "wrong-name",
                        UploadRequest.sdist(one).field("name", "../acme")),
                refused(
                        "other name",
                        400,
                        "wrong-filename",
                        UploadRequest.sdist(one).field("name", "other")),
                refused(
                        "no version",
                        400,
                        "wrong-version",
                        UploadRequest.sdist(one).field("version", "one")),
                refused(
                        "other version",
                        400,
                        "wrong-filename",
                        UploadRequest.sdist(one).field("version", "77.0")),
                refused("path as name", 400, "wrong-filename", named("../" + top + ".tar.gz", tar, one)),
                refused("path below", 400, "wrong-filename", named("a/" + top + ".tar.gz", tar, one)),
                refused("backslash", 400, "wrong-filename", named("a\\\\" + top + ".tar.gz", tar, one)),
                refused("other extension", 400, "wrong-filename", named(top + ".exe", tar, one)),
                refused("no file", 400, "field-missing", UploadRequest.sdist(one, new byte[0])),
                refused(
                        "no archive",
                        400,
                        "broken-archive",
                        UploadRequest.sdist(one, "text".getBytes(StandardCharsets.UTF_8))),
                refused(
                        "half an archive",
                        400,
                        "broken-archive",
                        UploadRequest.sdist(one, Arrays.copyOf(tar, tar.length / 2))),
                refused("no zip", 400, "broken-archive", UploadRequest.wheel(one, tar)),
                refused(
                        "no PKG-INFO",
                        400,
                        "metadata-missing",
                        sdist(one, Distribution.sdist(one).without(top + "/PKG-INFO"))),
                refused(
                        "two tops",
                        400,
                        "not-a-distribution",
                        sdist(one, Distribution.sdist(one).with("other/x", "x"))),
                refused(
                        "file at top",
                        400,
                        "not-a-distribution",
                        sdist(one, Distribution.sdist(one).with("x", "x"))),
                refused(
                        "foreign metadata",
                        400,
                        "wrong-metadata",
                        sdist(
                                one,
                                Distribution.sdist(one).with(top + "/PKG-INFO", Distribution.metadata("other", one)))),
                refused(
                        "other version inside",
                        400,
                        "wrong-metadata",
                        sdist(
                                one,
                                Distribution.sdist(one)
                                        .with(top + "/PKG-INFO", Distribution.metadata("acme-widgets", "9")))),
                refused(
                        "metadata of no version",
                        400,
                        "broken-metadata",
                        sdist(
                                one,
                                Distribution.sdist(one)
                                        .with(top + "/PKG-INFO", "Name: acme-widgets\nVersion: " + one + "\n"))),
                refused(
                        "metadata not UTF-8",
                        400,
                        "broken-metadata",
                        sdist(one, Distribution.sdist(one).with(top + "/PKG-INFO", new byte[] {(byte) 0xff}))),
                refused(
                        "path up in tar",
                        400,
                        "unsafe-path",
                        sdist(one, Distribution.sdist(one).with(top + "/../../x", "x"))),
                refused(
                        "absolute path in tar",
                        400,
                        "unsafe-path",
                        sdist(one, Distribution.sdist(one).with("/etc/x", "x"))),
                refused(
                        "path up in wheel",
                        400,
                        "unsafe-path",
                        UploadRequest.wheel(
                                one, Distribution.wheel(one).with("../x", "x").zip())),
                refused(
                        "backslash in wheel",
                        400,
                        "unsafe-path",
                        UploadRequest.wheel(
                                one, Distribution.wheel(one).with("..\\x", "x").zip())),
                refused(
                        "drive in wheel",
                        400,
                        "unsafe-path",
                        UploadRequest.wheel(
                                one, Distribution.wheel(one).with("C:x", "x").zip())),
                refused("link", 400, "unsafe-entry", UploadRequest.sdist(one, link(one, TarConstants.LF_SYMLINK))),
                refused("hard link", 400, "unsafe-entry", UploadRequest.sdist(one, link(one, TarConstants.LF_LINK))),
                refused("pipe", 400, "unsafe-entry", UploadRequest.sdist(one, link(one, TarConstants.LF_FIFO))),
                refused(
                        "no RECORD",
                        400,
                        "not-a-distribution",
                        UploadRequest.wheel(
                                one,
                                Distribution.wheel(one)
                                        .without(info + "/RECORD")
                                        .zip())),
                refused(
                        "two dist-infos",
                        400,
                        "not-a-distribution",
                        UploadRequest.wheel(
                                one,
                                Distribution.wheel(one)
                                        .with("b-1.dist-info/METADATA", "x")
                                        .zip())),
                refused(
                        "tar bomb",
                        400,
                        "archive-bomb",
                        sdist(one, Distribution.sdist(one).with(top + "/x", new byte[65 * 1024 * 1024]))),
                refused(
                        "zip bomb",
                        400,
                        "archive-bomb",
                        UploadRequest.wheel(
                                one,
                                Distribution.wheel(one)
                                        .with("x", new byte[8 * 1024 * 1024])
                                        .zip())),
                refused(
                        "too many entries",
                        400,
                        "archive-bomb",
                        UploadRequest.wheel(one, crowd(one).zip())),
                refused("too large", 413, "too-large", UploadRequest.sdist(one, new byte[UploadForm.LARGEST_FILE + 1])),
                refused(
                        "much too large",
                        413,
                        "too-large",
                        UploadRequest.sdist(one, new byte[UploadForm.LARGEST_FILE * 2])),
                refused("well-known name", 400, "well-known-name", wellKnown()));
    }

    @Test
    void whatIsNotAnUploadFormIsRefused() throws Exception {
        var json = HttpRequest.newBuilder(URI.create(drillmaster.address() + "/pypi/"))
                .header("Authorization", UploadRequest.basic(secret))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertProblem(http.send(json, HttpResponse.BodyHandlers.ofByteArray()), 415, "wrong-type");

        var unended = UploadRequest.sdist(fresh()).body();
        var cut = HttpRequest.newBuilder(URI.create(drillmaster.address() + "/pypi/"))
                .header("Authorization", UploadRequest.basic(secret))
                .header("Content-Type", UploadRequest.type())
                .POST(HttpRequest.BodyPublishers.ofByteArray(Arrays.copyOf(unended, unended.length - 60)))
                .build();
        assertProblem(http.send(cut, HttpResponse.BodyHandlers.ofByteArray()), 400, "bad-form");
    }

    @Test
    void aBodyThatEndsEarlyLeavesNothingBehind() throws Exception {
        var version = fresh();
        var body = UploadRequest.sdist(version).body();
        var server = drillmaster.address();
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            out.write(("POST /pypi/ HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAuthorization: "
                            + UploadRequest.basic(secret) + "\r\nContent-Type: " + UploadRequest.type()
                            + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body, 0, body.length / 2);
            out.flush();
            socket.shutdownOutput();
            assertThat(firstLine(socket.getInputStream())).startsWith("HTTP/1.1 400");
        }
        assertThat(send(UploadRequest.sdist(version)).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyAnUploadTokenThatIsGoodMayUpload() throws Exception {
        var request = UploadRequest.sdist(fresh());

        var none = http.send(
                HttpRequest.newBuilder(URI.create(drillmaster.address() + "/pypi/"))
                        .header("Content-Type", UploadRequest.type())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertProblem(none, 401, "token-missing");
        assertThat(none.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Basic ");
        assertProblem(send(request, "guessed"), 401, "token-unknown");
        assertProblem(send(request, token(TokenRights.READ, Republish.REFUSED)), 403, "read-only-token");
    }

    @Test
    void aDuplicateIsAConflictUnlessTheTokenMayRepublish() throws Exception {
        var version = fresh();
        var first = Distribution.wheel(version).zip();
        var second = Distribution.wheel(version, "ANSWER = 43\n").zip();
        assertThat(send(UploadRequest.wheel(version, first)).statusCode()).isEqualTo(200);

        var refused = send(UploadRequest.wheel(version, second));
        assertProblem(refused, 409, "file-exists");
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("already exist");
        assertThat(send(UploadRequest.wheel(version, second), token(TokenRights.UPLOAD, Republish.ALLOWED))
                        .statusCode())
                .isEqualTo(200);

        assertThat(file(version, ".whl").path("hashes").path("sha256").asText()).isEqualTo(Hashes.sha256(second));
    }

    @Test
    void ofAHundredUploadsOfOneVersionOneWinsAndTheIndexHasIt() throws Exception {
        var version = fresh();
        var answers = new ArrayList<CompletableFuture<HttpResponse<byte[]>>>();
        var wheels = new ArrayList<byte[]>();
        for (var number = 0; number < 100; number++) {
            var wheel = Distribution.wheel(version, "ANSWER = " + number + "\n").zip();
            wheels.add(wheel);
            answers.add(http.sendAsync(
                    UploadRequest.wheel(version, wheel).to(drillmaster.address(), secret),
                    HttpResponse.BodyHandlers.ofByteArray()));
        }
        var statuses =
                answers.stream().map(answer -> answer.join().statusCode()).toList();

        assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
        var winner = wheels.get(statuses.indexOf(200));
        assertThat(file(version, ".whl").path("hashes").path("sha256").asText()).isEqualTo(Hashes.sha256(winner));
    }

    @Test
    void aRemovedVersionIsGoneAndItsNameUsedUp() throws Exception {
        var version = fresh();
        assertThat(send(UploadRequest.sdist(version)).statusCode()).isEqualTo(200);
        var address = page().resolve(file(version, ".tar.gz").path("url").asText());

        assertThat(send(UploadRequest.sdist(version).field(":action", "remove_pkg"))
                        .statusCode())
                .isEqualTo(200);

        assertThat(get(address).statusCode()).isEqualTo(404);
        assertProblem(send(UploadRequest.sdist(version)), 409, "file-exists");
        assertProblem(send(UploadRequest.sdist(version).field(":action", "remove_pkg")), 404, "not-found");
    }

    private static UploadRequest named(String filename, byte[] content, String version) {
        return UploadRequest.of(filename, content).field("version", version).field("filetype", "sdist");
    }

    private static UploadRequest sdist(String version, Distribution distribution) {
        return UploadRequest.sdist(version, distribution.tarGz());
    }

    private static UploadRequest wellKnown() {
        var content = Distribution.empty()
                .with("reqvests/PKG-INFO", Distribution.metadata("requests", "1.0"))
                .tarGz();
        return UploadRequest.of("requests-1.0.tar.gz", content)
                .field("name", "requests")
                .field("version", "1.0")
                .field("filetype", "sdist");
    }

    private static byte[] link(String version, byte type) {
        return Distribution.sdist(version).tarGz(tar -> {
            var entry = new TarArchiveEntry("acme_widgets-" + version + "/x", type);
            entry.setLinkName("/etc/passwd");
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        });
    }

    private static Distribution crowd(String version) {
        var wheel = Distribution.wheel(version);
        for (var number = 0; number <= ArchiveGuard.MOST_ENTRIES; number++) {
            wheel.with("x" + number, new byte[0]);
        }
        return wheel;
    }

    private DynamicTest refused(String what, int status, String code, UploadRequest request) {
        return DynamicTest.dynamicTest(what, () -> {
            var before = drillmaster.parts().registry().files(exercise).size();
            assertProblem(send(request), status, code);
            assertThat(drillmaster.parts().registry().files(exercise)).hasSize(before);
        });
    }

    private static void assertProblem(HttpResponse<byte[]> answer, int status, String code) throws IOException {
        var text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(text).isEqualTo(status);
        assertThat(Json.mapper().readTree(text).path("code").asText()).as(text).isEqualTo(code);
    }

    private static String token(TokenRights rights, Republish republish) {
        return drillmaster.parts().registry().createToken(exercise, rights, republish, "ada");
    }

    private static String fresh() {
        return "1." + VERSION.incrementAndGet() + ".1";
    }

    private static URI page() {
        return URI.create(drillmaster.address() + "/pypi/simple/acme-widgets/");
    }

    private static RegistryFile stored(String version) {
        return drillmaster.parts().registry().files(exercise).stream()
                .filter(file -> file.version().equals(version))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode file(String version, String extension) throws Exception {
        var body = Json.mapper().readTree(get(page(), "Accept", JSON).body());
        assertThat(body.path("versions").toString()).contains("\"" + version + "\"");
        for (var file : body.path("files")) {
            var name = file.path("filename").asText();
            if (name.startsWith("acme_widgets-" + version) && name.endsWith(extension)) {
                return file;
            }
        }
        throw new AssertionError(body);
    }

    private String etag(URI address) throws Exception {
        return get(address).headers().firstValue("ETag").orElseThrow();
    }

    private HttpResponse<byte[]> send(UploadRequest request) throws Exception {
        return send(request, secret);
    }

    private HttpResponse<byte[]> send(UploadRequest request, String token) throws Exception {
        return http.send(request.to(drillmaster.address(), token), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> get(URI address, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(address);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String firstLine(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next >= 0 && next != '\r'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString();
    }
}
