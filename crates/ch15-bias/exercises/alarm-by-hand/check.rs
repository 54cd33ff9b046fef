use answer::alarm;
use ch11_architecture::ndarray::array;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for (low, high) in [(18.0, 24.0), (-2.0, 2.0), (-15.0, -9.5), (0.5, 40.0)] {
        c.case(inputs![low, high]);
        let network = alarm(low, high);
        let shape = (network.i_to_h.dim(), network.h_to_o.dim());
        let biases = (network.bias_h.len(), network.bias_o.len());
        let fits = shape == ((1, 2), (2, 1)) && biases == (2, 1);
        c.holds("two hidden nodes", fits);
        let output = &|degrees: f64| {
            if fits { network.forward(array![degrees].view()).post_o[0] } else { f64::NAN }
        };
        let over = |from: f64, to: f64| {
            (0..=20).map(move |n| output(from + (to - from) * f64::from(n) / 20.0))
        };
        let rings = |from, to| over(from, to).all(|output| output >= 0.9);
        let quiet = |from, to| over(from, to).all(|output| output <= 0.1);
        let middle = 0.5 * (low + high);
        c.holds("quiet in the middle", quiet(middle, middle));
        c.holds("rings when it is too cold", rings(low - 30.0, low - 5.0));
        c.holds("rings when it is too warm", rings(high + 5.0, high + 30.0));
        c.holds("quiet up to both ends", quiet(low + 0.1, high - 0.1));
        c.holds("rings just outside", rings(low - 1.0, low - 0.1) && rings(high + 0.1, high + 1.0));
    }
}
