#[test]
fn snapshots() {
    proof::worked!("doubled", worked::doubled());
    proof::example!("doubled");
}
