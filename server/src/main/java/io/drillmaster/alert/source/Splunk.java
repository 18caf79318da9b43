package io.drillmaster.alert.source;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.Authenticator;
import io.drillmaster.alert.Authenticity;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.HookAddress;
import io.drillmaster.alert.HookSecret;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.Reading;
import io.drillmaster.alert.Traits;
import io.drillmaster.evidence.SourceTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Splunk's webhook alert action. Its body is fixed: one row of the search's result, all values texts, and the search's id.
 * It can send no header, so the key in the address is all that proves its origin. It states no time of its own; the row
 * has one where the search returns {@code _time}.
 */
final class Splunk implements AlertSource {
    private static final String[] HOSTS = {"dest", "dest_host", "src_host", "hostname", "ComputerName", "dvc", "host"};
    private static final Pattern SPECIAL = Pattern.compile("[^A-Za-z0-9_-]");

    @Override
    public String id() {
        return "splunk";
    }

    @Override
    public String title() {
        return "Splunk";
    }

    @Override
    public Authenticator authenticator() {
        return new KeyInTheAddress();
    }

    @Override
    public int sizeLimit() {
        return SHORT_MESSAGES;
    }

    @Override
    public List<Snippet> setup(HookAddress address) {
        var url = address.url().toString();
        var allowed = url.substring(0, url.lastIndexOf('/') + 1);
        var text = """
                # savedsearches.conf, in the stanza of the search (or: Edit, Edit Alert, Add Actions, Webhook)
                action.webhook = 1
                action.webhook.param.url = %s
                # a call for each result: a call carries one row only
                alert.digest_mode = 0

                # alert_actions.conf, since Splunk 9.0
                [webhook]
                allowlist.drillmaster = ^%s
                """.formatted(url, SPECIAL.matcher(allowed).replaceAll(match -> "\\\\\\" + match.group()));
        return List.of(new Snippet("Splunk: savedsearches.conf and alert_actions.conf", text));
    }

    @Override
    public List<Reading> read(Delivery delivery) {
        var document = Document.whole(delivery.body());
        var call = new Told(document.json());
        var row = new Told(call.at("result"));
        var sid = call.text("sid");
        if (sid.isEmpty() && !call.at("result").isObject()) {
            return List.of(Noise.notUnderstood(
                    document, "This is JSON, but no webhook of Splunk: it has neither 'sid' nor 'result'."));
        }
        var rule = call.text("search_name").or(() -> row.text("rule_name")).orElse("(search without a name)");
        var traits = Traits.in(document.text());
        for (var field : HOSTS) {
            row.text(field).ifPresent(traits::host);
        }
        var time = row.time(EpochStamp.SECONDS, "_time", "orig_time");
        var summary = row.text("summary", "description", "signature", "rule_title", "message", "_raw")
                .orElse("The search '" + rule + "' found something");
        return List.of(ReadAlert.of(StatedKind.in(row), rule, document.raw())
                .priority(row.text("severity", "urgency", "priority").orElse(""))
                .sourceTime(time)
                .host(row.text(HOSTS).orElse(""))
                .ownId(key(rule, sid, row, time))
                .traits(traits)
                .summary(summary + call.remark() + row.remark())
                .build());
    }

    /**
     * A search that runs every minute over the last hour finds the same event sixty times, each under another sid; its row
     * is the same when it is about one event, which has a time. Without one, equal rows of two runs are two findings. One
     * run that calls for each result uses its sid for all of them.
     */
    private static Optional<String> key(String rule, Optional<String> sid, Told row, Optional<SourceTime> time) {
        var event = row.text("event_id");
        if (event.isPresent()) {
            return event.map(id -> "splunk:event:" + id);
        }
        return time.isPresent()
                ? Optional.of("splunk:row:" + row.hash() + ":" + rule)
                : sid.map(id -> "splunk:" + id + ":" + row.hash());
    }

    /** A hook of Splunk never has a secret; should a proxy add one as a Bearer token, it is checked. */
    private record KeyInTheAddress() implements Authenticator {
        @Override
        public String explanation() {
            return "The key in the address: Splunk's webhook can send nothing else. Let nobody read it who need not.";
        }

        @Override
        public Map<String, String> proof(byte[] body, HookSecret secret, Instant now) {
            return new BearerSecret().proof(body, secret, now);
        }

        @Override
        public Authenticity check(Delivery delivery, Optional<HookSecret> secret) {
            return new BearerSecret().check(delivery, secret);
        }
    }
}
