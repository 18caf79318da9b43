package io.drillmaster.measure;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which names are of one host: letter case says nothing, and some tools give the first label only. A short name is the
 * long one's only where there is one long one that it can be.
 */
final class HostNames {
    private final Map<String, TreeSet<String>> byFirstLabel = new HashMap<>();

    private HostNames() {}

    static HostNames of(Collection<String> names) {
        var known = new HostNames();
        names.forEach(name -> known.byFirstLabel
                .computeIfAbsent(firstLabel(lower(name)), unseen -> new TreeSet<>())
                .add(lower(name)));
        return known;
    }

    /** The host of a name that is one of them, as one name for all that it is called. */
    String host(String name) {
        var longer = alike(lower(name)).stream()
                .filter(other -> other.length() > name.length())
                .toList();
        return longer.size() == 1 ? longer.get(0) : lower(name);
    }

    /** The only one of these hosts that a name from elsewhere can mean; empty when none, or more than one. */
    Optional<String> meant(String name) {
        var alike = alike(lower(name));
        if (alike.contains(lower(name))) {
            return Optional.of(host(name));
        }
        var hosts = alike.stream().map(this::host).distinct().toList();
        return hosts.size() == 1 ? Optional.of(hosts.get(0)) : Optional.empty();
    }

    private List<String> alike(String name) {
        return byFirstLabel.getOrDefault(firstLabel(name), new TreeSet<>()).stream()
                .filter(other -> other.equals(name) || other.startsWith(name + ".") || name.startsWith(other + "."))
                .toList();
    }

    private static String firstLabel(String name) {
        var dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
