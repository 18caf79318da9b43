package io.drillmaster.alert.source;

import io.drillmaster.evidence.AlertKind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the alerts of a mapped source prove: one kind for all, or a place with a word, and what each word means.
 *
 * @param place where the word is; empty when all are of one kind
 * @param words kind by word, in lower case
 * @param otherwise the kind of any other word; empty when that is not said
 */
record MappedKind(Optional<JsonPlace> place, Map<String, AlertKind> words, Optional<AlertKind> otherwise) {
    /** Nothing was said: a sensor is assumed. */
    static final MappedKind RUNTIME = new MappedKind(Optional.empty(), Map.of(), Optional.of(AlertKind.RUNTIME));

    private static final Map<String, AlertKind> OURS = Map.of(
            "runtime", AlertKind.RUNTIME,
            "blocked", AlertKind.GATE_BLOCKED,
            "warned", AlertKind.GATE_WARNED,
            "noise", AlertKind.NOISE);

    /**
     * Reads {@code blocked}, {@code $.place}, or {@code $.place; deny=blocked, allow=noise, *=runtime}.
     *
     * @throws IllegalArgumentException with a sentence for the person who wrote it
     */
    static MappedKind parse(String text) {
        if (!text.startsWith("$")) {
            return new MappedKind(Optional.empty(), Map.of(), Optional.of(kind(text)));
        }
        var semicolon = text.lastIndexOf(';');
        var place = JsonPlace.parse(
                semicolon < 0 ? text : text.substring(0, semicolon).strip());
        var words = new LinkedHashMap<>(OURS);
        Optional<AlertKind> otherwise = Optional.empty();
        for (var pair :
                semicolon < 0 ? new String[0] : text.substring(semicolon + 1).split(",", 100)) {
            var equals = pair.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("'" + pair.strip()
                        + "' says not what it means; write word=kind, such as deny=blocked, and *=kind for the rest.");
            }
            var word = pair.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            var kind = kind(pair.substring(equals + 1));
            if (word.equals("*")) {
                otherwise = Optional.of(kind);
            } else {
                words.put(word, kind);
            }
        }
        return new MappedKind(Optional.of(place), words, otherwise);
    }

    /** What a word means; empty when that is not said. */
    Optional<AlertKind> of(String word) {
        return Optional.ofNullable(words.get(word.strip().toLowerCase(Locale.ROOT)))
                .or(() -> otherwise);
    }

    private static AlertKind kind(String text) {
        return Optional.ofNullable(OURS.get(text.strip().toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> new IllegalArgumentException("'" + text.strip()
                        + "' is no kind; there are runtime, blocked, warned and noise. A path begins with $."));
    }
}
