package io.drillmaster.pages.view;

/**
 * A drawing made by the server.
 *
 * @param svg trusted markup, put into the page as it is; every text in it must be escaped by whoever drew it
 */
public record Drawing(String svg) {}
