package io.drillmaster.measure;

import java.util.Optional;
import java.util.UUID;

/**
 * How one host came out on which a package was seen to run. Hosts of one exercise depend on each other, so they are never
 * counted together with exercises.
 *
 * @param host as the first source named it that saw it there
 * @param execution its first execution, on the server's clock
 * @param outcome its own outcome
 * @param firstAlert the first alert that is this host's; absent without one
 * @param ttd execution on this host to its first alert
 */
public record HostResult(String host, Interval execution, Outcome outcome, Optional<UUID> firstAlert, Elapsed ttd) {
    /** Whether an alert told of this very host in time. */
    public boolean detected() {
        return outcome == Outcome.DETECTED || outcome == Outcome.DETECTED_BEFORE;
    }
}
