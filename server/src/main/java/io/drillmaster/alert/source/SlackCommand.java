package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.node.TextNode;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.ReadResponse;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.SearchableText;
import io.drillmaster.alert.Traits;
import io.drillmaster.common.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A slash command: the command's name says what is done, else the first word after it, so that a team may use a command it
 * has: {@code /investigating pytorch-utilz}, {@code /incident investigating pytorch-utilz}.
 */
final class SlackCommand {
    /** What opens doors at Slack, and is of no use here. */
    static final Set<String> CREDENTIALS = Set.of("token", "response_url", "response_urls", "trigger_id");

    private SlackCommand() {}

    static Reading read(Map<String, String> form, Delivery delivery) {
        var raw = withoutCredentials(form);
        if (form.containsKey("ssl_check")) {
            return Slack.noise("ssl_check", "Slack checked this server's certificate.", raw);
        }
        var command = form.getOrDefault("command", "");
        var text = form.getOrDefault("text", "").strip();
        var kind = SpokenResponse.of(command).or(() -> SpokenResponse.of(text.split("\\s", 2)[0]));
        if (command.isEmpty() || kind.isEmpty()) {
            return Slack.noise(
                    command.isEmpty() ? "(no command)" : command,
                    command.isEmpty()
                            ? "This is a form, but neither a command nor a button of Slack: it has no 'command' and no"
                                    + " 'payload'."
                            : "The command says neither 'investigating' nor 'ack'.",
                    raw);
        }
        return new ReadResponse(
                kind.get(),
                person(form),
                Optional.empty(), // a channel is about more than one incident
                "said in Slack: " + command + " " + text,
                delivery.header("x-slack-request-timestamp")
                        .flatMap(stamp -> EpochStamp.SECONDS.of(TextNode.valueOf(stamp))),
                Optional.ofNullable(form.get("trigger_id")).filter(id -> !id.isBlank()),
                Traits.in(SearchableText.of(raw)).found(),
                raw);
    }

    private static Optional<String> person(Map<String, String> form) {
        return Optional.ofNullable(form.get("user_name"))
                .filter(name -> !name.isBlank())
                .or(() -> Optional.ofNullable(form.get("user_id")));
    }

    private static byte[] withoutCredentials(Map<String, String> form) {
        var kept = new TreeMap<>(form);
        kept.keySet().removeAll(CREDENTIALS);
        return Json.write(kept).getBytes(StandardCharsets.UTF_8);
    }
}
