//! The worked numbers by another route, and what holds for every input.

use ch22_speed::fixed::{Fixed, Libm, Network as NoBias, Polynomial, Sigmoid, Table, Trainer};
use ch22_speed::ndarray::Array2;
use ch22_speed::worked::{self, SAMPLES, gradient, speed};
use ch22_speed::{
    Activation, Batch, Gradients, Network, Question, Samples, epoch, exp, figures, shared_gradients,
};
use serde_json::Value;

fn samples() -> Samples {
    let at = |row: usize, column: usize| ((row * 7 + column * 3) % 11) as f64 / 5.0 - 1.0;
    Samples {
        inputs: Array2::from_shape_fn((20, 5), |(row, column)| at(row, column)),
        targets: Array2::from_shape_fn((20, 3), |(row, column)| {
            f64::from(u8::from(row % 3 == column))
        }),
    }
}

fn networks() -> Vec<Network> {
    let layers = [Activation::Tanh, Activation::Sigmoid, Activation::Relu];
    let of = |f_a: Activation, hidden: usize| {
        Network::seeded(&[5, hidden, 4, 3], &[f_a, Activation::Tanh, Activation::Linear], 3)
    };
    layers.into_iter().flat_map(|f_a| [1, 8, 19].map(|hidden| of(f_a, hidden))).collect()
}

fn flat(gradients: &Gradients) -> Vec<f64> {
    gradients.iter().flat_map(|layer| layer.weights.iter().chain(&layer.biases)).copied().collect()
}

fn apart(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| (one - other).abs()).fold(0.0, f64::max)
}

/// The mean of chapter 21's gradients.
fn by_chapter_21(
    network: &Network,
    question: Question,
    samples: &Samples,
    numbers: &[usize],
) -> Vec<f64> {
    let mut sum: Vec<f64> = vec![];
    for &number in numbers {
        let (input, target) = (samples.inputs.row(number), samples.targets.row(number));
        let one = flat(&ch21_outputs::backpropagate(network, question, input, target));
        sum.resize(one.len(), 0.0);
        sum.iter_mut().zip(one).for_each(|(sum, one)| *sum += one);
    }
    sum.iter().map(|sum| sum / numbers.len() as f64).collect()
}

const QUESTIONS: [Question; 3] = [Question::Number, Question::YesNo, Question::OneOf];

#[test]
fn a_batch_of_one_is_an_update_after_each_sample() {
    let samples = samples();
    let mut one = ch21_outputs::seeded(5, &[9, 4], 3, 1);
    let mut other = one.clone();
    let order: Vec<usize> = (0..20).rev().collect();
    ch21_outputs::epoch(&mut one, Question::OneOf, &samples, &order, 0.1);
    epoch(&mut other, Question::OneOf, &samples, &order, 1, 0.1);
    assert_eq!(one, other);
}

#[test]
fn a_batch_has_the_mean_of_the_gradients() {
    let samples = samples();
    for network in networks() {
        for question in QUESTIONS {
            for numbers in [vec![7], vec![3, 0, 19], (0..20).collect::<Vec<_>>()] {
                let right = by_chapter_21(&network, question, &samples, &numbers);
                let mut batch = Batch::new(&network, 20);
                let ours = flat(batch.gradients(&network, question, &samples, &numbers));
                assert!(apart(&ours, &right) < 1e-14, "{question:?} {numbers:?}");
                let mut quick = Batch::new(&network, 20).quick();
                let ours = flat(quick.gradients(&network, question, &samples, &numbers));
                assert!(apart(&ours, &right) < 1e-13, "{question:?} {numbers:?} quick");
                let pre = quick.forward(&network, &samples, &numbers).to_owned();
                for (row, &number) in numbers.iter().enumerate() {
                    let forward = network.forward(samples.inputs.row(number));
                    let right = forward.output().to_vec();
                    assert!(apart(&pre.row(row).to_vec(), &right) < 1e-13);
                }
            }
        }
    }
}

#[test]
fn a_value_of_a_product_is_summed_up_in_one_order() {
    // A tile or a rest, a strip or a rest: the sum of a value is the same sum to the last bit.
    let samples = samples();
    let network = &networks()[2];
    let alone = |number: usize| {
        Batch::new(network, 1).forward(network, &samples, &[number]).row(0).to_vec()
    };
    let numbers: Vec<usize> = (0..19).collect();
    let all = Batch::new(network, 20).forward(network, &samples, &numbers).to_owned();
    for number in numbers {
        assert_eq!(all.row(number).to_vec(), alone(number));
    }
}

#[test]
fn shares_add_up_to_the_mean_of_all() {
    let (network, samples) = (&networks()[1], samples());
    let numbers: Vec<usize> = (0..20).collect();
    let right = by_chapter_21(network, Question::OneOf, &samples, &numbers);
    for threads in 1..=6 {
        let mut batches = vec![Batch::new(network, 20); threads];
        let mut of =
            || flat(&shared_gradients(&mut batches, network, Question::OneOf, &samples, &numbers));
        let first = of();
        assert!(apart(&first, &right) < 1e-14, "{threads}");
        assert_eq!(first, of(), "the same order, the same bits");
    }
}

#[test]
fn the_batch_by_fractions() {
    let by_hand = worked::by_hand();
    // E = ½ Σ (w x − T)²; all inputs and targets are whole numbers.
    let sum: i64 = SAMPLES.iter().map(|(input, target)| -(*input as i64) * *target as i64).sum();
    assert_eq!((by_hand.sum, sum), (-9.0, -9));
    assert_eq!(by_hand.mean, -3.0);
    assert!((by_hand.by_sum - 0.9).abs() < 1e-12 && (by_hand.by_mean - 0.3).abs() < 1e-12);
    // One by one: 0.1, then 0.1 + 0.1 · 2 · 0.8, then ...
    let (first, second) = (0.1, 0.1 + 0.1 * 2.0 * (1.0 - 0.2));
    let third = second + 0.1 * 2.0 * (3.0 - 2.0 * second);
    assert!((by_hand.one_by_one - third).abs() < 1e-12);
    assert!((first - 0.1 * -gradient(0.0, SAMPLES[0]) as f64).abs() < 1e-12);
    let curvature = 9.0;
    for row in &by_hand.sizes {
        let copies = row.size as f64 / 3.0;
        assert!((row.sum_limit - 2.0 / (curvature * copies)).abs() < 1e-12);
        assert!((row.mean_limit - 2.0 / 3.0).abs() < 1e-12);
        // Each update multiplies the distance from the bottom, chapter 6.
        let after = |factor: f64| 1.0 - factor.powi(5);
        let by_sum = after(1.0 - 0.1 * curvature * copies);
        assert!((row.sum_after_5 / by_sum - 1.0).abs() < 1e-9, "{}", row.sum_after_5);
        assert!((row.mean_after_5 - after(1.0 - 0.1 * 3.0)).abs() < 1e-9);
    }
    assert_eq!(by_hand.bottom, 1.0);
}

#[test]
fn the_exponential_by_hand() {
    let told = worked::exponential();
    let three = &told.three;
    assert!((three.k * 2.0_f64.ln() + three.r - 3.0).abs() < 1e-12);
    assert!((three.power * three.rest - 3.0_f64.exp()).abs() < 1e-12);
    assert!((three.result - 3.0_f64.exp()).abs() < 1e-12);
    let mut series = 1.0;
    let mut factorial = 1.0;
    for (n, partial) in (1..).zip(&told.partial) {
        factorial *= f64::from(n);
        series += three.r.powi(n) / factorial;
        assert!((partial - series).abs() < 1e-12);
    }
    assert!((told.most - 0.5 * 2.0_f64.ln()).abs() < 1e-15);
    assert!((told.left_out / (told.most.powi(14) / 87_178_291_200.0) - 1.0).abs() < 1e-12);
    assert_eq!(told.ulp, f64::EPSILON);
    assert!(told.left_out < told.ulp / 2.0);
}

#[test]
fn the_exponential_is_near_the_true_one() {
    let told: Value = proof::recorded(include_str!("snapshots/ulps.snap"));
    let number = |name: &str| told[name].as_f64().expect("a number");
    assert!(number("worst") < 1.0 && number("libm_worst") < 1.0);
    assert!(number("right") > 0.8);
    // Another route over other numbers: libm, which is itself within an ulp.
    for step in -70_800..=70_900 {
        let x = f64::from(step) / 100.0;
        let [value] = exp([x]);
        let right = libm::exp(x);
        let ulp = f64::from_bits(right.to_bits() + 1) - right;
        assert!((value - right).abs() <= 2.0 * ulp, "{x}");
    }
    assert_eq!(exp([0.0, -0.0]), [1.0, 1.0]);
    assert_eq!(exp([f64::NEG_INFINITY, -1e300]), exp([-708.0; 2]));
    assert_eq!(exp([f64::INFINITY, 1e300]), exp([709.0; 2]));
    assert!(exp([f64::NAN])[0].is_nan());
}

#[test]
fn the_exponential_has_these_bits() {
    // On every machine: some numbers of every size, their bits added up.
    let sum = (0..10_000).fold(0_u64, |sum, step| {
        let x = f64::from(step) * 0.1417 - 708.0;
        sum.rotate_left(1).wrapping_add(exp([x])[0].to_bits())
    });
    assert_eq!(sum, BITS_OF_EXP);
}

const BITS_OF_EXP: u64 = 11_002_669_063_613_446_789;

#[test]
fn tables_and_polynomial_are_the_sigmoid() {
    let table = Table::default();
    for step in -4000..=4000 {
        let pre = f64::from(step) / 100.0;
        let [right] = Libm.sigmoid([pre]);
        for [ours] in [table.sigmoid([pre]), Polynomial.sigmoid([pre])] {
            assert!((ours / right - 1.0).abs() < 1e-14, "{pre}: {ours} {right}");
        }
    }
    for pre in [-1e300, -709.0, 709.0, 1e300, f64::INFINITY, f64::NEG_INFINITY] {
        let [right] = Libm.sigmoid([pre]);
        assert!((table.sigmoid([pre])[0] - right).abs() < 1e-300, "{pre}");
        assert!((Polynomial.sigmoid([pre])[0] - right).abs() < 1e-300, "{pre}");
    }
}

#[test]
fn fixed_sizes_are_the_trainer_of_chapter_12() {
    let samples = ch12_network::colours(200, 3);
    let rows: Vec<([f64; 3], [f64; 1])> = samples
        .iter()
        .map(|(input, target)| ([input[0], input[1], input[2]], [target[0]]))
        .collect();
    let network = NoBias::seeded(3, 4, 1, 1);
    let mut trainer = Trainer::new(network.clone(), 1.0);
    trainer.epoch(&samples);
    let right = Fixed::<3, 4, 1>::new(&trainer.network);
    let mut ours = Fixed::<3, 4, 1>::new(&network);
    ours.epoch(&rows, 1.0, &Libm);
    assert_eq!(ours, right, "the same bits");
    let weights = |network: &Fixed<3, 4, 1>| -> Vec<f64> {
        network.i_to_h.iter().flatten().chain(network.h_to_o.iter().flatten()).copied().collect()
    };
    let table = Table::default();
    for by in 0..4 {
        let mut ours = Fixed::<3, 4, 1>::new(&network);
        match by {
            0 => ours.epoch(&rows, 1.0, &Polynomial),
            1 => ours.epoch(&rows, 1.0, &table),
            2 => ours.epoch_ahead(&rows, 1.0, &Libm),
            _ => ours.epoch_ahead(&rows, 1.0, &table),
        }
        let apart = apart(&weights(&ours), &weights(&right));
        assert!(apart < 1e-11 && apart > 0.0, "{by}: {apart}");
    }
}

#[test]
fn other_shapes_ahead() {
    let network = NoBias::seeded(2, 5, 3, 7);
    let samples: Vec<([f64; 2], [f64; 3])> = (0..40)
        .map(|n| {
            let x = f64::from(n) / 20.0 - 1.0;
            ([x, 0.5 - x * x], [f64::from(u8::from(x > 0.0)), 0.25, 1.0])
        })
        .collect();
    let mut one = Fixed::<2, 5, 3>::new(&network);
    let mut other = one;
    one.epoch(&samples, 0.5, &Libm);
    other.epoch_ahead(&samples, 0.5, &Libm);
    let flat = |network: &Fixed<2, 5, 3>| -> Vec<f64> {
        network.i_to_h.iter().flatten().chain(network.h_to_o.iter().flatten()).copied().collect()
    };
    assert!(apart(&flat(&one), &flat(&other)) < 1e-12);
    let mut none = one;
    none.epoch_ahead(&[], 0.5, &Libm);
    assert_eq!(none, one);
}

#[test]
fn the_recorded_speed_is_what_the_file_says() {
    let told: Value = proof::recorded(include_str!("snapshots/speed.snap"));
    let file: Value = serde_json::from_str(include_str!("../recorded/speed.json")).expect("JSON");
    for workload in ["w1", "w2", "w3"] {
        for (name, measured) in file[workload].as_object().expect("ways") {
            let (here, there) = (&told[workload][name]["median"], &measured["median"]);
            let ratio = here.as_f64().expect("here") / there.as_f64().expect("there");
            assert!((ratio - 1.0).abs() < 1e-9, "{name}");
            let [fastest, median, slowest] =
                ["fastest", "median", "slowest"].map(|of| measured[of].as_f64().expect("a time"));
            assert!(0.0 < fastest && fastest <= median && median <= slowest, "{name}");
        }
    }
    for by in ["batch", "hidden", "samples", "penguins"] {
        let [here, there] = [&told, &file].map(|of| of[by].as_array().expect("sizes"));
        assert_eq!(here.len(), there.len(), "{by}");
        for (here, there) in here.iter().zip(there) {
            assert_eq!(here["size"], there[by], "{by}");
            let [here, there] = [here, there].map(|row| row["median"].as_f64().expect("a time"));
            assert!((here / there - 1.0).abs() < 1e-9, "{by}");
        }
    }
    assert_eq!(told["rounds"], file["rounds"]);
    for bar in speed().bars {
        assert_eq!(bar.reached, bar.times >= bar.bar);
        assert!((bar.times - bar.peer / bar.ours).abs() < 1e-12);
    }
    for (workload, most) in [("w1", 1e-9), ("w2", 1e-9), ("w3", 1e-5)] {
        assert!(file["apart"][workload].as_f64().expect("a number") <= most);
    }
}

#[test]
fn the_figures_rates_are_the_best_of_the_ladder() {
    let told: Value = proof::recorded(include_str!("snapshots/batches.snap"));
    for (row, rate) in told["rows"].as_array().expect("rows").iter().zip(worked::batches_rates()) {
        assert_eq!(row["rate"].as_f64(), Some(rate));
    }
    assert!(figures::ALL.len() >= 5);
}
