package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.SearchableText;
import io.drillmaster.alert.Traits;
import io.drillmaster.evidence.AlertKind;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an event means. Types that are known (Falco's, OCSF findings, CDEvents, Tekton's) are read as what they are; of
 * every other one it is taken that only alerts are sent here, unless the last word of its type says otherwise.
 */
final class CloudEventMeaning {
    private static final Pattern CDEVENT = Pattern.compile("dev\\.cdevents\\.[a-z]+\\.finished\\..*");
    private static final Pattern VERSION = Pattern.compile("v?\\d+");
    private static final Set<String> OVER =
            Set.of("ping", "heartbeat", "resolved", "recovered", "closed", "success", "succeeded", "passed", "test");
    private static final Set<String> BLOCKED = Set.of("blocked", "denied", "rejected");
    private static final Set<String> FAILED = Set.of("failure", "failed", "fail", "error");
    private static final List<String> SUMMARIES = List.of("summary", "message", "title", "description", "text");
    private static final List<String> HOSTS = List.of("hostname", "host", "node");

    private CloudEventMeaning() {}

    /** What one event, in the form of the JSON format, says. */
    static List<Reading> readings(Document event) {
        var json = event.json();
        var type = text(json, "type");
        if (!json.path("specversion").isTextual() || type.isEmpty()) {
            return List.of(ReadAlert.of(AlertKind.NOISE, type.orElse("(no type)"), event.raw())
                    .summary("This is JSON, but no CloudEvent: it has no 'specversion' or no 'type'.")
                    .build());
        }
        var decoded = text(json, "data_base64").map(CloudEventMeaning::decoded);
        var data = decoded.map(BinaryCloudEvent::data).orElse(json.path("data"));
        if (data.path("class_uid").isIntegralNumber()) {
            return OcsfFinding.readings(event, data);
        }
        if (data.path("rule").isTextual() && data.path("output_fields").isObject()) {
            return List.of(Falco.alert(event, data));
        }
        var words = decoded.map(bytes -> new SearchableText(
                        event.text().text() + "\n" + SearchableText.of(bytes).text()))
                .orElse(event.text());
        return List.of(alert(event, data, type.get(), words));
    }

    private static ReadAlert alert(Document event, JsonNode data, String type, SearchableText words) {
        var json = event.json();
        var traits = Traits.in(words);
        var hosts = HOSTS.stream()
                .flatMap(field -> Stream.concat(text(json, field).stream(), text(data, field).stream()))
                .toList();
        hosts.forEach(traits::host);
        text(data, "package").ifPresent(traits::packageName);
        var time = Stamp.of(json.path("time"));
        var gate = isCi(type);
        return ReadAlert.of(kind(type, data), type, event.raw())
                .priority(Stream.of("severity", "priority")
                        .flatMap(field -> Stream.concat(text(json, field).stream(), text(data, field).stream()))
                        .findFirst()
                        .orElse(""))
                .summary(summary(json, data, type))
                .sourceTime(time)
                .generatedAt(gate ? time : Optional.empty())
                .host(hosts.isEmpty() ? "" : hosts.get(0))
                .ownId(text(json, "source").flatMap(source -> text(json, "id").map(id -> source + " " + id)))
                .traits(traits)
                .build();
    }

    private static AlertKind kind(String type, JsonNode data) {
        var lower = type.toLowerCase(Locale.ROOT);
        if (isCi(lower)) {
            var outcome = text(data.path("subject").path("content"), "outcome")
                    .or(() -> text(data, "outcome"))
                    .map(word -> word.toLowerCase(Locale.ROOT));
            var failed = CDEVENT.matcher(lower).matches()
                    ? outcome.filter(FAILED::contains).isPresent()
                    : FAILED.contains(lastWord(lower));
            return failed ? AlertKind.GATE_BLOCKED : AlertKind.NOISE;
        }
        return switch (text(data, "kind").orElse("").toLowerCase(Locale.ROOT)) {
            case "runtime" -> AlertKind.RUNTIME;
            case "blocked" -> AlertKind.GATE_BLOCKED;
            case "warned" -> AlertKind.GATE_WARNED;
            default ->
                OVER.contains(lastWord(lower))
                        ? AlertKind.NOISE
                        : BLOCKED.contains(lastWord(lower)) ? AlertKind.GATE_BLOCKED : AlertKind.RUNTIME;
        };
    }

    /** CI systems send everything that happens to a run; only its failure is a gate, and its time is that of the end. */
    private static boolean isCi(String type) {
        return type.startsWith("dev.cdevents.") || type.startsWith("dev.tekton.event.");
    }

    /** Without the version that many types end with. */
    private static String lastWord(String type) {
        var words = type.split("[._/:-]", -1);
        var i = words.length - 1;
        while (i > 0 && VERSION.matcher(words[i]).matches()) {
            i--;
        }
        return words[i];
    }

    private static String summary(JsonNode json, JsonNode data, String type) {
        return SUMMARIES.stream()
                .flatMap(field -> text(data, field).stream())
                .findFirst()
                .or(() -> text(json, "subject").map(subject -> type + ": " + subject))
                .orElse(type);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException noBase64) {
            return new byte[0]; // it stays in the raw bytes as it came
        }
    }

    private static Optional<String> text(JsonNode parent, String field) {
        return Optional.ofNullable(parent.path(field).textValue()).filter(it -> !it.isBlank());
    }
}
