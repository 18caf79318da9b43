package io.drillmaster.app;

import io.drillmaster.evidence.Fact;
import io.drillmaster.exercise.IndexLook;
import io.drillmaster.registry.RegistryCatalog;
import io.drillmaster.registry.RegistryFile;
import io.drillmaster.registry.Viewer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks this server's registry over HTTP, by the address that clients use, and with no more rights than anybody has. Where
 * that address does not answer, as from a machine whose proxy cannot be reached from inside, it asks the one that the web
 * server listens on, and says so.
 */
final class OwnIndexLook implements IndexLook {
    private static final Logger LOG = LoggerFactory.getLogger(OwnIndexLook.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String address;
    private final String listening;
    private final RegistryCatalog catalog;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * For one server; both without a slash at their end.
     *
     * @param address of this server as clients reach it
     * @param listening of its web server as this machine reaches it
     */
    OwnIndexLook(String address, String listening, RegistryCatalog catalog) {
        this.address = address;
        this.listening = listening;
        this.catalog = catalog;
    }

    @Override
    public Optional<Fact.IndexLooked> look(RegistryFile file) {
        try {
            return Optional.of(look(file, address, ""));
        } catch (IOException e) {
            return address.equals(listening) ? nobodySaw(file, e) : lookFromInside(file, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<Fact.IndexLooked> lookFromInside(RegistryFile file, IOException outside) {
        LOG.warn("{} does not answer this server, which asks {} instead: {}", address, listening, outside.toString());
        try {
            return Optional.of(
                    look(file, listening, ", asked inside because " + address + " does not answer this server"));
        } catch (IOException e) {
            return nobodySaw(file, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Fact.IndexLooked look(RegistryFile file, String server, String how)
            throws IOException, InterruptedException {
        var page = server + page(file);
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(page)).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofString());
        return switch (answer.statusCode()) {
            case 404, 410 -> fact(file, page, true, "index " + answer.statusCode() + how);
            case 200 -> {
                var there = names(answer.body(), file);
                yield fact(file, page, !there, "index 200, " + (there ? "with it" : "without it") + how);
            }
            // That no token opens it any more cannot be tried from outside, so what tokens open is looked at.
            case 401 -> {
                var there = isOfferedToAnybody(file);
                yield fact(
                        file,
                        page,
                        !there,
                        "index 401 without a token, offered to " + (there ? "some" : "no") + " token" + how);
            }
            default -> fact(file, page, false, "index " + answer.statusCode() + how);
        };
    }

    private static Optional<Fact.IndexLooked> nobodySaw(RegistryFile file, IOException failure) {
        LOG.warn("nobody saw whether {} is gone from this server's index: {}", file.filename(), failure.toString());
        return Optional.empty();
    }

    private static Fact.IndexLooked fact(RegistryFile file, String page, boolean gone, String words) {
        return new Fact.IndexLooked(file.packageName(), file.version(), page, gone, words);
    }

    private boolean isOfferedToAnybody(RegistryFile file) {
        return catalog.find(file.ecosystem(), file.packageKey(), Viewer.EVERYBODY).stream()
                .flatMap(listing -> listing.files().stream())
                .anyMatch(other -> other.sha256().equals(file.sha256()));
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
