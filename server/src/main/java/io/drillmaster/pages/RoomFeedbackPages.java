package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.common.TabletopId;
import io.drillmaster.tabletop.Feedback;
import io.drillmaster.tabletop.Phase;
import io.drillmaster.tabletop.Tabletops;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What people in the room think of the exercise: a form, once each, and without their names. */
public final class RoomFeedbackPages {
    private final Tabletops tabletops;
    private final RoomSeats seats;
    private final Templates templates;
    private final String version;

    /** Of these sessions. */
    public RoomFeedbackPages(Tabletops tabletops, Templates templates, String version) {
        this.tabletops = tabletops;
        this.seats = new RoomSeats(tabletops);
        this.templates = templates;
        this.version = version;
    }

    /** {@code GET /room/{id}/feedback}. */
    public void show(Context context) {
        page(context, RoomSeats.session(context), "", Map.of());
    }

    /** {@code POST /room/{id}/feedback}. What was typed comes back when it cannot be taken. */
    public void give(Context context) {
        var id = RoomSeats.session(context);
        var typed = typed(context);
        try {
            tabletops.giveFeedback(id, person(context, id), feedback(typed));
            context.redirect("/room/" + id + "/feedback", HttpStatus.SEE_OTHER);
        } catch (Problem problem) {
            context.status(problem.status());
            page(context, id, problem.sentence(), typed);
        }
    }

    private void page(Context context, TabletopId id, String wrong, Map<String, String> typed) {
        var person = person(context, id);
        var phase = tabletops.row(id).phase();
        context.html(templates.render(
                        "room-feedback",
                        Map.of(
                                "session", id.toString(),
                                "version", version,
                                "csrf", Visitor.csrf(context),
                                "statements", Feedback.Statement.values(),
                                "degrees",
                                        IntStream.rangeClosed(1, Feedback.MOST)
                                                .boxed()
                                                .toList(),
                                "given", tabletops.gaveFeedback(id, person),
                                "open", phase == Phase.HOTWASH || phase == Phase.CLOSED,
                                "wrong", wrong,
                                "typed", typed)))
                .header("Cache-Control", "no-store");
    }

    private String person(Context context, TabletopId id) {
        return seats.inRoom(context, id)
                .orElseThrow(() -> Problem.forbidden(
                        "not-in-the-room",
                        "You are not in session " + tabletops.row(id).id()
                                + ". Feedback is given with the browser that you came in with."));
    }

    private static Map<String, String> typed(Context context) {
        var names = new ArrayList<>(List.of(
                "strength1",
                "strength2",
                "strength3",
                "improvement1",
                "improvement2",
                "improvement3",
                "unseen",
                "actions",
                "plans"));
        Arrays.stream(Feedback.Statement.values()).map(Enum::name).forEach(names::add);
        var typed = new HashMap<String, String>();
        names.forEach(name -> typed.put(name, Form.text(context, name)));
        return typed;
    }

    private static Feedback feedback(Map<String, String> typed) {
        var agreement = new EnumMap<Feedback.Statement, Integer>(Feedback.Statement.class);
        for (var statement : Feedback.Statement.values()) {
            var degree = typed.getOrDefault(statement.name(), "");
            if (!degree.isEmpty()) {
                agreement.put(statement, degree(statement, degree));
            }
        }
        return new Feedback(
                agreement,
                three(typed, "strength"),
                three(typed, "improvement"),
                typed.getOrDefault("unseen", ""),
                typed.getOrDefault("actions", ""),
                typed.getOrDefault("plans", ""));
    }

    private static List<String> three(Map<String, String> typed, String name) {
        return IntStream.rangeClosed(1, 3)
                .mapToObj(number -> typed.getOrDefault(name + number, ""))
                .toList();
    }

    private static int degree(Feedback.Statement statement, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Problem.badField(
                    statement.name(),
                    "bad-agreement",
                    "Agreement goes from 1 to " + Feedback.MOST + ", found '" + text + "'.");
        }
    }
}
