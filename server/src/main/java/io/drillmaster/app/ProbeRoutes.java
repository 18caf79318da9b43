package io.drillmaster.app;

import io.drillmaster.canary.ProbeEndpoint;
import io.drillmaster.canary.ProbeReply;
import io.drillmaster.canary.ProbeScript;
import io.drillmaster.common.Problem;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The probe scripts and what they report, over HTTP. */
final class ProbeRoutes {
    private static final int LONGEST = 256 * 1024;

    private final ProbeEndpoint probe;

    ProbeRoutes(ProbeEndpoint probe) {
        this.probe = probe;
    }

    /** {@code GET /probe.sh?key=…}. */
    void shell(Context context) {
        script(context, ProbeScript.SHELL);
    }

    /** {@code GET /probe.ps1?key=…}. */
    void powershell(Context context) {
        script(context, ProbeScript.POWERSHELL);
    }

    /** {@code POST /probe/{key}}. */
    void report(Context context) throws IOException {
        answer(context, probe.report(context.pathParam("key"), body(context, LONGEST)), "text/plain; charset=utf-8");
    }

    /** {@code POST /probe/{key}/osquery}. */
    void osquery(Context context) throws IOException {
        var body = body(context, ProbeEndpoint.LONGEST_OSQUERY);
        answer(context, probe.osquery(context.pathParam("key"), body), "application/json");
    }

    private static byte[] body(Context context, int longest) throws IOException {
        var body = context.req().getInputStream().readNBytes(longest + 1);
        if (body.length > longest) {
            throw Problem.tooLarge("What is sent here has at most " + longest / 1024 + " KiB.");
        }
        return body;
    }

    private static void answer(Context context, ProbeReply reply, String type) {
        context.contentType(reply.waitSeconds().isEmpty() ? type : "text/plain; charset=utf-8")
                .header("Cache-Control", "no-store");
        reply.waitSeconds().ifPresent(seconds -> context.status(429).header("Retry-After", Integer.toString(seconds)));
        try {
            reply.kept().get(5, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            context.status(503).header("Retry-After", "5");
            throw new IllegalStateException("a probe's report could not be kept", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a probe's report was being kept", e);
        }
        context.result(reply.body());
    }

    private void script(Context context, ProbeScript kind) {
        var key = context.queryParam("key");
        if (key == null || key.isEmpty()) {
            throw Problem.badField(
                    "key",
                    "key-missing",
                    "The address needs a key: " + context.path() + "?key=… A member makes one on the exercise's page.");
        }
        context.contentType("text/plain; charset=utf-8")
                .header("Cache-Control", "no-store")
                .result(probe.script(key, kind));
    }
}
