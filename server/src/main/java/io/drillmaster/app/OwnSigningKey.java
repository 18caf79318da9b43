package io.drillmaster.app;

import io.drillmaster.drillpackages.origin.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The signing key that the operator brings along in a file. */
final class OwnSigningKey {
    private static final Logger LOG = LoggerFactory.getLogger(OwnSigningKey.class);

    private OwnSigningKey() {}

    /** Reads it; the settings have made sure that it is one. */
    static SigningKey load(Path file) {
        try {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                LOG.warn(
                        "{} can be read by every user of this machine, who could then sign drill packages in your name;"
                                + " chmod 600 it",
                        file);
            }
            return SigningKey.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the signing key " + file + " cannot be read", e);
        }
    }
}
