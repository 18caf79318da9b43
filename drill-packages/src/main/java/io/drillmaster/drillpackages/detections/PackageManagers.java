package io.drillmaster.drillpackages.detections;

import java.util.List;

/**
 * How package managers are recognised among the ancestors of a process. The name alone does not do: with
 * {@code python -m pip} every process is called {@code python}, and npm gives itself the name of its command. So the
 * command line of ancestors is looked at as well.
 */
public final class PackageManagers {
    /** Names of processes. Linux keeps 15 characters. */
    public static final List<String> NAMES = List.of(
            "pip", "pip3", "pipx", "uv", "poetry", "pdm", "conda", "mamba", "npm", "npx", "pnpm", "yarn", "bun",
            "cargo", "gem", "bundle", "bundler");

    /** Parts of command lines: name of the process, a space, and all arguments but the program. */
    public static final List<String> COMMAND_LINES = List.of(
            "-m pip ",
            "-m uv ",
            "-m poetry ",
            "-m pdm ",
            "-m build",
            "__pip-runner__.py",
            "/bin/pip ",
            "/bin/pip3 ",
            "/bin/npm ",
            "/bin/npx ",
            "/bin/pnpm ",
            "/bin/yarn ",
            "/bin/gem ",
            "/bin/bundle ",
            "-S gem ",
            "npm-cli.js",
            "npx-cli.js",
            "pnpm.cjs",
            "yarn.js",
            "npm install",
            "npm ci",
            "npm exec");

    private PackageManagers() {}
}
