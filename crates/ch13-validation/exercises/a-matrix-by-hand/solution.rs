/// Your five numbers, in the order of the questions.
pub fn answers() -> [f64; 5] {
    let share = (40.0 + 50.0 + 30.0) / 150.0;
    let triangles = 30.0 / (20.0 + 30.0);
    let told = 30.0 / (10.0 + 30.0);
    let standard_error = f64::sqrt(share * (1.0 - share) / 400.0);
    let samples = 4.0 * 400.0;
    [share, triangles, told, standard_error, samples]
}

fn main() {
    println!("{:?}", answers());
}
