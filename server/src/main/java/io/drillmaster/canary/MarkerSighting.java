package io.drillmaster.canary;

import io.drillmaster.drillpackages.MarkerContent;
import java.time.Instant;
import java.util.Optional;

/** What one look at a marker's path showed. */
public sealed interface MarkerSighting {
    /**
     * It is not there.
     *
     * @param at server clock, right before the look: nothing was there until then
     */
    record Absent(Instant at) implements MarkerSighting {}

    /**
     * It is there.
     *
     * @param at server clock, right after the look: it was there by then
     * @param modifiedAt modification time, on the clock of the host whose file it is
     * @param size length of the whole file in bytes
     * @param content what could be read of it; empty where reading is not allowed
     * @param raw the bytes read, at most the first 64 KiB
     */
    record Present(Instant at, Instant modifiedAt, long size, Optional<MarkerContent> content, byte[] raw)
            implements MarkerSighting {}

    /**
     * It cannot be told.
     *
     * @param reason a sentence for the operator
     */
    record Unknown(String reason) implements MarkerSighting {}
}
