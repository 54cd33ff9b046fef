pub use ch09_training::{Gradients, Network, Sample};
pub use ch10_backpropagation::{backpropagate, update_in_the_wrong_order as update};
