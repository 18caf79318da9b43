package io.drillmaster.registry.publish;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.common.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a registry answered.
 *
 * @param uri what was asked
 * @param body whole; never longer than the limit of {@link Wire}
 */
@SuppressWarnings("ArrayRecordComponent") // read once, where it arrives
record Answer(URI uri, int status, HttpHeaders headers, byte[] body) {
    private static final int SHOWN = 200;

    boolean ok() {
        return status >= 200 && status < 300;
    }

    boolean missing() {
        return status == 404 || status == 410;
    }

    boolean redirect() {
        return status >= 300 && status < 400;
    }

    /** Not let in, or not allowed to. */
    boolean forbidden() {
        return status == 401 || status == 403 || status == 405;
    }

    /** Where a redirect leads; empty when it says nothing that can be read. */
    Optional<URI> location() {
        return headers.firstValue("Location").flatMap(text -> resolved(uri, text));
    }

    boolean isJson() {
        return headers.firstValue("Content-Type")
                .filter(type -> type.contains("json"))
                .isPresent();
    }

    JsonNode json() {
        try {
            return Json.mapper().readTree(body);
        } catch (IOException e) {
            throw new RegistryTrouble(uri + " answered " + status + " with something that is not JSON");
        }
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Status and the beginning of the body, on one line. */
    String inWords() {
        var line = text().replaceAll("(?is)<(style|script|head)\\b.*?</\\1>", " ")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ")
                .strip();
        return status
                + (line.isEmpty() ? "" : " (" + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line) + ")");
    }

    static Optional<URI> resolved(URI base, String link) {
        try {
            return Optional.of(base.resolve(link));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a link that is no address leads nowhere
        }
    }
}
