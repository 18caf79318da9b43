DECOY_CONFIG = @@DECOY_CONFIG@@


def write_decoy_config(phase, nonce):
    """WRITE_DECOY_CONFIG: write a configuration that nothing reads, in the form
    of the dynamic linker's. Every line of it is a comment."""
    directory = _decoy_directory()
    try:
        lines = ("DRILL-DECOY", NOTICE, "include " + DECOY_DIRECTORY + "/*.conf")
        _plant(directory, DECOY_CONFIG, "".join("# " + line + "\n" for line in lines))
    finally:
        os.close(directory)
