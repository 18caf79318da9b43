// READ_PROC_ENVIRON_SELF: count the entries of this process's environment. No name and no value is kept, and the count
// goes nowhere.
function readProcEnvironSelf() {
  const fs = require("fs");
  const environ = fs.openSync("/proc/self/environ", "r");
  try {
    const block = Buffer.alloc(4096);
    let entries = 0;
    for (let size = 1; size > 0; ) {
      size = fs.readSync(environ, block, 0, block.length, null);
      for (let i = 0; i < size; i++) entries += block[i] === 0 ? 1 : 0;
    }
  } finally {
    fs.closeSync(environ);
  }
}
