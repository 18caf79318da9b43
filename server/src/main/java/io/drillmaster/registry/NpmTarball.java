package io.drillmaster.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.common.Json;
import io.drillmaster.common.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * What is in an npm tarball, found by reading it once as a stream and unpacking nothing to disk.
 *
 * @param packageJson of the package itself
 * @param files how many files
 * @param unpackedSize bytes of all files
 * @param nativeAddOn it has a {@code binding.gyp}, which npm builds at install time without any script in package.json
 */
record NpmTarball(ObjectNode packageJson, int files, long unpackedSize, boolean nativeAddOn) {
    private static final long LARGEST_UNPACKED = 128L * 1024 * 1024;
    private static final int MOST_ENTRIES = 20_000;
    private static final int LARGEST_PACKAGE_JSON = 1024 * 1024;
    private static final int LONGEST_PATH = 1024;

    /**
     * Looks through a tarball.
     *
     * @throws Problem 400 when it is broken, leads outside itself, or is no npm package; 413 when it unpacks to too much
     */
    static NpmTarball inspect(byte[] tgz) {
        // One more for the tar's own blocks, so that files up to the limit are told by their size.
        try (var tar = new TarArchiveInputStream(new LimitedStream(
                new GZIPInputStream(new ByteArrayInputStream(tgz)), LARGEST_UNPACKED + MOST_ENTRIES * 1024L))) {
            return inspect(tar);
        } catch (LimitedStream.TooLong e) {
            throw unpacksTooLarge();
        } catch (IOException | IllegalArgumentException e) {
            throw broken(
                    "it cannot be read as tar and gzip (" + NpmText.shortened(String.valueOf(e.getMessage())) + ")");
        }
    }

    private static NpmTarball inspect(TarArchiveInputStream tar) throws IOException {
        ObjectNode packageJson = null;
        var nativeAddOn = false;
        var files = 0;
        var entries = 0;
        long size = 0;
        var seen = new HashSet<String>();
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (++entries > MOST_ENTRIES) {
                throw Problem.tooLarge("The tarball has more than " + MOST_ENTRIES + " entries.");
            }
            var path = path(entry);
            if (entry.isDirectory()) {
                continue;
            }
            requirePlainFile(entry, path);
            if (!seen.add(path)) {
                throw broken("it has '" + NpmText.shortened(path) + "' twice");
            }
            size += entry.getSize();
            if (size > LARGEST_UNPACKED) {
                throw unpacksTooLarge();
            }
            files++;
            var inside = path.substring(path.indexOf('/') + 1); // clients leave the first folder out, whatever its name
            if (inside.equals("package.json")) {
                if (packageJson != null) {
                    throw broken("it has two top folders with a package.json");
                }
                packageJson = packageJson(tar);
            }
            nativeAddOn |= inside.equals("binding.gyp");
        }
        if (packageJson == null) {
            throw broken("it has no package/package.json");
        }
        return new NpmTarball(packageJson, files, size, nativeAddOn);
    }

    /** The path of an entry, which stays inside the folder that it is unpacked into. */
    private static String path(TarArchiveEntry entry) {
        var path = entry.getName();
        var why = outside(path);
        if (why.isPresent()) {
            throw Problem.badInput(
                    "path-outside",
                    "The tarball's entry '" + NpmText.shortened(path) + "' " + why.get() + "; it is refused.");
        }
        return path;
    }

    private static Optional<String> outside(String path) {
        if (path.isEmpty() || path.length() > LONGEST_PATH) {
            return Optional.of("has no path of 1 to " + LONGEST_PATH + " characters");
        }
        if (path.startsWith("/") || path.matches("[A-Za-z]:.*")) {
            return Optional.of("has an absolute path");
        }
        if (path.indexOf('\\') >= 0 || path.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("has a backslash or a control character in its path");
        }
        return Arrays.asList(path.split("/", -1)).contains("..")
                ? Optional.of("leads out of the package")
                : Optional.empty();
    }

    private static void requirePlainFile(TarArchiveEntry entry, String path) {
        var plain = entry.getLinkFlag() == TarConstants.LF_NORMAL || entry.getLinkFlag() == TarConstants.LF_OLDNORM;
        if (!plain || entry.isSparse()) {
            throw Problem.badInput(
                    "not-a-file",
                    "The tarball's entry '" + NpmText.shortened(path)
                            + "' is a link or a device; npm packages have files only.");
        }
        if (path.indexOf('/') < 0) {
            throw broken("'" + NpmText.shortened(path) + "' lies outside its top folder");
        }
    }

    private static ObjectNode packageJson(TarArchiveInputStream tar) throws IOException {
        var bytes = tar.readNBytes(LARGEST_PACKAGE_JSON + 1);
        if (bytes.length > LARGEST_PACKAGE_JSON) {
            throw Problem.tooLarge("The tarball's package.json is larger than 1 MiB.");
        }
        try {
            return object(bytes);
        } catch (JsonProcessingException e) {
            throw broken("its package.json is not JSON");
        }
    }

    private static ObjectNode object(byte[] json) throws IOException {
        var text = json.length > 2 && json[0] == (byte) 0xEF ? Arrays.copyOfRange(json, 3, json.length) : json; // BOM
        var node = Json.mapper().readTree(text);
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw broken("its package.json is not a JSON object");
    }

    private static Problem unpacksTooLarge() {
        return Problem.tooLarge("The tarball unpacks to more than " + LARGEST_UNPACKED / (1024 * 1024)
                + " MiB, and is refused unread.");
    }

    private static Problem broken(String why) {
        return Problem.badInput("tarball-broken", "The attachment is not an npm package: " + why + ".");
    }
}
