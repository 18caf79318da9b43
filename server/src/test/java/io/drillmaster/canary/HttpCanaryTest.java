package io.drillmaster.canary;

import static io.drillmaster.canary.VisitedCanary.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drillmaster.common.Secrets;
import io.drillmaster.drillpackages.CanaryAddress;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.Fact;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Visits by HTTP. */
class HttpCanaryTest {
    private VisitedCanary canary = new VisitedCanary();

    @AfterEach
    void stop() {
        canary.close();
    }

    @Test
    void whatADrillPackageSaysIsAVisit() throws IOException {
        var address = canary.server.forDrillPackages().orElseThrow();
        assertThat(address.protocol()).isEqualTo(CanaryAddress.Protocol.HTTP);

        var answer = canary.http(address.banner(new Token(TOKEN)));

        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .endsWith("\r\n\r\nsecurity drill canary; contact: Ada, room 5\n");
        assertThat(canary.visit())
                .isEqualTo(new Fact.CanaryVisited(
                        "http", "GET /" + TOKEN, "127.0.0.1", "security-drill", Optional.empty()));
        var row = canary.evidence.get(0);
        assertThat(row.source()).isEqualTo("canary.http");
        assertThat(row.token()).contains(new Token(TOKEN));
        assertThat(row.receivedAt()).isEqualTo(VisitedCanary.NOW);
        assertThat(row.host()).isEmpty();
        assertThat(new String(row.raw(), StandardCharsets.ISO_8859_1)).isEqualTo(address.banner(new Token(TOKEN)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"})
    void everyMethodCounts(String method) throws IOException {
        var answer = canary.http(method + " /" + TOKEN + "?from=mail HTTP/1.1\r\nHost: canary\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(canary.visit().asked()).isEqualTo(method + " /" + TOKEN + "?from=mail");
    }

    @Test
    void theLettersCaseDoesNotMatterAsInDns() throws IOException {
        assertThat(canary.get("/" + TOKEN.toUpperCase(Locale.ROOT))).startsWith("HTTP/1.1 200 ");
        assertThat(canary.evidence.get(0).token()).contains(new Token(TOKEN));
    }

    @Test
    void nobodyFindsTokensByTrying() throws IOException {
        var one = canary.get("/" + TOKEN);
        var other = canary.get("/" + Token.ofRandom(Secrets.bytes(Token.LENGTH)));

        assertThat(one).isEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "*",
                "/abcdefghijklmnopqrs",
                "/abcdefghijklmnopqrstu",
                "/abcdefghijklmnopqrs1",
                "/abcdefghijklmnopqrst/",
                "/abcdefghijklmnopqrst;x=1",
                "/%61bcdefghijklmnopqrst",
                "//abcdefghijklmnopqrst",
                "/i/nonce234/abcdefghijklmnopqrst",
                "/?t=abcdefghijklmnopqrst",
                "/x/../abcdefghijklmnopqrst",
                "/favicon.ico"
            })
    void nothingElseIsAVisit(String target) throws IOException {
        var answer = canary.get(target);

        assertThat(answer).containsPattern("^HTTP/1.1 40[04] ").endsWith("\r\n\r\nnothing here\n");
        assertThat(canary.evidence).isEmpty();
    }

    @Test
    void theAnswerSaysAsLittleAsPossibleAndIsKeptByNobody() throws IOException {
        var answer = canary.get("/" + TOKEN);

        assertThat(answer.lines().skip(1).takeWhile(line -> !line.isEmpty()))
                .containsExactlyInAnyOrder(
                        "Cache-Control: no-store",
                        "Content-Type: text/plain; charset=utf-8",
                        "Content-Length: 44",
                        "Connection: close");
    }

    @Test
    void crawlersAreAskedToStayAway() throws IOException {
        assertThat(canary.get("/robots.txt")).endsWith("\r\n\r\nUser-agent: *\nDisallow: /\n");
        assertThat(canary.evidence).isEmpty();
    }

    @Test
    void bodiesAndSecretsAreNotKept() throws IOException {
        var answer = canary.http("POST /" + TOKEN + " HTTP/1.1\r\nHost: canary\r\nCookie: session=s3cr3t\r\n"
                + "Authorization: Bearer s3cr3t\r\nContent-Length: 9\r\n\r\nmy s3cr3t");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(new String(canary.evidence.get(0).raw(), StandardCharsets.ISO_8859_1))
                .doesNotContain("s3cr3t")
                .contains("Cookie: (not kept: 14 characters)");
    }

    @Test
    void whatAHeaderSaysOfTheClientsAddressIsNotBelieved() throws IOException {
        canary.http("GET /" + TOKEN + " HTTP/1.1\r\nHost: canary\r\nX-Forwarded-For: 203.0.113.9\r\n\r\n");

        assertThat(canary.visit().client()).isEqualTo("127.0.0.1");
        assertThat(new String(canary.evidence.get(0).raw(), StandardCharsets.ISO_8859_1))
                .contains("X-Forwarded-For: 203.0.113.9");
    }

    @Test
    void theHeadIsBounded() throws IOException {
        assertThat(canary.http("GET /" + TOKEN + " HTTP/1.1\r\nHost: canary\r\nX: " + "x".repeat(9000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
        assertThat(canary.evidence).isEmpty();

        canary.http("GET /" + TOKEN + " HTTP/1.1\r\nHost: canary\r\nUser-Agent: " + "x".repeat(7000) + "\r\n\r\n");
        assertThat(canary.visit().userAgent()).hasSizeLessThan(300);
        assertThat(canary.evidence.get(0).raw()).hasSizeBetween(7000, RequestHead.LARGEST);
    }

    @Test
    void aVisitorThatDoesNotWaitIsRecordedAllTheSame() throws IOException {
        try (var socket = canary.connectByHttp()) {
            VisitedCanary.say(socket, "GET /" + TOKEN + " HTTP/1.1\r\nHost: canary\r\n\r\n");
        }

        await().until(() -> canary.evidence.size() == 1);
    }

    @Test
    void theAnswerComesOnceTheVisitIsDurable() throws IOException {
        canary.close();
        var disk = new CompletableFuture<Void>();
        canary = new VisitedCanary(() -> disk);
        try (var socket = canary.connectByHttp()) {
            VisitedCanary.say(socket, "GET /" + TOKEN + " HTTP/1.1\r\nHost: canary\r\n\r\n");
            await().until(() -> canary.evidence.size() == 1);
            assertThat(socket.getInputStream().available()).isZero();

            disk.complete(null);

            assertThat(VisitedCanary.listen(socket)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aSlowDiskDelaysTheAnswerForTwoSecondsAtMost() throws IOException {
        canary.close();
        canary = new VisitedCanary(() -> new CompletableFuture<>());

        assertThat(canary.get("/" + TOKEN)).startsWith("HTTP/1.1 202 ");
    }

    @Test
    void aVisitThatCannotBeKeptIsNotClaimedToBe() throws IOException {
        canary.close();
        canary = new VisitedCanary(() -> CompletableFuture.failedFuture(new IOException("no space left")));

        assertThat(canary.get("/" + TOKEN)).startsWith("HTTP/1.1 503 ").contains("could not be recorded");
    }

    @Test
    void aVisitFromADeclaredNetworkIsNamedAfterIt() throws IOException {
        canary.close();
        var scanner = new DeclaredNetworks.Network("mail gateway", InetAddress.getByName("127.0.0.0"), 8);
        canary = new VisitedCanary(
                VisitedCanary.HTTP_AND_TCP,
                new DeclaredNetworks(List.of(scanner)),
                VisitorLimits.Limits.USUAL,
                CompletableFuture::allOf);

        canary.get("/" + TOKEN);

        assertThat(canary.visit().declared()).contains("mail gateway");
    }
}
