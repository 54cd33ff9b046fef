fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// The image of a point behind the decision plane.
pub fn mirrored(point: [f64; 3], weights: [f64; 3]) -> [f64; 3] {
    let once = dot(point, weights) / dot(weights, weights);
    [0, 1, 2].map(|i| point[i] - once * weights[i])
}

fn main() {
    println!("{:?}", mirrored([-3.0, 9.0, 9.0], [2.0, -1.0, 2.0]));
}
