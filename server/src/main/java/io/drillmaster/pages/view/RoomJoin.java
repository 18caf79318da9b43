package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The door of a tabletop session.
 *
 * @param code as the address has it
 * @param session title of the session
 * @param name as typed; empty at first
 * @param role id of the role as chosen; empty at first
 * @param roles to choose from
 * @param problem why they could not come in; null at first
 * @param csrf what the form carries
 * @param version makes the addresses of static files unique
 */
public record RoomJoin(
        String code,
        String session,
        String name,
        String role,
        List<Role> roles,
        @Nullable String problem,
        String csrf,
        String version) {

    /**
     * A role that somebody can take.
     *
     * @param id sent with the form
     * @param name as people say it
     * @param charter what it is there for
     * @param taken how many have it, in words; empty where it does not matter
     */
    public record Role(String id, String name, String charter, String taken) {}
}
