MARKER_PATH = @@MARKER_PATH@@


def write_marker(phase, nonce):
    """WRITE_MARKER: append one line to the drill's own marker file. The path is
    one of a POSIX system; elsewhere no file is written."""
    import datetime
    import stat

    if os.name != "posix":
        return
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
    flags |= os.O_NOFOLLOW | os.O_NONBLOCK  # no link followed, no waiting at a pipe
    marker = os.open(MARKER_PATH, flags, 0o600)
    try:
        status = os.fstat(marker)
        if not stat.S_ISREG(status.st_mode) or status.st_nlink != 1:
            return  # not a file of its own: somebody else's under a second name
        text = ""
        if status.st_size == 0:
            text = NOTICE + "\ntoken=" + TOKEN + "\n"
        now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        text += "execution phase=" + phase + " nonce=" + nonce + " at=" + now + "\n"
        os.write(marker, text.encode("utf-8"))
    finally:
        os.close(marker)
