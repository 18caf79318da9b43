package io.drillmaster.alert.source;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.Reading;
import io.drillmaster.common.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Microsoft Sentinel, by a playbook (a Logic App) that passes on what triggered it: an alert, or an incident with its
 * alerts. Sentinel itself has no webhook.
 */
final class Sentinel implements AlertSource {
    @Override
    public String id() {
        return "sentinel";
    }

    @Override
    public String title() {
        return "Microsoft Sentinel";
    }

    @Override
    public Authenticator authenticator() {
        return new BearerSecret();
    }

    @Override
    public boolean secretFromTheStart() {
        return true;
    }

    @Override
    public int sizeLimit() {
        return 4 * SHORT_MESSAGES; // an incident of 150 alerts, which is Sentinel's limit, with their entities
    }

    @Override
    public List<Snippet> setup(HookAddress address) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        address.secret().ifPresent(secret -> headers.put("Authorization", "Bearer " + secret.value()));
        var action = """
                {
                  "Tell_Drillmaster": {
                    "type": "Http",
                    "runAfter": {},
                    "inputs": {
                      "method": "POST",
                      "uri": %s,
                      "headers": %s,
                      "body": "@triggerBody()"
                    }
                  }
                }
                """.formatted(Json.write(address.url().toString()), Json.write(headers));
        return List.of(new Snippet("The playbook's code view: what belongs under \"actions\"", action));
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        var document = Document.whole(delivery.body());
        var told = new Told(document.json());
        var incident = told.at("object");
        if (incident.path("properties").isObject()) {
            return incident(document, new Told(incident), told);
        }
        return List.of(SentinelAlert.read(document));
    }

    private static List<Reading> incident(Document document, Told incident, Told trigger) {
        var readings = new ArrayList<Reading>();
        SentinelResponse.in(document, incident, trigger).ifPresent(readings::add);
        // The key's case differs between incidents of Sentinel and of Defender XDR.
        for (var list : List.of("Alerts", "alerts")) {
            var members = Members.of(document, "object", "properties", list);
            members.documents().forEach(member -> readings.add(SentinelAlert.read(member)));
            if (members.left() > 0) {
                readings.add(Noise.leftOut(members.left()));
            }
        }
        if (readings.stream().noneMatch(ReadAlert.class::isInstance)) {
            readings.add(SentinelAlert.ofIncident(document, incident));
        }
        return readings;
    }
}
