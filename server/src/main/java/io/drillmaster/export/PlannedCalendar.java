package io.drillmaster.export;

import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;

/**
 * Exercises that have a time, for calendars (RFC 5545). A calendar is seen by people who are to be surprised, so an event says
 * only which exercise it is; the rest is asked for on purpose. Written here because the libraries for it bring ten times the
 * code of this, a scripting language among it.
 */
public final class PlannedCalendar {
    /** What the body of an answer is. */
    public static final String CONTENT_TYPE = "text/calendar; charset=utf-8; method=PUBLISH";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Bytes of UTF-8 in a line, without its end. */
    private static final int LINE = 75;

    private final StringBuilder out = new StringBuilder();

    private PlannedCalendar() {}

    /**
     * The file.
     *
     * @param exercises those that are planned or run are taken, but none that waits for a person to start it
     * @param details whether titles and scenarios are in it
     * @param server address of the pages
     */
    public static String of(Collection<Exercise> exercises, boolean details, URI server, Instant now) {
        var calendar = new PlannedCalendar();
        calendar.line("BEGIN", "VCALENDAR")
                .line("VERSION", "2.0")
                .line("PRODID", "-//Drillmaster//Planned exercises//EN")
                .line("METHOD", "PUBLISH");
        exercises.stream()
                .filter(PlannedCalendar::hasATime)
                .forEach(exercise -> calendar.event(exercise, details, server, now));
        return calendar.line("END", "VCALENDAR").out.toString();
    }

    private static boolean hasATime(Exercise exercise) {
        return exercise.state() == ExerciseState.RUNNING
                || (exercise.state() == ExerciseState.PLANNED && !exercise.opensByHand());
    }

    private void event(Exercise exercise, boolean details, URI server, Instant now) {
        var plan = exercise.plan();
        line("BEGIN", "VEVENT")
                .line("UID", plan.id() + "@" + server.getAuthority())
                .line("DTSTAMP", STAMP.format(now))
                .line("DTSTART", STAMP.format(plan.window().opensAt()))
                .line("DTEND", STAMP.format(plan.window().closesAt()))
                .line("SUMMARY", text("Exercise " + plan.id() + (details ? ": " + plan.title() : "")));
        if (details) {
            line("DESCRIPTION", text("Scenario " + plan.scenarioId()));
        }
        // It takes nobody's time: most of those who see it are not to know.
        line("URL", server + "/exercises/" + plan.id())
                .line("CLASS", "CONFIDENTIAL")
                .line("TRANSP", "TRANSPARENT")
                .line("END", "VEVENT");
    }

    private static String text(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", "");
    }

    /** A property, folded so that no line is too long and no character is cut in two. */
    private PlannedCalendar line(String name, String value) {
        var bytes = 0;
        for (var point : (name + ":" + value).codePoints().toArray()) {
            var character = Character.toString(point);
            var size = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > LINE) {
                out.append("\r\n ");
                bytes = 1;
            }
            out.append(character);
            bytes += size;
        }
        out.append("\r\n");
        return this;
    }
}
