package io.drillmaster.registry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses a media type by an {@code Accept} header (RFC 9110 section 12.5.1). */
final class Accept {
    private Accept() {}

    /**
     * The offered type with the highest weight; on a tie the one that the header names, and of several the first.
     *
     * @param offered in the order of our own preference; the usual one is among them
     * @param usual for a client that takes anything, or says nothing
     * @return empty when the client takes none of them
     */
    static Optional<String> best(@Nullable String header, List<String> offered, String usual) {
        if (header == null || header.isBlank()) {
            return Optional.of(usual);
        }
        var ranges = List.of(header.split(",", -1)).stream().map(Range::of).toList();
        String best = null;
        var bestMatch = Match.NONE;
        for (var type : offered) {
            var match = match(ranges, type);
            var better = match.weight > bestMatch.weight
                    || (match.weight == bestMatch.weight
                            && (match.precision > bestMatch.precision
                                    || (match.precision == bestMatch.precision
                                            && match.precision < Range.EXACT
                                            && type.equals(usual))));
            if (match.weight > 0 && better) {
                best = type;
                bestMatch = match;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The most precise range decides about a type, so {@code text/html;q=0, *}{@code /*} takes all but HTML. */
    private static Match match(List<Range> ranges, String type) {
        var best = Match.NONE;
        for (var range : ranges) {
            var precision = range.precision(type);
            if (precision > best.precision) {
                best = new Match(precision, range.weight);
            }
        }
        return best;
    }

    private record Match(int precision, double weight) {
        static final Match NONE = new Match(0, 0);
    }

    private record Range(String type, double weight) {
        static final int EXACT = 3;

        static Range of(String part) {
            var pieces = part.split(";", -1);
            // PEP 691: "latest" is the newest version, and there is one version only.
            return new Range(pieces[0].strip().toLowerCase(Locale.ROOT).replace(".latest+", ".v1+"), weight(pieces));
        }

        /** 0 when it does not match. */
        int precision(String candidate) {
            if (type.equals(candidate)) {
                return EXACT;
            }
            if (type.equals("*/*")) {
                return 1;
            }
            return type.endsWith("/*") && candidate.startsWith(type.substring(0, type.length() - 1)) ? 2 : 0;
        }

        private static double weight(String[] pieces) {
            for (var i = 1; i < pieces.length; i++) {
                var piece = pieces[i].strip().toLowerCase(Locale.ROOT);
                if (piece.startsWith("q=")) {
                    try {
                        return Double.parseDouble(piece.substring(2).strip());
                    } catch (NumberFormatException e) {
                        return 0; // a weight that cannot be read accepts nothing
                    }
                }
            }
            return 1;
        }
    }
}
