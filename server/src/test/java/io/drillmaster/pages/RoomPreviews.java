package io.drillmaster.pages;

import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Markup;
import io.drillmaster.pages.view.PageFrame;
import io.drillmaster.pages.view.RoomCard;
import io.drillmaster.pages.view.RoomDesk;
import io.drillmaster.pages.view.RoomFrame;
import io.drillmaster.pages.view.RoomJoin;
import io.drillmaster.pages.view.RoomStory;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.tabletop.Feedback;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people in a tabletop's room see, who have no account: each page full, and with as little as it can have. */
final class RoomPreviews {
    private static final List<RoomJoin.Role> ROLES = List.of(
            new RoomJoin.Role("ic", "Incident commander", "Leads.", "Nobody has it yet"),
            new RoomJoin.Role("observer", "Observer", "Sees all that is told.", ""));

    private RoomPreviews() {}

    /** A page of the room: the name of its template, and what it asks for. */
    record Preview(String template, Map<String, Object> model) {}

    static Map<String, Preview> all() {
        var all = new LinkedHashMap<String, Preview>();
        all.put("join", join("join", null));
        all.put("join-refused", join("join", "No session is open under this code."));
        all.put("join-name", join("join-name", null));
        all.put("join-name-refused", join("join-name", "The door of this session is locked."));
        all.put("room-gone", new Preview("room-gone", Map.of("session", "TX-0002", "version", "0.1.0")));
        all.put("room-lobby", room(story(RoomStory.Stage.LOBBY, List.of(), null)));
        all.put("room-empty", room(story(RoomStory.Stage.PLAY, List.of(), null)));
        all.put(
                "room-played",
                room(story(
                        RoomStory.Stage.PLAY,
                        List.of(card("T-3", asked(), null, null), withdrawn(), card("T-1", asked(), revealed(), null)),
                        null)));
        all.put(
                "room-scribe",
                room(story(RoomStory.Stage.PLAY, List.of(card("T-2", null, null, table(true))), desk(true))));
        all.put(
                "room-scribe-over",
                room(story(RoomStory.Stage.CLOSED, List.of(card("T-2", null, null, table(false))), desk(false))));
        all.put("room-hotwash", room(story(RoomStory.Stage.HOTWASH, List.of(), null)));
        all.put("room-feedback", feedback(false, ""));
        all.put("room-feedback-wrong", feedback(false, "Agreement goes from 1 to 5, found '9'."));
        all.put("room-feedback-given", feedback(true, ""));
        return all;
    }

    private static Preview join(String template, @Nullable String problem) {
        return new Preview(
                template,
                Map.of(
                        "page",
                        new RoomJoin("ABC234", "Wednesday", "Cleo", "ic", ROLES, problem, "csrf-value", "0.1.0")));
    }

    private static Preview room(RoomStory story) {
        return new Preview("room", Map.of("frame", frame(), "story", story));
    }

    private static RoomFrame frame() {
        return new RoomFrame(
                "Wednesday",
                "Cleo",
                "ic",
                ROLES,
                "Question",
                725_000,
                "12:05",
                true,
                "T-3=90000",
                false,
                new PageFrame.Flash(Tone.BAD, "Write something first.", null),
                "csrf-value",
                "key",
                "0.1.0");
    }

    private static RoomStory story(RoomStory.Stage stage, List<RoomCard> cards, @Nullable RoomDesk desk) {
        return new RoomStory(
                "TX-0002",
                "Running",
                stage,
                "The proxy really is down.",
                "Day 1, 09:40",
                new RoomStory.Situation("Morning", "Day 1, 09:00", new Markup("<p>All is quiet.</p>")),
                cards,
                new RoomStory.Role("Incident commander", "Leads.", true),
                List.of(new RoomStory.ToDo(9, "Tell the board", false)),
                List.of(new RoomStory.Question(
                        "STRENGTH", "What went well?", List.of(new RoomStory.Thought(4, "We asked", "1 vote", true)))),
                true,
                List.of("Nobody is blamed."),
                List.of(new RoomStory.Term("token", "A secret that opens something.")),
                desk);
    }

    private static RoomCard card(
            String id,
            RoomCard.@Nullable Ask ask,
            RoomCard.@Nullable Revealed revealed,
            RoomDesk.@Nullable Table table) {
        return new RoomCard(
                id,
                "revision-" + id,
                false,
                "Decision",
                "Chat",
                "Monitoring",
                "Day 1, 09:10, exercise clock 4:00",
                "The proxy saw it",
                new Markup("<p>A line of text.</p>"),
                List.of(new RoomCard.Attachment("proxy.log", "GET /simple/", "A line of the log.")),
                ask,
                "5:00",
                "1:30",
                revealed,
                new RoomCard.Decided("Wait", new Markup("<p>for proof</p>"), "nobody knows", "Developer"),
                table);
    }

    @SuppressWarnings("NullAway") // it does not see the annotation of a type that is nested in another one
    private static RoomCard withdrawn() {
        return new RoomCard(
                "T-2",
                "revision",
                true,
                "",
                "",
                "",
                "",
                "",
                new Markup(""),
                List.of(),
                null,
                null,
                "",
                null,
                null,
                null);
    }

    private static RoomCard.Ask asked() {
        return new RoomCard.Ask(
                "What do you do?",
                List.of(new RoomCard.Option("wait", "Wait", true)),
                true,
                "I call Grace",
                "Not answered yet.",
                true);
    }

    private static RoomCard.Revealed revealed() {
        return new RoomCard.Revealed(
                List.of(new RoomCard.Bar("Wait", "1 of 2", 50)),
                List.of(new RoomCard.Said("p1", "Developer", "Wait", "for proof", "Late.", "1 agrees", true, true)));
    }

    private static RoomDesk.Table table(boolean writes) {
        return new RoomDesk.Table(
                true,
                "1 of 2 answered; not revealed: keep it to yourself",
                List.of(new RoomDesk.Answer("Developer", "Wait", "for proof", "late")),
                writes,
                List.of(new Choice("wait", "Wait", true)),
                "for proof",
                "nobody knows",
                List.of(new Choice("ic", "Incident commander", true)));
    }

    private static RoomDesk desk(boolean writes) {
        return new RoomDesk(
                writes,
                List.of(new RoomDesk.Line(12, "4:00", "Facilitator", "Released T-2", List.of("It was T-3."))),
                List.of(new RoomDesk.Note("5:00, T-2", "They asked for the log")));
    }

    private static Preview feedback(boolean given, String wrong) {
        return new Preview(
                "room-feedback",
                Map.of(
                        "session",
                        "TX-0002",
                        "version",
                        "0.1.0",
                        "csrf",
                        "csrf-value",
                        "statements",
                        Feedback.Statement.values(),
                        "degrees",
                        List.of(1, 2, 3, 4, 5),
                        "given",
                        given,
                        "open",
                        true,
                        "wrong",
                        wrong,
                        "typed",
                        Map.of("strength1", "Calm", "unseen", "The corridor")));
    }
}
