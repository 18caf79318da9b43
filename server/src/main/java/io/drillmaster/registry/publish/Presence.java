package io.drillmaster.registry.publish;

/**
 * Whether a package is still to be had, by the client's own view.
 *
 * @param gone neither index nor file address gives it
 * @param words what they answered; one sentence
 */
public record Presence(boolean gone, String words) {}
