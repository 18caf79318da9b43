package io.drillmaster.canary;

import static io.drillmaster.canary.VisitedCanary.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Visits by HTTPS, with certificates that openssl makes and a curl that checks them. */
class VisitTlsTest {
    private static final String EC = "ec -pkeyopt ec_paramgen_curve:prime256v1";

    @TempDir
    private Path directory;

    private Path certificate;
    private Path key;

    @BeforeEach
    void certificate() throws Exception {
        certificate = directory.resolve("canary.crt");
        key = directory.resolve("canary.key");
        make(EC, "canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {EC, "rsa:2048", "ed25519"})
    void aVisitByHttpsIsAVisit(String kind) throws Exception {
        make(kind, "canary");
        try (var canary = canary()) {
            assertThat(curl(canary, certificate)).isEqualTo("security drill canary; contact: Ada, room 5\n");

            assertThat(canary.visit().protocol()).isEqualTo("https");
            assertThat(canary.visit().asked()).isEqualTo("GET /" + TOKEN);
            assertThat(canary.evidence.get(0).source()).isEqualTo("canary.http");
        }
    }

    @Test
    void aRenewedCertificateIsTakenIntoUseWithoutARestart() throws Exception {
        try (var canary = canary()) {
            var old = Files.copy(certificate, directory.resolve("old.crt"));
            assertThat(curl(canary, old)).isNotEmpty();

            make("rsa:2048", "canary");

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !curl(canary, certificate).isEmpty());
            assertThat(curl(canary, old)).isEmpty();
        }
    }

    @Test
    void filesThatCannotBeUsedLeaveTheOldCertificateInUse() throws Exception {
        var files = new TlsFiles(certificate, key);
        var store = files.context().getKeyStore();

        Files.writeString(key, "half a ke");
        files.look();
        assertThat(files.context().getKeyStore()).isSameAs(store);

        Files.delete(certificate);
        files.look();
        assertThat(files.context().getKeyStore()).isSameAs(store);
    }

    @Test
    void aKeyOfAnotherCertificateIsNamed() throws Exception {
        make(EC, "other");

        assertThatThrownBy(() -> new TlsFiles(certificate, directory.resolve("other.key")))
                .hasMessage("the key in " + directory.resolve("other.key")
                        + " is not that of the first certificate in " + certificate
                        + "; put the server's own certificate first, and its key beside it");
    }

    @Test
    void aKeyOfAnotherKindIsNamed() throws Exception {
        make("rsa:2048", "other");

        assertThatThrownBy(() -> new TlsFiles(certificate, directory.resolve("other.key")))
                .hasMessageContaining(directory.resolve("other.key") + " is no EC key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rsa -traditional", "rsa -traditional -aes128 -passout pass:x", "pkey -aes128 -passout pass:x"})
    void aKeyOfAnOldOrEncryptedFormIsRefusedWithTheCommandThatConvertsIt(String form) throws Exception {
        make("rsa:2048", "canary");
        var other = directory.resolve("form.key");
        run("openssl " + form + " -in " + key + " -out " + other);

        assertThatThrownBy(() -> new TlsFiles(certificate, other))
                .hasMessageContaining("PKCS#8")
                .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt -in " + other);
    }

    @Test
    void filesWithSomethingElseInThemAreNamed() throws Exception {
        assertThatThrownBy(() -> new TlsFiles(key, key))
                .hasMessageContaining(key + " holds no certificates in PEM form");
        assertThatThrownBy(() -> new TlsFiles(certificate, certificate))
                .hasMessage(certificate + " holds no private key in PEM form (BEGIN PRIVATE KEY)");
        assertThatThrownBy(() -> new TlsFiles(certificate, directory.resolve("gone.key")))
                .hasMessage("there is no file " + directory.resolve("gone.key"));
    }

    private VisitedCanary canary() {
        return new VisitedCanary(
                new VisitSettings(
                        Optional.empty(),
                        Optional.of(new VisitSettings.Https(VisitedCanary.ANY_PORT, certificate, key)),
                        Optional.empty(),
                        Optional.empty()),
                DeclaredNetworks.NONE,
                VisitorLimits.Limits.USUAL,
                CompletableFuture::allOf);
    }

    private void make(String kind, String name) throws Exception {
        var exit = run("openssl req -x509 -nodes -days 2 -subj /CN=canary.test -addext subjectAltName=IP:127.0.0.1"
                + " -newkey " + kind + " -keyout " + directory.resolve(name + ".key") + " -out "
                + directory.resolve(name + ".crt"));
        assertThat(exit.code()).as(exit.output()).isZero();
    }

    /** What it answers; empty when the connection is not to be trusted. */
    private static String curl(VisitedCanary canary, Path trusted) throws Exception {
        var place = canary.server.https().orElseThrow();
        return run("curl --silent --noproxy * --max-time 20 --cacert " + trusted + " https://127.0.0.1:"
                        + place.getPort() + "/" + TOKEN)
                .output();
    }

    private record Exit(int code, String output) {}

    private static Exit run(String words) throws Exception {
        var command = new ArrayList<>(List.of(words.split(" ")));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Exit(process.exitValue(), output);
        } catch (IOException missing) {
            assumeTrue(false, "skipped: this machine has no " + command.get(0));
            throw missing;
        }
    }
}
