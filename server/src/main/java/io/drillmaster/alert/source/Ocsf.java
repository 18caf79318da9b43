package io.drillmaster.alert.source;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.Reading;
import io.drillmaster.common.Json;
import java.util.List;

/**
 * Findings in the Open Cybersecurity Schema Framework: one object, an array, or one a line. What a finding means is told
 * by {@link OcsfFinding}.
 */
final class Ocsf implements AlertSource {
    @Override
    public String id() {
        return "ocsf";
    }

    @Override
    public String title() {
        return "OCSF findings";
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
        var header = address.secret()
                .map(secret -> "    strategy: bearer\n    token: " + Json.write(secret.value()) + "\n")
                .map(auth -> "  auth:\n" + auth)
                .orElse("");
        var vector = """
                # vector.yaml: findings that a source or transform of yours named "findings" brings
                sinks:
                  drillmaster:
                    type: http
                    inputs: [findings]
                    uri: %s
                    method: post
                    encoding:
                      codec: json
                    batch:
                      max_events: 100
                %s""".formatted(Json.write(address.url().toString()), header.indent(2));
        var secret = address.secret()
                .map(it -> "  -H " + Shell.quoted("Authorization: Bearer " + it.value()) + " \\\n")
                .orElse("");
        var command = "curl --fail-with-body " + Shell.quoted(address.url().toString()) + " \\\n"
                + "  -H 'Content-Type: application/json' \\\n"
                + secret
                + """
                  --data-binary @- <<JSON
                {
                  "class_uid": 2004, "category_uid": 2, "activity_id": 1, "type_uid": 200401, "severity_id": 4, "status_id": 1,
                  "time": $(date +%s)000,
                  "finding_info": {"uid": "example-$(date +%s)", "title": "Unexpected name looked up by pip install"},
                  "device": {"hostname": "$(hostname)", "type_id": 0},
                  "metadata": {"version": "1.5.0", "product": {"name": "Example", "vendor_name": "Example"}}
                }
                JSON
                """;
        return List.of(
                new Snippet("Vector: an HTTP sink", vector),
                new Snippet("A shell, or the pattern for any program that sends OCSF", command));
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        return Batch.read(Document.split(delivery.body()), document -> OcsfFinding.readings(document, document.json()));
    }
}
