package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody in a tabletop's room sees of the story. For all of one role it is the same but for what they said
 * themselves, which is empty where it is made for all of them.
 *
 * @param id of the session
 * @param phase as people read it
 * @param stage decides which parts are shown
 * @param stop what was said when a real incident was called; null when none was
 * @param storyTime time in the story; empty before the first inject
 * @param situation what everybody knows; null before the first inject
 * @param cards injects, newest first
 * @param role what they are
 * @param actions what their role has to do
 * @param questions of the hotwash
 * @param lookingBackRevealed whether all see what all wrote
 * @param groundRules of the tabletop
 * @param glossary of the tabletop
 * @param desk what scribes write on; null for everybody else
 */
public record RoomStory(
        String id,
        String phase,
        Stage stage,
        @Nullable String stop,
        String storyTime,
        @Nullable Situation situation,
        List<RoomCard> cards,
        Role role,
        List<ToDo> actions,
        List<Question> questions,
        boolean lookingBackRevealed,
        List<String> groundRules,
        List<Term> glossary,
        @Nullable RoomDesk desk) {

    /** Which parts are shown. */
    public enum Stage {
        /** People come in. */
        LOBBY,
        /** The story is told. */
        PLAY,
        /** People look back. */
        HOTWASH,
        /** Over. */
        CLOSED
    }

    /** Whether the story is being told. */
    public boolean inPlay() {
        return stage == Stage.PLAY;
    }

    /** Where the story is. */
    public record Situation(String title, String time, Markup text) {}

    /** A role, and what it is there for. */
    public record Role(String name, String charter, boolean plays) {}

    /** Something that the role has to do. */
    public record ToDo(long item, String text, boolean done) {}

    /** A word and its meaning. */
    public record Term(String word, String meaning) {}

    /**
     * A question of the hotwash.
     *
     * @param kind sent with the form
     * @param text as it is asked
     * @param thoughts of all after the reveal, before it their own
     */
    public record Question(String kind, String text, List<Thought> thoughts) {}

    /** What somebody wrote; {@code voted} says whether they gave it their voice. */
    public record Thought(long item, String text, String votes, boolean voted) {}

    /** Changes whenever the part of this name does, so that a browser swaps no more than that. */
    public String revision(String part) {
        return Integer.toHexString(
                switch (part) {
                    case "state" ->
                        List.of(phase, String.valueOf(stop), storyTime).hashCode();
                    case "situation" -> String.valueOf(situation).hashCode();
                    case "role" ->
                        List.of(stage.name(), role.toString(), groundRules).hashCode();
                    case "actions" -> actions.hashCode();
                    case "hotwash" ->
                        List.of(stage.name(), questions, lookingBackRevealed).hashCode();
                    default -> glossary.hashCode();
                });
    }
}
