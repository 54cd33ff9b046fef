//! Every number and every program output that the page prints.

use ch12_network::worked;

#[test]
fn worked_examples() {
    proof::worked!("first_updates", worked::first_updates());
    proof::worked!("one_run", worked::one_run());
    proof::worked!("runs", worked::runs());
    proof::worked!("learned", worked::learned());
    proof::worked!("order", worked::order());
    proof::worked!("sorted_epoch", worked::sorted_epoch(10, worked::SEED));
    proof::worked!("rates", worked::rates());
    proof::worked!("unscaled", worked::unscaled());
    proof::worked!("thresholds", worked::thresholds());
    proof::worked!("stopping", worked::stopping());
    let xor = worked::xor();
    proof::worked!("xor", &xor);
    // The figure cannot train so long; it draws these.
    let solved: Vec<usize> = xor.rows.iter().map(|row| row.solved).collect();
    assert_eq!(solved, worked::XOR_SOLVED);
}

#[test]
fn examples() {
    proof::example!("plain_loop");
    proof::example!("first_epoch");
    proof::example!("mistakes");
    proof::example!("saved_file");
    proof::example!("core");
}

// The program itself, which its example asks of cargo.
#[test]
fn the_program() {
    proof::example!("session");
}
