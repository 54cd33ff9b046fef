//! Every number and every program output that the page prints.

use ch07_hidden_layer::worked;

#[test]
fn worked_examples() {
    proof::worked!("alarm", worked::alarm());
    proof::worked!("nodes", worked::nodes());
    proof::worked!("grid", worked::grid());
    proof::worked!("cycle", worked::cycle());
    proof::worked!("starts", worked::starts());
    proof::worked!("xor_network", worked::xor_network());
    proof::worked!("pushed_off", worked::pushed_off());
    proof::worked!("lines", worked::lines());
    proof::worked!("triangle_table", worked::triangle_table());
    proof::worked!("linear", worked::linear());
    proof::worked!("count", worked::count());
    proof::worked!("no_target", worked::no_target());
    proof::worked!("nudged", worked::nudged());
}

#[test]
fn examples() {
    proof::example!("rule_on_xor");
    proof::example!("count");
}
