/// Opens a file of the drill's own for appending, and says whether it is empty. A link is not followed, a pipe not
/// waited for, a file that has a second name not touched: it is somebody else's.
#[cfg(unix)]
fn own_file(path: &str) -> io::Result<(File, bool)> {
    use std::os::unix::fs::{MetadataExt, OpenOptionsExt};

    let mut options = fs::OpenOptions::new();
    options.append(true).mode(0o600);
    match options.clone().create_new(true).open(path) {
        Err(there) if there.kind() == io::ErrorKind::AlreadyExists => (),
        created => return created.map(|file| (file, true)),
    }
    let seen = fs::symlink_metadata(path)?;
    let own = |status: &fs::Metadata| {
        status.file_type().is_file() && status.nlink() == 1 && (status.dev(), status.ino()) == (seen.dev(), seen.ino())
    };
    if own(&seen) {
        let file = options.open(path)?;
        let status = file.metadata()?;
        if own(&status) {
            return Ok((file, status.len() == 0));
        }
    }
    Err(io::ErrorKind::InvalidInput.into())
}

/// Its paths are those of a Unix system; elsewhere no file is written.
#[cfg(not(unix))]
fn own_file(_path: &str) -> io::Result<(File, bool)> {
    Err(io::ErrorKind::InvalidInput.into())
}
