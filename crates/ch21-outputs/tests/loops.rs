//! The page's tables by hand once more: the fingerprints of three programs in plain loops over the
//! worked network, and the numbers of the output layers from their definitions.

use ch09_training::worked::{network, sample};
use proof::plainly::number;
use serde_json::Value;

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(number).collect()
}

#[track_caller]
fn assert_within(ours: f64, shown: &Value, within: f64) {
    let shown = number(shown);
    assert!((ours - shown).abs() <= within, "{ours} here, {shown} on the page");
}

#[track_caller]
fn assert_near(ours: f64, shown: &Value) {
    assert_within(ours, shown, 1e-9);
}

fn sigmoid(pre: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-pre))
}

fn size(values: &[f64]) -> f64 {
    values.iter().map(|value| value * value).sum::<f64>().sqrt()
}

/// Chapter 10's measure.
fn apart(one: &[f64], other: &[f64]) -> f64 {
    let off: Vec<f64> = one.iter().zip(other).map(|(a, b)| a - b).collect();
    size(&off) / (size(one) + size(other))
}

/// The weights of the worked network: ItoH row by row, then HtoO.
struct Weights {
    all: Vec<f64>,
    input: Vec<f64>,
    target: f64,
}

impl Weights {
    fn forward(&self) -> (Vec<f64>, f64) {
        let hidden = self.all.len() / (self.input.len() + 1);
        let mut post_h = vec![];
        for h in 0..hidden {
            let mut pre = 0.0;
            for (i, value) in self.input.iter().enumerate() {
                pre += value * self.all[i * hidden + h];
            }
            post_h.push(sigmoid(pre));
        }
        let mut pre_o = 0.0;
        for (h, post) in post_h.iter().enumerate() {
            pre_o += post * self.all[self.input.len() * hidden + h];
        }
        (post_h, sigmoid(pre_o))
    }

    /// ½ FE², or minus the logarithm of what is given to the target.
    fn error(&self, is_square: bool) -> f64 {
        let output = self.forward().1;
        if is_square {
            0.5 * (output - self.target) * (output - self.target)
        } else {
            -libm::log(if self.target == 1.0 { output } else { 1.0 - output })
        }
    }

    /// The gradients of ItoH and of HtoO, from what is sent to the hidden layer and what the output
    /// layer keeps: the final error, times the slope or not.
    fn gradients(&self, slope_sent: bool, slope_kept: bool) -> [Vec<f64>; 2] {
        let (post_h, output) = self.forward();
        let signal = |with_slope: bool| {
            let slope = if with_slope { output * (1.0 - output) } else { 1.0 };
            (output - self.target) * slope
        };
        let to_o = &self.all[self.input.len() * post_h.len()..];
        let mut i_to_h = vec![];
        for value in &self.input {
            for (post, weight) in post_h.iter().zip(to_o) {
                i_to_h.push(signal(slope_sent) * weight * post * (1.0 - post) * value);
            }
        }
        [i_to_h, post_h.iter().map(|post| signal(slope_kept) * post).collect()]
    }

    fn nudged(&mut self, is_square: bool) -> [Vec<f64>; 2] {
        let mut slopes = vec![];
        for place in 0..self.all.len() {
            let weight = self.all[place];
            let [up, down] = [1e-5, -1e-5].map(|nudge| {
                self.all[place] = weight + nudge;
                self.error(is_square)
            });
            self.all[place] = weight;
            slopes.push((up - down) / 2e-5);
        }
        let behind = slopes.split_off(self.input.len() * self.forward().0.len());
        [slopes, behind]
    }
}

#[test]
fn three_programs_held_to_two_errors() {
    let shown = proof::recorded(include_str!("snapshots/fingerprints.snap"));
    let (network, sample) = (network(), sample());
    let all = network.i_to_h.concat().into_iter().chain(network.h_to_o).collect();
    let mut weights = Weights { all, input: sample.input, target: sample.target };
    let square = weights.gradients(true, true);
    let cross = weights.nudged(false);
    // Against nudging ½ FE² it is the same.
    let nudged = weights.nudged(true);
    for (formula, nudged) in square.iter().zip(&nudged) {
        assert!(apart(formula, nudged) < 1e-9);
    }
    for (name, sent, kept) in
        [("with_slope", true, true), ("without_slope", false, false), ("sent_back", false, true)]
    {
        let ours = weights.gradients(sent, kept);
        for (layer, block) in ["i_to_h", "h_to_o"].into_iter().enumerate() {
            for (which, held_to) in [("square", &square), ("cross", &cross)] {
                let field = format!("{which}_{block}");
                let off = apart(&ours[layer], &held_to[layer]);
                // Where they agree it is what nudging is off by, which is small.
                assert_within(off, &shown[name][&field], (0.01 * off).min(1e-9));
            }
        }
    }
}

/// Softmax, written as it is defined.
fn shares(pre: &[f64]) -> Vec<f64> {
    let exponentials: Vec<f64> = pre.iter().map(|pre| pre.exp()).collect();
    let sum: f64 = exponentials.iter().sum();
    exponentials.iter().map(|exponential| exponential / sum).collect()
}

#[test]
fn the_output_layers_by_hand() {
    let shown = proof::recorded(include_str!("snapshots/by_hand.snap"));
    let three = &shown["one_of"];
    let (pre, target) = (numbers(&three["pre"]), numbers(&three["target"]));
    let outputs = shares(&pre);
    let mut price = 0.0;
    for (place, output) in outputs.iter().enumerate() {
        assert_near(std::f64::consts::E.powf(pre[place]), &three["exponentials"][place]);
        assert_near(*output, &three["outputs"][place]);
        assert_near(output - target[place], &three["final_errors"][place]);
        // The slope at a preactivation was measured without the final error.
        assert_within(number(&three["final_errors"][place]), &three["nudged"][place], 1e-9);
        price -= target[place] * output.ln();
    }
    assert_near(price, &three["error"]);
    let [number_of, yes_no] = ["number", "yes_no"].map(|name| &shown[name]);
    let missed = number(&number_of["pre"][0]) - number(&number_of["target"][0]);
    assert_near(missed, &number_of["final_errors"][0]);
    assert_near(missed * missed / 2.0, &number_of["error"]);
    let yes = sigmoid(number(&yes_no["pre"][0]));
    assert_near(yes - number(&yes_no["target"][0]), &yes_no["final_errors"][0]);
    // Two classes are one sigmoid.
    let two = numbers(&shown["two"]);
    assert_near(two[0] - two[1], &shown["difference"]);
    assert_near(shares(&two)[0], &shown["two_outputs"][0]);
    assert_near(sigmoid(two[0] - two[1]), &shown["sigmoid_of_difference"]);
    for row in shown["temperatures"].as_array().expect("rows") {
        let cooled: Vec<f64> = pre.iter().map(|pre| pre / number(&row["temperature"])).collect();
        for (ours, shown) in
            shares(&cooled).into_iter().zip(row["outputs"].as_array().expect("a list"))
        {
            assert_near(ours, shown);
        }
    }
}

/// Nielsen's node: weight and bias move alike, so its preactivation moves twice as far as each.
#[test]
fn nielsens_node_in_a_loop() {
    let shown = proof::recorded(include_str!("snapshots/saturation.snap"));
    let epochs = number(&shown["epochs"]) as usize;
    let [square_rate, cross_rate] = ["square_rate", "cross_rate"].map(|name| number(&shown[name]));
    for row in shown["rows"].as_array().expect("rows") {
        let end = |rate: f64, has_slope: bool| {
            let mut pre = number(&row["weight"]) + number(&row["bias"]);
            for _ in 0..epochs {
                let output = sigmoid(pre);
                let slope = if has_slope { output * (1.0 - output) } else { 1.0 };
                pre -= 2.0 * rate * output * slope;
            }
            sigmoid(pre)
        };
        assert_near(end(square_rate, true), &row["square"]);
        assert_near(end(cross_rate, false), &row["cross"]);
        assert_near(end(square_rate, false), &row["cross_same_rate"]);
    }
}
