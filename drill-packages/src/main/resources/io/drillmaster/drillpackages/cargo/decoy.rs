/// Plants a file in the drill's own directory, which it makes for itself: not through a link, and never over what is
/// already there.
#[cfg(unix)]
fn plant(path: &str, text: &str) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;

    if let Err(failed) = fs::DirBuilder::new().mode(0o700).create(DECOY_DIRECTORY) {
        if !fs::symlink_metadata(DECOY_DIRECTORY)?.file_type().is_dir() {
            return Err(failed);
        }
    }
    match own_file(path)? {
        (mut file, true) => file.write_all(text.as_bytes()),
        _planted_before => Ok(()),
    }
}

/// Its paths are those of a Unix system; elsewhere no file is written.
#[cfg(not(unix))]
fn plant(_path: &str, _text: &str) -> io::Result<()> {
    Err(io::ErrorKind::InvalidInput.into())
}
