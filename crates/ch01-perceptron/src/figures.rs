//! The chapter's figures.

use plot::diagram::Diagram;
use plot::{Chart, Dash, Entry, Figure, Marker, Role, Side, entry, fixed, number, stacked};

use crate::worked::{WEIGHTS, decide};
use crate::{perceptron, preactivation};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("perceptron", perceptron_at_work(Room)),
    entry!("wind", wind(WindWeight)),
    entry!("one_input", one_input()),
];

plot::parameters! {
    /// What the three instruments say.
    pub struct Room {
        /// Degrees above the temperature that is wanted.
        warmth: "warmth" in -4.0..=4.0, step 0.5, default 2.0;
        /// Damp above what is wanted, in steps of ten per cent.
        damp: "damp" in -4.0..=4.0, step 0.5, default 0.5;
        /// Wind above a light breeze, in metres per second.
        wind: "wind" in -2.0..=6.0, step 0.5, default 1.5;
    }
}

/// The greenhouse's perceptron with a decision running through it.
pub fn perceptron_at_work(p: &Room) -> Figure {
    let decision = decide([p.warmth, p.damp, p.wind], WEIGHTS);
    let names = ["warmth", "damp", "wind"];
    let mut net = Diagram::new(640.0, 330.0);
    net.column_within(130.0, (40.0, 320.0), names, |i, node| {
        node.radius(30.0).line(&fixed(decision.inputs[i], 1)).beside(Side::Left, names[i])
    });
    net.node("o", (430.0, 180.0))
        .radius(44.0)
        .line(&fixed(decision.pre, 2))
        .line(&format!("→ {}", fixed(decision.post, 0)));
    for (i, name) in names.iter().enumerate() {
        net.edge(name, "o").term("weight").label(&format!("× {}", fixed(decision.weights[i], 1)));
    }
    net.note((130.0, 22.0), "[input](input) nodes");
    net.note((285.0, 22.0), "[weights](weight)");
    net.note((430.0, 22.0), "output node");
    let answer = if decision.post == 1.0 { "open the vent" } else { "leave it shut" };
    net.note((492.0, 180.0), answer).start();
    net.datum("products", &decision.products);
    net.datum("preactivation", &[decision.pre]);
    net.datum("answer", &[decision.post]);
    let desc = format!(
        "Three input nodes pass on {} for warmth, {} for damp and {} for wind. Multiplied by the \
         weights {}, {} and {} they become {}, {} and {}. The output node adds them up to a \
         preactivation of {} and answers {}: {answer}.",
        fixed(decision.inputs[0], 1),
        fixed(decision.inputs[1], 1),
        fixed(decision.inputs[2], 1),
        fixed(decision.weights[0], 1),
        fixed(decision.weights[1], 1),
        fixed(decision.weights[2], 1),
        fixed(decision.products[0], 2),
        fixed(decision.products[1], 2),
        fixed(decision.products[2], 2),
        fixed(decision.pre, 2),
        fixed(decision.post, 0),
    );
    net.finish(
        "A perceptron decides about a vent",
        &desc,
        "Values come in on the left and each edge multiplies the value that travels along it. The \
         output node adds up what arrives and answers 1, which is yes, if the sum is zero or more.",
    )
}

plot::parameters! {
    /// How much the wind counts.
    pub struct WindWeight {
        /// The weight of the wind.
        weight: "weight of the wind" in -3.0..=1.0, step 0.25, default -1.5;
    }
}

/// The preactivation and the answer as the wind rises, in the warm and damp room.
pub fn wind(p: &WindWeight) -> Figure {
    let weights = [WEIGHTS[0], WEIGHTS[1], p.weight];
    let room = |wind: f64| [2.0, 0.5, wind];
    let (low, high) = (-2.0, 6.0);
    let pre = |wind: f64| preactivation(&room(wind), &weights);
    let mut sums = Chart::new(low..=high, -15.0..=15.0).size(640.0, 250.0).y("preactivation");
    sums.line("preactivation", [(low, pre(low)), (high, pre(high))])
        .term("preactivation")
        .unlabelled();
    sums.horizontal(0.0).dash(Dash::Dashed).role(Role::Ink);

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
        .x("wind above a light breeze (m/s)")
        .y("answer")
        .y_ticks(&[(0.0, "no"), (1.0, "yes")]);
    answers.line("answer", steps).term("postactivation").unlabelled();
    sums.note((4.4, 12.5), "warmth 2.0, damp 0.5");
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
        "Warmth stays at 2, damp at 0.5. Above, the preactivation as a straight line from {} at a wind of −2 to {} at 6, with a \
         weight of {}. Below, the answer: {} at the left end and {} at the right. {change}",
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
        "Warmth and damp stay as they are. The preactivation is a straight line, and its steepness \
         is the weight. The answer changes where the line crosses zero, if it does; at the crossing \
         it is still yes (the disc), and on either side it does not say how close the decision was.",
    )
}

/// Four temperatures, what is wanted of them, and what one weight can answer.
pub fn one_input() -> Figure {
    let shown = crate::worked::one_input();
    let mut chart = Chart::new(-4.0..=4.0, 0.0..=4.0)
        .size(640.0, 270.0)
        .x("degrees above the temperature that is wanted")
        .y_ticks(&[(0.5, "weight 0"), (1.5, "weight −1"), (2.5, "weight +1"), (3.5, "wanted")]);
    chart.vertical(0.0).dash(Dash::Dashed).role(Role::Grid);
    let rows =
        [(0.5, shown.zero), (1.5, shown.negative), (2.5, shown.positive), (3.5, shown.wanted)];
    for (height, answers) in rows {
        for (input, answer) in shown.inputs.iter().zip(answers) {
            let answer = if answer == 1.0 { "yes" } else { "no" };
            chart.note((*input, height), answer);
        }
    }
    chart.datum("right with +1", &[shown.positive_right as f64]);
    chart.datum("right with −1", &[shown.negative_right as f64]);
    chart.datum("right with 0", &[shown.zero_right as f64]);
    let desc = format!(
        "Four temperatures, at −3, −1, 1 and 3 degrees. Wanted is yes at the outer two and no at \
         the inner two. With a weight of +1 the node answers yes at 1 and 3, with −1 yes at −3 \
         and −1, with 0 yes everywhere: {}, {} and {} of the four as wanted.",
        shown.positive_right, shown.negative_right, shown.zero_right,
    );
    chart.finish(
        "Too cold or too warm",
        &desc,
        "What is wanted changes from yes to no and back again. A single node changes its answer \
         at most once as the temperature rises, so it cannot do both: every weight gets two of the \
         four right and two wrong.",
    )
}
