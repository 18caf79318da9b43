package io.drillmaster.app;

import io.drillmaster.evidence.Fact;
import io.drillmaster.exercise.IndexLook;
import io.drillmaster.registry.RegistryFile;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks this server's registry over HTTP, by the address that clients use, and with no more rights than anybody has. */
final class OwnIndexLook implements IndexLook {
    private static final Logger LOG = LoggerFactory.getLogger(OwnIndexLook.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** {@code address}: of this server as clients reach it, without a slash at its end. */
    OwnIndexLook(String address) {
        this.address = address;
    }

    @Override
    public Optional<Fact.IndexLooked> look(RegistryFile file) {
        var page = address + page(file);
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(page)).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofString());
            var refused = List.of(401, 403, 404, 410).contains(answer.statusCode());
            var gone = refused || (answer.statusCode() == 200 && !names(answer.body(), file));
            var words = "index " + answer.statusCode() + (refused ? "" : gone ? ", without it" : ", with it");
            return Optional.of(new Fact.IndexLooked(file.packageName(), file.version(), page, gone, words));
        } catch (IOException e) {
            LOG.warn(
                    "{} does not answer, so that nobody saw whether {} is gone: {}",
                    page,
                    file.filename(),
                    e.toString());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Every index names a file by one of its digests. */
    private static boolean names(String body, RegistryFile file) {
        return body.contains(file.sha256()) || body.contains(file.sha1()) || body.contains(file.integrity());
    }

    private static String page(RegistryFile file) {
        var key = file.packageKey();
        return switch (file.ecosystem()) {
            case PYPI -> "/pypi/simple/" + key + "/";
            case NPM -> "/npm/" + URLEncoder.encode(key, StandardCharsets.UTF_8);
            case CARGO -> "/cargo/" + sparse(file.packageName().toLowerCase(Locale.ROOT));
            case RUBYGEMS -> "/rubygems/info/" + key;
        };
    }

    /** Where a crate stands in a sparse index (the Cargo book, "Registry Index", "Index files"). */
    private static String sparse(String crate) {
        return switch (crate.length()) {
            case 1 -> "1/" + crate;
            case 2 -> "2/" + crate;
            case 3 -> "3/" + crate.charAt(0) + "/" + crate;
            default -> crate.substring(0, 2) + "/" + crate.substring(2, 4) + "/" + crate;
        };
    }
}
