/// READ_PROC_ENVIRON_SELF: count the entries of this process's environment. No name and no value is kept, and the count
/// goes nowhere.
fn read_proc_environ_self(_nonce: &str) -> io::Result<()> {
    let _count = fs::read("/proc/self/environ")?.iter().filter(|byte| **byte == 0).count();
    Ok(())
}
