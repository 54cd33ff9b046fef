/// The preactivation that the sigmoid turns into `post`, a number between 0 and 1.
pub fn preactivation_of(post: f64) -> f64 {
    todo!("solve for the preactivation")
}

fn main() {
    for post in [0.1, 0.5, 0.9] {
        println!("{post} comes from {}", preactivation_of(post));
    }
}
