package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.Traits;
import io.drillmaster.common.Hashes;
import io.drillmaster.common.Json;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.SourceTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Falco's {@code http_output}, and falcosidekick's webhook, which sends the same object with a few more fields. Falco
 * writes when the system call happened and never when it decided, so an alert of it is generated, for us, when it
 * arrives. Of its fields only time, rule, priority, source and hostname are always there; any value may be null.
 */
final class Falco implements AlertSource {
    private static final List<String> HOST_FIELDS =
            List.of("container.name", "container.id", "k8s.pod.name", "k8s.node.name", "evt.hostname");

    /** Shorter than what falcosidekick leaves of a text that it cuts: the same event has the same key on both ways. */
    private static final int OUTPUT_IN_KEY = 400;

    @Override
    public String id() {
        return "falco";
    }

    @Override
    public String title() {
        return "Falco";
    }

    @Override
    public Authenticator authenticator() {
        return new BearerSecret();
    }

    @Override
    public int sizeLimit() {
        return SHORT_MESSAGES;
    }

    @Override
    public List<Snippet> setup(HookAddress address) {
        var url = Json.write(address.url().toString());
        var sidekick = "webhook:\n  address: " + url + "\n"
                + address.secret()
                        .map(secret ->
                                "  customheaders:\n    Authorization: " + Json.write("Bearer " + secret.value()) + "\n")
                        .orElse("");
        var sidekickOnly = new Snippet("falcosidekick: config.yaml", sidekick);
        if (address.secret().isPresent()) {
            return List.of(sidekickOnly); // Falco itself can send no header
        }
        var falco = """
                json_output: true
                json_include_output_property: true
                http_output:
                  enabled: true
                  url: %s
                """.formatted(url);
        return List.of(new Snippet("Falco: /etc/falco/config.d/drillmaster.yaml", falco), sidekickOnly);
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        requireJson(delivery.body());
        return Document.split(delivery.body()).stream()
                .<Reading>map(document -> alert(document, document.json()))
                .toList();
    }

    private static void requireJson(byte[] body) {
        for (var each : body) {
            var c = each & 0xFF;
            if (c == '{' || c == '[' || c >= 0x80) {
                return; // a byte order mark is not ASCII; the parser judges the rest
            }
            if (c > ' ') {
                throw Problem.badInput(
                        "not-json",
                        "The body is plain text, as Falco sends it without 'json_output: true'; set that in falco.yaml.");
            }
        }
    }

    /** The alert that {@code json} is, with the bytes and words of what it came in. */
    static ReadAlert alert(Document document, JsonNode json) {
        var fields = json.path("output_fields");
        var rule = text(json.path("rule"));
        if (rule.isEmpty()) {
            return ReadAlert.of(AlertKind.NOISE, "(no rule)", document.raw())
                    .summary("This is JSON, but no Falco alert: it has no 'rule'.")
                    .build();
        }
        var host = text(json.path("hostname"));
        var time = time(json);
        var traits = Traits.in(document.text()).host(host);
        HOST_FIELDS.forEach(field -> traits.host(text(fields.path(field))));
        var output = text(json.path("output"));
        return ReadAlert.of(isNoise(json, rule) ? AlertKind.NOISE : AlertKind.RUNTIME, rule, document.raw())
                .priority(text(json.path("priority")))
                .summary(output.isEmpty() ? rule : output)
                .sourceTime(time)
                .host(host)
                .ownId(time.map(at -> key(host, rule, at, output)))
                .traits(traits)
                .lost(FalcoDrops.in(json, rule, output))
                .build();
    }

    /** Falco's messages about itself, and what falcosidekick's {@code /test} sends. */
    private static boolean isNoise(JsonNode json, String rule) {
        return text(json.path("source")).equals("internal")
                || rule.toLowerCase(Locale.ROOT).startsWith("falco internal:")
                || rule.equals("Test rule");
    }

    /** When the system call happened; the nanoseconds in the fields serve where the text is missing or broken. */
    private static Optional<SourceTime> time(JsonNode json) {
        var fields = json.path("output_fields");
        return Stamp.of(json.path("time"))
                .or(() -> Stamp.ofEpochNanos(fields.path("evt.time")))
                .or(() -> Stamp.ofEpochNanos(fields.path("evt.time.iso8601")));
    }

    /** Falco gives its alerts no id, and falcosidekick's {@code uuid} is new for every delivery. */
    private static String key(String host, String rule, SourceTime at, String output) {
        var start = output.substring(0, Math.min(output.length(), OUTPUT_IN_KEY));
        return "falco:"
                + Hashes.sha256(String.join("\n", host, rule, at.instant().toString(), start));
    }

    private static String text(JsonNode field) {
        return field.isTextual() ? field.textValue() : "";
    }
}
