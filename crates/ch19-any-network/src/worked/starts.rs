//! How networks are started.

use serde::Serialize;

use crate::{Activation, Network};

/// How far the weights of a start spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Start {
    /// From −1 to 1, as everywhere in the book.
    Book,
    /// From −√(3/n) to √(3/n) where n nodes lead to the layer: a standard deviation of 1/√n.
    Scaled,
    /// From −4 to 4.
    Wide,
}

impl Start {
    /// All three, in the order of the page.
    pub const ALL: [Start; 3] = [Start::Book, Start::Scaled, Start::Wide];

    /// The name in a figure.
    pub fn name(self) -> &'static str {
        match self {
            Start::Book => "from −1 to 1",
            Start::Scaled => "spread 1/√n",
            Start::Wide => "from −4 to 4",
        }
    }

    /// A network of this start: that of [`Network::seeded`], its weights scaled.
    pub fn network(self, nodes: &[usize], activations: &[Activation], seed: u64) -> Network {
        let mut network = Network::seeded(nodes, activations, seed);
        for layer in &mut network.layers {
            let from = layer.weights.nrows() as f64;
            layer.weights *= match self {
                Start::Book => 1.0,
                Start::Scaled => (3.0 / from).sqrt(),
                Start::Wide => 4.0,
            };
        }
        network
    }
}
