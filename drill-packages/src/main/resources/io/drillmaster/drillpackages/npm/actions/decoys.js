const DECOY_DIRECTORY = @@DECOY_DIRECTORY@@;

// Make the drill's own directory, for its owner only. A link, or a directory that somebody else owns or can enter, is
// refused. Node.js cannot open a file relative to a directory that it holds; nobody else can exchange one that is ours
// below /tmp, which is sticky.
function decoyDirectory() {
  if (process.platform === "win32") throw new Error("decoys are planted on POSIX systems only");
  const fs = require("fs");
  try {
    fs.mkdirSync(DECOY_DIRECTORY, 0o700);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  const status = fs.lstatSync(DECOY_DIRECTORY);
  if (!status.isDirectory() || status.uid !== process.geteuid() || (status.mode & 0o077) !== 0) {
    throw new Error("not the drill's own directory: " + DECOY_DIRECTORY);
  }
}

// Write a decoy; what is there already is neither followed nor overwritten.
function plant(path, text) {
  decoyDirectory();
  const fs = require("fs");
  const c = fs.constants;
  let decoy;
  try {
    decoy = fs.openSync(path, c.O_WRONLY | c.O_CREAT | c.O_EXCL | c.O_NOFOLLOW, 0o600);
  } catch (error) {
    if (error.code === "EEXIST") return;
    throw error;
  }
  try {
    fs.writeSync(decoy, text);
  } finally {
    fs.closeSync(decoy);
  }
}
