package io.drillmaster.alert;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whose responses count, and what they are called here. Names are compared without regard to letter case: every tool
 * spells people in its own way.
 */
public final class Responders {
    private final Set<String> ignored;
    private final Function<String, Optional<String>> accounts;

    /**
     * @param ignored names, as any tool writes them, whose responses never count: bots that acknowledge by themselves,
     *     people who always know
     * @param accounts the account of a person whom a tool calls so, where there is one: an exercise knows its insiders by
     *     their accounts
     */
    public Responders(Collection<String> ignored, Function<String, Optional<String>> accounts) {
        this.ignored = ignored.stream().map(Responders::plain).collect(Collectors.toUnmodifiableSet());
        this.accounts = accounts;
    }

    /** The actor of what this person did; empty when it does not count. */
    Optional<String> actor(String person) {
        if (ignored.contains(plain(person))) {
            return Optional.empty();
        }
        var actor = accounts.apply(person).orElse(person);
        return Optional.of(actor).filter(name -> !ignored.contains(plain(name)));
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
