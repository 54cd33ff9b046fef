use answer::update;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let samples = [([1.0, 0.5, -0.5], 0.0), ([-1.0, 2.0, 0.25], 1.0)];
    for (learning_rate, (input, target)) in [0.5, 2.0].into_iter().zip(samples) {
        let mut i_to_h = [
            vec![0.25, -0.5, 0.125, 0.75],
            vec![-0.375, 0.5, 0.25, -0.25],
            vec![0.75, 0.5, -1.0, 0.5],
        ];
        let mut h_to_o = [0.5, -0.25, 0.75, 1.0];
        c.case(inputs![i_to_h, h_to_o, input, target, learning_rate]);
        c.factor("the learning rate", learning_rate);
        c.factor("the number of hidden nodes", h_to_o.len() as f64);
        c.factor("the number of inputs", input.len() as f64);
        let (i_to_h_before, h_to_o_before) = (i_to_h.clone(), h_to_o);
        update(&mut i_to_h, &mut h_to_o, &input, target, learning_rate);
        c.moved("HtoO after the update", &h_to_o_before, &h_to_o, learning_rate);
        c.table_moved("ItoH after the update", &i_to_h_before, &i_to_h, learning_rate);
    }
}
