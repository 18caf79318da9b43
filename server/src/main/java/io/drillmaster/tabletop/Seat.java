package io.drillmaster.tabletop;

import io.drillmaster.common.TabletopId;

/**
 * A place in the room.
 *
 * @param person random id
 * @param token what the browser keeps, and nobody else knows: with it they come back as the same person
 */
public record Seat(TabletopId session, String person, String token) {}
