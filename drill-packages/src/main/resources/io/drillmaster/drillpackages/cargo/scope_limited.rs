const SCOPE_SALT: &str = @@SCOPE_SALT@@;
const SCOPE: &[&str] = &[
@@SCOPE@@
];

/// Whether this machine, or the repository whose pipeline this is, is one of those that the drill was planned for. The
/// list holds salted digests, so that it tells nobody else what they are.
fn in_scope() -> bool {
    let host = host_name();
    let mut places = vec![host.clone()];
    places.extend(host.match_indices('.').map(|(at, _)| host[at..].to_string()));
    for variable in ["GITHUB_REPOSITORY", "CI_PROJECT_PATH", "BUILD_REPOSITORY_NAME"].iter() {
        places.extend(env::var(variable));
    }
    places
        .iter()
        .filter(|place| !place.is_empty())
        .map(|place| sha256_hex(format!("{}:{}", SCOPE_SALT, place.to_lowercase()).as_bytes()))
        .any(|digest| SCOPE.contains(&digest.as_str()))
}

/// The machine's name: from Linux itself, elsewhere from the program that tells it.
fn host_name() -> String {
    let told = fs::read_to_string("/proc/sys/kernel/hostname").or_else(|_| {
        let output = Command::new("hostname").stdin(Stdio::null()).output()?;
        Ok::<String, io::Error>(String::from_utf8_lossy(&output.stdout).into_owned())
    });
    told.unwrap_or_default().trim().to_string()
}

/// SHA-256 (FIPS 180-4), since Rust's standard library has none.
fn sha256_hex(message: &[u8]) -> String {
    let mut padded = message.to_vec();
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend_from_slice(&(message.len() as u64 * 8).to_be_bytes());

    let primes = first_primes();
    let constants: Vec<u32> = primes.iter().map(|prime| root_fraction(*prime, 3)).collect();
    let mut hash: Vec<u32> = primes[..8].iter().map(|prime| root_fraction(*prime, 2)).collect();
    for block in padded.chunks(64) {
        let mut w: Vec<u32> = block.chunks(4).map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]])).collect();
        for t in 16..64 {
            let s0 = w[t - 15].rotate_right(7) ^ w[t - 15].rotate_right(18) ^ (w[t - 15] >> 3);
            let s1 = w[t - 2].rotate_right(17) ^ w[t - 2].rotate_right(19) ^ (w[t - 2] >> 10);
            w.push(s1.wrapping_add(w[t - 7]).wrapping_add(s0).wrapping_add(w[t - 16]));
        }
        let mut v = hash.clone(); // a to h
        for t in 0..64 {
            let s1 = v[4].rotate_right(6) ^ v[4].rotate_right(11) ^ v[4].rotate_right(25);
            let choice = (v[4] & v[5]) ^ (!v[4] & v[6]);
            let t1 = v[7].wrapping_add(s1).wrapping_add(choice).wrapping_add(constants[t]).wrapping_add(w[t]);
            let s0 = v[0].rotate_right(2) ^ v[0].rotate_right(13) ^ v[0].rotate_right(22);
            let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
            v = vec![t1.wrapping_add(s0).wrapping_add(majority), v[0], v[1], v[2], v[3].wrapping_add(t1), v[4], v[5], v[6]];
        }
        hash = hash.iter().zip(&v).map(|(old, new)| old.wrapping_add(*new)).collect();
    }
    hash.iter().map(|word| format!("{:08x}", word)).collect()
}

/// The 64 primes from which the standard derives its constants.
fn first_primes() -> Vec<u128> {
    (2..312).filter(|n| (2..*n).all(|d| n % d != 0)).collect()
}

/// The first 32 bits of the fractional part of a number's square or cube root: the root of n * 2^(32 * degree) in whole
/// numbers, found bit by bit, without what stands before the point.
fn root_fraction(number: u128, degree: u32) -> u32 {
    let target = number << (32 * degree);
    let mut root: u128 = 0;
    for bit in (0..40).rev() {
        let larger = root | 1 << bit;
        if larger.pow(degree) <= target {
            root = larger;
        }
    }
    root as u32
}
