use ch20_autodiff::{Tape, Var};

/// A walk: the slopes of a result with respect to every value of its tape.
pub type Walk = fn(&Tape, Var) -> Vec<f64>;

/// Panics where `walk` does not give the slopes of the result it is asked for.
pub fn test(walk: Walk) {
    let tape = Tape::new();
    let (x, y) = (tape.var(3.0), tape.var(-2.0));
    let u = x * y;
    let f = (u + x) * u;
    let _later = f * y;
    for _ in 0..2 {
        let slopes = walk(&tape, f);
        for (var, slope) in [x, y].into_iter().zip([12.0, -27.0]) {
            assert!((slopes[var.place()] - slope).abs() < 1e-9);
        }
    }
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
