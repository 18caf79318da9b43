package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.Traits;
import io.drillmaster.evidence.AlertKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Wazuh 4, whose integrator runs a script for every alert; also in the wrapper of its ready-made Shuffle integration. An
 * alert's time is when the manager took the event in, before any rule was tried, so it is the event's and not that of the
 * decision. Rules are known by their numbers; 200 to 299 and 500 to 509 are Wazuh's about itself.
 */
final class Wazuh implements AlertSource {
    /** Queue full, queue flooded, file database full, agent disconnected, agent stopped, inotify queue full. */
    private static final Set<Integer> BLIND = Set.of(203, 204, 233, 504, 506, 560);

    private static final int LOG_ROTATED = 591;

    @Override
    public String id() {
        return "wazuh";
    }

    @Override
    public String title() {
        return "Wazuh";
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
        var url = address.url().toString();
        var header = address.secret()
                .map(secret -> "Authorization: Bearer " + secret.value())
                .orElse("X-Sender: wazuh");
        var script = """
                #!/bin/sh
                # wazuh-integratord calls this with the file of an alert; the header is not on the command line, where ps shows it
                exec curl --silent --show-error --fail --max-time 10 --retry 2 \\
                  -H 'Content-Type: application/json' -H @- --data-binary "@$1" %s <<'HEADER'
                %s
                HEADER
                """.formatted(Shell.quoted(url), header);
        var custom = """
                <integration>
                  <name>custom-drillmaster</name>
                  <hook_url>%s</hook_url>
                  <level>3</level>
                  <alert_format>json</alert_format>
                </integration>
                """.formatted(url);
        var ownScript = List.of(
                new Snippet(
                        "Wazuh manager: /var/ossec/integrations/custom-drillmaster (chown root:wazuh, chmod 750)",
                        script),
                new Snippet(
                        "Wazuh manager: /var/ossec/etc/ossec.conf, inside <ossec_config>; then restart it", custom));
        if (address.secret().isPresent()) {
            return ownScript;
        }
        var shuffle = new Snippet(
                "Or without a script, by the integration that comes with Wazuh: ossec.conf",
                custom.replace("custom-drillmaster", "shuffle"));
        return List.of(ownScript.get(0), ownScript.get(1), shuffle);
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        return Batch.read(Document.split(delivery.body()), document -> List.of(alert(document)));
    }

    private static ReadAlert alert(Document document) {
        var wrapper = document.json();
        var json = wrapper.path("all_fields").isObject() ? wrapper.path("all_fields") : wrapper;
        var rule = json.path("rule");
        if (!rule.isObject()) {
            return ReadAlert.of(AlertKind.NOISE, "(no rule)", document.raw())
                    .summary("This is JSON, but no Wazuh alert: it has no 'rule'.")
                    .build();
        }
        var number = number(rule);
        var description = text(rule, "description").orElse("rule " + number);
        var host = text(json.path("agent"), "name").orElse("");
        var traits = Traits.in(document.text()).host(host);
        text(json.path("predecoder"), "hostname").ifPresent(traits::host);
        return ReadAlert.of(kind(rule, number, json), description, document.raw())
                .priority(rule.path("level").isValueNode() ? rule.path("level").asText() : "")
                .summary(text(json, "full_log")
                        .map(log -> description + ": " + log)
                        .orElse(description))
                .sourceTime(Stamp.of(json.path("timestamp")))
                .host(host)
                .ownId(key(json))
                .traits(traits)
                .lost(BLIND.contains(number) ? Optional.of(description) : Optional.empty())
                .build();
    }

    private static AlertKind kind(JsonNode rule, int number, JsonNode json) {
        if ((number >= 200 && number < 300)
                || (number >= 500 && number < 510)
                || BLIND.contains(number)
                || number == LOG_ROTATED) {
            return AlertKind.NOISE;
        }
        if (in(rule, "sca")
                || in(rule, "syscheck_entry_deleted")
                || text(json.path("syscheck"), "event")
                        .filter("deleted"::equals)
                        .isPresent()) {
            return AlertKind.NOISE; // an audit of settings; a file that went away, as markers do
        }
        return in(rule, "vulnerability-detector") ? AlertKind.GATE_WARNED : AlertKind.RUNTIME;
    }

    private static boolean in(JsonNode rule, String group) {
        var groups = rule.path("groups");
        for (var i = 0; i < Math.min(groups.size(), 100); i++) {
            if (group.equals(groups.path(i).textValue())) {
                return true;
            }
        }
        return false;
    }

    /** The alert's id is its place in the manager's log: two managers may give the same. */
    private static Optional<String> key(JsonNode json) {
        var manager = text(json.path("manager"), "name").orElse("");
        return text(json, "id").map(id -> "wazuh:" + manager + ":" + id);
    }

    private static int number(JsonNode rule) {
        var text = rule.path("id").isIntegralNumber()
                ? rule.path("id").asText()
                : text(rule, "id").orElse("");
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static Optional<String> text(JsonNode parent, String field) {
        return Optional.ofNullable(parent.path(field).textValue()).filter(it -> !it.isBlank());
    }
}
