package io.drillmaster.drillpackages;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Modules that come with a language, which nobody installs and everybody trusts ({@code <ecosystem>/standard-modules.txt}
 * with its date). Registries refuse most of these names as well.
 */
public final class StandardModules {
    private static final Map<Ecosystem, NameList> MODULES = read();

    private StandardModules() {}

    /** The module that a package of this name would be taken for. */
    public static Optional<String> find(PackageName name) {
        return Optional.ofNullable(MODULES.get(name.ecosystem())).flatMap(modules -> modules.find(name));
    }

    private static Map<Ecosystem, NameList> read() {
        var all = new EnumMap<Ecosystem, NameList>(Ecosystem.class);
        for (var ecosystem : Ecosystem.values()) {
            all.put(ecosystem, NameList.read(ecosystem, "standard-modules.txt"));
        }
        return all;
    }
}
