use ch20_autodiff::{Tape, Var};

/// A walk: the slopes of a result with respect to every value of its tape.
pub type Walk = fn(&Tape, Var) -> Vec<f64>;

/// Panics where `walk` does not give the slopes of the result it is asked for.
pub fn test(walk: Walk) {
    let tape = Tape::new();
    let x = tape.var(3.0);
    let slopes = walk(&tape, x * x);
    todo!("assert! something about {slopes:?}")
}

fn main() {
    test(|tape, result| {
        let mut slopes = vec![0.0; tape.values().len()];
        slopes[result.place()] = 1.0;
        for arrow in tape.arrows().into_iter().rev() {
            slopes[arrow.from] += slopes[arrow.to] * arrow.slope;
        }
        slopes
    });
}
