//! Every number and every program output that the page prints.

use ch15_bias::worked;

#[test]
fn by_hand() {
    proof::worked!("zeros", worked::zeros());
    proof::worked!("by_hand", worked::by_hand());
    proof::worked!("mazur", worked::mazur());
    proof::worked!("two_ways", worked::two_ways());
    proof::worked!("learned", worked::learned());
    proof::worked!("corner", worked::corner());
}

#[test]
fn alarm() {
    proof::worked!("alarm", worked::alarm());
}

#[test]
fn xor() {
    proof::worked!("xor", worked::xor());
    proof::worked!("starts", worked::starts());
}

#[test]
fn traps() {
    proof::worked!("traps", worked::traps());
}

#[test]
fn examples() {
    proof::example!("alarm");
    proof::example!("two_ways");
    proof::example!("moving_biases");
}
