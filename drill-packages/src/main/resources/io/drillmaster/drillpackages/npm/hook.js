// The hook of a security drill: harmless, readable, and only for a few days.
//
// @@NOTICE_LINE@@
//
// This file is all that the drill package ever runs. What it may do is the list ACTIONS below, and nothing else: no file
// of yours is read, no value of the environment is kept or sent, no further code is loaded, nothing stays behind but
// files of its own that DRILL-MANIFEST.json names. It does nothing at all before NOT_BEFORE, from EXPIRES_AT on, or when
// the variable DRILL_OPT_OUT is set. Whatever goes wrong in here is ignored, so that no install and no program ever
// fails because of a drill.
"use strict";

const NOTICE = @@NOTICE@@;
const TOKEN = @@TOKEN@@;
const NOT_BEFORE = @@NOT_BEFORE_EPOCH@@; // @@NOT_BEFORE@@, a day before it was built
const EXPIRES_AT = @@EXPIRES_EPOCH@@; // @@EXPIRES@@
const SCOPE_SALT = @@SCOPE_SALT@@;
const SCOPE = @@SCOPE@@; // null: wherever it is installed
const DEADLINE_MS = @@DEADLINE_MS@@; // the longest that the install waits, whatever the actions do

@@ACTIONS@@

const ACTIONS = [
@@ACTION_TABLE@@
];

const leave = () => process.exit(0);

// Whether this machine, or the repository whose pipeline this is, is one of those that the drill was planned for. The
// list holds salted digests, so that it tells nobody else what they are.
function inScope() {
  if (SCOPE === null) return true;
  const host = require("os").hostname();
  const places = [host];
  for (let i = host.indexOf("."); i >= 0; i = host.indexOf(".", i + 1)) places.push(host.slice(i));
  for (const v of ["GITHUB_REPOSITORY", "CI_PROJECT_PATH", "BUILD_REPOSITORY_NAME"]) places.push(process.env[v] || "");
  const digest = (place) => require("crypto").createHash("sha256").update(`${SCOPE_SALT}:${place.toLowerCase()}`).digest("hex");
  return places.some((place) => place && SCOPE.includes(digest(place)));
}

function active() {
  const now = Date.now() / 1000;
  return now >= NOT_BEFORE && now < EXPIRES_AT && !process.env.DRILL_OPT_OUT && inScope();
}

// Run the drill's actions once, and end the process, which is the hook's own (or a thread that is). The phase is "i" (the
// client installs the package) or "l" (a program loads it).
function run(phase) {
  process.on("uncaughtException", leave);
  process.on("unhandledRejection", leave);
  if (!active()) return leave();
  setTimeout(leave, DEADLINE_MS);
  if (phase !== "l") console.error(NOTICE); // an install's console is the drill's to speak on, a program's is not
  const nonce = Array.from(require("crypto").randomBytes(8), (b) => "abcdefghijklmnopqrstuvwxyz234567"[b % 32]).join("");
  const all = ACTIONS.map(([, action]) => {
    try {
      return Promise.resolve(action(phase, nonce)).catch(() => undefined);
    } catch {
      return undefined; // a drill never breaks an install
    }
  });
  return Promise.all(all).then(leave, leave);
}

module.exports = { TOKEN, active, run };
if (require.main === module) run("i");
