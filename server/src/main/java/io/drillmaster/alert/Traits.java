package io.drillmaster.alert;

import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.AlertTraits;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds what can tie an alert to an exercise. Whatever has the form of a token is taken for one, for nobody but the plans
 * can know which were given out. Package names are different: only their owner can tell them from other words, so they
 * are looked for at attribution, in the same text (see {@link PackageMention}); here only those appear that a source
 * states in a field of its own.
 */
public final class Traits {
    /** Of each sort; a text with more is no longer about one drill. */
    private static final int MOST = 64;

    private static final String FORM = "([A-Za-z2-7]{" + Token.LENGTH + "})";
    private static final Pattern IN_MARKER =
            Pattern.compile("security-drill-" + FORM + "\\.txt", Pattern.CASE_INSENSITIVE);

    /** Also a DNS label: dots are no letters. A text that was cut inside a token has too few letters to match. */
    private static final Pattern STANDING_ALONE =
            Pattern.compile("(?:(?<![A-Za-z0-9])|" + SearchableText.AFTER_ESCAPE + ")" + FORM + "(?![A-Za-z0-9])");

    private static final Set<String> NO_HOST = Set.of("", "host", "<na>", "null");
    private static final Pattern PEP_503 = Pattern.compile("[-_.]+");

    private final Set<Token> tokens = new LinkedHashSet<>();
    private final Set<String> packageNames = new LinkedHashSet<>();
    private final Set<String> ciRuns = new LinkedHashSet<>();
    private final Set<String> hosts = new LinkedHashSet<>();

    private Traits() {}

    /** What the words themselves show. */
    public static Traits in(SearchableText words) {
        var traits = new Traits();
        for (var pattern : List.of(IN_MARKER, STANDING_ALONE)) {
            var match = pattern.matcher(words.text());
            while (traits.tokens.size() < MOST && match.find()) {
                traits.tokens.add(Token.ofAnyCase(match.group(1)));
            }
        }
        CiRun.addressesIn(words.text(), MOST).forEach(traits::ciRun);
        return traits;
    }

    /** Adds a token that the source states. */
    public Traits token(Token token) {
        tokens.add(token);
        return this;
    }

    /** Adds a package that the source states, as {@code name}, {@code name==version} or {@code name@version}. */
    public Traits packageName(String stated) {
        var text = AlertText.line(stated, AlertText.NAME);
        var at = text.indexOf('@', 1);
        var equal = text.indexOf("==");
        var end = equal >= 0 ? equal : at > 0 ? at : text.length();
        var name = text.substring(0, end);
        var normal = name.startsWith("@")
                ? name
                : PEP_503.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
        packageNames.add(
                end == text.length() ? normal : normal + "==" + text.substring(equal >= 0 ? end + 2 : end + 1));
        return this;
    }

    /** Adds a CI run, unless its path can be none. */
    public Traits ciRun(CiRun run) {
        if (run.isPlausible()) {
            ciRuns.add(run.toString());
        }
        return this;
    }

    /** Adds a machine's name, unless it is one of the words that sensors write for "none". */
    public Traits host(String name) {
        var host = AlertText.line(name, AlertText.NAME);
        if (!NO_HOST.contains(host.toLowerCase(Locale.ROOT))) {
            hosts.add(host);
        }
        return this;
    }

    /** All of it, as evidence keeps it. */
    public AlertTraits found() {
        return new AlertTraits(
                tokens, packageNames, ciRuns, hosts.stream().limit(MOST).collect(Collectors.toUnmodifiableSet()));
    }
}
