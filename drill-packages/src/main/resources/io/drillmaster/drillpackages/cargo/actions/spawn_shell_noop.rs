const SHELL_COMMAND: &str = @@SHELL_COMMAND@@;

/// SPAWN_SHELL_NOOP: start a shell whose command does nothing. It gets no variable of the environment.
fn spawn_shell_noop(_nonce: &str) -> io::Result<()> {
    let mut shell = Command::new("/bin/sh").args(&["-c", SHELL_COMMAND]).env_clear().spawn()?;
    for _moment in 0..90 {
        if shell.try_wait()?.is_some() {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(10));
    }
    shell.kill()
}
