//! The worked numbers by another route, and what holds for every input.

use ch21_outputs::backpropagate;
use ch23_optimisers::ndarray::{Array1, array};
use ch23_optimisers::worked::{adam, bowl, by_hand, decayed, forms, race, started};
use ch23_optimisers::worked::{bowls, deep, raced, recorded, remedied, remedies, starts};
use ch23_optimisers::{
    Activation, ChaCha8Rng, Layer, Memory, Network, Optimiser, Question, Rule, Samples,
    SeedableRng, Start, cosine, dropout_gradients, epoch, masks, thinned, warmed_up,
};
use serde_json::Value;

fn oracle() -> Value {
    serde_json::from_str(include_str!("oracles/torch_steps.json")).expect("the oracle's JSON")
}

fn floats(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|one| one.as_f64().expect("a number")).collect()
}

fn named(name: &str) -> (Rule, f64) {
    let decay = 0.05;
    match name {
        "plain" => (Rule::Plain, 0.0),
        "momentum" => (Rule::Momentum { keep: 0.9 }, 0.0),
        "nesterov" => (Rule::Nesterov { keep: 0.9 }, 0.0),
        "rmsprop" => (Rule::RmsProp { keep: 0.99, small: 1e-8 }, 0.0),
        "adam" => (Rule::ADAM, 0.0),
        "adamw" => (Rule::AdamW { first: 0.9, second: 0.999, small: 1e-8, decay }, 0.0),
        "adam_l2" => (Rule::ADAM, decay),
        "plain_l2" => (Rule::Plain, decay),
        other => panic!("no rule {other}"),
    }
}

fn near(what: &str, ours: f64, theirs: f64) {
    assert!((ours - theirs).abs() <= 1e-12 * theirs.abs().max(1.0), "{what}: {ours} and {theirs}");
}

/// Six updates with given gradients, the rate halved after three: PyTorch's numbers.
#[test]
fn the_first_steps_are_those_of_pytorch() {
    let oracle = oracle();
    let start = floats(&oracle["start"]);
    let gradients: Vec<Vec<f64>> =
        oracle["gradients"].as_array().expect("gradients").iter().map(floats).collect();
    let rules = oracle["steps"].as_object().expect("rules");
    assert_eq!(rules.len(), 8);
    for (name, rows) in rules {
        let (rule, pull) = named(name);
        let mut memory = [Memory::default(); 2];
        let mut weights = start.clone();
        for (update, (row, slopes)) in
            rows.as_array().expect("rows").iter().zip(&gradients).enumerate()
        {
            let rate = if update < 3 { 0.1 } else { 0.05 };
            for place in 0..2 {
                let slope = slopes[place] + pull * weights[place];
                let memory = &mut memory[place];
                weights[place] = rule.moved(weights[place], slope, memory, rate, update as i32 + 1);
                near(&format!("{name}, {update}"), weights[place], floats(row)[place]);
            }
        }
    }
}

#[test]
fn on_a_parabola_they_are_pytorchs_as_well() {
    let oracle = oracle();
    for (name, row) in oracle["parabola"].as_object().expect("rules") {
        let (rule, pull) = named(name);
        if pull > 0.0 {
            continue;
        }
        let ours = worked_by_rule(rule);
        for (ours, theirs) in ours[1..].iter().zip(floats(row)) {
            near(name, *ours, theirs);
        }
    }
    let table = forms();
    let theirs = |name: &str| floats(&oracle["parabola"][name]);
    for update in 0..5 {
        near("whole", table.whole[update + 1], theirs("momentum")[update]);
        near("nesterov", table.nesterov[update + 1], theirs("nesterov")[update]);
    }
}

fn worked_by_rule(rule: Rule) -> Vec<f64> {
    ch23_optimisers::worked::forms::by_rule(rule, 0.1, 3, 5)
}

/// The table of momentum's forms with a pencil's fractions.
#[test]
fn the_forms_by_fractions() {
    let table = forms();
    let same = |ours: &[f64], right: [f64; 6]| {
        for (ours, right) in ours.iter().zip(right) {
            near("a weight", *ours, right);
        }
    };
    // Velocities of the frameworks' form: 1, 1.8, 2.34, 2.592, 2.6892.
    same(&table.whole, [1.0, 0.9, 0.72, 0.486, 0.486 - 0.1296, 0.486 - 0.1296 - 0.13446]);
    // Steps of chapter 18's: −0.1, −0.18, −0.234, −0.2349, −0.223965.
    same(&table.step, [1.0, 0.9, 0.72, 0.486, 0.2511, 0.027135]);
    // Steps of the mean: a hundredth at first.
    same(&table.mean[..3], [1.0, 0.99, 0.9711, 0.0, 0.0, 0.0]);
    same(&table.mean_scaled, [1.0, 0.9, 0.72, 0.486, 0.3564, 0.22194]);
    // Looking ahead: gradients of 1, 0.81 and 0.5751.
    same(&table.look_ahead, [1.0, 0.9, 0.729, 0.51759, 0.31095495, 0.11873423475]);
}

/// Momentum's forms on gradients of any course: the same weights up to a factor in the rate.
#[test]
fn three_forms_are_one_while_the_rate_stays() {
    use ch23_optimisers::worked::forms::{Form, by_rule, weights};
    for keep in [0.0, 0.3, 0.9] {
        for rate in [0.05, 0.4, 1.1] {
            let of = |form, rate| weights(form, keep, rate, 1_000, 30);
            let whole = of(Form::Whole, rate);
            let step = of(Form::Step, rate);
            let mean = of(Form::Mean, rate / (1.0 - keep));
            let rule = by_rule(Rule::Momentum { keep }, rate, 1_000, 30);
            for update in 0..=30 {
                near("step", step[update], whole[update]);
                near("mean", mean[update], whole[update]);
                near("rule", rule[update], whole[update]);
            }
            // The frameworks' Nesterov keeps the place ahead in place of the weight.
            let nesterov = by_rule(Rule::Nesterov { keep }, rate, 1_000, 30);
            let mut state = (1.0, 0.0);
            for ahead in &nesterov[1..] {
                state = Form::LookAhead.moved(state, |weight| weight, keep, rate);
                near("ahead", state.0 + keep * state.1, *ahead);
            }
        }
    }
    let table = forms();
    for update in 0..=3 {
        near("the table's place ahead", table.ahead[update], table.nesterov[update]);
    }
}

/// Adam's pieces from sums that are written out.
#[test]
fn adam_by_hand_from_sums() {
    let by_hand = by_hand();
    let mut weight = 1.0;
    for (place, piece) in by_hand.pieces.iter().enumerate() {
        let (mut first, mut second, mut firsts, mut seconds) = (0.0, 0.0, 0.0, 0.0);
        for (age, gradient) in adam::GRADIENTS[..=place].iter().rev().enumerate() {
            let (one, other) = (0.9_f64.powi(age as i32), 0.999_f64.powi(age as i32));
            first += one * gradient;
            second += other * gradient * gradient;
            firsts += one;
            seconds += other;
        }
        // A corrected running mean is a weighted mean: its weights add up to 1.
        near("mean", piece.first_corrected, first / firsts);
        near("squares", piece.second_corrected, second / seconds);
        near("first", piece.first, 0.1 * first);
        near("second", piece.second, 0.001 * second);
        let step = by_hand.rate * (first / firsts) / ((second / seconds).sqrt() + 1e-8);
        near("step", piece.step, -step);
        weight -= step;
        near("weight", piece.weight, weight);
    }
    let mut squares = 0.0;
    for (gradient, step) in adam::GRADIENTS.iter().zip(&by_hand.rms_steps) {
        squares = 0.99 * squares + 0.01 * gradient * gradient;
        assert!((step + 0.1 * gradient / squares.sqrt()).abs() < 1e-6);
    }
}

/// Uncorrected steps on an even slope in closed form: (1 − first^t) / √(1 − second^t).
#[test]
fn the_uncorrected_steps_in_closed_form() {
    let closed = |first: f64, second: f64, update: usize| {
        (1.0 - libm::pow(first, update as f64)) / libm::sqrt(1.0 - libm::pow(second, update as f64))
    };
    for (first, second) in [(0.9, 0.999), (0.5, 0.9), (0.0, 0.99)] {
        let without = adam::steps(first, second, false, 400);
        let with = adam::steps(first, second, true, 400);
        for update in 1..=400 {
            assert!((without[update - 1] - closed(first, second, update)).abs() < 1e-5);
            assert!((with[update - 1] - 1.0).abs() < 1e-6);
        }
    }
    let by_hand = by_hand();
    let all: Vec<f64> = (1..=2_000).map(|update| closed(0.9, 0.999, update)).collect();
    assert!((by_hand.first_uncorrected - 10.0_f64.sqrt()).abs() < 1e-5);
    assert!(all.iter().all(|step| *step <= by_hand.longest_uncorrected + 1e-5));
    assert!((all[by_hand.longest_at - 1] - by_hand.longest_uncorrected).abs() < 1e-5);
    assert!(all[by_hand.below_twice_at - 1..].iter().all(|step| *step < 2.0));
    assert!(all[by_hand.below_twice_at - 2] >= 2.0);
}

/// What decay leaves, in closed form: under plain descent and AdamW a share of itself in each update,
/// under Adam with L2 that share divided by the size of the gradients.
#[test]
fn decay_in_closed_form() {
    let table = decayed();
    near("closed", table.closed, libm::exp(1e4 * libm::log1p(-1e-4)));
    for row in &table.rows {
        assert!((row.adam_w - table.closed).abs() < 0.01, "{}: {}", row.size, row.adam_w);
        let l2 = libm::exp(-1.0 / row.size);
        assert!((row.adam_l2 - l2).abs() < 0.02, "{}: {} and {l2}", row.size, row.adam_l2);
        // An alternating push of size s and a rate of 1/100 leave at most s/100 besides.
        let push = 0.01 * row.size;
        assert!((row.plain_l2 - table.closed).abs() < push, "{}: {}", row.size, row.plain_l2);
    }
}

/// L2 and weight decay are one rule under plain descent.
#[test]
fn under_plain_descent_l2_is_decay() {
    for (weight, gradient) in [(1.0, 0.5), (-2.0, 0.25), (0.3, -4.0)] {
        let (rate, decay) = (0.1, 0.05);
        let l2 =
            Rule::Plain.moved(weight, gradient + decay * weight, &mut Memory::default(), rate, 1);
        near("l2", l2, (1.0 - rate * decay) * weight - rate * gradient);
    }
}

/// The bowl: its gradient is that of the quadratic form, and plain descent needs what the factors say.
#[test]
fn the_bowl_by_its_factors() {
    let bowls = bowls();
    // 0.8^n ≤ 0.01 needs 21 updates.
    let by_factor = (libm::log(0.01) / libm::log(0.8)).ceil();
    assert_eq!(by_factor, 21.0);
    assert!((bowls.rows[0].slanting.updates - by_factor).abs() <= 1.0);
    assert_eq!(bowls.recipe_keep, 0.25);
    assert_eq!(bowls.recipe_rate, 0.25);
    near("recipe", bowls.recipe_factor, 0.5);
    near("steep", bowls.steep_plain_factor, 99.0 / 101.0);
    near("steep", bowls.steep_recipe_factor, 9.0 / 11.0);
    assert!((bowls.steep_plain_steps - 230.25).abs() < 0.1);
    assert!((bowls.steep_recipe_steps - 22.95).abs() < 0.1);
    // The recipe's keep and rate leave one half of the distance along both axes in the long run: both
    // roots of z² − (1 + keep − rate · curvature) z + keep have the size √keep.
    for curvature in [1.0, 9.0] {
        let middle: f64 = 1.0 + bowls.recipe_keep - bowls.recipe_rate * curvature;
        assert!(middle * middle <= 4.0 * bowls.recipe_keep + 1e-12);
    }
    // The counts on the steep bowl from the closed form: with both roots equal to ±q, an axis keeps
    // (1 + c · t) · (±q)^t of its distance.
    let counted = |factors: [&dyn Fn(i32) -> f64; 2]| {
        let of = |number: usize| {
            let around = core::f64::consts::PI * (2 * number + 1) as f64 / bowl::STARTS as f64;
            let outside = |update: &i32| {
                let [x, y] = factors.map(|factor| factor(*update));
                libm::hypot(x * libm::cos(around), y * libm::sin(around)) > 0.01
            };
            f64::from(1 + (0..400).rev().find(outside).expect("outside at first"))
        };
        (0..bowl::STARTS).map(of).sum::<f64>() / bowl::STARTS as f64
    };
    let rate = 4.0 / 121.0;
    let double = |root: f64, curvature: f64| {
        let c = (1.0 - rate * curvature) / root - 1.0;
        move |update: i32| (1.0 + c * f64::from(update)) * root.powi(update)
    };
    let by_recipe = counted([&double(9.0 / 11.0, 1.0), &double(-9.0 / 11.0, 100.0)]);
    near("steep, counted", bowls.steep_recipe_counted, by_recipe);
    let plain = |update: i32| (99.0_f64 / 101.0).powi(update);
    near("steep, counted", bowls.steep_plain_counted, counted([&plain, &plain]));
    // A swing with 0.9 kept: the roots' product is 0.9, so each has the size of its root.
    near("swing", bowls.swing_factor * bowls.swing_factor, 0.9);
    near("swing", libm::pow(bowls.swing_factor, bowls.swing_steps), 0.01);
    near("radius", bowl::RADIUS * bowl::RADIUS, 5.0);
    for angle in [0.0, 0.4, bowl::ALONG] {
        let samples = bowl::turned(angle);
        let [flattest, steepest] = ch06_learning_rate::curvatures(&samples);
        near("flattest", flattest, 1.0);
        near("steepest", steepest, 9.0);
        let bottom = bowl::bottom(angle);
        let slopes = ch05_gradient_descent::gradient(&bottom, &samples);
        assert!(slopes.iter().all(|slope| slope.abs() < 1e-12));
    }
}

/// Turning the bowl turns the paths of the first three rules, and not those of the other two.
#[test]
fn three_rules_turn_with_the_bowl() {
    let angle = 0.7;
    let (sin, cos) = (libm::sin(angle), libm::cos(angle));
    for (place, (name, rule)) in race::RULES.into_iter().enumerate() {
        let straight = bowl::path(rule, 0.05, 0.0, [0.0; 2], 20);
        let turned = bowl::path(rule, 0.05, angle, [0.0; 2], 20);
        let apart = straight
            .iter()
            .zip(&turned)
            .map(|([x, y], at)| libm::hypot(cos * x - sin * y - at[0], sin * x + cos * y - at[1]));
        let apart = apart.fold(0.0, f64::max);
        assert_eq!(apart < 1e-9, place < 3, "{name}: {apart}");
    }
}

/// Starts: a layer of linear nodes multiplies the size of a signal by reach · √(nodes / 3).
#[test]
fn starts_by_the_variance_of_a_sum() {
    let started = started();
    near("Glorot", started.glorot, (6.0_f64 / 128.0).sqrt());
    near("He", started.he, (6.0_f64 / 64.0).sqrt());
    near("small", started.small_factor, 0.1 * (64.0_f64 / 3.0).sqrt());
    near("large", started.large_factor, (64.0_f64 / 3.0).sqrt());
    for ((tanh, relu), (_, start)) in started.tanh.iter().zip(&started.relu).zip(starts::STARTS) {
        let factor = start.reach(64, 64) * (64.0_f64 / 3.0).sqrt();
        for row in [tanh, relu] {
            assert!((row.first_pre / factor - 1.0).abs() < 0.05, "{}: {factor}", row.start);
        }
        // ReLU lets half of a mean square through, forward and back: nine layers lie between.
        let nine = (factor / 2.0_f64.sqrt()).powi(9);
        let forward = relu.last_pre / relu.first_pre / nine;
        let back = relu.first_signal / relu.last_signal / nine;
        assert!((0.6..1.6).contains(&forward), "{}: {forward}", relu.start);
        assert!((0.6..1.6).contains(&back), "{}: {back}", relu.start);
    }
    // Another way to the spread: the weights themselves.
    let network = Start::He.network(&[400, 300], &[Activation::Relu], 5);
    let weights = &network.layers[0].weights;
    let square = weights.iter().map(|weight| weight * weight).sum::<f64>() / weights.len() as f64;
    assert!((square / (2.0 / 400.0) - 1.0).abs() < 0.02, "{square}");
}

#[test]
fn the_schedules_at_their_marks() {
    near("cosine", cosine(0.3, 0, 10), 0.3);
    near("cosine", cosine(0.3, 5, 10), 0.15);
    near("cosine", cosine(0.3, 10, 10), 0.0);
    for (update, share) in [(0, 0.25), (1, 0.5), (3, 1.0), (9, 1.0)] {
        near("warm-up", warmed_up(0.2, update, 4), 0.2 * share);
    }
}

fn small() -> (Network, Samples) {
    let network = Start::Glorot.network(
        &[2, 5, 4, 3],
        &[Activation::Tanh, Activation::Relu, Activation::Linear],
        3,
    );
    let samples = Samples {
        inputs: array![[0.5, -1.0], [2.0, 0.25], [-0.75, 1.5]],
        targets: array![[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 1.0, 0.0]],
    };
    (network, samples)
}

/// Dropout node by node: an ordinary forward pass whose postactivations are multiplied by the masks.
#[test]
fn a_thinned_network_is_one_with_multiplied_postactivations() {
    let (network, samples) = small();
    let mut rng = ChaCha8Rng::seed_from_u64(4);
    for (input, _) in samples.iter() {
        let masks = masks(&network, 0.6, &mut rng);
        let mut from = input.to_owned();
        for (at, Layer { weights, biases, activation }) in network.layers.iter().enumerate() {
            from = (from.dot(weights) + biases).mapv(|pre| activation.activate(pre));
            if let Some(mask) = masks.get(at) {
                from *= mask;
            }
        }
        let thinned = thinned(&network, &masks).forward(input);
        for (one, other) in thinned.output().iter().zip(&from) {
            near("output", *one, *other);
        }
    }
}

/// The gradients with dropout are the slopes of the error with the same masks, by nudging.
#[test]
fn dropout_gradients_by_nudging() {
    let (network, samples) = small();
    let (numbers, keep) = ([2, 0, 1], 0.7);
    let error = |network: &Network| -> f64 {
        let mut rng = ChaCha8Rng::seed_from_u64(9);
        let of = |number: &usize| {
            let masks = masks(network, keep, &mut rng);
            let forward = thinned(network, &masks).forward(samples.inputs.row(*number));
            Question::OneOf.error(forward.output(), samples.targets.row(*number))
        };
        numbers.iter().map(of).sum::<f64>() / 3.0
    };
    let mut rng = ChaCha8Rng::seed_from_u64(9);
    let gradients =
        dropout_gradients(&network, Question::OneOf, &samples, &numbers, keep, &mut rng);
    for (layer, found) in gradients.iter().enumerate() {
        for ((from, to), slope) in found.weights.indexed_iter() {
            let at = |by: f64| {
                let mut nudged = network.clone();
                nudged.layers[layer].weights[[from, to]] += by;
                error(&nudged)
            };
            let nudged = (at(1e-5) - at(-1e-5)) / 2e-5;
            assert!((slope - nudged).abs() < 1e-8, "{layer}, {from} to {to}: {slope} and {nudged}");
        }
        for (to, slope) in found.biases.iter().enumerate() {
            let at = |by: f64| {
                let mut nudged = network.clone();
                nudged.layers[layer].biases[to] += by;
                error(&nudged)
            };
            let nudged = (at(1e-5) - at(-1e-5)) / 2e-5;
            assert!((slope - nudged).abs() < 1e-8, "{layer}, bias {to}: {slope} and {nudged}");
        }
    }
}

/// With nothing left out, dropout is a batch; and a node's factor is 1 in the mean.
#[test]
fn masks_keep_the_mean() {
    let (network, samples) = small();
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let all = dropout_gradients(&network, Question::OneOf, &samples, &[0, 1, 2], 1.0, &mut rng);
    let mut sum = Array1::<f64>::zeros(3);
    for (input, target) in samples.iter() {
        sum += &backpropagate(&network, Question::OneOf, input, target)[2].biases;
    }
    for (one, other) in all[2].biases.iter().zip(&sum) {
        near("bias", *one, other / 3.0);
    }
    let draws = 4_000;
    let mut mean = 0.0;
    for _ in 0..draws {
        mean += masks(&network, 0.8, &mut rng)[0].sum() / 5.0 / f64::from(draws);
    }
    // A factor has a variance of (1 − keep) / keep.
    let error = (0.25 / 5.0 / f64::from(draws)).sqrt();
    assert!((mean - 1.0).abs() < 4.0 * error, "{mean}");
}

/// An optimiser moves each weight and each bias by its own memory: the same as the rule alone.
#[test]
fn a_step_is_the_rule_for_each_weight() {
    let (network, samples) = small();
    for (name, rule) in race::RULES {
        let (mut ours, mut optimiser) = (network.clone(), Optimiser::new(rule, 0.1, &network));
        let mut alone: Vec<(f64, Memory)> = network
            .layers
            .iter()
            .flat_map(|layer| layer.weights.iter().chain(&layer.biases))
            .map(|value| (*value, Memory::default()))
            .collect();
        for update in 1..=4 {
            let (input, target) = (samples.inputs.row(update % 3), samples.targets.row(update % 3));
            let gradients = backpropagate(&ours, Question::OneOf, input, target);
            let slopes: Vec<f64> = gradients
                .iter()
                .flat_map(|layer| layer.weights.iter().chain(&layer.biases).copied())
                .collect();
            for ((value, memory), slope) in alone.iter_mut().zip(slopes) {
                *value = rule.moved(*value, slope, memory, 0.1, update as i32);
            }
            optimiser.step(&mut ours, &gradients);
        }
        let values = ours.layers.iter().flat_map(|layer| layer.weights.iter().chain(&layer.biases));
        for (value, (alone, _)) in values.zip(alone) {
            assert_eq!(*value, alone, "{name}");
        }
    }
}

/// An epoch with the plain rule is chapter 22's.
#[test]
fn an_epoch_of_the_plain_rule_is_chapter_22s() {
    let (network, samples) = small();
    let (mut ours, mut theirs) = (network.clone(), network.clone());
    let mut optimiser = Optimiser::new(Rule::Plain, 0.3, &ours);
    epoch(&mut ours, &mut optimiser, Question::OneOf, &samples, &[2, 0, 1], 2);
    ch22_speed::epoch(&mut theirs, Question::OneOf, &samples, &[2, 0, 1], 2, 0.3);
    for (one, other) in ours.layers.iter().zip(&theirs.layers) {
        for (one, other) in one.weights.iter().zip(&other.weights) {
            near("weight", *one, *other);
        }
    }
}

fn five(value: f64) -> f64 {
    (value * 1e5).round() / 1e5
}

fn held(what: &str, found: f64, recorded: f64) {
    assert!((found - recorded).abs() < 2e-5, "{what}: {found}, not {recorded}: run `record_races`");
}

/// Some seeds of every row of the recorded races, trained again.
#[test]
fn the_races_are_as_recorded() {
    let raced = raced();
    for (units, rows) in [&raced.alike, &raced.other].into_iter().enumerate() {
        for (place, row) in rows.iter().enumerate() {
            let rule = race::RULES[place].1;
            let seed = (7 * place + 11 * units) % 30;
            let setup = race::Setup {
                units: race::UNITS[units],
                rule,
                learning_rate: row.rate,
                ..race::RACER
            };
            let finish = race::run(&setup, seed as u64);
            let [training, test, right] = recorded::RACES[units][place][seed];
            held(row.name, five(finish.training), training);
            held(row.name, five(finish.test), test);
            held(row.name, five(finish.right), right);
            for (number, rate) in race::RATES.into_iter().enumerate().step_by(3) {
                let seed = (place + number) % 10;
                let setup = race::Setup { learning_rate: rate, ..setup };
                let finish = race::run(&setup, race::TUNING_FROM + seed as u64);
                let tuned = recorded::TUNING[units][place][number][seed];
                held(row.name, five(finish.training), tuned);
            }
        }
    }
}

#[test]
fn the_deep_networks_are_as_recorded() {
    let deep = deep();
    for (kind, rows) in [&deep.tanh, &deep.relu].into_iter().enumerate() {
        for (place, row) in rows.iter().enumerate() {
            let setup = race::Setup {
                activation: starts::ACTIVATIONS[kind].1,
                start: starts::STARTS[place].1,
                learning_rate: row.rate,
                ..race::DEEP
            };
            let seed = 3 * place + kind;
            let finish = race::run(&setup, seed as u64);
            let [training, test, right] = recorded::DEEP_RACES[kind][place][seed];
            held(row.start, five(finish.training), training);
            held(row.start, five(finish.test), test);
            held(row.start, five(finish.right), right);
            let (number, seed) = (place + 3 * kind, place + kind);
            let setup = race::Setup { learning_rate: race::RATES[number], ..setup };
            let finish = race::run(&setup, race::TUNING_FROM + seed as u64);
            held(
                row.start,
                five(finish.training),
                recorded::DEEP_TUNING[kind][place][number][seed],
            );
        }
    }
}

#[test]
fn the_remedies_are_as_recorded() {
    let table = remedied();
    let chosen = remedies::chosen(
        remedies::Remedy::Decay(table.decay),
        remedies::Remedy::Dropout(table.keep),
    );
    for (place, remedy) in chosen.into_iter().enumerate() {
        let seed = 5 * place + 2;
        let outcome = remedies::outcome(remedy, seed as u64);
        let [training, validation, test, right, epoch] = recorded::REMEDIES[place][seed];
        let what = format!("{remedy:?}");
        held(&what, five(outcome.training), training);
        held(&what, five(outcome.validation), validation);
        held(&what, five(outcome.test), test);
        held(&what, five(outcome.right), right);
        held(&what, outcome.epoch as f64, epoch);
    }
    for (tried, rows) in
        [(remedies::TRIED_DECAYS, recorded::DECAYS), (remedies::TRIED_KEEPS, recorded::KEEPS)]
    {
        for (place, remedy) in tried.into_iter().enumerate() {
            let outcome = remedies::outcome(remedy, race::TUNING_FROM + place as u64);
            held(&format!("{remedy:?}"), five(outcome.validation), rows[place][place]);
        }
    }
    // The networks that are drawn.
    let [training, validation, ..] = remedies::sets(remedies::DRAWN);
    let (_, network) = remedies::network(chosen[2], [&training, &validation], remedies::DRAWN);
    let values = network.layers.iter().flat_map(|layer| layer.weights.iter().chain(&layer.biases));
    for (value, recorded) in values.zip(recorded::LEARNED[2]) {
        held("a weight of the drawn network", five(*value), recorded);
    }
}
