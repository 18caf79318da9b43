package io.drillmaster.readiness.scan;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One requirement of pip's, as far as pinning goes.
 *
 * @param line where it begins
 * @param name as spelled; the address when it has no name
 * @param version the version specifiers or the address, as spelled
 * @param notPinned why several versions or contents fit
 * @param notHashed why its content is not checked
 * @param constrainable whether a constraints file can pin it: it is taken from an index
 */
record Requirement(
        int line,
        String name,
        String version,
        Optional<String> notPinned,
        Optional<String> notHashed,
        boolean constrainable) {
    private static final Pattern NAMED = Pattern.compile(
            "([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\\s*(?:\\[[A-Za-z0-9._,\\s-]*])?\\s*(.*)", Pattern.DOTALL);
    private static final String CLAUSE = "(?:===|==|~=|!=|<=|>=|<|>)\\s*[A-Za-z0-9.!+*_-]+";
    private static final Pattern CLAUSES = Pattern.compile(CLAUSE + "(?:\\s*,\\s*" + CLAUSE + ")*\\s*,?");
    private static final Pattern EXACT = Pattern.compile("={2,3}\\s*[A-Za-z0-9.!+_-]+");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
    private static final Pattern REPOSITORY = Pattern.compile("(git|hg|svn|bzr)\\+.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMIT = Pattern.compile("[^#]*@[0-9a-fA-F]{40}(?:[0-9a-fA-F]{24})?(?:#.*)?");
    private static final Pattern FRAGMENT_HASH = Pattern.compile(".*[#&](sha\\d+)=([0-9a-fA-F]+)(?:&.*)?");
    private static final Pattern EGG = Pattern.compile(".*[#&]egg=([A-Za-z0-9._-]+).*");
    private static final Pattern HASH_OPTION = Pattern.compile("--hash(?:=|\\s+)[\"']?(sha\\d+):([0-9a-fA-F]+)");
    private static final String NO_HASH = "no --hash of SHA-256 or stronger stands by it";

    /**
     * Reads the part before the options, and the options. Empty when it is no requirement at all.
     *
     * @param text such as {@code flask[async]==3.0 ; python_version > "3.8"}
     * @param options such as {@code --hash=sha256:…}
     */
    static Optional<Requirement> of(int line, String text, String options) {
        if (ADDRESS.matcher(text).matches()) {
            return Optional.of(address(line, "", withoutMarker(text, "; "), options));
        }
        var direct = text.indexOf('@');
        var named = NAMED.matcher(direct > 0 ? text : withoutMarker(text, ";"));
        if (!named.matches()) {
            return Optional.empty();
        }
        var rest = named.group(2).strip();
        if (rest.startsWith("@")) {
            return Optional.of(address(
                    line, named.group(1), withoutMarker(rest.substring(1).strip(), " ;"), options));
        }
        return clauses(line, named.group(1), withoutMarker(rest, ";"), options);
    }

    /** Whether this is a path or file of the project's own and no dependency from elsewhere. */
    static boolean isLocal(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("file:") || lower.matches("[a-z0-9._-]+(\\[[^\\]]*])?\\s*@\\s*file:.*")) {
            return true;
        }
        if (ADDRESS.matcher(text).matches() || text.contains("@")) {
            return false;
        }
        var path = withoutMarker(text, ";");
        return path.startsWith(".")
                || path.startsWith("~")
                || path.contains("/")
                || path.contains("\\")
                || path.toLowerCase(Locale.ROOT).matches("[^=<>!~\\s]+\\.(whl|zip|tar\\.gz|tgz|tar\\.bz2|tar\\.xz)");
    }

    /** The same name in the one spelling that all its spellings share (PEP 503). */
    static String normalized(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
    }

    boolean pinnedAlready() {
        return notPinned.isEmpty();
    }

    /** The same, pinned by a constraints file. */
    Requirement pinnedBy(String constraint) {
        return new Requirement(line, name, constraint, Optional.empty(), Optional.of(NO_HASH), false);
    }

    ScannedDependency scanned() {
        return new ScannedDependency(name, version, line, notPinned, notHashed);
    }

    private static Optional<Requirement> clauses(int line, String name, String given, String options) {
        var text = given.startsWith("(") && given.endsWith(")")
                ? given.substring(1, given.length() - 1).strip()
                : given;
        if (!text.isEmpty() && !CLAUSES.matcher(text).matches()) {
            return Optional.empty();
        }
        var exact = EXACT.matcher(text).matches();
        Optional<String> notPinned = Optional.empty();
        if (!exact) {
            notPinned = Optional.of(
                    text.isEmpty()
                            ? "no version is given"
                            : text.startsWith("==") && text.contains("*") && !text.contains(",")
                                    ? "'" + text + "' fits many versions"
                                    : "'" + text + "' is a range of versions");
        }
        return Optional.of(new Requirement(line, name, text, notPinned, notHashed(exact, options), true));
    }

    private static Optional<String> notHashed(boolean pinned, String options) {
        if (!hasHash(options)) {
            return Optional.of(NO_HASH);
        }
        return pinned ? Optional.empty() : Optional.of("pip takes hashes for pinned versions only");
    }

    private static Requirement address(int line, String name, String address, String options) {
        var egg = EGG.matcher(address);
        var called = !name.isEmpty() ? name : egg.matches() ? egg.group(1) : address;
        if (REPOSITORY.matcher(address).matches()) {
            var commit = COMMIT.matcher(address).matches();
            return new Requirement(
                    line,
                    called,
                    address,
                    commit ? Optional.empty() : Optional.of("names no commit by its whole digits, so it can move"),
                    Optional.of("pip checks no hash of a repository"),
                    false);
        }
        var fragment = FRAGMENT_HASH.matcher(address);
        var hashed = (fragment.matches() && StrongHash.is(fragment.group(1), fragment.group(2))) || hasHash(options);
        return new Requirement(
                line,
                called,
                address,
                hashed ? Optional.empty() : Optional.of("an address without a hash can give another content tomorrow"),
                hashed ? Optional.empty() : Optional.of(NO_HASH),
                false);
    }

    private static boolean hasHash(String options) {
        return HASH_OPTION.matcher(options).results().anyMatch(hash -> StrongHash.is(hash.group(1), hash.group(2)));
    }

    private static String withoutMarker(String text, String separator) {
        var marker = text.indexOf(separator);
        return (marker < 0 ? text : text.substring(0, marker)).strip();
    }
}
