package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.common.TabletopId;
import io.drillmaster.pages.view.RoomJoin;
import io.drillmaster.tabletop.Person;
import io.drillmaster.tabletop.TabletopRow;
import io.drillmaster.tabletop.Tabletops;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The door of a tabletop: people come in by a code and a name, without an account. */
public final class RoomJoinPages {
    private static final String NO_SUCH_CODE = "No session is open under this code. Look whether you typed it right;"
            + " if you did, the session is over or has another code by now: ask the facilitator.";
    private static final String NOT_YET = "This session has not opened yet. Keep the page, and load it again when the"
            + " facilitator says that the lobby is open.";
    private static final String TOO_MANY = "From your network came too many wrong codes. Wait ten minutes, or ask the"
            + " facilitator to look at the code with you.";

    private final Tabletops tabletops;
    private final RoomSeats seats;
    private final RoomGuesses guesses;
    private final Templates templates;
    private final String version;

    /** To these sessions. */
    public RoomJoinPages(Tabletops tabletops, Templates templates, String version, InstantSource clock) {
        this.tabletops = tabletops;
        this.seats = new RoomSeats(tabletops);
        this.guesses = new RoomGuesses(clock);
        this.templates = templates;
        this.version = version;
    }

    /** {@code GET /join}: asks for the code. */
    public void code(Context context) {
        var typed = context.queryParam("code");
        if (typed == null || typed.isBlank()) {
            askForCode(context, HttpStatus.OK, "", null);
            return;
        }
        context.redirect("/join/" + URLEncoder.encode(typed.strip(), StandardCharsets.UTF_8), HttpStatus.SEE_OTHER);
    }

    /** {@code GET /join/{code}}: asks for name and role; who is in already goes straight in. */
    public void door(Context context) {
        var session = open(context);
        if (session.isEmpty()) {
            return;
        }
        var id = session.get().id();
        if (seats.atDoor(context, id).isPresent()) {
            context.redirect("/room/" + id, HttpStatus.SEE_OTHER);
            return;
        }
        askForName(context, session.get(), null);
    }

    /** {@code POST /join/{code}}. */
    public void enter(Context context) {
        var session = open(context);
        if (session.isEmpty()) {
            return;
        }
        var id = session.get().id();
        try {
            if (seats.atDoor(context, id).isEmpty()) { // a second tap on the button is the same person
                RoomSeats.give(context, tabletops.join(id, Form.text(context, "name"), Form.text(context, "role")));
            }
            context.redirect("/room/" + id, HttpStatus.SEE_OTHER);
        } catch (Problem problem) {
            context.status(problem.status());
            askForName(context, session.get(), problem.sentence());
        }
    }

    /** The session whose code the address has; when there is none, that is answered already. */
    private Optional<TabletopRow> open(Context context) {
        var typed = context.pathParam("code");
        if (guesses.tooMany(context.ip())) {
            askForCode(context, HttpStatus.TOO_MANY_REQUESTS, typed, TOO_MANY);
            return Optional.empty();
        }
        var session = tabletops.byCode(typed);
        if (session.isEmpty() && tabletops.opensLater(typed)) {
            askForCode(context, HttpStatus.CONFLICT, typed, NOT_YET);
        } else if (session.isEmpty()) {
            guesses.wrong(context.ip());
            askForCode(context, HttpStatus.NOT_FOUND, typed, NO_SUCH_CODE);
        }
        return session;
    }

    private void askForCode(Context context, HttpStatus status, String typed, @Nullable String problem) {
        context.status(status);
        page(context, "join", new RoomJoin(typed, "", "", "", List.of(), problem, Visitor.csrf(context), version));
    }

    private void askForName(Context context, TabletopRow session, @Nullable String problem) {
        page(
                context,
                "join-name",
                new RoomJoin(
                        context.pathParam("code"),
                        session.title(),
                        Form.text(context, "name"),
                        Form.text(context, "role"),
                        roles(tabletops, session.id()),
                        problem,
                        Visitor.csrf(context),
                        version));
    }

    private void page(Context context, String template, RoomJoin page) {
        context.html(templates.render(template, Map.of("page", page))).header("Cache-Control", "no-store");
    }

    /** What people can be in a session. */
    static List<RoomJoin.Role> roles(Tabletops tabletops, TabletopId id) {
        var roles = new ArrayList<RoomJoin.Role>();
        for (var role : tabletops.roles(id)) {
            roles.add(new RoomJoin.Role(
                    role.role().id(), role.role().name(), role.role().charter(), taken(role.people())));
        }
        roles.add(new RoomJoin.Role(Person.OBSERVER, "Observer", "Sees all that is told, and says nothing.", ""));
        roles.add(new RoomJoin.Role(Person.SCRIBE, "Scribe", "Writes down what is decided, and does not play.", ""));
        return roles;
    }

    private static String taken(int people) {
        return switch (people) {
            case 0 -> "Nobody has it yet";
            case 1 -> "One person has it";
            default -> people + " people have it";
        };
    }
}
