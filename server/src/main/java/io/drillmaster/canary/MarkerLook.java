package io.drillmaster.canary;

import io.drillmaster.drillpackages.MarkerContent;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.Optional;

/** Looks at a path once: follows no link at its end, opens nothing but a regular file, reads no more than 64 KiB. */
final class MarkerLook {
    private static final int MOST_BYTES = 64 << 10;

    private MarkerLook() {}

    static MarkerSighting at(String text, InstantSource clock) {
        Path path;
        try {
            path = Path.of(text);
        } catch (InvalidPathException e) {
            return new MarkerSighting.Unknown("'" + text + "' is not a path: " + e.getReason());
        }
        var before = clock.instant();
        try {
            var seen = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!seen.isRegularFile()) {
                return new MarkerSighting.Unknown(path + " is a link, a directory or a device, not a marker file");
            }
            var raw = read(path);
            return new MarkerSighting.Present(
                    clock.instant(),
                    seen.lastModifiedTime().toInstant(),
                    seen.size(),
                    raw.map(bytes -> MarkerContent.parse(new String(bytes, StandardCharsets.UTF_8))),
                    raw.orElse(new byte[0]));
        } catch (NoSuchFileException e) {
            // Without its directory nothing can be said: an unmounted disk must not prove that nothing ran.
            var directory = path.toAbsolutePath().getParent();
            return directory != null && Files.isDirectory(directory)
                    ? new MarkerSighting.Absent(before)
                    : new MarkerSighting.Unknown("the directory of " + path + " is not there (not mounted?)");
        } catch (IOException e) {
            return new MarkerSighting.Unknown(path + " cannot be looked at: " + said(e));
        }
    }

    /** Empty where the file may not be read or went away just now: that it was there is proof enough. */
    private static Optional<byte[]> read(Path path) {
        try (var channel = Files.newByteChannel(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                var in = Channels.newInputStream(channel)) {
            return Optional.of(in.readNBytes(MOST_BYTES));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static String said(IOException e) {
        return e instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : e.getClass().getSimpleName();
    }
}
