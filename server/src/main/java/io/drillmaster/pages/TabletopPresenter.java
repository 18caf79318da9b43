package io.drillmaster.pages;

import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.TabletopPage;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.scenarios.msel.Inject;
import io.drillmaster.scenarios.msel.Msel;
import io.drillmaster.tabletop.Actor;
import io.drillmaster.tabletop.ConsoleView;
import io.drillmaster.tabletop.Phase;
import io.drillmaster.tabletop.Presence;
import io.drillmaster.tabletop.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what those who run a session see. */
final class TabletopPresenter {
    private final ConsoleView view;
    private final Map<String, Presence> presence;
    private final TabletopInjectPresenter injects;

    TabletopPresenter(ConsoleView view, Map<String, Presence> presence) {
        this.view = view;
        this.presence = presence;
        this.injects = new TabletopInjectPresenter(view);
    }

    TabletopPage page(String key, TabletopPage.Door door) {
        var current = injects.current();
        var next = view.next().flatMap(injects::row);
        var earlier = new ArrayList<TabletopPage.Inject>();
        var later = new ArrayList<TabletopPage.Inject>();
        for (var row : view.runOfShow()) {
            if (current.filter(row::equals).isPresent()
                    || next.filter(row::equals).isPresent()) {
                continue;
            }
            (row.standing() == ConsoleView.Standing.PENDING ? later : earlier).add(injects.inject(row));
        }
        return new TabletopPage(
                view.id().toString(),
                "/tabletops/" + view.id(),
                view.title(),
                view.msel().title(),
                key,
                TabletopWords.phase(view.phase()),
                clock(),
                view.stop().map(this::stop).orElse(null),
                course(),
                next.map(injects::inject).orElse(null),
                current.map(injects::inject).orElse(null),
                earlier,
                later,
                view.people().stream().map(person -> person(person, current)).toList(),
                view.parked().stream().map(this::parked).toList(),
                view.asked().stream().map(this::line).toList(),
                view.notes().stream().map(this::line).toList(),
                view.actions().stream().map(this::toDo).toList(),
                injects.roles(),
                Stream.of(Inject.Channel.values())
                        .map(channel -> new Choice(channel.name(), channel.title(), channel == Inject.Channel.CHAT))
                        .toList(),
                door,
                view.reflections().stream()
                        .map(thought ->
                                new TabletopPage.Reflection(looking(thought.kind()), thought.text(), thought.votes()))
                        .toList(),
                current.or(() -> next).map(this::discussion).orElse(List.of()),
                news(current));
    }

    TabletopPage.Clock clock() {
        var elapsed = view.clock().elapsed();
        return new TabletopPage.Clock(
                TabletopWords.clock(elapsed),
                elapsed.toMillis(),
                view.clock().running(),
                injects.current().map(row -> row.inject().storyTime()).orElse(""));
    }

    private String stop(SessionState.StopCall call) {
        return who(call.by()) + " called a real incident" + (call.text().isEmpty() ? "." : ": “" + call.text() + "”");
    }

    private TabletopPage.Course course() {
        var phase = view.phase();
        return new TabletopPage.Course(
                phase == Phase.DRAFT,
                phase == Phase.LOBBY,
                phase == Phase.LOBBY
                        ? view.vacant().stream()
                                .map(role -> new Choice(role.id(), role.name(), false))
                                .toList()
                        : List.of(),
                phase == Phase.RUNNING,
                phase == Phase.PAUSED && view.stop().isEmpty(),
                phase.inPlay(),
                phase.inPlay(),
                phase == Phase.HOTWASH && !view.lookingBackRevealed(),
                phase != Phase.CLOSED,
                phase == Phase.CLOSED);
    }

    private TabletopPage.Person person(io.drillmaster.tabletop.Person person, Optional<ConsoleView.Row> current) {
        var there = Optional.ofNullable(presence.get(person.id()));
        var asked = current.filter(
                row -> injects.asks(row) && person.plays() && row.inject().reaches(person.role()));
        return new TabletopPage.Person(
                person.id(),
                person.name(),
                TabletopWords.role(view.msel(), person.role()),
                rolesFor(person.role()),
                there.map(Presence::connected).orElse(false)
                        ? new Chip("connected", Tone.GOOD)
                        : new Chip("away", Tone.WARN),
                there.map(Presence::seenAt).map(Moment::clock).orElse(null),
                asked.map(row -> row.answers().stream()
                                        .anyMatch(
                                                given -> given.answer().person().equals(person.id()))
                                ? new Chip("answered", Tone.GOOD)
                                : new Chip("not answered", Tone.NEUTRAL))
                        .orElse(null),
                writing(person, there),
                person.hand()
                        .map(hand -> hand.why().title() + (hand.text().isEmpty() ? "" : ": " + hand.text()))
                        .orElse(null));
    }

    /** Whoever sent what they wrote is done with it. */
    private long writing(io.drillmaster.tabletop.Person person, Optional<Presence> there) {
        var sent = view.runOfShow().stream()
                .flatMap(row -> row.answers().stream())
                .map(given -> given.answer())
                .filter(answer -> answer.person().equals(person.id()))
                .map(answer -> answer.at())
                .max(Instant::compareTo);
        return there.filter(presence -> presence.writingAt()
                        .filter(at -> sent.isEmpty() || at.isAfter(sent.get()))
                        .isPresent())
                .map(presence -> presence.writingFor(view.clock().serverNow()).toMillis())
                .orElse(0L);
    }

    private List<Choice> rolesFor(String has) {
        var all = new ArrayList<Choice>();
        view.msel()
                .roles()
                .forEach(role ->
                        all.add(new Choice(role.id(), role.name(), role.id().equals(has))));
        for (var other : List.of(io.drillmaster.tabletop.Person.SCRIBE, io.drillmaster.tabletop.Person.OBSERVER)) {
            all.add(new Choice(other, TabletopWords.role(view.msel(), other), other.equals(has)));
        }
        return all;
    }

    private TabletopPage.Parked parked(SessionState.Parked parked) {
        return new TabletopPage.Parked(
                parked.item(),
                parked.text(),
                who(parked.by()),
                parked.fate().map(TabletopPresenter::fate).orElse(null));
    }

    private static String fate(SessionState.Fate fate) {
        return switch (fate) {
            case NOW -> "talked about now";
            case AFTER -> "after the exercise";
            case DROPPED -> "dropped";
        };
    }

    private TabletopPage.Line line(SessionState.Note note) {
        return new TabletopPage.Line(
                who(note.by()),
                when(note.at()) + note.inject().map(inject -> ", " + inject).orElse(""),
                note.text());
    }

    private TabletopPage.ToDo toDo(SessionState.Action action) {
        return new TabletopPage.ToDo(
                action.item(), TabletopWords.role(view.msel(), action.role()), action.text(), action.done());
    }

    private List<String> discussion(ConsoleView.Row row) {
        return view.msel().modules().stream()
                .filter(module -> module.id().equals(row.inject().module()))
                .map(Msel.Module::discussionQuestions)
                .findFirst()
                .orElse(List.of());
    }

    /** Elapsed time of an event of this moment; the log has it. */
    private String when(Instant at) {
        return view.timeline().stream()
                .filter(line -> line.entry().at().equals(at))
                .findFirst()
                .map(line -> TabletopWords.clock(line.elapsed()))
                .orElse(TabletopWords.clock(Duration.ZERO));
    }

    private String who(Actor actor) {
        if (actor.kind() != Actor.Kind.PERSON) {
            return actor.id();
        }
        return view.people().stream()
                .filter(person -> person.id().equals(actor.id()))
                .findFirst()
                .map(person -> person.name() + ", " + TabletopWords.role(view.msel(), person.role()))
                .orElse("somebody who left");
    }

    private String news(Optional<ConsoleView.Row> current) {
        var parts = new ArrayList<String>();
        view.stop().ifPresent(call -> parts.add("Real incident called"));
        current.filter(injects::asks)
                .ifPresent(row -> parts.add(row.answers().size() + " of " + row.asked() + " answered "
                        + row.inject().id()));
        var hands = (int) view.people().stream()
                .filter(person -> person.hand().isPresent())
                .count();
        add(parts, hands, "raised hand");
        add(parts, view.asked().size(), "private question");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, int count, String noun) {
        if (count > 0) {
            parts.add(TabletopWords.counted(count, noun));
        }
    }

    static String looking(SessionState.Looking kind) {
        return switch (kind) {
            case STRENGTH -> "What went well";
            case IMPROVEMENT -> "The one change";
            case STOPPED -> "Where we stopped";
            case SURPRISE -> "What surprised us";
            case MISSING -> "What was missing";
        };
    }

    static TabletopPage.@Nullable Qr qr(@Nullable String link) {
        return link == null ? null : TabletopQr.of(link);
    }
}
