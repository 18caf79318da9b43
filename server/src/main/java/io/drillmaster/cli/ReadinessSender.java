package io.drillmaster.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.drillmaster.common.Json;
import io.drillmaster.readiness.scan.ScanReport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Sends what a scan counted to a server, as two samples of today. */
final class ReadinessSender {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LONGEST_ANSWER = 600;

    private final URI server;
    private final String key;
    private final String subject;

    ReadinessSender(URI server, String key, String subject) {
        this.server = server;
        this.key = key;
        this.subject = subject;
    }

    /** @throws CommandFailed when nobody answers, or the server refuses */
    void send(ScanReport report) throws InterruptedException {
        var samples = JsonNodeFactory.instance.arrayNode();
        add(samples, "dependencies-pinned", report.pinned(), report);
        add(samples, "dependencies-hashed", report.hashed(), report);
        var request = HttpRequest.newBuilder(URI.create(base() + "/api/readiness"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(samples)))
                .build();
        try {
            var answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() / 100 != 2) {
                var said = answer.body().strip();
                throw CommandFailed.failed(server.getRawAuthority() + " did not take it (" + answer.statusCode() + "): "
                        + (said.length() > LONGEST_ANSWER ? said.substring(0, LONGEST_ANSWER) + "…" : said));
            }
        } catch (IOException e) {
            throw CommandFailed.failed("What was counted could not be sent to " + server.getRawAuthority() + ": "
                    + Optional.ofNullable(e.getMessage()).orElse("no connection") + ".");
        }
    }

    private void add(ArrayNode samples, String signal, long part, ScanReport report) {
        samples.addObject()
                .put("signal", signal)
                .put("subject", subject)
                .put("value", part)
                .put("outOf", report.dependencies())
                .put("source", "drillmaster readiness scan")
                .put("note", LureReport.count(report.files().size(), "file"));
    }

    private String base() {
        var text = server.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
