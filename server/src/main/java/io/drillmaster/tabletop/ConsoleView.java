package io.drillmaster.tabletop;

import io.drillmaster.scenarios.msel.Inject;
import io.drillmaster.scenarios.msel.Msel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What those who run or evaluate a session see: everything.
 *
 * @param seq of the last event that it knows
 * @param phase where it stands
 * @param clock exercise clock
 * @param stop who called a real incident, and what they said; absent when nobody did
 * @param locked nobody else comes in
 * @param vacant roles that nobody has
 * @param runOfShow all injects in order, with what became of each
 * @param next what comes next; absent when nothing is left
 * @param people in the room, in the order of coming
 * @param parked for later
 * @param asked privately, newest last
 * @param notes of staff and scribes
 * @param actions that roles have
 * @param observations of evaluators
 * @param reflections of the hotwash, also before their reveal
 * @param lookingBackRevealed whether all see them
 * @param timeline all that happened, oldest first
 */
public record ConsoleView(
        TabletopId id,
        String title,
        Msel msel,
        long seq,
        Phase phase,
        ClockView clock,
        Optional<SessionState.StopCall> stop,
        boolean locked,
        List<Msel.PlayerRole> vacant,
        List<Row> runOfShow,
        Optional<String> next,
        List<Person> people,
        List<SessionState.Parked> parked,
        List<SessionState.Note> asked,
        List<SessionState.Note> notes,
        List<SessionState.Action> actions,
        List<SessionState.Observation> observations,
        List<StoryView.Thought> reflections,
        boolean lookingBackRevealed,
        List<TimelineEntry> timeline) {

    /**
     * An inject and what became of it.
     *
     * @param inject as written
     * @param body as told
     * @param standing what became of it
     * @param ready its time in the story has come
     * @param belongs it is part of the story as the group decided; false for the branch not taken, or not taken yet
     * @param releasedAt on the server's clock; absent when it never was
     * @param left of its timer; absent without one
     * @param asked how many players were asked
     * @param answers as they stand, in the order of coming
     * @param revealed to all
     * @param decision what the group decided
     * @param reason why it was left out
     */
    public record Row(
            Inject inject,
            String body,
            Standing standing,
            boolean ready,
            boolean belongs,
            Optional<Instant> releasedAt,
            Optional<Duration> left,
            int asked,
            List<Given> answers,
            boolean revealed,
            Optional<GroupDecision> decision,
            String reason) {}

    /** What became of an inject. */
    public enum Standing {
        /** Not yet. */
        PENDING,
        /** Players have it. */
        RELEASED,
        /** Left out. */
        SKIPPED,
        /** Taken back. */
        RECALLED
    }

    /** An answer, with the name of whoever gave it and of the role; the name is empty when they were sent out since. */
    public record Given(Answer answer, String name, String role, String option) {}

    /**
     * Something that happened, and what the exercise clock showed then.
     *
     * @param corrections what put it right later, oldest first
     */
    public record TimelineEntry(Entry entry, Duration elapsed, String who, List<SessionState.Correction> corrections) {}

    static ConsoleView of(SessionState state, Instant now) {
        return new ConsoleView(
                state.id,
                state.title,
                state.msel,
                state.seq,
                state.phase,
                ClockView.of(state, now),
                state.stop,
                state.locked,
                state.vacant(),
                state.injects.stream().map(inject -> row(state, inject, now)).toList(),
                state.next().map(inject -> inject.inject.id()),
                List.copyOf(state.people.values()),
                List.copyOf(state.parked.values()),
                List.copyOf(state.asked),
                List.copyOf(state.notes),
                List.copyOf(state.actions.values()),
                List.copyOf(state.observations),
                StoryView.thoughts(state),
                state.lookingBackRevealed,
                state.entries.stream()
                        .map(entry -> new TimelineEntry(
                                entry,
                                state.clock.at(entry.at()),
                                who(state, entry.actor()),
                                List.copyOf(state.corrections.getOrDefault(entry.seq(), List.of()))))
                        .toList());
    }

    private static Row row(SessionState state, InjectState inject, Instant now) {
        return new Row(
                inject.inject,
                inject.body,
                Standing.valueOf(inject.status.name()),
                state.isReady(inject),
                state.belongs(inject),
                inject.releasedAt,
                state.left(inject, now),
                state.audience(inject).size(),
                inject.answers.values().stream()
                        .map(answer -> new Given(
                                answer,
                                name(state, answer.person()),
                                StoryView.roleName(state, answer.role()),
                                answer.option()
                                        .map(option -> StoryView.label(inject, option))
                                        .orElse("")))
                        .toList(),
                inject.revealed,
                inject.decision,
                inject.reason);
    }

    private static String name(SessionState state, String person) {
        return Optional.ofNullable(state.people.get(person)).map(Person::name).orElse("");
    }

    private static String who(SessionState state, Actor actor) {
        if (actor.kind() != Actor.Kind.PERSON) {
            return actor.id();
        }
        return Optional.ofNullable(state.people.get(actor.id()))
                .map(person -> person.name() + ", " + StoryView.roleName(state, person.role()))
                .orElse("somebody who left");
    }
}
