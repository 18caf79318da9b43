package io.drillmaster.readiness.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ProjectScanTest {
    @TempDir
    private Path project;

    @Test
    void everyDependencyFileIsReadOnceAndWhatOthersInstalledIsPassedOver() throws Exception {
        write("requirements.txt", "flask==3.0\n-r requirements/base.txt\n-r more/extra.pip\n");
        write("requirements/base.txt", "click==8\nattrs\n-r ../requirements.txt\n");
        write("requirements/constraints.txt", "attrs==1\n");
        write("more/extra.pip", "six\n");
        write("dev-requirements.txt", "pytest~=8.0\n");
        write("web/node_modules/x/package-lock.json", "{}");
        write(".venv/lib/requirements.txt", "no\n");
        write("env/pyvenv.cfg", "home = /usr\n");
        write("env/requirements.txt", "no\n");
        write("notes.txt", "no requirements at all\n");

        var report = ProjectScan.of(project);

        assertThat(report.files())
                .extracting(ScannedFile::path)
                .containsExactlyInAnyOrder(
                        "dev-requirements.txt", "more/extra.pip", "requirements.txt", "requirements/base.txt");
        assertThat(report.dependencies()).isEqualTo(5);
        assertThat(report.pinned()).isEqualTo(2);
        assertThat(report.whole()).isTrue();
    }

    @Test
    void aConstraintsFileBesideItPinsWhatARequirementsFileLeavesOpen() throws Exception {
        write("requirements.txt", "-c pins.txt\nflask\nclick\n");
        write("pins.txt", "Flask==3.0\nother==1\n");

        var report = ProjectScan.of(project);

        assertThat(report.dependencies()).isEqualTo(2);
        assertThat(report.pinned()).isEqualTo(1);
    }

    @Test
    void whatIsNamedAndMissingOrOutsideIsTold() throws Exception {
        write(
                "requirements.txt",
                "-r gone.txt\n-r ../outside.txt\n-c https://x.test/c.txt\n-c gone-too.txt\nflask==1\n");

        var report = ProjectScan.of(project);

        assertThat(report.whole()).isFalse();
        assertThat(report.files())
                .filteredOn(file -> file.path().equals("gone.txt"))
                .singleElement()
                .satisfies(file -> assertThat(file.problems()).containsExactly("there is no such file"));
        assertThat(report.files())
                .filteredOn(file -> file.path().equals("requirements.txt"))
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.remarks())
                            .anyMatch(remark -> remark.contains("outside of the directory"))
                            .anyMatch(remark -> remark.contains("not fetched"));
                    assertThat(file.problems()).singleElement().asString().contains("gone-too.txt");
                });
    }

    @Test
    @Timeout(60)
    void circlesOfLinksPipesAndGarbageEndWithAMessage() throws Exception {
        Files.createSymbolicLink(project.resolve("again"), project);
        Files.createSymbolicLink(project.resolve("requirements.txt"), project.resolve("requirements.txt"));
        Files.write(project.resolve("poetry.lock"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        write("package-lock.json", "\0\0\0");
        var pipe = new ProcessBuilder("mkfifo", project.resolve("uv.lock").toString()).start();
        assertThat(pipe.waitFor()).isZero();

        var report = ProjectScan.of(project);

        assertThat(report.remarks()).hasSize(2).allMatch(remark -> remark.contains("is a link and not followed"));
        assertThat(report.files())
                .hasSize(3)
                .allSatisfy(file -> assertThat(file.problems()).hasSize(1));
        assertThat(report.whole()).isFalse();
    }

    @Test
    void aFileThatNobodyWroteByHandIsNotReadToItsEnd() throws Exception {
        try (var file = Files.newOutputStream(project.resolve("package-lock.json"))) {
            var blank = " ".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8);
            for (var megabyte = 0; megabyte <= DependencyText.LARGEST / blank.length; megabyte++) {
                file.write(blank);
            }
        }

        assertThat(ProjectScan.of(project).files())
                .singleElement()
                .satisfies(file ->
                        assertThat(file.problems()).singleElement().asString().contains("larger than 20 MB"));
    }

    @Test
    void aDirectoryThatIsNotThereIsAFailure() {
        assertThatThrownBy(() -> ProjectScan.of(project.resolve("gone"))).isInstanceOf(NoSuchFileException.class);
    }

    /** Nothing is fetched: the dependencies are directories of the project, and one of them is packed by npm itself. */
    @Test
    void aLockFileThatNpmItselfWroteIsRead() throws Exception {
        assumeTrue(run("npm", "--version") == 0, "no npm on this machine");
        write("thing/package.json", "{\"name\": \"thing\", \"version\": \"1.2.3\"}");
        write("packages/web/package.json", "{\"name\": \"web\", \"version\": \"1.0.0\"}");
        assertThat(run("npm", "pack", "--offline", "./thing")).isZero();
        write("package.json", """
                {"name": "shop", "version": "1.0.0", "workspaces": ["packages/*"],
                 "dependencies": {"thing": "file:thing-1.2.3.tgz"}}
                """);
        for (var version : new String[] {"1", "2", "3"}) {
            Files.deleteIfExists(project.resolve("package-lock.json"));
            assertThat(run(
                            "npm",
                            "install",
                            "--package-lock-only",
                            "--offline",
                            "--no-audit",
                            "--no-fund",
                            "--lockfile-version=" + version))
                    .isZero();

            assertThat(ProjectScan.of(project).files()).singleElement().satisfies(file -> {
                assertThat(file.detail()).isEqualTo("version " + version);
                assertThat(file.problems()).isEmpty();
                assertThat(file.dependencies())
                        .as(Files.readString(project.resolve("package-lock.json")))
                        .singleElement()
                        .satisfies(thing -> {
                            assertThat(thing.name()).isEqualTo("thing");
                            assertThat(thing.hashed()).isTrue();
                            assertThat(thing.line()).isPositive();
                        });
            });
        }
    }

    private int run(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .directory(project.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(120, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException notThere) {
            return -1;
        }
    }

    private void write(String path, String text) throws IOException {
        var file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
