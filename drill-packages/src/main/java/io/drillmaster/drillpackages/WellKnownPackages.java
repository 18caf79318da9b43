package io.drillmaster.drillpackages;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names that a drill package must not have, because people would take it for the real package. The lists are bundled and
 * dated ({@code <ecosystem>/well-known.txt}); they hold the names that matter most and cannot hold all: that the drill's
 * name is free or owned on the public index remains for the operator to check.
 */
public final class WellKnownPackages {
    private static final Pattern PYPI_SEPARATORS = Pattern.compile("[-_.]");
    private static final Pattern PUNCTUATION = Pattern.compile("[^a-z0-9]");

    /** Ends an entry of the list that reserves a whole scope, as in {@code @babel/*}. */
    private static final String WHOLE_SCOPE = "/*";

    /** By ecosystem: from the form in which names are confused to the real name. */
    private static final Map<Ecosystem, Map<String, String>> NAMES = read();

    private WellKnownPackages() {}

    /**
     * The real package that a name would shadow: the same name, or one that the registry itself holds for the same
     * (PyPI: separators left out, l and i read as 1, o as 0; elsewhere: punctuation left out), or one in its scope.
     */
    public static Optional<String> find(PackageName name) {
        var names = NAMES.getOrDefault(name.ecosystem(), Map.of());
        return Optional.ofNullable(names.get(confusable(name.ecosystem(), name.value())))
                .or(() -> scopeOf(name).map(names::get));
    }

    private static Optional<String> scopeOf(PackageName name) {
        var slash = name.value().indexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(name.value().substring(0, slash) + WHOLE_SCOPE);
    }

    private static String confusable(Ecosystem ecosystem, String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return switch (ecosystem) {
            case PYPI ->
                PYPI_SEPARATORS
                        .matcher(lower)
                        .replaceAll("")
                        .replace('l', '1')
                        .replace('i', '1')
                        .replace('o', '0');
            case NPM, CARGO, RUBYGEMS -> PUNCTUATION.matcher(lower).replaceAll("");
        };
    }

    private static Map<Ecosystem, Map<String, String>> read() {
        var all = new EnumMap<Ecosystem, Map<String, String>>(Ecosystem.class);
        for (var ecosystem : Ecosystem.values()) {
            var names = new HashMap<String, String>();
            Resource.text(ecosystem.id() + "/well-known.txt")
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(name ->
                            names.putIfAbsent(name.endsWith(WHOLE_SCOPE) ? name : confusable(ecosystem, name), name));
            all.put(ecosystem, names);
        }
        return all;
    }
}
