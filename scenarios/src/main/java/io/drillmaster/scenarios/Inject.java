package io.drillmaster.scenarios;

import java.time.Duration;
import java.util.Optional;

/**
 * A piece of news that the facilitator gives to the participants of a tabletop.
 *
 * @param at when, on the exercise clock (time since the start, pauses left out)
 * @param text the news
 * @param decision the question the participants must decide on, if the inject asks one
 */
public record Inject(Duration at, String text, Optional<String> decision) {}
