package io.drillmaster.alert.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.Hook;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.Reading;
import io.drillmaster.common.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * osquery's TLS plugins. A machine enrolls with the hook's secret and gets a key, asks for a configuration with it, and
 * sends its log: all three to the one address, told apart by what is in them. Log lines that a forwarder sends one by one,
 * or as an array, are read as well.
 */
final class Osquery implements AlertSource {
    private static final String CONFIGURATION = """
            {"schedule": {"drill_markers": {
              "query": "select path, size, mtime from file where path like '/tmp/security-drill-%';",
              "interval": 30, "removed": false, "description": "Security drill: is a marker file there?"}},
             "node_invalid": false}""";

    @Override
    public String id() {
        return "osquery";
    }

    @Override
    public String title() {
        return "osquery";
    }

    @Override
    public Authenticator authenticator() {
        return new OsqueryNode();
    }

    @Override
    public boolean secretFromTheStart() {
        return true;
    }

    /** A delivery has up to 1024 lines, each of them up to 1 MiB. */
    @Override
    public int sizeLimit() {
        return LONG_MESSAGES;
    }

    @Override
    public List<Snippet> setup(HookAddress address) {
        var path = address.url().getRawPath();
        var flags = """
                # Drillmaster: %s
                --logger_plugin=filesystem,tls
                --tls_hostname=%s
                --enroll_tls_endpoint=%s
                --logger_tls_endpoint=%s
                --logger_tls_period=10
                --logger_min_status=1
                --enroll_secret_path=/etc/osquery/drillmaster.secret
                # only on a machine that has no configuration of its own, to be told to look for markers:
                #--config_plugin=tls
                #--config_tls_endpoint=%s
                """.formatted(address.url(), address.url().getRawAuthority(), path, path, path);
        var secret = address.secret()
                .map(it -> """
                        # the enrollment secret for %s
                        (umask 077 && printf %%s %s > /etc/osquery/drillmaster.secret)
                        """.formatted(address.url(), Shell.quoted(it.value())))
                .map(text -> new Snippet("A root shell on the machine: the enrollment secret", text));
        var first = new Snippet("osquery: /etc/osquery/osquery.flags", flags);
        return secret.map(second -> List.of(first, second)).orElse(List.of(first));
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        return Batch.read(Document.split(delivery.body()), Osquery::readings);
    }

    private static List<Reading> readings(Document document) {
        var json = document.json();
        return switch (OsqueryRequest.of(json)) {
            case ENROLLMENT, CONFIGURATION -> List.of();
            case LOG ->
                json.path("log_type").asText().equals("status")
                        ? OsqueryLog.status(json.path("data"))
                        : Batch.read(json.path("data"), OsqueryLog::line);
            case LINE -> OsqueryLog.line(document);
        };
    }

    @Override
    public Optional<String> answer(Delivery delivery, Hook hook, List<Reading> readings) {
        var json = parsed(delivery.body());
        return json.map(OsqueryRequest::of).flatMap(request -> switch (request) {
            case ENROLLMENT -> Optional.of(enrolled(json.get(), hook));
            case CONFIGURATION -> Optional.of(CONFIGURATION);
            case LOG -> Optional.of("{\"node_invalid\": false}");
            case LINE -> Optional.empty();
        });
    }

    private static String enrolled(JsonNode json, Hook hook) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "node_key",
                OsqueryNode.key(
                        json.path("host_identifier").asText(""),
                        hook.secrets().stream().findFirst()));
        answer.put("node_invalid", false);
        return Json.write(answer);
    }

    /** The one JSON object that a body is; empty for lines and for what is none. */
    static Optional<JsonNode> parsed(byte[] body) {
        try {
            return Optional.of(Json.mapper().readTree(new String(body, StandardCharsets.UTF_8)))
                    .filter(JsonNode::isObject);
        } catch (JsonProcessingException notOneObject) {
            return Optional.empty();
        }
    }
}
