package io.drillmaster.tabletop;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts roles in the place of names, in texts that are kept beyond the session. It knows the names that people gave when they
 * came in, also of those who left, and no others: whoever keeps such a text reads it first.
 */
public final class WithoutNames {
    private static final Pattern FIRST_AND_LAST = Pattern.compile("(\\p{Lu}[\\p{L}'’-]+) (\\p{Lu}[\\p{L}'’-]+)");

    /** Whole words only; the longest first, so that no half of a name is left. */
    private final Map<Pattern, String> roles;

    private WithoutNames(Map<String, String> roles) {
        this.roles = roles.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, String> known) ->
                                known.getKey().length())
                        .reversed())
                .collect(Collectors.toMap(
                        known -> Pattern.compile(
                                "(?<![\\p{L}\\p{N}])" + Pattern.quote(known.getKey()) + "(?![\\p{L}\\p{N}])"),
                        known -> Matcher.quoteReplacement(known.getValue()),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /** Knows those who came into this session. */
    public static WithoutNames of(ConsoleView view) {
        var roles = new LinkedHashMap<String, String>();
        for (var line : view.timeline()) {
            if (line.entry().event() instanceof PeopleEvent.Joined joined) {
                var role = view.msel()
                        .role(joined.role())
                        .map(known -> known.name())
                        .orElse("somebody who looked on");
                add(roles, joined.name().strip(), role);
            }
        }
        return new WithoutNames(roles);
    }

    private static void add(Map<String, String> roles, String name, String role) {
        if (name.length() < 2) {
            return; // a letter is in every text
        }
        // Who types "will" is written of as "Will"; to replace the small word would spoil sentences.
        roles.putIfAbsent(Character.toUpperCase(name.charAt(0)) + name.substring(1), role);
        var parts = FIRST_AND_LAST.matcher(name);
        if (parts.matches()) {
            roles.putIfAbsent(parts.group(1), role);
            roles.putIfAbsent(parts.group(2), role);
        }
    }

    /** The text with roles in the place of names. */
    public String in(String text) {
        var said = text;
        for (var known : roles.entrySet()) {
            said = known.getKey().matcher(said).replaceAll(known.getValue());
        }
        return said;
    }
}
