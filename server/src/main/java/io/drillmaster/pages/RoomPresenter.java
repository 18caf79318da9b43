package io.drillmaster.pages;

import io.drillmaster.pages.view.RoomStory;
import io.drillmaster.tabletop.OwnView;
import io.drillmaster.tabletop.Phase;
import io.drillmaster.tabletop.SessionState;
import io.drillmaster.tabletop.StoryView;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts what somebody in the room is told into words. */
final class RoomPresenter {
    /** In the order in which they are asked. */
    static final Map<SessionState.Looking, String> QUESTIONS = questions();

    private final RoomCards cards = new RoomCards();

    /** The story for one person, or for all of a role when it is nobody's. */
    RoomStory story(StoryView story, Optional<OwnView> own) {
        return new RoomStory(
                story.id().toString(),
                story.phase().title(),
                stage(story.phase()),
                story.stop().orElse(null),
                story.storyTime(),
                story.module()
                        .map(module -> new RoomStory.Situation(
                                module.title(), module.storyTime(), Markdown.markup(module.situation())))
                        .orElse(null),
                story.injects().stream()
                        .map(inject -> cards.card(story, inject, own))
                        .toList(),
                new RoomStory.Role(
                        story.role().name(),
                        story.role().charter(),
                        story.role().plays()),
                story.actions().stream()
                        .map(action -> new RoomStory.ToDo(action.item(), action.text(), action.done()))
                        .toList(),
                QUESTIONS.entrySet().stream()
                        .map(question -> question(question.getKey(), question.getValue(), story, own))
                        .toList(),
                story.lookingBackRevealed(),
                story.groundRules(),
                story.glossary().stream()
                        .map(term -> new RoomStory.Term(term.word(), term.meaning()))
                        .toList(),
                story.desk().map(desk -> RoomDeskPresenter.desk(story, desk)).orElse(null));
    }

    private static RoomStory.Question question(
            SessionState.Looking kind, String text, StoryView story, Optional<OwnView> own) {
        var all = story.lookingBackRevealed()
                ? story.reflections()
                : own.map(OwnView::thoughts).orElse(List.of());
        return new RoomStory.Question(
                kind.name(),
                text,
                all.stream()
                        .filter(thought -> thought.kind() == kind)
                        .map(thought -> new RoomStory.Thought(
                                thought.item(),
                                thought.text(),
                                thought.votes() == 1 ? "1 vote" : thought.votes() + " votes",
                                own.filter(mine -> mine.voted().contains(thought.item()))
                                        .isPresent()))
                        .toList());
    }

    private static RoomStory.Stage stage(Phase phase) {
        return switch (phase) {
            case DRAFT, LOBBY -> RoomStory.Stage.LOBBY;
            case RUNNING, PAUSED -> RoomStory.Stage.PLAY;
            case HOTWASH -> RoomStory.Stage.HOTWASH;
            case CLOSED -> RoomStory.Stage.CLOSED;
        };
    }

    private static Map<SessionState.Looking, String> questions() {
        var questions = new EnumMap<SessionState.Looking, String>(SessionState.Looking.class);
        questions.put(SessionState.Looking.STRENGTH, "What went well?");
        questions.put(SessionState.Looking.STOPPED, "Where did we stop?");
        questions.put(SessionState.Looking.SURPRISE, "What surprised us?");
        questions.put(SessionState.Looking.MISSING, "Which information was missing?");
        questions.put(SessionState.Looking.IMPROVEMENT, "What is the one change?");
        return questions;
    }

    /** {@code 7:05}, or {@code 1:07:05} from an hour on; whole seconds that are over. */
    static String clock(Duration time) {
        var seconds = time.toSeconds();
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
