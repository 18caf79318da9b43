package io.drillmaster.tabletop;

import io.drillmaster.scenarios.msel.Msel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What scribes get beside what all are told: the answers as they come in, also before their reveal, by role and by nobody's
 * name, and the record as it stands, to be completed and put right. It holds no inject that is not out, no expected action,
 * no rating, no private question, and no note of those who run the session.
 *
 * @param tables of the injects that are out, in no particular order
 * @param lines of the record, oldest first
 * @param notes of scribes, oldest first
 * @param roles that can carry out what is decided
 */
public record ScribeDesk(List<Table> tables, List<Line> lines, List<Jotted> notes, List<Msel.PlayerRole> roles) {

    /**
     * What was said to an inject.
     *
     * @param answers as they stand
     * @param silent how many were asked and did not answer
     * @param decision as it was written down last; absent when none was
     */
    public record Table(String inject, List<StoryView.Said> answers, int silent, Optional<GroupDecision> decision) {}

    /**
     * Something that happened.
     *
     * @param seq its number in the record
     * @param elapsed what the exercise clock showed
     * @param who role, or who runs the session
     * @param event one that {@link #tells} lets through
     * @param corrections what put it right, oldest first
     */
    public record Line(long seq, Duration elapsed, String who, TabletopEvent event, List<String> corrections) {}

    /** A note of a scribe, and of which inject it is. */
    public record Jotted(Duration elapsed, Optional<String> inject, String text) {}

    static ScribeDesk of(SessionState state) {
        return new ScribeDesk(
                state.injects.stream()
                        .filter(InjectState::isOut)
                        .map(inject -> new Table(
                                inject.inject.id(),
                                StoryView.said(state, inject),
                                state.silent(inject),
                                inject.decision))
                        .toList(),
                state.entries.stream()
                        .filter(entry -> tells(entry.event()))
                        .map(entry -> line(state, entry))
                        .toList(),
                state.notes.stream()
                        .filter(note -> note.by().kind() == Actor.Kind.PERSON)
                        .map(note -> new Jotted(state.clock.at(note.at()), note.inject(), note.text()))
                        .toList(),
                state.msel.roles());
    }

    /** Whether a scribe may read of it: the room saw it happen. */
    static boolean tells(TabletopEvent event) {
        return event instanceof CourseEvent
                || event instanceof InjectEvent.Released
                || event instanceof InjectEvent.Recalled
                || event instanceof InjectEvent.TimerExtended
                || event instanceof InjectEvent.Revealed
                || event instanceof InjectEvent.Decided
                || event instanceof RecordEvent.Parked;
    }

    private static Line line(SessionState state, Entry entry) {
        return new Line(
                entry.seq(),
                state.clock.at(entry.at()),
                who(state, entry),
                entry.event() instanceof InjectEvent.Released released
                        ? new InjectEvent.Released(released.inject(), Optional.empty()) // it may be taken back
                        : entry.event(),
                state.corrections.getOrDefault(entry.seq(), List.of()).stream()
                        .map(SessionState.Correction::text)
                        .toList());
    }

    private static String who(SessionState state, Entry entry) {
        return switch (entry.actor().kind()) {
            case STAFF -> "Facilitator";
            case PROGRAM -> "by itself";
            case PERSON ->
                PeopleEvent.roleThen(entry.actor().id(), entry.at(), state.entries.stream())
                        .map(role -> StoryView.roleName(state, role))
                        .orElse("somebody who left");
        };
    }
}
