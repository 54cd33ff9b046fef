//! Every number and every program output that the page prints.

use ch18_minima::worked;

#[test]
fn worked_examples() {
    proof::worked!("valleys", worked::valleys());
    proof::worked!("pass", worked::pass());
    proof::worked!("rolled", worked::rolled());
    proof::worked!("starts", worked::starts());
    proof::worked!("runs", worked::runs());
    proof::worked!("census", worked::census());
    proof::worked!("remedies", worked::remedies());
    proof::worked!("twins", worked::twins());
}

#[test]
fn examples() {
    proof::example!("two_valleys");
    proof::example!("which_is_stuck");
    proof::example!("all_twins");
}
