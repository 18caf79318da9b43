package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.drillmaster.common.Hashes;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.origin.PublicKeys;
import io.drillmaster.drillpackages.origin.Verification;
import io.drillmaster.identity.Role;
import io.drillmaster.origin.Ownership;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.InstallTarget;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Somebody found something and wants to know whether it is a drill. */
class IsThisOursTest {
    private static final String YES = "Yes. This is";
    private static final String BY_NAME = "Yes, a drill of ours uses this name.";
    private static final String NO = "No. This is not a package, name or token of this Drillmaster; treat it as real.";
    private static final ApplicationFixture DRILLMASTER =
            ApplicationFixture.start(Map.of("dns.zone", "canary.example.com, old.example.net"), Clock.systemUTC());

    private static Exercise drill;
    private static InstallTarget target;
    private static byte[] archive;
    private static Person viewer;

    @BeforeAll
    static void aDrillRuns() throws Exception {
        DRILLMASTER.account("ana", Role.ADMINISTRATOR); // without one there is no sign-in
        DRILLMASTER.account("vera", Role.VIEWER);
        drill = DRILLMASTER.open("SC-DEMO", Duration.ofHours(1));
        target = drill.plan().targets().stream()
                .filter(one -> one.ecosystem() == Ecosystem.PYPI)
                .findFirst()
                .orElseThrow();
        archive = download(filename());
        viewer = Person.signedIn(DRILLMASTER, "vera");
    }

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    @Test
    void everyDigestOfAPublishedFileIsOurs() throws Exception {
        var sha512 = MessageDigest.getInstance("SHA-512").digest(archive);
        for (var found : new String[] {
            sha256(archive),
            sha256(archive).toUpperCase(Locale.ROOT),
            "sha256:" + sha256(archive),
            "pytorch-utilz==1.0 --hash=sha256:" + sha256(archive),
            HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(archive)),
            HexFormat.of().formatHex(sha512),
            "sha512-" + Base64.getEncoder().encodeToString(sha512),
            Base64.getEncoder().encodeToString(sha512)
        }) {
            assertThat(ask(found))
                    .as(found)
                    .contains(YES, "security team", target.token().value(), "Does nothing from");
        }
    }

    @Test
    void everyTraceWithATokenIsOurs() {
        var token = target.token().value();
        for (var found : new String[] {
            token,
            token.toUpperCase(Locale.ROOT),
            "i.abcdefgh." + token + ".canary.example.com",
            "R.aBcDeFgH." + token.toUpperCase(Locale.ROOT) + ".CANARY.example.com.",
            token + ".canary.example.com",
            target.markerPath(),
            "21 Nov 10:02:11 build-7 named[77]: query: i.abcdefgh." + token + ".canary.example.com IN A + (10.0.0.7)"
        }) {
            assertThat(ask(found))
                    .as(found)
                    .contains(YES, "/exercises/" + drill.plan().id());
        }
    }

    @Test
    void aNameIsOursWithTheWarningThatAnybodyCanUseIt() {
        var name = target.packageName();
        for (var found : new String[] {
            name,
            name.replace('-', '_').toUpperCase(Locale.ROOT),
            name + "==" + target.packageVersion(),
            name + "@" + target.packageVersion(),
            "pkg:pypi/" + name + "@" + target.packageVersion(),
            "pip install " + name,
            filename(),
            DRILLMASTER.address() + "/pypi/files/0/" + filename() + "#egg"
        }) {
            assertThat(ask(found)).as(found).contains(BY_NAME, "Be sure by the file&#39;s digest");
        }
    }

    @Test
    void aPlannedDrillIsOursBeforeItIsPublished() {
        var planned = DRILLMASTER
                .parts()
                .plans()
                .find(DRILLMASTER.plan("SC-DEMO", Duration.ofHours(1)))
                .orElseThrow();

        assertThat(ask(planned.plan().targets().get(0).token().value())).contains(YES, "not yet");
    }

    @Test
    void aWithdrawnFileStaysOurs() throws Exception {
        var over = DRILLMASTER.open("SC-DEMO", Duration.ofHours(1));
        var filename = filename(over.plan().targets().get(0));
        var content = download(filename);
        DRILLMASTER.parts().conductor().abort(over.plan().id(), "done", "planner");

        assertThat(ask(sha256(content))).contains(YES, "Withdrawn");
    }

    @Test
    void whateverElseIsNotOurs() {
        for (var found : new String[] {
            "left-padz",
            "0".repeat(64),
            "abcdefghij234567klmn",
            "i.abcdefgh.abcdefghij234567klmn.elsewhere.example",
            "/tmp/security-drill-abcdefghij234567klmn.txt",
            "canary.example.com.evil.example",
            "<script>alert(1)</script>",
            "%",
            "' or 1=1 --",
            "x\u0000\u202e"
        }) {
            assertThat(ask(found)).as(found).contains(NO).doesNotContain("security team");
        }
    }

    @Test
    void aDrillsNameOnOtherBytesOrAnotherVersionIsNotOurs() {
        var name = target.packageName();

        assertThat(ask(name + "==" + target.packageVersion() + " --hash=sha256:" + "0".repeat(64)))
                .contains(NO, "disguise");
        assertThat(ask(target.markerPath() + " sha256=" + "1".repeat(64))).contains(NO, "disguise");
        assertThat(ask(name + "==99.0")).contains(NO, "not this name and version");
    }

    @Test
    void aNameInTheZoneWithoutATokenIsDoubtful() {
        for (var found : new String[] {
            "canary.example.com", "www.canary.example.com.", "A.B.Canary.Example.COM", "old.example.net"
        }) {
            assertThat(ask(found)).as(found).contains("belongs to no drill");
        }
    }

    @Test
    void aFileIsKnownByItsBytesAndNotByItsName() throws Exception {
        assertThat(upload("renamed.bin", archive).body()).contains(YES);
        var altered = Arrays.copyOf(archive, archive.length + 1);
        assertThat(upload(filename(), altered).body()).contains(NO, "it is not the file that was published");
        assertThat(upload(filename(), "something else".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains(NO);
        assertThat(upload("empty", new byte[0]).body()).contains("Choose the file that you found");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedWithASentence() throws Exception {
        var answer = upload("large.bin", new byte[34 << 20]);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(answer.body()).contains("The file is larger than anything we look at.");
    }

    @Test
    void aQuestionThatIsTooLongIsRefusedWithASentence() {
        assertThat(viewer.get("/is-this-ours?q=" + "a".repeat(2_001)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void everyQuestionIsLoggedWithWhoAsked() {
        var logger = (Logger) LoggerFactory.getLogger(Ownership.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        logger.addAppender(lines);
        try {
            ask(target.token().value());
            ask("left-padz\nadmin asked whether this is ours: 'x'; answered yes");
        } finally {
            logger.detachAppender(lines);
        }

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .hasSize(2)
                .allMatch(line -> line.startsWith("vera asked whether this is ours") && !line.contains("\n"))
                .first()
                .asString()
                .contains(target.token().value(), drill.plan().id().toString());
    }

    @Test
    void theDocumentsProveThePackage() {
        var sha256 = sha256(archive);
        var manifest = viewer.get("/packages/" + sha256 + "/manifest.intoto.json");
        var keys = PublicKeys.ofPem(viewer.get("/packages/keys.pem").body());

        var found = Verification.verify(archive, manifest.body().getBytes(StandardCharsets.UTF_8), keys);

        assertThat(found).isInstanceOf(Verification.Genuine.class);
        assertThat(((Verification.Genuine) found).manifest().token()).isEqualTo(target.token());
        assertThat(manifest.headers().firstValue("Content-Type")).hasValue("application/vnd.dsse.envelope.v1+json");
        assertThat(manifest.headers().firstValue("Content-Disposition").orElseThrow())
                .contains(filename() + ".manifest.intoto.json");
        assertThat(viewer.get("/packages/" + sha256 + "/provenance.intoto.json").body())
                .contains("payloadType");
        assertThat(viewer.get("/packages/" + sha256 + "/sbom.cdx.json").body()).contains("\"CycloneDX\"", sha256);
        assertThat(viewer.get("/packages/" + sha256 + "/secrets.json").statusCode())
                .isEqualTo(404);
        assertThat(viewer.get("/packages/" + "0".repeat(64) + "/sbom.cdx.json").statusCode())
                .isEqualTo(404);
        assertThat(viewer.get("/packages/keys.pem").body()).doesNotContain("PRIVATE");
    }

    private static String ask(String found) {
        return viewer.get("/is-this-ours?q=" + URLEncoder.encode(found, StandardCharsets.UTF_8))
                .body();
    }

    private static HttpResponse<String> upload(String filename, byte[] content) throws Exception {
        var boundary = "a-boundary-of-the-test";
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n"
                        + viewer.csrf("/is-this-ours") + "\r\n--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + filename
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return viewer.send(viewer.request(
                        "/is-this-ours",
                        "Content-Type",
                        "multipart/form-data; boundary=" + boundary,
                        "Origin",
                        DRILLMASTER.address().toString())
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static String filename() {
        return filename(target);
    }

    private static String filename(InstallTarget of) {
        var published = DRILLMASTER
                .parts()
                .plans()
                .find(DRILLMASTER
                        .parts()
                        .plans()
                        .byToken(of.token())
                        .orElseThrow()
                        .id())
                .orElseThrow()
                .plan()
                .targets()
                .stream()
                .filter(one -> one.token().equals(of.token()))
                .findFirst()
                .orElseThrow();
        return published.packageName().replace('-', '_') + "-" + published.packageVersion() + ".tar.gz";
    }

    /** As pip would: through the index. */
    private static byte[] download(String filename) throws Exception {
        var http = HttpClient.newHttpClient();
        var project = filename.replaceFirst("-[^-]*$", "").replace('_', '-');
        var index = HttpRequest.newBuilder(DRILLMASTER.address().resolve("/pypi/simple/" + project + "/"))
                .build();
        var links = Pattern.compile("href=\"([^\"#]*/" + Pattern.quote(filename) + ")")
                .matcher(http.send(index, BodyHandlers.ofString()).body());
        assertThat(links.find()).isTrue();
        var file = HttpRequest.newBuilder(index.uri().resolve(links.group(1))).build();
        return http.send(file, BodyHandlers.ofByteArray()).body();
    }

    private static String sha256(byte[] bytes) {
        return Hashes.sha256(bytes);
    }
}
