package io.drillmaster.pages.view;

/**
 * Trusted markup, put into a page as it is: rendered from a template of our own, which escaped every text in it.
 *
 * @param html a fragment; empty for nothing
 */
public record Markup(String html) {}
