package io.drillmaster.pages.view;

/**
 * A link that works once was used already, or too late.
 *
 * @param heading e.g. {@code This link has expired}
 * @param sentence what happened
 * @param whatToDo how to get in
 */
public record LinkClosedPage(String heading, String sentence, String whatToDo) implements Page {}
