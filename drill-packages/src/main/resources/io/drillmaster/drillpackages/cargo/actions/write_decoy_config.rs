/// WRITE_DECOY_CONFIG: write a configuration file that nothing reads.
fn write_decoy_config(_nonce: &str) -> io::Result<()> {
    plant(DECOY_CONFIG, &format!("# DRILL-DECOY\n# {}\ndrill_token = {}\n", NOTICE, TOKEN))
}
