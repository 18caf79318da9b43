package io.drillmaster.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drillmaster.alert.source.AlertSources;
import io.drillmaster.common.Problem;
import io.drillmaster.db.TestDatabase;
import io.drillmaster.evidence.NewEvidence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an administrator can do on a source's own page. */
class AlertSourceToolsTest {
    private Instant now = Instant.parse("2026-03-02T10:00:00Z");
    private final List<NewEvidence> kept = new ArrayList<>();
    private TestDatabase database;
    private AlertSourceService sources;
    private HookReceiver receiver;

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        sources = new AlertSourceService(
                database.database().jdbi(), AlertSources.ALL, URI.create("http://127.0.0.1:1"), () -> now);
        receiver = new HookReceiver(
                AlertSources.ALL,
                sources,
                rows -> {
                    kept.addAll(rows);
                    return CompletableFuture.allOf();
                },
                () -> now);
    }

    @AfterEach
    void close() {
        sources.close();
        database.close();
    }

    @Test
    void bothSecretsAreTakenForADayAndAnOlderOneIsNot() {
        var first = sources.create("github", "Code", false, "ada");
        var id = first.source().id();
        var secret1 = first.address().secret().orElseThrow();
        var secret2 = new HookSecret(sources.rotateSecret(id).text());
        assertThat(secrets(first)).containsExactly(secret2, secret1);

        var secret3 = new HookSecret(sources.rotateSecret(id).text());
        assertThat(secrets(first)).containsExactly(secret3, secret2);
        assertThat(sources.one(id).previousSecretUntil()).contains(now.plus(AlertSourceService.BOTH_SECRETS));

        now = now.plus(Duration.ofHours(24)).minusMillis(1);
        assertThat(secrets(first)).containsExactly(secret3, secret2);
        now = now.plusMillis(1);
        assertThat(secrets(first)).containsExactly(secret3);
    }

    @Test
    void aSecretThatTheOtherSideMadeIsReplacedInTheSameWay() {
        var pager = sources.create("pagerduty", "On call", false, "ada");
        var id = pager.source().id();
        assertThatThrownBy(() -> sources.rotateSecret(id)).isInstanceOf(Problem.class);

        sources.enterSecret(id, "one");
        assertThat(secrets(pager)).containsExactly(new HookSecret("one"));
        sources.enterSecret(id, "two");
        assertThat(secrets(pager)).containsExactly(new HookSecret("two"), new HookSecret("one"));

        sources.enterSecret(id, "two"); // again, by mistake
        now = now.plus(AlertSourceService.BOTH_SECRETS);
        assertThat(secrets(pager)).containsExactly(new HookSecret("two"));
    }

    @Test
    void aNewAddressWithItsNewSecretEndsTheSecretsBefore() {
        var first = sources.create("github", "Code", false, "ada");
        sources.rotateSecret(first.source().id());

        var second = sources.rotate(first.source().id());

        assertThat(secrets(second)).containsExactly(second.address().secret().orElseThrow());
    }

    @Test
    void aMappingIsUsedFromTheNextDeliveryOnAndOutlivesTheProcess() throws IOException {
        var siem = sources.create("generic", "SIEM", false, "ada");
        sources.map(siem.source().id(), new Mapping(Map.of(MappedField.RULE, " $.alarm ", MappedField.HOST, "")));

        assertThat(deliver(siem, "{\"alarm\":\"A\"}").status()).isEqualTo(200);

        assertThat(sources.deliveries(siem.source().id()).get(0).told()).isEqualTo("Alert: A");
        assertThat(sources.one(siem.source().id()).mapping().texts()).isEqualTo(Map.of(MappedField.RULE, "$.alarm"));
        sources.map(siem.source().id(), Mapping.NONE);
        assertThat(sources.one(siem.source().id()).mapping().isEmpty()).isTrue();
    }

    @Test
    void aMappingThatIsWrongOrHasNoPlaceIsRefused() {
        var siem = sources.create("generic", "SIEM", false, "ada").source().id();
        var falco = sources.create("falco", "Falco", false, "ada").source().id();
        var wrong = new Mapping(Map.of(MappedField.HOST, "host"));

        var problem = catchThrowableOfType(Problem.class, () -> sources.map(siem, wrong));
        assertThat(problem.place()).contains("host");
        assertThat(sources.one(siem).mapping().isEmpty()).isTrue();
        assertThatThrownBy(() -> sources.map(falco, new Mapping(Map.of(MappedField.HOST, "$.host"))))
                .isInstanceOf(Problem.class);
    }

    @Test
    void theLastTwentyDeliveriesSayWhatWasReadAndWhyNot() throws IOException {
        var siem = sources.create("generic", "SIEM", false, "ada");
        var id = siem.source().id();
        assertThat(sources.deliveries(id)).isEmpty();
        for (var i = 0; i < 30; i++) {
            now = now.plusSeconds(1);
            deliver(siem, "[{\"rule\":\"R" + i + "\"},{\"rule\":\"S\"},{\"rule\":\"T\"},{\"rule\":\"U\"}]");
            if (i % 7 == 0) {
                assertThat(sources.deliveries(id)).isNotEmpty(); // written down in between
            }
        }
        assertThatThrownBy(() -> deliver(siem, "no json")).isInstanceOf(Problem.class);

        var deliveries = sources.deliveries(id);
        assertThat(deliveries).hasSize(20);
        assertThat(deliveries.get(0).status()).isEqualTo(400);
        assertThat(deliveries.get(0).told()).contains("is not JSON");
        assertThat(deliveries.get(0).evidence()).isEmpty();
        assertThat(deliveries.get(1).told()).isEqualTo("Alert: R29; Alert: S; Alert: T; and 1 more");
        assertThat(deliveries.get(1).at()).isEqualTo(now);
        assertThat(deliveries.get(1).evidence())
                .contains(kept.get(kept.size() - 4).id());
        assertThat(deliveries.get(19).told()).contains("R11");
    }

    @Test
    void aDeliveryThatIsNotAuthenticIsSeenByWhoeverLooksForTheReason() throws IOException {
        var code = sources.create("github", "Code", false, "ada");

        assertThatThrownBy(() -> deliver(code, "{}")).isInstanceOf(Problem.class);

        assertThat(sources.deliveries(code.source().id())).singleElement().satisfies(delivery -> {
            assertThat(delivery.status()).isEqualTo(401);
            assertThat(delivery.told()).contains("X-Hub-Signature-256 is missing");
        });
        assertThat(kept).isEmpty();
    }

    @Test
    void onlyTheExpectedClientCertificateIsTaken() throws IOException {
        var falco = sources.create("falco", "Falco", false, "ada");
        sources.expectClient(falco.source().id(), " CN=falco,O=Acme ");

        assertThatThrownBy(() -> deliver(falco, "{}"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no trusted proxy named a client certificate");
        assertThatThrownBy(() -> deliver(falco, "{}", Optional.of("CN=other")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("is of 'CN=other'");
        assertThat(deliver(falco, "{\"rule\":\"R\"}", Optional.of("CN=falco,O=Acme"))
                        .status())
                .isEqualTo(200);

        sources.expectClient(falco.source().id(), "");
        assertThat(deliver(falco, "{\"rule\":\"R\"}").status()).isEqualTo(200);
    }

    private HookReply deliver(AlertSourceService.Fresh source, String body) throws IOException {
        return deliver(source, body, Optional.empty());
    }

    private HookReply deliver(AlertSourceService.Fresh source, String body, Optional<String> subject)
            throws IOException {
        return receiver.receive(
                source.source().kind(),
                key(source),
                Map.of(),
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                subject);
    }

    private List<HookSecret> secrets(AlertSourceService.Fresh source) {
        return sources.find(source.source().kind(), key(source)).orElseThrow().secrets();
    }

    private static String key(AlertSourceService.Fresh source) {
        var path = source.address().url().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
