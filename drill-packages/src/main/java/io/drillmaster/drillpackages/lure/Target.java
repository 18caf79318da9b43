package io.drillmaster.drillpackages.lure;

import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.NamePolicy;
import io.drillmaster.drillpackages.PackageName;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A real name that is to be imitated.
 *
 * @param name the name
 * @param policy whose prefixes and scopes make believable lures as well
 */
record Target(PackageName name, NamePolicy policy) {
    /** Of fewer letters and digits, any slip of a finger gives noise, or somebody else's name. */
    private static final int LONG_ENOUGH = 5;

    Ecosystem ecosystem() {
        return name.ecosystem();
    }

    /** The npm scope without its punctuation; empty when there is none. */
    String scope() {
        var value = name.value();
        return value.startsWith("@") ? value.substring(1, value.indexOf('/')) : "";
    }

    /** The name without a scope, lower case. */
    String base() {
        return spelled().toLowerCase(Locale.ROOT);
    }

    /** The name without a scope, as its author spells it. */
    String spelled() {
        return name.value().substring(name.value().indexOf('/') + 1);
    }

    /** Changes the name and keeps the scope. */
    Stream<String> renamed(Function<String, Stream<String>> change) {
        return change.apply(base()).map(this::beside);
    }

    /** Changes the name, then the scope, by a character; leaves alone what is too short for that. */
    Stream<String> mistyped(Function<String, Stream<String>> change) {
        var names = isLong(base()) ? change.apply(base()).map(this::beside) : Stream.<String>empty();
        var scopes = isLong(scope())
                ? change.apply(scope()).map(scope -> "@" + scope + "/" + base())
                : Stream.<String>empty();
        return Stream.concat(names, scopes);
    }

    /** A name in the scope of this one, or without one. */
    String beside(String base) {
        return scope().isEmpty() ? base : "@" + scope() + "/" + base;
    }

    private static boolean isLong(String part) {
        return part.chars().filter(Character::isLetterOrDigit).count() >= LONG_ENOUGH;
    }
}
