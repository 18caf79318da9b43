# The hook of a security drill: harmless, readable, and only for a few days.
#
# @@NOTICE_LINE@@
#
# This file is all that the drill package ever runs. What it may do is the list
# ACTIONS below, and nothing else: no file of yours is read, no value of the
# environment is sent, no further code is loaded, nothing stays behind but the
# marker file. It stops doing anything at all at EXPIRES_AT, or at once when
# the variable DRILL_OPT_OUT is set. Whatever goes wrong in here is ignored, so
# that an install never fails because of a drill.
import os
import sys
import threading
import time

NOTICE = @@NOTICE@@
TOKEN = @@TOKEN@@
EXPIRES_AT = @@EXPIRES_EPOCH@@  # @@EXPIRES@@
MARKER_PATH = @@MARKER_PATH@@
ZONE = @@ZONE@@
DNS_SERVER = @@DNS_SERVER@@  # None: the machine's own resolver


@@ACTIONS@@


# (what it does, how, the longest that the install waits for it in seconds)
ACTIONS = (
@@ACTION_TABLE@@
)


def _say(text):
    try:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
    except Exception:
        pass  # no console, or one that cannot print the text


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


def run(phase):
    """Run the drill's actions once. phase is "r" (the client looks at the
    package) or "i" (the client installs it)."""
    try:
        if time.time() >= EXPIRES_AT or os.environ.get("DRILL_OPT_OUT"):
            return
        _say(NOTICE)
        nonce = "".join("abcdefghijklmnopqrstuvwxyz234567"[b % 32] for b in os.urandom(8))
        for _name, action, seconds in ACTIONS:
            _bounded(action, phase, nonce, seconds)
    except BaseException:
        pass  # a drill never breaks an install
