package io.drillmaster.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.plan.Coverage;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.Labels;
import io.drillmaster.plan.Objective;
import io.drillmaster.plan.Window;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannedCalendarTest {
    private static final URI SERVER = URI.create("https://drills.example.com");
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final String TITLE =
            "Lock file; poisoned, für Ω\\\nwith pytorch-utilz in the build of every shop 🚀🚀🚀🚀";

    @Test
    void anEventSaysWhenAndNothingThatSpoilsTheSurprise() {
        assertThat(unfolded(calendar(false, exercise(7, ExerciseState.PLANNED, false))))
                .containsExactly(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Drillmaster//Planned exercises//EN",
                        "METHOD:PUBLISH",
                        "BEGIN:VEVENT",
                        "UID:EX-0007@drills.example.com",
                        "DTSTAMP:20261121T200000Z",
                        "DTSTART:20261201T090000Z",
                        "DTEND:20261201T100000Z",
                        "SUMMARY:Exercise EX-0007",
                        "URL:https://drills.example.com/exercises/EX-0007",
                        "CLASS:CONFIDENTIAL",
                        "TRANSP:TRANSPARENT",
                        "END:VEVENT",
                        "END:VCALENDAR");
    }

    @Test
    void whoAsksForItGetsTheTitle() {
        assertThat(unfolded(calendar(true, exercise(7, ExerciseState.PLANNED, false))))
                .contains(
                        "SUMMARY:Exercise EX-0007: Lock file\\; poisoned\\, für Ω\\\\\\n"
                                + "with pytorch-utilz in the build of every shop 🚀🚀🚀🚀",
                        "DESCRIPTION:Scenario SC-04");
    }

    @Test
    void noLineIsLongerThanTheStandardAllows() {
        var text = calendar(true, exercise(7, ExerciseState.PLANNED, false));
        assertThat(text).endsWith("END:VCALENDAR\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(text.lines())
                .anyMatch(line -> line.startsWith(" "))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    }

    @Test
    void onlyWhatHasATimeIsInIt() {
        var text = calendar(
                false,
                exercise(1, ExerciseState.PLANNED, true),
                exercise(2, ExerciseState.RUNNING, true),
                exercise(3, ExerciseState.CLOSED, false),
                exercise(4, ExerciseState.ABORTED, false),
                exercise(5, ExerciseState.PLANNED, false));
        assertThat(unfolded(text).stream().filter(line -> line.startsWith("UID:")))
                .containsExactly("UID:EX-0002@drills.example.com", "UID:EX-0005@drills.example.com");
    }

    private static String calendar(boolean details, Exercise... exercises) {
        return PlannedCalendar.of(List.of(exercises), details, SERVER, NOW);
    }

    private static List<String> unfolded(String text) {
        return text.replace("\r\n ", "").lines().toList();
    }

    private static Exercise exercise(int number, ExerciseState state, boolean byHand) {
        var window = new Window(Instant.parse("2026-12-01T09:00:00Z"), Instant.parse("2026-12-01T10:00:00Z"));
        var plan = new ExercisePlan(
                new ExerciseId(number), TITLE, "SC-04", 1, false, window, List.of(), Set.of(), Objective.NONE);
        return new Exercise(
                plan,
                state,
                "",
                "the security team",
                List.of(),
                "ada",
                NOW,
                Optional.empty(),
                "",
                List.of(Exercise.ANYWHERE),
                byHand,
                Labels.NONE,
                Coverage.NONE,
                false);
    }
}
