package io.drillmaster.drillpackages.lure;

import io.drillmaster.drillpackages.ConfusableForm;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.NamePolicy;
import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.drillpackages.StandardModules;
import io.drillmaster.drillpackages.WellKnownPackages;
import io.drillmaster.drillpackages.lure.Refusal.Reason;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Judges candidates for one set of dependencies. */
final class Refusals {
    private final Map<String, PackageName> dependencies = new HashMap<>();
    private final NamePolicy policy;

    Refusals(Collection<PackageName> dependencies, NamePolicy policy) {
        dependencies.forEach(name -> this.dependencies.putIfAbsent(identity(name), name));
        this.policy = policy;
    }

    /** Why a name that imitates a target must not be used, if it must not. */
    Optional<Refusal> of(String text, PackageName target) {
        final PackageName name;
        try {
            name = PackageName.of(target.ecosystem(), text);
        } catch (IllegalArgumentException invalid) {
            return refused(Reason.INVALID_NAME, String.valueOf(invalid.getMessage()));
        }
        if (identity(name).equals(identity(target))) {
            return refused(Reason.SAME_AS_TARGET, target.ecosystem().title() + " holds it for '" + target + "' itself");
        }
        var other = dependencies.get(identity(name));
        if (other != null) {
            return refused(Reason.OTHER_DEPENDENCY, "it would be taken for '" + other + "', a dependency as well");
        }
        return StandardModules.find(name)
                .map(module -> new Refusal(
                        Reason.STANDARD_MODULE,
                        "it would be taken for '" + module + "', which comes with the language"))
                .or(() -> WellKnownPackages.find(name)
                        .map(known -> new Refusal(
                                Reason.WELL_KNOWN, "it would be taken for the well known package '" + known + "'")))
                .or(() -> policy.refusal(name).map(sentence -> new Refusal(Reason.NAME_POLICY, sentence)));
    }

    /**
     * Equal for names of which a registry would take only one. npm lets a scope's owner call packages as he likes, so
     * there only names without a scope are compared without their punctuation.
     */
    private static String identity(PackageName name) {
        return name.ecosystem() == Ecosystem.NPM && name.value().startsWith("@")
                ? name.normalized()
                : ConfusableForm.of(name);
    }

    private static Optional<Refusal> refused(Reason reason, String sentence) {
        return Optional.of(new Refusal(reason, sentence));
    }
}
