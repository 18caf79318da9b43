# SPAWN_SHELL_NOOP: start a shell with the command ":", which does nothing; what
# follows it is for who watches.
def spawn_shell_noop(_nonce)
  quiet = { in: File::NULL, out: File::NULL, err: File::NULL }
  Process.wait(Process.spawn("/bin/sh", "-c", ": security-drill-#{TOKEN}", quiet))
end
