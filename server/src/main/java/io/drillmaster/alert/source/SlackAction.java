package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.alert.ReadResponse;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.SearchableText;
import io.drillmaster.alert.Traits;
import io.drillmaster.common.Json;
import io.drillmaster.evidence.ResponseKind;
import io.drillmaster.evidence.SourceTime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A click on a button or a message's shortcut. Slack sends the message too, so the alert's words in it tie the click to an
 * exercise; the message's thread is the incident.
 */
final class SlackAction {
    private SlackAction() {}

    static List<Reading> read(Document document) {
        var raw = withoutCredentials(document);
        var payload = LooseFields.of(document.json());
        var type = payload.text("type").orElse("(no type)");
        var said = new ArrayList<Reading>();
        switch (type) {
            case "block_actions" -> {
                for (var action : payload.objects("actions")) {
                    var name = action.text("action_id").orElse("");
                    SpokenResponse.of(name)
                            .or(() -> action.text("value").flatMap(SpokenResponse::of))
                            .ifPresent(kind -> said.add(response(kind, name, stamp(document, action), payload, raw)));
                }
            }
            case "message_action", "shortcut" -> {
                var name = payload.text("callback_id").orElse("");
                SpokenResponse.of(name)
                        .ifPresent(kind -> said.add(response(kind, name, stamp(document, payload), payload, raw)));
            }
            default -> {
                // a dialog, a view: kept below as noise
            }
        }
        return said.isEmpty()
                ? List.of(Slack.noise(
                        type,
                        "Slack sent '" + type
                                + "' with nothing that begins with 'investigating' or 'ack' as its action_id"
                                + " or callback_id." + payload.remark(),
                        raw))
                : said;
    }

    private static ReadResponse response(
            ResponseKind kind, String name, Optional<SourceTime> time, LooseFields payload, byte[] raw) {
        var user = payload.object("user");
        var person = user.text("username").or(() -> user.text("name")).or(() -> user.text("id"));
        var words =
                payload.object("message").text("text").map(text -> ": " + text).orElse("");
        return new ReadResponse(
                kind,
                person,
                incident(payload),
                "pressed '" + name + "' in Slack" + words + payload.remark(),
                time,
                time.map(at -> "slack:" + person.orElse("") + ":" + name + ":" + at.raw()),
                Traits.in(SearchableText.of(raw)).found(),
                raw);
    }

    private static Optional<String> incident(LooseFields payload) {
        var message = payload.object("message");
        var container = payload.object("container");
        var thread = message.text("thread_ts")
                .or(() -> container.text("thread_ts"))
                .or(() -> message.text("ts"))
                .or(() -> container.text("message_ts"))
                .or(() -> payload.text("message_ts"));
        return payload.object("channel").text("id").flatMap(channel -> thread.map(ts -> channel + ":" + ts));
    }

    private static Optional<SourceTime> stamp(Document document, LooseFields from) {
        return from.text("action_ts")
                .or(() -> Optional.ofNullable(document.json().path("action_ts").textValue()))
                .flatMap(text ->
                        EpochStamp.SECONDS.of(Json.mapper().getNodeFactory().textNode(text)));
    }

    private static byte[] withoutCredentials(Document document) {
        if (!(document.json() instanceof ObjectNode object)) {
            return document.raw();
        }
        return Json.write(object.deepCopy().without(SlackCommand.CREDENTIALS)).getBytes(StandardCharsets.UTF_8);
    }
}
