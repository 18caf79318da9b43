package io.drillmaster.pages;

import io.drillmaster.identity.Role;
import io.javalin.security.RouteRole;

/** Who may use a route. Every route has exactly one of these; one without any is refused to everybody. */
public enum Access implements RouteRole {
    /** Anybody, signed in or not. */
    EVERYBODY,
    /** A machine that shows a key, in the address or a header; no cookie is looked at, so no form protection is needed. */
    KEY_HOLDER,
    /** Package clients and other machines of the drilled network: the registry. */
    CLIENT,
    /** Viewers, members and administrators. */
    VIEWER,
    /** Members and administrators. */
    MEMBER,
    /** Administrators. */
    ADMINISTRATOR;

    /** Whether a signed-in person with this role may. */
    public boolean allows(Role role) {
        return switch (this) {
            case EVERYBODY, KEY_HOLDER, CLIENT -> true;
            case VIEWER -> role.includes(Role.VIEWER);
            case MEMBER -> role.includes(Role.MEMBER);
            case ADMINISTRATOR -> role.includes(Role.ADMINISTRATOR);
        };
    }

    /** Whether somebody must be signed in. */
    public boolean needsSession() {
        return this == VIEWER || this == MEMBER || this == ADMINISTRATOR;
    }

    /** Whether browsers use it, so that forms must prove that they come from our own pages. */
    public boolean forBrowsers() {
        return this != KEY_HOLDER && this != CLIENT;
    }
}
