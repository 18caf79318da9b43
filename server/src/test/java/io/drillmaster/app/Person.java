package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser that knows no scripts: cookies, pages, forms. */
final class Person {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final URI server;
    private final CookieManager cookies;
    private final HttpClient http;

    Person(URI server) {
        this(server, new CookieManager());
    }

    private Person(URI server, CookieManager cookies) {
        this.server = server;
        this.cookies = cookies;
        this.http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** The same browser at another server of the same name: cookies know no ports. */
    Person at(URI other) {
        return new Person(other, cookies);
    }

    /** Signs in as an account of the fixture. */
    static Person signedIn(ApplicationFixture drillmaster, String login) {
        var person = new Person(drillmaster.address());
        person.signIn(login, ApplicationFixture.PASSWORD);
        return person;
    }

    void signIn(String login, String password) {
        var answer = tryToSignIn(login, password);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    HttpResponse<String> tryToSignIn(String login, String password) {
        return submit("/sign-in", "/sign-in", Map.of("account", login, "password", password));
    }

    boolean isSignedIn() {
        return cookies.getCookieStore().getCookies().stream()
                .anyMatch(cookie -> cookie.getName().equals("drillmaster")
                        && !cookie.getValue().isEmpty());
    }

    /** Has a cookie from now on, as if the server had set it. */
    void keep(String name, String value) {
        var cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(server, cookie);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** Loads a page and sends a form from it, as a browser would. */
    HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        var form = new LinkedHashMap<>(fields);
        form.put("csrf", csrf(page));
        return post(action, form, "Origin", server.toString());
    }

    /** What forms of this page carry. */
    String csrf(String page) {
        var matcher = CSRF.matcher(get(page).body());
        assertThat(matcher.find()).as("a form on " + page).isTrue();
        return matcher.group(1);
    }

    HttpResponse<String> post(String action, Map<String, String> fields, String... headers) {
        var body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(action, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(server + path)).header("Accept", "text/html");
        for (var i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    /** Where this person's pages come from, as a browser says it. */
    String origin() {
        return server.toString();
    }

    HttpClient http() {
        return http;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
