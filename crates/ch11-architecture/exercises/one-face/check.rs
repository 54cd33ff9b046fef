use answer::one_face;
use ch11_architecture::Network;
use ch11_architecture::ndarray::{Array1, Axis};

use crate::checks::Checks;

fn twin(network: &Network, order: &[usize]) -> Network {
    Network {
        i_to_h: network.i_to_h.select(Axis(1), order),
        h_to_o: network.h_to_o.select(Axis(0), order),
    }
}

fn equal(a: &Network, b: &Network) -> bool {
    a.i_to_h == b.i_to_h && a.h_to_o == b.h_to_o
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    const ORDERS: [[usize; 4]; 5] =
        [[3, 2, 1, 0], [1, 0, 3, 2], [2, 3, 0, 1], [1, 2, 3, 0], [0, 2, 1, 3]];
    let (mut answers, mut alike, mut in_part, mut twice) = (true, true, true, true);
    for seed in 0..6 {
        let network = Network::seeded(3, 4, 2, seed);
        let face = one_face(&network);
        let input = Array1::from(vec![0.5, -1.0, seed as f64 - 2.0]);
        let outputs = |network: &Network| network.forward(input.view()).map(|forward| forward.post_o);
        answers &= match (outputs(&network), outputs(&face)) {
            (Ok(before), Ok(after)) => (before - after).iter().all(|apart| apart.abs() < 1e-12),
            _ => false,
        };
        alike &= ORDERS.iter().all(|order| equal(&one_face(&twin(&network, order)), &face));
        twice &= equal(&one_face(&face), &face);
        // Two nodes with the same outgoing weights, two with the same incoming ones.
        let mut partly = network.clone();
        let (outgoing, incoming) = (partly.h_to_o.row(0).to_owned(), partly.i_to_h.column(3).to_owned());
        partly.h_to_o.row_mut(1).assign(&outgoing);
        partly.i_to_h.column_mut(2).assign(&incoming);
        let first = partly.h_to_o[[3, 0]];
        partly.h_to_o[[2, 0]] = first;
        let face = one_face(&partly);
        in_part &= ORDERS.iter().all(|order| equal(&one_face(&twin(&partly, order)), &face));
    }
    c.holds("answers as before", answers);
    c.holds("twins look alike", alike);
    c.holds("nodes that are alike in part", in_part);
    c.holds("the same twice", twice);
}
