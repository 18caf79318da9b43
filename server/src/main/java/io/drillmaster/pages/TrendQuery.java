package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.verdict.ResultFilter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which results an address of the trend, its charts and its exports asks for. All of them read the same parameters, so that
 * a file holds exactly what its page shows. Parameters of a page's own are not looked at; an empty one is as none.
 *
 * @param period up to now; only asked when neither day is given, since a form sends all its fields
 * @param from first day, in UTC
 * @param until last day, in UTC
 * @param scenario id
 * @param variant an empty text for exercises without one, which {@link #UNSAID} asks for
 * @param team likewise
 * @param hostClass likewise
 */
public record TrendQuery(
        TrendPeriod period,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<String> scenario,
        Optional<String> variant,
        Optional<String> team,
        Optional<String> hostClass) {
    /** Stands in an address for the exercises of which nobody said a variant, a team or a host class. */
    public static final String UNSAID = "-";

    private static final int LONGEST = 200;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    /** Reads an address. @throws Problem with the parameter, what was found and what is allowed */
    public static TrendQuery of(Map<String, List<String>> parameters) {
        var query = new TrendQuery(
                one(parameters, "period").map(TrendQuery::period).orElse(TrendPeriod.TWELVE_MONTHS),
                one(parameters, "from").map(text -> day("from", text)),
                one(parameters, "until").map(text -> day("until", text)),
                one(parameters, "scenario"),
                label(parameters, "variant"),
                label(parameters, "team"),
                label(parameters, "hostClass"));
        if (query.from.isPresent()
                && query.until.isPresent()
                && query.until.get().isBefore(query.from.get())) {
            throw wrong(
                    "until",
                    "'until' (" + query.until.get() + ") lies before 'from' (" + query.from.get()
                            + "). Give the first day in 'from' and the last day in 'until'.");
        }
        return query;
    }

    /** The results meant; {@code now} is the end of a period that has a short name. */
    public ResultFilter filter(Instant now) {
        var first = between() ? from : period.firstDay(now);
        return new ResultFilter(
                first.map(TrendQuery::start),
                until.map(day -> start(day.plusDays(1))),
                scenario,
                variant,
                team,
                hostClass);
    }

    /** Whether days were given instead of a period's name. */
    public boolean between() {
        return from.isPresent() || until.isPresent();
    }

    /** The period inside a sentence: {@code last 12 months}, {@code 2026-01-01 to 2026-03-31}. */
    public String periodInWords() {
        if (!between()) {
            return period.title();
        }
        return from.map(day -> until.map(last -> day + " to " + last).orElse("since " + day))
                .orElseGet(() -> "until " + until.orElseThrow());
    }

    /** All that was asked for, for people: {@code last 12 months, scenario SC-01, without a team}. */
    public String inWords() {
        var words = new ArrayList<String>();
        words.add(periodInWords());
        scenario.ifPresent(id -> words.add("scenario " + id));
        variant.ifPresent(text -> words.add(inWords("variant", text)));
        team.ifPresent(text -> words.add(inWords("team", text)));
        hostClass.ifPresent(text -> words.add(inWords("host class", text)));
        return String.join(", ", words);
    }

    private static String inWords(String label, String text) {
        return text.isEmpty() ? "without a " + label : label + " " + text;
    }

    /** The parameters as a query string without its question mark; empty when all is as usual. */
    public String text() {
        return joined(parameters());
    }

    /** The same with one parameter changed, or left out when the value is empty; it may be a page's own. */
    public String with(String name, String value) {
        var changed = parameters();
        changed.put(name, value);
        return joined(changed);
    }

    /** What was asked for, by parameter, the usual period named too. */
    Map<String, String> asked() {
        var asked = parameters();
        if (!between()) {
            asked.put("period", period.code());
        }
        return asked;
    }

    private Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        if (!between() && period != TrendPeriod.TWELVE_MONTHS) {
            parameters.put("period", period.code());
        }
        from.ifPresent(day -> parameters.put("from", day.toString()));
        until.ifPresent(day -> parameters.put("until", day.toString()));
        scenario.ifPresent(id -> parameters.put("scenario", id));
        variant.ifPresent(text -> parameters.put("variant", said(text)));
        team.ifPresent(text -> parameters.put("team", said(text)));
        hostClass.ifPresent(text -> parameters.put("hostClass", said(text)));
        return parameters;
    }

    private static String joined(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The value of a choice's option for this label. */
    static String said(String label) {
        return label.isEmpty() ? UNSAID : label;
    }

    private static Optional<String> label(Map<String, List<String>> parameters, String name) {
        return one(parameters, name).map(text -> text.equals(UNSAID) ? "" : text);
    }

    private static Optional<String> one(Map<String, List<String>> parameters, String name) {
        var given = parameters.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        if (given.size() > 1) {
            throw wrong(name, "'" + name + "' is there " + given.size() + " times. Give it once.");
        }
        given.forEach(text -> checkText(name, text));
        return given.stream().findFirst();
    }

    private static void checkText(String name, String text) {
        if (text.length() > LONGEST) {
            throw wrong(
                    name, "'" + name + "' has " + text.length() + " characters; at most " + LONGEST + " are taken.");
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw wrong(name, "'" + name + "' holds a control character. Take it out.");
        }
    }

    private static TrendPeriod period(String text) {
        return TrendPeriod.of(text)
                .orElseThrow(() -> wrong(
                        "period",
                        "'period' is '" + text + "'; allowed are " + TrendPeriod.codes()
                                + ", or days in 'from' and 'until'."));
    }

    private static LocalDate day(String name, String text) {
        try {
            var day = LocalDate.parse(text);
            if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
                return day;
            }
        } catch (DateTimeException notADay) {
            throw noDay(name, text);
        }
        throw noDay(name, text);
    }

    private static Problem noDay(String name, String text) {
        return wrong(name, "'" + name + "' is '" + text + "'; it must be a day from the year 2000 on, as 2026-03-31.");
    }

    private static Problem wrong(String field, String sentence) {
        return Problem.badField(field, "wrong-filter", sentence);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
