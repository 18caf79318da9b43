DECOY_FILE = @@DECOY_FILE@@


def read_decoy(phase, nonce):
    """READ_DECOY: plant a file of the drill's own and read it back. No other
    file is read."""
    import stat

    directory = _decoy_directory()
    try:
        _plant(directory, DECOY_FILE, "DRILL-DECOY\n" + NOTICE + "\n")
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        decoy = os.open(os.path.basename(DECOY_FILE), flags, dir_fd=directory)
        try:
            status = os.fstat(decoy)
            if stat.S_ISREG(status.st_mode) and status.st_nlink == 1:
                os.read(decoy, 1024)
        finally:
            os.close(decoy)
    finally:
        os.close(directory)
