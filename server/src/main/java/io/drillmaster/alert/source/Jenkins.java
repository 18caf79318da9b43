package io.drillmaster.alert.source;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.Traits;
import io.drillmaster.common.Hashes;
import io.drillmaster.evidence.AlertKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Jenkins by its notification plugin. One build is told of in up to four phases, and its result in two of them. The
 * plugin does not look at the answer and repeats nothing unless it is set to.
 */
final class Jenkins implements AlertSource {
    /** A build's result is known in these. */
    private static final Set<String> DECIDED = Set.of("COMPLETED", "FINALIZED");

    @Override
    public String id() {
        return "jenkins";
    }

    @Override
    public String title() {
        return "Jenkins";
    }

    @Override
    public Authenticator authenticator() {
        return new BasicSecret();
    }

    @Override
    public boolean secretFromTheStart() {
        return true;
    }

    @Override
    public int sizeLimit() {
        return LONG_MESSAGES; // a build's whole log may be in it
    }

    @Override
    public List<Snippet> setup(HookAddress address) {
        var url = address.url().toString();
        var withSecret = address.secret()
                .map(secret -> url.replace("://", "://" + BasicSecret.USER + ":" + secret.value() + "@"))
                .orElse(url);
        var pipeline = """
                // Notification plugin: builds of this job are told to %s
                properties([[$class: 'HudsonNotificationProperty', endpoints: [[
                    protocol: 'HTTP', format: 'JSON', event: 'completed', loglines: 0, retries: 3, timeout: 10000,
                    urlInfo: [urlType: 'PUBLIC', urlOrId: %s]
                ]]]])
                """.formatted(url, groovy(withSecret));
        var fields = """
                Format:    JSON
                Protocol:  HTTP
                Event:     Job Completed
                URL:       %s
                           (or, so that it is not shown in the job: a credential of the kind 'Secret text' with this)
                Timeout:   10000
                Retries:   3
                Log:       0
                The address without its secret is %s
                """.formatted(withSecret, url);
        return List.of(
                new Snippet("Jenkinsfile, first lines (needs the Notification plugin)", pipeline),
                new Snippet("Jenkins: job, Configure, Job Notifications, Add Endpoint", fields));
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        if (isXml(delivery.body())) {
            return List.of(ReadAlert.of(AlertKind.NOISE, "(XML)", delivery.body())
                    .summary("Jenkins sent XML, which is not read; set the endpoint's format to JSON.")
                    .build());
        }
        var document = Document.whole(delivery.body());
        return List.of(build(document, LooseFields.of(document.json())));
    }

    private static Reading build(Document document, LooseFields fields) {
        var build = fields.object("build");
        var traits = Traits.in(document.text());
        if (!build.present()) {
            return ReadAlert.of(AlertKind.NOISE, "(no build)", document.raw())
                    .summary("This is JSON, but no notification of a build: it has no 'build'." + fields.remark())
                    .traits(traits)
                    .build();
        }
        var phase = build.text("phase").orElse("");
        var decided = DECIDED.contains(phase);
        var status = build.text("status").orElse("");
        var rule = fields.text("name").orElse("build");
        var number = build.id("number");
        var ended = build.epochMillis("timestamp").filter(it -> decided);
        var what = "Build" + number.map(it -> " #" + it).orElse("") + " of '" + rule + "'";
        return ReadAlert.of(kind(decided, status), rule, document.raw())
                .priority(status)
                .sourceTime(ended)
                .generatedAt(ended)
                .ownId(key(build, number, decided ? "result" : phase, status))
                .traits(traits)
                .summary(what + ": " + (status.isEmpty() || !decided ? phase + " " + status : status).strip()
                        + fields.remark())
                .build();
    }

    private static AlertKind kind(boolean decided, String status) {
        if (!decided) {
            return AlertKind.NOISE;
        }
        return switch (status) {
            case "FAILURE" -> AlertKind.GATE_BLOCKED;
            case "UNSTABLE" -> AlertKind.GATE_WARNED;
            default -> AlertKind.NOISE; // SUCCESS; ABORTED and NOT_BUILT decided nothing
        };
    }

    /** Both phases with a result are one alert, unless what runs after the build changed the result. */
    private static Optional<String> key(LooseFields build, Optional<String> number, String phase, String status) {
        var address = build.text("full_url").or(() -> build.text("url"));
        return address.isEmpty() || number.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "jenkins:" + Hashes.sha256(String.join("\n", address.get(), number.get(), phase, status)));
    }

    private static boolean isXml(byte[] body) {
        for (var each : body) {
            if (each > ' ' || each < 0) {
                return each == '<';
            }
        }
        return false;
    }

    private static String groovy(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
