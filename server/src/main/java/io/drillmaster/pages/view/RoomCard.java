package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An inject as somebody in the room sees it.
 *
 * @param id of the inject
 * @param revision changes whenever the card does
 * @param withdrawn released by mistake: nothing of it is told any more
 * @param kind what is wanted of players
 * @param channel by which it would come
 * @param from who would send it
 * @param time in the story, and on the exercise clock
 * @param text as it is told
 * @param attachments to look at
 * @param ask what is asked; null when nothing is, or when this role does not answer
 * @param timer how long they have in all; null without a limit
 * @param left how long they still have, when the page was made; empty where the browser counts
 * @param revealed answers of all; null before the reveal
 * @param decided what the group decided; null when it did not yet
 * @param table what was said to it so far, for scribes; null for everybody else
 */
public record RoomCard(
        String id,
        String revision,
        boolean withdrawn,
        String kind,
        String channel,
        String from,
        String time,
        String title,
        Markup text,
        List<Attachment> attachments,
        @Nullable Ask ask,
        @Nullable String timer,
        String left,
        @Nullable Revealed revealed,
        @Nullable Decided decided,
        RoomDesk.@Nullable Table table) {

    /** Something to look at; {@code alternative} says in a sentence what it shows. */
    public record Attachment(String name, String text, String alternative) {}

    /**
     * What is asked, and what they said.
     *
     * @param prompt the question
     * @param options to choose from; may be none
     * @param words whether they can write
     * @param text what they wrote
     * @param state of their answer, in a sentence
     * @param reminded the time is up, and they have not answered
     */
    public record Ask(
            String prompt, List<Option> options, boolean words, String text, String state, boolean reminded) {}

    /** One way to decide. */
    public record Option(String id, String label, boolean chosen) {}

    /** How many chose what, and who said what. */
    public record Revealed(List<Bar> bars, List<Said> answers) {}

    /** A line of the distribution; {@code share} is its length, in whole percent of all who were asked. */
    public record Bar(String label, String count, int share) {}

    /**
     * An answer, by nobody's name.
     *
     * @param key tells the answers apart
     * @param remark passed, late; empty when there is nothing to remark
     * @param agreed how many agree, in words
     * @param mine it is their own
     * @param agreedByMe whether they agree
     */
    public record Said(
            String key,
            String role,
            String option,
            String text,
            String remark,
            String agreed,
            boolean mine,
            boolean agreedByMe) {}

    /** What the group decided. */
    public record Decided(String option, Markup text, String reason, String owner) {}
}
