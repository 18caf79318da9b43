package io.drillmaster.pages.view;

/**
 * One verdict in the history of an exercise, as a line.
 *
 * @param at when it was so
 * @param page its own page, where what made it can be read
 * @param sentence what it said
 * @param why what had changed since the verdict before; empty for the first
 */
public record VerdictLine(Moment at, Link page, String sentence, String why) {}
