package io.drillmaster.measure;

import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One install, as one execution: all that was observed of it is coalesced here (a pip install runs its hook two times,
 * an npm install up to three, a resolver repeats its query).
 *
 * @param token whose package
 * @param host where, when a source named it
 * @param executedAt the first execution (E) on the server's clock
 * @param quality how that is known
 * @param phases what ran; empty when only the marker's presence was seen
 * @param observations the rows that saw it, in log order
 * @param boundedBy the other rows that its time rests on: publication, fetch, looks in vain, clock comparisons
 */
public record InstallInstance(
        Token token,
        Optional<String> host,
        Interval executedAt,
        Quality quality,
        Set<Phase> phases,
        List<UUID> observations,
        List<UUID> boundedBy) {
    public InstallInstance {
        phases = Set.copyOf(phases);
        observations = List.copyOf(observations);
        boundedBy = List.copyOf(boundedBy);
    }
}
