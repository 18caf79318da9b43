SHELL_COMMAND = @@SHELL_COMMAND@@


def spawn_shell_noop(phase, nonce):
    """SPAWN_SHELL_NOOP: start a shell whose command does nothing. It gets no
    variable of the environment."""
    import subprocess

    if os.name == "posix":
        subprocess.run(["/bin/sh", "-c", SHELL_COMMAND], env={}, timeout=0.9)
