package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The console of a session: all that those who run it see and do.
 *
 * @param id such as {@code TX-0007}
 * @param href of this page
 * @param key beginning of the keys of its forms, by which what is sent twice happens once
 * @param stop what was said when a real incident was called; null when none was
 * @param course what can be done with the course of the session now
 * @param next what comes next; null when nothing is left
 * @param current the newest inject that is out; null before the first
 * @param earlier what is out or left out, oldest first, without {@code current}
 * @param later what comes after {@code next}
 * @param players roles that play, for forms that ask for one
 * @param news what a screen reader is told when it changes
 */
public record TabletopPage(
        String id,
        String href,
        String title,
        String msel,
        String key,
        Chip phase,
        Clock clock,
        @Nullable String stop,
        Course course,
        @Nullable Inject next,
        @Nullable Inject current,
        List<Inject> earlier,
        List<Inject> later,
        List<Person> people,
        List<Parked> parked,
        List<Line> asked,
        List<Line> notes,
        List<ToDo> actions,
        List<Choice> players,
        List<Choice> channels,
        Door door,
        List<Reflection> reflections,
        List<String> discussion,
        String news)
        implements Page {
    public TabletopPage {
        earlier = List.copyOf(earlier);
        later = List.copyOf(later);
        people = List.copyOf(people);
        parked = List.copyOf(parked);
        asked = List.copyOf(asked);
        notes = List.copyOf(notes);
        actions = List.copyOf(actions);
        players = List.copyOf(players);
        channels = List.copyOf(channels);
        reflections = List.copyOf(reflections);
        discussion = List.copyOf(discussion);
    }

    /**
     * A clock that a browser counts on by itself.
     *
     * @param text what it shows now
     * @param millis the same, for the browser
     * @param running whether it goes on
     * @param story what time it is in the story; empty before it begins
     */
    public record Clock(String text, long millis, boolean running, String story) {}

    /**
     * What can be done now.
     *
     * @param vacant roles that nobody has, which the start asks for
     */
    public record Course(
            boolean open,
            boolean start,
            List<Choice> vacant,
            boolean pause,
            boolean resume,
            boolean inPlay,
            boolean hotwash,
            boolean revealHotwash,
            boolean close,
            boolean closed) {
        public Course {
            vacant = List.copyOf(vacant);
        }
    }

    /**
     * An inject, before or after its release.
     *
     * @param branch why it belongs to the story or not; null when it always does
     * @param waits for which injects; null when for none
     * @param out what happened with it; null before its release
     * @param body as it is written
     * @param text the same, as players read it
     * @param expected actions, for facilitators only
     */
    public record Inject(
            String id,
            String title,
            Chip standing,
            String about,
            String to,
            String body,
            Markup text,
            List<Attachment> attachments,
            List<String> expected,
            List<String> probes,
            List<String> tasks,
            @Nullable String source,
            @Nullable Chip branch,
            @Nullable String waits,
            @Nullable String due,
            boolean releasable,
            boolean skippable,
            @Nullable Out out) {
        public Inject {
            attachments = List.copyOf(attachments);
            expected = List.copyOf(expected);
            probes = List.copyOf(probes);
            tasks = List.copyOf(tasks);
        }
    }

    /** Something to look at. */
    public record Attachment(String name, String text, String alternative) {}

    /**
     * What happened with an inject.
     *
     * @param prompt the question; empty when it asks for words only
     * @param answered how many of those who were asked; null when nothing was asked
     * @param timer null without one
     * @param decided what the group decided; null when it did not
     * @param reason why it was left out; empty when it was not
     */
    public record Out(
            boolean isOut,
            String when,
            String prompt,
            @Nullable String answered,
            @Nullable Timer timer,
            List<Bar> bars,
            List<Answer> answers,
            List<String> silent,
            boolean asks,
            boolean revealable,
            boolean revealed,
            List<Choice> options,
            List<Choice> owners,
            @Nullable String decided,
            String reason) {
        public Out {
            bars = List.copyOf(bars);
            answers = List.copyOf(answers);
            silent = List.copyOf(silent);
            options = List.copyOf(options);
            owners = List.copyOf(owners);
        }
    }

    /** What is left of a timer: as text, in milliseconds, and whether it runs. */
    public record Timer(String text, long millis, boolean running) {}

    /**
     * How many chose an option.
     *
     * @param size of the bar, of 100
     */
    public record Bar(String label, int count, int size) {}

    /**
     * What somebody answered.
     *
     * @param flags late, after the reveal
     * @param coding how it can be compared with the expected actions; null when it cannot
     */
    public record Answer(
            String name,
            String role,
            String option,
            String text,
            String took,
            List<Chip> flags,
            @Nullable Coding coding) {
        public Answer {
            flags = List.copyOf(flags);
        }
    }

    /**
     * Two buttons that say whether an answer names an expected action; pressing the one that holds takes it back.
     *
     * @param person who gave it; a random id
     * @param answered when, for the form
     */
    public record Coding(String person, String answered, boolean matches, boolean differs) {}

    /**
     * Somebody in the room.
     *
     * @param seen when they were last heard of
     * @param answered whether they answered the current inject; null when they are not asked
     * @param writing for how many milliseconds they still count as writing; 0 when they do not
     * @param hand why it is raised; null when it is not
     */
    public record Person(
            String id,
            String name,
            String role,
            List<Choice> roles,
            Chip presence,
            @Nullable Moment seen,
            @Nullable Chip answered,
            long writing,
            @Nullable String hand) {
        public Person {
            roles = List.copyOf(roles);
        }
    }

    /**
     * Something for later.
     *
     * @param fate what becomes of it; null when that is open
     */
    public record Parked(
            long item, String text, String who, @Nullable String fate) {}

    /** Something said: who, when on the exercise clock, and what. */
    public record Line(String who, String when, String text) {}

    /** What a role has to do. */
    public record ToDo(long item, String role, String text, boolean done) {}

    /**
     * How people come in.
     *
     * @param code null when nobody can
     * @param link null when nobody can
     */
    public record Door(
            @Nullable String code,
            @Nullable String link,
            @Nullable Qr qr,
            boolean locked) {}

    /**
     * A QR code.
     *
     * @param size modules on a side, with the quiet zone
     * @param path of its dark modules, as in SVG
     */
    public record Qr(int size, String path) {}

    /** What somebody wrote in the hotwash. */
    public record Reflection(String kind, String text, int votes) {}
}
