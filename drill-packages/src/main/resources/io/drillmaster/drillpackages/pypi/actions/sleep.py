SLEEP_MS = @@SLEEP_MS@@


def sleep(phase, nonce):
    """SLEEP: wait for a fixed time, without load."""
    time.sleep(SLEEP_MS / 1000)
