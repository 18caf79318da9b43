package io.drillmaster.cli;

import io.drillmaster.common.Hashes;
import io.drillmaster.common.Secrets;
import io.drillmaster.drillpackages.ActionSettings;
import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.DnsRoute;
import io.drillmaster.drillpackages.DrillPackage;
import io.drillmaster.drillpackages.DrillPackageBuilder;
import io.drillmaster.drillpackages.DrillSpec;
import io.drillmaster.drillpackages.DrillZone;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.ExecutionVector;
import io.drillmaster.drillpackages.MarkerPath;
import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.drillpackages.PackageVersion;
import io.drillmaster.drillpackages.Scope;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.scenarios.HumanDuration;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Builds a drill package into a directory. What it does and when it ends is in the package; publishing it is not done. */
@Command(
        name = "build",
        description = {
            "Build a drill package into a directory, without a server. Nothing is published.",
            "The same options, with --token and --built-at, give the same bytes."
        },
        sortOptions = false) // without the standard options: --version is the package's here
final class PackageBuildCommand implements Callable<Integer> {
    private static final int SALT_LENGTH = 32;

    private final InstantSource clock;

    @Option(names = "--ecosystem", required = true, paramLabel = "E", description = "pypi, npm, cargo or rubygems.")
    private String ecosystem = "";

    @Option(names = "--name", required = true, paramLabel = "N", description = "What the package is called.")
    private String name = "";

    @Option(names = "--version", required = true, paramLabel = "V", description = "Its version, such as 1.0.0.")
    private String version = "";

    @Option(names = "--exercise", required = true, paramLabel = "EX", description = "Id of the exercise: EX-0007.")
    private String exercise = "";

    @Option(names = "--contact", required = true, paramLabel = "C", description = "Whom to call when it is found.")
    private String contact = "";

    @Option(
            names = "--zone",
            required = true,
            paramLabel = "Z",
            description = "DNS zone below which it looks up names.")
    private String zone = "";

    @Option(
            names = "--expires-in",
            required = true,
            paramLabel = "D",
            description = "How long after it is built it acts: 2h, 1d. At most 7d.")
    private String expiresIn = "";

    @Option(
            names = "--actions",
            required = true,
            split = ",",
            paramLabel = "A",
            description = "What it does: ${COMPLETION-CANDIDATES}.")
    private List<BenignAction> actions = List.of();

    @Option(
            names = "--vector",
            paramLabel = "V",
            description = "What makes a client run it. Default: the usual one of the ecosystem.")
    private String vector = "";

    @Option(
            names = "--scope",
            split = ",",
            paramLabel = "PLACE",
            description =
                    "Where it may act: host names, domain suffixes (.ci.example.com), repositories (acme/shop). Only"
                            + " salted digests of them go into the package.")
    private List<String> scope = List.of();

    @Option(names = "--anywhere", description = "Let it act wherever it is installed, instead of --scope.")
    private boolean anywhere;

    @Option(names = "--token", paramLabel = "T", description = "Its token, 20 of a-z 2-7. Default: a fresh one.")
    private String token = "";

    @Option(
            names = "--built-at",
            paramLabel = "TIME",
            description = "Time that stands in the package, as 2026-11-30T12:00:00Z. Default: now.")
    private String builtAt = "";

    @Option(names = "--marker-dir", paramLabel = "DIR", description = "Where it leaves its marker. Default: /tmp.")
    private String markerDirectory = MarkerPath.DEFAULT_DIRECTORY;

    @Option(names = "-o", required = true, paramLabel = "DIR", description = "Existing directory for the package.")
    private Path directory = Path.of("");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    PackageBuildCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (anywhere != scope.isEmpty()) {
            throw CommandFailed.unusable("Say where the package may act: either --scope with places, or --anywhere.");
        }
        var built = checked(() -> DrillPackageBuilder.build(drill()));
        var file = write(built);
        var manifest = built.manifest();
        var out = spec.commandLine().getOut();
        out.println("file      " + file);
        out.println("sha256    " + built.sha256());
        out.println("package   " + manifest.packageName() + " " + manifest.version() + " ("
                + built.spec().packageName().ecosystem().title() + ", "
                + built.spec().vector().id() + ")");
        out.println("token     " + manifest.token());
        out.println("actions   "
                + manifest.actions().stream().map(BenignAction::name).collect(Collectors.joining(", ")));
        out.println("runs      " + manifest.runsWhen());
        manifest.markerPath().ifPresent(path -> out.println("marker    " + path));
        manifest.dnsNamePattern().ifPresent(pattern -> out.println("DNS name  " + pattern));
        out.println("built     " + manifest.builtAt());
        out.println("expires   " + manifest.expiresAt());
        out.flush();
        return ExitCode.DONE;
    }

    private DrillSpec drill() {
        var of = Ecosystem.ofId(ecosystem.toLowerCase(Locale.ROOT));
        var itsToken = token.isEmpty() ? Token.ofRandom(Secrets.bytes(Token.LENGTH)) : new Token(token);
        var now = builtAt.isEmpty() ? clock.instant() : time(builtAt);
        return new DrillSpec(
                exercise,
                contact,
                PackageName.of(of, name),
                PackageVersion.of(version),
                itsToken,
                MarkerPath.in(markerDirectory, itsToken),
                DrillZone.of(zone),
                new DnsRoute.SystemResolver(),
                vector.isEmpty() ? ExecutionVector.usual(of) : ExecutionVector.of(of, vector),
                actions,
                ActionSettings.usual(),
                anywhere ? Scope.anywhere() : Scope.of(salt(itsToken), scope),
                now.plus(HumanDuration.parse(expiresIn)),
                now);
    }

    /** Nothing that is secret, since it is in the package; its own for each, and the same for the same token. */
    private static String salt(Token token) {
        return Hashes.sha256("scope of " + token).substring(0, SALT_LENGTH);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "--built-at is '" + text + "'; give a time in UTC, as 2026-11-30T12:00:00Z", e);
        }
    }

    /** The library names what it found and what is allowed; here it becomes a sentence. */
    private static DrillPackage checked(Supplier<DrillPackage> building) {
        try {
            return building.get();
        } catch (IllegalArgumentException wrong) {
            throw CommandFailed.unusable("The package cannot be built: " + wrong.getMessage() + ".");
        }
    }

    /** A file of the same bytes may be there already; one of other bytes is left alone. */
    private Path write(DrillPackage built) {
        var file = directory.resolve(built.filename());
        try {
            Files.write(file, built.content(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return file;
        } catch (FileAlreadyExistsException there) {
            if (isSame(file, built.content())) {
                return file;
            }
            throw CommandFailed.failed(
                    "There is another " + file + " already. Remove it, or choose another directory.");
        } catch (IOException e) {
            var reason = Files.isDirectory(directory) ? e.getMessage() : "there is no such directory";
            throw CommandFailed.failed("Cannot write " + file + ": " + reason + ".");
        }
    }

    private static boolean isSame(Path file, byte[] content) {
        try {
            return Arrays.equals(Files.readAllBytes(file), content);
        } catch (IOException e) {
            throw CommandFailed.failed(
                    "There is a " + file + " already, and it cannot be read: " + e.getMessage() + ".");
        }
    }
}
