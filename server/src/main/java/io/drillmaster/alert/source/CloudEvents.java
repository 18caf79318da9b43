package io.drillmaster.alert.source;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.Reading;
import io.drillmaster.common.Problem;
import java.util.List;
import java.util.Locale;

/**
 * CloudEvents 1.0 over HTTP, in its three modes: attributes in headers and data in the body (binary), one event as JSON
 * (structured), an array of those (batched). An event says who sends it and what it is called; what it means, its type and
 * its data have to tell: {@link CloudEventMeaning}.
 */
final class CloudEvents implements AlertSource {
    private static final String MEDIA_TYPE = "application/cloudevents";
    private static final String BATCH = MEDIA_TYPE + "-batch";

    @Override
    public String id() {
        return "cloudevents";
    }

    @Override
    public String title() {
        return "CloudEvents";
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
        var authorization = address.secret()
                .map(secret -> "  -H " + Shell.quoted("Authorization: Bearer " + secret.value()) + " \\\n")
                .orElse("");
        var command = "curl --fail-with-body " + Shell.quoted(address.url().toString()) + " \\\n"
                + "  -H 'Content-Type: application/cloudevents+json' \\\n"
                + authorization
                + """
                  --data-binary @- <<JSON
                {
                  "specversion": "1.0",
                  "type": "com.example.sensor.alert",
                  "source": "/sensors/$(hostname)",
                  "id": "example-$(date +%s)",
                  "time": "$(date -u +%Y-%m-%dT%H:%M:%SZ)",
                  "data": {"message": "pip install looked up a name that nobody here knows", "hostname": "$(hostname)"}
                }
                JSON
                """;
        var sink = """
                # Drillmaster's address: %s
                apiVersion: eventing.knative.dev/v1
                kind: Trigger
                metadata:
                  name: drillmaster
                spec:
                  broker: default
                  filter:
                    attributes:
                      type: falco.rule.output.v1 # the alerts only, not everything on the broker
                  subscriber:
                    uri: %s
                """.formatted(address.url(), Shell.withAccessToken(address));
        return List.of(
                new Snippet("A shell, or the pattern for any program that sends CloudEvents", command),
                new Snippet("Knative: a trigger that delivers a broker's alerts", sink));
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        var type = delivery.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        var media = type.split(";", 2)[0].strip();
        if (media.startsWith(MEDIA_TYPE)) {
            if (!media.equals(MEDIA_TYPE + "+json") && !media.equals(BATCH + "+json")) {
                throw Problem.unsupportedType(
                        "'" + media + "' is no format that is read here; send CloudEvents as JSON (" + MEDIA_TYPE
                                + "+json or " + BATCH + "+json) or with their attributes in headers.");
            }
            return Batch.read(Document.split(delivery.body()), CloudEventMeaning::readings);
        }
        if (delivery.header("ce-specversion").isPresent()) {
            return CloudEventMeaning.readings(BinaryCloudEvent.document(delivery));
        }
        if (!media.isEmpty() && !media.contains("json")) {
            throw Problem.unsupportedType("The body is '" + media
                    + "' and there is no header ce-specversion, so this is no CloudEvent that can be read.");
        }
        return Batch.read(Document.split(delivery.body()), CloudEventMeaning::readings); // JSON under its common name
    }
}
