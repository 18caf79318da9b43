package io.drillmaster.registry.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.drillmaster.drillpackages.Ecosystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real verdaccio, with the machine's own npm looking on. */
class VerdaccioTest {
    private static final URI DEAD_END = URI.create("http://127.0.0.1:9/");

    @TempDir
    private Path directory;

    @Test
    void aPackageIsPublishedInstalledAndWithdrawn() throws Exception {
        try (var verdaccio = Verdaccio.start(directory, "$authenticated", Optional.empty())) {
            var publisher = publisher(verdaccio);
            assertThat(publisher.preflight().words())
                    .hasSize(2)
                    .allSatisfy(words -> assertThat(words).contains("says no: 404"));

            var built = Sample.npm("acme-drill-state", "0.0.1");
            var receipt = publisher.publish(built);
            assertThat(receipt.remoteId()).contains(built.integrity());
            assertThat(npm(verdaccio, "acme-drill-state@0.0.1")).contains("added 1 package");

            assertThat(publisher.withdraw(receipt).toDo()).isEmpty();
            assertThat(publisher.verifyGone(receipt).gone()).isTrue();
            assertThat(npm(verdaccio, "acme-drill-state@0.0.1")).contains("E404");
            assertThat(publisher.withdraw(receipt).toDo())
                    .as("any number of times")
                    .isEmpty();
        }
    }

    @Test
    void oneOfTwoVersionsIsWithdrawnAndTheOtherStays() throws Exception {
        try (var verdaccio = Verdaccio.start(directory, "$authenticated", Optional.empty())) {
            var publisher = publisher(verdaccio);
            var first = publisher.publish(Sample.npm("@acme-drill/state", "0.0.1"));
            var second = publisher.publish(Sample.npm("@acme-drill/state", "0.0.2"));

            assertThat(publisher.withdraw(second).toDo()).isEmpty();

            assertThat(publisher.verifyGone(second).gone()).isTrue();
            assertThat(publisher.verifyGone(first).gone()).isFalse();
            assertThat(npm(verdaccio, "@acme-drill/state")).contains("added 1 package");
            assertThat(publisher.withdraw(first).toDo()).isEmpty();
            assertThat(publisher.verifyGone(first).gone()).isTrue();
        }
    }

    @Test
    void bytesOfOthersUnderTheSameVersionAreLeftAlone() throws Exception {
        try (var verdaccio = Verdaccio.start(directory, "$authenticated", Optional.empty())) {
            var publisher = publisher(verdaccio);
            var theirs = publisher.publish(Sample.npm("acme-drill-state", "0.0.1"));
            var ours = Receipt.intended("team", Sample.npm("acme-drill-state", "0.0.1"));

            assertThat(publisher.withdraw(ours).words()).contains("not ours to delete");
            assertThat(publisher.verifyGone(theirs).gone()).isFalse();
        }
    }

    @Test
    void whoMayNotUnpublishIsToldWhatAPersonMustDo() throws Exception {
        try (var verdaccio = Verdaccio.start(directory, "somebody-else", Optional.empty())) {
            var publisher = publisher(verdaccio);
            var receipt = publisher.publish(Sample.npm("acme-drill-state", "0.0.1"));

            var withdrawal = publisher.withdraw(receipt);

            assertThat(withdrawal.words()).contains("refuses to delete it: 403");
            assertThat(withdrawal.toDo())
                    .hasValueSatisfying(toDo -> assertThat(toDo).contains("the permission 'unpublish'"));
            assertThat(publisher.verifyGone(receipt).gone()).isFalse();
        }
    }

    @Test
    void anUplinkToAPublicRegistryIsFoundOut() throws Exception {
        var everybodys = publicRegistry();
        try (var verdaccio = Verdaccio.start(
                directory,
                "$authenticated",
                Optional.of(
                        URI.create("http://127.0.0.1:" + everybodys.getAddress().getPort() + "/")))) {
            var found = publisher(verdaccio).preflight();

            assertThat(found.passed()).isFalse();
            assertThat(found.words().get(0)).as("a proxy passes the 'no' on").contains("says no: 404");
            assertThat(found.words().get(1))
                    .contains("'left-pad', a name that only the public registry has")
                    .contains("take the line 'proxy' out");
        } finally {
            everybodys.stop(0);
        }
    }

    /** Verdaccio answers 404 while its uplink is down, so that no look from outside can tell; but it takes nothing then. */
    @Test
    void withADeadUplinkVerdaccioItselfTakesNothing() throws Exception {
        try (var verdaccio = Verdaccio.start(directory, "$authenticated", Optional.of(DEAD_END))) {
            var publisher = publisher(verdaccio);
            var built = Sample.npm("acme-drill-state", "0.0.1");

            assertThatThrownBy(() -> publisher.publish(built))
                    .isInstanceOf(RegistryTrouble.class)
                    .hasMessageContaining("503")
                    .hasMessageContaining("uplinks is down");
            assertThat(publisher.verifyGone(Receipt.intended("team", built)).gone())
                    .isTrue();
        }
    }

    private static Publisher publisher(Verdaccio verdaccio) throws IOException, InterruptedException {
        return Sample.publisher(TargetKind.NPM, Ecosystem.NPM, verdaccio.address(), verdaccio.user());
    }

    private String npm(Verdaccio verdaccio, String wanted) throws IOException, InterruptedException {
        var home = Files.createTempDirectory(directory, "npm");
        var builder = new ProcessBuilder(List.of(
                        "npm",
                        "install",
                        "--ignore-scripts",
                        "--no-audit",
                        "--no-fund",
                        "--registry",
                        verdaccio.address().toString(),
                        wanted))
                .directory(home.toFile())
                .redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("npm_"));
        var npm = builder.start();
        var output = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(npm.waitFor(60, TimeUnit.SECONDS), "skipped: this machine's npm does not come to an end");
        return output;
    }

    /** What any name server of the real one would say: everything about left-pad, and 404 for nonsense. */
    private static HttpServer publicRegistry() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var body = exchange.getRequestURI().getPath().equals("/left-pad")
                        ? """
                          {"_id": "left-pad", "name": "left-pad", "dist-tags": {"latest": "1.3.0"},
                           "versions": {"1.3.0": {"name": "left-pad", "version": "1.3.0", "dist": {
                             "shasum": "5b8a3a7765dfe001261dde915589e782f8c94d1e",
                             "tarball": "https://registry.npmjs.org/left-pad/-/left-pad-1.3.0.tgz"}}}}
                          """.getBytes(StandardCharsets.UTF_8)
                        : new byte[0];
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }
}
