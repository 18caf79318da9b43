package io.drillmaster.identity;

import java.time.Instant;

/** An open invitation: whoever holds its link may create one account with this role. */
public record Invitation(long id, String name, Role role, String invitedBy, Instant expiresAt) {}
