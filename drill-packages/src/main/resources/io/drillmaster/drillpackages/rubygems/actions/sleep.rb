# SLEEP: wait.
def sleep_a_while(_nonce)
  sleep(SLEEP_SECONDS)
end
