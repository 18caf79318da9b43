package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is around the story on the page of somebody in the room.
 *
 * @param title of the session
 * @param name as they gave it
 * @param role id of theirs
 * @param roles to choose from, while that can be done
 * @param hand why theirs is raised; null when it is not
 * @param elapsedMs what the exercise clock showed when the page was made
 * @param clock the same, as people read it
 * @param running whether it runs on
 * @param left of each timer then, as {@code T-2=90000 T-7=0}, in milliseconds
 * @param reload whether a browser without scripts may load the page again by itself: nothing is being written
 * @param flash what became of the form that was just sent; null when none was
 * @param csrf what each form carries
 * @param request begins the key of each form, so that one that is sent twice counts once
 * @param version makes the addresses of static files unique
 */
public record RoomFrame(
        String title,
        String name,
        String role,
        List<RoomJoin.Role> roles,
        @Nullable String hand,
        long elapsedMs,
        String clock,
        boolean running,
        String left,
        boolean reload,
        PageFrame.@Nullable Flash flash,
        String csrf,
        String request,
        String version) {

    /** Nobody's: the story is made for all of a role, and their browsers fill in what is theirs. */
    public static RoomFrame ofAll() {
        return new RoomFrame("", "", "", List.of(), null, 0, "", false, "", false, null, "", "", "");
    }
}
