package io.drillmaster.pages.view;

/**
 * A word or two that stand out: a state, an outcome, a level.
 *
 * @param text as people read it
 * @param tone how it looks
 */
public record Chip(String text, Tone tone) {}
