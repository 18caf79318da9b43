const SLEEP_MS = @@SLEEP_MS@@;

// SLEEP: wait for a fixed time, without load.
function sleep() {
  return new Promise((resolve) => setTimeout(resolve, SLEEP_MS));
}
