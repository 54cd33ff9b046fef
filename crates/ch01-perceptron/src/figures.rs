//! The chapter's figures.

use plot::diagram::Diagram;
use plot::{
    Chart, Dash, Drag, Entry, Figure, Marker, Role, Side, amount, beside, curve, entry, fixed,
    number, stacked,
};

use crate::worked::{Decision, WEIGHTS, decide};
use crate::{perceptron, preactivation};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("weigh", weigh(Room)),
    entry!("perceptron", perceptron_at_work(Scales)),
    entry!("wind", wind(WindWeight)),
    entry!("road", road(Road)),
    entry!("one_input", one_input()),
    entry!("three_nodes", three_nodes()),
];

/// What the three instruments measure.
const NAMES: [&str; 3] = ["warmth", "damp", "wind"];

plot::parameters! {
    /// What the three instruments say.
    pub struct Room {
        /// Degrees above the mark.
        warmth: "warmth" in -4.0..=4.0, step 0.5, default 2.0;
        /// Steps of ten per cent above the mark.
        damp: "damp" in -4.0..=4.0, step 0.5, default 0.5;
        /// Metres per second above the mark.
        wind: "wind" in -4.0..=4.0, step 0.5, default 1.0;
    }
}

plot::parameters! {
    /// What the three instruments say, and how much each counts.
    pub struct Scales {
        /// Degrees above the mark.
        warmth: "warmth" in -4.0..=4.0, step 0.5, default 2.0;
        /// Steps of ten per cent above the mark.
        damp: "damp" in -4.0..=4.0, step 0.5, default 0.5;
        /// Metres per second above the mark.
        wind: "wind" in -4.0..=4.0, step 0.5, default 2.0;
        /// The weight of the warmth.
        of_warmth: "weight of warmth" in -3.0..=3.0, step 0.5, default 1.0;
        /// The weight of the damp.
        of_damp: "weight of damp" in -3.0..=3.0, step 0.5, default 2.0;
        /// The weight of the wind.
        of_wind: "weight of wind" in -3.0..=3.0, step 0.5, default -2.0;
    }
}

fn answer(decision: &Decision) -> &'static str {
    if decision.post == 1.0 { "open the vent" } else { "leave it shut" }
}

/// The three products as arrows head to tail, from 0 to the preactivation, on a line across the
/// diagram whose first arrow lies at `top`.
fn walk(net: &mut Diagram, top: f64, decision: &Decision) {
    let mut places = vec![0.0];
    for product in decision.products {
        places.push(places[places.len() - 1] + product);
    }
    let furthest = places.iter().fold(4.0_f64, |far, place| far.max(place.abs()));
    let x = |value: f64| 360.0 + 205.0 * value / furthest;
    let bottom = top + 84.0;
    net.shade((360.0, top - 14.0), (580.0, bottom), Role::Series(1));
    for (i, name) in NAMES.iter().enumerate() {
        let (from, to) = (x(places[i]), x(places[i + 1]));
        let y = top + 28.0 * i as f64;
        net.note((118.0, y), &format!("{name} {}", fixed(decision.products[i], 2))).end().small();
        if (to - from).abs() > 1.0 {
            let arrow = net.arrow((from, y), (to, y)).term("weight").width(3.4);
            if (to - from).abs() < 16.0 {
                arrow.headless();
            }
        }
        if i < 2 {
            net.arrow((to, y), (to, y + 28.0)).headless().width(0.9).dash(Dash::Dashed);
        }
    }
    net.arrow((140.0, bottom), (580.0, bottom)).headless().width(1.2);
    net.arrow((360.0, top - 14.0), (360.0, bottom + 5.0)).headless().width(1.6);
    let end = x(decision.pre);
    net.arrow((end, bottom - 28.0), (end, bottom + 5.0))
        .headless()
        .term("preactivation")
        .width(3.0);
    // Two numbers on either side of 0, as round as the scale allows.
    let step = [2.0, 5.0, 10.0, 20.0].into_iter().find(|step| furthest < 3.0 * step);
    let step = step.unwrap_or(20.0);
    for mark in [-2.0, -1.0, 0.0, 1.0, 2.0].map(|times| times * step) {
        if mark.abs() <= furthest {
            net.arrow((x(mark), bottom - 3.0), (x(mark), bottom + 3.0)).headless().width(1.2);
            net.note((x(mark), bottom + 18.0), &number(mark, 2)).small();
        }
    }
    // Away from the stroke at 0.
    let sum = net.note((end + if end < 360.0 { -7.0 } else { 7.0 }, bottom - 10.5), "sum");
    if end < 360.0 { sum.end() } else { sum.start() }.small();
    net.note((155.0, bottom + 36.0), "no").small();
    net.note((565.0, bottom + 36.0), "yes").small();
}

fn told(decision: &Decision) -> String {
    let Decision { products, pre, post, .. } = decision;
    format!(
        "the products are {} for warmth, {} for damp and {} for wind. Laid end to end from 0 they \
         lead to a preactivation of {}, and the answer is {}: {}",
        fixed(products[0], 2),
        fixed(products[1], 2),
        fixed(products[2], 2),
        fixed(*pre, 2),
        fixed(*post, 0),
        answer(decision),
    )
}

/// The products of one decision, for the first page.
pub fn weigh(p: &Room) -> Figure {
    let decision = decide([p.warmth, p.damp, p.wind], WEIGHTS);
    let mut net = Diagram::new(640.0, 172.0);
    let sum = fixed(decision.pre, 2);
    net.note((360.0, 10.0), &format!("sum {sum}: {}", answer(&decision)));
    walk(&mut net, 42.0, &decision);
    net.datum("products", &decision.products);
    net.datum("preactivation", &[decision.pre]);
    let desc = format!(
        "A greenhouse is {}, {} of damp and {} of wind above its marks. With \
         the weights {}, {} and {} {}.",
        amount(p.warmth, 2, "degree", "degrees"),
        amount(p.damp, 2, "step", "steps"),
        amount(p.wind, 2, "metre", "metres"),
        number(WEIGHTS[0], 2),
        number(WEIGHTS[1], 2),
        number(WEIGHTS[2], 2),
        told(&decision),
    );
    net.finish(
        "Should the vent be opened?",
        &desc,
        "A greenhouse decides. Warmth counts once and damp twice for opening the vent, wind twice \
         against it. Each arrow is an instrument's number times its weight. The thick upright stroke \
         is their sum; if it stands to the right of 0, or at 0 itself, the vent is opened.",
    )
}

/// The greenhouse's perceptron with a decision running through it.
pub fn perceptron_at_work(p: &Scales) -> Figure {
    let decision = decide([p.warmth, p.damp, p.wind], [p.of_warmth, p.of_damp, p.of_wind]);
    let mut net = Diagram::new(640.0, 442.0);
    net.column_within(120.0, (34.0, 278.0), NAMES, |i, node| {
        node.radius(28.0)
            .line(&fixed(decision.inputs[i], 1))
            .beside(Side::Left, NAMES[i])
            .beside(Side::Left, &format!("x_{}", i + 1))
    });
    net.node("o", (380.0, 156.0))
        .radius(42.0)
        .line(&fixed(decision.pre, 2))
        .line(&format!("→ {}", fixed(decision.post, 0)));
    for (i, name) in NAMES.iter().enumerate() {
        let (weight, product) = (decision.weights[i], decision.products[i]);
        let label = format!("× w_{} = {}", i + 1, fixed(weight, 1));
        net.edge(name, "o")
            .term("weight")
            .label(&label)
            .at(0.38)
            .width(0.8 + 1.5 * product.abs().min(8.0))
            .dash(if product < 0.0 { Dash::Dashed } else { Dash::Solid });
    }
    net.note((120.0, 14.0), "[input](input) nodes");
    net.note((244.0, 14.0), "[weights](weight)");
    net.note((380.0, 14.0), "output node");
    net.note((430.0, 145.0), "[preactivation](preactivation)").start();
    net.note((430.0, 167.0), &format!("answer: {}", answer(&decision))).start();
    walk(&mut net, 310.0, &decision);
    net.datum("products", &decision.products);
    net.datum("preactivation", &[decision.pre]);
    net.datum("answer", &[decision.post]);
    let desc = format!(
        "Three input nodes pass on {} for warmth, {} for damp and {} for wind. With the weights \
         {}, {} and {} {}.",
        fixed(decision.inputs[0], 1),
        fixed(decision.inputs[1], 1),
        fixed(decision.inputs[2], 1),
        fixed(decision.weights[0], 1),
        fixed(decision.weights[1], 1),
        fixed(decision.weights[2], 1),
        told(&decision),
    );
    net.finish(
        "A perceptron decides about a vent",
        &desc,
        "Shown first is a day with 2 m/s above the mark. Above, numbers come in on the left and \
         each edge multiplies the number that travels along it; the thicker the edge, the further its product moves the sum, and a dashed one moves it \
         towards no. Below, the products laid end to end from 0: where they lead is the sum, and to \
         the right of 0, or at 0 itself, the answer is yes.",
    )
}

plot::parameters! {
    /// How much the wind counts.
    pub struct WindWeight {
        /// The weight of the wind.
        weight: "weight of the wind" in -3.0..=1.0, step 0.5, default -2.0;
    }
}

/// The preactivation and the answer as the wind rises, in the warm and damp room.
pub fn wind(p: &WindWeight) -> Figure {
    let weights = [WEIGHTS[0], WEIGHTS[1], p.weight];
    let room = |wind: f64| [2.0, 0.5, wind];
    let (low, high) = (-2.0, 4.0);
    let pre = |wind: f64| preactivation(&room(wind), &weights);
    let mut sums = Chart::new(low..=high, -10.0..=10.0).size(640.0, 290.0).y("preactivation");
    sums.line("preactivation", [(low, pre(low)), (high, pre(high))])
        .term("preactivation")
        .unlabelled();
    sums.horizontal(0.0).dash(Dash::Dashed).role(Role::Ink);
    // One unit across, and by how much the line goes up or down on it.
    let (from, to) = (2.0, 3.0);
    sums.segment((from, pre(from)), (to, pre(from))).role(Role::Ink);
    sums.segment((to, pre(from)), (to, pre(to))).term("weight").width(4.0);
    let above = if p.weight < 0.0 { 1.3 } else { -1.3 };
    // Clear of the level line at 0 as well.
    let place = match pre(from) + above {
        place if place.abs() > 1.2 => place,
        _ if pre(from) < -1.9 => pre(from) / 2.0,
        _ => 1.4,
    };
    sums.note((2.5, place), "1 m/s");
    // At a wind of 3 the sum is 3 + 3 · weight.
    let weight = Drag::linear("weight", -pre(0.0) / to, (0.0, 1.0 / to));
    sums.handle([weight], (to, pre(to)), "the lower corner of the triangle");
    // Clear of the line, which goes on to the right of the triangle.
    let middle = (pre(from) + pre(to)) / 2.0 - if p.weight < 0.0 { 0.0 } else { 1.2 };
    sums.note((3.34, middle), &fixed(p.weight, 1)).term("weight");

    // The sum of warmth and damp is 3; the wind cancels it where weight times wind is −3.
    let turn = -pre(0.0) / p.weight;
    let turns = p.weight != 0.0 && low < turn && turn < high;
    let answer = |wind: f64| perceptron(&room(wind), &weights);
    let steps = if turns {
        vec![(low, answer(low)), (turn, answer(low)), (turn, answer(high)), (high, answer(high))]
    } else {
        vec![(low, answer(low)), (high, answer(high))]
    };
    let mut answers = Chart::new(low..=high, -0.2..=1.3)
        .size(640.0, 190.0)
        .x("wind above its mark (m/s)")
        .y("answer")
        .y_ticks(&[(0.0, "no"), (1.0, "yes")]);
    answers.line("answer", steps).term("postactivation").unlabelled();
    sums.note((-1.1, -8.4), "warmth 2.0, damp 0.5");
    if turns {
        // At the place itself the sum is zero, and the answer is yes.
        sums.vertical(turn).role(Role::Ink);
        sums.point("draw", (turn, 0.0));
        answers.vertical(turn).role(Role::Ink);
        answers.point("no longer yes", (turn, 0.0)).marker(Marker::Ring);
        let label = format!("at {} a draw: yes", number(turn, 3));
        answers.point("still yes", (turn, 1.0)).label(&label).side(Side::Right);
    }
    sums.datum("preactivation at both ends", &[pre(low), pre(high)]);
    answers.datum("answer at both ends", &[answer(low), answer(high)]);
    let change = if turns {
        format!("At a wind of {} the sum is zero, a draw that counts as yes.", number(turn, 3))
    } else {
        "The answer is the same for every wind in the picture.".to_owned()
    };
    let desc = format!(
        "Warmth stays at 2, damp at 0.5. Above, the preactivation as a straight line from {} at a \
         wind of −2 to {} at 4. Each metre per second changes it by the weight, {}, which a \
         triangle between 2 and 3 shows. Below, the answer: {} at the left end and {} at the right. {change}",
        number(pre(low), 4),
        number(pre(high), 4),
        number(p.weight, 3),
        number(answer(low), 1),
        number(answer(high), 1),
    );
    stacked(
        [sums, answers],
        "As the wind rises",
        &desc,
        "Warmth and damp stay as they are. The preactivation is a straight line, and the weight is \
         its steepness: one metre per second across, and the thick stroke up or down. The answer changes where the line crosses zero, if it does; at the crossing \
         it is still yes (the disc, not the ring), and on either side it does not say how close the decision was.",
    )
}

plot::parameters! {
    /// A straight road through the days.
    pub struct Road {
        /// Where it begins.
        from_warmth: "from warmth" in -4.0..=4.0, step 0.5, default -3.5;
        /// Where it begins.
        from_damp: "from damp" in -4.0..=4.0, step 0.5, default 3.0;
        /// Where it ends.
        to_warmth: "to warmth" in -4.0..=4.0, step 0.5, default 2.5;
        /// Where it ends.
        to_damp: "to damp" in -4.0..=4.0, step 0.5, default -3.0;
    }
}

/// Days without wind, a road through them, and the preactivation along it.
pub fn road(p: &Road) -> Figure {
    let (from, to) = ((p.from_warmth, p.from_damp), (p.to_warmth, p.to_damp));
    let at = |share: f64| (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1));
    let pre = |(warmth, damp): (f64, f64)| preactivation(&[warmth, damp, 0.0], &WEIGHTS);
    let mut days = Chart::new(-4.5..=4.5, -5.5..=5.5)
        .size(310.0, 340.0)
        .x("warmth (°C above its mark)")
        .x_ticks(&[(-4.0, "−4"), (-2.0, "−2"), (0.0, "0"), (2.0, "2"), (4.0, "4")])
        .y("damp (steps above its mark)");
    // Where damp · 2 makes up for warmth · 1.
    days.shade([-4.5, 4.5].map(|warmth| (warmth, -warmth * WEIGHTS[0] / WEIGHTS[1])), 5.5);
    days.arrow(from, to).role(Role::Ink).width(2.6);
    days.handle([Drag::x("from_warmth"), Drag::y("from_damp")], from, "the start of the road");
    days.handle([Drag::x("to_warmth"), Drag::y("to_damp")], to, "the end of the road");
    days.note((3.6, 4.9), "yes");
    days.note((-3.6, -4.9), "no");
    let (first, last) = (pre(from), pre(to));
    let high = first.abs().max(last.abs()).max(2.0) * 1.2;
    let mut sums = Chart::new(0.0..=1.0, -high..=high)
        .size(310.0, 340.0)
        .x("along the road")
        .x_ticks(&[(0.0, "start"), (1.0, "end")])
        .y("preactivation");
    sums.line("preactivation", curve(0.0..=1.0, 20, |share| pre(at(share))))
        .term("preactivation")
        .unlabelled();
    sums.horizontal(0.0).dash(Dash::Dashed).role(Role::Ink);
    let crossing = first / (first - last);
    let crosses = (first < 0.0) != (last < 0.0);
    if crosses {
        days.point("crossing", at(crossing));
        sums.point("crossing", (crossing, 0.0));
    }
    days.datum("both ends", &[first, last]);
    let said = if crosses {
        let (warmth, damp) = at(crossing);
        format!(
            "It crosses zero once, at a warmth of {} and a damp of {}, where the road leaves one \
             answer for the other.",
            fixed(warmth, 2),
            fixed(damp, 2),
        )
    } else {
        "It does not cross zero, and the answer is the same all the way.".to_owned()
    };
    let desc = format!(
        "Left, days without wind by warmth and damp, those that are answered yes shaded, and a \
         straight arrow from ({}, {}) to ({}, {}). Right, the preactivation along that arrow: a \
         straight line from {} to {}. {said}",
        number(from.0, 2),
        number(from.1, 2),
        number(to.0, 2),
        number(to.1, 2),
        number(first, 3),
        number(last, 3),
    );
    beside(
        [days, sums],
        "A straight road",
        &desc,
        "Left: windless days, shaded where the greenhouse's node says yes, and a road on which \
         warmth and damp change steadily, each at its own pace. Right: the preactivation along the \
         road is a straight line, wherever you lay the road, and so it crosses zero at most once, at the disc.",
    )
}

/// Four temperatures, what is wanted of them, and what one weight can answer.
pub fn one_input() -> Figure {
    let shown = crate::worked::one_input();
    let mut chart = Chart::new(-4.0..=5.4, 0.0..=5.0)
        .size(640.0, 310.0)
        .x("degrees above the mark")
        .x_ticks(&[(-3.0, "−3"), (-1.0, "−1"), (1.0, "1"), (3.0, "3")])
        .y_ticks(&[
            (0.5, "weight 1, from 2 on"),
            (1.5, "weight 0"),
            (2.5, "weight −1"),
            (3.5, "weight 1"),
            (4.5, "wanted"),
        ]);
    let rows = [
        (0.5, shown.above),
        (1.5, shown.zero),
        (2.5, shown.negative),
        (3.5, shown.positive),
        (4.5, shown.wanted),
    ];
    let all = || {
        rows.iter().flat_map(|(height, answers)| {
            shown
                .inputs
                .iter()
                .zip(answers)
                .map(move |(input, answer)| ((*input, *height), *answer))
        })
    };
    for (name, wanted, marker) in [("yes", 1.0, Marker::Dot), ("no", 0.0, Marker::Cross)] {
        chart
            .points(name, all().filter(|(_, answer)| *answer == wanted).map(|(at, _)| at))
            .role(Role::Series(if wanted == 1.0 { 1 } else { 2 }))
            .marker(marker)
            .unlabelled();
    }
    for (height, answers) in &rows[..4] {
        let missed = |i: &usize| answers[*i] != shown.wanted[*i];
        for i in (0..4).filter(missed) {
            let around = curve(0.0..=360.0, 24, f64::to_radians).into_iter().map(|(_, a)| {
                (shown.inputs[i] + 0.22 * libm::cos(a), height + 0.26 * libm::sin(a))
            });
            chart.line("missed", around).role(Role::Series(3)).dash(Dash::Solid).unlabelled();
        }
        let missed = (0..4).filter(missed).count();
        chart.note((4.6, *height), &format!("{missed} missed"));
    }
    chart.datum("right with 1", &[shown.positive_right as f64]);
    chart.datum("right with −1", &[shown.negative_right as f64]);
    chart.datum("right with 0", &[shown.zero_right as f64]);
    chart.datum("right with a threshold", &[shown.above_right as f64]);
    let desc = format!(
        "Four temperatures, at −3, −1, 1 and 3 degrees. Wanted is yes at the outer two and no at \
         the inner two. With a weight of 1 the node answers yes at 1 and 3, with −1 yes at −3 \
         and −1, with 0 yes everywhere: {}, {} and {} of the four as wanted. With a weight of 1 and \
         a threshold of 2 it answers yes at 3 alone: {} as wanted. Each wrong answer has a ring \
         around it.",
        shown.positive_right, shown.negative_right, shown.zero_right, shown.above_right,
    );
    chart.finish(
        "Too cold or too warm",
        &desc,
        "Discs are yes, crosses no, and a ring marks an answer that is not the one wanted. What is \
         wanted changes from yes to no and back again. A single node changes its answer at most \
         once as the temperature rises. Read from the mark, every weight misses two of the four; \
         with a threshold of 2, in the last row, a weight of 1 misses one.",
    )
}

/// Three output nodes on the same three instruments.
pub fn three_nodes() -> Figure {
    let shown = crate::worked::kinds();
    let kinds = [("heat", &shown.heat), ("vent", &shown.air), ("mist", &shown.mist)];
    let mut net = Diagram::new(640.0, 262.0);
    net.column_within(140.0, (30.0, 256.0), NAMES, |i, node| {
        node.radius(28.0).line(&fixed(shown.air.inputs[i], 1)).beside(Side::Left, NAMES[i])
    });
    net.column_within(440.0, (30.0, 256.0), kinds.map(|(name, _)| name), |i, node| {
        let (name, decision) = kinds[i];
        let answer = if decision.post == 1.0 { "yes" } else { "no" };
        node.radius(28.0)
            .line(&fixed(decision.pre, 1))
            .beside(Side::Right, name)
            .beside(Side::Right, answer)
    });
    for (name, decision) in kinds {
        for (i, input) in NAMES.iter().enumerate() {
            let (weight, product) = (decision.weights[i], decision.products[i]);
            let edge = net.edge(input, name).term("weight");
            edge.width(0.8 + 1.5 * product.abs());
            edge.dash(if product < 0.0 { Dash::Dashed } else { Dash::Solid });
            if weight == 0.0 {
                edge.faint();
            }
        }
    }
    net.note((140.0, 14.0), "[input](input) nodes");
    net.note((440.0, 14.0), "output nodes");
    for (name, decision) in kinds {
        net.datum(name, &[decision.pre, decision.post]);
    }
    let each = kinds.map(|(name, decision)| {
        let [warmth, damp, wind] = decision.products.map(|product| fixed(product, 1));
        format!(
            "{name} gets {warmth} from warmth, {damp} from damp and {wind} from wind, together {}: {}",
            fixed(decision.pre, 1),
            if decision.post == 1.0 { "yes" } else { "no" },
        )
    });
    let desc = format!(
        "Three input nodes on the left, {} for warmth, {} for damp and {} for wind, and three \
         output nodes on the right. Nine edges lead from each input node to each output node. {}.",
        fixed(shown.air.inputs[0], 1),
        fixed(shown.air.inputs[1], 1),
        fixed(shown.air.inputs[2], 1),
        each.join("; "),
    );
    net.finish(
        "Three questions about one day",
        &desc,
        "The first day, put to three nodes. Each output node has an edge of its own to every \
         input, and so its own three weights; an edge as thin as a hair has the weight 0. The \
         number in an output node is its preactivation. The nodes know nothing of each other.",
    )
}
