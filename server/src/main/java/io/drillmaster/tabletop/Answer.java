package io.drillmaster.tabletop;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody answered, as it stands last.
 *
 * @param person who
 * @param role which they had then
 * @param option chosen; absent when none was
 * @param text what they would do, and whom they would call; may be empty
 * @param passed they had nothing to say, which is an answer too
 * @param at when, on the server's clock
 * @param after exercise time since the inject was released, pauses left out, of their first answer
 * @param late the first answer came after the timer had run out
 * @param afterReveal the last one came when the others' could be seen already
 */
public record Answer(
        String person,
        String role,
        Optional<String> option,
        String text,
        boolean passed,
        Instant at,
        Duration after,
        boolean late,
        boolean afterReveal) {}
