package io.drillmaster.canary;

import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.MarkerContent;
import io.drillmaster.evidence.Fact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the probe's lines, {@code name=value} each. A line {@code marker} or {@code install} begins a block; the lines
 * that follow belong to it.
 */
final class ProbeReader {
    static final String FIRST_LINE = "drillmaster-probe=2";
    static final String LAST_LINE = "end=1";

    private static final int MOST_BYTES = 256 << 10;
    private static final int MOST_EXCHANGES = 8;
    private static final int MOST_CI_LINES = 16;
    private static final int MOST_INSTALLS = 8;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}");
    private static final int LONGEST_QUOTE = 80;

    private final List<ProbeMessage.Exchange> exchanges = new ArrayList<>();
    private final List<ProbeMessage.Sighting> sightings = new ArrayList<>();
    private final List<ProbeMessage.Install> installs = new ArrayList<>();
    private final Map<String, String> head = new HashMap<>();
    private final Map<String, String> block = new HashMap<>();
    private final StringBuilder lines = new StringBuilder();
    private int ciLines;

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
                            + quoted(all.isEmpty() ? "" : all.get(0))
                            + "'. Take the script from the exercise's page again.");
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
            case "step", "host" -> once(head, number, name, value);
            case "exchange" -> exchanges.add(ProbeStamps.exchange(value));
            case "ci" -> ciLines++; // which CI job it was stays readable in the raw report
            case "marker", "install" -> {
                finishBlock();
                block.put(name, value);
            }
            case "state", "modified", "client", "client-version", "exit-code", "blocked" ->
                once(block, number, name, value);
            case "line" -> lines.append(value).append('\n');
            default ->
                throw bad(
                        "line " + number,
                        "A probe's message has no '" + quoted(name) + "' (line " + number
                                + "). Take the script from the exercise's page again.");
        }
    }

    /** Two values of one name would leave open which is meant. */
    private static void once(Map<String, String> values, int number, String name, String value) {
        if (values.put(name, value) != null) {
            throw bad("line " + number, "'" + name + "' is told twice (line " + number + ").");
        }
    }

    private ProbeMessage message() {
        finishBlock();
        var step = required(head, "step");
        if (step.equals("hello")) {
            return new ProbeMessage.Hello();
        }
        if (!step.equals("report")) {
            throw bad("step", "The step is 'hello' or 'report'; found '" + quoted(step) + "'.");
        }
        var host = required(head, "host");
        if (!HOST.matcher(host).matches()) {
            throw bad("host", "'" + quoted(host) + "' is not a host name: letters, digits, dots, hyphens.");
        }
        if (exchanges.isEmpty() || exchanges.size() > MOST_EXCHANGES) {
            throw bad(
                    "exchange",
                    "A report has 1 to " + MOST_EXCHANGES + " exchanges of times; found " + exchanges.size() + ".");
        }
        if (ciLines > MOST_CI_LINES || installs.size() > MOST_INSTALLS) {
            throw bad(
                    "ci",
                    "A report has at most " + MOST_CI_LINES + " lines 'ci' and " + MOST_INSTALLS + " lines 'install'.");
        }
        return new ProbeMessage.Report(host, exchanges, sightings, installs);
    }

    private void finishBlock() {
        if (block.containsKey("marker")) {
            sightings.add(sighting(block.getOrDefault("marker", "")));
        } else if (block.containsKey("install")) {
            installs.add(install(block.getOrDefault("install", "")));
        } else if (!block.isEmpty() || lines.length() > 0) {
            throw bad("marker", "A line tells of a marker or an install before any is named.");
        }
        block.clear();
        lines.setLength(0);
    }

    private ProbeMessage.Sighting sighting(String path) {
        var state = block.getOrDefault("state", "");
        var modified = Optional.ofNullable(block.get("modified")).map(text -> ProbeStamps.end("modified", text));
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

    private ProbeMessage.Install install(String packageName) {
        var exitCode = required(block, "exit-code");
        var blocked = required(block, "blocked");
        if (!exitCode.matches("-?[0-9]{1,9}")) {
            throw bad("exit-code", "The exit code is a whole number; found '" + quoted(exitCode) + "'.");
        }
        if (!blocked.equals("yes") && !blocked.equals("no")) {
            throw bad("blocked", "'blocked' is yes or no; found '" + quoted(blocked) + "'.");
        }
        return new ProbeMessage.Install(
                packageName,
                new Fact.InstallReported(
                        quoted(required(block, "client")),
                        quoted(block.getOrDefault("client-version", "")),
                        Integer.parseInt(exitCode),
                        blocked.equals("yes"),
                        ""));
    }

    private static String required(Map<String, String> values, String name) {
        var value = values.get(name);
        if (value == null || value.isEmpty()) {
            throw bad(name, "The message has no '" + name + "'.");
        }
        return value;
    }

    static Problem bad(String place, String sentence) {
        return Problem.badField(place, "probe-message", sentence);
    }

    static String quoted(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
