//! The page's numbers once more: descents weight by weight in plain loops, curvatures from the
//! second derivatives of the error written out, counts and medians taken here.

use ch18_minima::worked::{WAYS, Way, random_direction, random_start, tasting, xor_surface};
use ch18_minima::{NetworkSurface, curvatures, figures, hessian, ndarray::Array1, place_of};
use proof::plainly::{error_of_mean, list, mean, median, number, numbers, whole};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;
use study::over_seeds;

#[track_caller]
fn assert_near(ours: f64, shown: &Value, what: &str) {
    assert_within(ours, shown, 1e-9, what);
}

/// Within a share of the number that is shown, or of 1 if that is larger.
#[track_caller]
fn assert_within(ours: f64, shown: &Value, share: f64, what: &str) {
    let shown = number(shown);
    let within = share * shown.abs().max(1.0);
    assert!((ours - shown).abs() <= within, "{what}: {ours} here, {shown} on the page");
}

/// Within a share of the number that is shown, however small that is.
#[track_caller]
fn assert_close(ours: f64, shown: &Value, what: &str) {
    let shown = number(shown);
    assert!((ours - shown).abs() <= 1e-5 * shown.abs(), "{what}: {ours} here, {shown} on the page");
}

/// For each seed from 0 on what a run makes of it.
fn for_seeds<T: Send>(seeds: &Value, run: impl Fn(u64) -> T + Send + Sync) -> Vec<T> {
    over_seeds(whole(seeds) as u64, run)
}

fn sigmoid(pre: f64) -> f64 {
    1.0 / (1.0 + (-pre).exp())
}

fn size(arrow: &[f64]) -> f64 {
    arrow.iter().map(|value| value * value).sum::<f64>().sqrt()
}

type Matrix = Vec<Vec<f64>>;

/// Takes as much of row `k` off those below it as makes their column `k` zero.
fn eliminate(rows: &mut Matrix, k: usize) {
    let (above, below) = rows.split_at_mut(k + 1);
    for row in below {
        let factor = row[k] / above[k][k];
        row.iter_mut().zip(&above[k]).for_each(|(value, top)| *value -= factor * top);
    }
}

/// The solution of `matrix · x = right`, by elimination.
fn solved(matrix: &Matrix, right: &[f64]) -> Vec<f64> {
    let count = right.len();
    let mut rows: Matrix = matrix.clone();
    rows.iter_mut().zip(right).for_each(|(row, value)| row.push(*value));
    for k in 0..count {
        let largest = (k..count).max_by(|&a, &b| rows[a][k].abs().total_cmp(&rows[b][k].abs()));
        rows.swap(k, largest.expect("a row"));
        eliminate(&mut rows, k);
    }
    let mut x = vec![0.0; count];
    for k in (0..count).rev() {
        let known: f64 = (k + 1..count).map(|column| rows[k][column] * x[column]).sum();
        x[k] = (rows[k][count] - known) / rows[k][k];
    }
    x
}

/// How many curvatures lie below a number: as many as there are negative pivots once it is taken
/// off the diagonal.
fn below(matrix: &Matrix, number: f64) -> usize {
    let mut rows = matrix.clone();
    rows.iter_mut().enumerate().for_each(|(k, row)| row[k] -= number);
    let mut negative = 0;
    for k in 0..rows.len() {
        negative += usize::from(rows[k][k] < 0.0);
        eliminate(&mut rows, k);
    }
    negative
}

/// The curvatures by halving, from the smallest to the largest.
fn bends(matrix: &Matrix) -> Vec<f64> {
    let size = |row: &Vec<f64>| row.iter().map(|value| value.abs()).sum::<f64>();
    let most = matrix.iter().map(size).fold(0.0, f64::max);
    let bend = |place: usize| {
        let (mut low, mut high) = (-most, most);
        for _ in 0..70 {
            let middle = (low + high) / 2.0;
            *(if below(matrix, middle) > place { &mut high } else { &mut low }) = middle;
        }
        (low + high) / 2.0
    };
    (0..matrix.len()).map(bend).collect()
}

/// The direction of a curvature: what grows most where it is nearly taken off the diagonal.
fn direction(matrix: &Matrix, bend: f64) -> Vec<f64> {
    let mut off = matrix.clone();
    (0..off.len()).for_each(|k| off[k][k] -= bend + 1e-9);
    let mut arrow: Vec<f64> = (0..off.len()).map(|k| 1.0 + k as f64).collect();
    for _ in 0..5 {
        arrow = solved(&off, &arrow);
        let size = size(&arrow);
        arrow.iter_mut().for_each(|value| *value /= size);
    }
    arrow
}

/// An error with its slopes and its second derivatives.
trait Error {
    fn error(&self, place: &[f64]) -> f64;
    fn slopes(&self, place: &[f64]) -> Vec<f64>;
    fn matrix(&self, place: &[f64]) -> Matrix;

    /// The places of a descent, the start among them.
    fn descent(&self, start: &[f64], rate: f64, momentum: f64, steps: usize) -> Vec<Vec<f64>> {
        let mut step = vec![0.0; start.len()];
        let mut places = vec![start.to_vec()];
        for done in 0..steps {
            let mut place = places[done].clone();
            for (k, slope) in self.slopes(&place).into_iter().enumerate() {
                step[k] = momentum * step[k] - rate * slope;
                place[k] += step[k];
            }
            places.push(place);
        }
        places
    }

    /// Where a descent is in the end, and after how many epochs; every tenth it is seen whether the
    /// error is below 0.05.
    fn end(&self, start: &[f64], rate: f64, momentum: f64, limit: usize) -> (Vec<f64>, usize) {
        let (mut place, mut step) = (start.to_vec(), vec![0.0; start.len()]);
        for epoch in 0..limit {
            if epoch % 10 == 0 && self.is_done(&place) {
                return (place, epoch);
            }
            for (k, slope) in self.slopes(&place).into_iter().enumerate() {
                step[k] = momentum * step[k] - rate * slope;
                place[k] += step[k];
            }
        }
        (place, limit)
    }

    fn is_done(&self, place: &[f64]) -> bool {
        self.error(place) < 0.05
    }

    /// How far away the bottom of the bowl is, and how far below.
    fn bottom(&self, place: &[f64]) -> [f64; 2] {
        let slopes = self.slopes(place);
        let way = solved(&self.matrix(place), &slopes);
        let gain: f64 = way.iter().zip(&slopes).map(|(way, slope)| way * slope / 2.0).sum();
        [size(&way), gain]
    }

    /// What the page measures is what is measured here.
    fn assert_measured(&self, shown: &Value, rate: &Value) {
        let place = numbers(&shown["place"]);
        assert_near(self.error(&place), &shown["error"], "error");
        let slope = size(&self.slopes(&place));
        if number(&shown["slope"]) == 0.0 {
            assert!(slope < 1e-9, "{slope}");
        } else {
            assert_close(slope, &shown["slope"], "slope");
        }
        let bends = bends(&self.matrix(&place));
        for (ours, shown) in bends.iter().zip(list(&shown["curvatures"])) {
            assert_within(*ours, shown, 1e-9, "curvature");
        }
        let steepest = bends[0].abs().max(bends[bends.len() - 1].abs());
        assert_close(number(rate) * steepest, &shown["step"], "rate × steepest bend");
        let [distance, gain] = self.bottom(&place);
        if slope > 1e-9 && bends[0] > 0.0 {
            assert_close(distance, &shown["distance"], "distance");
            assert_close(gain, &shown["gain"], "gain");
        }
    }
}

/// The node that tastes tomatoes.
struct Node(Vec<[f64; 2]>);

impl Node {
    fn new() -> Node {
        let samples = tasting();
        Node(samples.iter().map(|(input, target)| [input[0], target[0]]).collect())
    }
}

impl Error for Node {
    fn error(&self, place: &[f64]) -> f64 {
        let missed = self.0.iter().map(|[x, target]| sigmoid(place[0] * x + place[1]) - target);
        missed.map(|missed| 0.5 * missed * missed).sum()
    }

    fn slopes(&self, place: &[f64]) -> Vec<f64> {
        let mut slopes = vec![0.0; 2];
        for [x, target] in &self.0 {
            let output = sigmoid(place[0] * x + place[1]);
            let signal = (output - target) * output * (1.0 - output);
            slopes[0] += signal * x;
            slopes[1] += signal;
        }
        slopes
    }

    fn matrix(&self, place: &[f64]) -> Matrix {
        let mut matrix = vec![vec![0.0; 2]; 2];
        for [x, target] in &self.0 {
            let output = sigmoid(place[0] * x + place[1]);
            let bend = second(output, *target);
            for (row, one) in [*x, 1.0].into_iter().enumerate() {
                for (column, other) in [*x, 1.0].into_iter().enumerate() {
                    matrix[row][column] += bend * one * other;
                }
            }
        }
        matrix
    }
}

/// The second derivative of a sample's error by the preactivation of its output.
fn second(output: f64, target: f64) -> f64 {
    let slope = output * (1.0 - output);
    slope * slope + (output - target) * slope * (1.0 - 2.0 * output)
}

/// XOR by a network with so many hidden nodes: ItoH row by row, the hidden biases, HtoO, the bias.
struct Xor(usize);

const CASES: [([f64; 3], f64); 4] = [
    ([0.0, 0.0, 1.0], 0.0),
    ([0.0, 1.0, 1.0], 1.0),
    ([1.0, 0.0, 1.0], 1.0),
    ([1.0, 1.0, 1.0], 0.0),
];

impl Xor {
    /// The start of a seed, with weights so many times as large.
    fn start(&self, seed: u64, width: f64) -> Vec<f64> {
        place_of(&xor_surface(self.0, seed).0).iter().map(|weight| width * weight).collect()
    }

    /// What a hidden node sends, its last input being the 1 of its bias.
    fn post_h(&self, place: &[f64], input: &[f64; 3], h: usize) -> f64 {
        sigmoid((0..3).map(|i| input[i] * place[i * self.0 + h]).sum())
    }

    fn output(&self, place: &[f64], input: &[f64; 3]) -> f64 {
        let behind = &place[3 * self.0..];
        let sum: f64 = (0..self.0).map(|h| self.post_h(place, input, h) * behind[h]).sum();
        sigmoid(sum + behind[self.0])
    }

    fn verdict(&self, place: &[f64]) -> &'static str {
        let (error, slope) = (self.error(place), size(&self.slopes(place)));
        // What a step of LR 1 takes off is the square of the slope.
        if slope * slope >= error / 10_000.0 {
            return "falling";
        }
        let matrix = self.matrix(place);
        let bends = bends(&matrix);
        let steepest = bends[0].abs().max(bends[bends.len() - 1].abs());
        if steepest < 0.02 {
            "short steps"
        } else if bends[0] < -steepest / 500.0 {
            "saddle"
        } else if bends[0] > 0.0 && self.bottom(place)[1] < 0.02 * error {
            "floor"
        } else {
            "undecided"
        }
    }

    /// The direction that bends down most. Of its two sides it takes the program's.
    fn down(&self, place: &[f64]) -> Vec<f64> {
        let matrix = self.matrix(place);
        let mut down = direction(&matrix, bends(&matrix)[0]);
        let (network, samples) = xor_surface(self.0, 0);
        let surface = NetworkSurface { shape: &network, samples: &samples };
        let theirs = curvatures(&hessian(&surface, &Array1::from(place.to_vec()))).directions;
        if theirs.column(0).iter().zip(&down).map(|(a, b)| a * b).sum::<f64>() < 0.0 {
            down.iter_mut().for_each(|value| *value = -*value);
        }
        down
    }

    fn pushed(&self, place: &[f64], by: f64) -> Vec<f64> {
        place.iter().zip(self.down(place)).map(|(value, down)| value + by * down).collect()
    }
}

impl Error for Xor {
    fn error(&self, place: &[f64]) -> f64 {
        let missed = CASES.iter().map(|(input, target)| self.output(place, input) - target);
        missed.map(|missed| 0.5 * missed * missed).sum()
    }

    fn slopes(&self, place: &[f64]) -> Vec<f64> {
        let hidden = self.0;
        let mut slopes = vec![0.0; place.len()];
        for (input, target) in &CASES {
            let mut post_h = [0.0; 4];
            let mut pre_o = place[4 * hidden];
            for h in 0..hidden {
                post_h[h] = self.post_h(place, input, h);
                pre_o += post_h[h] * place[3 * hidden + h];
            }
            let output = sigmoid(pre_o);
            let signal = (output - target) * output * (1.0 - output);
            slopes[4 * hidden] += signal;
            for h in 0..hidden {
                let behind = signal * place[3 * hidden + h] * post_h[h] * (1.0 - post_h[h]);
                slopes[3 * hidden + h] += signal * post_h[h];
                for i in 0..3 {
                    slopes[i * hidden + h] += behind * input[i];
                }
            }
        }
        slopes
    }

    fn matrix(&self, place: &[f64]) -> Matrix {
        let (hidden, count) = (self.0, place.len());
        let mut matrix = vec![vec![0.0; count]; count];
        for (input, target) in &CASES {
            let output = self.output(place, input);
            let (bend, signal) =
                (second(output, *target), (output - target) * output * (1.0 - output));
            // How the output's preactivation changes with each weight.
            let mut change = vec![0.0; count];
            change[4 * hidden] = 1.0;
            for h in 0..hidden {
                let (post, behind) = (self.post_h(place, input, h), place[3 * hidden + h]);
                let slope = post * (1.0 - post);
                change[3 * hidden + h] = post;
                for i in 0..3 {
                    let into = i * hidden + h;
                    change[into] = behind * slope * input[i];
                    // And how these changes change.
                    let across = signal * slope * input[i];
                    matrix[into][3 * hidden + h] += across;
                    matrix[3 * hidden + h][into] += across;
                    for j in 0..3 {
                        let curved = slope * (1.0 - 2.0 * post) * input[i] * input[j];
                        matrix[into][j * hidden + h] += signal * behind * curved;
                    }
                }
            }
            for row in 0..count {
                for column in 0..count {
                    matrix[row][column] += bend * change[row] * change[column];
                }
            }
        }
        matrix
    }
}

/// The places of the tomatoes' map, and what descents on it do.
#[test]
fn the_map_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/valleys.snap"));
    let (node, rate) = (Node::new(), &shown["learning_rate"]);
    for place in ["low", "high", "near_high", "pass", "plateau"] {
        node.assert_measured(&shown[place], rate);
    }
    node.assert_measured(&shown["slow"], &shown["slow_rate"]);
    let near = node.descent(&[-2.0, 2.0], number(rate), 0.0, 1000).swap_remove(1000);
    for (ours, shown) in near.iter().zip(list(&shown["near_high"]["place"])) {
        assert_near(*ours, shown, "near B");
    }
    let left = node.error(&near) - node.error(&numbers(&shown["high"]["place"]));
    assert_close(left, &shown["near_high_left"], "what is left to B");
    for (name, rate, loss) in
        [("plateau", rate, "plateau_loss"), ("slow", &shown["slow_rate"], "slow_loss")]
    {
        let places = node.descent(&numbers(&shown[name]["place"]), number(rate), 0.0, 100);
        let lost = node.error(&places[0]) - node.error(&places[100]);
        assert_close(lost, &shown[loss], loss);
    }
    for (momentum, steps) in [0.0, 0.9].into_iter().zip(list(&shown["plateau_steps"])) {
        let places =
            node.descent(&numbers(&shown["plateau"]["place"]), number(rate), momentum, 600);
        let first = places.iter().position(|place| node.error(place) < number(&shown["edge"]));
        assert_eq!(first, Some(whole(steps)), "{momentum}");
    }
    assert_eq!(node.0.len(), whole(&shown["days"]));
    for (bottom, right) in ["low", "high"].into_iter().zip(list(&shown["right"])) {
        let place = numbers(&shown[bottom]["place"]);
        let is_right =
            |[x, target]: &&[f64; 2]| (sigmoid(place[0] * x + place[1]) >= 0.5) == (*target == 1.0);
        assert_eq!(node.0.iter().filter(is_right).count(), whole(right), "{bottom}");
    }
    let fresh = (0..200).map(|seed| {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let start = [rng.random_range(-1.0..1.0), rng.random_range(-1.0..1.0)];
        size(&node.slopes(&start))
    });
    assert_near(median(fresh.collect()), &shown["fresh_slope"], "fresh starts");
}

/// (6.8) at the pass, and the direction that bends down.
#[test]
fn the_bends_of_the_pass() {
    let shown = proof::recorded(include_str!("snapshots/pass.snap"));
    let place = numbers(&proof::recorded(include_str!("snapshots/valleys.snap"))["pass"]["place"]);
    let matrix = Node::new().matrix(&place);
    let [low, high] = [0, 1].map(|k| bends(&matrix)[k]);
    assert_near((low + high) / 2.0, &shown["middle"], "the mean");
    assert_near((high - low) / 2.0, &shown["reach"], "the root");
    // The slope changes along this direction by the curvature times the direction.
    let down = numbers(&shown["down"]);
    for (row, down) in matrix.iter().zip(&down) {
        let change: f64 = row.iter().zip(numbers(&shown["down"])).map(|(m, d)| m * d).sum();
        assert!((change - low * down).abs() < 1e-9, "{change}");
    }
    assert!((size(&down) - 1.0).abs() < 1e-9);
}

/// Where the ball rolls from the starts of the page.
#[test]
fn the_rolling_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/rolled.snap"));
    let (node, momentum) = (Node::new(), number(&shown["momentum"]));
    let starts: Vec<Vec<f64>> = list(&shown["starts"]).iter().map(numbers).collect();
    for (start, k) in starts.iter().zip(0..) {
        for (name, momentum) in [("plain", 0.0), ("with_momentum", momentum)] {
            let end = node.descent(start, 0.25, momentum, whole(&shown["steps"])).pop();
            assert_near(node.error(&end.expect("an end")), &shown[name][k], name);
        }
    }
    let errors: Vec<f64> = node
        .descent(&starts[1], 0.25, momentum, 3000)
        .iter()
        .map(|place| node.error(place))
        .collect();
    // After the first place that is lower than the next one, the highest.
    let dip = (1..3000).find(|&step| errors[step] < errors[step + 1]).expect("a dip");
    let over = errors[dip..].iter().copied().fold(0.0, f64::max);
    assert_near(over, &shown["over"], "over the ridge");
    // The first two have one weight, and the second is where the figure begins.
    assert_eq!(starts[0][0], starts[1][0]);
    let figure = figures::Start::default();
    assert_eq!(starts[1], [figure.weight, figure.bias]);
}

/// In which valley each of the starts ends: on which side of the pass.
#[test]
fn the_starts_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/starts.snap"));
    let node = Node::new();
    let in_b = for_seeds(&shown["starts"], |seed| {
        let start = random_start(seed).to_vec();
        [0.0, 0.9].map(|momentum| {
            let end = node.descent(&start, 0.25, momentum, 1500).pop().expect("an end");
            end[0] < 0.0
        })
    });
    let count = |plain: bool, with: bool| in_b.iter().filter(|end| **end == [plain, with]).count();
    assert_eq!(count(true, true) + count(true, false), whole(&shown["plain"]));
    assert_eq!(count(true, false), whole(&shown["saved"]));
    assert_eq!(count(false, true), whole(&shown["lost"]));
}

/// The two runs on XOR: where they stand, and how they go on.
#[test]
fn the_two_runs_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/runs.snap"));
    let (xor, one) = (Xor(2), Value::from(1.0));
    let stand = |seed: u64, epochs: &Value| {
        xor.descent(&xor.start(seed, 1.0), 1.0, 0.0, whole(epochs)).pop().expect("a place")
    };
    let largest = |place: &[f64]| place.iter().map(|weight| weight.abs()).fold(0.0, f64::max);
    for (name, seed, epochs) in
        [("saddle", 60, "epochs"), ("valley", 5, "epochs"), ("valley_later", 5, "later")]
    {
        let (place, shown_run) = (stand(seed, &shown[epochs]), &shown[name]);
        for (ours, shown) in place.iter().zip(list(&shown_run["measured"]["place"])) {
            assert_within(*ours, shown, 1e-9, name);
        }
        xor.assert_measured(&shown_run["measured"], &one);
        assert_near(largest(&place), &shown_run["largest"], "the largest weight");
        for ((input, _), shown) in CASES.iter().zip(list(&shown_run["outputs"])) {
            assert_near(xor.output(&place, input), shown, "an output");
        }
    }
    let [saddle, valley] = [60, 5].map(|seed| stand(seed, &shown["epochs"]));
    assert_close(xor.error(&valley) - 0.25, &shown["valley_left"], "above a quarter");
    let fresh = (0..200).map(|seed| size(&xor.slopes(&xor.start(seed, 1.0)))).collect();
    assert_near(median(fresh), &shown["fresh_slope"], "fresh starts");

    // Beside the crest: the part of the slope along a direction, over its curvature.
    let (matrix, slopes) = (xor.matrix(&saddle), xor.slopes(&saddle));
    let values = bends(&matrix);
    for (value, shown) in values.iter().zip(list(&shown["beside"])) {
        let along = direction(&matrix, *value).iter().zip(&slopes).map(|(d, s)| d * s).sum::<f64>();
        assert_close((along / value).abs(), shown, "beside the crest");
    }
    // In so many epochs a distance from the crest grows to e times itself.
    let grown = (number(&shown["growth"]) * (1.0 - values[0]).ln()).exp();
    assert!((grown / std::f64::consts::E - 1.0).abs() < 1e-3, "{grown}");

    let push = &shown["push"];
    assert_close(-values[0], &push["down"], "downwards");
    let until = |place: &[f64]| {
        let (end, epochs) = xor.end(place, 1.0, 0.0, 20_000);
        assert!(xor.error(&end) < number(&shown["done"]));
        // Ten epochs before it was not done.
        let (before, _) = xor.end(place, 1.0, 0.0, epochs - 10);
        assert!(xor.error(&before) >= number(&shown["done"]));
        epochs
    };
    assert_eq!(until(&saddle), whole(&push["without"]));
    assert_eq!(whole(&shown["epochs"]) + until(&saddle), whole(&shown["saddle_solved"]));
    for (side, epochs) in [-1.0, 1.0].into_iter().zip(list(&push["epochs"])) {
        assert_eq!(until(&xor.pushed(&saddle, side * number(&push["by"]))), whole(epochs));
    }

    // The search without a Hessian, here with it.
    let search = |place: &[f64], shift: f64, rounds: usize| {
        let matrix = xor.matrix(place);
        let change = |arrow: &[f64]| -> Vec<f64> {
            matrix.iter().map(|row| row.iter().zip(arrow).map(|(m, a)| m * a).sum()).collect()
        };
        let mut arrow = random_direction(9).to_vec();
        for _ in 0..rounds {
            let bent = change(&arrow);
            arrow = bent.iter().zip(&arrow).map(|(bent, a)| bent - shift * a).collect();
            let size = size(&arrow);
            arrow.iter_mut().for_each(|value| *value /= size);
        }
        change(&arrow).iter().zip(&arrow).map(|(change, a)| change * a).sum::<f64>()
    };
    let found = |searched: &Value, place: &[f64], shift: f64| {
        for (rounds, found) in list(&searched["rounds"]).iter().zip(list(&searched["found"])) {
            assert_close(search(place, shift, whole(rounds)), found, "a bend");
        }
    };
    found(&shown["steepest"], &saddle, 0.0);
    for (k, place) in [&saddle, &valley].into_iter().enumerate() {
        found(&shown["lowest"][k], place, search(place, 0.0, 4));
    }
}

/// Two hundred starts, moment by moment.
#[test]
fn the_census_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/census.snap"));
    let (xor, moments) = (Xor(2), list(&shown["moments"]));
    let stops = || moments.iter().map(|moment| &moment["epoch"]).chain([&shown["limit"]]);
    // For each start what it is at each moment and at the limit, with its error.
    let fates: Vec<Vec<(&str, f64)>> = for_seeds(&shown["seeds"], |seed| {
        let (mut place, mut epochs) = (xor.start(seed, 1.0), 0);
        let mut fate = vec![];
        for stop in stops() {
            if !xor.is_done(&place) {
                place = xor.end(&place, 1.0, 0.0, whole(stop) - epochs).0;
                epochs = whole(stop);
            }
            let verdict = if xor.is_done(&place) { "done" } else { xor.verdict(&place) };
            fate.push((verdict, xor.error(&place)));
        }
        fate
    });
    let last = moments.len();
    let is_stuck = |fate: &&Vec<(&str, f64)>| fate[last].0 != "done";
    for (place, moment) in moments.iter().enumerate() {
        let with = |verdict: &str| {
            let mut those: Vec<&Vec<(&str, f64)>> =
                fates.iter().filter(|fate| fate[place].0 == verdict).collect();
            those.sort_by(|a, b| a[place].1.total_cmp(&b[place].1));
            those
        };
        assert_eq!(with("done").len(), whole(&moment["done"]));
        for verdict in ["falling", "saddle", "floor", "undecided"] {
            let those = with(verdict);
            let done = those.iter().filter(|fate| !is_stuck(fate)).count();
            let counts = [0, 1].map(|k| whole(&moment[verdict][k]));
            assert_eq!([those.len(), done], counts, "{verdict} at {}", moment["epoch"]);
        }
        for (fate, shown) in with("floor").into_iter().zip(list(&moment["floor_errors"])) {
            assert_near(fate[place].1, shown, "a floor");
        }
        let near =
            with("saddle").iter().filter(|fate| (0.499..0.501).contains(&fate[place].1)).count();
        assert_eq!(near, whole(&moment["near_half"]));
    }
    assert_eq!(fates.iter().filter(is_stuck).count(), whole(&shown["stuck"]));
    let mut floor: Vec<f64> =
        fates.iter().filter(|fate| fate[last].0 == "floor").map(|fate| fate[last].1).collect();
    floor.sort_by(f64::total_cmp);
    assert_eq!(floor.len(), whole(&shown["on_floor"]));
    assert_near(floor[0], &shown["floor_errors"][0], "the lowest floor");
    assert_near(floor[floor.len() - 1], &shown["floor_errors"][1], "the highest floor");
    let pairs: Vec<&[Vec<(&str, f64)>]> = fates.chunks(2).collect();
    assert_eq!(pairs.len(), whole(&shown["pairs"]));
    let both = pairs.iter().filter(|pair| pair.iter().all(|fate| is_stuck(&fate))).count();
    assert_eq!(both, whole(&shown["pairs_stuck"]));
    // Two starts and three of which each fails with the probability p.
    let p = number(&shown["stuck"]) / number(&shown["seeds"]);
    assert_near(p.powi(2), &shown["both"], "two");
    assert_near(p.powi(3), &shown["all_three"], "three");
    let variance = number(&shown["pairs"]) * p.powi(2) * (1.0 - p.powi(2));
    assert_near(variance.sqrt(), &shown["pairs_error"], "the standard error");
}

/// What becomes of each way to train, and of a push.
#[test]
fn the_remedies_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/remedies.snap"));
    let limit = whole(&shown["limit"]);
    let usual = Way { name: "", hidden: 2, learning_rate: 1.0, momentum: 0.0, width: 1.0 };
    let run = |way: &Way, seed: u64, limit: usize| {
        let xor = Xor(way.hidden);
        xor.end(&xor.start(seed, way.width), way.learning_rate, way.momentum, limit)
    };
    // For each way and start the epochs, and what it is if it is not done.
    let mut ways: Vec<Vec<(f64, &str)>> = vec![];
    for (way, row) in [usual].iter().chain(&WAYS).zip(list(&shown["rows"])) {
        let xor = Xor(way.hidden);
        let runs = for_seeds(&shown["seeds"], |seed| {
            let (place, epochs) = run(way, seed, limit);
            let verdict = if xor.is_done(&place) { "done" } else { xor.verdict(&place) };
            (epochs as f64, verdict)
        });
        let with = |verdict: &str| runs.iter().filter(|run| run.1 == verdict).count();
        assert_eq!(runs.len() - with("done"), whole(&row["stuck"]), "{}", way.name);
        assert_eq!(with("saddle"), whole(&row["on_saddle"]), "{}", way.name);
        assert_eq!(with("floor"), whole(&row["on_floor"]), "{}", way.name);
        let done: Vec<f64> = runs.iter().filter(|run| run.1 == "done").map(|run| run.0).collect();
        assert_near(median(done), &row["median_epochs"], way.name);
        ways.push(runs);
    }
    // Without momentum, and with it at the same rate.
    let fails = |way: usize, seed: usize| ways[way][seed].1 != "done";
    for (k, pair) in [(true, true), (true, false), (false, true)].into_iter().enumerate() {
        let count =
            (0..ways[0].len()).filter(|&seed| (fails(0, seed), fails(2, seed)) == pair).count();
        assert_eq!(count, whole(&shown["momentum_pairs"][k]), "{pair:?}");
    }
    let slower: Vec<f64> = (0..ways[0].len())
        .filter(|&seed| !fails(0, seed) && !fails(1, seed))
        .map(|seed| ways[1][seed].0 - ways[0][seed].0)
        .collect();
    assert_near(mean(&slower), &shown["pace"][0], "slower");
    assert_near(error_of_mean(&slower), &shown["pace"][1], "its standard error");
    // The stuck starts with three hidden nodes, for longer.
    let three = (0..ways[5].len()).filter(|&seed| fails(5, seed));
    let later =
        three.filter(|&seed| Xor(3).is_done(&run(&WAYS[4], seed as u64, whole(&shown["later"])).0));
    assert_eq!(later.count(), whole(&shown["done_later"]));

    // The first row is the census at the limit, and the saddles are those of its first moment.
    let census = proof::recorded(include_str!("snapshots/census.snap"));
    assert_eq!(census["moments"][2]["epoch"], shown["limit"]);
    let first = whole(&census["moments"][0]["epoch"]);
    let left = whole(&census["limit"]) - first;
    let xor = Xor(2);
    let pushes: Vec<[f64; 2]> = for_seeds(&shown["seeds"], |seed| {
        let (place, _) = run(&usual, seed, first);
        let is_saddle = !xor.is_done(&place) && xor.verdict(&place) == "saddle";
        is_saddle.then(|| {
            let epochs = |place: &[f64]| xor.end(place, 1.0, 0.0, left).1 as f64;
            [epochs(&place), epochs(&xor.pushed(&place, 0.5))]
        })
    })
    .into_iter()
    .flatten()
    .collect();
    let push = &shown["push"];
    assert_eq!(pushes.len(), whole(&push["saddles"]));
    let waited = median(pushes.iter().map(|[waited, _]| *waited).collect());
    assert_near(waited, &push["waited_median"], "waited");
    let saved: Vec<f64> = pushes.iter().map(|[waited, pushed]| waited - pushed).collect();
    assert_near(mean(&saved), &push["saved"], "saved");
    assert_near(error_of_mean(&saved), &push["saved_error"], "its standard error");
}

/// Orders and turns of hidden nodes, gone through one by one.
#[test]
fn the_twins_of_the_page() {
    /// All orders of so many nodes.
    fn orders(nodes: usize) -> Vec<Vec<usize>> {
        if nodes == 0 {
            return vec![vec![]];
        }
        let mut longer = vec![];
        for order in orders(nodes - 1) {
            for place in 0..nodes {
                let mut order = order.clone();
                order.insert(place, nodes);
                longer.push(order);
            }
        }
        longer
    }
    let shown = proof::recorded(include_str!("snapshots/twins.snap"));
    for nodes in 1..=4 {
        let mut orders = orders(nodes);
        orders.sort();
        orders.dedup();
        assert_eq!(orders.len(), whole(&shown["orders"][nodes - 1]));
        let turns = (0..1_usize << nodes).count();
        assert_eq!(orders.len() * turns, whole(&shown["places"][nodes - 1]));
    }
}
