package io.drillmaster.demo;

import io.drillmaster.common.ExerciseId;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * STAND-IN for an engineer, in the demonstration only: signs in like a person and presses "I am investigating" on the
 * real page.
 */
final class StandInResponder {
    /** Its account. Pages recognise a stand-in by the beginning of this name. */
    static final String LOGIN = "stand-in-responder";

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final URI server;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    StandInResponder(URI server) {
        this.server = server;
    }

    void signIn(String password) throws IOException {
        post("/sign-in", "/sign-in", Map.of("account", LOGIN, "password", password, "next", "/exercises"));
    }

    void investigate(ExerciseId exercise) throws IOException {
        post(
                "/exercises/" + exercise,
                "/exercises/" + exercise + "/investigate",
                Map.of("note", "Stand-in responder of the demonstration"));
    }

    void writeReview(ExerciseId exercise, String section, String text) throws IOException {
        var review = "/exercises/" + exercise + "/review";
        post(review, review + "/sections/" + section, Map.of("text", text, "version", "0"));
    }

    private void post(String formPage, String action, Map<String, String> fields) throws IOException {
        var page = send(HttpRequest.newBuilder(server.resolve(formPage)).GET());
        var token = CSRF.matcher(page.body());
        if (!token.find()) {
            throw new IOException("the page " + formPage + " has no form (HTTP " + page.statusCode() + ")");
        }
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "csrf=" + token.group(1) + "&", ""));
        var answer = send(HttpRequest.newBuilder(server.resolve(action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.statusCode() != 303) {
            throw new IOException(
                    "the stand-in responder's form " + action + " was refused: HTTP " + answer.statusCode());
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(
                    request.timeout(Duration.ofSeconds(20))
                            .header("Accept", "text/html")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
