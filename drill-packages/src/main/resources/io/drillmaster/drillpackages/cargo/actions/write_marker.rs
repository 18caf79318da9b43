const MARKER_PATH: &str = @@MARKER_PATH@@;

/// WRITE_MARKER: append one line to the drill's own marker file.
fn write_marker(nonce: &str) -> io::Result<()> {
    let (mut marker, empty) = own_file(MARKER_PATH)?;
    let head = if empty { format!("{}\ntoken={}\n", NOTICE, TOKEN) } else { String::new() };
    let line = format!("{}execution phase={} nonce={} at={}\n", head, PHASE, nonce, utc_now());
    marker.write_all(line.as_bytes())
}

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

/// The path is one of a Unix system; elsewhere no file is written.
#[cfg(not(unix))]
fn own_file(_path: &str) -> io::Result<(File, bool)> {
    Err(io::ErrorKind::InvalidInput.into())
}

/// The time as in 2026-03-01T12:00:00.123456Z.
fn utc_now() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let (mut year, mut month, mut day) = (1970, 1, now.as_secs() / 86_400 + 1);
    loop {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 => 28 + leap as u64,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        if day <= days {
            break;
        }
        day -= days;
        month = month % 12 + 1;
        year += (month == 1) as u64;
    }
    let second = now.as_secs() % 86_400;
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{}-{:02}-{:02}T{:02}:{:02}:{:02}.{:06}Z", year, month, day, hour, minute, second, now.subsec_micros())
}
