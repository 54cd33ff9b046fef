//! The chapter's figures.

use plot::diagram::Diagram;
use plot::{Chart, Corner, Dash, Entry, Figure, Role, amount, course, entry, fixed, number};

use crate::Network;
use crate::worked::{
    Formula, one_update, published, right, summed_error, train, transposed, two_outputs,
    with_a_constant,
};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("row_times_matrix", row_times_matrix(Column)),
    entry!("forward_shapes", forward_shapes(Shape)),
    entry!("one_matrix_twice", one_matrix_twice()),
    entry!("backward_shapes", backward_shapes(Shape)),
    entry!("outer_product", outer_product(Product)),
    entry!("transposed", two_programs(SquareRun)),
];

plot::parameters! {
    /// One of the four columns of ItoH.
    pub struct Column {
        /// The hidden node whose preactivation is formed.
        hidden: "hidden node" one of ["H1", "H2", "H3", "H4"], default "H1";
    }
}

/// The row of inputs times one column of ItoH, with the worked numbers.
pub fn row_times_matrix(p: &Column) -> Figure {
    let update = one_update();
    let chosen = p.hidden.index();
    let mut net = Diagram::new(640.0, 330.0);
    let (left, top, wide, high) = (190.0, 70.0, 112.0, 46.0);
    let at = |i: usize, h: usize| (left + wide * (h as f64 + 0.5), top + high * (i as f64 + 0.5));
    let (right, bottom) = (left + 4.0 * wide, top + 3.0 * high);
    grid(&mut net, (left, top), (wide, high), (3, 4), Role::Term("i-to-h"));
    net.shade(
        (left + wide * chosen as f64, top),
        (left + wide * (chosen + 1) as f64, bottom),
        Role::Term("i-to-h"),
    );
    net.note((80.0, 22.0), "[input](input)");
    net.note(((left + right) / 2.0, 22.0), "[ItoH](i-to-h), 3×4");
    for i in 0..3 {
        let y = at(i, 0).1;
        let input = format!("I{}:  {}", i + 1, fixed(update.input[i], 1));
        net.note((80.0, y), &input).role(Role::Term("input"));
        net.arrow((124.0, y), (left - 8.0, y)).term("input");
        for h in 0..4 {
            net.note(at(i, h), &fixed(update.i_to_h[i][h], 1));
        }
    }
    for h in 0..4 {
        let x = at(0, h).0;
        net.note((x, top - 18.0), &format!("H{}", h + 1)).small();
        net.arrow((x, bottom + 4.0), (x, bottom + 26.0)).term("preactivation");
        let sum = net.note((x, bottom + 44.0), &fixed(update.pre_h[h], 2));
        if h == chosen {
            sum.role(Role::Term("preactivation"));
        }
    }
    net.note((80.0, bottom + 44.0), "[S_{preA,H}](preactivation)");
    let terms: Vec<String> = (0..3)
        .map(|i| {
            let input = fixed(update.input[i], 1);
            let input = if i == 0 { input } else { bracketed(update.input[i]) };
            format!("{input} · {}", bracketed(update.i_to_h[i][chosen]))
        })
        .collect();
    let sum = format!("{} = {}", terms.join(" + "), fixed(update.pre_h[chosen], 2));
    net.note((320.0, bottom + 92.0), &format!("{}:  {sum}", p.hidden));
    net.datum("preactivations", &update.pre_h);
    net.datum("chosen column", &update.i_to_h.iter().map(|row| row[chosen]).collect::<Vec<_>>());
    let desc = format!(
        "The inputs stand to the left of the three rows of ItoH, one for each row. Each of its \
         four columns is multiplied value by value with the inputs and added up below. For \
         hidden node {}: {sum}. All four sums: {}.",
        p.hidden,
        update.pre_h.iter().map(|pre| fixed(*pre, 2)).collect::<Vec<_>>().join(", "),
    );
    net.finish(
        "A row times a matrix",
        &desc,
        "Every input meets the weights of its own row, and every column is added up into one \
         hidden node's preactivation. A column is what one hidden node listens to; the shaded one is \
         written out below.",
    )
}

fn bracketed(value: f64) -> String {
    if value < 0.0 { format!("({})", fixed(value, 1)) } else { fixed(value, 1) }
}

plot::parameters! {
    /// A network's numbers of nodes.
    pub struct Shape {
        /// I.
        inputs: "input nodes I" in 1.0..=10.0, step 1.0, default 3.0;
        /// H.
        hidden: "hidden nodes H" in 1.0..=10.0, step 1.0, default 4.0;
        /// O.
        outputs: "output nodes O" in 1.0..=10.0, step 1.0, default 2.0;
    }
}

/// The side of one value's cell.
const CELL: f64 = 16.0;
/// Between a list that lies and the matrix below it, with room for a sign.
const BETWEEN: f64 = 28.0;

/// A block of values: what it is called, its colour, its rows and columns.
struct Block {
    name: &'static str,
    term: &'static str,
    rows: usize,
    columns: usize,
}

/// Draws a block with its upper left corner here.
fn draw(net: &mut Diagram, corner: (f64, f64), rows: usize, columns: usize, term: &'static str) {
    let role = Role::Term(term);
    grid(net, corner, (CELL, CELL), (rows, columns), role);
    let end = (corner.0 + CELL * columns as f64, corner.1 + CELL * rows as f64);
    net.shade(corner, end, role);
}

fn strong(net: &mut Diagram, from: (f64, f64), to: (f64, f64)) {
    net.arrow(from, to).width(5.0).headless();
}

/// Draws a row times a matrix: the row stands upright at the left of the matrix, each value at its
/// row, and the result lies below it. The two edges that have to be equal are drawn strong, beside
/// each other.
fn row_times(net: &mut Diagram, top: f64, blocks: &[Block; 3]) {
    let [row, matrix, result] = blocks;
    let (left, x, first) = (160.0, 230.0, top + 34.0);
    let (high, wide) = (CELL * matrix.rows as f64, CELL * matrix.columns as f64);
    draw(net, (left, first), row.columns, 1, row.term);
    draw(net, (x, first), matrix.rows, matrix.columns, matrix.term);
    draw(net, (x, first + high + 16.0), 1, result.columns, result.term);
    strong(net, (left + CELL + 4.0, first), (left + CELL + 4.0, first + high));
    strong(net, (x - 4.0, first), (x - 4.0, first + high));
    net.note((left + CELL / 2.0, top + 14.0), &format!("[{}]({})", row.name, row.term));
    net.note((left + CELL / 2.0 + 35.0, first + high / 2.0), "·");
    let upright = format!("{}×{}, upright", row.rows, row.columns);
    net.note((left - 10.0, first + high / 2.0), &upright).end();
    let named = |block: &Block| {
        format!("[{}]({}), {}×{}", block.name, block.term, block.rows, block.columns)
    };
    net.note((x + wide + 16.0, first + high / 2.0), &named(matrix)).start();
    let below = first + high + 16.0 + CELL / 2.0;
    net.note((x + wide + 16.0, below), &format!("= {}", named(result))).start();
}

/// How much height that takes.
fn row_height(rows: usize) -> f64 {
    CELL * (rows + 1) as f64 + 74.0
}

/// Draws a matrix times a column: the column lies above the matrix, each value at its column, and
/// the result stands at the right. The two edges that have to be equal are drawn strong, below each
/// other.
fn times_column(net: &mut Diagram, top: f64, blocks: &[Block; 3]) {
    let [matrix, column, result] = blocks;
    let (x, above) = (300.0, top + 4.0);
    let first = above + CELL + BETWEEN;
    let (high, wide) = (CELL * matrix.rows as f64, CELL * matrix.columns as f64);
    draw(net, (x, above), 1, column.rows, column.term);
    draw(net, (x, first), matrix.rows, matrix.columns, matrix.term);
    draw(net, (x + wide + 38.0, first), result.rows, 1, result.term);
    strong(net, (x, above + CELL + 4.0), (x + wide, above + CELL + 4.0));
    strong(net, (x, first - 4.0), (x + wide, first - 4.0));
    let named = |block: &Block| {
        format!("[{}]({}), {}×{}", block.name, block.term, block.rows, block.columns)
    };
    net.note(
        (x - 14.0, above + CELL / 2.0),
        &format!("· [{}]({}), {}×1, lying", column.name, column.term, column.rows),
    )
    .end();
    net.note((x - 14.0, first + high / 2.0), &named(matrix)).end();
    net.note((x + wide + 20.0, first + high / 2.0), "=");
    net.note((x + wide + CELL + 48.0, first + high / 2.0), &named(result)).start();
}

/// Draws a product value by value or an outer one, `left ⊙ right = result`, with its upper edge at
/// `top`, and above each block its shape; that of a list that lies stands below it, clear of the
/// signs and of the other shapes.
fn product(net: &mut Diagram, top: f64, sign: &str, blocks: &[Block; 3], room: usize) {
    if sign == "·" {
        return times_column(net, top, blocks);
    }
    let middle = top + 24.0 + CELL * room as f64 / 2.0;
    let [left, right, result] = blocks;
    for (place, (block, x)) in
        [left, right, result].into_iter().zip([150.0, 345.0, 535.0]).enumerate()
    {
        let corner =
            (x - CELL * block.columns as f64 / 2.0, middle - CELL * block.rows as f64 / 2.0);
        draw(net, corner, block.rows, block.columns, block.term);
        let half = CELL * block.rows as f64 / 2.0;
        let (shape, y) = if place == 1 && sign == "⊗" {
            (format!("{}×1, lying", block.columns), middle + half + 18.0)
        } else {
            (format!("{}×{}", block.rows, block.columns), middle - half - 18.0)
        };
        net.note((x, y), &format!("[{}]({}), {shape}", block.name, block.term));
    }
    net.note((248.0, middle), sign);
    net.note((440.0, middle), "=");
}

/// The lines of a table with these many rows and columns.
fn grid(
    net: &mut Diagram,
    (left, top): (f64, f64),
    (wide, high): (f64, f64),
    (rows, columns): (usize, usize),
    role: Role,
) {
    let (right, bottom) = (left + wide * columns as f64, top + high * rows as f64);
    for row in 0..=rows {
        let y = top + high * row as f64;
        net.arrow((left, y), (right, y)).role(role).width(1.2).headless();
    }
    for column in 0..=columns {
        let x = left + wide * column as f64;
        net.arrow((x, top), (x, bottom)).role(role).width(1.2).headless();
    }
}

/// How much height a product takes whose tallest block has `room` rows.
fn height(sign: &str, room: usize) -> f64 {
    let tall = CELL * room as f64;
    match sign {
        "·" => CELL + BETWEEN + 4.0 + tall + 20.0,
        // What stands below a list that lies needs room where the blocks are low.
        "⊗" => 24.0 + (tall + 20.0).max(tall / 2.0 + CELL / 2.0 + 34.0),
        _ => 24.0 + tall + 20.0,
    }
}

/// The two products of the forward pass as blocks.
pub fn forward_shapes(p: &Shape) -> Figure {
    let [inputs, hidden, outputs] = [p.inputs, p.hidden, p.outputs].map(|n| n as usize);
    let weights = inputs * hidden + hidden * outputs;
    let (first, second) = (row_height(inputs), row_height(hidden));
    let mut net = Diagram::new(640.0, first + second + 40.0);
    let block = |name, term, rows, columns| Block { name, term, rows, columns };
    let into_hidden = [
        block("input", "input", 1, inputs),
        block("ItoH", "i-to-h", inputs, hidden),
        block("S_{preA,H}", "preactivation", 1, hidden),
    ];
    let into_output = [
        block("S_{postA,H}", "postactivation", 1, hidden),
        block("HtoO", "h-to-o", hidden, outputs),
        block("S_{preA,O}", "preactivation", 1, outputs),
    ];
    row_times(&mut net, 0.0, &into_hidden);
    row_times(&mut net, first, &into_output);
    let count = format!(
        "{inputs}·{hidden} + {hidden}·{outputs} = {weights} {}",
        if weights == 1 { "weight" } else { "weights" }
    );
    net.note((320.0, first + second + 14.0), &count);
    net.datum("I, H, O", &[p.inputs, p.hidden, p.outputs]);
    net.datum("weights", &[weights as f64]);
    let desc = format!(
        "Two products of blocks. A row of {} times ItoH, {inputs}×{hidden}, gives a row of {}. A row \
         of {} times HtoO, {hidden}×{outputs}, gives a row of {outputs}. In weights: {count}.",
        some(p.inputs, "input"),
        some(p.hidden, "preactivation"),
        some(p.hidden, "postactivation"),
    );
    net.finish(
        "The shapes of the forward pass",
        &desc,
        "A network of I, H and O nodes on its way forward. Each row is stood upright here, so that \
         its values meet their rows of the matrix: the two strong edges have to be of one length. The \
         result, below the matrix, has a value for each of its columns.",
    )
}

/// `1 input`, `2 inputs`.
fn some(count: f64, one: &str) -> String {
    amount(count, 3, one, &format!("{one}s"))
}

/// The published HtoO with numbers, on the way forward and on the way back.
pub fn one_matrix_twice() -> Figure {
    let (network, shown) = (published(), two_outputs());
    let weights = &network.h_to_o;
    let pre_o: Vec<f64> =
        (0..2).map(|o| (0..3).map(|h| shown.post_h[h] * weights[[h, o]]).sum()).collect();
    let (signals, arriving) = (&shown.error_signal, &shown.arriving);
    let mut net = Diagram::new(640.0, 372.0);
    let (top, high) = (110.0, 44.0);
    // On the right there are signs between the numbers, so they stand farther apart.
    let [(left, narrow), (right, wide)] = [(138.0, 76.0), (336.0, 106.0)];
    let bottom = top + 3.0 * high;
    for (left, wide) in [(left, narrow), (right, wide)] {
        grid(&mut net, (left, top), (wide, high), (3, 2), Role::Term("h-to-o"));
        for h in 0..3 {
            for o in 0..2 {
                let at = (left + wide * (o as f64 + 0.5), top + high * (h as f64 + 0.5));
                net.note(at, &fixed(weights[[h, o]], 2));
            }
        }
    }
    net.shade((left, top), (left + narrow, bottom), Role::Term("h-to-o"));
    net.shade((right, top), (right + 2.0 * wide, top + high), Role::Term("h-to-o"));
    net.note((left + narrow, 14.0), "forward: columns");
    net.note((right + wide, 14.0), "back: rows");
    net.note((57.0, top - 18.0), "[S_{postA,H}](postactivation)");
    net.note((57.0, bottom + 44.0), "[S_{preA,O}](preactivation)");
    net.note((right + 2.0 * wide + 50.0, 66.0), "[S_{ERROR}](error-signal)");
    net.note((right + 2.0 * wide + 56.0, bottom + 20.0), "[arriving](error-signal)");
    for (h, &sent) in arriving.iter().enumerate() {
        let y = top + high * (h as f64 + 0.5);
        let post = format!("H{}:  {}", h + 1, fixed(shown.post_h[h], 4));
        net.note((54.0, y), &post).role(Role::Term("postactivation"));
        net.arrow((113.0, y), (left - 5.0, y)).term("postactivation");
        net.note((right - 20.0, y), &format!("H{}", h + 1)).small();
        let end = right + 2.0 * wide;
        net.arrow((end + 3.0, y), (end + 20.0, y)).term("error-signal");
        let sum = net.note((end + 58.0, y), &fixed(sent, 4));
        if h == 0 {
            sum.role(Role::Term("error-signal"));
        }
    }
    for o in 0..2 {
        let [down, back] =
            [(left, narrow), (right, wide)].map(|(left, wide)| left + wide * (o as f64 + 0.5));
        net.note((down, top - 18.0), &format!("O{}", o + 1)).small();
        net.note((back, 42.0), &format!("O{}", o + 1)).small();
        net.note((back, 66.0), &fixed(signals[o], 4)).role(Role::Term("error-signal"));
        net.arrow((back, 80.0), (back, top - 5.0)).term("error-signal");
        net.arrow((down, bottom + 4.0), (down, bottom + 26.0)).term("preactivation");
        let sum = net.note((down, bottom + 44.0), &fixed(pre_o[o], 4));
        if o == 0 {
            sum.role(Role::Term("preactivation"));
        }
    }
    let listens = format!(
        "O1:  {} · {} + {} · {} + {} · {} = {}",
        fixed(shown.post_h[0], 4),
        fixed(weights[[0, 0]], 2),
        fixed(shown.post_h[1], 4),
        fixed(weights[[1, 0]], 2),
        fixed(shown.post_h[2], 4),
        fixed(weights[[2, 0]], 2),
        fixed(pre_o[0], 4),
    );
    let back = format!(
        "H1:  {} · {} + {} · ({}) = {}",
        fixed(weights[[0, 0]], 2),
        fixed(signals[0], 4),
        fixed(weights[[0, 1]], 2),
        fixed(signals[1], 4),
        fixed(arriving[0], 4),
    );
    net.note((320.0, bottom + 82.0), &listens);
    net.note((320.0, bottom + 110.0), &back);
    net.datum("preactivations of the outputs", &pre_o);
    net.datum("error signals", signals);
    net.datum("arriving at the hidden nodes", arriving);
    let listed =
        |values: &[f64]| values.iter().map(|value| fixed(*value, 4)).collect::<Vec<_>>().join(", ");
    let desc = format!(
        "One HtoO, 3×2, drawn twice. On the left the hidden nodes' postactivations, {}, stand at its \
         rows, and each column is added up below: {}. On the right the error signals, {}, stand above \
         its columns, and each row is added up at the right: {}. Written out: {listens}; {back}.",
        listed(&shown.post_h),
        listed(&pre_o),
        listed(signals),
        listed(arriving),
    );
    net.finish(
        "One matrix, forward and back",
        &desc,
        "The same weights used twice. Forward each output node listens to a column. Back, each hidden \
         node is sent what its row adds up to, one product for each output node that it leads to. The \
         shaded column and row are the sums written out below. H3 is no node of the publication: it \
         carries the biases.",
    )
}

/// The products of the backward pass as blocks, in the order of their equations.
pub fn backward_shapes(p: &Shape) -> Figure {
    let [inputs, hidden, outputs] = [p.inputs, p.hidden, p.outputs].map(|n| n as usize);
    let block = |name, term, rows, columns| Block { name, term, rows, columns };
    let products = [
        (
            "(11.3)",
            "⊙",
            [
                block("FE", "final-error", outputs, 1),
                block("f_A′(S_{preA,O})", "preactivation", outputs, 1),
                block("S_{ERROR}", "error-signal", outputs, 1),
            ],
            outputs,
        ),
        (
            "(11.4)",
            "⊗",
            [
                block("S_{postA,H}", "postactivation", hidden, 1),
                block("S_{ERROR}", "error-signal", 1, outputs),
                block("gradient_{HtoO}", "gradient-h-to-o", hidden, outputs),
            ],
            hidden,
        ),
        (
            "(11.5)",
            "·",
            [
                block("HtoO", "h-to-o", hidden, outputs),
                block("S_{ERROR}", "error-signal", outputs, 1),
                block("arriving", "error-signal", hidden, 1),
            ],
            hidden,
        ),
        (
            "(11.5)",
            "⊙",
            [
                block("arriving", "error-signal", hidden, 1),
                block("f_A′(S_{preA,H})", "preactivation", hidden, 1),
                block("behind", "error-signal", hidden, 1),
            ],
            hidden,
        ),
        (
            "(11.6)",
            "⊗",
            [
                block("input", "input", inputs, 1),
                block("behind", "error-signal", 1, hidden),
                block("gradient_{ItoH}", "gradient-i-to-h", inputs, hidden),
            ],
            inputs,
        ),
    ];
    // The first line of names needs room above it.
    let above = 10.0;
    let total = above + products.iter().map(|(_, sign, _, room)| height(sign, *room)).sum::<f64>();
    let mut net = Diagram::new(640.0, total);
    let mut top = above;
    for (equation, sign, blocks, room) in &products {
        net.note((24.0, top + 6.0), equation).small();
        product(&mut net, top, sign, blocks, *room);
        top += height(sign, *room);
    }
    net.datum("I, H, O", &[p.inputs, p.hidden, p.outputs]);
    let desc = format!(
        "Five products of blocks. A column of {} times one of {}, value by value, gives the error \
         signals. A column of {} times a row of {} gives the gradients of HtoO, \
         {hidden}×{outputs}. HtoO, {hidden}×{outputs}, times a column of {} gives a column of {}, \
         what arrives at the hidden nodes. Times {}, value by value, it is what is behind them. A \
         column of {} times this as a row gives the gradients of ItoH, {inputs}×{hidden}.",
        some(p.outputs, "final error"),
        some(p.outputs, "slope"),
        some(p.hidden, "postactivation"),
        some(p.outputs, "error signal"),
        some(p.outputs, "error signal"),
        some(p.hidden, "number"),
        some(p.hidden, "slope"),
        some(p.inputs, "input"),
    );
    net.finish(
        "The shapes of the backward pass",
        &desc,
        "The way back, equation by equation. Value by value (⊙) goes for two lists of one length. \
         A list that is drawn lying is the same list, turned so that its values stand at their columns. \
         Where HtoO is the left factor, the list that it meets lies above it: the strong edges have to be \
         of one length, and each row is added up. In the outer products (⊗) every value meets every other, and the result has the shape \
         of the weights.",
    )
}

plot::parameters! {
    /// One of the twelve products.
    pub struct Product {
        /// The input that the weight comes from.
        input: "input" one of ["I1", "I2", "I3"], default "I2";
        /// The hidden node that it leads to.
        hidden: "hidden node" one of ["H1", "H2", "H3", "H4"], default "H1";
    }
}

/// The inputs and what is behind the hidden nodes, each times each, with the worked numbers.
pub fn outer_product(p: &Product) -> Figure {
    let update = one_update();
    let (row, column) = (p.input.index(), p.hidden.index());
    let (left, top, wide, high) = (134.0, 92.0, 124.0, 46.0);
    let (right, bottom) = (left + 4.0 * wide, top + 3.0 * high);
    let mut net = Diagram::new(640.0, bottom + 96.0);
    let role = Role::Term("gradient-i-to-h");
    grid(&mut net, (left, top), (wide, high), (3, 4), role);
    // The row and the column of the one that is written out.
    let (x, y) = (left + wide * column as f64, top + high * row as f64);
    net.shade((left, y), (right, y + high), role);
    net.shade((x, top), (x + wide, bottom), role);
    net.note((left - 14.0, 50.0), "[behind](error-signal)").end();
    net.note((54.0, bottom + 24.0), "[input](input)");
    net.note(((left + right) / 2.0, bottom + 24.0), "[gradient_{ItoH}](gradient-i-to-h), 3×4");
    for h in 0..4 {
        let x = left + wide * (h as f64 + 0.5);
        net.note((x, 22.0), &format!("H{}", h + 1)).small();
        net.note((x, 50.0), &fixed(update.behind[h], 6)).role(Role::Term("error-signal"));
        net.arrow((x, 64.0), (x, top - 5.0)).term("error-signal");
    }
    for i in 0..3 {
        let y = top + high * (i as f64 + 0.5);
        let input = format!("I{}:  {}", i + 1, fixed(update.input[i], 1));
        net.note((54.0, y), &input).role(Role::Term("input"));
        net.arrow((98.0, y), (left - 6.0, y)).term("input");
        for h in 0..4 {
            let x = left + wide * (h as f64 + 0.5);
            net.note((x, y), &fixed(update.gradient_i_to_h[i][h], 6));
        }
    }
    let factor = |value: f64, digits: usize| {
        if value < 0.0 { format!("({})", fixed(value, digits)) } else { fixed(value, digits) }
    };
    let product = format!(
        "{} · {} = {}",
        fixed(update.input[row], 1),
        factor(update.behind[column], 6),
        fixed(update.gradient_i_to_h[row][column], 6),
    );
    net.note((320.0, bottom + 66.0), &format!("{}, {}:  {product}", p.input, p.hidden));
    net.datum("inputs", &update.input);
    net.datum("behind", &update.behind);
    net.datum("gradients", &update.gradient_i_to_h.concat());
    let listed = |values: &[f64], digits: usize| {
        values.iter().map(|value| fixed(*value, digits)).collect::<Vec<_>>().join(", ")
    };
    let rows: Vec<String> = update.gradient_i_to_h.iter().map(|row| listed(row, 6)).collect();
    let desc = format!(
        "The inputs, {}, stand at the rows of a table, and the list behind, {}, lies above its \
         columns. Each place has the product of the two. Row by row: {}. Written out for {} and {}: \
         {product}.",
        listed(&update.input, 1),
        listed(&update.behind, 6),
        rows.join("; "),
        p.input,
        p.hidden,
    );
    net.finish(
        "An outer product",
        &desc,
        "Every input meets every number of the list behind, once. So each row is the whole list times \
         one input, and each column all inputs times one number of the list. Row and column of the product \
         written out are shaded.",
    )
}

plot::parameters! {
    /// A training run of a 3-3-1 network.
    pub struct SquareRun {
        /// The seed of the starting weights.
        seed: "seed" in 0.0..=99.0, step 1.0, default 4.0;
        /// LR.
        learning_rate: "learning rate LR" in 0.5..=5.0, step 0.5, default 1.0;
    }
}

/// The epochs of the figure.
const EPOCHS: usize = 600;

/// The error on OR, epoch by epoch, of the right program and of the transposed one.
pub fn two_programs(p: &SquareRun) -> Figure {
    let samples = with_a_constant(|a, b| a || b);
    let run = |formula: Formula| -> Vec<f64> {
        let mut network = Network::seeded(3, 3, 1, p.seed as u64);
        let mut errors = vec![summed_error(&network, &samples)];
        for _ in 0..EPOCHS {
            train(&mut network, &samples, formula, p.learning_rate, 1);
            errors.push(summed_error(&network, &samples));
        }
        errors
    };
    let (right, wrong) = (run(right), run(transposed));
    let top = right.iter().chain(&wrong).fold(0.5_f64, |top, &error| top.max(error));
    let by_epoch = |errors: &[f64]| -> Vec<(f64, f64)> {
        errors.iter().enumerate().map(|(epoch, &error)| (epoch as f64, error)).collect()
    };
    let mut chart = Chart::new(0.0..=EPOCHS as f64, 0.0..=top)
        .x("epoch")
        .y("error E, summed over four samples")
        .legend(Corner::TopRight);
    chart.line("right", by_epoch(&right));
    chart.line("transposed", by_epoch(&wrong)).dash(Dash::Dashed);
    let desc = format!(
        "Two training runs of a 3-3-1 network on OR from seed {} with learning rate {}. By the \
         right program {} in {EPOCHS} epochs. By the transposed one {}.",
        p.seed,
        number(p.learning_rate, 3),
        course("the error", &right),
        course("the error", &wrong),
    );
    chart.finish(
        "A transposed gradient learns OR",
        &desc,
        "One start, two programs, both trained on OR; the first epochs are drawn. The transposed \
         program runs without a complaint; its error falls too, only later. The text counts from how \
         many seeds it learns OR.",
    )
}
