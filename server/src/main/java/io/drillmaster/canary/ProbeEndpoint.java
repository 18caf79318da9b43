package io.drillmaster.canary;

import io.drillmaster.common.Problem;
import io.drillmaster.evidence.EvidenceSink;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/**
 * The server's half of the probe, without the web: {@code GET /probe/{key}.sh} gives {@link #script}, {@code POST
 * /probe/{key}} gives {@link #report}.
 */
public final class ProbeEndpoint {
    private final ProbeKeys keys;
    private final EvidenceSink sink;
    private final InstantSource clock;
    private final URI server;

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
     * The script for one exercise.
     *
     * @throws Problem 404 for an unknown key
     */
    public String script(String key) {
        return ProbeScript.of(server, key, target(key));
    }

    /**
     * Takes one of the two messages that the script sends.
     *
     * @throws Problem 404 for an unknown key, 400 for a message that makes no sense, 413 for one that is too long
     */
    public ProbeReply report(String key, byte[] body) {
        var receivedAt = clock.instant();
        var target = target(key);
        var message = ProbeMessage.parse(body);
        if (message instanceof ProbeMessage.Report report) {
            var rows = report.evidence(target, receivedAt, body);
            return new ProbeReply("kept=" + rows.size() + "\n", sink.append(rows));
        }
        return new ProbeReply("t2=" + receivedAt + "\nt3=" + clock.instant() + "\n", CompletableFuture.allOf());
    }

    private ProbeTarget target(String key) {
        return keys.exerciseOf(key)
                .orElseThrow(() -> Problem.notFound("This probe key is unknown or its exercise is over. Take the script"
                        + " from the exercise's page again."));
    }
}
