package io.drillmaster.alert.source;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.Reading;
import io.drillmaster.common.Json;
import java.util.List;
import java.util.Map;

/**
 * Prometheus' Alertmanager, and with it everything that Prometheus watches, GPUs by DCGM's exporter among them. It sends a
 * group again after 5xx with the same bytes, after 4xx at every group_interval, and while it fires at every
 * repeat_interval; none of that is a new alert.
 */
final class Alertmanager implements AlertSource {
    private static final AlertGroup GROUP = new AlertGroup(
            "alertmanager",
            Map.of(
                    "Watchdog", "It fires always, to show that the way works",
                    "DeadMansSwitch", "It fires always, to show that the way works",
                    "InfoInhibitor", "It only holds back other alerts",
                    "Test rule", "A test of falcosidekick"));

    @Override
    public String id() {
        return "alertmanager";
    }

    @Override
    public String title() {
        return "Prometheus Alertmanager";
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
        return 4 * SHORT_MESSAGES; // a group of a few thousand alerts
    }

    @Override
    public List<Snippet> setup(HookAddress address) {
        return List.of(
                new Snippet("Alertmanager: alertmanager.yml", configuration(address)),
                new Snippet("Silences, if you want them as hints: a script for cron, every minute", silences(address)));
    }

    private static String configuration(HookAddress address) {
        var authorization = address.secret()
                .map(secret -> """
                                http_config:
                                  authorization:
                                    credentials: %s
                        """.formatted(Json.write(secret.value())))
                .orElse("");
        return """
                # Has your file a route already? Then keep it, and add only what stands under "routes" here.
                route:
                  receiver: drillmaster
                  routes:
                    - receiver: drillmaster
                      group_by: ['...']      # every alert by itself
                      group_wait: 0s         # and at once: what waits here counts as time to detect
                      group_interval: 1m
                      continue: true         # your other routes go on as before
                receivers:
                  - name: drillmaster
                    webhook_configs:
                      - url: %s
                        send_resolved: true
                        max_alerts: 0
                """.formatted(Json.write(address.url().toString())) + authorization;
    }

    private static String silences(HookAddress address) {
        var authorization = address.secret()
                .map(secret -> " -H " + ShellWord.of("Authorization: Bearer " + secret.value()))
                .orElse("");
        return """
                #!/bin/sh
                # Tells Drillmaster of silences when they have changed. Alertmanager itself does not.
                set -eu
                told=${HOME:?}/.drillmaster-silences
                now=$(curl -fsS "${ALERTMANAGER:-http://127.0.0.1:9093}/api/v2/silences")
                if [ -f "$told" ] && [ "$now" = "$(cat "$told")" ]; then exit 0; fi
                printf %%s "$now" | curl -fsS -o /dev/null -H 'Content-Type: application/json'%s \\
                  --data-binary @- %s
                printf %%s "$now" >"$told"
                """.formatted(authorization, ShellWord.of(address.url().toString()));
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        var document = Document.whole(delivery.body());
        return Silences.are(document.json()) ? Silences.read(document) : GROUP.read(document);
    }
}
