package io.drillmaster.drillpackages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What this machine has; a test that needs what is missing is skipped and says so. */
final class Machine {
    private Machine() {}

    /** The Python that {@code python3} stands for; version managers put a script there that needs the real home. */
    static String python() throws IOException, InterruptedException {
        var python = answer("python3", "-c", "import sys; print(sys.executable)");
        assumeTrue(python.isPresent(), "skipped: this machine has no python3");
        return python.orElseThrow();
    }

    /** Where {@link #python()} has its standard library. */
    static String pythonHome() throws IOException, InterruptedException {
        return answer(python(), "-c", "import sys; print(sys.base_prefix)").orElseThrow();
    }

    static String pythonWithPip() throws IOException, InterruptedException {
        var python = python();
        assumeTrue(answer(python, "-m", "pip", "--version").isPresent(), "skipped: this machine's python3 has no pip");
        return python;
    }

    /** Wheels of setuptools, of wheel, and of what they need, for an index that serves them. */
    static List<Path> setuptoolsWheels() throws IOException, InterruptedException {
        var home = FetchedTools.wheels("setuptools-wheels", pythonWithPip(), List.of("setuptools", "wheel"));
        try (var wheels = Files.list(home)) {
            return wheels.sorted().toList();
        }
    }

    static String node() throws IOException, InterruptedException {
        var node = answer("node", "-p", "process.execPath");
        assumeTrue(node.isPresent(), "skipped: this machine has no node");
        return node.orElseThrow();
    }

    /** From version 12 on npm runs no install script that nobody approved. */
    static String npmThatRunsScripts() throws IOException, InterruptedException {
        node();
        var version = answer("npm", "--version");
        assumeTrue(version.isPresent(), "skipped: this machine has no npm");
        var major = version.orElseThrow().replaceFirst("\\..*", "");
        assumeTrue(
                Integer.parseInt(major) < 12,
                "skipped: npm " + version.orElseThrow() + " blocks install scripts by default");
        return "npm";
    }

    /** The compiler itself: version managers put a program in its place that needs the real home. */
    static String rustc() throws IOException, InterruptedException {
        return rust("rustc");
    }

    /** A cargo that knows sparse registries. */
    static String cargo() throws IOException, InterruptedException {
        var cargo = rust("cargo");
        var version = answer(cargo, "--version").orElse("").split("[ .]", 4); // cargo 1.68.0 (…)
        assumeTrue(
                version.length > 2 && (!version[1].equals("1") || Integer.parseInt(version[2]) >= 68),
                "skipped: this machine's cargo knows no sparse registries; 1.68 or newer does");
        return cargo;
    }

    private static String rust(String program) throws IOException, InterruptedException {
        var sysroot = answer("rustc", "--print", "sysroot");
        assumeTrue(sysroot.isPresent(), "skipped: this machine has no rustc");
        assumeTrue(answer("cc", "--version").isPresent(), "skipped: this machine has no cc for rustc to link with");
        var path = Path.of(sysroot.orElseThrow(), "bin", program);
        assumeTrue(Files.isExecutable(path), "skipped: this machine has no " + program);
        return path.toString();
    }

    static String ruby() throws IOException, InterruptedException {
        var ruby = answer("ruby", "-e", "print RbConfig.ruby");
        assumeTrue(ruby.isPresent(), "skipped: this machine has no ruby");
        return ruby.orElseThrow();
    }

    /** The arguments that start gem, on a machine on which it can build native extensions. */
    static List<String> gem() throws IOException, InterruptedException {
        var ruby = ruby();
        assumeTrue(answer(ruby, "-S", "gem", "--version").isPresent(), "skipped: this machine's ruby has no gem");
        assumeTrue(answer("make", "--version").isPresent(), "skipped: this machine has no make");
        return List.of(ruby, "-S", "gem");
    }

    /** sysdig, whose filter compiler is the one that Falco's conditions go through. */
    static List<String> sysdig() throws IOException, InterruptedException {
        return answer("sysdig", "--version").isPresent()
                ? List.of("sysdig")
                : FetchedTools.debian("sysdig", "usr/bin/sysdig");
    }

    /** BIND's checker of zone files. */
    static List<String> namedCheckzone() throws IOException, InterruptedException {
        return answer("named-checkzone", "-v").isPresent()
                ? List.of("named-checkzone")
                : FetchedTools.debian("bind9-utils", "usr/bin/named-checkzone");
    }

    /** Suricata with its own settings. */
    static List<String> suricata() throws IOException, InterruptedException {
        if (answer("suricata", "-V").isPresent()) {
            return List.of("suricata");
        }
        var words = new ArrayList<>(FetchedTools.debian("suricata", "usr/bin/suricata"));
        var settings = FetchedTools.debianHome("suricata").resolve("etc/suricata");
        words.addAll(List.of("-c", settings.resolve("suricata.yaml").toString()));
        for (var file : List.of("classification", "reference", "threshold")) {
            var name = file.equals("reference") ? "reference-config-file" : file + "-file";
            words.addAll(List.of("--set", name + "=" + settings.resolve(file + ".config")));
        }
        return words;
    }

    static List<String> zeek() throws IOException, InterruptedException {
        assumeTrue(answer("zeek", "--version").isPresent(), "skipped: this machine has no zeek, and Debian has none");
        return List.of("zeek");
    }

    private static Optional<String> answer(String... words) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(List.of(words))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException missing) {
            if (String.valueOf(missing.getMessage()).toLowerCase(Locale.ROOT).contains("cannot run program")) {
                return Optional.empty();
            }
            throw missing;
        }
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0
                ? Optional.of(answer)
                : Optional.empty();
    }
}
