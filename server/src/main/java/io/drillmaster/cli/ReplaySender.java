package io.drillmaster.cli;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.AlertText;
import io.drillmaster.alert.HookSecret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Calls a hook as the source itself would, and calls again when the server asks for it. */
final class ReplaySender {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TRIES = 5;
    private static final int LONGEST_WAIT_SECONDS = 60;

    /** The client says these itself. */
    private static final Set<String> OWN =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

    private final URI hook;
    private final AlertSource source;
    private final Optional<HookSecret> secret;
    private final InstantSource clock;
    private final ReplayCommand.Pause pause;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    ReplaySender(
            URI hook, AlertSource source, Optional<HookSecret> secret, InstantSource clock, ReplayCommand.Pause pause) {
        this.hook = hook;
        this.source = source;
        this.secret = secret;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * What the server answered.
     *
     * @param taken whether it was a 2xx
     * @param words status and text
     */
    record Answer(boolean taken, String words) {}

    /** @throws CommandFailed when nobody answers there */
    Answer send(StoredDelivery delivery) throws InterruptedException {
        for (var tried = 1; ; tried++) {
            var response = call(delivery);
            if (response.statusCode() != 503 || tried == TRIES) {
                return new Answer(
                        response.statusCode() / 100 == 2,
                        response.statusCode() + " " + AlertText.line(response.body(), AlertText.LINE));
            }
            pause.sleep(Duration.ofSeconds(retryAfter(response)));
        }
    }

    private HttpResponse<String> call(StoredDelivery delivery) throws InterruptedException {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "drillmaster-replay");
        headers.putAll(delivery.headers());
        secret.ifPresent(it -> headers.putAll(source.authenticator().proof(delivery.body(), it, clock.instant())));
        headers.keySet().removeIf(name -> OWN.stream().anyMatch(name::equalsIgnoreCase));
        var request = HttpRequest.newBuilder(hook)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body()));
        headers.forEach(request::header);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Not the whole address: its key is a secret.
            throw CommandFailed.failed(delivery.name() + " could not be sent to " + hook.getRawAuthority() + ": "
                    + Optional.ofNullable(e.getMessage()).orElse("no connection") + ".");
        }
    }

    private static int retryAfter(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,4}"))
                .map(text -> Math.min(Integer.parseInt(text), LONGEST_WAIT_SECONDS))
                .orElse(1);
    }
}
