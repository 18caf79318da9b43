package io.drillmaster.registry.publish;

import java.net.URI;

/**
 * Whether a package is still to be had, by the client's own view.
 *
 * @param asked the index page
 * @param gone neither index nor file address gives it
 * @param words what they answered; one sentence
 */
public record Presence(URI asked, boolean gone, String words) {}
