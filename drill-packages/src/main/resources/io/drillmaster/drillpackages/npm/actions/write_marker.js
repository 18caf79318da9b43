const MARKER_PATH = @@MARKER_PATH@@;

// WRITE_MARKER: append one line to the drill's own marker file. The path is one of a POSIX system; elsewhere no file
// is written.
function writeMarker(phase, nonce) {
  if (process.platform === "win32") return;
  const fs = require("fs");
  const c = fs.constants; // no link followed, no waiting at a pipe
  const flags = c.O_WRONLY | c.O_CREAT | c.O_APPEND | c.O_NOFOLLOW | c.O_NONBLOCK;
  const marker = fs.openSync(MARKER_PATH, flags, 0o600);
  try {
    const status = fs.fstatSync(marker);
    if (!status.isFile() || status.nlink !== 1) return; // not a file of its own: somebody else's under a second name
    const head = status.size === 0 ? NOTICE + "\ntoken=" + TOKEN + "\n" : "";
    fs.writeSync(marker, head + `execution phase=${phase} nonce=${nonce} at=${new Date().toISOString()}\n`);
  } finally {
    fs.closeSync(marker);
  }
}
