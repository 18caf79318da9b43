// Part of a security drill: harmless and readable.
//
// @@NOTICE_LINE@@
"use strict";

exports.notice = @@NOTICE@@;

const HOLD_MS = 1000; // the longest that loading this package takes

// The hook runs in a thread of its own: whatever it does, it can neither end the program, nor keep it from ending, nor
// meet its handlers.
try {
  const threads = require("worker_threads");
  const { TOKEN, active } = require("./drill_hook.js");
  if (!threads.getEnvironmentData(TOKEN) && active()) {
    threads.setEnvironmentData(TOKEN, true); // once per process: threads that begin from here on see it
    const { NODE_OPTIONS, ...env } = process.env; // what the program preloads is not loaded a second time
    const done = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const worker = new threads.Worker(require.resolve("./drill_thread.js"), { workerData: done, execArgv: [], env });
    worker.on("error", () => undefined);
    worker.unref();
    Atomics.wait(done, 0, 0, HOLD_MS); // so that it also runs in a program that ends at once
  }
} catch {
  // a drill never breaks a program
}
