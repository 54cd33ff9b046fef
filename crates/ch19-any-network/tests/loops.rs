//! The page's numbers once more: every network in plain loops, node by node, each slope from what
//! the node has sent; counts and medians taken here.

use ch19_any_network::Activation::{self, Linear, Relu, Sigmoid, Tanh};
use ch19_any_network::Network;
use ch19_any_network::worked::{CHECKED, random, recorded};
use proof::plainly::{list, number, numbers, whole};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;
use study::over_seeds;

/// Within a share of the number that is shown.
#[track_caller]
fn assert_within(ours: f64, shown: &Value, share: f64, what: &str) {
    let shown = number(shown);
    assert!(
        (ours - shown).abs() <= share * shown.abs(),
        "{what}: {ours} here, {shown} on the page"
    );
}

#[track_caller]
fn assert_near(ours: f64, shown: &Value, what: &str) {
    assert_within(ours, shown, 1e-8, what);
}

/// From the least to the largest, and their middle.
fn ordered(mut values: Vec<f64>) -> [f64; 3] {
    values.sort_by(f64::total_cmp);
    let [low, high] = [(values.len() - 1) / 2, values.len() / 2].map(|place| values[place]);
    [values[0], (low + high) / 2.0, values[values.len() - 1]]
}

fn size(values: &[f64]) -> f64 {
    values.iter().map(|value| value * value).sum::<f64>().sqrt()
}

/// A layer: its weights by the node that they lead to, its biases, what it sends, and what comes
/// back to each of its preactivations.
#[derive(Clone)]
struct Layer {
    to: Vec<Vec<f64>>,
    biases: Vec<f64>,
    kind: Activation,
    post: Vec<f64>,
    back: Vec<f64>,
}

#[derive(Clone)]
struct Loops(Vec<Layer>);

impl From<Network> for Loops {
    fn from(network: Network) -> Loops {
        let layers = network.layers.into_iter().map(|layer| {
            let none = vec![0.0; layer.biases.len()];
            Layer {
                to: layer.weights.columns().into_iter().map(|to| to.to_vec()).collect(),
                biases: layer.biases.to_vec(),
                kind: layer.activation,
                post: none.clone(),
                back: none,
            }
        });
        Loops(layers.collect())
    }
}

fn sent(kind: Activation, pre: f64) -> f64 {
    match kind {
        Sigmoid => 1.0 / (1.0 + libm::exp(-pre)),
        Tanh => libm::tanh(pre),
        Relu if pre > 0.0 => pre,
        Relu => 0.0,
        Linear => pre,
    }
}

/// The slope where a node has sent so much.
fn slope(kind: Activation, post: f64) -> f64 {
    match kind {
        Sigmoid => post * (1.0 - post),
        Tanh => 1.0 - post * post,
        Relu if post > 0.0 => 1.0,
        Relu => 0.0,
        Linear => 1.0,
    }
}

impl Loops {
    /// Weights from −1 to 1, drawn layer by layer and in each from node to node, times a factor that
    /// goes by how many nodes lead to a layer; biases of 0.
    fn drawn(
        nodes: &[usize],
        kinds: &[Activation],
        seed: u64,
        factor: impl Fn(usize) -> f64,
    ) -> Loops {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut layers = vec![];
        for (l, &kind) in kinds.iter().enumerate() {
            let (from, count) = (nodes[l], nodes[l + 1]);
            let mut to = vec![vec![0.0; from]; count];
            for i in 0..from {
                for node in &mut to {
                    node[i] = factor(from) * rng.random_range(-1.0..1.0);
                }
            }
            let none = vec![0.0; count];
            layers.push(Layer { to, biases: none.clone(), kind, post: none.clone(), back: none });
        }
        Loops(layers)
    }

    fn forward(&mut self, input: &[f64]) {
        for l in 0..self.0.len() {
            let (before, rest) = self.0.split_at_mut(l);
            let from = before.last().map_or(input, |layer| &layer.post);
            let Layer { to, biases, kind, post, .. } = &mut rest[0];
            for j in 0..to.len() {
                let mut pre = 0.0;
                for i in 0..from.len() {
                    pre += from[i] * to[j][i];
                }
                post[j] = sent(*kind, pre + biases[j]);
            }
        }
    }

    fn outputs(&self) -> &[f64] {
        &self.0[self.0.len() - 1].post
    }

    fn error(&mut self, input: &[f64], target: &[f64]) -> f64 {
        self.forward(input);
        let missed = self.outputs().iter().zip(target).map(|(post, target)| post - target);
        missed.map(|missed| missed * missed / 2.0).sum()
    }

    /// What comes back to each node when this much comes back to the outputs' preactivations.
    fn send_back(&mut self, at_output: &[f64]) {
        let last = self.0.len() - 1;
        self.0[last].back.copy_from_slice(at_output);
        for l in (0..last).rev() {
            let (before, behind) = self.0.split_at_mut(l + 1);
            let (layer, next) = (&mut before[l], &behind[0]);
            for i in 0..layer.post.len() {
                let mut arriving = 0.0;
                for (node, back) in next.to.iter().zip(&next.back) {
                    arriving += node[i] * back;
                }
                layer.back[i] = arriving * slope(layer.kind, layer.post[i]);
            }
        }
    }

    fn backward(&mut self, input: &[f64], target: &[f64]) {
        self.forward(input);
        let kind = self.0[self.0.len() - 1].kind;
        let at_output: Vec<f64> = self
            .outputs()
            .iter()
            .zip(target)
            .map(|(post, target)| (post - target) * slope(kind, *post))
            .collect();
        self.send_back(&at_output);
    }

    /// The gradients, layer by layer: of the weights to each node, and of its bias.
    fn gradients(&mut self, input: &[f64], target: &[f64]) -> Vec<Vec<f64>> {
        self.backward(input, target);
        let mut gradients = vec![];
        let mut from = input;
        for layer in &self.0 {
            let mut of_layer = vec![];
            for back in &layer.back {
                of_layer.extend(from.iter().map(|value| value * back));
                of_layer.push(*back);
            }
            gradients.push(of_layer);
            from = &layer.post;
        }
        gradients
    }

    /// The same by nudging.
    fn nudged(&self, input: &[f64], target: &[f64], ways: [f64; 2]) -> Vec<Vec<f64>> {
        let mut network = self.clone();
        let mut gradients = vec![];
        for l in 0..self.0.len() {
            let mut of_layer = vec![];
            for j in 0..self.0[l].to.len() {
                for i in 0..=self.0[l].to[j].len() {
                    let [up, down] = ways.map(|way| {
                        let old = *network.weight(l, j, i);
                        *network.weight(l, j, i) += way;
                        let error = network.error(input, target);
                        *network.weight(l, j, i) = old;
                        error
                    });
                    of_layer.push((up - down) / (ways[0] - ways[1]));
                }
            }
            gradients.push(of_layer);
        }
        gradients
    }

    /// A weight to a node, or behind the last of them its bias.
    fn weight(&mut self, l: usize, j: usize, i: usize) -> &mut f64 {
        let Layer { to, biases, .. } = &mut self.0[l];
        to[j].get_mut(i).unwrap_or(&mut biases[j])
    }

    fn step(&mut self, input: &[f64], target: &[f64], rate: f64) {
        self.backward(input, target);
        for l in 0..self.0.len() {
            let (before, rest) = self.0.split_at_mut(l);
            let from = before.last().map_or(input, |layer| &layer.post);
            let Layer { to, biases, back, .. } = &mut rest[0];
            for j in 0..to.len() {
                let by = rate * back[j];
                for i in 0..from.len() {
                    to[j][i] -= by * from[i];
                }
                biases[j] -= by;
            }
        }
    }

    fn train(&mut self, samples: &[(Vec<f64>, [f64; 1])], rate: f64, epochs: usize) {
        for _ in 0..epochs {
            for (input, target) in samples {
                self.step(input, target, rate);
            }
        }
    }

    fn summed(&mut self, samples: &[(Vec<f64>, [f64; 1])]) -> f64 {
        samples.iter().map(|(input, target)| self.error(input, target)).sum()
    }
}

/// All patterns of so many bits, counted upwards, and whether their ones are odd in number.
fn parity(bits: usize) -> Vec<(Vec<f64>, [f64; 1])> {
    let mut samples = vec![(vec![], [0.0])];
    for _ in 0..bits {
        let longer = samples.iter().flat_map(|(input, [target])| {
            [0.0_f64, 1.0].map(|bit| ([&input[..], &[bit]].concat(), [(target - bit).abs()]))
        });
        samples = longer.collect();
    }
    samples
}

/// How far two lists of gradients are apart, (10.6).
fn apart(one: &[Vec<f64>], other: &[Vec<f64>]) -> f64 {
    let (one, other) = (one.concat(), other.concat());
    let off: Vec<f64> = one.iter().zip(&other).map(|(a, b)| a - b).collect();
    size(&off) / (size(&one) + size(&other))
}

const NUDGE: f64 = 1e-5;
const BOTH: [f64; 2] = [NUDGE, -NUDGE];

/// The three starts: how far the weights to a layer reach.
const STARTS: [fn(usize) -> f64; 3] = [|_| 1.0, |from| (3.0 / from as f64).sqrt(), |_| 4.0];
const HIDDEN: [Activation; 3] = [Sigmoid, Tanh, Relu];

/// The network by hand, each node by itself.
#[test]
fn the_network_by_hand() {
    let hand = proof::recorded(include_str!("snapshots/by_hand.snap"));
    let (input, target) = (numbers(&hand["input"]), number(&hand["target"]));
    let pre_g = [input[0] * 0.5 + input[1] * 1.0, -input[0] + input[1] * 0.5 + 0.5];
    let post_g = pre_g.map(|pre| sent(Sigmoid, pre));
    let [g1, g2] = post_g;
    let post_h = [g1 + 0.5 * g2 - 0.5, -0.5 * g1 + 1.5 * g2].map(|pre| sent(Sigmoid, pre));
    let post_o = sent(Sigmoid, 1.5 * post_h[0] - post_h[1] + 0.5);
    assert_near(post_o, &hand["post_o"], "the answer");
    let slope_o = post_o * (1.0 - post_o);
    assert_near(slope_o, &hand["slope_o"], "the output's slope");
    let signal_o = (post_o - target) * slope_o;
    assert_near(post_o - target, &hand["final_error"], "final error");
    assert_near(signal_o, &hand["error_signal_o"], "at the output");
    let behind = [1.5 * signal_o, -signal_o];
    let signal_h: Vec<f64> =
        behind.iter().zip(post_h).map(|(behind, post)| behind * post * (1.0 - post)).collect();
    for h in 0..2 {
        assert_near(signal_h[h], &hand["error_signal_h"][h], "at H");
    }
    for (g, weights) in [[1.0, -0.5], [0.5, 1.5]].into_iter().enumerate() {
        let mut arrived = 0.0;
        for h in 0..2 {
            assert_near(weights[h], &hand["g_to_h"][g][h], "the weight from G to H");
            assert_near(weights[h] * signal_h[h], &hand["arriving"][g][h], "over H");
            arrived += weights[h] * signal_h[h];
        }
        let slope = post_g[g] * (1.0 - post_g[g]);
        assert_near(slope, &hand["slope_g"][g], "the slope at G");
        assert_near(arrived * slope, &hand["error_signal_g"][g], "at G");
    }
    for (ours, shown) in [1.5, -1.0].into_iter().zip(list(&hand["h_to_o"])) {
        assert_near(ours, shown, "the weight from H to the output");
    }
    assert_within(number(&hand["error_signal_g"][0]), &hand["nudged_g1"], 1e-8, "nudged");
}

/// How long the error signal is, in all layers, starts and kinds of nodes.
#[test]
fn what_is_left_of_the_error_signal() {
    let shown = proof::recorded(include_str!("snapshots/shrinking.snap"));
    let (nodes, most) = (whole(&shown["nodes"]), whole(&shown["most"]));
    for (factor, start) in STARTS.into_iter().zip(["book", "scaled", "wide"]) {
        for (kind, row) in HIDDEN.into_iter().zip(list(&shown[start])) {
            let what = format!("{start} {kind:?}");
            let run = |hidden: usize| {
                over_seeds(whole(&shown["networks"]) as u64, |seed| {
                    let widths = [vec![nodes; hidden + 1], vec![1]].concat();
                    let kinds = [vec![kind; hidden], vec![Linear]].concat();
                    let mut network = Loops::drawn(&widths, &kinds, seed, factor);
                    let mut rng = ChaCha8Rng::seed_from_u64(1_000_000 + seed);
                    let input: Vec<f64> = (0..nodes).map(|_| rng.random_range(-1.0..1.0)).collect();
                    network.forward(&input);
                    network.send_back(&[1.0]);
                    network
                })
            };
            let networks = run(most);
            let left = |layer: usize| {
                ordered(networks.iter().map(|network| size(&network.0[layer].back)).collect())
            };
            let first = left(0);
            for (ours, name) in first.into_iter().zip(["least", "median", "most"]) {
                assert_near(ours, &row["of_8"][name], &what);
            }
            let of_two = run(2).iter().map(|network| size(&network.0[0].back)).collect();
            assert_near(ordered(of_two)[1], &row["of_2"]["median"], &what);
            // The same share lost in each of the layers between leads from the last to the first.
            let lost = number(&row["per_layer"]).powi(most as i32 - 1);
            assert!((left(most - 1)[1] * lost / first[1] - 1.0).abs() < 1e-8, "{what}: {lost}");
            let (mut slopes, mut count) = (0.0, 0.0);
            for layer in networks.iter().flat_map(|network| &network.0[..most]) {
                for post in &layer.post {
                    slopes += slope(kind, *post);
                    count += 1.0;
                }
            }
            assert_near(slopes / count, &row["slope"], &what);
            if start == "book" && kind == Sigmoid {
                assert_near(left(most - 1)[1] / first[1], &shown["last_over_first"], &what);
            }
        }
    }
}

/// How many right answers a run ends with, and whether nothing comes back to some hidden layer.
fn ended(network: &mut Loops, samples: &[(Vec<f64>, [f64; 1])]) -> (usize, bool) {
    let hidden = network.0.len() - 1;
    let (mut right, mut silent) = (0, vec![true; hidden]);
    for (input, target) in samples {
        network.backward(input, target);
        right += usize::from((network.outputs()[0] - target[0]).abs() < 0.5);
        for (silent, layer) in silent.iter_mut().zip(&network.0) {
            *silent &= layer.back.iter().all(|back| *back == 0.0);
        }
    }
    (right, silent.contains(&true))
}

/// All trainings whose counts the page prints, but those of which no seed ends right.
#[test]
fn the_counts_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/depth.snap"));
    let samples = parity(whole(&shown["bits"]));
    let (width, rate) = (whole(&shown["width"]), number(&shown["learning_rate"]));
    let counted = |row: &Value, kind, start: usize, epochs: &Value, recorded: &[u8], may: usize| {
        let hidden = whole(&row["hidden_layers"]);
        let what = format!("{kind:?}, {hidden} hidden layers, start {start}");
        let widths = [vec![samples[0].0.len()], vec![width; hidden], vec![1]].concat();
        let kinds = [vec![kind; hidden], vec![Sigmoid]].concat();
        let ends = over_seeds(recorded.len() as u64, |seed| {
            let mut network = Loops::drawn(&widths, &kinds, seed, STARTS[start]);
            network.train(&samples, rate, whole(epochs));
            ended(&mut network, &samples)
        });
        let theirs: Vec<(usize, bool)> =
            recorded.iter().map(|end| (usize::from(end % 10), *end >= 10)).collect();
        let differ = ends.iter().zip(&theirs).filter(|(ours, theirs)| ours != theirs).count();
        assert!(differ <= may, "{what}: {differ} seeds end in another way");
        let is_right = |(right, _): &&(usize, bool)| *right == samples.len();
        let solved = theirs.iter().filter(is_right).count();
        assert_eq!(solved, whole(&row["solved"]), "{what}");
        assert_eq!(theirs.len() - solved, whole(&row["failed"]), "{what}");
        let dead = theirs.iter().filter(|end| !is_right(end) && end.1).count();
        assert_eq!(dead, whole(&row["dead"]), "{what}");
        // Each seed adds 0 or 1, and the square of how far that is from the share is its variance.
        let share = solved as f64 / theirs.len() as f64;
        let variance = theirs.iter().map(|end| f64::from(u8::from(is_right(&end))) - share);
        let ours = variance.map(|off| off * off).sum::<f64>().sqrt();
        assert_near(ours, &row["standard_error"], &what);
    };
    let epochs = &shown["epochs"];
    let sigmoid =
        [&recorded::DEPTH[0], &recorded::STARTS[0], &recorded::STARTS[1]].into_iter().enumerate();
    for ((start, recorded), name) in sigmoid.zip(["sigmoid", "sigmoid_scaled", "sigmoid_wide"]) {
        for depth in [1, 2, 5] {
            let row = &shown[name][depth - 1];
            assert_eq!(whole(&row["hidden_layers"]), depth);
            if whole(&row["solved"]) > 0 {
                counted(row, Sigmoid, start, epochs, &recorded[depth - 1], 0);
            }
        }
    }
    for depth in [1, 2, 5] {
        counted(&shown["relu"][depth - 1], Relu, 0, epochs, &recorded::DEPTH[2][depth - 1], 0);
    }
    // With five layers a difference in the last places of the slopes can grow to another end.
    counted(&shown["tanh"][4], Tanh, 0, epochs, &recorded::DEPTH[1][4], 2);
    let three = &recorded::PATIENCE[1];
    counted(&shown["patient"][1], Sigmoid, 0, &shown["patient_epochs"], three, 0);
    for (settings, ours) in [("seeds", recorded::DEPTH[0][0].len()), ("patient_seeds", three.len())]
    {
        assert_eq!(whole(&shown[settings]), ours);
    }
}

/// The network of the nudges, and how far nudging is off from its gradients.
#[test]
fn the_best_nudges() {
    let shown = proof::recorded(include_str!("snapshots/nudge_sizes.snap"));
    let kinds = [Tanh, Tanh, Tanh, Sigmoid];
    let mut network = Loops::drawn(&[3, 4, 4, 4, 1], &kinds, 19, STARTS[0]);
    let mut rng = ChaCha8Rng::seed_from_u64(19);
    for bias in network.0.iter_mut().flat_map(|layer| &mut layer.biases) {
        *bias = rng.random_range(-1.0..1.0);
    }
    let (input, target) = ([0.5, -1.0, 0.8], [0.0]);
    let exact = network.gradients(&input, &target);
    let off = |ways: [f64; 2]| apart(&exact, &network.nudged(&input, &target, ways));
    for (name, way_down, share) in [("best_one_sided", 0.0, 0.2), ("best_central", -1.0, 0.1)] {
        // Four nudges in each power of ten.
        let nudges = (4..=48).map(|quarter| 0.1_f64.powf(f64::from(quarter) / 4.0));
        let tried = nudges.map(|nudge| (nudge, off([nudge, way_down * nudge])));
        let best = tried.min_by(|one, other| one.1.total_cmp(&other.1)).expect("nudges");
        assert_near(best.0, &shown[name][0], name);
        // A part of it is rounding, which is another one here.
        assert_within(best.1, &shown[name][1], share, name);
    }
}

/// The networks that are checked for the limit, with the largest relative error among them.
#[test]
fn the_worst_of_the_right_gradients() {
    let shown = proof::recorded(include_str!("snapshots/alarms.snap"));
    for (hidden, name) in [(&[Sigmoid, Tanh, Linear][..], "smooth_worst"), (&[Relu], "relu_worst")]
    {
        assert_eq!(number(&shown["networks"]), CHECKED as f64);
        let off = over_seeds(CHECKED, |seed| {
            let (network, input, target) = random(hidden, seed);
            let mut loops = Loops::from(network);
            let (input, target) = (input.to_vec(), target.to_vec());
            apart(&loops.gradients(&input, &target), &loops.nudged(&input, &target, BOTH))
        });
        assert_within(ordered(off)[2], &shown[name], 0.02, name);
    }
}

#[test]
fn the_alarms_of_fresh_networks() {
    let shown = proof::recorded(include_str!("snapshots/alarms.snap"));
    let off = over_seeds(whole(&shown["fresh"]) as u64, |seed| {
        let mut network = Loops::drawn(&[2, 4, 4, 1], &[Relu, Relu, Sigmoid], seed, STARTS[0]);
        let samples = parity(2);
        let off = samples.iter().map(|(input, target)| {
            apart(&network.gradients(input, target), &network.nudged(input, target, BOTH))
        });
        off.collect::<Vec<f64>>()
    });
    let limit = number(&shown["limit"]);
    let at_zeros: Vec<f64> = off.iter().map(|off| off[0]).collect();
    assert_eq!(at_zeros.iter().filter(|off| **off > limit).count(), whole(&shown["at_zeros"]));
    let [least, _, most] = ordered(at_zeros);
    assert_near(least, &shown["fresh_least"], "the smallest");
    assert_near(most, &shown["fresh_most"], "the largest");
    let elsewhere = off.iter().filter(|off| off[1..].iter().any(|off| *off > limit)).count();
    assert_eq!(elsewhere, whole(&shown["elsewhere"]));
}

/// The starts that the check does not tell apart, trained.
#[test]
fn four_starts_checked_and_trained() {
    let shown = proof::recorded(include_str!("snapshots/blind.snap"));
    let samples = parity(2);
    for (number_of, row) in list(&shown["rows"]).iter().enumerate() {
        let kind = if number_of == 2 { Relu } else { Tanh };
        let mut network = Loops::drawn(&[2, 3, 3, 1], &[kind, kind, Sigmoid], 4, STARTS[0]);
        match number_of {
            0 => network.0.iter_mut().flat_map(|layer| &mut layer.to).for_each(|to| to.fill(0.0)),
            1 => network.0.iter_mut().flat_map(|layer| &mut layer.to).for_each(|to| to.fill(0.5)),
            2 => network.0[1].biases.fill(-3.0),
            _ => {}
        }
        let what = row["name"].as_str().expect("a name");
        let of_samples: Vec<Vec<Vec<f64>>> =
            samples.iter().map(|(input, target)| network.gradients(input, target)).collect();
        let off = samples
            .iter()
            .zip(&of_samples)
            .map(|((input, target), exact)| apart(exact, &network.nudged(input, target, BOTH)));
        assert_within(off.fold(0.0, f64::max), &row["check"], 0.1, what);
        let mut sum = vec![0.0; of_samples[0].concat().len()];
        for (place, sum) in sum.iter_mut().enumerate() {
            *sum = of_samples.iter().map(|gradients| gradients.concat()[place]).sum();
        }
        assert!((size(&sum) - number(&row["gradient"])).abs() < 1e-9, "{what}");
        assert_near(network.summed(&samples), &row["error"], what);
        network.train(&samples, number(&shown["learning_rate"]), whole(&shown["epochs"]));
        assert_near(network.summed(&samples), &row["after"], what);
    }
}

/// The forgotten first layer.
#[test]
fn the_layer_that_is_overlooked() {
    let shown = proof::recorded(include_str!("snapshots/overlooked.snap"));
    for (hidden, whole_list) in [("hidden_layers", "whole"), ("deeper", "deeper_whole")] {
        let layers = whole(&shown[hidden]);
        let widths = [vec![10; layers + 1], vec![1]].concat();
        let kinds = [vec![Sigmoid; layers], vec![Linear]].concat();
        let mut network = Loops::drawn(&widths, &kinds, 1, STARTS[1]);
        let mut rng = ChaCha8Rng::seed_from_u64(1_000_001);
        let input: Vec<f64> = (0..10).map(|_| rng.random_range(-1.0..1.0)).collect();
        let right = network.gradients(&input, &[1.0]);
        let nudged = network.nudged(&input, &[1.0], BOTH);
        let mut wrong = right.clone();
        wrong[0].fill(0.0);
        assert_within(apart(&wrong, &nudged), &shown[whole_list], 1e-4, hidden);
        if hidden == "hidden_layers" {
            // It is rounding, which is another one here.
            let off = (0..=layers).map(|l| apart(&right[l..=l], &nudged[l..=l]));
            assert_within(off.fold(0.0, f64::max), &shown["right"], 0.3, "the right gradients");
        }
    }
}
