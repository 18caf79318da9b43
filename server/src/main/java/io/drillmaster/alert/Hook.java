package io.drillmaster.alert;

import java.util.Optional;

/**
 * A webhook that somebody set up.
 *
 * @param sourceId whose deliveries it takes
 * @param name how people call it, for the log
 * @param standIn whether a stand-in delivers through it, which every page then says
 * @param secret what deliveries must prove to know, where it has one
 */
public record Hook(String sourceId, String name, boolean standIn, Optional<HookSecret> secret) {
    /** What evidence names as the source. */
    public String evidenceSource() {
        return standIn ? sourceId + " stand-in" : sourceId;
    }
}
