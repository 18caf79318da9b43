package io.drillmaster.alert;

import java.util.List;
import java.util.Optional;

/**
 * A webhook that somebody set up.
 *
 * @param sourceId whose deliveries it takes
 * @param name how people call it, for the log
 * @param standIn whether a stand-in delivers through it, which every page then says
 * @param secrets deliveries must prove to know one of them: the present one first, then the one before it while it is
 *     still taken; empty where the address alone has to do
 * @param mapping where its payloads have what, for a source whose format is the administrator's to say
 * @param clientSubject the subject of the client certificate that a trusted proxy has to name; empty when none is asked for
 */
public record Hook(
        String sourceId,
        String name,
        boolean standIn,
        List<HookSecret> secrets,
        Mapping mapping,
        Optional<String> clientSubject) {
    public Hook {
        secrets = List.copyOf(secrets);
    }

    /** A hook whose payloads are read by the names of their fields, and that asks for no certificate. */
    public Hook(String sourceId, String name, boolean standIn, List<HookSecret> secrets) {
        this(sourceId, name, standIn, secrets, Mapping.NONE, Optional.empty());
    }

    /** The same hook, with the present secret only. */
    Hook withoutPreviousSecret() {
        return new Hook(sourceId, name, standIn, secrets.stream().limit(1).toList(), mapping, clientSubject);
    }

    /** What evidence names as the source. */
    public String evidenceSource() {
        return standIn ? sourceId + " stand-in" : sourceId;
    }
}
