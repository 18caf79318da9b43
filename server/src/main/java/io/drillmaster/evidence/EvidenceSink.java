package io.drillmaster.evidence;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where senses put what they saw. */
@FunctionalInterface
public interface EvidenceSink {
    /**
     * Takes the rows, all or none of them, without waiting for a disk or a database.
     *
     * @return done when the rows will survive a crash of this process and of the machine; failed when they could not be
     *     kept, in which case the sender must be told so
     */
    CompletableFuture<Void> append(List<NewEvidence> rows);
}
