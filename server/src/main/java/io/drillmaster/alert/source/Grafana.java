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
 * Grafana's own alerting, by a webhook contact point: Alertmanager's form with more fields. Grafana also raises alerts
 * about itself, when a rule's data source gives nothing or fails: then it is blind, and that is no detection.
 */
final class Grafana implements AlertSource {
    private static final AlertGroup GROUP = new AlertGroup(
            "grafana",
            Map.of(
                    "TestAlert", "A test of the contact point",
                    "DatasourceNoData", "A rule had no data to look at, so it can have missed the drill",
                    "DatasourceError", "A rule could not be evaluated, so it can have missed the drill"));

    @Override
    public String id() {
        return "grafana";
    }

    @Override
    public String title() {
        return "Grafana";
    }

    @Override
    public Authenticator authenticator() {
        return new GrafanaSignature();
    }

    @Override
    public boolean secretFromTheStart() {
        return true;
    }

    @Override
    public int sizeLimit() {
        return 4 * SHORT_MESSAGES; // as Alertmanager
    }

    @Override
    public List<Snippet> setup(HookAddress address) {
        if (address.secret().isEmpty()) {
            return List.of(
                    new Snippet("Grafana: /etc/grafana/provisioning/alerting/drillmaster.yaml", yaml(address, "")));
        }
        var secret = Json.write(address.secret().get().value());
        var signed = """
                          hmacConfig:
                            secret: %s
                            header: %s
                            timestampHeader: %s
                """.formatted(secret, GrafanaSignature.HEADER, GrafanaSignature.TIME_HEADER);
        var token = """
                          authorization_scheme: Bearer
                          authorization_credentials: %s
                """.formatted(secret);
        return List.of(
                new Snippet(
                        "Grafana 12 and newer: /etc/grafana/provisioning/alerting/drillmaster.yaml",
                        yaml(address, signed)),
                new Snippet(
                        "Grafana 9.1 to 11: /etc/grafana/provisioning/alerting/drillmaster.yaml",
                        yaml(address, token)));
    }

    private static String yaml(HookAddress address, String authorization) {
        return """
                apiVersion: 1
                contactPoints:
                  - orgId: 1
                    name: drillmaster
                    receivers:
                      - uid: drillmaster
                        type: webhook
                        disableResolveMessage: false
                        settings:
                          url: %s
                          httpMethod: POST
                          maxAlerts: 0
                """.formatted(Json.write(address.url().toString())) + authorization;
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        return GROUP.read(Document.whole(delivery.body()));
    }
}
