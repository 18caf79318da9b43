const DECOY_CONFIG: &str = @@DECOY_CONFIG@@;

/// WRITE_DECOY_CONFIG: write a configuration that nothing reads, in the form of the dynamic linker's. Every line of it is
/// a comment.
fn write_decoy_config(_nonce: &str) -> io::Result<()> {
    plant(DECOY_CONFIG, &format!("# DRILL-DECOY\n# {}\n# include {}/*.conf\n", NOTICE, DECOY_DIRECTORY))
}
