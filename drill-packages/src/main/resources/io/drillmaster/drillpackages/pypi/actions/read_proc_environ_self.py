def read_proc_environ_self(phase, nonce):
    """READ_PROC_ENVIRON_SELF: count the entries of this process's environment.
    No name and no value is kept, and the count goes nowhere."""
    with open("/proc/self/environ", "rb") as environ:
        sum(block.count(b"\0") for block in iter(lambda: environ.read(4096), b""))
