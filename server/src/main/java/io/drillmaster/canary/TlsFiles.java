package io.drillmaster.canary;

import io.drillmaster.common.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate and its key in two files that may change while the server runs, as certificates are renewed. While they
 * cannot be used, what was there before stays in use.
 */
final class TlsFiles {
    private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);
    private static final long LARGEST_FILE = 1 << 20;
    private static final long LOOK_EVERY_SECONDS = 5;

    /** The files by their content: a time can go back, when an older file takes the place of a newer one. */
    private record Content(byte[] certificate, byte[] key) {
        boolean sameAs(Content other) {
            return Arrays.equals(certificate, other.certificate) && Arrays.equals(key, other.key);
        }
    }

    private final Path certificate;
    private final Path key;
    private final SslContextFactory.Server context = new SslContextFactory.Server();
    private final String password = Secrets.urlSafe();
    private Content last;
    private String lastFault = "";

    /**
     * Reads the files.
     *
     * @throws IOException if they cannot be used, saying which and why
     */
    TlsFiles(Path certificate, Path key) throws IOException {
        this.certificate = certificate;
        this.key = key;
        this.last = read();
        context.setKeyStore(keyStore(last));
        context.setKeyStorePassword(password);
    }

    /** What connections are made with, now and after each change. */
    SslContextFactory.Server context() {
        return context;
    }

    /** Looks at the files again and again for as long as the scheduler runs. */
    void watch(Scheduler scheduler) {
        var unused = scheduler.schedule(
                () -> {
                    look();
                    watch(scheduler);
                },
                LOOK_EVERY_SECONDS,
                TimeUnit.SECONDS);
    }

    /** Takes the files into use if they changed. */
    void look() {
        try {
            var now = read();
            if (now.sameAs(last)) {
                return;
            }
            last = now;
            var store = keyStore(now);
            context.reload(changed -> changed.setKeyStore(store));
            lastFault = "";
            LOG.info("The canary's HTTPS uses the new certificate in {}", certificate);
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).equals(lastFault)) { // each fault is told once
                lastFault = String.valueOf(e.getMessage());
                LOG.error("The canary's HTTPS goes on with the certificate it has: {}", lastFault);
            }
        } catch (Exception e) { // what the reloading declares
            LOG.error("The canary's HTTPS goes on with the certificate it has", e);
        }
    }

    private KeyStore keyStore(Content content) throws IOException {
        return PemKeyStore.of(content.certificate(), certificate, content.key(), key, password.toCharArray());
    }

    private Content read() throws IOException {
        return new Content(read(certificate), read(key));
    }

    private static byte[] read(Path file) throws IOException {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new IOException(file + " has " + Files.size(file) + " bytes; a PEM file of at most "
                        + LARGEST_FILE + " is expected");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + file, e);
        }
    }
}
