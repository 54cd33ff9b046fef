use ch03_learning_rule::Sample;

/// The two weights at which both slopes are zero.
pub fn bottom(samples: &[Sample]) -> [f64; 2] {
    let (mut aa, mut ab, mut bb, mut at, mut bt) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for Sample { input, target } in samples {
        aa += input[0] * input[0];
        ab += input[0] * input[1];
        bb += input[1] * input[1];
        at += input[0] * target;
        bt += input[1] * target;
    }
    let determinant = aa * bb + ab * ab;
    [(at * bb - ab * bt) / determinant, (aa * bt - ab * at) / determinant]
}

fn main() {
    let samples = [
        Sample { input: vec![2.0, 1.0], target: 3.0 },
        Sample { input: vec![1.0, -1.0], target: 0.0 },
    ];
    println!("{:?}", bottom(&samples));
}
