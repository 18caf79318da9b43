package io.drillmaster.pages.view;

/**
 * A text that leads somewhere inside the product.
 *
 * @param href path
 * @param text as people read it
 */
public record Link(String href, String text) {}
