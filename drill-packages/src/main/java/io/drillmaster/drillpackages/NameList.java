package io.drillmaster.drillpackages;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A bundled, dated list of real names of one ecosystem: one a line, and {@code #} before remarks. */
final class NameList {
    /** Ends an entry that reserves a whole scope, as in {@code @babel/*}. */
    private static final String WHOLE_SCOPE = "/*";

    /** From the form in which names are confused to the real name. */
    private final Map<String, String> names = new HashMap<>();

    private NameList(Ecosystem ecosystem, String text) {
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(name -> names.putIfAbsent(
                        name.endsWith(WHOLE_SCOPE) ? name : ConfusableForm.of(ecosystem, name), name));
    }

    /** The list in {@code <ecosystem>/<file>}. */
    static NameList read(Ecosystem ecosystem, String file) {
        return new NameList(ecosystem, Resource.text(ecosystem.id() + "/" + file));
    }

    /** The entry that a name is confusable with, or whose scope it is in. */
    Optional<String> find(PackageName name) {
        return Optional.ofNullable(names.get(ConfusableForm.of(name)))
                .or(() -> scopeOf(name).map(names::get));
    }

    private static Optional<String> scopeOf(PackageName name) {
        var slash = name.value().indexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(name.value().substring(0, slash) + WHOLE_SCOPE);
    }
}
