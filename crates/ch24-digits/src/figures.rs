//! The chapter's figures.

pub mod pad;

use plot::{Chart, Entry, Figure, Role, Side, beside, bounds, entry, fixed, number};

use pad::{Drawn, pad};

use crate::ndarray::{Array1, ArrayView1};
use crate::worked::images::{MISTAKES, SHOWN};
use crate::worked::{REACH, input, opened, recorded, shift_shares, shipped, start};
use crate::{CLASSES, FULL, PIXELS, SIDE, largest, outputs, shifted};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("shown", shown()),
    entry!("curve", curve()),
    entry!("confusion", confused()),
    entry!("mistakes", mistakes()),
    entry!("nodes", nodes()),
    entry!("moved", moved(Moved)),
    entry!("shifts", shifts()),
    entry!("pad", pad(Drawn)),
];

/// Images in rows, with room for a line of text below each.
struct Gallery {
    across: usize,
    /// From one image to the next, in pixels.
    pitch: [usize; 2],
    columns: usize,
    rows: usize,
}

impl Gallery {
    fn new(images: usize, across: usize, pitch: [usize; 2]) -> Gallery {
        let rows = images.div_ceil(across) * pitch[1];
        Gallery { across, pitch, columns: across * pitch[0], rows }
    }

    fn corner(&self, image: usize) -> [usize; 2] {
        [image % self.across * self.pitch[0] + 1, image / self.across * self.pitch[1]]
    }

    /// The values of the grid that holds all images.
    fn values(&self, images: &[Vec<f64>]) -> Vec<f64> {
        let mut values = vec![f64::NAN; self.columns * self.rows];
        for (number, image) in images.iter().enumerate() {
            let [left, top] = self.corner(number);
            for (row, pixels) in image.chunks(SIDE).enumerate() {
                let first = (top + row) * self.columns + left;
                values[first..first + SIDE].copy_from_slice(pixels);
            }
        }
        values
    }

    /// The middle of the line of text below an image.
    fn below(&self, image: usize) -> (f64, f64) {
        self.part_below(image, 0.4)
    }

    /// The middle of a line of text at a part of the room below an image.
    fn part_below(&self, image: usize, part: f64) -> (f64, f64) {
        let [left, top] = self.corner(image);
        let (half, room) = (SIDE as f64 / 2.0, (self.pitch[1] - SIDE) as f64);
        (left as f64 + half, self.rows as f64 - (top + SIDE) as f64 - part * room)
    }

    fn chart(&self, width: f64) -> Chart {
        let (columns, rows) = (self.columns as f64, self.rows as f64);
        Chart::new(0.0..=columns, 0.0..=rows)
            .size(width, width * rows / columns)
            .bare()
            .equal_units()
    }
}

/// A board of as many rows as columns, with margins for names: a field and a half on the left, one above, two below.
struct Board {
    side: usize,
}

impl Board {
    fn chart(&self, width: f64) -> Chart {
        let (columns, rows) = (self.side as f64 + 1.5, self.side as f64 + 3.0);
        Chart::new(0.0..=columns, 0.0..=rows)
            .size(width, width * rows / columns)
            .bare()
            .equal_units()
    }

    /// The columns of the grid: two for each field, and three for the margin.
    fn columns(&self) -> usize {
        2 * self.side + 3
    }

    /// Fields row by row from above, as values of the whole grid.
    fn values(&self, fields: &[f64]) -> Vec<f64> {
        let empty = |count: usize| vec![f64::NAN; count];
        let mut values = empty(2 * self.columns());
        for row in fields.chunks(self.side) {
            for _ in 0..2 {
                values.extend(empty(3));
                values.extend(row.iter().flat_map(|field| [*field; 2]));
            }
        }
        values.extend(empty(4 * self.columns()));
        values
    }

    /// The middle of a field.
    fn at(&self, row: usize, column: usize) -> (f64, f64) {
        (column as f64 + 2.0, (self.side - row) as f64 + 1.5)
    }

    /// Names rows and columns.
    fn name(&self, chart: &mut Chart, names: &[String], rows: &str, columns: &str) {
        for (place, name) in names.iter().enumerate() {
            if !name.is_empty() {
                chart.note((0.25, self.at(place, 0).1), name);
                chart.note((self.at(0, place).0, 1.5), name);
            }
        }
        chart.note((0.8, 0.5), &format!("↓ {rows}"));
        chart.note((0.5 * self.side as f64 + 2.3, 0.5), &format!("→ {columns}"));
    }
}

/// Draws ink from 0 to 16.
fn ink(chart: &mut Chart, columns: usize, values: &[f64]) {
    chart.raster(columns, (0.0, FULL + 1.0), 17, values).role(Role::Ink).opacity(0.95);
}

/// The least and the largest of some numbers.
fn ends(values: &[f64]) -> (f64, f64) {
    bounds(values).unwrap_or((0.0, 0.0))
}

fn pixels(digits: &[u8]) -> Vec<f64> {
    digits.iter().map(|ink| f64::from(*ink)).collect()
}

/// Two images of each digit.
fn shown() -> Figure {
    let gallery = Gallery::new(SHOWN.len(), CLASSES, [10, 13]);
    let images: Vec<Vec<f64>> = SHOWN.iter().map(|image| pixels(&image[1..])).collect();
    let mut chart = gallery.chart(640.0);
    ink(&mut chart, gallery.columns, &gallery.values(&images));
    for (number, image) in SHOWN.iter().enumerate() {
        chart.note(gallery.below(number), &image[0].to_string());
    }
    let inks: Vec<f64> = images.iter().map(|image| image.iter().sum()).collect();
    chart.datum("ink", &inks);
    let (least, most) = ends(&inks);
    let desc = format!(
        "Twenty images of {SIDE} by {SIDE} grey pixels in two rows, the digits 0 to 9 in each. Their ink \
         is between {} and {}.",
        number(least, 4),
        number(most, 4)
    );
    chart.finish(
        "Twenty images of the training part",
        &desc,
        "Each digit twice, as two people or one wrote it. A pixel is the stronger the more of its sixteen \
         dots had ink. All digits are as high as their image, and the strokes of a 1 are thicker than \
         those of an 8.",
    )
}

/// The two errors over the epochs.
fn curve() -> Figure {
    let last = recorded::CURVE.len() - 1;
    let most = recorded::CURVE[1..].iter().flatten().fold(0.0, |most: f64, e| most.max(*e));
    let mut chart = Chart::new(1.0..=last as f64, 0.003..=1.0)
        .size(640.0, 330.0)
        .log_y()
        .x("epochs")
        .y("[*E*](error) for each image");
    let of = |part: usize| {
        let errors = recorded::CURVE.iter().enumerate().skip(1);
        errors.map(move |(epoch, errors)| (epoch as f64, errors[part]))
    };
    chart.line("training", of(0)).width(2.2);
    chart.line("validation", of(1)).width(2.2);
    let best = usize::from(recorded::EPOCHS[0]);
    let [training, validation] = recorded::CURVE[best];
    chart
        .point("the best epoch", (best as f64, validation))
        .role(Role::Ink)
        .side(Side::Below)
        .label(&format!("epoch {best}: {}", fixed(validation, 3)));
    let desc = format!(
        "Two curves on a logarithmic scale, from epoch 1 on. After one epoch they are at {} and {}. The validation error \
         is least after {best} epochs, {}, with a training error of {}. After {last} epochs, where \
         training stopped, they are at {} and {}. No error after the first epoch is above {}.",
        fixed(recorded::CURVE[1][0], 3),
        fixed(recorded::CURVE[1][1], 3),
        fixed(validation, 4),
        fixed(training, 4),
        fixed(recorded::CURVE[last][0], 4),
        fixed(recorded::CURVE[last][1], 4),
        fixed(most, 3),
    );
    chart.finish(
        "One training",
        &desc,
        "The first of the ten trainings. The error of the training part falls on the whole, with \
         rises between; that of the validation part has its least value at the disc. Ten epochs later training stops, and the network \
         of the disc is kept.",
    )
}

/// The confusion matrix of the page's network.
fn confused() -> Figure {
    let counts = opened().confusion;
    let board = Board { side: CLASSES };
    let mut chart = board.chart(440.0);
    let names: Vec<String> = (0..CLASSES).map(|class| class.to_string()).collect();
    board.name(&mut chart, &names, "digit", "answer");
    let right = |place: usize| place / CLASSES == place % CLASSES;
    let all: Vec<f64> = counts.iter().flatten().map(|count| *count as f64).collect();
    let of = |wanted: bool| -> Vec<f64> {
        let one = |(place, count): (usize, &f64)| {
            if right(place) == wanted && *count > 0.0 { *count } else { f64::NAN }
        };
        all.iter().enumerate().map(one).collect()
    };
    let most = ends(&all).1;
    let grid = board.values(&of(true));
    chart.raster(board.columns(), (0.0, most), 8, &grid).role(Role::Series(1)).opacity(0.45);
    let worst = ends(&of(false).into_iter().filter(|n| n.is_finite()).collect::<Vec<_>>()).1;
    let grid = board.values(&of(false));
    chart.raster(board.columns(), (0.0, worst), 4, &grid).role(Role::Series(2)).opacity(0.7);
    let mut said = vec![];
    for (digit, row) in counts.iter().enumerate() {
        for (told, count) in row.iter().enumerate().filter(|(_, count)| **count > 0) {
            chart.note(board.at(digit, told), &count.to_string());
            if told != digit {
                said.push(format!("{digit} taken for {told}: {count}"));
            }
        }
    }
    chart.datum("counts", &all);
    let total: usize = counts.iter().flatten().sum();
    let right: usize = (0..CLASSES).map(|class| counts[class][class]).sum();
    let desc = format!(
        "A square of ten by ten fields, a row for each digit and a column for each answer, with the \
         counts of {total} images. {right} lie on the diagonal. The others: {}.",
        said.join("; ")
    );
    chart.finish(
        "Which digit was taken for which",
        &desc,
        "The page's network and the test set. Right answers lie on the diagonal from the upper left; an \
         empty field is a 0. What lies beside the diagonal is drawn in the next figure, image by image.",
    )
}

/// The images of the test set that the page's network answers wrong.
fn mistakes() -> Figure {
    let gallery = Gallery::new(MISTAKES.len(), 9, [10, 17]);
    let images: Vec<Vec<f64>> = MISTAKES.iter().map(|image| pixels(&image[2..])).collect();
    let mut chart = gallery.chart(640.0);
    ink(&mut chart, gallery.columns, &gallery.values(&images));
    let network = shipped();
    let mut said = vec![];
    for (number, image) in MISTAKES.iter().enumerate() {
        let shares = outputs(&network, input(&images[number]).view());
        let (digit, told) = (usize::from(image[0]), usize::from(image[1]));
        let [given, left] = [told, digit].map(|class| fixed(shares[class], 2));
        chart.note(gallery.part_below(number, 0.19), &format!("{digit} → {told}"));
        chart.note(gallery.part_below(number, 0.52), &given);
        let (meant, answer) = (digit_with_article(digit), digit_with_article(told));
        said.push(format!(
            "{meant} taken for {answer}, with {given} for it and {left} for the {digit}"
        ));
    }
    let desc = format!("{} images: {}.", MISTAKES.len(), said.join("; "));
    chart.finish(
        "The mistakes",
        &desc,
        "Every image of the test set that the page's network answers wrong. Below each stands the digit that \
         its writer meant, behind the arrow the network's answer, and under it the output of that answer. \
         Cover them and try yourself.",
    )
}

/// The weights of the hidden nodes, each as an image, before training and after.
fn nodes() -> Figure {
    let networks = [("before training", start(0)), ("after training", shipped())];
    let weights = networks.map(|(name, network)| {
        let layer = &network.layers[0];
        let of = |node: usize| layer.weights.column(node).to_vec();
        (name, (0..layer.biases.len()).map(of).collect::<Vec<_>>())
    });
    let count = weights[0].1.len();
    let gallery = Gallery::new(count, 4, [10, 10]);
    let size = weights[1].1.iter().flatten().fold(0.0, |most: f64, weight| most.max(weight.abs()));
    let full = 0.7 * size;
    let mut charts = vec![];
    let mut said = vec![];
    for (name, weights) in &weights {
        // One row of images as room for the name.
        let name_room = 6;
        let mut values = vec![f64::NAN; name_room * gallery.columns];
        values.extend(gallery.values(weights));
        let (columns, rows) = (gallery.columns as f64, (gallery.rows + name_room) as f64);
        let mut chart = Chart::new(0.0..=columns, 0.0..=rows)
            .size(300.0, 300.0 * rows / columns)
            .bare()
            .equal_units();
        for (sign, series) in [(1.0, 1), (-1.0, 2)] {
            let signed = |w: &f64| if sign * w >= 0.0 { sign * w } else { f64::NAN };
            let grid: Vec<f64> = values.iter().map(signed).collect();
            chart
                .raster(gallery.columns, (0.0, full), 12, &grid)
                .role(Role::Series(series))
                .opacity(1.0);
        }
        chart.note((0.5 * columns, rows - 2.0), name);
        let (least, most) = ends(&weights.concat());
        chart.datum(&format!("least and largest weight {name}"), &[least, most]);
        said.push(format!("{name} between {} and {}", fixed(least, 2), fixed(most, 2)));
        charts.push(chart);
    }
    let desc = format!(
        "Two boards of {count} squares of {SIDE} by {SIDE} fields, a square for each hidden node and a \
         field for each of its weights. The weights lie {}. The colour is full from {} on.",
        said.join(", and "),
        fixed(full, 2)
    );
    let caption = format!(
        "The 64 weights of each hidden node at the places of their pixels, on the left as the start \
         drew them and on the right in the page's network: blue where ink raises the preactivation, \
         orange where it lowers it, the stronger the larger, and full from {} on. On the right fields \
         side by side are more often of one colour, and the columns at the sides are as strong as \
         those in the middle.",
        fixed(full, 2)
    );
    beside(charts, "What the hidden nodes look at", &desc, &caption)
}

plot::parameters! {
    /// Which digit, and where.
    pub struct Moved {
        /// The digit.
        digit: "digit" one of ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], default "3";
        /// Pixels to the right.
        right: "to the right" in -4.0..=4.0, step 1.0, default 2.0, unit "pixels";
        /// Pixels down.
        down: "down" in -4.0..=4.0, step 1.0, default 0.0, unit "pixels";
    }
}

/// An image at another place, and the ten outputs.
fn moved(p: &Moved) -> Figure {
    let digit = p.digit.index();
    let image = Array1::from(pixels(&SHOWN[digit][1..]));
    let there = shifted(image.view(), p.right as isize, p.down as isize);
    let side = SIDE as f64;
    // Three rows of room above the image, for what is shown.
    let mut left = Chart::new(0.0..=side, 0.0..=side + 3.0).size(208.0, 286.0).bare().equal_units();
    let framed = |of: &dyn Fn(usize) -> f64| -> Vec<f64> {
        let empty = std::iter::repeat_n(f64::NAN, 3 * SIDE);
        empty.chain((0..PIXELS).map(of)).collect()
    };
    left.raster(SIDE, (0.0, 1.0), 1, &framed(&|_| 1.0)).role(Role::Ink).opacity(0.06);
    ink(&mut left, SIDE, &framed(&|pixel| there[pixel]));
    left.datum("pixels", &there.to_vec());
    left.note(
        (0.5 * side, side + 2.15),
        &format!("{}, {}", digit_with_article(digit), move_in_words(p.right, p.down)),
    );
    let kept = format!("{} of {} dots of ink", number(there.sum(), 4), number(image.sum(), 4));
    left.note((0.5 * side, side + 0.95), &kept);
    let network = shipped();
    let before = outputs(&network, input(&image.to_vec()).view());
    let after = outputs(&network, input(&there.to_vec()).view());
    let right = output_chart(after.view()).size(400.0, 286.0);
    let told = largest(after.view());
    let desc = format!(
        "Left an image of {}, moved {} to the right and {} down, with {} of its {} dots of ink left. \
         Right its ten outputs: {}. The largest is that of {told}. Where it stood first, the network gave {} to \
         the {digit}, and now {}.",
        digit_with_article(digit),
        plot::amount(p.right, 2, "pixel", "pixels"),
        number(p.down, 2),
        number(there.sum(), 4),
        number(image.sum(), 4),
        listed(after.view()),
        fixed(before[digit], 3),
        fixed(after[digit], 3),
    );
    beside(
        [left, right],
        "The same digit at another place",
        &desc,
        "An image of the training part, moved by whole pixels, and what the network makes of it. What \
         crosses the edge is lost; the line above the image says how much ink is left. On the screen you \
         can choose the digit and move it.",
    )
}

/// A move by whole pixels.
fn move_in_words(right: f64, down: f64) -> String {
    let part = |by: f64, ahead: &str, back: &str| {
        let to = if by > 0.0 { ahead } else { back };
        (by != 0.0).then(|| format!("{} {to}", number(by.abs(), 1)))
    };
    let parts = [part(right, "right", "left"), part(down, "down", "up")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "where it was".to_owned() } else { parts.join(", ") }
}

/// An image of 8 by 8 by itself.
fn image_chart(image: ArrayView1<f64>) -> Chart {
    let side = SIDE as f64;
    let mut chart = Chart::new(0.0..=side, 0.0..=side).bare().equal_units();
    ink(&mut chart, SIDE, &image.to_vec());
    chart.datum("pixels", &image.to_vec());
    chart
}

/// Ten outputs as bars, the largest with its number.
fn output_chart(shares: ArrayView1<f64>) -> Chart {
    let names: Vec<String> = (0..CLASSES).map(|class| class.to_string()).collect();
    let ticks: Vec<(f64, &str)> =
        names.iter().enumerate().map(|(at, name)| (at as f64, name.as_str())).collect();
    let mut chart = Chart::new(-0.6..=9.6, 0.0..=1.24)
        .x("digit")
        .y("output")
        .x_ticks(&ticks)
        .y_ticks(&[(0.0, "0"), (0.5, "½"), (1.0, "1")]);
    chart.bars("outputs", &shares.to_vec()).term("postactivation").unlabelled();
    let told = largest(shares);
    if shares[told] > 0.0 {
        // Above the lines, and within the sheet.
        let label = format!("{told}: {}", fixed(shares[told], 3));
        chart.note(((told as f64).clamp(1.3, 7.7), 1.13), &label);
    }
    chart
}

/// A digit with its article: an 8.
fn digit_with_article(digit: usize) -> String {
    format!("{} {digit}", if digit == 8 { "an" } else { "a" })
}

/// Ten outputs in words.
fn listed(shares: ArrayView1<f64>) -> String {
    let each = shares.iter().enumerate();
    let each: Vec<String> =
        each.map(|(class, share)| format!("{class}: {}", fixed(*share, 3))).collect();
    each.join(", ")
}

/// Accuracy over shifts.
fn shifts() -> Figure {
    let all = shift_shares();
    let board = Board { side: (2 * REACH + 1) as usize };
    // Every second one, as they would touch.
    let name =
        |by: isize| if by % 2 == 0 { number(by as f64, 1).to_string() } else { String::new() };
    let names: Vec<String> = (-REACH..=REACH).map(name).collect();
    let mut charts = vec![];
    let mut told = vec![];
    for (name, said, shares) in [
        ("32 hidden nodes", "The network", all.network),
        ("nearest image", "The nearest image", all.nearest),
        (
            "with moved images",
            "The network that was trained on moved images as well",
            all.with_shifts,
        ),
    ] {
        let mut chart = board.chart(206.0);
        board.name(&mut chart, &names, "down", "right");
        chart.note((0.5 * board.side as f64 + 1.1, board.side as f64 + 2.5), name);
        let percent: Vec<f64> = shares.iter().map(|share| 100.0 * share).collect();
        let grid = board.values(&percent);
        chart.raster(board.columns(), (0.0, 100.0), 20, &grid).role(Role::Series(1)).opacity(0.6);
        for (place, percent) in percent.iter().enumerate() {
            let at = board.at(place / board.side, place % board.side);
            chart.note(at, &format!("{percent:.0}"));
        }
        chart.datum(&format!("{name}: per cent"), &percent);
        let of = |right: isize, down: isize| {
            fixed(percent[((down + REACH) * 5 + right + REACH) as usize], 1)
        };
        told.push(format!(
            "{said}: {} where the images stand, {} one pixel to the right, {} one to the left, {} one up, \
             {} one down, {} and {} two to the right and left",
            of(0, 0), of(1, 0), of(-1, 0), of(0, -1), of(0, 1), of(2, 0), of(-2, 0)
        ));
        charts.push(chart);
    }
    let desc = format!(
        "Three squares of five by five fields with per cents of right answers, a column for each shift to \
         the right and a row for each shift down. {}.",
        told.join(". ")
    );
    beside(
        charts,
        "The test set, moved",
        &desc,
        "Right answers to the test set in per cent, when every image of it is moved to the right (columns) \
         and down (rows) by so many pixels; the middle is no shift, and what crosses the edge is lost. \
         Means over the ten training parts: each trained a network, was searched for the nearest \
         image, and trained a network on moved images as well.",
    )
}
