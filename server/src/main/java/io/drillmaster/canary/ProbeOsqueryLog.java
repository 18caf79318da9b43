package io.drillmaster.canary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.common.Json;
import io.drillmaster.common.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads osquery's result log of a query on the table {@code file}: lines of the event, batch and snapshot formats, one or
 * several, and the body of its TLS logger. One line that makes no sense does not lose the others.
 *
 * @param sightings files that were there when the query ran
 * @param gone rows that a differential query took back
 * @param unreadable members that are no result of such a query
 */
record ProbeOsqueryLog(List<Sighting> sightings, int gone, int unreadable) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    /**
     * A file that was there.
     *
     * @param host as osquery names it
     * @param queriedAt the query's time, on the host's clock; osquery tells it to the second
     * @param modifiedAt when the file was last written at the latest, on the host's clock
     * @param size in bytes, as told; empty when not
     */
    record Sighting(String host, String path, Instant queriedAt, Optional<Instant> modifiedAt, String size) {}

    ProbeOsqueryLog {
        sightings = List.copyOf(sightings);
    }

    /**
     * Reads a body.
     *
     * @throws Problem 400 when nothing in it is JSON
     */
    static ProbeOsqueryLog read(byte[] body) {
        var reader = new Reader();
        var text = new String(body, StandardCharsets.UTF_8);
        try {
            reader.take(values(text));
        } catch (JsonProcessingException notOneDocument) {
            text.lines().filter(line -> !line.isBlank()).forEach(reader::line);
        }
        if (reader.documents == 0 && reader.unreadable > 0) {
            throw Problem.badInput("not-json", "The body is not JSON. Send osquery's result log lines as they are.");
        }
        return new ProbeOsqueryLog(reader.sightings, reader.gone, reader.unreadable);
    }

    private static List<JsonNode> values(String text) throws JsonProcessingException {
        try (var values = Json.mapper().readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            return values.readAll();
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Reader {
        private final List<Sighting> sightings = new ArrayList<>();
        private int gone;
        private int unreadable;
        private int documents;

        void line(String line) {
            try {
                take(values(line));
            } catch (JsonProcessingException e) {
                unreadable++;
            }
        }

        void take(List<JsonNode> values) {
            documents += values.size();
            values.forEach(this::value);
        }

        private void value(JsonNode value) {
            if (value.isArray()) {
                value.forEach(this::value);
            } else if (value.path("data").isArray()) {
                if (value.path("log_type").asText().equals("result")) {
                    value.path("data").forEach(this::value);
                }
            } else {
                result(value);
            }
        }

        private void result(JsonNode result) {
            var host =
                    result.path("hostIdentifier").asText(result.path("hostname").asText(""));
            var queriedAt = seconds(result.path("unixTime"));
            if (!HOST.matcher(host).matches() || queriedAt.isEmpty()) {
                unreadable++;
                return;
            }
            var at = queriedAt.get();
            if (result.path("snapshot").isArray()) {
                result.path("snapshot").forEach(row -> seen(host, at, row));
            } else if (result.path("diffResults").isObject()) {
                result.path("diffResults").path("added").forEach(row -> seen(host, at, row));
                gone += result.path("diffResults").path("removed").size();
            } else if (result.path("columns").isObject()) {
                if (result.path("action").asText().equals("removed")) {
                    gone++;
                } else {
                    seen(host, at, result.path("columns"));
                }
            } else {
                unreadable++;
            }
        }

        private void seen(String host, Instant at, JsonNode row) {
            var path = row.path("path").asText("");
            if (path.isEmpty()) {
                unreadable++;
                return;
            }
            // It is told in whole seconds, and bounds the execution from above: it counts as the second's end.
            var modified = seconds(row.path("mtime")).map(second -> second.plusSeconds(1));
            sightings.add(
                    new Sighting(host, path, at, modified, row.path("size").asText("")));
        }

        /** A text, or with {@code numerics} a number. */
        private static Optional<Instant> seconds(JsonNode node) {
            var text = node.isNumber()
                    ? new BigDecimal(node.asText()).toBigInteger().toString()
                    : node.asText("");
            return SECONDS.matcher(text).matches()
                    ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
                    : Optional.empty();
        }
    }
}
