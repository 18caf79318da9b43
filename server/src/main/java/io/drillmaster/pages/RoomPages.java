package io.drillmaster.pages;

import io.drillmaster.common.Json;
import io.drillmaster.common.Problem;
import io.drillmaster.common.Secrets;
import io.drillmaster.common.TabletopId;
import io.drillmaster.live.RoomHub;
import io.drillmaster.pages.view.RoomFrame;
import io.drillmaster.tabletop.OwnView;
import io.drillmaster.tabletop.Person;
import io.drillmaster.tabletop.Phase;
import io.drillmaster.tabletop.StoryView;
import io.drillmaster.tabletop.Tabletops;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A tabletop as somebody in the room sees it: the whole page, what is theirs alone, and the stream of what is new. */
public final class RoomPages {
    private static final int KEY_BYTES = 8;

    private final Tabletops tabletops;
    private final RoomHub hub;
    private final RoomSeats seats;
    private final RoomRenderer renderer;
    private final Templates templates;
    private final String version;

    /** Of these sessions; the hub tells open pages what is new. */
    public RoomPages(Tabletops tabletops, RoomHub hub, RoomRenderer renderer, Templates templates, String version) {
        this.tabletops = tabletops;
        this.hub = hub;
        this.seats = new RoomSeats(tabletops);
        this.renderer = renderer;
        this.templates = templates;
        this.version = version;
    }

    /** What belongs to one person alone, as their browser fills it in; {@code states} are sentences, by inject. */
    private record Mine(OwnView own, Map<String, String> states, String csrf) {}

    /** {@code GET /room/{id}}. */
    public void show(Context context) {
        var id = RoomSeats.session(context);
        var person = seats.inRoom(context, id);
        if (person.isEmpty()) {
            notIn(context, id);
            return;
        }
        var look = tabletops.look(id, person.get());
        var own = look.own();
        var story = look.story();
        context.html(renderer.page(frame(context, id, story, own), story, own)).header("Cache-Control", "no-store");
    }

    /** {@code GET /room/{id}/own}: what they said themselves, as JSON. */
    public void own(Context context) {
        var id = RoomSeats.session(context);
        tell(context, tabletops.own(id, person(context, id)));
    }

    /** {@code GET /room/{id}/story}: what the stream would tell, as JSON, for pages that the stream does not reach. */
    public void story(Context context) {
        var id = RoomSeats.session(context);
        var story = tabletops.look(id, person(context, id)).story();
        context.contentType("application/json")
                .header("Cache-Control", "no-store")
                .result(hub.snapshot(story).getBytes(StandardCharsets.UTF_8));
    }

    /** {@code POST /room/{id}/writing}: an answer is being written; nothing of it is sent. */
    public void writing(Context context) {
        var id = RoomSeats.session(context);
        tabletops.writes(id, person(context, id));
        context.status(HttpStatus.NO_CONTENT);
    }

    /** {@code GET /room/{id}/events}: server-sent events. */
    public void events(Context context) {
        var id = RoomSeats.session(context);
        hub.open(context, id, person(context, id));
    }

    /** Answers with what they said themselves. */
    void tell(Context context, OwnView own) {
        var mine = new Mine(own, RoomCards.states(own), Visitor.csrf(context));
        context.contentType("application/json")
                .header("Cache-Control", "no-store")
                .result(Json.write(mine).getBytes(StandardCharsets.UTF_8));
    }

    /** Whose browser this is. @throws Problem when they are not in the room */
    String person(Context context, TabletopId id) {
        return seats.inRoom(context, id).orElseThrow(() -> notInTheRoom(id));
    }

    /** Whose browser this is, whether they still are in the room or not. @throws Problem when they never were */
    String owner(Context context, TabletopId id) {
        return seats.ownerOf(context, id).orElseThrow(() -> notInTheRoom(id));
    }

    private Problem notInTheRoom(TabletopId id) {
        var there = tabletops.row(id); // tells first when there is no such session
        return Problem.forbidden(
                "not-in-the-room",
                "You are not in session " + there.id() + " any more. Ask the facilitator to let you in again.");
    }

    private void notIn(Context context, TabletopId id) {
        var there = tabletops.row(id);
        context.status(HttpStatus.FORBIDDEN);
        context.html(templates.render("room-gone", Map.of("session", there.id().toString(), "version", version)))
                .header("Cache-Control", "no-store");
    }

    private RoomFrame frame(Context context, TabletopId id, StoryView story, OwnView own) {
        return new RoomFrame(
                story.title(),
                own.name(),
                own.role(),
                story.phase() == Phase.LOBBY ? RoomJoinPages.roles(tabletops, id) : List.of(),
                own.hand().map(Person.Why::title).orElse(null),
                story.clock().elapsed().toMillis(),
                RoomPresenter.clock(story.clock().elapsed()),
                story.clock().running(),
                story.injects().stream()
                        .flatMap(told -> told.left().map(left -> told.id() + "=" + left.toMillis()).stream())
                        .collect(Collectors.joining(" ")),
                mayReload(story, own),
                Flash.take(context),
                Visitor.csrf(context),
                HexFormat.of().formatHex(Secrets.bytes(KEY_BYTES)),
                version);
    }

    /** Nobody's words are lost while they write: no page loads itself again with an open question on it. */
    private static boolean mayReload(StoryView story, OwnView own) {
        var open = story.injects().stream()
                .anyMatch(told -> RoomCards.asks(story, told)
                        && told.revealed().isEmpty()
                        && !own.answers().containsKey(told.id()));
        return !open && story.desk().isEmpty() && (story.phase() != Phase.HOTWASH || story.lookingBackRevealed());
    }
}
