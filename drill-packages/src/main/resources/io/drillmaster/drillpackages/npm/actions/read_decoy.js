const DECOY_FILE = @@DECOY_FILE@@;

// READ_DECOY: plant a file of the drill's own and read it back. No other file is read.
function readDecoy() {
  plant(DECOY_FILE, "DRILL-DECOY\n" + NOTICE + "\n");
  const fs = require("fs");
  const c = fs.constants;
  const decoy = fs.openSync(DECOY_FILE, c.O_RDONLY | c.O_NOFOLLOW | c.O_NONBLOCK);
  try {
    const status = fs.fstatSync(decoy);
    if (status.isFile() && status.nlink === 1) fs.readSync(decoy, Buffer.alloc(1024), 0, 1024, null);
  } finally {
    fs.closeSync(decoy);
  }
}
