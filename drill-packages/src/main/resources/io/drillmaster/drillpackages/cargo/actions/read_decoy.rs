/// READ_DECOY: plant a decoy and read it. Its text is no secret, and goes nowhere.
fn read_decoy(_nonce: &str) -> io::Result<()> {
    plant(DECOY_FILE, &format!("DRILL-DECOY\n{}\ntoken={}\n", NOTICE, TOKEN))?;
    fs::read(DECOY_FILE).map(|_| ())
}
