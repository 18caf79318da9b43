package io.drillmaster.registry;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a {@code Range} header asks for (RFC 9110 section 14). */
sealed interface ByteRange {
    /** One range, as it is written. */
    Pattern ONE = Pattern.compile("(?i)bytes=\\s*([0-9]{0,18})\\s*-\\s*([0-9]{0,18})\\s*");

    /** All of it: nothing is asked, or something that a server may pass over, such as several ranges at once. */
    record Whole() implements ByteRange {}

    /**
     * A part, answered with 206.
     *
     * @param first offset of its first byte
     * @param last offset of its last byte
     */
    record Part(int first, int last) implements ByteRange {
        int length() {
            return last - first + 1;
        }
    }

    /** Nothing that there is: 416. */
    record Unsatisfiable() implements ByteRange {}

    /** One range of a representation with this many bytes. */
    static ByteRange of(@Nullable String header, int size) {
        var match = ONE.matcher(header == null ? "" : header.strip());
        if (!match.matches() || (match.group(1).isEmpty() && match.group(2).isEmpty())) {
            return new Whole();
        }
        if (match.group(1).isEmpty()) {
            var last = number(match.group(2));
            return last == 0 || size == 0 ? new Unsatisfiable() : new Part((int) Math.max(0, size - last), size - 1);
        }
        var first = number(match.group(1));
        var last = match.group(2).isEmpty() ? Long.MAX_VALUE : number(match.group(2));
        if (last < first) {
            return new Whole(); // an invalid range is passed over
        }
        return first >= size ? new Unsatisfiable() : new Part((int) first, (int) Math.min(last, size - 1L));
    }

    private static long number(String digits) {
        return Long.parseLong(digits);
    }
}
