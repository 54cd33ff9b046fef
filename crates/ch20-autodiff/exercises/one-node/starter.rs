use ch08_sigmoid::{activate, activate_prime};
use ch20_autodiff::{Tape, Var};

/// The sigmoid of a preactivation, as one value on the tape.
pub fn sigmoid<'t>(tape: &'t Tape, pre: Var<'t>) -> Var<'t> {
    todo!("one value, made of {}", pre.value())
}

fn main() {
    let tape = Tape::new();
    let pre = tape.var(0.5);
    let post = sigmoid(&tape, pre);
    println!("{} with slope {}", post.value(), post.backward().of(pre));
}
