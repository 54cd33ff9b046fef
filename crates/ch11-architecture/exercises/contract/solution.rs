pub use ch11_architecture::{Gradients, Network, backpropagate, ndarray};
