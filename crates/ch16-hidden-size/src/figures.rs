//! The chapter's figures.

use ch08_sigmoid::activate;
use ch11_architecture::ndarray::array;
use plot::diagram::Diagram;
use plot::{
    Chart, Corner, Dash, Drag, Entry, Figure, Marker, Role, beside, bounds, curve, entry, fixed,
    number,
};

use crate::worked::{
    LONG, NOISE, SEEDS, SIZES, TRAINED_SEED, Task, measured, one_set, recorded, sawtooth,
    trained_on_band,
};
use crate::{
    Network, best_possible, deep_parity, in_band, mean_and_standard_error, staircase, wave,
};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("cube", cube(Cuts)),
    entry!("sawtooth", two_sigmoids(Gentle)),
    entry!("nodes", nodes(Handles)),
    entry!("stairs", stairs(Stairs)),
    entry!("learned", learned(Size)),
    entry!("over_size", over_size()),
    entry!("rules", rules()),
    entry!("pairs", pairs(Bits)),
];

type At = (f64, f64);

plot::parameters! {
    /// How many planes cut the cube.
    pub struct Cuts {
        /// The hidden nodes, each with its plane.
        hidden: "hidden nodes" in 0.0..=3.0, step 1.0, default 3.0;
    }
}

/// The cube seen from the side, so that the planes of the hidden nodes are lines.
pub fn cube(p: &Cuts) -> Figure {
    let hidden = p.hidden as usize;
    let bit = |row: usize, place: usize| f64::from((row >> (2 - place)) as u32 & 1);
    let at = |row: usize| -> At {
        let [x, y, z] = [0, 1, 2].map(|place| bit(row, place));
        (x + y + z, x + 0.12 * y - 1.12 * z)
    };
    // The output node counts the hidden nodes that say yes: an odd number is a yes.
    let says = |ones: f64| (0..hidden).filter(|&cut| ones > cut as f64 + 0.5).count() % 2 == 1;
    let mut chart = Chart::new(-0.5..=3.5, -1.8..=2.0)
        .size(560.0, 330.0)
        .x("how many of the three bits are 1")
        .x_ticks(&[(0.0, "0"), (1.0, "1"), (2.0, "2"), (3.0, "3")])
        .y_ticks(&[]);
    chart.region(|x, _| says(x));
    for row in 0..8 {
        for place in 0..3 {
            if row >> place & 1 == 0 {
                chart
                    .segment(at(row), at(row | 1 << place))
                    .role(Role::Ink)
                    .width(1.2)
                    .opacity(0.4);
            }
        }
    }
    for cut in 0..hidden {
        let x = cut as f64 + 0.5;
        chart.segment((x, -1.8), (x, 1.55)).width(2.4);
        chart.note((x, 1.75), &format!("H{}", cut + 1));
    }
    let odd = |row: &usize| row.count_ones() % 2 == 1;
    let corners = |wanted: bool| (0..8).filter(move |row| odd(row) == wanted).map(at);
    chart.points("odd", corners(true)).role(Role::Series(1)).marker(Marker::Dot).unlabelled();
    chart.points("even", corners(false)).role(Role::Series(2)).marker(Marker::Cross).unlabelled();
    for row in 0..8 {
        chart.note((at(row).0, at(row).1 - 0.22), &format!("{row:03b}"));
    }
    let right = (0..8).filter(|row| says(at(*row).0) == odd(row)).count();
    chart.datum("right", &[right as f64]);
    let desc = format!(
        "A cube seen from the side, its corners in four columns by the number of ones: 000, then \
         three corners with one 1, three with two, and 111. Corners with an odd number are discs, \
         the others crosses. Planes of hidden nodes between the columns: {hidden}. Right answers: \
         {right} of 8.",
    );
    chart.finish(
        "Three planes answer the parity of three bits",
        &desc,
        "The cube of three bits, turned so that the number of ones grows to the right; a plane of \
         a hidden node is then seen edge on. Discs want yes, crosses no, and shaded is where an odd \
         number of hidden nodes says yes. Take nodes away: two parallel planes make three regions, \
         and the columns need four.",
    )
}

plot::parameters! {
    /// How gentle the first of two nodes is.
    pub struct Gentle {
        /// Its steepness.
        steepness: "steepness of the first node" in 0.5..=12.0, step 0.5, default 1.0;
        /// The height of the other.
        drop: "height of the second node" in -8.0..=0.0, step 0.5, default -4.0;
    }
}

/// Two sigmoid nodes that answer the parity of three bits, if one of them is gentle enough.
pub fn two_sigmoids(p: &Gentle) -> Figure {
    let hand_made = sawtooth();
    let height = hand_made.h_to_o[[0, 0]];
    let first = |ones: f64| height * activate(p.steepness * (ones - 1.5));
    let second = |ones: f64| p.drop * activate(10.0 * (ones - 1.5));
    // The bias keeps the sum level, so that the two ends have opposite signs.
    let bias = -0.5 * (height + p.drop);
    let sum = |ones: f64| first(ones) + second(ones) + bias;
    let panel = |y: &str, low: f64, high: f64| {
        Chart::new(-0.2..=3.2, low..=high)
            .size(310.0, 330.0)
            .x("how many bits are 1")
            .y(y)
            .x_ticks(&[(0.0, "0"), (1.0, "1"), (2.0, "2"), (3.0, "3")])
    };
    let mut parts = panel("what each node adds", -8.5, 8.5);
    let mut chart = panel("the sum and the bias", -4.3, 4.3);
    parts.horizontal(0.0).role(Role::Grid);
    chart.horizontal(0.0).role(Role::Ink);
    parts.line("first", curve(-0.2..=3.2, 170, first)).role(Role::Series(2)).width(1.8);
    parts.line("second", curve(-0.2..=3.2, 170, second)).role(Role::Series(3)).width(1.8);
    chart
        .line("sum and bias", curve(-0.2..=3.2, 170, sum))
        .role(Role::Series(1))
        .dash(Dash::Solid)
        .unlabelled();
    let mut right = 0;
    for ones in 0..4 {
        let x = f64::from(ones);
        let wanted = ones % 2 == 1;
        right += usize::from((sum(x) >= 0.0) == wanted);
        chart
            .point(if wanted { "yes is right" } else { "no is right" }, (x, sum(x)))
            .role(Role::Series(if wanted { 1 } else { 2 }))
            .marker(if wanted { Marker::Dot } else { Marker::Cross })
            .unlabelled();
    }
    let values: Vec<String> = (0..4).map(|ones| fixed(sum(f64::from(ones)), 2)).collect();
    chart.datum("preactivations", &[0.0, 1.0, 2.0, 3.0].map(sum));
    chart.datum("right", &[right as f64]);
    let desc = format!(
        "The output's preactivation over the number of ones, made of a first node of steepness {} \
         and height {}, a second of steepness 10 and height {}, and a bias. At 0, 1, 2 and 3 ones \
         it is {}. Right answers: {right} of 4.",
        number(p.steepness, 3),
        number(height, 3),
        number(p.drop, 3),
        values.join(", "),
    );
    beside(
        [parts, chart],
        "Two sigmoid nodes make a sawtooth",
        &desc,
        "Left: the first node rises slowly all the way, the second drops in the middle. Right: their \
         sum with the bias goes up, down and up again: below zero where no is right (crosses), above where yes is (discs). \
         Make the first node steep, and it is a yes/no node like the second. The sum then has \
         two levels, and two of the four are wrong.",
    )
}

plot::parameters! {
    /// Three handles for each of four hidden nodes.
    pub struct Handles {
        /// Where H1 is in the middle of its step.
        h1_place: "H1: place" in -1.0..=1.0, step 0.05, default -0.7;
        /// How steep H1 is.
        h1_steepness: "H1: steepness" in 1.0..=60.0, step 1.0, default 30.0;
        /// H1's weight to the output node.
        h1_height: "H1: height" in -3.0..=3.0, step 0.1, default 1.5;
        /// Where H2 is in the middle of its step.
        h2_place: "H2: place" in -1.0..=1.0, step 0.05, default -0.3;
        /// How steep H2 is.
        h2_steepness: "H2: steepness" in 1.0..=60.0, step 1.0, default 30.0;
        /// H2's weight to the output node.
        h2_height: "H2: height" in -3.0..=3.0, step 0.1, default -1.5;
        /// Where H3 is in the middle of its step.
        h3_place: "H3: place" in -1.0..=1.0, step 0.05, default 0.2;
        /// How steep H3 is.
        h3_steepness: "H3: steepness" in 1.0..=60.0, step 1.0, default 10.0;
        /// H3's weight to the output node.
        h3_height: "H3: height" in -3.0..=3.0, step 0.1, default 2.5;
        /// Where H4 is in the middle of its step.
        h4_place: "H4: place" in -1.0..=1.0, step 0.05, default 0.7;
        /// How steep H4 is.
        h4_steepness: "H4: steepness" in 1.0..=60.0, step 1.0, default 10.0;
        /// H4's weight to the output node.
        h4_height: "H4: height" in -3.0..=3.0, step 0.1, default -2.5;
    }
}

/// Four hidden nodes and their sum.
pub fn nodes(p: &Handles) -> Figure {
    let handles = [
        [p.h1_place, p.h1_steepness, p.h1_height],
        [p.h2_place, p.h2_steepness, p.h2_height],
        [p.h3_place, p.h3_steepness, p.h3_height],
        [p.h4_place, p.h4_steepness, p.h4_height],
    ];
    let share =
        |[place, steepness, height]: [f64; 3], x: f64| height * activate(steepness * (x - place));
    let sum = |x: f64| handles.iter().map(|handle| share(*handle, x)).sum::<f64>();
    let panel = |y: &str, low: f64, high: f64| {
        Chart::new(-1.0..=1.0, low..=high).size(310.0, 320.0).x("input *x*").y(y)
    };
    let points = curve(-1.0..=1.0, 400, sum);
    let sums: Vec<f64> = points.iter().map(|point| point.1).collect();
    let (low, high) = bounds(&sums).unwrap_or((0.0, 0.0));
    let reach = (1.05 * high.max(-low)).max(3.2);
    let (mut parts, mut whole) = (panel("each node", -3.2, 3.2), panel("the sum", -reach, reach));
    for (h, handle) in handles.into_iter().enumerate() {
        let name = format!("H{}", h + 1);
        parts.line(&name, curve(-1.0..=1.0, 200, |x| share(handle, x))).width(1.8);
        parts
            .point("middle of a step", (handle[0], 0.5 * handle[2]))
            .role(Role::Series(h as u8 + 1))
            .unlabelled();
        let (place, height) = (format!("h{}_place", h + 1), format!("h{}_height", h + 1));
        let drags = [Drag::x(&place), Drag::linear(&height, 0.0, (0.0, 2.0))];
        let middle = (handle[0], 0.5 * handle[2]);
        parts.handle(drags, middle, &format!("the middle of {name}'s step"));
    }
    whole.horizontal(0.0).role(Role::Grid);
    whole.line("sum", points).role(Role::Ink).unlabelled();
    let said: Vec<String> = handles
        .iter()
        .enumerate()
        .map(|(h, [place, steepness, height])| {
            format!(
                "H{} at {}, steepness {}, height {}",
                h + 1,
                number(*place, 3),
                number(*steepness, 3),
                number(*height, 3)
            )
        })
        .collect();
    let desc = format!(
        "Left, four sigmoid steps: {}. Right, their sum from −1 to 1, between {} and {}.",
        said.join("; "),
        fixed(low, 2),
        fixed(high, 2),
    );
    beside(
        [parts, whole],
        "Four hidden nodes and their sum",
        &desc,
        "Left: what each hidden node adds to the preactivation of the output node, its height times \
         its sigmoid, with a disc at its place. Right: the sum. H1 and H2 make a narrow bump \
         with steep sides, H3 and H4 a wide one with soft sides. Move a node, turn a height over, \
         and make four steps into one staircase.",
    )
}

plot::parameters! {
    /// A staircase.
    pub struct Stairs {
        /// How many steps.
        hidden: "hidden nodes" in 1.0..=60.0, step 1.0, default 12.0;
        /// How steep they are.
        steepness: "steepness of each" in 5.0..=400.0, step 5.0, default 400.0;
    }
}

/// The wave, and a network that follows it in stairs.
pub fn stairs(p: &Stairs) -> Figure {
    let hidden = p.hidden as usize;
    let network = staircase(wave, hidden, p.steepness);
    let output = |x: f64| network.forward(array![x].view()).post_o[0];
    let places = curve(-1.0..=1.0, 800, |x| output(x) - wave(x));
    let farthest = places
        .iter()
        .fold((0.0, 0.0), |far: At, &place| if place.1.abs() > far.1.abs() { place } else { far });
    let mut chart = Chart::new(-1.0..=1.0, 0.0..=1.0)
        .size(620.0, 340.0)
        .x("input *x*")
        .y("output")
        .legend(Corner::TopRight);
    chart.line("wave", curve(-1.0..=1.0, 400, wave)).role(Role::Ink).width(1.4).dash(Dash::Solid);
    chart
        .line("network", curve(-1.0..=1.0, 800, output))
        .role(Role::Series(1))
        .dash(Dash::Solid)
        .width(2.2);
    let x = farthest.0;
    chart.segment((x, wave(x)), (x, output(x))).role(Role::Series(2)).width(3.0);
    chart.datum("largest distance", &[farthest.1.abs()]);
    let desc = format!(
        "A wave between {} and {}, and the output of a network with {hidden} hidden nodes of \
         steepness {} that follows it in stairs. The largest distance between them is {}.",
        fixed(wave(-0.25), 2),
        fixed(wave(0.25), 2),
        number(p.steepness, 3),
        fixed(farthest.1.abs(), 3),
    );
    chart.finish(
        "A staircase along a wave",
        &desc,
        "One step for each hidden node, at equal distances. The coloured stroke is where network \
         and wave are farthest apart. Twice the nodes, half the distance. Then make the steps \
         softer.",
    )
}

plot::parameters! {
    /// A trained network by its size.
    pub struct Size {
        /// Hidden nodes.
        hidden: "hidden nodes" in 1.0..=24.0, step 1.0, default 24.0;
    }
}

/// The band's samples of the recorded networks, and the region that a network answers yes to.
fn region(network: &Network, name: &str) -> (Chart, [usize; 4]) {
    let yes = |x: f64, y: f64| network.forward(array![x, y].view()).post_o[0] >= 0.5;
    let mut chart =
        Chart::new(-1.0..=1.0, -1.0..=1.0).size(320.0, 340.0).x(name).y("*x*_2").equal_units();
    chart.region(yes);
    for side in [-0.6_f64, 0.6] {
        chart
            .segment((side - side.signum(), side.signum()), (side.signum(), side - side.signum()))
            .role(Role::Ink)
            .dash(Dash::Dashed)
            .width(1.6);
    }
    let [training, _] = Task::Band.samples(TRAINED_SEED);
    let points: Vec<(At, bool, bool)> = training
        .iter()
        .map(|(input, target)| {
            let at = (input[0], input[1]);
            (at, target[0] == 1.0, (target[0] == 1.0) != in_band(at.0, at.1))
        })
        .collect();
    for (target, name, marker) in [(true, "yes", Marker::Dot), (false, "no", Marker::Cross)] {
        chart
            .points(name, points.iter().filter(|point| point.1 == target).map(|point| point.0))
            .role(Role::Series(if target { 1 } else { 2 }))
            .marker(marker)
            .unlabelled();
    }
    let turned: Vec<&(At, bool, bool)> = points.iter().filter(|point| point.2).collect();
    for point in &turned {
        let corner = |dx: f64, dy: f64| (point.0.0 + 0.08 * dx, point.0.1 + 0.08 * dy);
        let corners = [corner(-1.0, 0.0), corner(0.0, 1.0), corner(1.0, 0.0), corner(0.0, -1.0)];
        for (from, to) in [(0, 1), (1, 2), (2, 3), (3, 0)] {
            chart.segment(corners[from], corners[to]).role(Role::Ink).width(1.4);
        }
    }
    let right = |points: &mut dyn Iterator<Item = &(At, bool, bool)>| {
        points.filter(|point| yes(point.0.0, point.0.1) == point.1).count()
    };
    let (all, learned) = (right(&mut points.iter()), right(&mut turned.iter().copied()));
    chart.datum("right", &[all as f64]);
    chart.datum("turned samples answered as they are labelled", &[learned as f64]);
    (chart, [points.len(), turned.len(), learned, all])
}

/// What a network of this size has made of a hundred noisy samples, early and late.
pub fn learned(p: &Size) -> Figure {
    let hidden = p.hidden as usize;
    let [short, long] = LONG.map(|epochs| trained_on_band(epochs, hidden));
    let (early, [count, turned, learned, all]) = region(&short, "*x*_1, after 500 epochs");
    let (late, [.., later, all_later]) = region(&long, "*x*_1, after 5000 epochs");
    let desc = format!(
        "Twice a square with a band between two dashed lines, {count} training samples, and the \
         region that a network with {hidden} hidden nodes answers yes to. {turned} samples are \
         labelled against the rule. After 500 epochs the network has learned {learned} of those \
         and is right about {all} in all; after 5000 it has learned {later} and is right about \
         {all_later}.",
    );
    beside(
        [early, late],
        "What the network has made of its samples",
        &desc,
        "Discs are labelled yes, crosses no, and a diamond around a sample says that noise has \
         turned its label. Shaded is the network's yes, dashed the rule. With 24 nodes the shaded \
         region goes out of its way for samples in diamonds, after more epochs for nearly all of \
         them. Take nodes away: with three, the band stays a band.",
    )
}

/// The training and validation errors of a task over the size, one dot for each seed.
fn panel(task: Task, name: &str) -> (Chart, String) {
    let (errors, shown) = (recorded(task), measured(task));
    let mut chart = Chart::new(0.8..=30.0, 0.0..=0.22)
        .size(316.0, 400.0)
        .x("hidden nodes")
        .y(name)
        .log_x()
        .x_ticks(&[(1.0, "1"), (2.0, "2"), (4.0, "4"), (8.0, "8"), (24.0, "24")])
        .legend(Corner::TopRight);
    let floor = best_possible(NOISE);
    let strip = [(0.8, floor + one_set()), (30.0, floor + one_set())];
    chart.shade(strip, floor - one_set()).role(Role::Ink).opacity(0.1);
    let sized = |values: &[f64]| -> Vec<At> {
        SIZES.iter().map(|size| *size as f64).zip(values.iter().copied()).collect()
    };
    for (which, role, aside) in [(1, 1, 1.09), (0, 2, 1.0 / 1.09)] {
        let dots = SIZES.iter().zip(&errors).flat_map(|(size, runs)| {
            runs[..SEEDS].iter().map(move |run| (*size as f64 * aside, run[which]))
        });
        chart
            .points(if which == 1 { "validation, each seed" } else { "training, each seed" }, dots)
            .role(Role::Series(role))
            .marker(Marker::Ring)
            .opacity(0.35)
            .unlabelled();
        for (size, runs) in SIZES.iter().zip(&errors) {
            let of_size: Vec<f64> = runs[..SEEDS].iter().map(|run| run[which]).collect();
            let (mean, error) = mean_and_standard_error(&of_size);
            let x = *size as f64;
            chart.segment((x, mean - error), (x, mean + error)).role(Role::Series(role)).width(2.6);
        }
    }
    chart
        .line("validation", sized(&shown.validation))
        .role(Role::Series(1))
        .dash(Dash::Solid)
        .width(1.6);
    chart
        .line("training", sized(&shown.training))
        .role(Role::Series(2))
        .dash(Dash::Dashed)
        .width(1.6);
    chart
        .line("best possible", [(0.8, floor), (30.0, floor)])
        .role(Role::Ink)
        .dash(Dash::Dotted)
        .width(2.0);
    let said = format!(
        "{name}: with 1 hidden node the mean validation error is {}, the lowest is {} with {}, and \
         with {} it is {}; the training error goes from {} to {}",
        fixed(shown.validation[0], 4),
        fixed(shown.validation.iter().copied().fold(f64::INFINITY, f64::min), 4),
        shown.best_size,
        SIZES[SIZES.len() - 1],
        fixed(shown.validation[SIZES.len() - 1], 4),
        fixed(shown.training[0], 4),
        fixed(shown.training[SIZES.len() - 1], 4),
    );
    (chart, said)
}

/// Errors over the number of hidden nodes, on data whose noise is known.
pub fn over_size() -> Figure {
    let (band, of_band) = panel(Task::Band, "band: mean error E");
    let (line, of_line) = panel(Task::Line, "line, ten inputs: E");
    let desc = format!(
        "Two panels over the number of hidden nodes from 1 to 24, {SEEDS} seeds. {of_band}. \
         {of_line}. The best possible error is {} in both, on a set of a hundred samples give or \
         take {}.",
        number(best_possible(NOISE), 3),
        number(one_set(), 2),
    );
    beside(
        [band, line],
        "Error over the number of hidden nodes",
        &desc,
        "A ring for each seed, lines through the means, and strokes of one standard error to either \
         side. Each seed has one set of samples for all sizes. The dotted line is (16.6), and the \
         grey strip is one standard error of what the best outputs have on one set. Left, one node fails on both kinds of sample; at 24 nodes one training failed and \
         lifts both means. Right, one node is enough.",
    )
}

/// The validation error over the size, with what two rules of thumb say below it.
fn rule_panel(task: Task, name: &str, low: f64, high: f64) -> (Chart, String) {
    let shown = measured(task);
    let mut chart = Chart::new(0.8..=30.0, low..=high)
        .size(203.0, 330.0)
        .x("hidden nodes")
        .y(name)
        .log_x()
        .x_ticks(&[(1.0, "1"), (2.0, "2"), (4.0, "4"), (8.0, "8"), (24.0, "24")]);
    let at = |place: usize| (SIZES[place] as f64, shown.validation[place]);
    for (place, standard_error) in shown.standard_error.iter().enumerate() {
        let (x, y) = at(place);
        let (from, to) = ((y - standard_error).max(low), (y + standard_error).min(high));
        chart.segment((x, from), (x, to)).role(Role::Series(1)).width(1.4);
    }
    chart.line("validation", (0..SIZES.len()).map(at)).role(Role::Series(1)).unlabelled();
    chart.horizontal(shown.limit).role(Role::Ink).dash(Dash::Dotted);
    let (least, most) = (shown.least as f64, shown.most as f64);
    let bottom = low + 0.05 * (high - low);
    if least < most {
        chart.segment((least, bottom), (most, bottom)).role(Role::Series(3)).width(6.0);
    } else {
        chart
            .point("the only size between I and O", (least, bottom))
            .role(Role::Series(3))
            .marker(Marker::Square)
            .unlabelled();
    }
    let place = |size: usize| (0..SIZES.len()).min_by_key(|&place| SIZES[place].abs_diff(size));
    let of = |size: usize| at(place(size).unwrap_or(0));
    chart
        .point("two thirds of I, and O", (shown.two_thirds as f64, low + 0.12 * (high - low)))
        .role(Role::Series(2))
        .marker(Marker::Diamond)
        .unlabelled();
    chart
        .point("chosen", (of(shown.chosen).0, of(shown.chosen).1))
        .role(Role::Ink)
        .marker(Marker::Dot)
        .unlabelled();
    let said = format!(
        "{name}: the first rule allows {} to {}, the second says {}, where the validation error is \
         {}; chosen is {}, with {}",
        shown.least,
        shown.most,
        shown.two_thirds,
        number(shown.at_two_thirds, 3),
        shown.chosen,
        number(shown.at_chosen, 3),
    );
    (chart, said)
}

/// What it costs to obey the rules of thumb.
pub fn rules() -> Figure {
    let panels = [
        rule_panel(Task::Wave, "wave, 1–1: E", 0.0, 0.03),
        rule_panel(Task::Bursts, "bursts, 16–3: E", 0.1, 0.3),
        rule_panel(Task::Penguins, "penguins, 4–1: E", 0.0, 0.06),
    ];
    let said: Vec<&str> = panels.iter().map(|panel| panel.1.as_str()).collect();
    let desc = format!(
        "The mean validation error over the number of hidden nodes in three tasks, {SEEDS} seeds. \
         {}.",
        said.join(". "),
    );
    beside(
        panels.into_iter().map(|panel| panel.0),
        "Three tasks and what two rules say of them",
        &desc,
        "Validation errors with their standard errors, and a dotted line one standard error above \
         the lowest. The disc is the size that was chosen. Below, the diamond is the size of (16.1) \
         and the bar, or the square, what lies between I and O. On the left both rules point at \
         networks that cannot follow the wave; on the right it does not matter.",
    )
}

plot::parameters! {
    /// Four bits.
    pub struct Bits {
        /// The first bit.
        x1: "bit 1" in 0.0..=1.0, step 1.0, default 1.0;
        /// The second bit.
        x2: "bit 2" in 0.0..=1.0, step 1.0, default 0.0;
        /// The third bit.
        x3: "bit 3" in 0.0..=1.0, step 1.0, default 1.0;
        /// The fourth bit.
        x4: "bit 4" in 0.0..=1.0, step 1.0, default 1.0;
    }
}

/// The parity of four bits by pairs of pairs.
pub fn pairs(p: &Bits) -> Figure {
    let bits = [p.x1, p.x2, p.x3, p.x4];
    let network = deep_parity(4);
    let mut drawn = Diagram::new(600.0, 400.0);
    let columns = [60.0, 230.0, 400.0, 550.0];
    let inputs = ["i1", "i2", "i3", "i4"];
    drawn.column_within(columns[0], (60.0, 380.0), inputs, |i, node| {
        node.radius(22.0).line(&fixed(bits[i], 0))
    });
    let mut values = bits.to_vec();
    let (mut layers, mut answers) = (vec![], vec![]);
    for (number, layer) in network.0.iter().enumerate() {
        let incoming = crate::StepLayers(vec![layer.clone()]);
        values = (0..layer.len())
            .map(|node| crate::StepLayers(vec![vec![incoming.0[0][node].clone()]]).output(&values))
            .collect();
        answers.push(values.clone());
        let ids: Vec<String> = (0..layer.len()).map(|node| format!("n{number}{node}")).collect();
        layers.push(ids);
    }
    let role = |answer: f64| Role::Series(if answer == 1.0 { 1 } else { 2 });
    let spans = [(60.0, 380.0), (120.0, 320.0), (219.0, 221.0)];
    for (number, ids) in layers.iter().enumerate() {
        let names: Vec<&str> = ids.iter().map(String::as_str).collect();
        drawn.column_within(columns[number + 1], spans[number], names, |node, drawn| {
            let what = if number == 2 { "AND" } else { ["OR", "NAND"][node % 2] };
            let answer = answers[number][node];
            drawn.radius(26.0).role(role(answer)).line(what).line(&fixed(answer, 0))
        });
    }
    for (number, layer) in network.0.iter().enumerate() {
        for (node, weights) in layer.iter().enumerate() {
            for (from, weight) in weights[..weights.len() - 1].iter().enumerate() {
                if *weight != 0.0 {
                    let from = if number == 0 { inputs[from] } else { &layers[number - 1][from] };
                    let edge = drawn.edge(from, &layers[number][node]);
                    if *weight < 0.0 {
                        edge.dash(Dash::Dashed);
                    }
                }
            }
        }
    }
    drawn.note((columns[0], 20.0), "bits");
    drawn.note((columns[1], 20.0), "pairs");
    drawn.note((columns[2], 20.0), "the pair of pairs");
    drawn.note((columns[3], 20.0), "output");
    let odd = answers[2][0];
    drawn.datum("output", &[odd]);
    let pair = |of: usize| answers[0][2 * of] + answers[0][2 * of + 1] - 1.0;
    let desc = format!(
        "Four input nodes with the bits {}, two layers of hidden nodes and an output node. The first \
         layer has an OR and a NAND for each pair of bits, the second one OR and one NAND that look \
         at all four of those, and the output node is an AND. The two pairs have the parities {} \
         and {}, and the output is {}.",
        bits.map(|bit| fixed(bit, 0)).join(", "),
        fixed(pair(0), 0),
        fixed(pair(1), 0),
        fixed(odd, 0),
    );
    drawn.finish(
        "Parity of four bits in two hidden layers",
        &desc,
        "Dashed edges have negative weights; the number in a node is its answer. Each pair of bits \
         has an OR and a NAND of its own. The second layer asks the same two questions about the \
         pairs. Set the bits: the output is 1 for an odd number of ones.",
    )
}

#[cfg(test)]
mod tests {
    use plot::Parameters;

    use super::*;

    #[test]
    fn the_sawtooth_of_the_figure_is_the_network_of_the_page() {
        let figure = two_sigmoids(&Gentle::default());
        let drawn = figure.data.iter().find(|(name, _)| name == "preactivations").expect("four");
        for (ones, pre) in drawn.1.iter().enumerate() {
            let bit = |place: usize| f64::from(u8::from(place < ones));
            let input = array![bit(0), bit(1), bit(2)];
            assert!((sawtooth().forward(input.view()).pre_o[0] - pre).abs() < 1e-12);
        }
    }

    #[test]
    fn descriptions_hold_at_many_settings() {
        let settings = |params: &[plot::Param], n: usize| -> Vec<f64> {
            let turn = |(place, param): (usize, &plot::Param)| {
                let steps = ((param.max - param.min) / param.step).round() as usize;
                param.min + param.step * ((7 * n + 3 * place) % (steps + 1)) as f64
            };
            params.iter().enumerate().map(turn).collect()
        };
        for n in 0..20 {
            let p = Cuts::from_values(&settings(Cuts::PARAMS, n));
            let right = figure_datum(&cube(&p), "right");
            assert_eq!(right, [4.0, 5.0, 7.0, 8.0][p.hidden as usize]);
            let p = Stairs::from_values(&settings(Stairs::PARAMS, n));
            let figure = stairs(&p);
            let far = figure_datum(&figure, "largest distance");
            assert!(figure.desc.contains(&fixed(far, 3)), "{}", figure.desc);
            let p = Bits::from_values(&settings(Bits::PARAMS, n));
            let odd = (p.x1 + p.x2 + p.x3 + p.x4) % 2.0;
            assert_eq!(figure_datum(&pairs(&p), "output"), odd);
            let p = Handles::from_values(&settings(Handles::PARAMS, n));
            let figure = nodes(&p);
            let (_, sum) = figure.data.iter().find(|(name, _)| name == "sum: y").expect("a sum");
            let (low, high) = bounds(sum).expect("values");
            let ends = format!("between {} and {}", fixed(low, 2), fixed(high, 2));
            assert!(figure.desc.contains(&ends), "{}", figure.desc);
            let p = Size::from_values(&settings(Size::PARAMS, n));
            let figure = learned(&p);
            let right = figure_datum(&figure, "right");
            assert!(figure.desc.contains(&format!("right about {right} in")), "{}", figure.desc);
        }
    }

    fn figure_datum(figure: &Figure, name: &str) -> f64 {
        figure.data.iter().find(|(known, _)| known == name).expect(name).1[0]
    }
}
