const DECOY_DIRECTORY: &str = @@DECOY_DIRECTORY@@;

/// Makes the drill's own directory, for its owner only. A link, or a directory that somebody else owns or can enter, is
/// refused.
#[cfg(unix)]
fn decoy_directory() -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt, MetadataExt};

    match fs::DirBuilder::new().mode(0o700).create(DECOY_DIRECTORY) {
        Err(there) if there.kind() == io::ErrorKind::AlreadyExists => (),
        made => return made,
    }
    let status = fs::symlink_metadata(DECOY_DIRECTORY)?;
    let ours = fs::metadata("/proc/self")?.uid(); // whose process this is; where nobody can say, nothing is planted
    if status.file_type().is_dir() && status.uid() == ours && status.mode() & 0o077 == 0 {
        return Ok(());
    }
    Err(io::ErrorKind::PermissionDenied.into())
}

/// Writes a decoy; what is there already is neither followed nor overwritten.
#[cfg(unix)]
fn plant(path: &str, text: &str) -> io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;

    decoy_directory()?;
    match fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Err(there) if there.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        decoy => decoy?.write_all(text.as_bytes()),
    }
}

/// Whether a path is a file with no second name.
#[cfg(unix)]
fn is_a_file_of_one_name(path: &str) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;

    let status = fs::symlink_metadata(path)?;
    Ok(status.file_type().is_file() && status.nlink() == 1)
}

/// The paths are those of a Unix system; elsewhere nothing is planted.
#[cfg(not(unix))]
fn plant(_path: &str, _text: &str) -> io::Result<()> {
    Err(io::ErrorKind::InvalidInput.into())
}

#[cfg(not(unix))]
fn is_a_file_of_one_name(_path: &str) -> io::Result<bool> {
    Ok(false)
}
