# The hook of a security drill: harmless, readable, and only for a few days.
#
# @@NOTICE_LINE@@
#
# This file is all that the drill package ever runs. What it may do is the list
# ACTIONS below, and nothing else: no file of yours is read, no value of the
# environment is kept or sent, no further code is loaded, nothing stays behind
# but files of its own that DRILL-MANIFEST.json names. It does nothing at all
# before NOT_BEFORE, from EXPIRES_AT on, or when the variable DRILL_OPT_OUT is
# set. Whatever goes wrong in here is ignored, so that no install and no program
# ever fails because of a drill.
import os
import sys
import threading
import time

NOTICE = @@NOTICE@@
TOKEN = @@TOKEN@@
NOT_BEFORE = @@NOT_BEFORE_EPOCH@@  # @@NOT_BEFORE@@, a day before it was built
EXPIRES_AT = @@EXPIRES_EPOCH@@  # @@EXPIRES@@
SCOPE_SALT = @@SCOPE_SALT@@
SCOPE = @@SCOPE@@  # None: wherever it is installed


@@ACTIONS@@


# (what it does, how, the longest that the install waits for it in seconds)
ACTIONS = (
@@ACTION_TABLE@@
)


def _say(text):
    """Past Python's buffer: a line that is left in there because nobody takes
    it would make the interpreter end with an error."""
    try:
        os.write(sys.stderr.fileno(), (text + "\n").encode("utf-8", "backslashreplace"))
    except Exception:
        pass  # no console


def _bounded(action, phase, nonce, seconds):
    """Run one action in a thread that may be left behind: getaddrinfo() and a
    hanging file system obey no other time limit."""

    def quietly():
        try:
            action(phase, nonce)
        except BaseException:
            pass  # a drill never breaks an install

    thread = threading.Thread(target=quietly, daemon=True)
    thread.start()
    thread.join(seconds)


def _in_scope():
    """Whether this machine, or the repository whose pipeline this is, is one of those that the drill was planned for.
    The list holds salted digests, so that it tells nobody else what they are."""
    if SCOPE is None:
        return True
    import hashlib
    import socket

    places = [socket.gethostname()]
    places += [places[0][i:] for i, letter in enumerate(places[0]) if letter == "."]
    places += [os.environ.get(v, "") for v in ("GITHUB_REPOSITORY", "CI_PROJECT_PATH", "BUILD_REPOSITORY_NAME")]
    texts = (SCOPE_SALT + ":" + place.lower() for place in places if place)
    return any(hashlib.sha256(text.encode("utf-8")).hexdigest() in SCOPE for text in texts)


def run(phase):
    """Run the drill's actions once. phase is "r" (the client looks at the
    package), "i" (the client installs it) or "l" (a program loads it)."""
    try:
        if not NOT_BEFORE <= time.time() < EXPIRES_AT or os.environ.get("DRILL_OPT_OUT") or not _in_scope():
            return
        if phase != "l":  # an install's console is the drill's to speak on, a program's is not
            _bounded(lambda phase, nonce: _say(NOTICE), phase, "", 0.3)
        nonce = "".join("abcdefghijklmnopqrstuvwxyz234567"[b % 32] for b in os.urandom(8))
        for _name, action, seconds in ACTIONS:
            _bounded(action, phase, nonce, seconds)
    except BaseException:
        pass  # a drill never breaks an install
