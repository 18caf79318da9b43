/// NOOP: nothing. The package is there to be noticed, or as a control.
fn noop(_nonce: &str) -> io::Result<()> {
    Ok(())
}
