/// WRITE_MARKER: append one line to the drill's own marker file.
fn write_marker(nonce: &str) -> io::Result<()> {
    let (mut marker, empty) = own_file(MARKER_PATH)?;
    let head = if empty { format!("{}\ntoken={}\n", NOTICE, TOKEN) } else { String::new() };
    let line = format!("{}execution phase={} nonce={} at={}\n", head, PHASE, nonce, utc_now());
    marker.write_all(line.as_bytes())
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
