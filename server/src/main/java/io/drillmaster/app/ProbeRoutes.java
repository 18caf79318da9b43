package io.drillmaster.app;

import io.drillmaster.canary.ProbeEndpoint;
import io.drillmaster.common.Problem;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The probe script and what it reports, over HTTP. */
final class ProbeRoutes {
    private static final int LONGEST = 256 * 1024;

    private final ProbeEndpoint probe;

    ProbeRoutes(ProbeEndpoint probe) {
        this.probe = probe;
    }

    /** {@code GET /probe.sh?key=…}. */
    void script(Context context) {
        var key = context.queryParam("key");
        if (key == null || key.isEmpty()) {
            throw Problem.badField(
                    "key",
                    "key-missing",
                    "The address needs the exercise's key: /probe.sh?key=… The exercise's page has it.");
        }
        context.contentType("text/x-shellscript; charset=utf-8")
                .header("Cache-Control", "no-store")
                .result(probe.script(key));
    }

    /** {@code POST /probe/{key}}. */
    void report(Context context) throws IOException {
        var body = context.req().getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            throw Problem.tooLarge("A probe's report has at most " + LONGEST / 1024 + " KiB.");
        }
        var reply = probe.report(context.pathParam("key"), body);
        try {
            reply.kept().get(5, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            context.status(503).header("Retry-After", "5");
            throw new IllegalStateException("a probe's report could not be kept", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a probe's report was being kept", e);
        }
        context.contentType("text/plain; charset=utf-8").result(reply.body());
    }
}
