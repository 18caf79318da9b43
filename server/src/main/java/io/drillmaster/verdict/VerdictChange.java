package io.drillmaster.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A verdict that said something else than the one before it.
 *
 * @param before what was said until then; empty for the first verdict of an exercise
 * @param after what was said from then on
 */
public record VerdictChange(Optional<VerdictVersion> before, VerdictVersion after) {

    /** Leaves out the versions that say what was said already; the first is always there. */
    static List<VerdictChange> among(List<VerdictVersion> versions) {
        var changes = new ArrayList<VerdictChange>();
        Optional<VerdictVersion> said = Optional.empty();
        for (var version : versions) {
            if (said.filter(version::saysTheSameAs).isEmpty()) {
                changes.add(new VerdictChange(said, version));
                said = Optional.of(version);
            }
        }
        return List.copyOf(changes);
    }

    /** Whether the rules of measuring are others than those of the verdict before. */
    public boolean byOtherRules() {
        return before.filter(verdict -> verdict.engineVersion() != after.engineVersion())
                .isPresent();
    }
}
