package io.drillmaster.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks whoever holds the web server's port whether it is a Drillmaster, and well. */
final class HealthAsk {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** How a Drillmaster says that it is. */
    enum Health {
        UP,
        /** It runs, without its database. */
        WITHOUT_DATABASE
    }

    /** Empty when there is no Drillmaster. */
    Optional<Health> of(InetSocketAddress place) throws InterruptedException {
        var everywhere = place.getAddress().isAnyLocalAddress();
        var host = everywhere ? InetAddress.getLoopbackAddress() : place.getAddress();
        var literal = host.getHostAddress().contains(":") ? "[" + host.getHostAddress() + "]" : host.getHostAddress();
        var address = URI.create("http://" + literal + ":" + place.getPort() + "/healthz");
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            if (!answer.body().contains("\"evidenceWaiting\"")) {
                return Optional.empty();
            }
            return Optional.of(answer.statusCode() == 200 ? Health.UP : Health.WITHOUT_DATABASE);
        } catch (IOException e) {
            return Optional.empty(); // it speaks no HTTP
        }
    }
}
