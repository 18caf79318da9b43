package io.drillmaster.registry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses a media type by an {@code Accept} header (RFC 9110 section 12.5.1). */
final class Accept {
    private Accept() {}

    /**
     * The offered type with the highest weight, the first of them on a tie.
     *
     * @param offered in the order of our own preference
     * @param usual for a client that takes anything, or says nothing
     */
    static Optional<String> best(@Nullable String header, List<String> offered, String usual) {
        if (header == null || header.isBlank()) {
            return Optional.of(usual);
        }
        String best = null;
        var bestWeight = 0.0;
        for (var part : header.split(",", -1)) {
            var pieces = part.split(";", -1);
            var type = pieces[0].strip().toLowerCase(Locale.ROOT).replace(".latest+", ".v1+");
            var weight = weight(pieces);
            var match = type.equals("*/*") || type.equals("text/*") ? usual : type;
            if (weight > bestWeight && offered.contains(match)) {
                best = match;
                bestWeight = weight;
            }
        }
        return Optional.ofNullable(best);
    }

    private static double weight(String[] pieces) {
        for (var i = 1; i < pieces.length; i++) {
            var piece = pieces[i].strip();
            if (piece.startsWith("q=")) {
                try {
                    return Double.parseDouble(piece.substring(2));
                } catch (NumberFormatException e) {
                    return 0; // a weight that cannot be read accepts nothing
                }
            }
        }
        return 1;
    }
}
