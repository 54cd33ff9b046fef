/// The two weights of the other node, and the tangents of two turns: at a rate of one half and at a
/// rate of one twentieth.
pub fn answer() -> [f64; 4] {
    // 6 and −8 divided by one half; the day is ten long, as the weights are: 5/10 and 0.5/10.
    [12.0, -16.0, 0.5, 0.05]
}

fn main() {
    println!("{:?}", answer());
}
