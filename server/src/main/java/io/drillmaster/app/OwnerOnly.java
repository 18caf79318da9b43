package io.drillmaster.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Keeps other users of the machine out of the data directory: it holds evidence, and programs that this server runs. */
final class OwnerOnly {
    private OwnerOnly() {}

    /** Makes the directory if it is not there, and closes it to everybody else. */
    static void directory(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
}
