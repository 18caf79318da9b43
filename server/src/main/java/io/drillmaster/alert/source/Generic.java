package io.drillmaster.alert.source;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.CiRun;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.Hook;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.MappedField;
import io.drillmaster.alert.Mapping;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.Traits;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.SourceTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Any tool that can send JSON: one object, an array of them, or one a line. No field is required, and fields that are
 * not ours are kept and searched too; but a field of ours must hold what it says, so that a mistake in somebody's
 * template shows at once and not when a drill is missed. A hook with a mapping reads payloads of any other form through it,
 * and refuses nothing that is JSON.
 *
 * <p>The fields: {@code rule}, {@code summary}, {@code priority}, {@code kind} (runtime, blocked, warned), {@code time}
 * (RFC 3339 with offset: when the thing happened), {@code id} (the same for repeated deliveries), {@code host},
 * {@code token}, {@code package} (name, name==version or name@version), {@code ci_run}.
 */
final class Generic implements AlertSource {
    @Override
    public String id() {
        return "generic";
    }

    @Override
    public String title() {
        return "Any other tool";
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
                .map(secret -> "  -H " + quoted("Authorization: Bearer " + secret.value()) + " \\\n")
                .orElse("");
        var command = "curl --fail-with-body " + quoted(address.url().toString()) + " \\\n"
                + "  -H 'Content-Type: application/json' \\\n"
                + authorization
                + """
                  --data-binary @- <<JSON
                {
                  "rule": "Unexpected name looked up",
                  "summary": "pip install looked up a name that nobody here knows",
                  "priority": "warning",
                  "kind": "runtime",
                  "time": "$(date -u +%Y-%m-%dT%H:%M:%SZ)",
                  "id": "example-1",
                  "host": "$(hostname)",
                  "package": "example-package==1.0.0"
                }
                JSON
                """;
        return List.of(new Snippet("A shell, or the pattern for any tool that can send JSON", command));
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        var documents = Document.split(delivery.body());
        var alerts = new ArrayList<Reading>();
        for (var document : documents) {
            alerts.add(alert(document, documents.size() == 1 ? "" : "[" + alerts.size() + "]"));
        }
        return alerts;
    }

    @Override
    public List<Reading> read(Delivery delivery, Hook hook) {
        return hook.mapping().isEmpty() ? read(delivery) : new MappedAlerts(hook.mapping()).read(delivery.body());
    }

    @Override
    public boolean mappable() {
        return true;
    }

    @Override
    public Map<MappedField, String> wrongIn(Mapping mapping) {
        return CompiledMapping.wrongIn(mapping);
    }

    private static ReadAlert alert(Document document, String place) {
        var fields = Fields.of(document.json(), place);
        var traits = Traits.in(document.text());
        fields.text("host").ifPresent(traits::host);
        fields.text("package").ifPresent(traits::packageName);
        token(fields).ifPresent(traits::token);
        ciRun(fields).ifPresent(traits::ciRun);
        var summary = fields.text("summary");
        var rule = fields.text("rule").orElse("(no rule)");
        return ReadAlert.of(kind(fields), rule, document.raw())
                .priority(fields.textOrNumber("priority").orElse(""))
                .summary(summary.orElse(rule))
                .sourceTime(time(fields))
                .host(fields.text("host").orElse(""))
                .ownId(fields.textOrNumber("id"))
                .traits(traits)
                .build();
    }

    private static AlertKind kind(Fields fields) {
        return switch (fields.text("kind").orElse("runtime").toLowerCase(Locale.ROOT)) {
            case "runtime" -> AlertKind.RUNTIME;
            case "blocked" -> AlertKind.GATE_BLOCKED;
            case "warned" -> AlertKind.GATE_WARNED;
            default -> throw fields.wrong("kind", "runtime, blocked or warned");
        };
    }

    private static Optional<SourceTime> time(Fields fields) {
        var text = fields.text("time");
        var time = text.flatMap(Stamp::of);
        if (text.isPresent() && time.isEmpty()) {
            throw fields.wrong("time", "a time as in RFC 3339, such as 2026-03-01T09:30:00.250Z");
        }
        return time;
    }

    private static Optional<Token> token(Fields fields) {
        var text = fields.text("token").map(it -> it.strip().toLowerCase(Locale.ROOT));
        if (text.isPresent() && !Token.isToken(text.get())) {
            throw fields.wrong("token", "a drill's token: " + Token.LENGTH + " characters of a-z and 2-7");
        }
        return text.map(Token::new);
    }

    private static Optional<CiRun> ciRun(Fields fields) {
        var text = fields.text("ci_run");
        var run = text.flatMap(CiRun::parse);
        if (text.isPresent() && run.isEmpty()) {
            throw fields.wrong(
                    "ci_run", "github:owner/repo:123, gitlab:group/project:123, or the address of the run's page");
        }
        return run;
    }

    /** For a POSIX shell. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
