package io.drillmaster.pages;

import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.TabletopPage;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.scenarios.msel.Inject;
import io.drillmaster.scenarios.msel.Msel;
import io.drillmaster.tabletop.ConsoleView;
import io.drillmaster.tabletop.InjectEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what those who run a session see of its injects. */
final class TabletopInjectPresenter {
    private final ConsoleView view;

    TabletopInjectPresenter(ConsoleView view) {
        this.view = view;
    }

    Optional<ConsoleView.Row> row(String id) {
        return view.runOfShow().stream()
                .filter(row -> row.inject().id().equals(id))
                .findFirst();
    }

    /** The newest inject that is out. */
    Optional<ConsoleView.Row> current() {
        return view.runOfShow().stream()
                .filter(row -> row.standing() == ConsoleView.Standing.RELEASED)
                .reduce((one, other) -> one.releasedAt()
                                .orElseThrow()
                                .isAfter(other.releasedAt().orElseThrow())
                        ? one
                        : other);
    }

    boolean asks(ConsoleView.Row row) {
        var kind = row.inject().kind();
        return kind != Inject.Kind.INFORMATION && kind != Inject.Kind.ARTEFACT;
    }

    List<Choice> roles() {
        return view.msel().roles().stream()
                .map(role -> new Choice(role.id(), role.name(), false))
                .toList();
    }

    TabletopPage.Inject inject(ConsoleView.Row row) {
        var written = row.inject();
        var pending = row.standing() == ConsoleView.Standing.PENDING;
        var isOut = row.standing() == ConsoleView.Standing.RELEASED;
        return new TabletopPage.Inject(
                written.id(),
                written.title(),
                standing(row),
                written.kind().title() + " by " + written.channel().title().toLowerCase(java.util.Locale.ROOT)
                        + (written.from().isEmpty() ? "" : " from " + written.from())
                        + (written.storyTime().isEmpty() ? "" : " · " + written.storyTime()),
                TabletopWords.audience(view.msel(), written),
                row.body().strip(),
                Markdown.markup(row.body()),
                written.attachments().stream()
                        .map(file -> new TabletopPage.Attachment(file.name(), file.text(), file.alternative()))
                        .toList(),
                written.expectedActions(),
                written.probes(),
                TabletopWords.tasks(view.msel(), written.tasks()),
                written.sourceNote().isEmpty() ? null : written.sourceNote(),
                written.onlyAfter().map(condition -> branch(row, condition)).orElse(null),
                waits(row),
                written.at().map(at -> "due at " + TabletopWords.clock(at)).orElse(null),
                view.phase().inPlay() && !isOut,
                pending,
                pending ? null : out(row));
    }

    private static Chip standing(ConsoleView.Row row) {
        return switch (row.standing()) {
            case PENDING -> row.ready() ? new Chip("ready", Tone.INFO) : new Chip("not yet", Tone.NEUTRAL);
            case RELEASED -> new Chip("released", Tone.GOOD);
            case SKIPPED -> new Chip("skipped", Tone.NEUTRAL);
            case RECALLED -> new Chip("recalled", Tone.WARN);
        };
    }

    private Chip branch(ConsoleView.Row row, Inject.Condition condition) {
        var source = row(condition.inject());
        var option = source.flatMap(found -> found.inject().decision())
                .flatMap(decision -> decision.option(condition.option()))
                .map(Inject.Option::label)
                .orElse(condition.option());
        var words = "branch “" + option + "” of " + condition.inject();
        if (row.belongs()) {
            return new Chip(words + ": taken", Tone.GOOD);
        }
        return source.flatMap(ConsoleView.Row::decision).isPresent()
                ? new Chip(words + ": not taken", Tone.NEUTRAL)
                : new Chip(words + ": waits for the group’s decision", Tone.WARN);
    }

    private @Nullable String waits(ConsoleView.Row row) {
        var missing = row.inject().requires().stream()
                .filter(id -> row(id).filter(there -> there.standing() == ConsoleView.Standing.PENDING)
                        .isPresent())
                .collect(Collectors.joining(", "));
        return missing.isEmpty() ? null : missing;
    }

    private TabletopPage.Out out(ConsoleView.Row row) {
        var isOut = row.standing() == ConsoleView.Standing.RELEASED;
        var asks = asks(row);
        return new TabletopPage.Out(
                isOut,
                row.releasedAt().isPresent() ? "released at " + releasedAt(row) : "",
                row.inject().decision().map(Inject.Decision::prompt).orElse(""),
                asks ? row.answers().size() + " of " + row.asked() + " answered" : null,
                row.left()
                        .filter(left -> isOut)
                        .map(left -> new TabletopPage.Timer(
                                TabletopWords.clock(left),
                                left.toMillis(),
                                view.clock().running()))
                        .orElse(null),
                bars(row),
                row.answers().stream().map(given -> answer(row, given)).toList(),
                silent(row),
                asks,
                isOut && asks && !row.revealed(),
                row.revealed(),
                row.inject().decision().map(Inject.Decision::options).orElse(List.of()).stream()
                        .map(option -> new Choice(
                                option.id(),
                                option.label(),
                                row.decision()
                                        .flatMap(decided -> decided.option())
                                        .filter(option.id()::equals)
                                        .isPresent()))
                        .toList(),
                roles(),
                row.decision().map(decided -> decided(row)).orElse(null),
                row.reason());
    }

    /** On the exercise clock; the log has it. */
    private String releasedAt(ConsoleView.Row row) {
        return view.timeline().stream()
                .filter(line -> line.entry().event() instanceof InjectEvent.Released released
                        && released.inject().equals(row.inject().id()))
                .reduce((one, other) -> other)
                .map(line -> TabletopWords.clock(line.elapsed()))
                .orElse("");
    }

    static List<TabletopPage.Bar> bars(ConsoleView.Row row) {
        var bars = new ArrayList<TabletopPage.Bar>();
        var most = Math.max(1, row.answers().size());
        for (var option : row.inject().decision().map(Inject.Decision::options).orElse(List.of())) {
            var count = (int) row.answers().stream()
                    .filter(given -> given.answer().option().equals(Optional.of(option.id())))
                    .count();
            bars.add(new TabletopPage.Bar(option.label(), count, 100 * count / most));
        }
        var passed = (int)
                row.answers().stream().filter(given -> given.answer().passed()).count();
        if (passed > 0) {
            bars.add(new TabletopPage.Bar("Passed", passed, 100 * passed / most));
        }
        return bars;
    }

    private static TabletopPage.Answer answer(ConsoleView.Row row, ConsoleView.Given given) {
        var answer = given.answer();
        var flags = new ArrayList<Chip>();
        if (answer.late()) {
            flags.add(new Chip("late", Tone.WARN));
        }
        if (answer.afterReveal()) {
            flags.add(new Chip("after the reveal", Tone.WARN));
        }
        return new TabletopPage.Answer(
                given.name().isEmpty() ? "somebody who left" : given.name(),
                given.role(),
                answer.passed() ? "passes" : given.option(),
                answer.text(),
                TabletopWords.clock(Duration.ofSeconds(answer.after().toSeconds())),
                flags,
                TabletopCoding.of(row, given));
    }

    private List<String> silent(ConsoleView.Row row) {
        return view.people().stream()
                .filter(person -> person.plays() && row.inject().reaches(person.role()))
                .filter(person -> row.answers().stream()
                        .noneMatch(given -> given.answer().person().equals(person.id())))
                .map(io.drillmaster.tabletop.Person::name)
                .toList();
    }

    private String decided(ConsoleView.Row row) {
        var decision = row.decision().orElseThrow();
        var option = decision.option()
                .flatMap(id -> row.inject().decision().flatMap(asked -> asked.option(id)))
                .map(Inject.Option::label);
        var words = new ArrayList<String>();
        option.ifPresent(words::add);
        if (!decision.text().isEmpty()) {
            words.add(decision.text());
        }
        if (!decision.reason().isEmpty()) {
            words.add("because " + decision.reason());
        }
        if (!decision.owner().isEmpty()) {
            words.add("carried out by " + TabletopWords.role(view.msel(), decision.owner()));
        }
        return String.join(" · ", words);
    }

    /** Title of the part of the story in which an inject is. */
    static String module(Msel msel, Inject inject) {
        return msel.modules().stream()
                .filter(module -> module.id().equals(inject.module()))
                .map(Msel.Module::title)
                .findFirst()
                .orElse("");
    }
}
