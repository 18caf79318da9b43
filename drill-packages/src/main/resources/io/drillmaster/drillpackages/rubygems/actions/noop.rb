# NOOP: nothing. The package is there to be noticed, or as a control.
def noop(_nonce); end
