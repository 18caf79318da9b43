const SLEEP_MS: u64 = @@SLEEP_MS@@;

/// SLEEP: wait for a fixed time, without load.
fn sleep(_nonce: &str) -> io::Result<()> {
    thread::sleep(Duration::from_millis(SLEEP_MS));
    Ok(())
}
