use answer::test;
use ch11_architecture::ndarray::{Array2, ArrayView1};
use ch11_architecture::{Gradients, Network, backpropagate, outer};

use crate::checks::Checks;

type List<'a> = ArrayView1<'a, f64>;

fn right(network: &Network, input: List, target: List) -> Gradients {
    backpropagate(network, input, target).unwrap()
}

fn i_to_h_transposed(network: &Network, input: List, target: List) -> Gradients {
    let Gradients { i_to_h, h_to_o } = right(network, input, target);
    Gradients { i_to_h: i_to_h.t().to_owned(), h_to_o }
}

fn h_to_o_transposed(network: &Network, input: List, target: List) -> Gradients {
    let Gradients { i_to_h, h_to_o } = right(network, input, target);
    Gradients { i_to_h, h_to_o: h_to_o.t().to_owned() }
}

fn made_to_fit(network: &Network, input: List, target: List) -> Gradients {
    let Gradients { i_to_h, h_to_o } = right(network, input, target);
    let numbers: Vec<f64> = i_to_h.t().iter().copied().collect();
    Gradients { i_to_h: Array2::from_shape_vec(i_to_h.dim(), numbers).unwrap(), h_to_o }
}

fn one_signal(network: &Network, input: List, target: List) -> Gradients {
    let Gradients { h_to_o, .. } = right(network, input, target);
    let forward = network.forward(input).unwrap();
    let slope = |post: f64| post * (1.0 - post);
    let signal = (forward.post_o[0] - target[0]) * slope(forward.post_o[0]);
    let behind = &network.h_to_o.column(0) * signal * forward.post_h.mapv(slope);
    Gradients { i_to_h: outer(input, behind.view()), h_to_o }
}

fn one_row(network: &Network, input: List, target: List) -> Gradients {
    let Gradients { i_to_h, h_to_o } = right(network, input, target);
    let first = i_to_h.row(0).to_owned();
    Gradients { i_to_h: Array2::from_shape_fn(i_to_h.dim(), |(_, h)| first[h]), h_to_o }
}

fn turned_round(network: &Network, input: List, target: List) -> Gradients {
    let Gradients { i_to_h, h_to_o } = right(network, input, target);
    Gradients { i_to_h: -i_to_h, h_to_o: -h_to_o }
}

fn too_large(network: &Network, input: List, target: List) -> Gradients {
    let Gradients { i_to_h, h_to_o } = right(network, input, target);
    Gradients { i_to_h: i_to_h + 0.001, h_to_o: h_to_o + 0.001 }
}

fn too_small(network: &Network, input: List, target: List) -> Gradients {
    let Gradients { i_to_h, h_to_o } = right(network, input, target);
    Gradients { i_to_h: i_to_h - 0.001, h_to_o: h_to_o - 0.001 }
}

/// The first or the last gradient of a layer is off.
fn off<const LAYER: usize, const LAST: bool>(
    network: &Network,
    input: List,
    target: List,
) -> Gradients {
    let mut gradients = right(network, input, target);
    let layer = if LAYER == 0 { &mut gradients.i_to_h } else { &mut gradients.h_to_o };
    let mut all = layer.iter_mut();
    if let Some(gradient) = if LAST { all.last() } else { all.next() } {
        *gradient += if LAST { -0.001 } else { 0.001 };
    }
    gradients
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the right gradients", || test(right));
    c.refuses("refuses ItoH transposed", || test(i_to_h_transposed));
    c.refuses("refuses HtoO transposed", || test(h_to_o_transposed));
    c.refuses("refuses ItoH transposed and made to fit", || test(made_to_fit));
    c.refuses("refuses one output's signal alone", || test(one_signal));
    c.refuses("refuses a row for all", || test(one_row));
    c.refuses("refuses gradients turned round", || test(turned_round));
    c.refuses("refuses gradients a little too large", || test(too_large));
    c.refuses("refuses gradients a little too small", || test(too_small));
    c.refuses_each(
        "refuses one ItoH gradient a little off",
        &[|| test(off::<0, false>), || test(off::<0, true>)],
    );
    c.refuses_each(
        "refuses one HtoO gradient a little off",
        &[|| test(off::<1, false>), || test(off::<1, true>)],
    );
}
