// Part of a security drill: harmless and readable.
//
// @@NOTICE_LINE@@

/// What this crate is.
pub const NOTICE: &str = @@NOTICE@@;
