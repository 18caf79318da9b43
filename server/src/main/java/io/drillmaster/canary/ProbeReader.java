package io.drillmaster.canary;

import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.MarkerContent;
import io.drillmaster.evidence.Fact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the probe's lines, {@code name=value} each, in the order in which {@link ProbeScript} writes them. */
final class ProbeReader {
    static final String FIRST_LINE = "drillmaster-probe=1";
    static final String LAST_LINE = "end=1";

    private static final int MOST_BYTES = 256 << 10;
    private static final Pattern STAMP = Pattern.compile("[0-9]{1,11}(\\.[0-9]{1,9})?");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}");
    private static final int LONGEST_QUOTE = 80;

    private final Map<String, String> head = new HashMap<>();
    private final List<ProbeMessage.Sighting> sightings = new ArrayList<>();

    private String path = "";
    private String state = "";
    private Optional<Instant> modified = Optional.empty();
    private final StringBuilder lines = new StringBuilder();

    private ProbeReader() {}

    static ProbeMessage read(byte[] body) {
        if (body.length > MOST_BYTES) {
            throw Problem.tooLarge(
                    "A probe's report has at most " + MOST_BYTES + " bytes; this one has " + body.length + ".");
        }
        var all = new String(body, StandardCharsets.UTF_8).lines().toList();
        if (all.isEmpty() || !all.get(0).equals(FIRST_LINE)) {
            throw bad(
                    "line 1",
                    "A probe's message begins with '" + FIRST_LINE + "'; this one begins with '"
                            + quoted(all.isEmpty() ? "" : all.get(0)) + "'.");
        }
        if (!all.get(all.size() - 1).equals(LAST_LINE)) {
            throw bad("line " + all.size(), "The message is cut off: its last line is not '" + LAST_LINE + "'.");
        }
        var reader = new ProbeReader();
        for (var number = 2; number < all.size(); number++) {
            reader.take(number, all.get(number - 1));
        }
        return reader.message();
    }

    private void take(int number, String line) {
        var equals = line.indexOf('=');
        if (equals < 1) {
            throw bad("line " + number, "Each line is name=value; line " + number + " is '" + quoted(line) + "'.");
        }
        var value = line.substring(equals + 1);
        var name = line.substring(0, equals);
        switch (name) {
            case "step", "host", "t1", "t2", "t3", "t4" -> head.put(name, value);
            case "marker" -> {
                finishMarker();
                path = value;
            }
            case "state" -> state = value;
            case "modified" -> modified = Optional.of(stamp(name, value));
            case "line" -> lines.append(value).append('\n');
            default ->
                throw bad(
                        "line " + number,
                        "A probe's message has no '" + quoted(name) + "' (line " + number
                                + "). Take the script from the exercise's page again.");
        }
    }

    private ProbeMessage message() {
        finishMarker();
        var step = required("step");
        if (step.equals("hello")) {
            return new ProbeMessage.Hello();
        }
        if (!step.equals("report")) {
            throw bad("step", "The step is 'hello' or 'report'; found '" + quoted(step) + "'.");
        }
        var host = required("host");
        if (!HOST.matcher(host).matches()) {
            throw bad("host", "'" + quoted(host) + "' is not a host name: letters, digits, dots, hyphens.");
        }
        return new ProbeMessage.Report(
                host,
                stamp("t1", required("t1")),
                serverTime("t2"),
                serverTime("t3"),
                endOfStamp(required("t4")),
                sightings);
    }

    private void finishMarker() {
        if (!path.isEmpty()) {
            sightings.add(sighting());
        }
        path = "";
        state = "";
        modified = Optional.empty();
        lines.setLength(0);
    }

    private ProbeMessage.Sighting sighting() {
        return switch (state) {
            case "present" -> {
                var executions = MarkerContent.parse(lines.toString()).executions().stream()
                        .map(one -> new Fact.MarkerLine(one.phase(), one.nonce(), one.at()))
                        .toList();
                yield new ProbeMessage.Sighting(
                        path, true, Optional.of(new Fact.MarkerPresent(path, modified, executions)));
            }
            case "absent" -> new ProbeMessage.Sighting(path, false, Optional.of(new Fact.MarkerAbsent(path)));
            case "unknown" -> new ProbeMessage.Sighting(path, false, Optional.empty());
            default ->
                throw bad(
                        "state",
                        "The state of '" + quoted(path) + "' is present, absent or unknown; found '" + quoted(state)
                                + "'.");
        };
    }

    private String required(String name) {
        var value = head.get(name);
        if (value == null || value.isEmpty()) {
            throw bad(name, "The message has no '" + name + "'.");
        }
        return value;
    }

    private Instant serverTime(String name) {
        var text = required(name);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw bad(name, "'" + quoted(text) + "' is not the time that this server gave as " + name + ".");
        }
    }

    private static Instant stamp(String name, String text) {
        if (!STAMP.matcher(text).matches()) {
            throw bad(
                    name,
                    "'" + quoted(text) + "' is not a time: " + name
                            + " is in seconds since 1970, with or without decimals.");
        }
        var seconds = new BigDecimal(text);
        var whole = seconds.setScale(0, RoundingMode.FLOOR);
        return Instant.ofEpochSecond(
                whole.longValueExact(),
                seconds.subtract(whole).movePointRight(9).longValueExact());
    }

    /**
     * A clock that shows whole seconds was somewhere in that second. The last stamp of an exchange is an upper bound,
     * so it counts as the second's end; the first one is a lower bound and stays.
     */
    private static Instant endOfStamp(String text) {
        var beginning = stamp("t4", text);
        return text.contains(".") ? beginning : beginning.plusSeconds(1);
    }

    private static Problem bad(String place, String sentence) {
        return Problem.badField(place, "probe-message", sentence);
    }

    private static String quoted(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
