/// The preactivation that the sigmoid turns into `post`, a number between 0 and 1.
pub fn preactivation_of(post: f64) -> f64 {
    4.0 * (post - 0.5)
}
