package io.drillmaster.registry.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.drillpackages.Ecosystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries that do not do what they were asked. */
class BadRegistryTest {
    private final LoopbackIndex index = LoopbackIndex.start();
    private final Publisher publisher =
            Sample.publisher(TargetKind.PYPISERVER, Ecosystem.PYPI, index.address(), Sample.ADA);

    @AfterEach
    void stop() {
        index.close();
    }

    @Test
    void whatWasUploadedIsSeenAndWithdrawnAndSeenToBeGone() {
        var built = Sample.pypi();
        var receipt = publisher.publish(built);

        assertThat(index.files()).containsExactly(built.filename());
        assertThat(receipt.url()).contains(index.address().resolve("packages/" + built.filename()));
        assertThat(publisher.exists(receipt)).isTrue();
        assertThat(publisher.verifyGone(receipt).gone()).isFalse();

        assertThat(publisher.withdraw(receipt).toDo()).isEmpty();
        assertThat(publisher.verifyGone(receipt).gone()).isTrue();
        assertThat(index.files()).isEmpty();
        assertThat(publisher.withdraw(receipt).toDo()).as("any number of times").isEmpty();
    }

    @Test
    void aFailureHalfWayIsToldAndWhatIsThereCanBeWithdrawn() {
        index.failingAfter(0);
        var built = Sample.pypi();

        assertThatThrownBy(() -> publisher.publish(built))
                .isInstanceOf(RegistryTrouble.class)
                .hasMessageContaining("'team' did not accept " + built.filename() + ": 500");

        var receipt = Receipt.intended("team", built); // all that is known after such a failure
        assertThat(publisher.exists(receipt)).isTrue();
        var withdrawal = publisher.withdraw(receipt);
        assertThat(withdrawal.receipt().url()).as("seen on the way").isPresent();
        assertThat(publisher.verifyGone(withdrawal.receipt()).gone()).isTrue();
    }

    @Test
    void aCutConnectionIsTold() {
        index.cutting();
        assertThatThrownBy(() -> publisher.publish(Sample.pypi()))
                .isInstanceOf(RegistryTrouble.class)
                .hasMessageContaining("POST " + index.address() + " failed");
    }

    @Test
    void otherBytesThanWereSentAreNotedAsSuch() {
        index.spoiling();
        assertThatThrownBy(() -> publisher.publish(Sample.pypi()))
                .isInstanceOf(RegistryTrouble.class)
                .hasMessageContaining("serves other bytes");
    }

    @Test
    void aForbiddenWithdrawalSaysWhatAPersonMustDo() {
        var receipt = publisher.publish(Sample.pypi());
        index.keeping(true);

        var withdrawal = publisher.withdraw(receipt);

        assertThat(withdrawal.words()).contains("refuses to delete it: 403");
        assertThat(withdrawal.toDo())
                .hasValueSatisfying(
                        toDo -> assertThat(toDo).contains("Give the account").contains("delete it there by hand"));
        assertThat(publisher.verifyGone(receipt).gone()).isFalse();
    }

    @Test
    void aNameThatWasNotReservedIsNotSent() {
        var policy = new PublishPolicy(java.util.List.of(index.host()), java.util.List.of(), java.util.List.of());
        var strict = Sample.publisher(policy, TargetKind.PYPISERVER, Ecosystem.PYPI, index.address(), Sample.ADA);

        assertThatThrownBy(() -> strict.publish(Sample.pypi())).hasMessageContaining("publish.name-prefixes");
        assertThat(index.asked()).isEmpty();
    }

    @Test
    void filesOnAHostThatIsNotAllowedAreNotFetched() {
        try (var registry = Recorded.start()) {
            var built = Sample.pypi();
            registry.expect("POST", "/").answer(200);
            registry.expect("GET", "/simple/acme-drill-utilz/")
                    .answer(
                            200,
                            "text/html",
                            "<a href=\"https://pypi.org/files/" + built.filename() + "\">" + built.filename() + "</a>");
            var careful = Sample.publisher(TargetKind.PYPISERVER, Ecosystem.PYPI, registry.at("/"), Sample.ADA);

            assertThatThrownBy(() -> careful.publish(built)).hasMessageContaining("pypi.org is the public registry");
            registry.allWasAsked();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///files/", "https:///files/", "https://two_words/files/", "ftp://HOST/files/"})
    void linksThatAreNoAddressesOfTheWebAreToldAndNotFollowed(String link) {
        try (var registry = Recorded.start()) {
            var built = Sample.pypi();
            var files = link.replace("HOST", registry.at("/").getAuthority());
            registry.expect("POST", "/").answer(200);
            registry.expect("GET", "/simple/acme-drill-utilz/")
                    .answer(200, "text/html", "<a href=\"" + files + built.filename() + "\">it</a>");
            var careful = Sample.publisher(TargetKind.PYPISERVER, Ecosystem.PYPI, registry.at("/"), Sample.ADA);

            assertThatThrownBy(() -> careful.publish(built))
                    .isInstanceOf(RegistryTrouble.class)
                    .hasMessageContaining("Nothing was sent to");
            registry.allWasAsked();
        }
    }

    @Test
    void anAnswerWithoutAnEndIsNotReadToIt() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var flood = new Thread(() -> pour(socket));
            flood.setDaemon(true);
            flood.start();
            var address = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
            var endless = Publishers.of(
                            Sample.allowing(address.getAuthority()),
                            "test",
                            Sample.NO_ALIASES,
                            Duration.ofSeconds(20),
                            Duration.ofSeconds(1))
                    .to(RegistryTarget.of("team", TargetKind.PYPISERVER, Ecosystem.PYPI, address, Sample.ADA));

            var found = endless.preflight();

            assertThat(found.passed()).isFalse();
            assertThat(found.words()).singleElement().asString().contains("longer than 8 MiB");
        }
    }

    private static void pour(ServerSocket socket) {
        try (var peer = socket.accept()) {
            var out = peer.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var chunk = new byte[65_536];
            while (!socket.isClosed()) {
                out.write(chunk);
            }
        } catch (IOException e) {
            // the reader hung up, as it should
        }
    }
}
