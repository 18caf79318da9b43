package io.drillmaster.pages.view;

/**
 * One thing to choose from a list.
 *
 * @param value what is sent
 * @param label as people read it
 * @param chosen whether it is chosen now
 */
public record Choice(String value, String label, boolean chosen) {}
