package io.drillmaster.canary;

import io.drillmaster.common.Problem;
import io.drillmaster.evidence.EvidenceSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;

/**
 * The server's half of the probe, without the web: {@code GET /probe.sh?key=…} and {@code GET /probe.ps1?key=…} give
 * {@link #script}, {@code POST /probe/{key}} gives {@link #report}, {@code POST /probe/{key}/osquery} gives {@link
 * #osquery}.
 */
public final class ProbeEndpoint {
    private static final int REPORTS_PER_MINUTE = 60;

    /** A probe greets up to five times for a report, and one that watches greets at every look. */
    private static final int GREETINGS_PER_MINUTE = 600;

    /** Packed or not; osquery's TLS logger sends no more at once. */
    public static final int LONGEST_OSQUERY = 1 << 20;

    private final ProbeKeys keys;
    private final EvidenceSink sink;
    private final InstantSource clock;
    private final URI server;
    private final ProbeRate reports = new ProbeRate(REPORTS_PER_MINUTE);
    private final ProbeRate osquery = new ProbeRate(GREETINGS_PER_MINUTE); // many hosts through one log shipper
    private final ProbeRate greetings = new ProbeRate(GREETINGS_PER_MINUTE);

    /**
     * Serves the probes of all exercises.
     *
     * @param server base URL under which hosts reach this server
     */
    public ProbeEndpoint(ProbeKeys keys, EvidenceSink sink, InstantSource clock, URI server) {
        this.keys = keys;
        this.sink = sink;
        this.clock = clock;
        this.server = server;
    }

    /**
     * The script for the exercise of this key.
     *
     * @throws Problem 404 for an unknown key
     */
    public String script(String key, ProbeScript kind) {
        return kind.of(server, key, target(key));
    }

    /**
     * Takes one of the messages that the script sends.
     *
     * @throws Problem 404 for an unknown key, 400 for a message that makes no sense, 413 for one that is too long
     */
    public ProbeReply report(String key, byte[] body) {
        var receivedAt = clock.instant();
        var target = target(key);
        var message = ProbeMessage.parse(body);
        var wait = (message instanceof ProbeMessage.Report ? reports : greetings).take(key, receivedAt);
        if (wait > 0) {
            return ProbeReply.tooMany(wait);
        }
        var state = "state=" + (target.over() ? "over" : "running") + "\n";
        if (message instanceof ProbeMessage.Report report) {
            var rows = ProbeEvidence.of(target, report, receivedAt, body);
            return ProbeReply.of("kept=" + rows.size() + "\n" + state, sink.append(rows));
        }
        return ProbeReply.of("t2=" + receivedAt + "\nt3=" + clock.instant() + "\n" + state, CompletableFuture.allOf());
    }

    /**
     * Takes lines of osquery's result log, also with gzip.
     *
     * @throws Problem 404 for an unknown key, 400 for what is no JSON, 413 for what is too long, packed or not
     */
    public ProbeReply osquery(String key, byte[] body) {
        var receivedAt = clock.instant();
        var target = target(key);
        var wait = osquery.take(key, receivedAt);
        if (wait > 0) {
            return ProbeReply.tooMany(wait);
        }
        var raw = unpacked(body);
        var taken = ProbeOsquery.take(target, ProbeOsqueryLog.read(raw), receivedAt, raw);
        return ProbeReply.of(taken.answer(), sink.append(taken.rows()));
    }

    private static byte[] unpacked(byte[] body) {
        var packed = body.length > 2 && body[0] == (byte) 0x1f && body[1] == (byte) 0x8b;
        try (var in = packed ? new GZIPInputStream(new ByteArrayInputStream(body)) : new ByteArrayInputStream(body)) {
            var bytes = in.readNBytes(LONGEST_OSQUERY + 1);
            if (bytes.length > LONGEST_OSQUERY) {
                throw Problem.tooLarge("At most " + LONGEST_OSQUERY / 1024 + " KiB of result lines are taken at once.");
            }
            return bytes;
        } catch (IOException e) {
            throw Problem.badInput("not-gzip", "The body begins like gzip and cannot be unpacked: " + e.getMessage());
        }
    }

    private ProbeTarget target(String key) {
        return keys.exerciseOf(key)
                .orElseThrow(() -> Problem.notFound("This probe key is unknown, was withdrawn or has ended. Make a new"
                        + " one on the exercise's page."));
    }
}
