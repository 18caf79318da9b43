package io.drillmaster.measure;

import io.drillmaster.common.Hashes;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.InstallTarget;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * A name for what a measurement was made of, so that two servers, or two years, can tell whether they measured the same.
 * Rows are never changed, so their ids stand for them. The order of rows is none of it, nor is the moment of asking.
 */
final class InputsHash {
    private final StringBuilder text = new StringBuilder();

    private InputsHash() {}

    /** SHA-256 in hexadecimal over all of the plan that measuring reads, and the ids of these rows. */
    static String of(ExercisePlan plan, Collection<UUID> rows) {
        var hash = new InputsHash();
        hash.add(plan.id(), plan.scenarioId(), plan.scenarioVersion(), plan.control());
        hash.add(plan.window().opensAt(), plan.window().closesAt());
        hash.add(plan.objective().ttd(), plan.objective().ttr());
        hash.addAll(plan.insiders().stream().sorted().toList());
        plan.targets().forEach(hash::add);
        hash.addAll(rows.stream().sorted().toList());
        return Hashes.sha256(hash.text.toString());
    }

    private void add(InstallTarget target) {
        add(target.token(), target.ecosystem().id(), target.packageName(), target.packageVersion());
        add(target.markerPath(), target.vector().id(), target.sleep(), target.republish(), target.registry());
        addAll(target.actions().stream().map(Enum::name).sorted().toList());
    }

    private void addAll(List<?> parts) {
        add(parts.size());
        add(parts.toArray());
    }

    /** With its length, so that no two lists of parts read the same. */
    private void add(Object... parts) {
        for (var part : parts) {
            var words = part.toString();
            text.append(words.length()).append(':').append(words).append('\n');
        }
    }
}
