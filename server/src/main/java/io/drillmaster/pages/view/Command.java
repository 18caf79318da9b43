package io.drillmaster.pages.view;

/**
 * Text to be copied and run or pasted somewhere.
 *
 * @param label what it is for
 * @param text exactly what to copy; may have several lines
 */
public record Command(String label, String text) {}
