//! What the sentences of the page say of its recorded comparisons, and the same gradients by the code
//! of chapter 22.

use ch22_speed::{Batch, Gradients, Question, epoch, shared_gradients};
use ch26_frameworks::worked::{
    TABLES, burn, cars, dealt, exported, irises, machines, petals, petals_asked, pytorch, recorded,
    scaling,
};
use ch26_frameworks::{Portion, figures, fold_scaling, mean_of_all};

const LIMIT: f64 = 1e-6;

fn farthest(one: &[f64], other: &[f64]) -> f64 {
    assert_eq!(one.len(), other.len());
    one.iter().zip(other).map(|(one, other)| (one - other).abs()).fold(0.0, f64::max)
}

/// burn's gradients and weights are ours but for rounding.
#[test]
fn burn_is_apart_by_rounding_alone() {
    let burn = burn();
    for apart in [burn.gradients_at_start, burn.gradients_when_trained, burn.weights] {
        assert!(apart < 1e-14, "{apart}");
    }
    assert_eq!((burn.rows, burn.updates, burn.rate), (150, 100, 0.1));
}

/// Every row gets the same class, f64 stays far below the limit, and in f32 the cars alone do not.
#[test]
fn other_programs_answer_the_same() {
    let exported = exported();
    for table in &exported.tables {
        let number = table.question == "number";
        assert_eq!(table.same_class, if number { 0 } else { table.rows }, "{}", table.name);
        for apart in [table.tract, table.onnxruntime, table.pytorch] {
            assert!(apart < LIMIT / 1e6, "{}: {apart}", table.name);
            assert!(apart <= exported.worst);
        }
        assert_eq!(table.pytorch_32_bits > LIMIT, table.name == "auto_mpg", "{}", table.name);
        assert_eq!(
            table.safetensors_bytes,
            8 + table.safetensors_header + 8 * table.weights,
            "{}",
            table.name
        );
    }
    let names: Vec<&str> = exported.tables.iter().map(|table| table.name.as_str()).collect();
    assert_eq!(names, TABLES);
    assert!(exported.worst < 1e-12 && exported.worst_share_32_bits < LIMIT);
    assert!(exported.worst_share <= exported.worst);
    // 4-32-3 and 13-32-3.
    assert_eq!(exported.tables[0].weights, 4 * 32 + 32 + 32 * 3 + 3);
    assert_eq!(exported.tables[1].weights, 13 * 32 + 32 + 32 * 3 + 3);
}

/// In the unit of the network's answer f32 leaves off less than the limit, and it is the way back to
/// miles that makes more of it. The unit is the spread of the training part.
#[test]
fn the_way_back_to_miles_makes_more_of_the_difference() {
    let (cars, exported) = (cars(), exported());
    let in_miles = exported.tables[4].pytorch_32_bits;
    assert!(cars.scaled_32_bits < LIMIT && in_miles > LIMIT);
    assert!((cars.scaled_32_bits * cars.unit - in_miles).abs() < 1e-12);
    // By another route: the spread of all 398 cars, of which the training part is a large one.
    let text = include_str!("../../ch25-own-table/data/auto_mpg.csv");
    let mut lines = text.lines();
    let place =
        lines.next().unwrap().split(',').position(|name| name == "miles_per_gallon").unwrap();
    let miles: Vec<f64> =
        lines.map(|line| line.split(',').nth(place).unwrap().parse().unwrap()).collect();
    let mean = miles.iter().sum::<f64>() / miles.len() as f64;
    let squares: f64 = miles.iter().map(|miles| (miles - mean) * (miles - mean)).sum();
    let spread = (squares / miles.len() as f64).sqrt();
    assert!((spread / cars.unit - 1.0).abs() < 0.1, "{spread} {}", cars.unit);
}

/// The versions on the page are those of the recordings.
#[test]
fn the_page_has_the_versions_that_were_compared() {
    let page = include_str!("../../../book/src/ch26-frameworks.md");
    let versions = exported().versions;
    for (before, version) in [
        ("written in Rust (version ", &burn().version),
        ("(ref:paszke2019) (version ", &versions["torch"]),
        ("tract (version ", &versions["tract"]),
        ("(ref:onnxruntime) (version ", &versions["onnxruntime"]),
    ] {
        assert!(page.contains(&format!("{before}{version})")), "{before}{version}");
    }
    assert_eq!(machines().torch, versions["torch"]);
}

/// The petals network: named right as often folded, and much less often without its scaling.
#[test]
fn a_forgotten_scaling_ruins_the_answers() {
    let asked = petals_asked();
    assert_eq!(asked.right, asked.folded_right);
    assert!(asked.apart < 1e-12);
    assert!(asked.forgotten_right * 2 < asked.right, "{asked:?}");
    assert_eq!(asked.weights, 2 * 4 + 4 + 4 * 3 + 3);
    assert_eq!(asked.rows, 150);
    // Its verdict in the file is that of fewer rows, with the same scaling.
    let model = petals();
    let scaler = scaling(&model);
    let inputs = irises(&model).samples.inputs;
    let raw = &inputs * &scaler.unit + &scaler.offset;
    let mut same = 0;
    for (network, inputs) in
        [(&model.network, &inputs), (&fold_scaling(&model.network, &scaler), &raw)]
    {
        let model_rows = irises(&model);
        for (row, target) in inputs.rows().into_iter().zip(&model_rows.targets) {
            let post = network.forward(row);
            let best = ch21_outputs::largest(post.output());
            same += usize::from(best as f64 == *target);
        }
    }
    assert_eq!(same, 2 * asked.right);
    assert!(asked.forgotten_virginica * 2 > asked.rows, "{asked:?}");
}

/// The two figures of the page say the same numbers as its text: folding leaves every flower on its
/// side of each hidden node's line.
#[test]
fn folding_moves_no_flower_to_the_other_side() {
    let model = petals();
    let scaler = scaling(&model);
    let folded = fold_scaling(&model.network, &scaler);
    let scaled = irises(&model).samples.inputs;
    for row in scaled.rows() {
        let raw = &row * &scaler.unit + &scaler.offset;
        let (one, other) = (model.network.forward(row), folded.forward(raw.view()));
        for (one, other) in one.pre[0].iter().zip(&other.pre[0]) {
            assert_eq!(one.signum(), other.signum());
        }
    }
}

/// Only the first and the last weight of 2 × 3 stand at the same place in both lists.
#[test]
fn two_weights_stand_at_the_same_place() {
    let mut same = vec![];
    for input in 0..2 {
        for node in 0..3 {
            let figure = figures::ALL[0].at(&[input as f64, node as f64]);
            let (_, places) = figure.data.into_iter().find(|(name, _)| name == "places").unwrap();
            if places[0] == places[1] {
                same.push((input, node));
            }
        }
    }
    assert_eq!(same, [(0, 0), (1, 2)]);
}

fn flat(gradients: &Gradients) -> Vec<f64> {
    let layer = |layer: &ch22_speed::LayerGradients| {
        let all = layer.weights.iter().chain(&layer.biases).copied();
        all.collect::<Vec<f64>>()
    };
    gradients.iter().flat_map(layer).collect()
}

/// Chapter 22's gradients are those of PyTorch in one process and in two.
#[test]
fn two_processes_find_what_two_threads_find() {
    let (found, samples, network) = (recorded(), dealt(), petals().network);
    let numbers: Vec<usize> = (0..found.rows).collect();
    let mut batch = Batch::new(&network, found.rows);
    let mut of =
        |numbers: &[usize]| flat(batch.gradients(&network, Question::OneOf, &samples, numbers));
    let one = of(&numbers);
    assert!(farthest(&one, &found.one) < 1e-14);
    assert!(farthest(&found.equal, &found.one) < 1e-14);
    let mut batches = vec![Batch::new(&network, found.rows); 2];
    let shared = shared_gradients(&mut batches, &network, Question::OneOf, &samples, &numbers);
    assert!(farthest(&flat(&shared), &found.equal) < 1e-14);

    // With unequal shares the engine gives the mean of means; weighed, the mean of all.
    let cut = found.shares["unequal"][0];
    let parts = [of(&numbers[..cut]), of(&numbers[cut..])];
    let plain: Vec<f64> = parts[0].iter().zip(&parts[1]).map(|(a, b)| (a + b) / 2.0).collect();
    assert!(farthest(&plain, &found.unequal) < 1e-14);
    let counts = [cut, found.rows - cut];
    let shares: Vec<Portion> = parts
        .into_iter()
        .zip(counts)
        .map(|(gradients, samples)| Portion { gradients, samples })
        .collect();
    assert!(farthest(&mean_of_all(&shares), &found.unequal_weighed) < 1e-14);
    assert!(farthest(&found.unequal_weighed, &found.one) < 1e-14);
}

/// PyTorch's loop is on the page as it runs, and ends where ours does but for rounding. By another
/// route, the weights are moved here by the gradients that two threads find.
#[test]
fn pytorch_ends_with_the_same_weights() {
    let page = include_str!("../../../book/src/ch26-frameworks.md").replace("\r\n", "\n");
    let script = include_str!("oracles/machines.py").replace("\r\n", "\n");
    let from = page.find("```python\ndef train").expect("the loop in Python") + "```python\n".len();
    let loop_on_page = page[from..].split("```").next().unwrap();
    assert!(script.contains(loop_on_page), "{loop_on_page}");

    let pytorch = pytorch();
    assert!(pytorch.gradients < 1e-14 && pytorch.weights < 1e-14, "{pytorch:?}");
    let (found, samples, mut network) = (recorded(), dealt(), petals().network);
    let before = network.clone();
    let all: Vec<usize> = (0..found.rows).collect();
    let mut batches = vec![Batch::new(&network, found.rows); 2];
    for _ in 0..found.updates {
        let gradients = shared_gradients(&mut batches, &network, Question::OneOf, &samples, &all);
        for (layer, gradients) in network.layers.iter_mut().zip(&gradients) {
            layer.weights.scaled_add(-found.rate, &gradients.weights);
            layer.biases.scaled_add(-found.rate, &gradients.biases);
        }
    }
    let flat = |network: &ch26_frameworks::Network| -> Vec<f64> {
        let layers = network.layers.iter();
        layers
            .flat_map(|layer| {
                layer.weights.iter().chain(&layer.biases).copied().collect::<Vec<_>>()
            })
            .collect()
    };
    assert!(farthest(&flat(&network), &found.weights_one) < 1e-13);
    // The comparison can fail: the updates have moved the weights.
    assert!(farthest(&flat(&before), &found.weights_one) > 1e-3);
}

/// Twenty updates in two processes are twenty updates of chapter 22, and both have the same bits.
#[test]
fn two_processes_end_where_one_ends() {
    let (found, samples, mut network) = (recorded(), dealt(), petals().network);
    assert!(found.same_bits);
    let order: Vec<usize> = (0..found.rows).collect();
    for _ in 0..found.updates {
        epoch(&mut network, Question::OneOf, &samples, &order, found.rows, found.rate);
    }
    let ours: Vec<f64> = network
        .layers
        .iter()
        .flat_map(|layer| layer.weights.iter().chain(&layer.biases).copied().collect::<Vec<_>>())
        .collect();
    assert!(farthest(&ours, &found.weights_two) < 1e-13);
    assert!(farthest(&found.weights_one, &found.weights_two) < 1e-13);

    let machines = machines();
    assert!(machines.equal < 1e-15 && machines.weighed < 1e-15);
    assert_eq!(machines.weights, 0.0);
    assert!(machines.unequal > 0.01 && machines.unequal_relative > 2.0);
    // The mean of the factors, each as often as there are machines, is 1.
    assert_eq!(machines.factors.iter().sum::<f64>(), 2.0);
    assert_eq!(machines.factors, [1.6, 0.4]);
}
