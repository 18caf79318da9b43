package io.drillmaster.registry;

import io.drillmaster.common.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Watches over an uploaded archive while it is read: how much it unpacks to, how many entries it has, and that none would
 * land outside of where a client unpacks it. Nothing is ever unpacked here.
 */
final class ArchiveGuard {
    /** Entries that an archive may have. */
    static final int MOST_ENTRIES = 20_000;

    /** Bytes that an archive may unpack to. */
    static final long MOST_BYTES = 64L * 1024 * 1024;

    /** How many times its size an archive may unpack to, once that is more than {@link #RATIO_FROM} bytes. */
    static final int HIGHEST_RATIO = 100;

    private static final long RATIO_FROM = 4L * 1024 * 1024;
    private static final int LONGEST_NAME = 1000;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    private final long packed;
    private final Set<String> names = new HashSet<>();
    private long unpacked;

    /** For an archive of this size, in bytes. */
    ArchiveGuard(long packed) {
        this.packed = packed;
    }

    /**
     * Lets an entry pass.
     *
     * @return the entry's path, its parts in order
     * @throws Problem 400 when a client that unpacks it could be led astray
     */
    List<String> enter(String name) {
        if (names.size() >= MOST_ENTRIES) {
            throw refused("archive-bomb", "The archive has more than " + MOST_ENTRIES + " entries.");
        }
        var path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        var parts = List.of(path.split("/", -1));
        var astray = path.isEmpty()
                || name.length() > LONGEST_NAME
                || name.indexOf('\\') >= 0
                || DRIVE.matcher(name).matches()
                || name.chars().anyMatch(Character::isISOControl)
                || parts.stream().anyMatch(part -> part.isEmpty() || part.equals("..") || part.equals("."));
        if (astray) {
            throw refused(
                    "unsafe-path",
                    "The archive has an entry whose path is absolute, leads upwards or is malformed: '"
                            + name.substring(0, Math.min(100, name.length())).replaceAll("\\p{Cntrl}", "?") + "'.");
        }
        if (!names.add(path)) {
            throw refused("duplicate-entry", "The archive has two entries of the name '" + path + "'.");
        }
        return parts;
    }

    /** A stream that ends in a refusal when all together have brought too much. */
    InputStream counted(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                var one = super.read();
                if (one >= 0) {
                    count(1);
                }
                return one;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                var read = super.read(bytes, offset, length);
                if (read > 0) {
                    count(read);
                }
                return read;
            }

            @Override
            public long skip(long count) throws IOException {
                var skipped = super.skip(count);
                count(skipped);
                return skipped;
            }
        };
    }

    private void count(long bytes) {
        unpacked += bytes;
        if (unpacked > MOST_BYTES) {
            throw refused("archive-bomb", "The archive unpacks to more than " + MOST_BYTES / 1024 / 1024 + " MiB.");
        }
        if (unpacked > RATIO_FROM && unpacked / HIGHEST_RATIO > packed) {
            throw refused("archive-bomb", "The archive unpacks to more than " + HIGHEST_RATIO + " times its size.");
        }
    }

    static Problem refused(String code, String sentence) {
        return Problem.badField("content", code, sentence);
    }
}
