package io.drillmaster.alert;

import java.util.Optional;

/**
 * A webhook that somebody set up.
 *
 * @param sourceId whose deliveries it takes
 * @param name how people call it, for the log
 * @param secret what deliveries must prove to know, where it has one
 */
public record Hook(String sourceId, String name, Optional<HookSecret> secret) {}
