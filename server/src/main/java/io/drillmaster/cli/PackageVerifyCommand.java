package io.drillmaster.cli;

import io.drillmaster.drillpackages.origin.ArchiveManifest;
import io.drillmaster.drillpackages.origin.Attestations;
import io.drillmaster.drillpackages.origin.PublicKeys;
import io.drillmaster.drillpackages.origin.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells whether a file that was found is a drill package, and proves it. */
@Command(
        name = "verify",
        description = {
            "Tell whether a file is a genuine drill package: signed by a key you trust, and not altered.",
            "Exit code 0 when it is, 1 when it is not or nothing proves it, 2 when nothing could be verified."
        },
        mixinStandardHelpOptions = true)
final class PackageVerifyCommand implements Callable<Integer> {
    private static final long LARGEST = 64L << 20;

    private final InstantSource clock;

    @Parameters(paramLabel = "FILE", description = "The package's archive. It is read, never unpacked to disk or run.")
    private Path file = Path.of("");

    @Option(
            names = "--statement",
            paramLabel = "FILE",
            description = "The signed manifest. Default: FILE" + Attestations.MANIFEST_SUFFIX + ", if it is there.")
    private @Nullable Path statement;

    @Option(
            names = "--key",
            paramLabel = "PEM",
            description = "File with the public keys you trust: from /packages/keys.pem of your server, or made with"
                    + " 'drillmaster package key'. May be repeated.")
    private List<Path> keys = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    PackageVerifyCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var archive = read(file, "the package");
        var beside = Path.of(file + Attestations.MANIFEST_SUFFIX);
        var signed = statement != null ? statement : Files.exists(beside) ? beside : null;
        var out = spec.commandLine().getOut();
        var exitCode = signed == null ? unsigned(archive, out) : signed(archive, signed, out);
        out.flush();
        return exitCode;
    }

    private int signed(byte[] archive, Path signed, PrintWriter out) {
        if (keys.isEmpty()) {
            throw CommandFailed.unusable(
                    "Say whose signature to believe, with --key: " + signed
                            + " is signed, but anybody can sign. The keys of your server are at its address /packages/keys.pem.");
        }
        var found = Verification.verify(archive, read(signed, "the signed manifest"), trusted());
        if (found instanceof Verification.Genuine genuine) {
            out.println("GENUINE: " + file + " is a drill package, as it was built and signed.");
            ManifestPrinter.print(genuine.manifest(), clock.instant(), out);
            out.println("Signed by  key " + genuine.keyId());
            return ExitCode.DONE;
        }
        out.println(sentence(found));
        return ExitCode.FAILED;
    }

    private String sentence(Verification found) {
        if (found instanceof Verification.Altered altered) {
            return "ALTERED: " + file + " is not a genuine drill package: " + altered.reason() + ". Treat it as real.";
        }
        return found instanceof Verification.UnknownKey unknown
                ? "NOT PROVEN: " + file + " is signed with key " + unknown.keyId()
                        + ", which is none of those you trust. Until somebody vouches for that key, treat it as real."
                : "NOT A DRILL: nothing proves that " + file + " is a drill package: "
                        + ((Verification.NotADrill) found).reason() + ". Treat it as real.";
    }

    private int unsigned(byte[] archive, PrintWriter out) {
        var claim = ArchiveManifest.find(archive);
        if (claim.isEmpty()) {
            out.println("NOT A DRILL: there is no drill manifest in " + file
                    + ", and no signed one beside it. Treat it as" + " real.");
            return ExitCode.FAILED;
        }
        out.println(
                "NOT PROVEN: " + file + " claims to be a drill, but anybody can write such a claim into an archive.");
        out.println("Get the signed manifest from your Drillmaster (page Is this ours?), name it with --statement, and"
                + " verify again. Until then, treat it as real. It claims:");
        ManifestPrinter.print(claim.get(), clock.instant(), out);
        return ExitCode.FAILED;
    }

    private List<PublicKey> trusted() {
        var trusted = new ArrayList<PublicKey>();
        for (var pem : keys) {
            try {
                trusted.addAll(PublicKeys.ofPem(new String(read(pem, "the key"), StandardCharsets.ISO_8859_1)));
            } catch (IllegalArgumentException e) {
                throw CommandFailed.unusable("The key file " + pem + " cannot be used: " + e.getMessage() + ".");
            }
        }
        return trusted;
    }

    private static byte[] read(Path path, String what) {
        try {
            var size = Files.size(path);
            if (size > LARGEST) {
                throw CommandFailed.unusable("The file " + path + " has " + size
                        + " bytes; no drill package and nothing" + " beside one is larger than " + LARGEST + ".");
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw CommandFailed.unusable("There is no file " + path + " (" + what + ").");
        } catch (IOException e) {
            var reason = Files.isDirectory(path) ? "it is a directory" : e.getMessage();
            throw CommandFailed.unusable("The file " + path + " (" + what + ") cannot be read: " + reason + ".");
        }
    }
}
