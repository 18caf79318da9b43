# READ_PROC_ENVIRON_SELF: count the entries of this process's environment. No
# name and no value is kept, and the count goes nowhere.
def read_proc_environ_self(_nonce)
  File.binread("/proc/self/environ").count("\0")
end
