package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.common.TabletopId;
import io.drillmaster.tabletop.Seat;
import io.drillmaster.tabletop.Tabletops;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookies by which a browser has its place in a room: one for the room itself, and the same for the door, which lies at
 * another address and lets its owner straight in. Each names its session, so that a browser can sit in several.
 */
final class RoomSeats {
    private static final Duration KEPT = Duration.ofDays(7);

    private final Tabletops tabletops;

    RoomSeats(Tabletops tabletops) {
        this.tabletops = tabletops;
    }

    static TabletopId session(Context context) {
        var text = context.pathParam("id");
        return TabletopId.parse(text)
                .orElseThrow(() -> Problem.notFound("There is no tabletop session '" + text + "'."));
    }

    static void give(Context context, Seat seat) {
        set(context, room(seat.session()), "/room/" + seat.session(), seat.token());
        set(context, door(seat.session()), "/join", seat.token());
    }

    /** Whose browser asks in the room. */
    Optional<String> inRoom(Context context, TabletopId id) {
        return personOf(context, id, room(id));
    }

    /** Whose browser asks at the door. */
    Optional<String> atDoor(Context context, TabletopId id) {
        return personOf(context, id, door(id));
    }

    /** Whose browser asks in the room, if they still are in it: what they do tells. */
    Optional<String> ownerOf(Context context, TabletopId id) {
        return token(context, room(id)).flatMap(token -> tabletops.ownerOf(id, token));
    }

    private static Optional<String> token(Context context, String cookie) {
        return Optional.ofNullable(context.cookie(cookie)).filter(token -> !token.isEmpty());
    }

    private Optional<String> personOf(Context context, TabletopId id, String cookie) {
        return token(context, cookie).flatMap(token -> tabletops.personOf(id, token));
    }

    private static String room(TabletopId id) {
        return "room-" + id;
    }

    private static String door(TabletopId id) {
        return "seat-" + id;
    }

    private static void set(Context context, String name, String path, String token) {
        var cookie = Visitor.cookie(context, name, token, (int) KEPT.toSeconds());
        cookie.setPath(path);
        context.cookie(cookie);
    }
}
