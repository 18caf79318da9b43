package io.drillmaster.measure;

import java.util.Optional;

/**
 * Once the blue team knows that it is a drill, people look the name up and open the file: what is first heard of after
 * the reveal is an execution only when the host's own time, corrected, lies before the reveal.
 */
record Contamination(Horizon horizon, ClockOffsets offsets) {
    boolean executedInTime(Sighting sighting, Optional<String> host) {
        if (!horizon.afterReveal(sighting.seenAt())) {
            return true;
        }
        var offset = offsets.of(host, sighting.seenAt());
        return offset.usable()
                && sighting.stamp()
                        .map(stamp -> offset.roughly(stamp.at()))
                        .filter(at -> !horizon.afterReveal(at))
                        .isPresent();
    }
}
