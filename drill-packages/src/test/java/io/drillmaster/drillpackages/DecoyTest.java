package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The decoys that hooks plant, and what they do where somebody was there first. */
class DecoyTest {
    @TempDir
    Path home;

    private Path temporary = Path.of("");

    /** What somebody else may have put where the decoys go. */
    enum Obstacle {
        LINK_TO_A_DIRECTORY {
            @Override
            void putAt(Path decoys, Path precious) throws IOException {
                Files.createSymbolicLink(decoys, precious);
            }
        },
        LINK_TO_NOTHING {
            @Override
            void putAt(Path decoys, Path precious) throws IOException {
                Files.createSymbolicLink(decoys, precious.resolve("absent"));
            }
        },
        FILE {
            @Override
            void putAt(Path decoys, Path precious) throws IOException {
                Files.writeString(decoys, "mine");
            }
        },
        DIRECTORY_OPEN_TO_OTHERS {
            @Override
            void putAt(Path decoys, Path precious) throws IOException {
                Files.createDirectory(decoys);
                Files.setPosixFilePermissions(decoys, PosixFilePermissions.fromString("rwxrwxrwx"));
            }
        },
        DIRECTORY_OF_SOMEBODY_ELSE {
            @Override
            void putAt(Path decoys, Path precious) throws IOException {
                OWN_DIRECTORY.putAt(decoys, precious);
                try {
                    Files.setAttribute(decoys, "unix:uid", 65_534);
                } catch (FileSystemException forbidden) {
                    assumeTrue(false, "skipped: only root can give a directory to somebody else");
                }
            }
        },
        LINKS_TO_FILES {
            @Override
            void putAt(Path decoys, Path precious) throws IOException {
                OWN_DIRECTORY.putAt(decoys, precious);
                for (var name : NAMES) {
                    Files.createSymbolicLink(decoys.resolve(name), precious.resolve("file.txt"));
                }
            }
        },
        LINKS_TO_ABSENT_FILES {
            @Override
            void putAt(Path decoys, Path precious) throws IOException {
                OWN_DIRECTORY.putAt(decoys, precious);
                for (var name : NAMES) {
                    Files.createSymbolicLink(decoys.resolve(name), precious.resolve("absent.txt"));
                }
            }
        },
        SECOND_NAMES_OF_FILES {
            @Override
            void putAt(Path decoys, Path precious) throws IOException {
                OWN_DIRECTORY.putAt(decoys, precious);
                for (var name : NAMES) {
                    Files.createLink(decoys.resolve(name), precious.resolve("file.txt"));
                }
            }
        },
        DIRECTORIES {
            @Override
            void putAt(Path decoys, Path precious) throws IOException {
                OWN_DIRECTORY.putAt(decoys, precious);
                for (var name : NAMES) {
                    Files.createDirectory(decoys.resolve(name));
                }
            }
        },
        OWN_DIRECTORY {
            @Override
            void putAt(Path decoys, Path precious) throws IOException {
                Files.createDirectory(
                        decoys, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        };

        private static final List<String> NAMES = List.of("decoy-credentials.txt", "decoy-settings.conf");

        abstract void putAt(Path decoys, Path precious) throws IOException;
    }

    static Stream<Arguments> eachObstacleInEachLanguage() {
        return Stream.of(Ecosystem.PYPI, Ecosystem.NPM)
                .flatMap(ecosystem -> Arrays.stream(Obstacle.values())
                        .filter(obstacle -> obstacle != Obstacle.OWN_DIRECTORY)
                        .map(obstacle -> Arguments.of(ecosystem, obstacle)));
    }

    @BeforeEach
    void makeTheDirectoryForTemporaryFiles() throws IOException {
        temporary = Files.createDirectory(home.resolve("temporary"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI", "NPM"})
    void decoysSayWhatTheyAreAndAreForTheOwnerOnly(Ecosystem ecosystem) throws Exception {
        var drill = plantingDrill(ecosystem);

        HookRun.succeeds(drill, home, Namespace.same());
        HookRun.succeeds(drill, home, Namespace.same());

        var notice = drill.spec().notice();
        var decoys = temporary.relativize(decoys(drill)).toString();
        assertThat(HookRun.tree(temporary))
                .hasSize(4)
                .containsEntry(decoys, "rwx------ ")
                .containsEntry(decoys + "/decoy-credentials.txt", "rw------- DRILL-DECOY\n" + notice + "\n")
                .containsEntry(
                        decoys + "/decoy-settings.conf",
                        "rw------- # DRILL-DECOY\n# " + notice + "\n# include " + decoys(drill) + "/*.conf\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI", "NPM"})
    void aDirectoryThatIsThereAlreadyIsUsed(Ecosystem ecosystem) throws Exception {
        var drill = plantingDrill(ecosystem);
        Obstacle.OWN_DIRECTORY.putAt(decoys(drill), home);

        HookRun.succeeds(drill, home, Namespace.same());

        assertThat(decoys(drill)).isDirectoryContaining("glob:**/decoy-credentials.txt");
    }

    @ParameterizedTest
    @MethodSource("eachObstacleInEachLanguage")
    void whatStandsInTheDecoysPlaceIsLeftAsItIs(Ecosystem ecosystem, Obstacle obstacle) throws Exception {
        var drill = plantingDrill(ecosystem);
        var precious = Files.createDirectory(home.resolve("precious"));
        Files.setPosixFilePermissions(precious, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(precious.resolve("file.txt"), "mine");
        obstacle.putAt(decoys(drill), precious);
        var before = HookRun.tree(temporary);
        var preciousBefore = HookRun.tree(precious);

        HookRun.succeeds(drill, home, Namespace.same());

        assertThat(HookRun.tree(temporary)).isEqualTo(before);
        assertThat(HookRun.tree(precious)).isEqualTo(preciousBefore);
    }

    private DrillPackage plantingDrill(Ecosystem ecosystem) {
        return Drills.drill(ecosystem)
                .doing(BenignAction.READ_DECOY, BenignAction.WRITE_DECOY_CONFIG)
                .markerIn(temporary)
                .build();
    }

    private static Path decoys(DrillPackage drill) {
        return Path.of(drill.spec().markerPath().decoyDirectory());
    }
}
