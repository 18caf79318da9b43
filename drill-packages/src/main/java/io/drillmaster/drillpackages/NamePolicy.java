package io.drillmaster.drillpackages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an organisation lets its drill packages be called. A name outside it is refused wherever one is chosen: in a plan,
 * at a registry, among suggested lures.
 *
 * @param prefixes how names must begin, for example {@code acme-}, or the npm scopes that they must be in, for example
 *     {@code @acme}; lower case. Empty when there is no such rule. Prefixes are for names without a scope only: whoever
 *     owns a prefix does not own it in other people's scopes
 * @param denied names that no drill package has, in any ecosystem, for example those of the organisation's own packages
 */
public record NamePolicy(List<String> prefixes, List<String> denied) {
    /** Everything goes. */
    public static final NamePolicy ANY_NAME = new NamePolicy(List.of(), List.of());

    private static final Pattern PREFIX = Pattern.compile("[a-z0-9][a-z0-9._-]*");
    private static final Pattern SCOPE = Pattern.compile("@[a-z0-9][a-z0-9._-]*");

    /**
     * Reads a policy; letter case and the slash after a scope do not matter.
     *
     * @throws IllegalArgumentException naming the entry that is neither a prefix nor a scope
     */
    public NamePolicy {
        prefixes = prefixes.stream().map(NamePolicy::prefix).distinct().toList();
        denied = denied.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** Why a drill package must not have this name: a sentence that says what is allowed. Empty when it may. */
    public Optional<String> refusal(PackageName name) {
        if (denied.stream().anyMatch(other -> isSame(name, other))) {
            return Optional.of("'" + name + "' is on the list of names that drill packages must not have");
        }
        if (prefixes.isEmpty() || prefixes.stream().anyMatch(prefix -> begins(name, prefix))) {
            return Optional.empty();
        }
        return Optional.of("'" + name + "' is outside the name policy: names of drill packages begin with "
                + String.join(" or ", prefixes));
    }

    private static String prefix(String written) {
        var lower = written.strip().toLowerCase(Locale.ROOT);
        var prefix = lower.startsWith("@") && lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
        if (!PREFIX.matcher(prefix).matches() && !SCOPE.matcher(prefix).matches()) {
            throw new IllegalArgumentException("'" + written + "' is neither the beginning of a package name, such as"
                    + " acme-, nor an npm scope, such as @acme");
        }
        return prefix;
    }

    private static boolean begins(PackageName name, String prefix) {
        if (prefix.startsWith("@")) {
            return name.value().startsWith(prefix + "/");
        }
        return !name.value().startsWith("@")
                && normalized(name.ecosystem(), prefix + "x")
                        .map(form -> form.substring(0, form.length() - 1))
                        .filter(form ->
                                name.normalized().toLowerCase(Locale.ROOT).startsWith(form))
                        .isPresent();
    }

    private static boolean isSame(PackageName name, String other) {
        return normalized(name.ecosystem(), other)
                .filter(name.normalized().toLowerCase(Locale.ROOT)::equals)
                .isPresent();
    }

    /** As the ecosystem compares it, in lower case; empty for a text that is no name there. */
    private static Optional<String> normalized(Ecosystem ecosystem, String text) {
        try {
            return Optional.of(PackageName.of(ecosystem, text).normalized().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notThere) {
            return Optional.empty();
        }
    }
}
