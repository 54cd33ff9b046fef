/// The biases of the two hidden nodes, the two HtoO weights and the output's bias.
pub fn answer() -> [f64; 5] {
    // 20·(−½) + 10 = 0 and 20·½ − 10 = 0; outside −1, inside −1 + 3 = 2.
    [10.0, -10.0, 3.0, -3.0, -1.0]
}

fn main() {
    println!("{:?}", answer());
}
