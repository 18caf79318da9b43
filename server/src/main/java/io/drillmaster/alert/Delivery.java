package io.drillmaster.alert;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One call of a webhook, as it came.
 *
 * @param sourceId whose hook was called
 * @param headers HTTP headers, names in lower case
 * @param body the bytes, untouched: signatures are over these
 * @param receivedAt when the call reached this server, on its clock
 */
public record Delivery(String sourceId, Map<String, String> headers, byte[] body, Instant receivedAt) {
    public Delivery {
        headers = headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        Map.Entry::getValue,
                        (first, second) -> first));
    }

    /** A header's value; the name in any letter case, an empty value is no value. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
