//! The recorded numbers of the page by formulas spelt out here, with nothing of the chapter's but
//! the tasted tomatoes.

use ch18_minima::worked::tasting;
use proof::plainly::number;
use proof::recorded;
use serde_json::Value;

fn close(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() <= within, "{a} is not {b} within {within}");
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(number).collect()
}

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// The error of a single node.
fn node_error(weight: f64, bias: f64) -> f64 {
    let samples = tasting();
    let of =
        |(input, target): (&f64, &f64)| 0.5 * (sigmoid(weight * input + bias) - target).powi(2);
    samples.inputs.iter().zip(&samples.targets).map(of).sum()
}

#[test]
fn the_pass_by_differences_of_the_error() {
    let valleys = recorded(include_str!("snapshots/valleys.snap"));
    let pass = recorded(include_str!("snapshots/pass.snap"));
    let place = numbers(&valleys["pass"]["place"]);
    let error = |by: [f64; 2]| node_error(place[0] + by[0], place[1] + by[1]);
    let (here, nudge) = (error([0.0, 0.0]), number(&pass["nudge"]));
    for (row, direction) in [[1.0, 0.0], [0.0, 1.0]].into_iter().enumerate() {
        let aside = |by: f64| error([by * direction[0], by * direction[1]]) - here;
        close(aside(nudge), number(&pass["nudged"][row]["above"]), 1e-9);
        close(aside(-nudge), number(&pass["nudged"][row]["below"]), 1e-9);
    }
    let h = 1e-4;
    let second = |a: [f64; 2], b: [f64; 2]| {
        let at = |s: f64, t: f64| error([s * h * a[0] + t * h * b[0], s * h * a[1] + t * h * b[1]]);
        (at(1.0, 1.0) - at(1.0, -1.0) - at(-1.0, 1.0) + at(-1.0, -1.0)) / (4.0 * h * h)
    };
    let axes = [[1.0, 0.0], [0.0, 1.0]];
    for row in 0..2 {
        for column in 0..2 {
            let hessian = number(&pass["hessian"][row][column]);
            close(second(axes[row], axes[column]), hessian, 1e-6);
        }
    }
}

const XOR: [([f64; 2], f64); 4] =
    [([0.0, 0.0], 0.0), ([0.0, 1.0], 1.0), ([1.0, 0.0], 1.0), ([1.0, 1.0], 0.0)];

/// The outputs of a 2-2-1 network for XOR: ItoH row by row, the hidden biases, HtoO, the bias.
fn outputs(place: &[f64]) -> Vec<f64> {
    let of = |([a, b], _): ([f64; 2], f64)| {
        let hidden = [0, 1].map(|h| sigmoid(a * place[h] + b * place[2 + h] + place[4 + h]));
        sigmoid(hidden[0] * place[6] + hidden[1] * place[7] + place[8])
    };
    XOR.map(of).to_vec()
}

fn error(place: &[f64]) -> f64 {
    let pairs = outputs(place).into_iter().zip(XOR);
    pairs.map(|(output, (_, target))| 0.5 * (output - target).powi(2)).sum()
}

#[test]
fn the_two_runs_stand_where_they_say() {
    let runs = recorded(include_str!("snapshots/runs.snap"));
    for run in ["saddle", "valley"] {
        let measured = &runs[run]["measured"];
        let place = numbers(&measured["place"]);
        close(error(&place), number(&measured["error"]), 1e-9);
        for (mine, shown) in outputs(&place).into_iter().zip(numbers(&runs[run]["outputs"])) {
            close(mine, shown, 1e-9);
        }
        let slope = |weight: usize| {
            let aside = |by: f64| {
                let mut place = place.clone();
                place[weight] += by;
                error(&place)
            };
            (aside(1e-4) - aside(-1e-4)) / 2e-4
        };
        let length = (0..9).map(|weight| slope(weight).powi(2)).sum::<f64>().sqrt();
        close(length, number(&measured["slope"]), 1e-8);
    }
}

#[test]
fn twins_have_one_error_and_the_middle_another() {
    let twins = recorded(include_str!("snapshots/twins.snap"));
    let place = |which: &str| -> Vec<f64> {
        let twin = &twins[which];
        let rows = twin["i_to_h"].as_array().expect("rows").iter().flat_map(numbers);
        let others = ["bias_h", "h_to_o"].into_iter().flat_map(|part| numbers(&twin[part]));
        rows.chain(others).chain([number(&twin["bias_o"])]).collect()
    };
    let original = place("original");
    for which in ["original", "swapped", "turned"] {
        let twin = place(which);
        close(error(&twin), number(&twins[which]["error"]), 1e-9);
        close(error(&twin), error(&original), 1e-9);
        let away = original.iter().zip(&twin).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
        close(away, number(&twins[which]["distance"]), 1e-8);
    }
    let swapped = place("swapped");
    let middle: Vec<f64> = original.iter().zip(&swapped).map(|(a, b)| 0.5 * (a + b)).collect();
    close(error(&middle), number(&twins["halfway_error"]), 1e-9);
}

/// What counts have to do with each other, by the binomial distribution.
#[test]
fn counts_add_up() {
    let error = |share: f64, count: f64| (share * (1.0 - share) / count).sqrt();

    let starts = recorded(include_str!("snapshots/starts.snap"));
    let of = |name: &str| number(&starts[name]);
    assert_eq!(of("plain") - of("with_momentum"), of("fewer"));
    assert_eq!(of("saved") - of("lost"), of("fewer"));
    close(of("plain_error"), error(of("plain") / of("starts"), of("starts")), 1e-9);
    close(of("momentum_error"), error(of("with_momentum") / of("starts"), of("starts")), 1e-9);
    // The variance of a difference that is 1, −1 or 0, start by start.
    let mean = of("fewer") / of("starts");
    let squares = of("saved") + of("lost") - of("starts") * mean * mean;
    close(of("fewer_error"), (of("starts") * squares / (of("starts") - 1.0)).sqrt(), 1e-9);

    let census = recorded(include_str!("snapshots/census.snap"));
    let seeds = number(&census["seeds"]);
    let (stuck, share) = (number(&census["stuck"]), number(&census["share"]));
    close(share, stuck / seeds, 1e-12);
    close(number(&census["standard_error"]), error(share, seeds), 1e-9);
    for moment in census["moments"].as_array().expect("moments") {
        let kinds = ["falling", "saddle", "floor", "undecided"].map(|kind| numbers(&moment[kind]));
        let all: f64 = kinds.iter().map(|kind| kind[0]).sum();
        assert_eq!(number(&moment["done"]) + all, seeds, "{moment}");
        assert_eq!(kinds.iter().map(|kind| kind[0] - kind[1]).sum::<f64>(), stuck, "{moment}");
    }
    close(number(&census["pairs_expected"]), number(&census["pairs"]) * share * share, 1e-9);

    let remedies = recorded(include_str!("snapshots/remedies.snap"));
    for row in remedies["rows"].as_array().expect("rows") {
        let of = |name: &str| number(&row[name]);
        close(of("share"), of("stuck") / number(&remedies["seeds"]), 1e-12);
        close(of("standard_error"), error(of("share"), number(&remedies["seeds"])), 1e-9);
        assert_eq!(of("on_saddle") + of("on_floor") + of("elsewhere"), of("stuck"), "{row}");
    }
}
