package io.drillmaster.canary;

import io.drillmaster.common.Hashes;
import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Turns a probe's report into evidence. An absent marker is dated by the last moment of the server's clock that was
 * surely before the look, a present one by the arrival of the report. A row's id comes from the bytes of the report, so
 * a report that is sent twice is one.
 */
final class ProbeEvidence {
    static final String SOURCE = "probe";

    /** The script only takes some seconds; an answer that it held back for longer is another run's. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(10);

    /** By how much the clocks of two servers of a cluster may differ, one of which greeted and the other is told. */
    private static final Duration BETWEEN_SERVERS = Duration.ofSeconds(1);

    private final ProbeTarget target;
    private final ProbeMessage.Report report;
    private final Instant receivedAt;
    private final byte[] raw;
    private final List<NewEvidence> rows = new ArrayList<>();

    private ProbeEvidence(ProbeTarget target, ProbeMessage.Report report, Instant receivedAt, byte[] raw) {
        this.target = target;
        this.report = report;
        this.receivedAt = receivedAt;
        this.raw = raw;
    }

    /**
     * The report's rows.
     *
     * @throws Problem 400 when it names times, markers or packages that cannot be
     */
    static List<NewEvidence> of(ProbeTarget target, ProbeMessage.Report report, Instant receivedAt, byte[] raw) {
        var evidence = new ProbeEvidence(target, report, receivedAt, raw);
        report.exchanges().forEach(evidence::compared);
        report.sightings().forEach(evidence::sighted);
        report.installs().forEach(evidence::installed);
        return evidence.rows;
    }

    private void compared(ProbeMessage.Exchange exchange) {
        var t2 = exchange.t2();
        var t3 = exchange.t3();
        if (t3.isBefore(t2)
                || receivedAt.plus(BETWEEN_SERVERS).isBefore(t3)
                || t2.isBefore(receivedAt.minus(LONGEST_RUN))) {
            throw wrongTime("The report repeats the server's times " + t2 + " and " + t3 + ", which do not fit its"
                    + " arrival at " + receivedAt + ". Run the whole script again.");
        }
        if (exchange.t4().isBefore(exchange.t1())
                || Duration.between(exchange.t1(), exchange.t4()).compareTo(LONGEST_RUN) > 0) {
            throw wrongTime("The host's clock went from " + exchange.t1() + " to " + exchange.t4()
                    + " while the server answered: it was set meanwhile. Run the script again.");
        }
        add(
                receivedAt,
                new Fact.ClockCompared(exchange.t1(), t2, Optional.of(t3), Optional.of(exchange.t4())),
                Optional.empty());
    }

    private void sighted(ProbeMessage.Sighting sighting) {
        var token = known(target.markers(), sighting.path(), "marker");
        var lookedAfter = report.lookedAfter().isAfter(receivedAt) ? receivedAt : report.lookedAfter();
        sighting.fact().ifPresent(fact -> add(sighting.present() ? receivedAt : lookedAfter, fact, Optional.of(token)));
    }

    private void installed(ProbeMessage.Install install) {
        add(receivedAt, install.fact(), Optional.of(known(target.packages(), install.packageName(), "package")));
    }

    private Token known(Map<String, Token> tokens, String name, String kind) {
        var token = tokens.get(name);
        if (token == null) {
            throw Problem.badField(
                    kind,
                    "probe-" + kind,
                    "'" + name + "' is no " + kind + " of " + target.exercise()
                            + ". Take the script from the exercise's page again.");
        }
        return token;
    }

    private void add(Instant at, Fact fact, Optional<Token> token) {
        var name = Hashes.sha256(raw) + " " + target.exercise() + " " + rows.size();
        var row = NewEvidence.of(SOURCE, at, fact)
                .id(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)))
                .exercise(target.exercise())
                .host(report.host())
                .raw(raw);
        token.ifPresent(row::token);
        rows.add(row.build());
    }

    private static Problem wrongTime(String sentence) {
        return Problem.badField("exchange", "probe-time", sentence);
    }
}
