package io.drillmaster.tabletop;

import io.drillmaster.common.Problem;
import io.drillmaster.common.TabletopId;
import io.drillmaster.scenarios.msel.Inject;
import io.drillmaster.scenarios.msel.Msel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a session stands: the sum of its events. Nothing else changes it, so that two servers that read the same events show
 * the same. Not safe for use by several threads; whoever holds it guards it.
 */
public final class SessionState {
    final TabletopId id;
    final String title;
    final Msel msel;

    Phase phase = Phase.DRAFT;
    SessionClock clock = SessionClock.NOT_STARTED;
    boolean locked;
    Optional<StopCall> stop = Optional.empty();
    Set<String> playedWithout = Set.of();
    boolean lookingBackRevealed;
    long seq;

    /** In the order of the run of show. */
    final List<InjectState> injects = new ArrayList<>();

    /** Those in the room, in the order of coming. */
    final Map<String, Person> people = new LinkedHashMap<>();

    /** Who was sent out. */
    final Set<String> removed = new LinkedHashSet<>();

    /** Ids in the order in which they were released. */
    final List<String> told = new ArrayList<>();

    final Map<Long, Parked> parked = new LinkedHashMap<>();
    final List<Note> asked = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    final Map<Long, Action> actions = new LinkedHashMap<>();
    final List<Observation> observations = new ArrayList<>();
    final Map<Long, Reflection> reflections = new LinkedHashMap<>();

    /** What put lines of the record right, by the number of the event that the line tells. */
    final Map<Long, List<Correction>> corrections = new LinkedHashMap<>();

    final List<Entry> entries = new ArrayList<>();

    SessionState(TabletopId id, String title, Msel msel) {
        this.id = id;
        this.title = title;
        this.msel = msel;
        msel.injects().forEach(inject -> injects.add(new InjectState(inject)));
    }

    /**
     * The next event of the session.
     *
     * @throws IllegalArgumentException when one before it is missing
     */
    void add(Entry entry) {
        if (entry.seq() != seq + 1) {
            throw new IllegalArgumentException("event " + entry.seq() + " of " + id + " after event " + seq);
        }
        entry.event().apply(this, entry);
        entries.add(entry);
        seq = entry.seq();
    }

    /** @throws Problem when there is none */
    InjectState inject(String injectId) {
        return injects.stream()
                .filter(state -> state.inject.id().equals(injectId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There is no inject '" + injectId + "' in this tabletop."));
    }

    /** @throws Problem when they are not in the room */
    Person person(String personId) {
        var person = people.get(personId);
        if (person == null) {
            throw Problem.forbidden(
                    "not-in-the-room",
                    "You are not in this session any more. Ask the facilitator to let you in again.");
        }
        return person;
    }

    /** Adds an inject after the last one that was told. */
    void insert(Inject inject) {
        var after = 0;
        for (var i = 0; i < injects.size(); i++) {
            if (injects.get(i).status != InjectState.Status.PENDING) {
                after = i + 1;
            }
        }
        injects.add(after, new InjectState(inject));
    }

    /** Whether its time in the story has come: what it needs is out or left out, and the group decided so. */
    boolean isReady(InjectState state) {
        return state.status == InjectState.Status.PENDING
                && belongs(state)
                && state.inject.requires().stream()
                        .allMatch(needed -> inject(needed).status != InjectState.Status.PENDING);
    }

    /** Whether it is part of the story as the group decided, or may still become it. */
    boolean belongs(InjectState state) {
        return state.inject
                .onlyAfter()
                .map(condition -> inject(condition.inject())
                        .decision
                        .flatMap(GroupDecision::option)
                        .equals(Optional.of(condition.option())))
                .orElse(true);
    }

    /** What the facilitator would do next; empty when nothing is left. */
    Optional<InjectState> next() {
        return injects.stream().filter(this::isReady).findFirst();
    }

    /** Players who get this inject. */
    List<Person> audience(InjectState state) {
        return people.values().stream()
                .filter(person -> person.plays() && state.inject.reaches(person.role()))
                .toList();
    }

    /** How many of those who were asked have not answered. */
    int silent(InjectState state) {
        return (int) audience(state).stream()
                .filter(person -> !state.answers.containsKey(person.id()))
                .count();
    }

    /** What is left of its timer, never less than nothing; empty without one, when it is not out, or when the story is over. */
    Optional<Duration> left(InjectState state, Instant now) {
        return state.timer()
                .filter(timer -> phase.inPlay())
                .flatMap(timer -> state.releasedAt.map(at -> {
                    var left = timer.minus(clock.between(at, now));
                    return left.isNegative() ? Duration.ZERO : left;
                }));
    }

    /** Roles of the tabletop that nobody in the room has. */
    List<Msel.PlayerRole> vacant() {
        var taken = people.values().stream().map(Person::role).toList();
        return msel.roles().stream().filter(role -> !taken.contains(role.id())).toList();
    }

    /** Somebody said that something real happens. */
    public record StopCall(Actor by, String text, Instant at) {}

    /** Something said. */
    public record Note(long seq, Instant at, Actor by, Optional<String> inject, String text) {}

    /** A line of the record, put right. */
    public record Correction(Actor by, Instant at, String text) {}

    /** Something for later. */
    public record Parked(long item, Instant at, Actor by, String text, Optional<Fate> fate) {}

    /** What becomes of something that was parked. */
    public enum Fate {
        /** Talked about at once. */
        NOW,
        /** Talked about after the exercise. */
        AFTER,
        /** Not talked about. */
        DROPPED
    }

    /** Something to do in the story, or after it. */
    public record Action(long item, String role, String text, Actor by, Instant at, boolean done) {}

    /** What an evaluator saw of a critical task. */
    public record Observation(
            long seq, String task, Rating rating, String text, Optional<String> inject, Actor by, Instant at) {}

    /** What somebody wrote in the hotwash, and who voted for it. */
    public record Reflection(long item, Looking kind, String text, String person, Instant at, Set<String> votes) {}

    /** What is asked in the hotwash. */
    public enum Looking {
        /** What went well? */
        STRENGTH,
        /** What is the one change? */
        IMPROVEMENT,
        /** Where did we stop? */
        STOPPED,
        /** What surprised us? */
        SURPRISE,
        /** Which information was missing? */
        MISSING
    }
}
