SHELL_COMMAND = @@SHELL_COMMAND@@

# SPAWN_SHELL_NOOP: start a shell whose command does nothing. It gets no variable
# of the environment.
def spawn_shell_noop(_nonce)
  shell = Process.spawn("/bin/sh", "-c", SHELL_COMMAND, unsetenv_others: true)
  Process.kill(:KILL, shell) unless Process.detach(shell).join(0.9)
end
