use answer::{Gradients, Network, Sample, error, gradients_by_nudging};

use crate::checks::Checks;

fn network() -> Network {
    Network {
        i_to_h: vec![vec![0.5, -0.25, 1.0], vec![-0.75, 0.125, 0.5]],
        h_to_o: vec![1.0, -0.5, 0.25],
    }
}

pub fn check(c: &mut Checks) {
    let (i_to_h, h_to_o) = (network().i_to_h, network().h_to_o);
    for (input, target) in [(vec![1.0, 0.5], 0.0), (vec![-0.5, 2.0], 1.0)] {
        c.case(inputs![i_to_h, h_to_o, input, target]);
        let forward = network().forward(&input);
        c.block("S_preA,H", &forward.pre_h);
        c.block("S_postA,H", &forward.post_h);
        c.number("S_preA,O", forward.pre_o);
        c.number("S_postA,O", forward.post_o);
        let sample = Sample { input, target };
        c.number("E", error(&network(), &sample));
        let gradients = gradients_by_nudging(&network(), &sample, 0.001);
        c.table("gradient_ItoH by nudging", &gradients.i_to_h);
        c.block("gradient_HtoO by nudging", &gradients.h_to_o);
    }
    let learning_rate = 0.5;
    let gradients = Gradients {
        i_to_h: vec![vec![0.5, 1.0, -1.0], vec![0.25, -0.5, 2.0]],
        h_to_o: vec![-1.0, 0.5, 0.75],
    };
    c.case(inputs![i_to_h, h_to_o, learning_rate]);
    c.factor("the learning rate", learning_rate);
    let mut network = network();
    network.descend(&gradients, learning_rate);
    c.table_moved("ItoH after the step", &i_to_h, &network.i_to_h, learning_rate);
    c.moved("HtoO after the step", &h_to_o, &network.h_to_o, learning_rate);
}
