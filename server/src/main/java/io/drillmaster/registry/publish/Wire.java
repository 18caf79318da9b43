package io.drillmaster.registry.publish;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one way out to registries. Every request is held to the policy, whatever its address was made from; redirects are
 * never followed; an answer has a time limit as a whole and a limit of its size.
 */
final class Wire {
    /** Far above any index page or drill package. */
    static final int LONGEST_ANSWER = 8 * 1024 * 1024;

    private final PublishPolicy policy;
    private final String userAgent;
    private final Duration patience;
    private final HttpClient client;

    /** {@code patience} is for one request with its answer. */
    Wire(PublishPolicy policy, String userAgent, Duration patience) {
        this.policy = policy;
        this.userAgent = userAgent;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1) // an upgrade offer confuses some of the servers meant here
                .connectTimeout(patience)
                .build();
    }

    Answer get(URI address, Map<String, String> headers) {
        return send("GET", address, headers, HttpRequest.BodyPublishers.noBody());
    }

    Answer delete(URI address, Map<String, String> headers) {
        return send("DELETE", address, headers, HttpRequest.BodyPublishers.noBody());
    }

    Answer post(URI address, Map<String, String> headers, Multipart form) {
        return send("POST", address, headers, "Content-Type", form.contentType(), form.bytes());
    }

    Answer put(URI address, Map<String, String> headers, String json) {
        return send("PUT", address, headers, "Content-Type", "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private Answer send(
            String method, URI address, Map<String, String> headers, String more, String value, byte[] body) {
        var all = new HashMap<>(headers);
        all.put(more, value);
        return send(method, address, all, HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private Answer send(String method, URI address, Map<String, String> headers, HttpRequest.BodyPublisher body) {
        policy.refusal(address).ifPresent(why -> {
            throw new RegistryTrouble("Nothing was sent to " + address + ": " + why + ".");
        });
        var request = HttpRequest.newBuilder(address).method(method, body).setHeader("User-Agent", userAgent);
        headers.forEach(request::setHeader);
        var exchange = client.sendAsync(request.build(), head -> new LimitedBody(LONGEST_ANSWER));
        try {
            var response = exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return answer(address, response);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new RegistryTrouble(
                    method + " " + address + " was not answered within " + patience.toSeconds() + " seconds.");
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new RegistryTrouble(
                    method + " " + address + " failed: " + cause.getClass().getSimpleName()
                            + (cause.getMessage() == null ? "" : ", " + cause.getMessage()) + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.cancel(true);
            throw new RegistryTrouble(method + " " + address + " was interrupted: this server is stopping.");
        }
    }

    private static Answer answer(URI address, HttpResponse<byte[]> response) {
        return new Answer(address, response.statusCode(), response.headers(), response.body());
    }
}
