/// Wherever it is built: this drill is not limited to certain machines or repositories.
fn in_scope() -> bool {
    true
}
