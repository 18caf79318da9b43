const SHELL_COMMAND = @@SHELL_COMMAND@@;

// SPAWN_SHELL_NOOP: start a shell whose command does nothing. It gets no variable of the environment.
function spawnShellNoop() {
  if (process.platform === "win32") return undefined;
  return new Promise((resolve) => {
    const shell = require("child_process").spawn("/bin/sh", ["-c", SHELL_COMMAND], { env: {}, stdio: "inherit" });
    const limit = setTimeout(() => shell.kill("SIGKILL"), 900);
    const done = () => resolve(clearTimeout(limit));
    shell.on("error", done);
    shell.on("exit", done);
  });
}
