package io.drillmaster.pages;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.evidence.AlertFilter;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AlertMatch;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which alerts the address of {@code /alerts} asks for. What cannot be read is left out, as if it had not been asked.
 *
 * @param before only alerts before this place in the log
 * @param after only alerts after it
 */
record AlertQuery(AlertFilter filter, Optional<Long> before, Optional<Long> after) {
    private static final int LONGEST = 200;

    static AlertQuery of(Map<String, List<String>> query) {
        var text = first(query, "q").orElse("");
        return new AlertQuery(
                new AlertFilter(
                        first(query, "match")
                                .flatMap(word -> named(AlertMatch.values(), word))
                                .orElse(AlertMatch.ANY),
                        first(query, "source"),
                        first(query, "kind").flatMap(word -> named(AlertKind.values(), word)),
                        first(query, "exercise").flatMap(ExerciseId::parse),
                        text.length() > LONGEST ? text.substring(0, LONGEST) : text),
                first(query, "before").flatMap(AlertQuery::number),
                first(query, "after").flatMap(AlertQuery::number));
    }

    /** The address of this list. */
    String here() {
        return before.map(seq -> address("before", seq.toString()))
                .or(() -> after.map(seq -> address("after", seq.toString())))
                .orElseGet(() -> address("", ""));
    }

    /** The address of the same list with another choice, from its beginning. */
    String with(String name, String value) {
        return address(name, value);
    }

    private String address(String name, String value) {
        var parts = new LinkedHashMap<String, String>();
        if (filter.match() != AlertMatch.ANY) {
            parts.put("match", word(filter.match()));
        }
        filter.source().ifPresent(source -> parts.put("source", source));
        filter.kind().ifPresent(kind -> parts.put("kind", word(kind)));
        filter.exercise().ifPresent(exercise -> parts.put("exercise", exercise.toString()));
        if (!filter.text().isEmpty()) {
            parts.put("q", filter.text());
        }
        if (!name.isEmpty()) {
            parts.put(name, value);
        }
        parts.values().removeIf(String::isEmpty);
        var query = parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "/alerts" : "/alerts?" + query;
    }

    /** {@code gate-blocked}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String word) {
        return Arrays.stream(values).filter(value -> word(value).equals(word)).findFirst();
    }

    private static Optional<String> first(Map<String, List<String>> query, String name) {
        return query.getOrDefault(name, List.of()).stream()
                .findFirst()
                .map(String::strip)
                .filter(value -> !value.isEmpty() && value.indexOf('\0') < 0);
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
