package io.drillmaster.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Keeps other users of the machine out of the data directory: it holds evidence, and programs that this server runs. */
final class OwnerOnly {
    private OwnerOnly() {}

    /** Makes the directory, closed to everybody else. One that is there already is left as its owner set it up. */
    static void directory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
}
