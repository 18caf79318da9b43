package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What of readiness is wanted, as the address says it.
 *
 * @param from first day
 * @param to last day
 * @param subject all of them when absent
 */
record ReadinessFilter(LocalDate from, LocalDate to, Optional<String> subject) {
    /** Before the first day that can be fed. */
    static final LocalDate EVER = LocalDate.of(2000, 1, 1);

    /** Reads {@code from}, {@code to} and {@code subject}; without them the last twelve months of everything. */
    static ReadinessFilter of(Context context, LocalDate today) {
        var subject = text(context, "subject");
        var filter = new ReadinessFilter(
                day(context, "from", today.minusMonths(12)),
                day(context, "to", today.plusDays(1)), // it is tomorrow already in the east
                subject.isEmpty() ? Optional.empty() : Optional.of(subject));
        if (filter.to.isBefore(filter.from)) {
            throw Problem.badField(
                    "to",
                    "wrong-period",
                    "The period ends on " + filter.to + ", before it begins on " + filter.from + "; exchange the two.");
        }
        return filter;
    }

    /** As the address says it, with a question mark. */
    String query() {
        return "?from=" + from + "&to=" + to
                + subject.map(text -> "&subject=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                        .orElse("");
    }

    private static LocalDate day(Context context, String name, LocalDate otherwise) {
        var text = text(context, name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() < 1900 || day.getYear() > 9999) {
                throw new DateTimeException("a year that nobody means");
            }
            return day;
        } catch (DateTimeException e) {
            var found = text.length() > 40 ? text.substring(0, 40) + "…" : text;
            throw Problem.badField(name, "wrong-date", "'" + found + "' is no date; write it as 2026-11-03.");
        }
    }

    private static String text(Context context, String name) {
        var value = context.queryParam(name);
        return value == null ? "" : value.strip();
    }
}
