package io.drillmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real {@code ./drillmaster} in a small checkout of its own, on a machine that has only what the test puts there. */
class LauncherTest {
    private static final List<String> TOOLS = List.of(
            "sh", "dirname", "readlink", "sed", "head", "tail", "grep", "find", "mkdir", "touch", "sleep", "cat");

    @TempDir
    private Path machine;

    private Path checkout;
    private Path bin;

    @BeforeEach
    void checkout() throws IOException {
        checkout = Files.createDirectories(machine.resolve("a checkout"));
        bin = Files.createDirectories(machine.resolve("bin"));
        for (var tool : TOOLS) {
            Files.createSymbolicLink(bin.resolve(tool), inPath(tool));
        }
        Files.createDirectories(checkout.resolve("bin"));
        copy("drillmaster");
        copy("bin/find-jdk.sh");
        Files.createDirectories(checkout.resolve("server/src/main/java"));
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Files.writeString(checkout.resolve("server/pom.xml"), "<project/>");
    }

    @Test
    void withoutJavaItNamesThePackages() throws IOException, InterruptedException {
        var run = run(Map.of(), "demo");
        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.output)
                .contains("needs a JDK of version 17 or newer")
                .contains("apt install openjdk-17-jdk-headless maven");
    }

    @Test
    void withoutMavenItNamesThePackages() throws IOException, InterruptedException {
        jdk("jdk-17", "17.0.15");
        var run = run(Map.of(), "demo");
        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.output)
                .contains("there is no 'mvn' in PATH")
                .contains("apt install openjdk-17-jdk-headless maven");
    }

    @Test
    void theFirstStartBuildsWithTheNewestJdkAndTheNextDoesNot() throws IOException, InterruptedException {
        jdk("jdk-8", "1.8.0_402");
        jdk("jdk-17", "17.0.15");
        jdk("a-jdk-25", "25.0.3");
        maven("""
                echo "maven $* on $JAVA_HOME in $PWD" >>"$PWD/../builds"
                mkdir -p server/target/lib
                echo jar >server/target/drillmaster.jar
                """);
        var first = run(Map.of(), "scenario", "lint", "a file.yaml");
        assertThat(first.exitCode).isZero();
        assertThat(first.output)
                .contains("building, the first time takes a few minutes")
                .contains(
                        "java of a-jdk-25: [-XX:+UseSerialGC] [-Xmx512m] [--enable-native-access=ALL-UNNAMED] [-jar] ["
                                + checkout.resolve("server/target/drillmaster.jar")
                                + "] [scenario] [lint] [a file.yaml]");
        assertThat(machine.resolve("builds"))
                .hasContent("maven -B -Ddist package on " + machine.resolve("jvm/a-jdk-25") + " in " + checkout);

        assertThat(run(Map.of()).output).doesNotContain("building");

        var source = Files.writeString(checkout.resolve("server/src/main/java/Changed.java"), "class Changed {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.parse("2040-01-01T00:00:00Z")));
        assertThat(run(Map.of()).output).contains("building");
    }

    @Test
    void javaHomeIsTakenBeforeANewerJdkAndJavaOptsBeforeOurs() throws IOException, InterruptedException {
        jdk("jdk-17", "17.0.15");
        jdk("a-jdk-25", "25.0.3");
        built();
        var run = run(
                Map.of("JAVA_HOME", machine.resolve("jvm/jdk-17").toString(), "JAVA_OPTS", "-Xmx1g -Dx=y"), "serve");
        assertThat(run.output).startsWith("java of jdk-17: [-XX:+UseSerialGC] [-Xmx512m] [-Xmx1g] [-Dx=y] [-jar]");
    }

    @Test
    void aJavaHomeThatIsTooOldIsToldAndPassedOver() throws IOException, InterruptedException {
        var old = jdk("jdk-11", "11.0.20");
        jdk("jdk-17", "17.0.15");
        built();
        var run = run(Map.of("JAVA_HOME", old.toString()), "serve");
        assertThat(run.output)
                .startsWith("JAVA_HOME (" + old + ") holds no Java of 17 or newer")
                .contains("java of jdk-17:");
    }

    @Test
    void aBuildThatFailsShowsTheEndOfItsLog() throws IOException, InterruptedException {
        jdk("jdk-17", "17.0.15");
        maven("""
                echo "[INFO] a great deal"
                echo "[ERROR] the reason"
                exit 1
                """);
        var run = run(Map.of(), "serve");
        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.output)
                .contains(
                        "The build failed.",
                        checkout.resolve("target/build.log").toString(),
                        "[ERROR] the reason")
                .doesNotContain("a great deal", "java of");
    }

    private record Run(int exitCode, String output) {}

    /** From another directory, through a symbolic link, on a PATH of nothing but {@link #bin}. */
    private Run run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        var link = machine.resolve("drillmaster");
        if (!Files.exists(link)) {
            Files.createSymbolicLink(link, checkout.resolve("drillmaster"));
        }
        var command = new ArrayList<String>();
        command.add(bin.resolve("sh").toString());
        command.add(link.toString());
        command.addAll(List.of(arguments));
        var output = machine.resolve("output");
        var builder = new ProcessBuilder(command)
                .directory(machine.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().put("JVM_DIRECTORY", machine.resolve("jvm").toString());
        builder.environment().putAll(environment);
        var process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as("the launcher ends")
                .isTrue();
        return new Run(process.exitValue(), Files.readString(output));
    }

    /** A JDK that tells how it is called. */
    private Path jdk(String name, String version) throws IOException {
        var home = Files.createDirectories(machine.resolve("jvm").resolve(name));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/javac"), "exit 0\n");
        script(home.resolve("bin/java"), """
                printf 'java of %s:'
                for argument in "$@"; do printf ' [%%s]' "$argument"; done
                echo
                """.formatted(name));
        return home;
    }

    private void maven(String body) throws IOException {
        script(bin.resolve("mvn"), body);
    }

    private void built() throws IOException {
        Files.createDirectories(checkout.resolve("server/target/lib"));
        var jar = Files.writeString(checkout.resolve("server/target/drillmaster.jar"), "jar");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2040-01-01T00:00:00Z")));
    }

    private void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!" + bin.resolve("sh") + "\n" + body, StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void copy(String file) throws IOException {
        Files.copy(Path.of("..").resolve(file), checkout.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static Path inPath(String tool) {
        for (var directory : List.of("/usr/bin", "/bin")) {
            var file = Path.of(directory, tool);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        throw new IllegalStateException("there is no " + tool + " in /usr/bin or /bin");
    }
}
