// The hook of a security drill: harmless, readable, and only for a few days.
//
// @@NOTICE_LINE@@
//
// This file is all that the drill package ever runs. What it may do is the list
// ACTIONS below, and nothing else: no file of yours is read, no value of the
// environment is kept or sent, no further code is loaded, nothing stays behind
// but files of its own that DRILL-MANIFEST.json names. It does nothing at all
// before NOT_BEFORE, from EXPIRES_AT on, or when the variable DRILL_OPT_OUT is
// set. Whatever goes wrong in here is ignored, so that a build never fails
// because of a drill.
#![allow(dead_code, unused_imports)] // not every drill uses all of what follows

use std::env;
use std::fs::{self, File};
use std::hash::{BuildHasher, Hasher};
use std::io::{self, Read, Write};
use std::net::{IpAddr, SocketAddr, TcpStream, ToSocketAddrs, UdpSocket};
use std::panic;
use std::process::{self, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

const NOTICE: &str = @@NOTICE@@;
const TOKEN: &str = @@TOKEN@@;
const NOT_BEFORE: u64 = @@NOT_BEFORE_EPOCH@@; // @@NOT_BEFORE@@, a day before it was built
const EXPIRES_AT: u64 = @@EXPIRES_EPOCH@@; // @@EXPIRES@@
const PHASE: &str = "i"; // the client builds the package

@@ACTIONS@@

type Action = fn(&str) -> io::Result<()>;

// (what it does, how, the longest that the build waits for it in milliseconds)
const ACTIONS: &[(&str, Action, u64)] = &[
@@ACTION_TABLE@@
];

@@SCOPE_CHECK@@

/// Runs one action in a thread that may be left behind: a resolver and a hanging
/// file system obey no other time limit.
fn bounded(action: Action, nonce: String, limit: Duration) {
    let (done, end) = mpsc::channel();
    let quietly = move || {
        let _ = panic::catch_unwind(|| action(&nonce));
        let _ = done.send(());
    };
    if thread::Builder::new().spawn(quietly).is_ok() {
        let _ = end.recv_timeout(limit);
    }
}

/// Eight random characters of base32, from the randomness that guards every hash map.
fn nonce() -> String {
    let random = std::collections::hash_map::RandomState::new().build_hasher().finish();
    let letters = b"abcdefghijklmnopqrstuvwxyz234567";
    (0..8).map(|i| letters[(random >> (5 * i)) as usize % 32] as char).collect()
}

/// Says whose doing this is, on cargo's console too.
fn say(_nonce: &str) -> io::Result<()> {
    let _ = writeln!(io::stderr(), "{}", NOTICE);
    writeln!(io::stdout(), "cargo:warning={}", NOTICE)
}

fn run() {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let opted_out = env::var_os("DRILL_OPT_OUT").map_or(false, |value| !value.is_empty());
    if now < NOT_BEFORE || now >= EXPIRES_AT || opted_out || !in_scope() {
        return;
    }
    bounded(say, String::new(), Duration::from_millis(300));
    let nonce = nonce();
    for (_name, action, limit) in ACTIONS {
        bounded(*action, nonce.clone(), Duration::from_millis(*limit));
    }
}

fn main() {
    panic::set_hook(Box::new(|_| {})); // a drill never breaks a build, and says nothing about its own faults
    let _ = panic::catch_unwind(run);
    let _ = writeln!(io::stdout(), "cargo:rerun-if-changed=build.rs");
    process::exit(0);
}
