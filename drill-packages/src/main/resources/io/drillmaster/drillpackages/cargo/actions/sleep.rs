/// SLEEP: wait.
fn sleep(_nonce: &str) -> io::Result<()> {
    thread::sleep(SLEEP);
    Ok(())
}
