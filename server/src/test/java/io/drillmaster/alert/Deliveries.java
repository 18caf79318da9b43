package io.drillmaster.alert;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.common.Json;
import io.drillmaster.drillpackages.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Deliveries as tests need them: from fixture files, or written in place. */
public final class Deliveries {
    public static final Token TOKEN = new Token("k7w2mq5xvbn3zt4hd6rj");
    public static final Instant RECEIVED = Instant.parse("2026-03-02T10:15:33Z");

    public static final Hook OPEN_HOOK = new Hook("generic", "open", false, List.of());

    private Deliveries() {}

    public static JsonNode json(byte[] text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] fixture(String source, String name) {
        try (var in = Objects.requireNonNull(
                Deliveries.class.getResourceAsStream("/fixtures/alert/" + source + "/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Delivery of(String source, byte[] body, Map<String, String> headers) {
        return new Delivery(source, headers, body, RECEIVED);
    }

    public static List<ReadAlert> read(AlertSource source, String body) {
        return alerts(source.read(of(source.id(), body.getBytes(StandardCharsets.UTF_8), Map.of())));
    }

    private static List<ReadAlert> alerts(List<Reading> readings) {
        return readings.stream().map(ReadAlert.class::cast).toList();
    }

    public static List<ReadAlert> readFixture(AlertSource source, String name, Map<String, String> headers) {
        return alerts(source.read(of(source.id(), fixture(source.id(), name), headers)));
    }

    public static ReadAlert readOne(AlertSource source, String name, Map<String, String> headers) {
        var alerts = readFixture(source, name, headers);
        if (alerts.size() != 1) {
            throw new AssertionError("expected one alert, got " + alerts.size());
        }
        return alerts.get(0);
    }
}
