//! The chapter's figures.

use std::sync::OnceLock;

use plot::{Chart, Dash, Entry, Figure, Marker, Role, Side, entry, fixed, number};

use crate::importance::Importance;
use crate::plan::{From, short};
use crate::run::one_split;
use crate::table::Cells;
use crate::train::{Ended, Recipe, Training};
use crate::verdict::{Measured, Says, says};
use crate::worked::{
    Group, SEED, asked, cars, fitted, groups, recorded, shares, shipped, trained, with_kilograms,
};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("inputs", inputs(Car)),
    entry!("shares", dealt()),
    entry!("course", course(Luck)),
    entry!("answers", answers()),
    entry!("splits", splits()),
    entry!("importance", importance(Columns)),
    entry!("reliability", reliability()),
    entry!("outside", outside(Column)),
];

/// Cars and the lines of the file on which they stand.
const LINES: [(&str, u32); 5] = [
    ("chevrolet chevelle malibu", 2),
    ("ford pinto of 1971", 34),
    ("mazda rx2 coupe", 73),
    ("cadillac seville", 214),
    ("vw pickup", 396),
];

plot::parameters! {
    /// Which car.
    pub struct Car {
        /// Its name.
        car: "the car" one of [
            "chevrolet chevelle malibu", "ford pinto of 1971", "mazda rx2 coupe", "cadillac seville",
            "vw pickup"
        ], default "ford pinto of 1971";
    }
}

/// What a column is called in a drawing, and its unit.
fn called(name: &str) -> (&str, &str) {
    match name {
        "cylinders" => ("cylinders", ""),
        "displacement_cu_in" => ("displacement", " cu in"),
        "horsepower" => ("horsepower", " hp"),
        "weight_lb" => ("weight", " lb"),
        "weight_kg" => ("weight again", " kg"),
        "acceleration_s" => ("acceleration", " s"),
        "model_year" => ("year", ""),
        other => (other.trim_start_matches("origin="), ""),
    }
}

/// One car as the network receives it.
pub fn inputs(p: &Car) -> Figure {
    let (table, found) = cars();
    let fitted = fitted();
    let (name, line) = LINES[p.car.index()];
    let row = table.lines.iter().position(|of| *of == line).unwrap_or(0);
    let at = found.rows.iter().position(|of| *of == row).unwrap_or(0);
    let values = fitted.samples.inputs.row(at);
    let names = fitted.plan.names();
    let cell = |name: &str| -> String {
        let (called, unit) = called(name);
        let Some(column) = table.columns.iter().find(|column| column.name == name) else {
            return called.into();
        };
        match &column.cells {
            Cells::Numbers(values) if values[row].is_nan() => format!("{called}: missing"),
            Cells::Numbers(values) => format!("{called}: {}{unit}", short(values[row])),
            _ => called.into(),
        }
    };
    let labels: Vec<String> = names.iter().map(|name| cell(name)).collect();
    let place = |input: usize| (names.len() - 1 - input) as f64;
    let ticks: Vec<(f64, &str)> =
        labels.iter().enumerate().map(|(input, label)| (place(input), label.as_str())).collect();
    let mut chart = Chart::new(-3.8..=3.8, -0.6..=names.len() as f64 - 0.4)
        .size(640.0, 330.0)
        .x("what the input node gets")
        .y(&format!("{name}, the cells of its row"))
        .y_ticks(&ticks);
    chart.vertical(0.0).role(Role::Grid);
    let mut said = vec![];
    for (input, value) in values.iter().enumerate() {
        let word = names[input].starts_with("origin=");
        let role = Role::Series(if word { 2 } else { 1 });
        chart.segment((0.0, place(input)), (*value, place(input))).role(role).width(5.0);
        let side = if *value < 0.0 { Side::Left } else { Side::Right };
        let shown = if word { number(*value, 2) } else { fixed(*value, 2) };
        let end = chart.point(&names[input], (*value, place(input))).role(role);
        end.label(&shown).side(side);
        said.push(format!("{} gives {shown}", labels[input]));
    }
    let desc = format!(
        "The {} inputs that the row of one car, {name}, becomes, as bars from 0: {}.",
        names.len(),
        said.join("; ")
    );
    chart.finish(
        "A row becomes inputs",
        &desc,
        "Numbers are counted in standard deviations from the mean of the training part, so an \
         ordinary value is near 0. A missing number is 0, the mean. The word for the origin has an \
         input for each kind, and one of the three is 1.",
    )
}

/// The share of the smallest class in the test part, over twenty seeds.
pub fn dealt() -> Figure {
    let shares = shares();
    let mut chart = Chart::new(5.0..=35.0, -0.6..=1.6)
        .size(640.0, 210.0)
        .x("Chinstraps in the test part, in per cent")
        .y("")
        .y_ticks(&[(1.0, "drawn from all rows"), (0.0, "dealt, class by class")]);
    chart
        .vertical(100.0 * shares.of_all)
        .role(Role::Ink)
        .dash(Dash::Dashed)
        .label("in the table")
        .side(Side::Right);
    let spread = |values: &[f64], height: f64| -> Vec<(f64, f64)> {
        let mut points: Vec<(f64, f64)> = vec![];
        for value in values {
            let again = points.iter().filter(|at| at.0 == 100.0 * value).count();
            points.push((100.0 * value, height + 0.1 * again as f64));
        }
        points
    };
    let drawn = spread(&shares.drawn, 0.9);
    chart.points("drawn", drawn).marker(Marker::Ring).role(Role::Series(2)).unlabelled();
    let dealt: Vec<(f64, f64)> = shares.dealt.iter().map(|share| (100.0 * share, 0.0)).collect();
    chart.points("dealt", dealt).role(Role::Series(1)).unlabelled();
    let (least, most) = plot::bounds(&shares.drawn).unwrap_or_default();
    let (low, high) = plot::bounds(&shares.dealt).unwrap_or_default();
    let per_cent = |share: f64| fixed(100.0 * share, 1);
    let desc = format!(
        "The per cent of Chinstraps in the test part, for 20 seeds. In the table they are {}. Where the \
         test rows are drawn from all rows: from {} to {}. Where they are dealt class by class: from {} \
         to {}.",
        per_cent(shares.of_all),
        per_cent(least),
        per_cent(most),
        per_cent(low),
        per_cent(high)
    );
    chart.finish(
        "Classes in proportion",
        &desc,
        "Chapter 14's penguins, a mark for each of twenty seeds. Drawn from all rows, the rarest \
         species is in one test part half as frequent as in the table, and in another more than half as \
         frequent again. Dealt out class by class, all twenty test parts have the same share: their marks \
         lie on each other. They are beside the line because 68 birds cannot be dealt to five parts \
         evenly; the test part gets 13.",
    )
}

plot::parameters! {
    /// Which training.
    pub struct Luck {
        /// The seed of split, start and orders.
        seed: "seed" in 1.0..=20.0, step 1.0, default 1.0;
    }
}

/// The errors of one training of the cars.
pub fn course(p: &Luck) -> Figure {
    let (table, found) = cars();
    let seed = p.seed as u64;
    let split = one_split(found, seed);
    let plan = crate::plan::Plan::fit(table, found, &split.training);
    let samples = plan.samples(table, found);
    let recipe = Recipe { seed, ..Recipe::default() };
    let mut training = Training::new(&recipe, found.question, &samples, &split);
    while training.epoch(|_| true) == Ended::More {}
    let (best, course) = (training.best_epoch, &training.course);
    let last = course.len();
    let all: Vec<f64> =
        course.iter().flat_map(|point| [point.training, point.validation]).collect();
    let (bottom, top) = plot::bounds(&all).unwrap_or((0.05, 0.2));
    let mut chart = Chart::new(0.0..=(last as f64 + 1.0), bottom / 1.25..=top * 1.3)
        .size(640.0, 330.0)
        .log_y()
        .x("epochs")
        .y("[*E*](error) for each car")
        .legend(plot::Corner::TopRight);
    let line = |of: fn(&crate::train::Point) -> f64| -> Vec<(f64, f64)> {
        (1..).zip(course).map(|(epoch, point)| (f64::from(epoch), of(point))).collect()
    };
    chart.line("training", line(|point| point.training)).width(2.2);
    chart.line("validation", line(|point| point.validation)).width(2.2);
    let least = course[best.max(1) - 1].validation;
    chart.point("the network that is kept", (best as f64, least)).role(Role::Ink).unlabelled();
    let ends = course[last - 1];
    let desc = format!(
        "Two curves on a logarithmic scale over {last} epochs, for seed {seed}. The validation error is \
         least after {best} epochs, {}. At the end it is {}, and the training error {}.",
        fixed(least, 4),
        fixed(ends.validation, 4),
        fixed(ends.training, 4)
    );
    chart.finish(
        "When to stop",
        &desc,
        "The disc is the epoch with the smallest validation error, and its network is the one that is \
         kept. On the screen another seed is another split, another start and other orders: the disc \
         moves a long way, and so do both curves.",
    )
}

/// Answers against targets, on the test part.
pub fn answers() -> Figure {
    let judged = fitted().judged(&cars().1);
    let (table, found) = cars();
    let ends = (5.0, 50.0);
    let mut chart = Chart::new(ends.0..=ends.1, ends.0..=ends.1)
        .size(440.0, 440.0)
        .equal_units()
        .x("miles a gallon, measured")
        .y("the network's answer");
    chart.segment((ends.0, ends.0), (ends.1, ends.1)).role(Role::Ink).dash(Dash::Dashed).width(1.2);
    let points: Vec<(f64, f64)> = judged.iter().map(|row| (row.target, row.network)).collect();
    let miss = |at: &(f64, f64)| (at.1 - at.0).abs();
    let worst = (0..points.len())
        .max_by(|&a, &b| miss(&points[a]).total_cmp(&miss(&points[b])))
        .unwrap_or(0);
    let Cells::Words { kinds, cells } = &table.columns[0].cells else {
        return chart.finish("", "", "");
    };
    let name = &kinds[cells[found.rows[judged[worst].number]] as usize];
    chart.points("cars", points.iter().copied()).marker(Marker::Ring).unlabelled();
    chart.point("the largest miss", points[worst]).role(Role::Ink).unlabelled();
    let end = (points[worst].0, points[worst].1 - 1.2);
    chart.segment((35.0, 15.0), end).role(Role::Ink).width(1.0);
    // In two lines, since such names are long.
    let half = name.len() / 2;
    let near = name.match_indices(' ').map(|(at, _)| at).min_by_key(|at| at.abs_diff(half));
    let (first, second) = near.map_or((name.as_str(), ""), |at| (&name[..at], &name[at + 1..]));
    chart.note((34.0, 12.5), first);
    chart.note((34.0, 9.5), second);
    let above = points.iter().filter(|at| at.1 > at.0).count();
    let desc = format!(
        "{} rings, one for each car of the test part: measured miles a gallon across, the network's \
         answer upwards. {above} lie above the dashed line, where both are equal. The largest miss is the \
         {name}: measured {}, answered {}.",
        points.len(),
        number(points[worst].0, 3),
        fixed(points[worst].1, 1)
    );
    chart.finish(
        "Answers and measurements",
        &desc,
        "A ring for each car of the test part. On the dashed line the answer would be the \
         measurement. From 35 miles a gallon up, all answers are too low. The disc is the largest miss.",
    )
}

/// Twenty splits: both models' errors.
pub fn splits() -> Figure {
    let rows = fitted().split.test.len();
    let (low, high) = (2.0, 4.4);
    let mut chart = Chart::new(low..=high, low..=high)
        .size(440.0, 440.0)
        .equal_units()
        .x("linear model, off by")
        .y("network, off by");
    chart.segment((low, low), (high, high)).role(Role::Ink).dash(Dash::Dashed).width(1.2);
    chart.note((2.42, 2.85), "as good");
    let verdict = |row: &[f64; 4]| says(Measured { value: row[2], standard_error: row[3] }, rows);
    let of = |wanted: bool| -> Vec<(f64, f64)> {
        let rows = recorded::SPLITS.iter().filter(|row| (verdict(row) == Says::Better) == wanted);
        rows.map(|row| (row[1], row[0])).collect()
    };
    let (better, others) = (of(true), of(false));
    chart.points("better", better.iter().copied()).role(Role::Series(1)).unlabelled();
    chart
        .points("cannot tell", others.iter().copied())
        .marker(Marker::Ring)
        .role(Role::Series(2))
        .unlabelled();
    let all: Vec<(f64, f64)> = better.iter().chain(&others).copied().collect();
    let below = all.iter().filter(|at| at.1 < at.0).count();
    let networks: Vec<f64> = all.iter().map(|at| at.1).collect();
    let (least, most) = plot::bounds(&networks).unwrap_or_default();
    let desc = format!(
        "{} marks, one for each split: by how many miles a gallon the linear model is off across, and the \
         network upwards. {below} lie below the dashed line, where the network is off by less. The network \
         is off by {} to {}. {} marks are discs, where the verdict is that the network is better; {} are \
         rings, where it is that the two cannot be told apart.",
        all.len(),
        fixed(least, 2),
        fixed(most, 2),
        better.len(),
        others.len()
    );
    chart.finish(
        "Twenty splits of one table",
        &desc,
        "Each mark is a split of the same 398 cars with its own 80 test rows. All lie below the dashed \
         line. A disc: the verdict says that the network is better. A ring: it says that it cannot tell.",
    )
}

plot::parameters! {
    /// Which columns the network has.
    pub struct Columns {
        /// As they are, or with the weight twice.
        columns: "columns" one of ["as they are", "weight in kilograms too"], default "as they are";
    }
}

/// The importance of the columns where the weight is there twice.
fn of_twice() -> &'static Vec<Importance> {
    static TWICE: OnceLock<Vec<Importance>> = OnceLock::new();
    TWICE.get_or_init(|| {
        let (table, found) = shipped::table("twice.csv", &with_kilograms());
        trained(&table, &found, one_split(&found, SEED), SEED).importance(&found, SEED)
    })
}

/// What is lost when a column is mixed up.
pub fn importance(p: &Columns) -> Figure {
    let twice = p.columns.index() == 1;
    let all = if twice { of_twice().clone() } else { fitted().importance(&cars().1, SEED) };
    let place = |at: usize| (all.len() - 1 - at) as f64;
    let ticks: Vec<(f64, &str)> =
        all.iter().enumerate().map(|(at, one)| (place(at), called(&one.column).0)).collect();
    let mut chart = Chart::new(-0.3..=4.2, -0.6..=all.len() as f64 - 0.4)
        .size(640.0, 300.0)
        .x("how much further off, in miles a gallon")
        .y("the column that is mixed up")
        .y_ticks(&ticks);
    chart.vertical(0.0).role(Role::Ink).dash(Dash::Dotted);
    let mut said = vec![];
    for (at, one) in all.iter().enumerate() {
        let y = place(at);
        let weight = one.column.starts_with("weight");
        let role = Role::Series(if weight { 2 } else { 1 });
        let ends = (one.loss - one.spread, one.loss + one.spread);
        chart.segment((ends.0, y), (ends.1, y)).role(role).width(2.0);
        chart.point(&one.column, (one.loss, y)).role(role).unlabelled();
        chart.note((ends.1 + 0.26, y), &fixed(one.loss, 2));
        said.push(format!(
            "{} {} (spread {})",
            called(&one.column).0,
            fixed(one.loss, 2),
            fixed(one.spread, 2)
        ));
    }
    let desc = format!(
        "By how many miles a gallon the network is further off when one column is mixed up, with the \
         spread of ten mixings, columns {}: {}.",
        p.columns.name(),
        said.join("; ")
    );
    chart.finish(
        "Which columns the network uses",
        &desc,
        "A disc for the mean of ten mixings, a line for their standard deviation. Displacement comes \
         last, though it says nearly what the weight says. On the screen the network can be given the \
         weight in kilograms too, which an exercise asks about.",
    )
}

/// Probabilities and what came true.
pub fn reliability() -> Figure {
    let groups = groups(&recorded::TUMOURS);
    let mut chart = Chart::new(-0.06..=1.06, -0.12..=1.12)
        .size(440.0, 440.0)
        .equal_units()
        .x("mean probability of malignant")
        .y("share that is malignant");
    chart.segment((0.0, 0.0), (1.0, 1.0)).role(Role::Ink).dash(Dash::Dashed).width(1.2);
    let mut said = vec![];
    for Group { count, mean, share, standard_error } in &groups {
        let (low, high) =
            ((share - 2.0 * standard_error).max(0.0), (share + 2.0 * standard_error).min(1.0));
        chart.segment((*mean, low), (*mean, high)).role(Role::Series(1)).width(1.6);
        said.push(format!(
            "{count} with {} on average, of which {} are malignant",
            fixed(*mean, 3),
            fixed(*share, 3)
        ));
    }
    let points = groups.iter().map(|group| (group.mean, group.share));
    chart.points("groups", points).role(Role::Series(1)).unlabelled();
    for (at, Group { count, mean, share, .. }) in groups.iter().enumerate() {
        let aside = [0.0, 0.07, 0.07, 0.0, 0.0][at];
        let up = [-0.07, 0.0, 0.0, 0.07, 0.07][at];
        chart.note((mean + aside, share + up), &count.to_string());
    }
    let desc = format!(
        "Five groups of answers by the probability of malignant: {}. On a dashed line the two would be \
         equal.",
        said.join("; ")
    );
    chart.finish(
        "Do the probabilities come true?",
        &desc,
        "The 569 samples of tissue in five folds, grouped by the probability of malignant, with bounds \
         at 0.1, 0.3, 0.7 and 0.9; beside each disc stands how many are in its group. A line reaches two \
         standard errors up and down, within 0 and 1. Where all of a group are malignant, its standard \
         error is 0, which does not make it certain.",
    )
}

plot::parameters! {
    /// What is changed.
    pub struct Column {
        /// The column that is changed.
        column: "the column that is changed" one of [
            "weight", "horsepower", "displacement", "year", "acceleration"
        ], default "weight";
    }
}

/// Both models far from what they were trained on.
pub fn outside(p: &Column) -> Figure {
    const NAMES: [&str; 5] =
        ["weight_lb", "horsepower", "displacement_cu_in", "model_year", "acceleration_s"];
    let column = NAMES[p.column.index()];
    let (table, found) = cars();
    let fitted = fitted();
    let input = fitted.plan.inputs.iter().find(|input| input.name == column);
    let Some(From::Numbers { least, most, .. }) = input.map(|input| &input.from) else {
        return Chart::new(0.0..=1.0, 0.0..=1.0).finish("", "", "");
    };
    let (least, most) = (*least, *most);
    let reach = 1.2 * (most - least);
    let (first, last) = (least - reach, most + reach);
    let steps = 60;
    let at = |step: usize| first + (last - first) * step as f64 / f64::from(steps);
    let told: Vec<(f64, [f64; 2])> =
        (0..=60).map(|step| (at(step), asked(fitted, column, at(step), None))).collect();
    let of = |model: usize| -> Vec<(f64, f64)> {
        told.iter().map(|(x, answers)| (*x, answers[model])).collect()
    };
    let everything: Vec<f64> = told.iter().flat_map(|(_, answers)| *answers).collect();
    let (low, high) = plot::bounds(&everything).unwrap_or_default();
    let (low, high) = (low.min(5.0) - 4.0, high.max(48.0) + 6.0);
    let (shown, unit) = called(column);
    let unit = unit.trim();
    let axis = if unit.is_empty() { shown.to_string() } else { format!("{shown} in {unit}") };
    let mut chart =
        Chart::new(first..=last, low..=high).size(640.0, 360.0).x(&axis).y("miles a gallon");
    chart.shade([(least, high), (most, high)], low).role(Role::Grid).opacity(0.5);
    chart.horizontal(0.0).role(Role::Ink).dash(Dash::Dotted);
    let measured = table.columns.iter().find(|known| known.name == column);
    if let Some(Cells::Numbers(values)) = measured.map(|column| &column.cells) {
        let training = &fitted.split.training;
        let cars = training.iter().map(|&n| (values[found.rows[n]], found.targets[n]));
        let cars: Vec<(f64, f64)> = cars.filter(|at| at.0.is_finite()).collect();
        chart.points("cars of the training part", cars).role(Role::Ink).opacity(0.22).unlabelled();
    }
    let (x, [network, linear]) = told[8];
    let (side, other) = match network > linear {
        true => (Side::Above, Side::Below),
        false => (Side::Below, Side::Above),
    };
    // A steep line goes away from what stands beside it, a flat one does not.
    let steep = (told[60].1[1] - told[0].1[1]).abs() > 0.4 * (high - low);
    let other = if steep { Side::Right } else { other };
    let lines = [("network", 2.4, Dash::Solid, side), ("linear model", 2.0, Dash::Dashed, other)];
    for (model, (name, width, dash, side)) in lines.into_iter().enumerate() {
        let line = chart.line(name, of(model));
        line.role(Role::Series(model as u8 + 1)).width(width).dash(dash).label_at(x, side);
    }
    let ends = |model: usize| [told[0].1[model], told[60].1[model]].map(|answer| fixed(answer, 1));
    let [network, linear] = [ends(0), ends(1)];
    let desc = format!(
        "Answers of both models to a car whose other columns are average, while its {shown} goes from {} \
         to {}. The training part had {} to {}, which is shaded, and its cars are dots. The network goes \
         from {} to {}, the linear model from {} to {}.",
        short(first),
        short(last),
        short(least),
        short(most),
        network[0],
        network[1],
        linear[0],
        linear[1]
    );
    chart.finish(
        "Beyond the cars that were seen",
        &desc,
        "Shaded is what the training part holds, and its cars are the grey dots. Outside there is no \
         car to hold either curve: the straight line goes on as it must, and the network bends away from \
         it, as each tanh comes to one of its ends. Neither of them knows, and both answer even where no \
         car can be. On the screen another column can be changed.",
    )
}
