package io.drillmaster.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.app.ApplicationFixture;
import io.drillmaster.common.Json;
import io.drillmaster.plan.Exercise;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** npm's registry API byte by byte, with right and wrong input; what real clients make of it is in {@link NpmClientsTest}. */
class NpmHttpTest {
    private static final ApplicationFixture DRILLMASTER = ApplicationFixture.start();
    private static final Exercise DRILL = DRILLMASTER.open("SC-DEMO", Duration.ofHours(1));
    private static final String UPLOAD = Tokens.upload(DRILLMASTER, DRILL.plan().id(), Republish.REFUSED);
    private static final String ABBREVIATED = "application/vnd.npm.install-v1+json";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String name = "drill-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    @Test
    void thePackumentLeadsToTheBytesAtTheClientsOwnAddress() throws Exception {
        var sent = NpmPackage.of("@acme-drill/" + name, "1.0.0");
        assertThat(publish("@acme-drill%2f" + name, sent.document()).statusCode())
                .isEqualTo(201);

        var full = json(get("@acme-drill/" + name));
        var dist = full.path("versions").path("1.0.0").path("dist");

        assertThat(full.path("_id").asText()).isEqualTo("@acme-drill/" + name);
        assertThat(full.path("_rev").asText()).matches("[0-9]+");
        assertThat(full.path("dist-tags").toString()).isEqualTo("{\"latest\":\"1.0.0\"}");
        assertThat(full.path("time").has("1.0.0")).isTrue();
        assertThat(full.path("versions").path("1.0.0").has("hasInstallScript")).isFalse();
        assertThat(dist.path("tarball").asText())
                .isEqualTo(DRILLMASTER.address() + "/npm/@acme-drill/" + name + "/-/" + name + "-1.0.0.tgz");
        assertThat(dist.path("fileCount").asInt()).isEqualTo(2);
        var tarball = http.send(
                HttpRequest.newBuilder(URI.create(dist.path("tarball").asText()))
                        .header("Range", "bytes=0-9")
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(tarball.body()).as("the first bytes of what was sent").startsWith(0x1f, 0x8b);
        assertThat(dist.path("integrity").asText())
                .isEqualTo(FileDigests.of(sent.tarball()).integrity());
    }

    @Test
    void theAbbreviatedFormHasWhatAnInstallNeedsAndNoMore() throws Exception {
        var document = NpmPackage.of(name, "1.0.0")
                .file(
                        "package/package.json",
                        "{\"name\":\"" + name + "\",\"version\":\"1.0.0\",\"scripts\":{\"install\":\"true\"}}")
                .document();
        var manifest = (ObjectNode) document.path("versions").path("1.0.0");
        manifest.put("description", "long").putObject("dependencies").put("left-padz", "^1.0.0");
        manifest.putObject("bin").put("tool", "index.js");
        manifest.putObject("engines").put("node", ">=18");
        manifest.putObject("scripts").put("test", "true");
        assertThat(publish(name, document).statusCode()).isEqualTo(201);

        var brief = json(get(name, "Accept", ABBREVIATED + "; q=1.0, application/json; q=0.8, */*"));

        var version = brief.path("versions").path("1.0.0");
        assertThat(brief.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("name", "modified", "dist-tags", "versions");
        assertThat(version.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "name", "version", "dependencies", "bin", "engines", "hasInstallScript", "dist");
        assertThat(version.path("hasInstallScript").asBoolean())
                .as("the tarball has one, whatever the document says")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', application/json",
        "application/json, application/json",
        "*/*, application/json",
        ABBREVIATED + ", " + ABBREVIATED,
        "'text/html, */*;q=0.1', application/json",
    })
    void theFormIsChosenByAcceptAndAnUnchangedOneIsNotSentTwice(String accept, String type) throws Exception {
        publish(name, NpmPackage.of(name, "1.0.0").document());
        var headers = accept.isEmpty() ? new String[0] : new String[] {"Accept", accept};

        var first = get(name, headers);
        var tag = header(first, "ETag");
        var again = get(
                name,
                Stream.concat(Stream.of(headers), Stream.of("If-None-Match", tag))
                        .toArray(String[]::new));

        assertThat(header(first, "Content-Type")).startsWith(type);
        assertThat(header(first, "Vary")).contains("Accept");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        publish(name, NpmPackage.of(name, "1.0.1").document());
        assertThat(get(name, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void aSingleVersionIsFoundByNumberAndByTag() throws Exception {
        publish(
                "@acme-drill%2f" + name,
                NpmPackage.of("@acme-drill/" + name, "1.0.0").document());
        publish(name, NpmPackage.of(name, "1.0.0").document());

        for (var path : List.of(
                "@acme-drill/" + name + "/1.0.0",
                "@acme-drill%2f" + name + "/1.0.0",
                "@acme-drill%2f" + name + "/latest",
                name + "/1.0.0",
                name + "/latest")) {
            assertThat(json(get(path)).path("version").asText()).as(path).isEqualTo("1.0.0");
            assertThat(send(request(path).method("HEAD", BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(get(name + "/2.0.0").statusCode()).isEqualTo(404);
        assertThat(error(get(name + "/nightly"))).contains("no version and no dist-tag 'nightly'");
        assertThat(get(name, "Accept", "text/html").statusCode()).isEqualTo(406);
    }

    @Test
    void withoutATagLatestIsTheHighestReleaseAndNotTheLastOneSent() throws Exception {
        publish(name, tagged("2.0.0", "new"));
        publish(name, tagged("1.9.0", "old"));
        publish(name, tagged("3.0.0-rc.1", "next"));

        assertThat(json(get(name)).path("dist-tags").toString())
                .isEqualTo("{\"latest\":\"2.0.0\",\"new\":\"2.0.0\",\"next\":\"3.0.0-rc.1\",\"old\":\"1.9.0\"}");
    }

    @Test
    void aHundredPublicationsOfOneVersionHaveOneWinner() throws Exception {
        var sending = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (var i = 0; i < 100; i++) {
            var document = NpmPackage.of(name, "1.0.0")
                    .file("package/index.js", "// " + i)
                    .document();
            sending.add(http.sendAsync(put(name, document.toString()).build(), BodyHandlers.ofString()));
        }
        var answers = sending.stream().map(CompletableFuture::join).toList();

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() != 201).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(error(answer)).contains("cannot publish over the previously published versions: 1.0.0");
        });
        var dist = json(get(name)).path("versions").path("1.0.0").path("dist");
        var content = http.send(
                        HttpRequest.newBuilder(URI.create(dist.path("tarball").asText()))
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
        assertThat(FileDigests.of(content).integrity())
                .isEqualTo(dist.path("integrity").asText());
        assertThat(json(get(name)).path("versions").size()).isEqualTo(1);
    }

    @Test
    void onlyATokenThatMayRepublishGivesAVersionOtherBytes() throws Exception {
        publish(name, NpmPackage.of(name, "1.0.0").document());
        var before = json(get(name + "/1.0.0")).path("dist").path("integrity").asText();
        var other = NpmPackage.of(name, "1.0.0")
                .file("package/index.js", "// other")
                .document();
        var republish = Tokens.upload(DRILLMASTER, DRILL.plan().id(), Republish.ALLOWED);

        assertThat(publish(name, other).statusCode()).isEqualTo(409);
        assertThat(send(put(name, other.toString()).setHeader("Authorization", "Bearer " + republish))
                        .statusCode())
                .isEqualTo(201);

        assertThat(json(get(name + "/1.0.0")).path("dist").path("integrity").asText())
                .isNotEqualTo(before);
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotLost() throws Exception {
        publish(name, NpmPackage.of(name, "1.0.0").document());
        var old = (ObjectNode) json(get(name + "?write=true"));
        publish(name, NpmPackage.of(name, "1.1.0").document());
        ((ObjectNode) old.path("versions").path("1.0.0")).put("deprecated", "by an old look");

        assertThat(send(put(name, old.toString())).statusCode()).isEqualTo(409);
        assertThat(send(put(name + "/-rev/" + old.path("_rev").asText(), old.toString()))
                        .statusCode())
                .isEqualTo(409);
        assertThat(send(authorized(name + "/-rev/" + old.path("_rev").asText()).DELETE())
                        .statusCode())
                .isEqualTo(409);

        assertThat(json(get(name)).path("versions").size()).isEqualTo(2);
        assertThat(json(get(name + "/1.0.0")).has("deprecated")).isFalse();
    }

    @Test
    void anotherExercisesTokenChangesNothingHere() throws Exception {
        publish(name, NpmPackage.of(name, "1.0.0").document());
        var other = DRILLMASTER.open("SC-DEMO", Duration.ofHours(1));
        var token = Tokens.upload(DRILLMASTER, other.plan().id(), Republish.ALLOWED);
        var revision = json(get(name)).path("_rev").asText();

        for (var request : List.of(
                authorized(name + "/-rev/" + revision).DELETE(),
                authorized(name + "/-/" + name + "-1.0.0.tgz/-rev/" + revision).DELETE(),
                authorized("-/package/" + name + "/dist-tags/mine").PUT(BodyPublishers.ofString("\"1.0.0\"")))) {
            var answer = send(request.setHeader("Authorization", "Bearer " + token)
                    .setHeader("Content-Type", "application/json"));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
            assertThat(error(answer)).contains("belongs to another exercise");
        }
        var over = send(put(name, NpmPackage.of(name, "1.0.0").document().toString())
                .setHeader("Authorization", "Bearer " + token));
        assertThat(over.statusCode()).isEqualTo(409);

        DRILLMASTER.parts().conductor().abort(other.plan().id(), "Only to try it", "ada");
        assertThat(send(put(name, NpmPackage.of(name, "3.0.0").document().toString())
                                .setHeader("Authorization", "Bearer " + token))
                        .statusCode())
                .as("a token ends with its exercise")
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT drill-x",
                "PUT drill-x/-rev/1",
                "DELETE drill-x/-rev/1",
                "DELETE drill-x/-/drill-x-1.0.0.tgz/-rev/1",
                "PUT -/package/drill-x/dist-tags/a",
                "DELETE -/package/drill-x/dist-tags/a",
                "GET -/whoami"
            })
    void withoutATokenNothingIsReadOrChangedAndTheSentenceSaysHowToGetOne(String line) throws Exception {
        var words = line.split(" ", 2);

        var answer = send(HttpRequest.newBuilder(uri(words[1])).method(words[0], BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(error(answer)).contains("token");
        assertThat(header(answer, "WWW-Authenticate"))
                .startsWith("bearer realm=")
                .contains("A member makes one");
    }

    /** Each makes a right document wrong. */
    static Stream<Arguments> wrongDocuments() {
        return Stream.of(
                wrong("the name in the body is another", d -> d.put("name", "other"), "the address says"),
                wrong("_id is another", d -> d.put("_id", "other"), "'_id' is wrong"),
                wrong("the manifest's name is another", d -> manifest(d).put("name", "other"), "the address says"),
                wrong(
                        "the manifest's version is another",
                        d -> manifest(d).put("version", "9.9.9"),
                        "it says it is '9.9.9'"),
                wrong("no versions", d -> d.remove("versions"), "one version is published at a time, found 0"),
                wrong("versions is a list", d -> d.putArray("versions").add("1.0.0"), "found 0"),
                wrong("two versions", d -> versions(d).putObject("1.0.1"), "found 2"),
                wrong("the version is a tag", d -> rename(d, "latest"), "'latest' is no version"),
                wrong("the version is a prototype", d -> rename(d, "constructor"), "'constructor' is no version"),
                wrong("the version has a v", d -> rename(d, "v1.0.0"), "is no version"),
                wrong("the version leads elsewhere", d -> rename(d, "../1.0.0"), "is no version"),
                wrong("the manifest is a text", d -> versions(d).put("1.0.0", "x"), "not a JSON object"),
                wrong("__proto__ at the top", d -> d.putObject("__proto__").put("x", 1), "'__proto__' is refused"),
                wrong(
                        "__proto__ deep down",
                        d -> manifest(d).putObject("a").putObject("__proto__"),
                        "'__proto__' is refused"),
                wrong("no attachment's data", d -> attachment(d).remove("data"), "no data"),
                wrong("data is a number", d -> attachment(d).put("data", 7), "not a base64 text"),
                wrong("data is no base64", d -> attachment(d).put("data", "%%%"), "not the JSON document"),
                wrong("length too small", d -> attachment(d).put("length", 3), "said to be 3"),
                wrong("length too large", d -> attachment(d).put("length", 1L << 40), "said to be"),
                wrong("length negative", d -> attachment(d).put("length", -1), "said to be -1"),
                wrong("length is a text", d -> attachment(d).put("length", "many"), "not a number"),
                wrong("the attachment is a text", d -> attachments(d).put("x.tgz", "abc"), "not a JSON object"),
                wrong(
                        "two attachments",
                        d -> attachments(d).putObject("y-1.0.0.tgz").put("data", "AAAA"),
                        "found 2"),
                wrong("attachments are a list", d -> d.putArray("_attachments"), "not a JSON object"),
                wrong("the attachment leads elsewhere", d -> refile(d, "../../etc/x.tgz"), "found '../../etc/x.tgz'"),
                wrong("the attachment is another package's", d -> refile(d, "other-1.0.0.tgz"), "is called"),
                wrong("a provenance bundle", d -> attachments(d).putObject("x.sigstore"), "no provenance bundles"),
                wrong(
                        "integrity of other bytes",
                        d -> dist(d).put("integrity", "sha512-AAAA"),
                        "'dist.integrity' is wrong"),
                wrong("weak integrity only", d -> dist(d).put("integrity", "sha1-AAAA"), "'dist.integrity' is wrong"),
                wrong("shasum of other bytes", d -> dist(d).put("shasum", "00"), "'dist.shasum' is wrong"),
                wrong("a tag to another version", d -> tags(d).put("old", "0.9.0"), "must lead to 1.0.0"),
                wrong("a tag like a version", d -> tags(d).put("1.0.0", "1.0.0"), "cannot be a dist-tag"),
                wrong("a tag like a range", d -> tags(d).put("x", "1.0.0"), "cannot be a dist-tag"),
                wrong("a tag of JavaScript's", d -> tags(d).put("constructor", "1.0.0"), "cannot be a dist-tag"),
                wrong(
                        "a huge manifest",
                        d -> manifest(d).put("description", "x".repeat(300_000)),
                        "larger than 256 KiB"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongDocuments")
    void aWrongDocumentIsRefusedWithTheReason(String what, Consumer<ObjectNode> change, String sentence)
            throws Exception {
        var document = NpmPackage.of(name, "1.0.0").document();
        change.accept(document);

        var answer = send(put(name, document.toString()));

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 413);
        assertThat(error(answer)).contains(sentence);
        assertThat(get(name).statusCode()).isEqualTo(404);
    }

    /** Each makes a right tarball wrong. */
    static Stream<Arguments> wrongTarballs() {
        return Stream.of(
                tarball(
                        "another name inside",
                        p -> p.file("package/package.json", "{\"name\":\"x\",\"version\":\"1.0.0\"}"),
                        "name in the tarball"),
                tarball("no package.json", p -> p.without("package/package.json"), "no package/package.json"),
                tarball("package.json is no JSON", p -> p.file("package/package.json", "{"), "not JSON"),
                tarball("package.json is a list", p -> p.file("package/package.json", "[]"), "not a JSON object"),
                tarball("two package.json", p -> p.file("zz/package.json", "{}"), "two top folders"),
                tarball("path upwards", p -> p.file("package/../../x", "x"), "leads out of the package"),
                tarball("absolute path", p -> p.file("/etc/x", "x"), "absolute path"),
                tarball("Windows' path", p -> p.file("C:/x", "x"), "absolute path"),
                tarball("backslash", p -> p.file("package/..\\x", "x"), "backslash"),
                tarball("outside the top folder", p -> p.file("x", "x"), "outside its top folder"),
                tarball(
                        "a link",
                        p -> p.tar(tar -> entry(tar, "package/l", TarConstants.LF_SYMLINK)),
                        "is a link or a device"),
                tarball(
                        "a hard link",
                        p -> p.tar(tar -> entry(tar, "package/l", TarConstants.LF_LINK)),
                        "is a link or a device"),
                tarball(
                        "a device",
                        p -> p.tar(tar -> entry(tar, "package/d", TarConstants.LF_CHR)),
                        "is a link or a device"),
                tarball(
                        "a bomb",
                        p -> p.file("package/zeros", new byte[150 * 1024 * 1024]),
                        "unpacks to more than 128 MiB"),
                tarball("too many entries", NpmHttpTest::manyEntries, "more than 20000 entries"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongTarballs")
    void aWrongTarballIsRefusedWithTheReason(String what, Consumer<NpmPackage> change, String sentence)
            throws Exception {
        var sent = NpmPackage.of(name, "1.0.0");
        change.accept(sent);

        var answer = publish(name, sent.document());

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 413);
        assertThat(error(answer)).contains(sentence);
        assertThat(get(name).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not gzip at all", "\u001f\u008b\b"})
    void whatIsNoTarballIsRefused(String bytes) throws Exception {
        var document = NpmPackage.of(name, "1.0.0").document(bytes.getBytes(StandardCharsets.ISO_8859_1));

        var answer = publish(name, document);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer)).containsAnyOf("cannot be read", "no data");
    }

    @Test
    void aTarballCutOffHalfWayIsRefused() throws Exception {
        var whole = NpmPackage.of(name, "1.0.0")
                .file("package/big", new byte[100_000])
                .tarball();
        var document = NpmPackage.of(name, "1.0.0").document(java.util.Arrays.copyOf(whole, whole.length / 2));

        assertThat(error(publish(name, document))).contains("cannot be read as tar and gzip");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | does not begin with {",
                "[] | does not begin with {",
                "null | does not begin with {",
                "{\"name\": | not the JSON document",
                "{\"name\":\"a\",\"name\":\"b\"} | Duplicate field",
                "{} {} | something follows",
                "{} | no tarball of it in _attachments",
                "{\"_attachments\":{}} | no tarball of it in _attachments",
                "{\"_attachments\":null} | no tarball of it in _attachments",
                "{\"_attachments\":\"x\"} | is not a JSON object",
            })
    void aBodyThatIsNotTheDocumentIsRefusedWithTheReason(String body, String sentence) throws Exception {
        var answer = send(put(name, body));

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 404);
        assertThat(error(answer)).contains(sentence);
    }

    @Test
    void nestingWithoutEndIsRefused() throws Exception {
        var sentences = new ArrayList<String>();
        for (var depth : List.of(100, 100_000)) {
            sentences.add(error(send(put(name, "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}"))));
        }
        assertThat(sentences).allMatch(sentence -> sentence.contains("nest"));
    }

    @Test
    void aBodyWithoutEndIsRefusedWithoutBeingKept() throws Exception {
        var answer = send(put(name, "{\"readme\":\"" + "x".repeat(17 * 1024 * 1024) + "\"}"));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(error(answer)).contains("larger than 16 MiB");
    }

    @Test
    void aBodyCutOffHalfWayLeavesNothingBehind() throws Exception {
        var whole = NpmPackage.of(name, "1.0.0").document().toString();
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), DRILLMASTER.address().getPort())) {
            socket.getOutputStream()
                    .write(("PUT /npm/" + name + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + UPLOAD
                                    + "\r\nContent-Type: application/json\r\nContent-Length: " + whole.length()
                                    + "\r\n\r\n"
                                    + whole.substring(0, whole.length() / 2))
                            .getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400");
        }
        assertThat(get(name).statusCode()).isEqualTo(404);
        assertThat(publish(name, NpmPackage.of(name, "1.0.0").document()).statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"text/plain, identity", "multipart/form-data, identity", "application/json, gzip"})
    void onlyPlainJsonIsTaken(String type, String encoding) throws Exception {
        var answer = send(put(name, NpmPackage.of(name, "1.0.0").document().toString())
                .setHeader("Content-Type", type)
                .setHeader("Content-Encoding", encoding));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(error(answer)).startsWith("The body must");
    }

    @ParameterizedTest
    @CsvSource({
        ".drill, 400",
        "_drill, 400",
        "Drill-Upper, 400",
        "node_modules, 400",
        "favicon.ico, 400",
        "..%2f..%2fetc, 400",
        "%40acme%2f..%2fx, 400",
        "__proto__, 400",
        "lodash, 400",
        "%40babel%2fdrill, 400",
        "l-o-d-a-s-h, 400",
    })
    void aNameThatCannotBeOrMustNotBeIsRefused(String path, int status) throws Exception {
        var plain = java.net.URLDecoder.decode(path, StandardCharsets.UTF_8);

        var answer = publish(path, NpmPackage.of(plain, "1.0.0").document());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(error(answer)).isNotBlank();
    }

    @Test
    void tagsAreReadSetAndTakenAwayOneByOne() throws Exception {
        publish(name, NpmPackage.of(name, "1.0.0").document());
        var tags = "-/package/" + name + "/dist-tags";

        assertThat(send(tag(tags + "/stable", "\"1.0.0\"")).statusCode()).isEqualTo(200);
        assertThat(json(get(tags)).toString()).isEqualTo("{\"latest\":\"1.0.0\",\"stable\":\"1.0.0\"}");
        assertThat(send(authorized(tags + "/stable").DELETE()).statusCode()).isEqualTo(200);
        assertThat(send(authorized(tags + "/stable").DELETE()).statusCode()).isEqualTo(404);
        assertThat(error(send(tag(tags + "/stable", "\"9.9.9\"")))).contains("has no version '9.9.9'");
        assertThat(error(send(tag(tags + "/stable", "{}")))).contains("a JSON text");
        assertThat(error(send(tag(tags + "/stable", "1.0")))).contains("a JSON text");
        assertThat(error(send(tag(tags + "/stable", "nonsense")))).contains("a JSON text");
        assertThat(error(send(tag(tags + "/1.x", "\"1.0.0\"")))).contains("cannot be a dist-tag");
        assertThat(error(send(tag("-/package/drill-none/dist-tags/a", "\"1.0.0\""))))
                .contains("no package");
        assertThat(json(get(tags)).toString()).isEqualTo("{\"latest\":\"1.0.0\"}");
    }

    @Test
    void clientsAuditsAreAnsweredInTheirForm() throws Exception {
        var bulk = send(HttpRequest.newBuilder(uri("-/npm/v1/security/advisories/bulk"))
                .POST(BodyPublishers.ofString("{\"a\":[\"1.0.0\"]}")));
        var quick = send(
                HttpRequest.newBuilder(uri("-/npm/v1/security/audits/quick")).POST(BodyPublishers.ofString("{}")));

        assertThat(bulk.body()).isEqualTo("{}");
        assertThat(json(quick)
                        .path("metadata")
                        .path("vulnerabilities")
                        .path("critical")
                        .asInt(-1))
                .isZero();
        assertThat(get("-/ping").body()).isEqualTo("{}");
        assertThat(json(get("-/v1/search?text=no-such-name")).path("total").asInt(-1))
                .isZero();
        assertThat(get("-/v1/search?size=many").statusCode()).isEqualTo(400);
    }

    private ObjectNode tagged(String version, String tag) {
        var document = NpmPackage.of(name, version).document();
        document.putObject("dist-tags").put(tag, version);
        return document;
    }

    private static Arguments wrong(String what, Consumer<ObjectNode> change, String sentence) {
        return Arguments.of(what, change, sentence);
    }

    private static Arguments tarball(String what, Consumer<NpmPackage> change, String sentence) {
        return Arguments.of(what, change, sentence);
    }

    private static ObjectNode versions(ObjectNode document) {
        return (ObjectNode) document.path("versions");
    }

    private static ObjectNode manifest(ObjectNode document) {
        return (ObjectNode) versions(document).path("1.0.0");
    }

    private static ObjectNode dist(ObjectNode document) {
        return (ObjectNode) manifest(document).path("dist");
    }

    private static ObjectNode tags(ObjectNode document) {
        return (ObjectNode) document.path("dist-tags");
    }

    private static ObjectNode attachments(ObjectNode document) {
        return (ObjectNode) document.path("_attachments");
    }

    private static ObjectNode attachment(ObjectNode document) {
        return (ObjectNode) attachments(document).iterator().next();
    }

    private static void rename(ObjectNode document, String version) {
        var manifest = manifest(document).put("version", version);
        document.putObject("versions").set(version, manifest);
    }

    private static void refile(ObjectNode document, String filename) {
        var attachment = attachment(document);
        document.putObject("_attachments").set(filename, attachment);
    }

    private static void entry(TarArchiveOutputStream tar, String path, byte type) {
        try {
            var entry = new TarArchiveEntry(path, type);
            entry.setLinkName("/etc/passwd");
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void manyEntries(NpmPackage sent) {
        for (var i = 0; i < 20_001; i++) {
            sent.file("package/f" + i, "");
        }
    }

    @Test
    void aNumberThatNothingCanHoldIsBadInputAndNoFaultOfTheServer() throws Exception {
        var document = "{\"name\":\"" + name + "\",\"readme\":17e2446600000}";
        assertThat(send(put(name, document)).statusCode()).isEqualTo(400);
        assertThat(send(put("-/package/" + name + "/dist-tags/latest", "17e2446600000"))
                        .statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> publish(String path, ObjectNode document) throws Exception {
        return send(put(path, document.toString()));
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    private static HttpRequest.Builder put(String path, String body) {
        return authorized(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder tag(String path, String body) {
        return put(path, body);
    }

    private static HttpRequest.Builder authorized(String path) {
        return request(path).header("Authorization", "Bearer " + UPLOAD);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    private static URI uri(String path) {
        return URI.create(DRILLMASTER.address() + "/npm/" + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String header) {
        return answer.headers().firstValue(header).orElse("");
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return Json.mapper().readTree(answer.body());
    }

    /** The sentence where npm looks for it. */
    private static String error(HttpResponse<String> answer) {
        try {
            return Json.mapper().readTree(answer.body()).path("error").asText();
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
