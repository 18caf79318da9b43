package io.drillmaster.alert.source;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.Hook;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.ReadResponse;
import io.drillmaster.alert.Reading;
import io.drillmaster.common.Json;
import io.drillmaster.evidence.AlertKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Slack app of the team: buttons in messages, a shortcut on any message, and slash commands. Each is a person who says
 * something, in a form body that is signed. The person sees the answer of a command, and has to have it within three
 * seconds.
 */
final class Slack implements AlertSource {
    @Override
    public String id() {
        return "slack";
    }

    @Override
    public String title() {
        return "Slack";
    }

    @Override
    public Authenticator authenticator() {
        return new SlackSignature();
    }

    @Override
    public boolean secretFromThere() {
        return true;
    }

    @Override
    public int sizeLimit() {
        return SHORT_MESSAGES;
    }

    @Override
    public List<Snippet> setup(HookAddress address) {
        var url = Json.write(address.url().toString());
        var manifest = """
                display_information:
                  name: Incident responses
                  description: Tells who took note of an alert and who investigates it
                features:
                  shortcuts:
                    - name: I am investigating
                      type: message
                      callback_id: investigating
                      description: Say that you investigate what this message tells
                    - name: I have seen it
                      type: message
                      callback_id: acknowledge
                      description: Say that you took note of what this message tells
                  bot_user:
                    display_name: incident-responses
                    always_online: true
                  slash_commands:
                    - command: /investigating
                      url: %1$s
                      description: Say what you are investigating
                      usage_hint: package, host or words of the alert
                    - command: /ack
                      url: %1$s
                      description: Say what you took note of
                      usage_hint: package, host or words of the alert
                oauth_config:
                  scopes:
                    bot: [commands]
                settings:
                  interactivity:
                    is_enabled: true
                    request_url: %1$s
                """.formatted(url);
        return List.of(new Snippet("Slack: api.slack.com/apps, Create New App, From a manifest (YAML)", manifest));
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        var start = new String(delivery.body(), StandardCharsets.UTF_8).stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            var document = Document.whole(delivery.body());
            return List.of(noise(
                    "(no form)",
                    "Slack sent JSON. Commands and buttons come as forms: enter this address there,"
                            + " and not for events.",
                    document.raw()));
        }
        var form = FormBody.fields(delivery.body());
        var payload = form.get("payload");
        return payload == null || payload.isBlank()
                ? List.of(SlackCommand.read(form, delivery))
                : SlackAction.read(Document.whole(payload.getBytes(StandardCharsets.UTF_8)));
    }

    /** Shown to whoever typed the command, and to nobody else. It says nothing of drills. */
    @Override
    public Optional<String> answer(Delivery delivery, Hook hook, List<Reading> readings) {
        var text = readings.stream()
                .filter(ReadResponse.class::isInstance)
                .map(reading -> said((ReadResponse) reading))
                .findFirst()
                .orElse(
                        "Nothing was noted. Say /investigating or /ack, and what: a package, a host, words of the alert.");
        return Optional.of(Json.write(Map.of("response_type", "ephemeral", "text", text)));
    }

    private static String said(ReadResponse response) {
        return switch (response.kind()) {
            case INVESTIGATING -> "Noted: you are investigating.";
            case ACKNOWLEDGED -> "Noted: you have seen it. Say /investigating once you begin to work on it.";
            case UNACKNOWLEDGED -> "Noted: you take it back.";
            case HINT, CLOSED -> "Noted.";
        };
    }

    /** Kept, never counted. */
    static ReadAlert noise(String rule, String sentence, byte[] raw) {
        return ReadAlert.of(AlertKind.NOISE, rule, raw).summary(sentence).build();
    }
}
