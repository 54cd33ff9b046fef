use answer::{Network, Sample, backpropagate, update};

use crate::checks::Checks;

fn network() -> Network {
    Network {
        i_to_h: vec![
            vec![0.25, -0.5, 0.125, 0.75],
            vec![-0.375, 0.5, 0.25, -0.25],
            vec![0.75, 0.5, -1.0, 0.5],
        ],
        h_to_o: vec![0.5, -0.25, 0.75, 1.0],
    }
}

pub fn check(c: &mut Checks) {
    let (i_to_h, h_to_o) = (network().i_to_h, network().h_to_o);
    for (input, target) in [(vec![1.0, 0.5, -0.5], 0.0), (vec![-1.0, 2.0, 0.25], 1.0)] {
        c.case(inputs![i_to_h, h_to_o, input, target]);
        let gradients = backpropagate(&network(), &Sample { input, target });
        c.block("gradient_HtoO", &gradients.h_to_o);
        c.table("gradient_ItoH", &gradients.i_to_h);
    }
    for (input, learning_rate) in [(vec![1.0, 0.5, -0.5], 0.5), (vec![-1.0, 2.0, 0.25], 2.0)] {
        let target = 1.0;
        let mut network = network();
        c.case(inputs![i_to_h, h_to_o, input, target, learning_rate]);
        c.factor("the learning rate", learning_rate);
        update(&mut network, &Sample { input, target }, learning_rate);
        c.moved("HtoO after the update", &h_to_o, &network.h_to_o, learning_rate);
        c.table_moved("ItoH after the update", &i_to_h, &network.i_to_h, learning_rate);
    }
}
