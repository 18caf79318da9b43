package io.drillmaster.drillpackages;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names that a drill package must not have, because people would take it for the real package. The lists are bundled and
 * dated ({@code <ecosystem>/well-known.txt}); they hold the names that matter most and cannot hold all: that the drill's
 * name is free or owned on the public index remains for the operator to check.
 */
public final class WellKnownPackages {
    private static final Map<Ecosystem, NameList> NAMES = read();

    private WellKnownPackages() {}

    /**
     * The real package, or module of the language, that a name would shadow: the same name, one that the registry itself
     * holds for the same ({@link ConfusableForm}), or one in its scope.
     */
    public static Optional<String> find(PackageName name) {
        return Optional.ofNullable(NAMES.get(name.ecosystem()))
                .flatMap(names -> names.find(name))
                .or(() -> StandardModules.find(name));
    }

    private static Map<Ecosystem, NameList> read() {
        var all = new EnumMap<Ecosystem, NameList>(Ecosystem.class);
        for (var ecosystem : Ecosystem.values()) {
            all.put(ecosystem, NameList.read(ecosystem, "well-known.txt"));
        }
        return all;
    }
}
