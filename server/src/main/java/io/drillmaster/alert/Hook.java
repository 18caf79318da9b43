package io.drillmaster.alert;

import java.util.List;

/**
 * A webhook that somebody set up.
 *
 * @param sourceId whose deliveries it takes
 * @param name how people call it, for the log
 * @param standIn whether a stand-in delivers through it, which every page then says
 * @param secrets deliveries must prove to know one of them: the present one first, then the one before it while it is
 *     still taken; empty where the address alone has to do
 */
public record Hook(String sourceId, String name, boolean standIn, List<HookSecret> secrets) {
    public Hook {
        secrets = List.copyOf(secrets);
    }

    /** What evidence names as the source. */
    public String evidenceSource() {
        return standIn ? sourceId + " stand-in" : sourceId;
    }
}
