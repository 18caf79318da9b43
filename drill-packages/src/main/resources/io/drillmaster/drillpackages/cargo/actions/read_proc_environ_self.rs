/// READ_PROC_ENVIRON_SELF: open this process's own environment and count its entries; no name and no value is kept.
fn read_proc_environ_self(_nonce: &str) -> io::Result<()> {
    let _count = fs::read("/proc/self/environ")?.iter().filter(|byte| **byte == 0).count();
    Ok(())
}
