/// The image of a point behind the decision plane.
pub fn mirrored(point: [f64; 3], _weights: [f64; 3]) -> [f64; 3] {
    point.map(|x| -x)
}

fn main() {
    println!("{:?}", mirrored([-3.0, 9.0, 9.0], [2.0, -1.0, 2.0]));
}
