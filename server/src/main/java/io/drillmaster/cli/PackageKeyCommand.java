package io.drillmaster.cli;

import io.drillmaster.app.Settings;
import io.drillmaster.db.Database;
import io.drillmaster.drillpackages.origin.PublicKeys;
import io.drillmaster.drillpackages.origin.SigningKey;
import io.drillmaster.origin.SigningKeys;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the public keys that prove drill packages, makes a key, or rotates the server's. */
@Command(
        name = "key",
        description = {
            "Print the public keys that drill packages of this server were signed with, as PEM, latest first.",
            "The server must be running, unless --file or --new is given."
        },
        mixinStandardHelpOptions = true)
final class PackageKeyCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final InstantSource clock;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Data directory of the running server. Default: the one of the settings.")
    private String dataDirectory = "";

    @ArgGroup
    private Instead instead = new Instead();

    /** What to do in the place of printing the server's keys; at most one of these. */
    private static final class Instead {
        @Option(names = "--file", paramLabel = "PEM", description = "Print the public half of this private key.")
        private @Nullable Path file;

        @Option(
                names = "--new",
                paramLabel = "PEM",
                description = "Make a key for signing.key-file in this new file, which only you can read, and print its"
                        + " public half.")
        private @Nullable Path fresh;

        @Option(
                names = "--rotate",
                description = "Sign with a new key from now on and erase the old private one. What it signed stays"
                        + " genuine.")
        private boolean rotate;
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    PackageKeyCommand(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (instead.fresh != null) {
            out.print(PublicKeys.toPem(fresh(instead.fresh).publicKey()));
        } else if (instead.file != null) {
            out.print(PublicKeys.toPem(load(instead.file).publicKey()));
        } else {
            out.print(ofServer());
        }
        out.flush();
        return ExitCode.DONE;
    }

    private String ofServer() {
        var given = dataDirectory.isEmpty() ? Map.<String, String>of() : Map.of("data-dir", dataDirectory);
        var settings = config.read(environment, given);
        try (var database = Database.open(RunningDatabase.of(settings), 2)) {
            var keys = SigningKeys.existing(database.jdbi(), clock);
            if (instead.rotate) {
                rotate(keys, settings);
            }
            return keys.publicPem();
        }
    }

    private static void rotate(SigningKeys keys, Settings settings) {
        if (settings.signingKeyFile().isPresent()) {
            throw CommandFailed.unusable(
                    "This server signs with " + settings.signingKeyFile().get()
                            + " (signing.key-file). Make another with --new, name it there, and start the server again.");
        }
        var unused = keys.rotate();
    }

    private static SigningKey fresh(Path file) {
        var key = SigningKey.generate();
        try {
            key.save(file);
            return key;
        } catch (FileAlreadyExistsException e) {
            throw CommandFailed.unusable("The file " + file + " is there already; name a new one.");
        } catch (IOException e) {
            throw CommandFailed.failed("The key could not be written to " + file + ": " + e.getMessage() + ".");
        }
    }

    private static SigningKey load(Path file) {
        try {
            return SigningKey.load(file);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.unusable("The key file " + file + " cannot be used: " + e.getMessage() + ".");
        } catch (IOException e) {
            throw CommandFailed.unusable("The key file " + file + " cannot be read: " + e.getMessage() + ".");
        }
    }
}
