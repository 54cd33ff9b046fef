use ch20_autodiff::{Tape, Var};

/// A node's preactivation as one value on the tape.
pub fn node<'t>(
    tape: &'t Tape,
    weights: &[Var<'t>],
    arriving: &[Var<'t>],
    bias: Var<'t>,
) -> Var<'t> {
    let mut pre = bias.value();
    let mut made_of = vec![(bias, 1.0)];
    for (&weight, &value) in weights.iter().zip(arriving) {
        pre += weight.value() * value.value();
        made_of.push((weight, value.value()));
        made_of.push((value, weight.value()));
    }
    tape.record(pre, &made_of)
}

fn main() {
    let tape = Tape::new();
    let weights = [0.5, -1.0].map(|weight| tape.var(weight));
    let arriving = [2.0, 3.0].map(|value| tape.var(value));
    let pre = node(&tape, &weights, &arriving, tape.var(0.25));
    println!("{} from {} values", pre.value(), tape.values().len());
}
