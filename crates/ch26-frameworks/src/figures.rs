//! The chapter's figures.

use ch25_own_table::export::onnx::graph;
use plot::diagram::Diagram;
use plot::{Chart, Corner, Dash, Entry, Figure, Marker, Role, beside, entry, fixed, number};

use crate::worked::{self, Table, exported, machines, three_lists};
use crate::{Ring, fold_scaling};

pub mod petals;

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("orders", orders(Followed)),
    entry!("folding", folding(Which)),
    entry!("exported", exported_graph()),
    entry!("differences", differences()),
    entry!("one_sum", one_sum()),
    entry!("ring", ring(Round)),
];

plot::parameters! {
    /// A weight that is followed into both lists.
    pub struct Followed {
        /// The node that it comes from.
        input: "from input" one of ["0", "1"], default "1";
        /// The node that it leads to.
        node: "to node" one of ["0", "1", "2"], default "0";
    }
}

/// The weights of a layer in both orders.
pub fn orders(p: &Followed) -> Figure {
    const INPUTS: usize = 2;
    const NODES: usize = 3;
    let (from, to) = (p.input.index(), p.node.index());
    let mut sheet = Diagram::new(640.0, 330.0);
    let cell = |sheet: &mut Diagram, at: (f64, f64), input: usize, node: usize| {
        let role = if (input, node) == (from, to) { Role::Series(2) } else { Role::Ink };
        let (w, h) = (29.0, 17.0);
        sheet.shade((at.0 - w, at.1 - h), (at.0 + w, at.1 + h), role);
        if (input, node) == (from, to) {
            sheet.shade((at.0 - w, at.1 - h), (at.0 + w, at.1 + h), role);
        }
        sheet.note(at, &format!("{input} → {node}")).role(role);
    };
    let (step, down) = (66.0, 42.0);
    sheet.note((166.0, 20.0), "book, burn: rows are inputs");
    sheet.note((482.0, 20.0), "PyTorch: rows are nodes");
    for input in 0..INPUTS {
        for node in 0..NODES {
            let ours = (100.0 + step * node as f64, 76.0 + down * input as f64);
            cell(&mut sheet, ours, input, node);
            let theirs = (449.0 + step * input as f64, 55.0 + down * node as f64);
            cell(&mut sheet, theirs, input, node);
            let place = input * NODES + node;
            cell(&mut sheet, (206.0 + step * place as f64, 230.0), input, node);
            let place = node * INPUTS + input;
            cell(&mut sheet, (206.0 + step * place as f64, 290.0), input, node);
        }
    }
    sheet.note((90.0, 230.0), "as a list, from-to");
    sheet.note((90.0, 290.0), "as a list, to-from");
    for place in 0..INPUTS * NODES {
        sheet.note((206.0 + step * place as f64, 196.0), &place.to_string()).small();
    }
    let (ours, theirs) = (from * NODES + to, to * INPUTS + from);
    sheet.datum("places", &[ours as f64, theirs as f64]);
    let desc = format!(
        "The six weights of a layer with {INPUTS} inputs and {NODES} nodes, as a matrix with a row for each \
         input and as one with a row for each node; below, both row by row as a list. Counted from 0, \
         the weight from input {from} to node {to} stands at place {ours} of the first list and at place \
         {theirs} of the second.",
    );
    sheet.finish(
        "The same weights in two orders",
        &desc,
        "Each cell says from which input a weight comes and to which node it leads; inputs, nodes and \
         places are counted from 0. A file holds a list and a shape. \
         On the screen, follow other weights: only the first and the last one stand at the same place in \
         both lists.",
    )
}

plot::parameters! {
    /// A hidden node.
    pub struct Which {
        /// Its number.
        node: "hidden node" one of ["1", "2", "3", "4"], default "1";
    }
}

/// The line of a hidden node in scaled and in raw coordinates.
pub fn folding(p: &Which) -> Figure {
    let (network, scaler) = petals::first_layer();
    let flowers = petals::flowers();
    let folded = fold_scaling(&network, &scaler);
    let node = p.node.index();
    let of = |network: &crate::Network| {
        let layer = &network.layers[0];
        [layer.weights[[0, node]], layer.weights[[1, node]], layer.biases[node]]
    };
    let (scaled, raw) = (of(&network), of(&folded));
    let (least, most) = ([0.4, -0.1], [7.4, 3.9]);
    let to = |axis: usize, value: f64| (value - scaler.offset[axis]) / scaler.unit[axis];
    let charts = [
        Chart::new(to(0, least[0])..=to(0, most[0]), to(1, least[1])..=to(1, most[1]))
            .x("length, scaled")
            .y("width, scaled"),
        Chart::new(least[0]..=most[0], least[1]..=most[1])
            .x("petal length, cm")
            .y("petal width, cm")
            .legend(Corner::TopLeft),
    ];
    let places = |class: usize, raw: bool| {
        let of_class = flowers.iter().filter(|flower| flower.1 == class);
        let of = |axis: usize, value: f64| if raw { value } else { to(axis, value) };
        of_class.map(|([length, width], _)| (of(0, *length), of(1, *width))).collect::<Vec<_>>()
    };
    let mut drawn = vec![];
    for (mut chart, ([first, second, bias], in_cm)) in
        charts.into_iter().zip([(scaled, false), (raw, true)])
    {
        chart = chart.size(310.0, 330.0);
        let markers = [Marker::Dot, Marker::Ring, Marker::Square];
        for (class, (name, marker)) in petals::CLASSES.iter().zip(markers).enumerate() {
            let points = chart.points(name, places(class, in_cm));
            points.role(Role::Series(class as u8 + 1)).marker(marker).opacity(0.7);
            if !in_cm {
                points.unlabelled();
            }
        }
        chart
            .contours(&[0.0], |x, y| first * x + second * y + bias)
            .role(Role::Ink)
            .width(2.4)
            .unlabelled();
        chart.datum("weights and bias", &[first, second, bias]);
        drawn.push(chart);
    }
    let three = |values: [f64; 3]| values.map(|value| fixed(value, 3)).join(", ");
    let desc = format!(
        "The 150 irises by length and width of their petals, twice: scaled, and in centimetres. The line of \
         hidden node {} passes between the same flowers in both. Its two weights and its bias are {} on \
         the left and {} on the right.",
        node + 1,
        three(scaled),
        three(raw),
    );
    let charts: [Chart; 2] = drawn.try_into().unwrap_or_else(|_| unreachable!("two charts"));
    beside(
        charts,
        "The line of a hidden node",
        &desc,
        "The line on which a hidden node's preactivation is 0. Left, in the scaled values that the network \
         was trained on; right, with the scaling folded into its weights and its bias. Same flowers, same \
         sides, other numbers. On paper it is the first of the four hidden nodes; on the screen you can \
         choose.",
    )
}

/// The graph of the petals network.
pub fn exported_graph() -> Figure {
    let graph = graph(&worked::petals()).expect("a network with columns");
    // Where each value is drawn, by the name that the graph gives it.
    let places: &[(&str, (f64, f64))] = &[
        ("petal_length_cm", (50.0, 60.0)),
        ("petal_width_cm", (50.0, 160.0)),
        ("numbers", (160.0, 110.0)),
        ("there", (270.0, 55.0)),
        ("less_offset", (270.0, 160.0)),
        ("in_units", (380.0, 160.0)),
        ("scaled", (490.0, 110.0)),
        ("sums_1", (590.0, 275.0)),
        ("pre_1", (490.0, 275.0)),
        ("post_1", (390.0, 275.0)),
        ("sums_2", (290.0, 275.0)),
        ("pre_2", (190.0, 275.0)),
        ("probabilities", (80.0, 320.0)),
        ("largest", (200.0, 385.0)),
        ("species", (320.0, 385.0)),
    ];
    let mut sheet = Diagram::new(640.0, 430.0);
    let place = |name: &str| places.iter().find(|(known, _)| *known == name).map(|(_, at)| *at);
    for (name, word) in [("petal_length_cm", "length"), ("petal_width_cm", "width")] {
        let at = place(name).unwrap_or_default();
        sheet.node(name, at).line("petal").line(word).radius(31.0);
    }
    for node in &graph.node {
        let value = node.output[0].as_str();
        let at = place(value).unwrap_or((320.0, 215.0));
        let role = match value {
            "numbers" | "there" | "less_offset" | "in_units" | "scaled" => Role::Series(1),
            "probabilities" | "largest" | "species" => Role::Series(3),
            _ => Role::Series(2),
        };
        sheet.node(value, at).line(&node.operator).radius(31.0).role(role);
    }
    let known = |name: &str| places.iter().any(|(known, _)| *known == name);
    let mut edges = 0;
    for node in &graph.node {
        let mut from: Vec<&str> = node.input.iter().map(String::as_str).collect();
        from.dedup();
        for from in from.into_iter().filter(|name| known(name)) {
            sheet.edge(from, &node.output[0]).width(1.8);
            edges += 1;
        }
    }
    sheet.shade((112.0, 10.0), (575.0, 205.0), Role::Series(1));
    sheet.note((445.0, 30.0), "scaling; 0 where missing");
    sheet.shade((148.0, 232.0), (632.0, 318.0), Role::Series(2));
    sheet.note((390.0, 335.0), "two layers");
    sheet.arrow((353.0, 385.0), (396.0, 385.0)).width(1.8);
    sheet.note((404.0, 385.0), "the name of the largest").start();
    sheet.arrow((80.0, 353.0), (80.0, 394.0)).width(1.8);
    sheet.note((80.0, 410.0), "the shares");
    sheet.datum("nodes", &[graph.node.len() as f64]);
    sheet.datum("arrows", &[f64::from(edges)]);
    let operators: Vec<&str> = graph.node.iter().map(|node| node.operator.as_str()).collect();
    let desc = format!(
        "A graph with {} inputs, {} nodes and {} outputs. The nodes in their order: {}.",
        graph.input.len(),
        graph.node.len(),
        graph.output.len(),
        operators.join(", "),
    );
    sheet.finish(
        "The petals network as a graph",
        &desc,
        "What is in the ONNX file of the petals network, constants left out. The two circles at \
         the upper left are the inputs, raw centimetres. Each other circle is an operation that the format defines, and \
         each arrow a value that goes on. A share for each class and a name go out below.",
    )
}

/// A table by the name that the page has for it.
fn called(table: &Table) -> String {
    match table.name.as_str() {
        "auto_mpg" => "cars".into(),
        name => name.replace('_', " "),
    }
}

/// How far other programs' answers are from ours.
pub fn differences() -> Figure {
    let exported = exported();
    let names: Vec<(f64, String)> =
        (0..).zip(&exported.tables).map(|(at, table)| (-f64::from(at), called(table))).collect();
    let ticks: Vec<(f64, &str)> = names.iter().map(|(at, name)| (*at, name.as_str())).collect();
    let mut chart = Chart::new(1e-17..=1e-3, -4.6..=3.4)
        .size(640.0, 400.0)
        .log_x()
        .x("largest difference: of a share, or in miles per gallon")
        .y_ticks(&ticks)
        .legend(Corner::TopLeft);
    chart.vertical(1e-6).role(Role::Ink).dash(Dash::Dashed).width(1.4);
    chart.note((2.5e-5, 2.9), "the limit");
    type Of = fn(&Table) -> f64;
    let ways: [(&str, u8, f64, Marker, Of); 4] = [
        ("tract", 1, 0.24, Marker::Dot, |table| table.tract),
        ("onnxruntime", 2, 0.0, Marker::Ring, |table| table.onnxruntime),
        ("PyTorch", 3, -0.24, Marker::Square, |table| table.pytorch),
        ("PyTorch, f32", 4, 0.0, Marker::Cross, |table| table.pytorch_32_bits),
    ];
    for (name, series, shift, marker, of) in ways {
        let points =
            names.iter().zip(&exported.tables).map(|((at, _), table)| (of(table), at + shift));
        chart.points(name, points).role(Role::Series(series)).marker(marker);
    }
    let over = exported.tables.iter().filter(|table| table.pytorch_32_bits > 1e-6);
    let over: Vec<String> = over.map(called).collect();
    let desc = format!(
        "For five tables and four ways to run the exported network, the largest difference from the \
         program's own answers, on a logarithmic axis. In f64 the largest of all is {}. In f32 the \
         largest difference of a share is {}; above the limit of one millionth is {}.",
        number(exported.worst, 2),
        number(exported.worst_share_32_bits, 2),
        if over.is_empty() { "none".into() } else { over.join(", ") },
    );
    chart.finish(
        "How far the answers are apart",
        &desc,
        "The largest difference over all rows of a table: of a share, or for the cars of an answer in miles \
         per gallon. Three programs with f64 stay near the last bit. With f32 the shares still keep below \
         the dashed limit, and the cars do not.",
    )
}

/// Two machines, one sum.
pub fn one_sum() -> Figure {
    let shares = machines().equal_shares;
    let mut sheet = Diagram::new(640.0, 350.0);
    let mut from = 1;
    for (machine, y) in [("1", 74.0), ("2", 276.0)] {
        let count = shares[machine.parse::<usize>().map_or(0, |number| number - 1)];
        let id = |what: &str| format!("{what}{machine}");
        let rows = format!("{from}–{}", from + count - 1);
        sheet.node(&id("rows"), (60.0, y)).line("rows").line(&rows).radius(36.0);
        sheet.node(&id("net"), (185.0, y)).line("same").line("weights").radius(36.0);
        let gradients = sheet.node(&id("gradients"), (310.0, y));
        gradients.line("own").line("gradients").radius(39.0).role(Role::Series(1));
        sheet.node(&id("move"), (560.0, y)).line("same").line("update").radius(36.0);
        sheet.edge(&id("rows"), &id("net")).width(2.0);
        sheet.edge(&id("net"), &id("gradients")).width(2.0);
        let at = if machine == "1" { 42.0 } else { 308.0 };
        sheet.note((435.0, at), &format!("machine {machine}"));
        from += count;
    }
    sheet
        .node("mean", (435.0, 175.0))
        .line("mean")
        .line("of both")
        .radius(38.0)
        .role(Role::Series(2));
    for machine in ["1", "2"] {
        sheet.edge(&format!("gradients{machine}"), "mean").role(Role::Series(1)).width(2.4);
        sheet.edge("mean", &format!("move{machine}")).role(Role::Series(2)).width(2.4);
    }
    sheet.shade((10.0, 16.0), (612.0, 130.0), Role::Ink);
    sheet.shade((10.0, 220.0), (612.0, 334.0), Role::Ink);
    sheet.finish(
        "Two machines and one sum",
        &format!(
            "Two machines with the same weights. One has {} rows, the other {}. Each forms its own \
             gradients. The mean of both goes to both, and both make the same update.",
            shares[0], shares[1],
        ),
        "The only thing that leaves a machine is its gradients. Both get the same mean back and make the \
         same update, so their weights are the same at the start of the next batch.",
    )
}

plot::parameters! {
    /// How far the lists have gone round.
    pub struct Round {
        /// Steps that are done.
        step: "steps done" in 0.0..=4.0, step 1.0, default 2.0, time;
    }
}

/// Three machines in a ring.
pub fn ring(p: &Round) -> Figure {
    let mut ring = Ring::new(three_lists());
    let done = p.step as usize;
    (0..done).for_each(|step| ring.step(step));
    let whole: Vec<f64> =
        (0..3).map(|at| three_lists().iter().map(|list| list[at]).sum()).collect();
    let mut sheet = Diagram::new(640.0, 250.0);
    let at =
        |machine: usize, piece: usize| (130.0 + 190.0 * machine as f64, 80.0 + 58.0 * piece as f64);
    let mut complete = 0;
    for (machine, list) in ring.lists.iter().enumerate() {
        sheet.note((at(machine, 0).0, 26.0), &format!("machine {}", machine + 1));
        for (piece, value) in list.iter().enumerate() {
            let (x, y) = at(machine, piece);
            let is_whole = *value == whole[piece];
            complete += usize::from(is_whole);
            let role = if is_whole { Role::Series(2) } else { Role::Ink };
            let (from, to) = ((x - 38.0, y - 20.0), (x + 38.0, y + 20.0));
            if is_whole {
                sheet.shade(from, to, role);
                sheet.shade(from, to, role);
            }
            let corners = [from, (to.0, from.1), to, (from.0, to.1), from];
            for side in corners.windows(2) {
                sheet.arrow(side[0], side[1]).width(1.2).role(role).headless();
            }
            sheet.note((x, y), &number(*value, 4)).role(role);
        }
    }
    let mut told = vec![];
    if done < ring.steps() {
        for machine in 0..3 {
            let piece = ring.parcel(machine, done);
            let (x, y) = at(machine, piece);
            if machine < 2 {
                sheet.arrow((x + 42.0, y), (at(machine + 1, piece).0 - 42.0, y)).width(2.2);
            } else {
                sheet.arrow((x + 42.0, y), (x + 95.0, y)).width(2.2);
                sheet.arrow((at(0, piece).0 - 95.0, y), (at(0, piece).0 - 42.0, y)).width(2.2);
            }
            told.push(format!("machine {} sends piece {}", machine + 1, piece + 1));
        }
    }
    sheet.datum("complete", &[complete as f64]);
    let next = match told.is_empty() {
        true => "All have the sum.".to_string(),
        false => format!("Next, {}.", told.join(", ")),
    };
    let lists: Vec<String> = ring
        .lists
        .iter()
        .map(|list| list.iter().map(|value| number(*value, 4)).collect::<Vec<_>>().join(", "))
        .collect();
    sheet.finish(
        "Three machines in a ring",
        &format!(
            "After {done} of {} steps the three machines have the lists {}. {complete} of 9 pieces are \
             whole sums. {next}",
            ring.steps(),
            lists.join("; "),
        ),
        "Each column is a machine with a list of three pieces. Arrows: what is sent in the next step; from \
         the right edge it goes on at the left. In the first two steps a piece is added, in the last two \
         it takes the place of what is there. Filled: whole sums. On paper two steps are done; on the \
         screen, go from step 0 to 4.",
    )
}
