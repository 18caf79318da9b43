const DECOY_FILE: &str = @@DECOY_FILE@@;

/// READ_DECOY: plant a file of the drill's own and read it back. No other file is read.
fn read_decoy(_nonce: &str) -> io::Result<()> {
    plant(DECOY_FILE, &format!("DRILL-DECOY\n{}\n", NOTICE))?;
    if is_a_file_of_one_name(DECOY_FILE)? {
        File::open(DECOY_FILE)?.take(1024).read_to_end(&mut Vec::new())?;
    }
    Ok(())
}
