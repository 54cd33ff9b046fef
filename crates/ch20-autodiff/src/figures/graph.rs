//! The graph of an expression, laid out in columns.

use plot::diagram::Diagram;
use plot::{Role, Side, number};

use crate::expression::{Expression, Op, Step};

type At = (f64, f64);

/// The most values, columns and rows that are drawn.
const MOST: (usize, usize, usize) = (16, 8, 6);

/// Where the values of an expression stand.
pub struct Layout {
    places: Vec<At>,
    /// By how much the arrow to a step, from the value with this place among what goes in, bends.
    bows: Vec<Vec<f64>>,
    /// The size of the drawing.
    pub size: At,
}

/// Something that takes up room in a column: a value, or an arrow that passes by, from one step to
/// another.
#[derive(Clone, Copy, PartialEq)]
enum Item {
    Value(usize),
    Passing(usize, usize),
}

impl Layout {
    /// Places the values in columns, each to the right of all that went into it.
    ///
    /// # Errors
    ///
    /// A sentence, if there are too many of them.
    pub fn of(expression: &Expression) -> Result<Layout, String> {
        let steps = &expression.steps;
        if steps.len() > MOST.0 {
            return Err(format!(
                "This formula has {} values, and the figure has room for {}.",
                steps.len(),
                MOST.0
            ));
        }
        let mut column = vec![0; steps.len()];
        for (n, step) in steps.iter().enumerate() {
            column[n] = step.of.iter().map(|&from| column[from] + 1).max().unwrap_or(0);
        }
        // A number that was typed stands near where it is used.
        for n in 0..steps.len() {
            if let Op::Constant(_) = steps[n].op {
                let used = (n..steps.len()).filter(|&to| steps[to].of.contains(&n));
                column[n] = used.map(|to| column[to] - 1).min().unwrap_or(0);
            }
        }
        let count = column.iter().max().map_or(1, |last| last + 1);
        if count > MOST.1 {
            return Err(format!(
                "This formula is {count} steps deep, and the figure has room for {}.",
                MOST.1
            ));
        }
        let mut columns: Vec<Vec<Item>> = vec![vec![]; count];
        for n in 0..steps.len() {
            columns[column[n]].push(Item::Value(n));
            for &from in &steps[n].of {
                for between in &mut columns[column[from] + 1..column[n]] {
                    if !between.contains(&Item::Passing(from, n)) {
                        between.push(Item::Passing(from, n));
                    }
                }
            }
        }
        sort(&mut columns, steps);
        let rows = columns.iter().map(Vec::len).max().unwrap_or(1);
        if rows > MOST.2 {
            return Err(format!(
                "This formula is {rows} values wide, and the figure has room for {}.",
                MOST.2
            ));
        }
        let size = (640.0, 60.0 + 95.0 * rows.max(2) as f64);
        let across = (size.0 - 110.0) / (count.max(2) - 1) as f64;
        let place = |c: usize, row: usize, of: usize| {
            let room = (size.1 - 40.0) / of as f64;
            (55.0 + across * c as f64, 20.0 + room * (row as f64 + 0.5))
        };
        let find = |wanted: Item, c: usize| -> Option<At> {
            let row = columns[c].iter().position(|item| *item == wanted)?;
            Some(place(c, row, columns[c].len()))
        };
        let places: Vec<At> = (0..steps.len())
            .map(|n| find(Item::Value(n), column[n]).unwrap_or((0.0, 0.0)))
            .collect();
        let bow = |from: usize, to: usize| {
            let (a, b) = (places[from], places[to]);
            let off: Vec<f64> = (column[from] + 1..column[to])
                .filter_map(|c| find(Item::Passing(from, to), c))
                .map(|at| a.1 + (b.1 - a.1) * (at.0 - a.0) / (b.0 - a.0) - at.1)
                .collect();
            if off.is_empty() { 0.0 } else { off.iter().sum::<f64>() / off.len() as f64 }
        };
        let bows = (0..steps.len())
            .map(|to| {
                // Two arrows from one value part to both sides.
                let twice = steps[to].of.len() == 2 && steps[to].of[0] == steps[to].of[1];
                let apart = |k: usize| if twice { [18.0, -18.0][k] } else { 0.0 };
                steps[to].of.iter().enumerate().map(|(k, &from)| bow(from, to) + apart(k)).collect()
            })
            .collect();
        Ok(Layout { places, bows, size })
    }
}

impl Layout {
    /// Where the name of a step keeps clear of its arrows, if there is such a side.
    fn side(&self, expression: &Expression, n: usize) -> Side {
        let own = self.places[n].1;
        let steps = &expression.steps;
        let into = steps[n].of.iter().map(|&from| (from, n));
        let users = (n..steps.len()).filter(|&to| steps[to].of.contains(&n));
        let ends: Vec<f64> = into
            .chain(users.map(|to| (n, to)))
            .map(|(from, to)| {
                let other = if from == n { to } else { from };
                let place = steps[to].of.iter().position(|&step| step == from).unwrap_or(0);
                // The bend counts as if the arrow began in its direction.
                self.places[other].1 - 2.0 * self.bows[to][place]
            })
            .collect();
        let above = ends.iter().any(|end| *end < own - 12.0);
        let below = ends.iter().any(|end| *end > own + 12.0);
        if above && !below { Side::Below } else { Side::Above }
    }
}

/// Orders each column by the mean place of its neighbours, back and forth.
fn sort(columns: &mut [Vec<Item>], steps: &[Step]) {
    let before = |item: Item, c: usize, columns: &[Vec<Item>]| -> Option<f64> {
        let at = |n: usize, to: usize| {
            let found = |wanted| columns[c - 1].iter().position(|item| *item == wanted);
            found(Item::Value(n)).or_else(|| found(Item::Passing(n, to)))
        };
        let rows: Vec<usize> = match item {
            Item::Value(n) => steps[n].of.iter().filter_map(|&from| at(from, n)).collect(),
            Item::Passing(from, to) => at(from, to).into_iter().collect(),
        };
        let of = columns[c - 1].len() as f64;
        let sum: f64 = rows.iter().map(|&row| (row as f64 + 0.5) / of).sum();
        (!rows.is_empty()).then(|| sum / rows.len() as f64)
    };
    for c in 1..columns.len() {
        let mut keyed: Vec<(f64, Item)> = columns[c]
            .iter()
            .enumerate()
            .map(|(row, &item)| {
                let own = (row as f64 + 0.5) / columns[c].len() as f64;
                (before(item, c, columns).unwrap_or(own), item)
            })
            .collect();
        keyed.sort_by(|one, other| one.0.total_cmp(&other.0));
        columns[c] = keyed.into_iter().map(|(_, item)| item).collect();
    }
}

/// The names of the steps: variables by their own, the last one f, the others in the order u, v, w
/// and so on.
pub fn names(expression: &Expression, variables: &[&str]) -> Vec<String> {
    let mut free = "uvwpqrstabcdghkmnl".chars();
    let last = expression.steps.len().saturating_sub(1);
    let steps = expression.steps.iter().enumerate();
    let mut name = |n: usize, op: Op| match op {
        Op::Variable(which) => variables[which].to_string(),
        Op::Constant(value) => number(value, 4),
        _ if n == last => "f".into(),
        _ => free.next().map_or(format!("({n})"), String::from),
    };
    steps.map(|(n, step)| name(n, step.op)).collect()
}

/// What a step computes, in the names of what goes in.
pub fn formula(step: &Step, names: &[String]) -> String {
    let name = |n: usize| {
        let name = &names[step.of[n]];
        if name.chars().all(char::is_alphabetic) { format!("*{name}*") } else { name.clone() }
    };
    let wrapped = |n: usize| {
        let name = name(n);
        if name.starts_with('−') { format!("({name})") } else { name }
    };
    match step.op {
        Op::Variable(_) | Op::Constant(_) => String::new(),
        Op::Add => format!("{} + {}", name(0), wrapped(1)),
        Op::Sub => format!("{} − {}", name(0), wrapped(1)),
        Op::Mul => format!("{} · {}", name(0), wrapped(1)),
        Op::Div => format!("{} / {}", name(0), wrapped(1)),
        Op::Neg => format!("−{}", wrapped(0)),
        Op::Exp => format!("exp {}", wrapped(0)),
        Op::Ln => format!("ln {}", wrapped(0)),
        Op::Tanh => format!("tanh {}", wrapped(0)),
        Op::Relu => format!("relu {}", wrapped(0)),
        Op::Power(0.5) => format!("sqrt {}", wrapped(0)),
        Op::Power(exponent) => format!("{}^{{{}}}", wrapped(0), number(exponent, 4)),
    }
}

/// A number with few digits, or that it is none.
pub fn shown(value: f64) -> String {
    let three = number(value, 3);
    if value.is_nan() {
        "none".into()
    } else if three.chars().count() > 7 {
        number(value, 1)
    } else {
        three
    }
}

/// What is drawn of a graph.
pub struct Drawn<'a> {
    /// The expression.
    pub expression: &'a Expression,
    /// Names, as [`names`] gives them.
    pub names: &'a [String],
    /// The values that are known by now.
    pub values: &'a [Option<f64>],
    /// The slopes of the result that are known by now.
    pub slopes: &'a [Option<f64>],
    /// The steps at work.
    pub at_work: &'a [usize],
    /// The arrows at work, by the step they lead to and the place among what goes in.
    pub arrows: &'a [(usize, usize)],
    /// What stands on an arrow, if anything.
    pub label: &'a dyn Fn(usize, usize) -> Option<String>,
}

impl Drawn<'_> {
    /// Draws the graph.
    pub fn draw(&self, layout: &Layout) -> Diagram {
        let mut net = Diagram::new(layout.size.0, layout.size.1);
        for (n, step) in self.expression.steps.iter().enumerate() {
            let node = net.node(&format!("n{n}"), layout.places[n]).radius(26.0);
            node.line(&self.values[n].map_or("·".into(), shown));
            if let Some(slope) = self.slopes[n] {
                node.line(&format!("[{}](gradient)", shown(slope)));
            }
            let formula = formula(step, self.names);
            match step.op {
                Op::Variable(_) => _ = node.beside(Side::Above, &format!("*{}*", self.names[n])),
                Op::Constant(_) => {}
                _ => {
                    let name = format!("*{}* = {formula}", self.names[n]);
                    node.beside(layout.side(self.expression, n), &name);
                }
            }
            if self.at_work.contains(&n) {
                node.role(Role::Series(2));
            }
        }
        for (to, step) in self.expression.steps.iter().enumerate() {
            for (k, from) in step.of.iter().enumerate() {
                let edge = net.edge(&format!("n{from}"), &format!("n{to}"));
                edge.bow(layout.bows[to][k]);
                if let Some(label) = (self.label)(to, k) {
                    edge.label(&label);
                }
                if self.arrows.contains(&(to, k)) {
                    edge.role(Role::Series(2)).width(3.4);
                } else {
                    edge.width(1.2);
                }
            }
        }
        net
    }
}
