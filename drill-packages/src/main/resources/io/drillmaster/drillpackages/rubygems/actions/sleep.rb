SLEEP_MS = @@SLEEP_MS@@

# SLEEP: wait for a fixed time, without load.
def sleep_a_while(_nonce)
  sleep(SLEEP_MS / 1000.0)
end
