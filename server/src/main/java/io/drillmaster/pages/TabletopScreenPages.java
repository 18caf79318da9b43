package io.drillmaster.pages;

import io.drillmaster.pages.view.NavItem;
import io.drillmaster.pages.view.TabletopPage;
import io.drillmaster.pages.view.TabletopScreenPage;
import io.drillmaster.scenarios.msel.Inject;
import io.drillmaster.tabletop.Person;
import io.drillmaster.tabletop.Phase;
import io.drillmaster.tabletop.StoryView;
import io.drillmaster.tabletop.Tabletops;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What hangs on the wall of the room. It is made of what observers are told, so that it can show no secret. */
public final class TabletopScreenPages {
    private final Tabletops tabletops;
    private final Renderer renderer;
    private final String base;

    /** {@code base} is how phones reach this server, without a slash at its end. */
    public TabletopScreenPages(Tabletops tabletops, Renderer renderer, String base) {
        this.tabletops = tabletops;
        this.renderer = renderer;
        this.base = base;
    }

    /** {@code GET /tabletops/{id}/screen}. */
    public void show(Context context) {
        var page = page(context);
        renderer.page(context, page.title(), NavItem.TABLETOPS, page);
    }

    /** {@code GET /tabletops/{id}/screen/live}: the moving parts alone. */
    public void moving(Context context) {
        renderer.fragment(context, NavItem.TABLETOPS, page(context), "live");
    }

    private TabletopScreenPage page(Context context) {
        var id = TabletopForm.id(context);
        var story = tabletops.story(id, Person.OBSERVER);
        var door = story.phase() == Phase.LOBBY ? TabletopConsolePages.door(tabletops, id, base) : null;
        var newest = story.injects().stream()
                .filter(told -> !told.withdrawn())
                .findFirst()
                .filter(told -> story.phase().inPlay());
        var people = tabletops.console(id).people().size();
        return new TabletopScreenPage(
                "/tabletops/" + id,
                story.title(),
                TabletopWords.phase(story.phase()),
                clock(story),
                story.stop()
                        .map(text -> text.isEmpty() ? "Wait for the facilitator." : text)
                        .orElse(null),
                door == null || door.code() == null ? null : door,
                people == 1 ? "1 person is here" : people + " people are here",
                story.groundRules(),
                waiting(story.phase()),
                newest.map(told -> told(story, told)).orElse(null),
                story.reflections().stream()
                        .map(thought -> new TabletopPage.Reflection(
                                TabletopPresenter.looking(thought.kind()), thought.text(), thought.votes()))
                        .toList(),
                newest.map(StoryView.Told::title).orElse(waiting(story.phase())));
    }

    private static TabletopPage.Clock clock(StoryView story) {
        var clock = story.clock();
        return new TabletopPage.Clock(
                TabletopWords.clock(clock.elapsed()), clock.elapsed().toMillis(), clock.running(), story.storyTime());
    }

    private static String waiting(Phase phase) {
        return switch (phase) {
            case DRAFT -> "The exercise is being prepared.";
            case LOBBY -> "The exercise begins when everybody is here.";
            case RUNNING, PAUSED -> "Wait for the first news.";
            case HOTWASH -> "The story is over. What do you take from it?";
            case CLOSED -> "The exercise is over. Thank you.";
        };
    }

    private static TabletopScreenPage.Told told(StoryView story, StoryView.Told told) {
        var from = told.channel().title() + (told.from().isEmpty() ? "" : " from " + told.from());
        return new TabletopScreenPage.Told(
                told.title(),
                from + (told.storyTime().isEmpty() ? "" : " · " + told.storyTime()),
                Markdown.markup(told.body()),
                told.attachments().stream()
                        .map(file -> new TabletopPage.Attachment(file.name(), file.text(), file.alternative()))
                        .toList(),
                told.decision().map(Inject.Decision::prompt).orElse(""),
                told.left()
                        .map(left -> new TabletopPage.Timer(
                                TabletopWords.clock(left),
                                left.toMillis(),
                                story.clock().running()))
                        .orElse(null),
                told.revealed().isPresent(),
                told.revealed().map(revealed -> bars(told, revealed)).orElse(List.of()),
                told.revealed().map(StoryView.Revealed::answers).orElse(List.of()).stream()
                        .map(said -> new TabletopPage.Line(
                                said.role(), said.passed() ? "passes" : said.option(), said.text()))
                        .toList(),
                told.decided().map(TabletopScreenPages::decided).orElse(null));
    }

    private static List<TabletopPage.Bar> bars(StoryView.Told told, StoryView.Revealed revealed) {
        var all = Math.max(1, revealed.answers().size() + revealed.silent());
        var bars = new ArrayList<TabletopPage.Bar>();
        revealed.counts().forEach((option, count) -> {
            var label = told.decision().flatMap(asked -> asked.option(option)).map(Inject.Option::label);
            bars.add(new TabletopPage.Bar(label.orElse(option), count, 100 * count / all));
        });
        bars.add(new TabletopPage.Bar("Pass", revealed.passed(), 100 * revealed.passed() / all));
        bars.add(new TabletopPage.Bar("No answer", revealed.silent(), 100 * revealed.silent() / all));
        return bars;
    }

    /** {@code Rotate the tokens: all of them, because …}. */
    static String decided(StoryView.Decided decided) {
        var words = new ArrayList<String>();
        Optional.of(decided.option()).filter(text -> !text.isEmpty()).ifPresent(words::add);
        Optional.of(decided.text()).filter(text -> !text.isEmpty()).ifPresent(words::add);
        Optional.of(decided.reason()).filter(text -> !text.isEmpty()).ifPresent(text -> words.add("because " + text));
        Optional.of(decided.owner())
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> words.add("carried out by " + text.toLowerCase(Locale.ROOT)));
        return String.join(" · ", words);
    }
}
