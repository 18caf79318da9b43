package io.drillmaster.drillpackages;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a drill package leaves its marker: {@code <directory>/security-drill-<token>.txt}, an absolute POSIX path on the
 * host that installs the package.
 *
 * @param directory an absolute path without a trailing slash
 * @param token the drill package's token
 */
public record MarkerPath(String directory, Token token) {
    /** Where markers go unless a drill says otherwise. */
    public static final String DEFAULT_DIRECTORY = "/tmp";

    /** Most systems end at 4096 for a whole path; nothing sensible comes near this. */
    private static final int LONGEST_DIRECTORY = 1000;

    /** Places where a drill has no business, even with a file that does nothing. */
    private static final List<String> SYSTEM_DIRECTORIES = List.of(
            "/bin",
            "/boot",
            "/dev",
            "/etc",
            "/lib",
            "/lib32",
            "/lib64",
            "/Library", // macOS, and what /etc is there
            "/private/etc",
            "/private/var/db",
            "/proc",
            "/run",
            "/sbin",
            "/sys",
            "/System",
            "/usr",
            "/var/lib",
            "/var/run",
            "/var/spool");

    private static final String SHARED_MEMORY = "/dev/shm";
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    public MarkerPath {
        require(directory.startsWith("/"), directory, "is not absolute; it must begin with /");
        require(directory.length() > 1, directory, "is the root; choose a directory for temporary files such as /tmp");
        require(directory.length() <= LONGEST_DIRECTORY, directory, "is longer than " + LONGEST_DIRECTORY);
        require(!UNPRINTABLE.matcher(directory).find(), directory, "has control characters");
        for (var segment : Arrays.asList(directory.substring(1).split("/", -1))) {
            require(!segment.isEmpty(), directory, "has an empty step (// or a slash at its end)");
            require(!segment.equals(".") && !segment.equals(".."), directory, "has a step '" + segment + "'");
        }
        for (var system : SYSTEM_DIRECTORIES) {
            require(
                    !isWithin(directory, system) || isWithin(directory, SHARED_MEMORY),
                    directory,
                    "belongs to the system; choose a directory for temporary files such as /tmp");
        }
    }

    /**
     * The marker of one token in a directory; a slash at the directory's end is dropped.
     *
     * @throws IllegalArgumentException if the directory is relative, leads back ({@code ..}), belongs to the system or
     *     has control characters
     */
    public static MarkerPath in(String directory, Token token) {
        var trimmed = directory.length() > 1 && directory.endsWith("/")
                ? directory.substring(0, directory.length() - 1)
                : directory;
        return new MarkerPath(trimmed, token);
    }

    /** The whole path. */
    public String value() {
        return stem() + ".txt";
    }

    /** The directory, named after the token, for decoys that the drill plants itself. */
    public String decoyDirectory() {
        return stem();
    }

    /** The decoy that {@link BenignAction#READ_DECOY} plants and reads. */
    public String decoyFile() {
        return stem() + "/decoy-credentials.txt";
    }

    /** The decoy that {@link BenignAction#WRITE_DECOY_CONFIG} writes. */
    public String decoyConfig() {
        return stem() + "/decoy-settings.conf";
    }

    private String stem() {
        return directory + "/security-drill-" + token.value();
    }

    @Override
    public String toString() {
        return value();
    }

    private static boolean isWithin(String path, String parent) {
        return path.equals(parent) || path.startsWith(parent + "/");
    }

    private static void require(boolean holds, String directory, String fault) {
        if (!holds) {
            throw new IllegalArgumentException("the marker directory '" + directory + "' " + fault);
        }
    }
}
