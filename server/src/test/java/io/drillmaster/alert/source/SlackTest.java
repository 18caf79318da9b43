package io.drillmaster.alert.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.alert.Authenticity;
import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.ReadResponse;
import io.drillmaster.alert.Reading;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.ResponseKind;
import io.drillmaster.evidence.SourceTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlackTest {
    private static final Slack SLACK = new Slack();
    private static final HookSecret SECRET = new HookSecret("the app's signing secret");

    @Test
    void aButtonTellsWhoInvestigatesTheMessageItStandsIn() {
        var response = response("button.investigating.form");

        assertThat(response.kind()).isEqualTo(ResponseKind.INVESTIGATING);
        assertThat(response.person()).contains("nora");
        assertThat(response.incident()).contains("CALERTS01:1772446535.000200");
        assertThat(response.sourceTime().map(SourceTime::instant))
                .contains(Instant.ofEpochSecond(1_772_446_570L, 123_456_000));
        assertThat(response.summary()).contains("pytorch-utilz==1.4.2");
    }

    @Test
    void aShortcutOnAMessageIsAboutItsThread() {
        var response = response("shortcut.acknowledge.form");

        assertThat(response.kind()).isEqualTo(ResponseKind.ACKNOWLEDGED);
        assertThat(response.incident()).contains("CALERTS01:1772446500.000100");
        assertThat(response.sourceTime()).isPresent();
    }

    @Test
    void aCommandsNameOrItsFirstWordSaysWhatIsDone() {
        var named = response("command.investigating.form");

        assertThat(named.kind()).isEqualTo(ResponseKind.INVESTIGATING);
        assertThat(named.person()).contains("nora");
        assertThat(named.incident()).isEmpty();
        assertThat(named.ownId()).contains("9.8.command");
        assertThat(response("command.ack-as-first-word.form").kind()).isEqualTo(ResponseKind.ACKNOWLEDGED);
    }

    @Test
    void whoeverTypesACommandIsToldWhatWasNotedAndNothingOfADrill() {
        assertThat(answer("command.investigating.form")).contains("ephemeral", "you are investigating");
        assertThat(answer("command.without-meaning.form")).contains("Nothing was noted");
        for (var name : List.of("command.investigating.form", "command.without-meaning.form", "ssl-check.form")) {
            assertThat(answer(name)).doesNotContainIgnoringCase("drill");
        }
    }

    @Test
    void whatSaysNothingOfAResponseIsKeptAndNeverCounts() {
        for (var name : List.of("button.other.form", "command.without-meaning.form", "ssl-check.form")) {
            assertThat(((ReadAlert) one(name)).kind()).as(name).isEqualTo(AlertKind.NOISE);
        }
        for (var body :
                List.of("", "=", "&&&", "payload", "payload=5", "payload={}", "a=%zz%4", "{\"type\":\"event\"}")) {
            assertThat(((ReadAlert) read(body).get(0)).kind()).as(body).isEqualTo(AlertKind.NOISE);
        }
    }

    @Test
    void oneBadMemberLosesNoOther() {
        var response = response("types-that-do-not-fit.form");

        assertThat(response.kind()).isEqualTo(ResponseKind.INVESTIGATING);
        assertThat(response.person()).isEmpty();
        assertThat(response.incident()).isEmpty();
    }

    @Test
    void credentialsThatSlackSendsAlongAreNotKept() {
        for (var name : List.of("button.investigating.form", "command.investigating.form", "ssl-check.form")) {
            assertThat(new String(one(name).raw(), StandardCharsets.UTF_8))
                    .as(name)
                    .doesNotContain("a-verification-token", "one-time", "trigger");
        }
        assertThat(new String(one("button.investigating.form").raw(), StandardCharsets.UTF_8))
                .contains("1772446570.123456");
    }

    @Test
    void noBytesWhateverMakeItThrowAnythingButAProblem() {
        var random = new Random(5);
        var seed = Deliveries.fixture("slack", "button.investigating.form");
        for (var round = 0; round < 500; round++) {
            var body = seed.clone();
            for (var i = 0; i < 8; i++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(SLACK.read(Deliveries.of("slack", body, Map.of()))).isNotEmpty();
            } catch (Problem noJson) {
                assertThat(noJson.status()).isEqualTo(400);
            }
        }
    }

    @Test
    void aSignatureHoldsForItsBodyItsSecretAndFiveMinutes() {
        var body = "command=%2Fack".getBytes(StandardCharsets.UTF_8);
        var signature = SlackSignature.signature(SECRET, "1772446533", body);

        // printf 'v0:1772446533:command=%%2Fack' | openssl dgst -sha256 -hmac "the app's signing secret"
        assertThat(signature).isEqualTo("v0=512355bd91599dc34c2503a98407c79d5ff6a8eb9ed5f206a9db80bf5219fd0e");
        var made = Instant.ofEpochSecond(1_772_446_533L);
        assertThat(check(body, signature, "1772446533", made)).isInstanceOf(Authenticity.Authentic.class);
        assertThat(check(body, signature, "1772446533", made.plus(Duration.ofMinutes(5))))
                .isInstanceOf(Authenticity.Authentic.class);
        assertThat(check(body, signature, "1772446533", made.plusSeconds(301)))
                .isInstanceOf(Authenticity.NotAuthentic.class);
        assertThat(check(body, signature, "1772446533", made.minusSeconds(301)))
                .isInstanceOf(Authenticity.NotAuthentic.class);
        assertThat(check(body, signature, "1772446534", made)).isInstanceOf(Authenticity.NotAuthentic.class);
        assertThat(check(body, signature, "soon", made)).isInstanceOf(Authenticity.NotAuthentic.class);
        assertThat(check("command=%2fack".getBytes(StandardCharsets.UTF_8), signature, "1772446533", made))
                .isInstanceOf(Authenticity.NotAuthentic.class);
    }

    private static Authenticity check(byte[] body, String signature, String stamp, Instant receivedAt) {
        var headers = Map.of("X-Slack-Signature", signature, "X-Slack-Request-Timestamp", stamp);
        return SLACK.authenticator().check(new Delivery("slack", headers, body, receivedAt), Optional.of(SECRET));
    }

    private static String answer(String name) {
        var delivery = Deliveries.of("slack", Deliveries.fixture("slack", name), Map.of());
        return SLACK.answer(delivery, Deliveries.OPEN_HOOK, List.of(one(name))).orElseThrow();
    }

    private static ReadResponse response(String name) {
        return (ReadResponse) one(name);
    }

    private static Reading one(String name) {
        var readings = SLACK.read(Deliveries.of(
                "slack", Deliveries.fixture("slack", name), Map.of("X-Slack-Request-Timestamp", "1772446533")));
        assertThat(readings).hasSize(1);
        return readings.get(0);
    }

    private static List<Reading> read(String body) {
        return SLACK.read(Deliveries.of("slack", body.getBytes(StandardCharsets.UTF_8), Map.of()));
    }
}
