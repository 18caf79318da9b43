package io.drillmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.drillmaster.drillpackages.origin.Attestations;
import io.drillmaster.drillpackages.origin.PublicKeys;
import io.drillmaster.drillpackages.origin.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive was found on some machine; somebody with a shell wants to know what it is. */
class PackageVerifyCommandTest {
    private static final SigningKey KEY = SigningKey.generate();
    private final Instant now = InstantSource.system().instant(); // what the command compares expiry with
    private static final Token TOKEN = new Token("abcdefghij234567klmn");

    @TempDir
    private Path directory;

    private Path archive;
    private Path statement;
    private Path keys;

    @BeforeEach
    void aPackageWithItsStatementBesideIt() throws IOException {
        write(now);
        keys = Files.writeString(directory.resolve("keys.pem"), PublicKeys.toPem(KEY.publicKey()));
    }

    @Test
    void aGenuinePackageSaysWhatItIsAndWhomToCall() {
        var shell = Shell.plain();

        assertThat(shell.run("package", "verify", archive.toString(), "--key", keys.toString()))
                .as(shell.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(shell.out())
                .startsWith("GENUINE: ")
                .contains("EX-0007", "Ada Lovelace, +1 555 0100", "pytorch-utilz 0.0.1", TOKEN.value(), "in 1 h 59 min")
                .contains("Does       WRITE_MARKER: ", "Clean up   delete the marker file", KEY.id());
    }

    @Test
    void anExpiredOneIsGenuineAndOver() throws IOException {
        write(now.minus(Duration.ofDays(30)));
        var shell = Shell.plain();

        assertThat(shell.run("package", "verify", archive.toString(), "--key", keys.toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(shell.out()).contains("which is over");
    }

    @Test
    void anAlteredOneIsNot() throws IOException {
        var bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 1;
        Files.write(archive, bytes);
        var shell = Shell.plain();

        assertThat(shell.run("package", "verify", archive.toString(), "--key", keys.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(shell.out())
                .startsWith("ALTERED: ")
                .contains("Treat it as real")
                .doesNotContain("EX-0007");
    }

    @Test
    void aStrangersSignatureProvesNothing() throws IOException {
        var theirs = Files.writeString(
                directory.resolve("theirs.pem"),
                PublicKeys.toPem(SigningKey.generate().publicKey()));
        var shell = Shell.plain();

        assertThat(shell.run("package", "verify", archive.toString(), "--key", theirs.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(shell.out()).startsWith("NOT PROVEN: ").contains(KEY.id());
    }

    @Test
    void withoutAStatementItOnlyClaimsToBeADrill() throws IOException {
        Files.delete(statement);
        var shell = Shell.plain();

        assertThat(shell.run("package", "verify", archive.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(shell.out())
                .startsWith("NOT PROVEN: ")
                .contains("claims to be a drill", "Exercise   EX-0007")
                .doesNotContain("GENUINE");
    }

    @Test
    void theStatementMayLieElsewhere() throws IOException {
        var elsewhere = Files.move(statement, directory.resolve("elsewhere.json"));
        var shell = Shell.plain();

        assertThat(shell.run(
                        "package",
                        "verify",
                        archive.toString(),
                        "--statement",
                        elsewhere.toString(),
                        "--key",
                        keys.toString()))
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void anyOtherFileIsNoDrill() throws IOException {
        var other = Files.writeString(directory.resolve("other.tgz"), "#!/bin/sh\n");
        var shell = Shell.plain();

        assertThat(shell.run("package", "verify", other.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(shell.out()).startsWith("NOT A DRILL: ");
    }

    @Test
    void whatCannotBeVerifiedIsToldApartFromWhatIsNotGenuine() throws IOException {
        var notAKey = Files.writeString(directory.resolve("not-a-key.pem"), "hello");
        for (var arguments : List.of(
                List.of("package", "verify"),
                List.of("package", "verify", directory.resolve("missing").toString()),
                List.of("package", "verify", directory.toString()),
                List.of("package", "verify", archive.toString()),
                List.of("package", "verify", archive.toString(), "--key", notAKey.toString()),
                List.of("package", "verify", archive.toString(), "--statement", "missing.json"))) {
            var shell = Shell.plain();
            assertThat(shell.run(arguments.toArray(String[]::new)))
                    .as(arguments.toString())
                    .isEqualTo(ExitCode.UNUSABLE);
            assertThat(shell.err()).isNotBlank().doesNotContain("Exception");
        }
    }

    @Test
    void aNewKeyIsForTheOwnerAndItsPublicHalfIsPrinted() throws IOException {
        var file = directory.resolve("signing.pem");
        var made = Shell.plain();
        var read = Shell.plain();
        var again = Shell.plain();

        assertThat(made.run("package", "key", "--new", file.toString())).isEqualTo(ExitCode.DONE);
        assertThat(read.run("package", "key", "--file", file.toString())).isEqualTo(ExitCode.DONE);
        assertThat(again.run("package", "key", "--new", file.toString())).isEqualTo(ExitCode.UNUSABLE);

        assertThat(made.out()).isEqualTo(read.out()).startsWith("-----BEGIN PUBLIC KEY-----");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private void write(Instant builtAt) throws IOException {
        var drill = drill(builtAt);
        var attestations = Attestations.of(drill, KEY, "1.2.3");
        archive = Files.write(directory.resolve(drill.filename()), drill.content());
        statement = Files.write(
                directory.resolve(attestations.manifest().filename()),
                attestations.manifest().content());
    }

    private static DrillPackage drill(Instant builtAt) {
        return DrillPackageBuilder.build(new DrillSpec(
                "EX-0007",
                "Ada Lovelace, +1 555 0100",
                PackageName.of(Ecosystem.PYPI, "pytorch-utilz"),
                PackageVersion.of("0.0.1"),
                TOKEN,
                MarkerPath.in("/tmp", TOKEN),
                DrillZone.of("drill.example.com"),
                new DnsRoute.SystemResolver(),
                ExecutionVector.PYPI_SDIST,
                List.of(BenignAction.WRITE_MARKER, BenignAction.DNS_LOOKUP),
                ActionSettings.usual(),
                Scope.anywhere(),
                builtAt.plus(Duration.ofHours(2)),
                builtAt));
    }
}
