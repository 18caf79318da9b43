/// SPAWN_SHELL_NOOP: start a shell with the command ":", which does nothing; what follows it is for who watches.
#[cfg(unix)]
fn spawn_shell_noop(_nonce: &str) -> io::Result<()> {
    let nothing = format!(": security-drill-{}", TOKEN);
    let mut shell = Command::new("/bin/sh");
    shell.args(&["-c", &nothing]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    shell.status().map(|_| ())
}

/// There is a /bin/sh on Unix systems only.
#[cfg(not(unix))]
fn spawn_shell_noop(_nonce: &str) -> io::Result<()> {
    Ok(())
}
