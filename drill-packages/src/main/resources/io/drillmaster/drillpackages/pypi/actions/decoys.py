DECOY_DIRECTORY = @@DECOY_DIRECTORY@@


def _decoy_directory():
    """Open the drill's own directory, made for its owner only. A link, or a
    directory that somebody else owns or can enter, is refused."""
    if os.name != "posix":
        raise OSError("decoys are planted on POSIX systems only")
    try:
        os.mkdir(DECOY_DIRECTORY, 0o700)
    except FileExistsError:
        pass
    directory = os.open(DECOY_DIRECTORY, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    status = os.fstat(directory)
    if status.st_uid != os.geteuid() or status.st_mode & 0o077:
        os.close(directory)
        raise PermissionError("not the drill's own directory: " + DECOY_DIRECTORY)
    return directory


def _plant(directory, path, text):
    """Write a decoy; what is there already is neither followed nor overwritten."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        decoy = os.open(os.path.basename(path), flags, 0o600, dir_fd=directory)
    except FileExistsError:
        return
    with os.fdopen(decoy, "wb") as file:
        file.write(text.encode("utf-8"))
