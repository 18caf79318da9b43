package io.drillmaster.measure;

import io.drillmaster.evidence.Fact.VisibilityJudged;
import io.drillmaster.evidence.Visibility;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** How far the traces got: at least what the evidence shows, and as far as somebody found when they looked. */
final class Reached {
    private Reached() {}

    /** Empty when nothing shows it and nobody has said it, and for a control, which leaves no traces. */
    static Optional<Visibility> of(boolean control, Log log, Scope scope, Elapsed ttr) {
        if (control) {
            return Optional.empty();
        }
        var words = log.of(VisibilityJudged.class);
        var said = words.isEmpty()
                ? Stream.<Visibility>empty()
                : Stream.of(words.get(words.size() - 1).fact().reached());
        return Stream.concat(said, shown(scope, ttr).stream()).max(Comparator.naturalOrder());
    }

    private static Optional<Visibility> shown(Scope scope, Elapsed ttr) {
        if (scope.alerts().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ttr instanceof Elapsed.Observed ? Visibility.ACTED_ON : Visibility.ALERTED);
    }
}
