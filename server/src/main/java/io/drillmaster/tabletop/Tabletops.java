package io.drillmaster.tabletop;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Hashes;
import io.drillmaster.common.Problem;
import io.drillmaster.common.Secrets;
import io.drillmaster.common.TabletopId;
import io.drillmaster.scenarios.msel.Inject;
import io.drillmaster.scenarios.msel.Msel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Sessions: made, entered, played and looked at. Several servers may run the same session: its row in the database is
 * locked while something happens in it, and what every server keeps in memory is brought up to date before it is used.
 */
public final class Tabletops {
    /** PostgreSQL tells on this channel the id of a session in which something happened. */
    public static final String CHANNEL = "tabletop";

    /** On this one, the id of a session in which somebody began to write; nothing happened in it. */
    public static final String PRESENCE_CHANNEL = "tabletop_presence";

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_REQUEST = 64;

    private final TabletopStore store;
    private final InstantSource clock;
    private final Map<TabletopId, HeldSession> held = new ConcurrentHashMap<>();

    /** On a migrated database. */
    public Tabletops(Jdbi jdbi, InstantSource clock) {
        this.store = new TabletopStore(jdbi);
        this.clock = clock;
    }

    /** Makes a session of an events list, which it keeps as it is now. */
    public TabletopId create(String title, Msel msel, String by) {
        return create(title, msel, by, Optional.empty());
    }

    /** Makes one whose injects the signals of a live drill may release. */
    public TabletopId create(String title, Msel msel, String by, Optional<ExerciseId> beside) {
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            throw Problem.badField("title", "bad-title", "Give a title of 1 to " + LONGEST_TITLE + " characters.");
        }
        return store.add(title.strip(), msel, JoinCode.random(), by, clock.instant(), beside, false);
    }

    /** Makes a session of the sample history: made up, marked so for ever, and removed with the other samples. */
    public TabletopId createSample(String title, Msel msel, String by) {
        return store.add(title, msel, JoinCode.random(), by, clock.instant(), Optional.empty(), true);
    }

    /** Whether it is of the sample history. */
    public boolean isSample(TabletopId id) {
        return store.isSample(id);
    }

    /** All sessions, newest first. */
    public List<TabletopRow> list() {
        return store.list();
    }

    /** The session as lists show it. @throws Problem when there is no such session */
    public TabletopRow row(TabletopId id) {
        return store.find(id).orElseThrow(() -> noSuch(id));
    }

    /** Whether there is such a session. */
    public boolean isThere(TabletopId id) {
        return store.find(id).isPresent();
    }

    /** The session that this code lets in to; empty when there is none, or when it is a draft. */
    public Optional<TabletopRow> byCode(String typed) {
        return JoinCode.read(typed)
                .flatMap(store::byCode)
                .filter(row -> row.phase().isOpen());
    }

    /** Whether this is the code of a session that is still being prepared. */
    public boolean opensLater(String typed) {
        return JoinCode.read(typed)
                .flatMap(store::byCode)
                .filter(row -> row.phase() == Phase.DRAFT)
                .isPresent();
    }

    /** Sessions whose exercise clock runs. */
    public List<TabletopId> running() {
        return store.running();
    }

    /** Sessions that are neither drafts nor over. */
    public List<TabletopId> open() {
        return store.open();
    }

    /** Sessions in play beside this live drill. */
    List<TabletopId> beside(ExerciseId exercise) {
        return store.beside(exercise);
    }

    /** Live drills beside which a session is played. */
    List<ExerciseId> drillsBeside() {
        return store.drillsBeside();
    }

    /** Releases what waits for one of these signals, while the clock runs and unless that was done or decided already. */
    void trigger(TabletopId id, Set<Inject.Trigger> seen) {
        var due = read(
                id,
                state -> state.phase != Phase.RUNNING
                        ? List.<String>of()
                        : state.injects.stream()
                                .filter(inject -> inject.status == InjectState.Status.PENDING && state.belongs(inject))
                                .filter(inject -> inject.inject
                                        .trigger()
                                        .filter(seen::contains)
                                        .isPresent())
                                .map(inject -> inject.inject.id())
                                .toList());
        due.forEach(inject -> byItself(id, new InjectEvent.Released(inject, Optional.empty()), "already-released"));
    }

    /**
     * Something happens, if it may.
     *
     * @param request key of the caller's request: asked again with the same one, it happens once; null when it has none
     * @return number of the event
     * @throws Problem when it may not happen, in words for the actor
     */
    public long act(TabletopId id, Actor by, @Nullable String request, TabletopEvent event) {
        return acting(id, by, request, event, handle -> {});
    }

    /**
     * Somebody in the room does something, if it may happen.
     *
     * @param request key of the caller's request: asked again with the same one, it happens once; null when it has none
     * @return what they said themselves, with this
     * @throws Problem when it may not happen, in words for them
     */
    public OwnView say(TabletopId id, String person, @Nullable String request, TabletopEvent event) {
        checkRequest(request);
        return held(id).act(Actor.person(person), request, event, handle -> {}, state -> OwnView.of(state, person))
                .seen();
    }

    /** Somebody comes in. @throws Problem when the door is locked, or the name or role cannot be */
    public Seat join(TabletopId id, String name, String role) {
        var seat = new Seat(id, HexFormat.of().formatHex(Secrets.bytes(6)), Secrets.urlSafe());
        var unused = acting(
                id,
                Actor.person(seat.person()),
                null,
                new PeopleEvent.Joined(seat.person(), name.strip(), role),
                handle -> store.addPerson(handle, id, seat.person(), hash(seat.token()), clock.instant()));
        return seat;
    }

    /** Whose browser this is, if they still are in the room: what they do tells. Empty when the token is nobody's. */
    public Optional<String> ownerOf(TabletopId id, String token) {
        var hash = hash(token);
        var known = Optional.ofNullable(held.get(id)).flatMap(there -> there.seat(hash));
        if (known.isPresent()) {
            return known;
        }
        var person = store.personOf(id, hash);
        person.ifPresent(there -> held(id).seat(hash, there));
        return person;
    }

    /** Whose browser this is; empty when the token is of nobody, or of somebody who was sent out. */
    public Optional<String> personOf(TabletopId id, String token) {
        return ownerOf(id, token).filter(person -> read(id, state -> state.people.containsKey(person)));
    }

    /** Another code lets in from now on; whoever is in stays. @return the new one */
    public String rotateCode(TabletopId id, Actor by) {
        var code = JoinCode.random();
        var unused = acting(id, by, null, new PeopleEvent.CodeRotated(), handle -> store.setCode(handle, id, code));
        return code;
    }

    /** Number of the session's last event. */
    public long seq(TabletopId id) {
        return read(id, state -> state.seq);
    }

    /** What the people of a role are told. */
    public StoryView story(TabletopId id, String role) {
        return read(id, state -> StoryView.of(state, role, clock.instant()));
    }

    /** What a person in the room is told, and what they said themselves, of one moment. @throws Problem when they are not */
    public Look look(TabletopId id, String person) {
        return read(id, state -> {
            var own = OwnView.of(state, person);
            return new Look(StoryView.of(state, own.role(), clock.instant()), own);
        });
    }

    /** What somebody in the room sees. */
    public record Look(StoryView story, OwnView own) {}

    /**
     * What these people are told, of one moment: whoever has another role the moment after is told so by the next one.
     *
     * @return the stories of the roles that they have
     */
    public Telling telling(TabletopId id, Set<String> people) {
        return read(id, state -> {
            var roles = new HashMap<String, String>();
            for (var person : people) {
                var there = state.people.get(person);
                if (there != null) {
                    roles.put(person, there.role());
                }
            }
            var now = clock.instant();
            return new Telling(
                    Map.copyOf(roles),
                    roles.values().stream()
                            .distinct()
                            .collect(Collectors.toUnmodifiableMap(
                                    role -> role, role -> StoryView.of(state, role, now))));
        });
    }

    /**
     * What people in a room are told.
     *
     * @param roles of those who are in it, by person; who is not in it any more is missing
     * @param stories by role
     */
    public record Telling(Map<String, String> roles, Map<String, StoryView> stories) {}

    /** What one person in the room said themselves. @throws Problem when they are not in the room */
    public OwnView own(TabletopId id, String person) {
        return read(id, state -> OwnView.of(state, person));
    }

    /** Who is in the room, and in which role: its id by the person's. */
    public Map<String, String> people(TabletopId id) {
        return read(
                id,
                state ->
                        state.people.values().stream().collect(Collectors.toUnmodifiableMap(Person::id, Person::role)));
    }

    /** Roles of the session and who has them: id and how many, in the order of the list. */
    public List<RoleTaken> roles(TabletopId id) {
        return read(
                id,
                state -> state.msel.roles().stream()
                        .map(role -> new RoleTaken(role, (int) state.people.values().stream()
                                .filter(person -> person.role().equals(role.id()))
                                .count()))
                        .toList());
    }

    /** A role, and how many have it. */
    public record RoleTaken(Msel.PlayerRole role, int people) {}

    /** What those who run the session see. */
    public ConsoleView console(TabletopId id) {
        return read(id, state -> ConsoleView.of(state, clock.instant()));
    }

    /** What one person thinks of it; once, in the hotwash or after it. @throws Problem when it is not the time, or was given */
    public void giveFeedback(TabletopId id, String person, Feedback feedback) {
        feedback.check();
        var phase = read(id, state -> {
            var unused = state.person(person);
            return state.phase;
        });
        if (phase != Phase.HOTWASH && phase != Phase.CLOSED) {
            throw Problem.conflict("wrong-phase", "Feedback is asked for when the story is over.");
        }
        if (!store.addFeedback(id, person, feedback)) {
            throw Problem.conflict(
                    "given", "You gave your feedback already. It cannot be changed: nobody knows which is yours.");
        }
    }

    /** Whether this person gave feedback. */
    public boolean gaveFeedback(TabletopId id, String person) {
        return store.gaveFeedback(id, person);
    }

    /** What all think of it. */
    public Feedback.Summary feedback(TabletopId id) {
        var people = read(id, state -> state.people.size());
        return Feedback.Summary.of(store.feedback(id), people);
    }

    /** Who is there, by person. */
    public Map<String, Presence> presence(TabletopId id) {
        return store.presence(id);
    }

    /** Browsers of these people were heard of just now, or went. */
    public void seen(TabletopId id, Collection<String> people, boolean connected) {
        if (!people.isEmpty()) {
            store.seen(id, people, connected, clock.instant());
        }
    }

    /** Somebody in the room is writing an answer; what, nobody is told. It is forgotten after {@link Presence#WRITING}. */
    public void writes(TabletopId id, String person) {
        store.writes(id, person, clock.instant());
    }

    /**
     * Does what is due because a timer ended: reveals the answers, or reminds those who gave none. Several servers may try:
     * one does it.
     */
    public void keepTime(TabletopId id) {
        for (var due : read(id, state -> due(state, clock.instant()))) {
            byItself(id, due, due instanceof InjectEvent.Reminded ? "nothing-to-remind" : "nothing-to-reveal");
        }
    }

    private static List<InjectEvent> due(SessionState state, Instant now) {
        var due = new ArrayList<InjectEvent>();
        for (var inject : state.injects) {
            var over = inject.isOut()
                    && !inject.revealed
                    && state.left(inject, now).filter(Duration::isZero).isPresent();
            if (over && revealsByTimer(inject.inject)) {
                due.add(new InjectEvent.Revealed(inject.inject.id()));
            } else if (over && !inject.reminded && inject.inject.onTimeout() == Inject.OnTimeout.REMIND) {
                due.add(new InjectEvent.Reminded(inject.inject.id(), state.silent(inject)));
            }
        }
        return due;
    }

    /** The program does it, unless somebody did it a moment before, or the session stands still now. */
    private void byItself(TabletopId id, TabletopEvent event, String done) {
        try {
            var unused = act(id, Actor.PROGRAM, null, event);
        } catch (Problem other) {
            if (!other.code().equals(done) && !other.code().equals("wrong-phase")) {
                throw other;
            }
        }
    }

    private static boolean revealsByTimer(Inject inject) {
        return inject.onTimeout() == Inject.OnTimeout.AUTO_REVEAL
                || inject.decision()
                        .filter(decision -> decision.revealOn() == Inject.RevealOn.TIMER)
                        .isPresent();
    }

    private <T> T read(TabletopId id, Function<SessionState, T> what) {
        return held(id).read(what);
    }

    private long acting(TabletopId id, Actor by, @Nullable String request, TabletopEvent event, Consumer<Handle> with) {
        checkRequest(request);
        return held(id).act(by, request, event, with, state -> state.seq).seq();
    }

    private static void checkRequest(@Nullable String request) {
        if (request != null && (request.isBlank() || request.length() > LONGEST_REQUEST)) {
            throw Problem.badField("request", "bad-request-key", "The key of a request has 1 to 64 characters.");
        }
    }

    /** @throws Problem when there is no such session */
    private HeldSession held(TabletopId id) {
        var there = held.get(id);
        if (there != null) {
            return there;
        }
        if (!isThere(id)) {
            throw noSuch(id);
        }
        return held.computeIfAbsent(id, fresh -> new HeldSession(fresh, store, clock));
    }

    private static Problem noSuch(TabletopId id) {
        return Problem.notFound("There is no tabletop session " + id + ".");
    }

    private static String hash(String token) {
        return Hashes.sha256(token);
    }
}
