package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.Traits;
import io.drillmaster.common.Json;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.SourceTime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A webhook of Prometheus' Alertmanager (version 4), which Grafana took over: a group of alerts, told whole every time one
 * of them changes, with those that are over among them. An alert is the same as long as its labels and its beginning are.
 */
final class AlertGroup {
    private static final String FIRING = "firing";
    private static final String RESOLVED = "resolved";

    /** From the surest to the vaguest; DCGM's exporter writes a capital H. */
    private static final String[] HOSTS = {
        "hostname", "Hostname", "host", "node", "nodename", "exported_pod", "pod", "container_name", "instance"
    };

    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    private final String source;
    private final Map<String, String> aboutItself;

    /**
     * A reader.
     *
     * @param source id of the source, for its alerts' keys
     * @param aboutItself alert names by which the source speaks of itself, and what each of them means
     */
    AlertGroup(String source, Map<String, String> aboutItself) {
        this.source = source;
        this.aboutItself = Map.copyOf(aboutItself);
    }

    /** The group's alerts, one reading each, and a note of those that the sender cut off. */
    List<Reading> read(Document group) {
        var json = group.json();
        if (!json.path("alerts").isArray()) {
            return List.of(Noise.notUnderstood(
                    group,
                    "This is JSON, but no webhook of " + source + ": it has no list 'alerts'. A payload"
                            + " template of your own belongs to the generic source."));
        }
        var members = Members.of(group, "alerts");
        var readings = new ArrayList<Reading>();
        members.documents().forEach(member -> readings.add(alert(member)));
        if (members.left() > 0) {
            readings.add(Noise.leftOut(members.left()));
        }
        if (json.path("truncatedAlerts").asLong() > 0) {
            readings.add(truncated(json));
        }
        return readings;
    }

    private ReadAlert alert(Document member) {
        var alert = new Told(member.json());
        var labels = new Told(alert.at("labels"));
        var name = labels.text("alertname");
        var status = alert.text("status").orElse("");
        if (name.isEmpty() && status.isEmpty()) {
            return Noise.notUnderstood(member, "This is no alert: it has neither a status nor a label 'alertname'.");
        }
        var rule = name.orElse("(no alertname)");
        var began = alert.time("startsAt");
        var changed = status.equals(RESOLVED) ? alert.time("endsAt").or(() -> began) : began;
        var traits = Traits.in(member.text());
        var summary = summary(alert, rule, status);
        return ReadAlert.of(kind(labels, rule, status), rule, member.raw())
                .priority(labels.text("severity", "priority").orElse(""))
                .sourceTime(happened(labels).or(() -> changed))
                .generatedAt(changed)
                .host(host(labels, traits))
                .ownId(Optional.of(key(alert, began, status)))
                .traits(traits)
                .summary(summary + alert.remark() + labels.remark())
                .build();
    }

    private AlertKind kind(Told labels, String rule, String status) {
        return status.equals(FIRING) && meaning(rule).isEmpty() ? StatedKind.in(labels) : AlertKind.NOISE;
    }

    private String summary(Told alert, String rule, String status) {
        var annotations = new Told(alert.at("annotations"));
        var told =
                annotations.text("summary", "description", "message", "title").orElse(rule);
        if (status.equals(RESOLVED)) {
            return "It is over: " + told;
        }
        if (!status.equals(FIRING)) {
            return "Its status is neither firing nor resolved: " + told;
        }
        return meaning(rule).map(it -> it + ": " + told).orElse(told);
    }

    /** What an alert means that is about the tools themselves. */
    private Optional<String> meaning(String rule) {
        return rule.startsWith("Falco internal:")
                ? Optional.of("Falco about itself")
                : Optional.ofNullable(aboutItself.get(rule));
    }

    /** falcosidekick sends no beginning, so Alertmanager stamps the arrival; Falco's own time is a label. */
    private static Optional<SourceTime> happened(Told labels) {
        return labels.time(EpochStamp.NANOS, "evt_time", "evt_time_iso8601");
    }

    private static String host(Told labels, Traits traits) {
        var first = "";
        for (var label : HOSTS) {
            var host = labels.text(label)
                    .map(it -> PORT.matcher(it).replaceFirst(""))
                    .orElse("");
            traits.host(host);
            first = first.isEmpty() ? host : first;
        }
        return first;
    }

    /** There is no id of a delivery: repeats, other members' changes and a second Alertmanager all tell it again. */
    private String key(Told alert, Optional<SourceTime> began, String status) {
        var labels = alert.text("fingerprint").orElseGet(() -> "labels-" + new Told(alert.at("labels")).hash());
        return source + ":" + labels + ":" + began.map(SourceTime::raw).orElse("") + ":" + status;
    }

    private static ReadAlert truncated(JsonNode group) {
        return ReadAlert.of(AlertKind.NOISE, "(truncated)", withoutAlerts(group))
                .summary("The sender left out " + group.path("truncatedAlerts").asLong()
                        + " alerts of this group; set max_alerts to 0, or the drill's alert may be among them.")
                .build();
    }

    private static byte[] withoutAlerts(JsonNode group) {
        ObjectNode rest = group.deepCopy();
        rest.remove("alerts");
        return Json.write(rest).getBytes(StandardCharsets.UTF_8);
    }
}
