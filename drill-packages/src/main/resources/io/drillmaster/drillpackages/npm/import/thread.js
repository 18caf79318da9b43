// Part of a security drill: harmless and readable. The thread in which the hook runs.
//
// @@NOTICE_LINE@@
"use strict";

const done = require("worker_threads").workerData;

process.on("exit", () => {
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
});
require("./drill_hook.js").run("l"); // what it calls the process is, in a thread, that thread
