//! The worked numbers by another route, and what holds for every image.

use ch24_digits::drawing::{DOTS, INK, WIDTH, extent, ink};
use ch24_digits::file::{FILE, ReadError, network_from, network_to, read};
use ch24_digits::ndarray::{Array1, Array2};
use ch24_digits::worked::{
    self, ENVELOPE, RECIPE, SEEDS, VALIDATION, answer, digits, drawings, envelope, images,
    in_order, input, moved, nodes, parts, peers, recorded, shipped, with_shifts,
};
use ch24_digits::{
    Bitmap, CLASSES, FULL, PIXELS, Recipe, SIDE, Samples, blocks, figures, largest, nearest,
    normalised, outputs, seen, shifted, split, to_samples, train,
};
use proof::plainly::number;
use proof::recorded as snapshot;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

static PEERS: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("oracles/peers.json")).expect("JSON"));

fn close(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() <= within, "{a} is not {b} within {within:e}");
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

// The file

#[test]
fn the_file_is_the_one_that_was_published() {
    let readme = include_str!("../data/README.md");
    let digest = Sha256::digest(FILE.as_bytes());
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(readme.contains(&digest), "{digest}");
    assert!(readme.contains("CC BY 4.0") && readme.contains("scikit-learn"));
}

#[test]
fn what_is_read_is_what_is_in_the_file() {
    let line = |digit: &ch24_digits::Digit| {
        let pixels = digit.pixels.iter().map(|ink| ink.to_string());
        pixels.chain([digit.class.to_string()]).collect::<Vec<_>>().join(",") + "\n"
    };
    assert_eq!(digits().iter().map(line).collect::<String>(), FILE);
}

#[test]
fn the_reader_names_what_is_wrong_and_where() {
    let good = FILE.lines().nth(5).expect("a line");
    let told = |text: &str| read("x.csv", text).expect_err("refused").to_string();
    assert_eq!(told(""), "x.csv: line 1 is missing");
    let two = |second: &str| told(&format!("{good}\n{second}\n{good}\n"));
    assert_eq!(two(""), "x.csv, line 2: 1 fields where there should be 65");
    assert_eq!(two(&format!("{good},1")), "x.csv, line 2: 66 fields where there should be 65");
    let field = |at: usize, to: &str| {
        let mut fields: Vec<&str> = good.split(',').collect();
        fields[at] = to;
        fields.join(",")
    };
    for wrong in ["17", "-1", "+3", "05", "3.0", " 3", "3 ", "", "x", "256", "\u{663}"] {
        let said = format!("x.csv, line 2, column 9: {wrong:?} is not a whole number from 0 to 16");
        assert_eq!(two(&field(8, wrong)), said);
    }
    for wrong in ["10", "-1", ""] {
        let said = format!("x.csv, line 2, column 65: {wrong:?} is not a digit");
        assert_eq!(two(&field(64, wrong)), said);
    }
    assert_eq!(read("x.csv", &format!("{good}\r\n")).expect("one line")[0].class, 5);
}

/// The lines of the file that are not in the test set.
fn outside(splits: &Value) -> Vec<&'static str> {
    let test: Vec<u64> = splits["test"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| row.as_u64().expect("a row"))
        .collect();
    let lines = FILE.lines().enumerate();
    lines.filter(|(row, _)| !test.contains(&(*row as u64))).map(|(_, line)| line).collect()
}

/// Data by scikit-learn's own copy and NumPy.
#[test]
fn the_numbers_of_the_data_set_are_those_of_numpy() {
    let data = snapshot(include_str!("snapshots/data.snap"));
    close(number(&data["ink"]), number(&PEERS["ink"]), 1e-9);
    close(number(&data["ink_deviation"]), number(&PEERS["ink_deviation"]), 1e-9);
    assert_eq!(data["full_height"], PEERS["full_height"]);
    let splits: Value = serde_json::from_str(include_str!("oracles/splits.json")).expect("JSON");
    let outside = outside(&splits);
    assert_eq!(data["outside"], outside.len());
    let count =
        |class: usize| FILE.lines().filter(|line| line.ends_with(&format!(",{class}"))).count();
    let counts: Vec<usize> = (0..CLASSES).map(count).collect();
    assert_eq!(data["images"], counts.iter().sum::<usize>());
    assert_eq!(data["fewest"], *counts.iter().min().expect("ten"));
    assert_eq!(data["most"], *counts.iter().max().expect("ten"));
    assert_eq!(data["zeros"], outside.iter().filter(|line| line.ends_with(",0")).count());
    let ink_of = |class: &str| {
        let lines = outside.iter().filter(|line| line.ends_with(class));
        let inks = lines.map(|line| {
            line.split(',').take(64).map(|ink| ink.parse::<f64>().expect("ink")).sum::<f64>()
        });
        let inks: Vec<f64> = inks.collect();
        inks.iter().sum::<f64>() / inks.len() as f64
    };
    close(number(&data["ink_of_ones"]), ink_of(",1"), 1e-9);
    close(number(&data["ink_of_eights"]), ink_of(",8"), 1e-9);
    assert_eq!(data["weights"], 64 * 32 + 32 + 32 * 10 + 10);
    assert_eq!(data["updates"], 898 / 32 + 1);
}

/// The zeros have ink in the six columns in the middle, and most of them in no more than half of the
/// outer two: twenty dots.
#[test]
fn zeros_are_twenty_dots_wide() {
    let data = worked::data();
    let splits: Value = serde_json::from_str(include_str!("oracles/splits.json")).expect("JSON");
    let text = outside(&splits).join("\n") + "\n";
    let zeros = read("outside", &text).expect("lines of the file");
    let zeros = zeros.into_iter().filter(|digit| digit.class == 0);
    let mut narrow = 0;
    let column = |pixels: &[u8; PIXELS], column: usize| {
        (0..SIDE).map(|row| pixels[SIDE * row + column]).max().expect("a row")
    };
    let six = zeros.filter(|zero| {
        let most: Vec<u8> = (0..SIDE).map(|at| column(&zero.pixels, at)).collect();
        let inside = most[1..7].iter().all(|ink| *ink > 0);
        if inside && most[0] == 0 && most[7] == 0 {
            if most[1] <= 8 && most[6] <= 8 {
                narrow += 1;
            }
            return true;
        }
        false
    });
    assert_eq!(six.count(), data.zeros_of_six);
    assert_eq!(narrow, data.zeros_of_twenty);
    assert!(narrow > data.zeros / 2, "most of them");
    assert_eq!(WIDTH, 4 * SIDE - 2 * (4 + 2));
    assert_eq!(INK, data.ink.round() as usize);
}

// The splits

fn rows_of(samples: &Samples) -> Vec<usize> {
    samples.inputs.column(0).iter().map(|row| *row as usize).collect()
}

#[test]
fn the_envelope_and_the_parts_share_no_image_and_the_oracle_had_the_same() {
    let splits: Value = serde_json::from_str(include_str!("oracles/splits.json")).expect("JSON");
    let rows = Array2::from_shape_fn((digits().len(), 1), |(row, _)| row as f64);
    let kept = split(&Samples { inputs: rows.clone(), targets: rows }, [2, 0, 1], ENVELOPE);
    let list = |value: &Value| -> Vec<usize> {
        value
            .as_array()
            .expect("rows")
            .iter()
            .map(|row| row.as_u64().expect("a row") as usize)
            .collect()
    };
    assert_eq!(rows_of(&kept.test), list(&splits["test"]));
    for seed in 0..SEEDS {
        let of = parts(&kept, seed);
        let held = &splits["seeds"][seed as usize];
        assert_eq!(rows_of(&of.training), list(&held["training"]));
        assert_eq!(rows_of(&of.validation), list(&held["validation"]));
        assert_eq!(of.validation.len(), VALIDATION);
        let places = Array2::from_shape_fn((1198, 1), |(row, _)| row as f64);
        let places = Samples { inputs: places.clone(), targets: places };
        let ordered = split(&places, [3, 1, 0], seed).training;
        assert_eq!(rows_of(&ordered), list(&splits["in_order"][seed as usize]));
        let mut all = [rows_of(&of.training), rows_of(&of.validation), rows_of(&of.test)].concat();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!((all.len(), count), (1796, 1796), "a row in two parts");
    }
    let all = to_samples(&digits());
    let test = envelope().test;
    for (place, row) in list(&splits["test"]).into_iter().enumerate().step_by(7) {
        assert_eq!(test.inputs.row(place), all.inputs.row(row));
        assert_eq!(test.targets.row(place), all.targets.row(row));
    }
    let ordered = in_order();
    assert_eq!(ordered.test.inputs.row(598), all.inputs.row(1796));
    assert_eq!(ordered.training.inputs.row(0), all.inputs.row(0));
    assert_eq!((ordered.training.len(), ordered.test.len()), (1198, 599));
}

// Trainings

fn answers(
    samples: &Samples,
    answer: impl Fn(ch24_digits::ndarray::ArrayView1<f64>) -> usize,
) -> String {
    samples.iter().map(|(input, _)| answer(input).to_string()).collect()
}

/// The whole training of the page's network again: the same file, character by character, the same
/// errors, and the same answers after rounding.
#[test]
fn the_network_of_the_page_is_made_by_the_program() {
    let envelope = envelope();
    let parts = parts(&envelope, 0);
    let trained = train(&RECIPE, &parts.training, &parts.validation, 0);
    assert_eq!(network_to(&trained.network), worked::NETWORK, "run `record_digits`");
    assert_eq!(trained.best_epoch, usize::from(recorded::EPOCHS[0]));
    assert_eq!(trained.curve.len(), recorded::CURVE.len());
    for (one, other) in trained.curve.iter().flatten().zip(recorded::CURVE.iter().flatten()) {
        close(*one, *other, 1e-12);
    }
    let rounded = shipped();
    for (image, _) in to_samples(&digits()).iter() {
        assert_eq!(answer(&trained.network, image), answer(&rounded, image));
    }
    // Where no image has ink, the weights are those of the start, to the last bit.
    let start = worked::start(0);
    let blank = worked::blank(&parts.training);
    assert_eq!(blank.len(), 3);
    for pixel in 0..PIXELS {
        let same =
            trained.network.layers[0].weights.row(pixel) == start.layers[0].weights.row(pixel);
        assert_eq!(same, blank.contains(&pixel), "pixel {pixel}");
    }
    let test = answers(&parts.test, |image| answer(&rounded, image));
    assert_eq!(test, recorded::NETWORK[0]);
    assert_eq!(test, text(&PEERS["network"]), "by NumPy");
    let first = outputs(&rounded, parts.test.inputs.row(0));
    for (ours, theirs) in first.iter().zip(PEERS["first_shares"].as_array().expect("ten")) {
        close(*ours, number(theirs), 1e-12);
    }
}

/// Some of the other trainings again: one of each kind.
#[test]
fn the_recording_is_what_the_program_computes() {
    let envelope = envelope();
    let of = |recipe: &Recipe, seed: u64, augmented: bool| {
        let parts = parts(&envelope, seed);
        let training = if augmented { with_shifts(&parts.training) } else { parts.training };
        train(recipe, &training, &parts.validation, seed).network
    };
    let told = |network: &_, samples: &Samples| answers(samples, |image| answer(network, image));
    let right = |told: &str| {
        told.bytes().zip(images::TARGETS.bytes()).filter(|(one, other)| one == other).count()
    };
    let network = of(&RECIPE, 3, false);
    assert_eq!(told(&network, &envelope.test), recorded::NETWORK[3], "run `record_digits`");
    for (place, (by_right, down)) in [(0, (-2, -2)), (7, (0, -1)), (13, (1, 0)), (22, (0, 2))] {
        let told = told(&network, &moved(&envelope.test, by_right, down));
        assert_eq!(right(&told), usize::from(recorded::SHIFTED[3][place]));
    }
    let softmax = of(&worked::SOFTMAX, 4, false);
    assert_eq!(told(&softmax, &envelope.test), recorded::SOFTMAX[4]);
    let augmented = of(&RECIPE, 6, true);
    assert_eq!(told(&augmented, &envelope.test), recorded::WITH_SHIFTS[6]);
    let at = told(&augmented, &moved(&envelope.test, -1, 0));
    assert_eq!(right(&at), usize::from(recorded::SHIFTED_WITH_SHIFTS[6][11]));
    let small = of(&Recipe { hidden: worked::SIZES[0], ..RECIPE }, 5, false);
    let validation = parts(&envelope, 5).validation;
    let count = ch21_outputs::correct(&small, ch24_digits::Question::OneOf, &validation);
    assert_eq!(count, usize::from(recorded::VALIDATED[0][5]));
    let ordered = parts(&in_order(), 1);
    let network = train(&RECIPE, &ordered.training, &ordered.validation, 1).network;
    assert_eq!(told(&network, &ordered.test), recorded::IN_ORDER[1]);
    let count = ch21_outputs::correct(&network, ch24_digits::Question::OneOf, &ordered.validation);
    assert_eq!(count, usize::from(recorded::IN_ORDER_VALIDATED[1]));
    let near = |samples: &Samples, training: &Samples| {
        answers(samples, |image| largest(training.targets.row(nearest(training, image))))
    };
    assert_eq!(near(&ordered.test, &ordered.training), recorded::IN_ORDER_NEAREST[1]);
    let training = parts(&envelope, 2).training;
    let count = right(&near(&moved(&envelope.test, 1, 0), &training));
    assert_eq!(count, usize::from(recorded::SHIFTED_NEAREST[2][13]));
    // No shift is the test set itself.
    for (shifted, answers) in [
        (&recorded::SHIFTED, &recorded::NETWORK),
        (&recorded::SHIFTED_NEAREST, &recorded::NEAREST),
        (&recorded::SHIFTED_WITH_SHIFTS, &recorded::WITH_SHIFTS),
    ] {
        for (shifted, answers) in shifted.iter().zip(answers) {
            assert_eq!(usize::from(shifted[12]), right(answers));
        }
    }
}

/// Every answer of the nearest neighbour by scikit-learn, and what its networks had right.
#[test]
fn other_implementations_say_the_same() {
    for (ours, theirs) in recorded::NEAREST.iter().zip(PEERS["nearest"].as_array().expect("ten")) {
        assert_eq!(*ours, text(theirs));
    }
    for (held, name) in [
        (peers::NETWORK, "peers"),
        (peers::PENALISED, "softmax"),
        (peers::PENALISED_IN_ORDER, "softmax_in_order"),
    ] {
        let theirs = PEERS[name].as_array().expect("ten").iter().map(text);
        assert!(held.into_iter().eq(theirs), "{name}");
    }
    let writers = snapshot(include_str!("snapshots/writers.snap"));
    close(number(&writers["close"]), number(&PEERS["close"]) / 1797.0, 1e-12);
}

/// Accuracies and standard errors by counting, from the strings.
#[test]
fn accuracies_are_counts() {
    let methods = snapshot(include_str!("snapshots/methods.snap"));
    for (name, answers) in [
        ("network", &recorded::NETWORK),
        ("softmax", &recorded::SOFTMAX),
        ("nearest", &recorded::NEAREST),
        ("with_shifts", &recorded::WITH_SHIFTS),
        ("scikit_learn", &peers::NETWORK),
        ("penalised", &peers::PENALISED),
    ] {
        let counts = answers.map(|told| {
            let right = told.bytes().zip(images::TARGETS.bytes()).filter(|(a, b)| a == b).count();
            right as f64
        });
        let (sum, squares) = counts.iter().fold((0.0, 0.0), |(s, q), c| (s + c, q + c * c));
        let method = &methods[name];
        close(number(&method["accuracy"]), sum / 5990.0, 1e-12);
        let variance = (squares - sum * sum / 10.0) / 9.0;
        close(number(&method["by_seeds"]), (variance / 10.0).sqrt() / 599.0, 1e-12);
        close(number(&method["scatter"]), variance.sqrt() / 599.0, 1e-12);
        // Images that nobody or everybody gets right are a share of 0 or 1; for these alone it would
        // be the standard error of a share, and shares between make it smaller.
        let share = number(&method["accuracy"]);
        let bound = (share * (1.0 - share) / 598.0).sqrt();
        assert!(number(&method["by_images"]) <= bound + 1e-12, "{name}");
    }
    let opened = snapshot(include_str!("snapshots/opened.snap"));
    let share = number(&opened["right"]) / 599.0;
    close(number(&opened["accuracy"]), share, 1e-12);
    close(number(&opened["standard_error"]), (share * (1.0 - share) / 599.0).sqrt(), 1e-12);
    let wrong = recorded::NETWORK[0].bytes().zip(images::TARGETS.bytes()).filter(|(a, b)| a != b);
    assert_eq!(opened["wrong"], wrong.count());
    let shares = snapshot(include_str!("snapshots/shift_shares.snap"));
    for (name, rows) in [
        ("network", &recorded::SHIFTED),
        ("nearest", &recorded::SHIFTED_NEAREST),
        ("with_shifts", &recorded::SHIFTED_WITH_SHIFTS),
    ] {
        for place in 0..25 {
            let sum: u32 = rows.iter().map(|row| u32::from(row[place])).sum();
            close(number(&shares[name][place]), f64::from(sum) / 5990.0, 1e-12);
        }
    }
}

#[test]
fn the_images_of_the_figures_are_in_the_file() {
    let all = digits();
    for image in images::SHOWN {
        let found = all
            .iter()
            .any(|digit| digit.class == usize::from(image[0]) && digit.pixels[..] == image[1..]);
        assert!(found, "{image:?}");
    }
    let (envelope, network) = (envelope(), shipped());
    let (mut wrong, mut sure) = (0, 0);
    for (place, (image, target)) in envelope.test.iter().enumerate() {
        let (digit, told) = (largest(target), answer(&network, image));
        assert_eq!(images::TARGETS.as_bytes()[place], b'0' + digit as u8);
        if digit != told {
            wrong += 1;
            sure += usize::from(outputs(&network, image)[told] > 0.9);
            let shown = images::MISTAKES.iter().any(|held| {
                (usize::from(held[0]), usize::from(held[1])) == (digit, told)
                    && image.iter().zip(&held[2..]).all(|(a, b)| a * FULL == f64::from(*b))
            });
            assert!(shown, "mistake {place}: run `record_images`");
        }
    }
    assert_eq!(wrong, images::MISTAKES.len());
    assert_eq!(sure, worked::opened().sure_and_wrong);
    // What is shown to learn from is not in the envelope.
    for image in images::SHOWN {
        let image = input(&image[1..].iter().map(|ink| f64::from(*ink)).collect::<Vec<_>>());
        assert!(envelope.test.inputs.rows().into_iter().all(|row| row != image));
    }
}

#[test]
fn the_numbers_of_the_nodes_add_up() {
    let held = snapshot(include_str!("snapshots/nodes.snap"));
    let all: Vec<usize> = (0..SIDE).collect();
    // Of two groups of equal size the mean square of both is the mean of their mean squares.
    let (network, start) = (shipped(), worked::start(0));
    let by = |columns: &[usize]| worked::moved_from(columns, &network, &start).powi(2);
    let moved = &network.layers[0].weights - &start.layers[0].weights;
    close(by(&all), moved.mapv(|by| by * by).sum() / (64.0 * 32.0), 1e-12);
    close(by(&[0, 7]), 0.5 * (by(&[0]) + by(&[7])), 1e-12);
    close(number(&held["moved_outside"]).powi(2), by(&[0, 7]), 1e-9);
    close(number(&held["moved_inside"]).powi(2), by(&[2, 3, 4, 5]), 1e-9);
    let training = parts(&envelope(), 0).training;
    let counted = |columns: [usize; 2]| {
        let ink = (0..PIXELS).filter(|pixel| columns.contains(&(pixel % SIDE)));
        ink.map(|pixel| training.inputs.column(pixel).sum()).sum::<f64>() / (16.0 * 898.0) * 16.0
    };
    close(number(&held["ink_outside"]), counted([0, 7]), 1e-9);
    close(nodes().alike, number(&held["alike"]), 1e-9);
    // The correlation of a network whose weights are all alike but for noise is 1, and that of a board
    // of chess −1.
    let mut board = shipped();
    board.layers[0].weights = Array2::from_shape_fn((PIXELS, 32), |(pixel, _)| {
        if (pixel / SIDE + pixel).is_multiple_of(2) { 1.0 } else { -1.0 }
    });
    close(worked::alike(&board), -1.0, 1e-12);
    board.layers[0].weights =
        Array2::from_shape_fn((PIXELS, 32), |(_, node)| f64::from(node as u8));
    close(worked::alike(&board), 1.0, 1e-12);
}

// The pieces

#[test]
fn a_network_comes_back_from_its_text() {
    let network = shipped();
    let text = network_to(&network);
    assert_eq!(network_from("x", &text).expect("its own text"), network);
    let told = |text: &str| network_from("x", text).expect_err("refused").to_string();
    assert_eq!(told(""), "x: line 1 is missing");
    assert_eq!(told("2,1\n0.5\n0.25\n"), "x: line 4 is missing");
    assert_eq!(told("2,1\n0.5\n0.25\n1\n7\n"), "x: line 5 is too many");
    assert_eq!(told("2,1\n0.5\n0.25,1\n1\n"), "x, line 3: 2 fields where there should be 1");
    assert_eq!(told("2,x\n"), "x, line 1, column 2: \"x\" is not a number of nodes");
    assert_eq!(told("2,1\n0.5\n1.5.2\n1\n"), "x, line 3, column 1: \"1.5.2\" is not a number");
    assert!(matches!(network_from("x", "1,1\n\n1\n"), Err(ReadError::Field { line: 2, .. })));
}

#[test]
fn an_image_that_is_moved_and_moved_back_has_lost_its_edge_and_nothing_else() {
    let image = Array1::from_shape_fn(PIXELS, |place| 1.0 + place as f64);
    assert_eq!(shifted(image.view(), 0, 0), image);
    for right in -9..=9_isize {
        for down in -9..=9_isize {
            let there = shifted(image.view(), right, down);
            let back = shifted(there.view(), -right, -down);
            for place in 0..PIXELS {
                let (row, column) = ((place / SIDE) as isize, (place % SIDE) as isize);
                let stays = |at: isize| (0..SIDE as isize).contains(&at);
                let kept = stays(row + down) && stays(column + right);
                assert_eq!(back[place], if kept { image[place] } else { 0.0 });
                if kept {
                    let to = (8 * (row + down) + column + right) as usize;
                    assert_eq!(there[to], image[place]);
                }
            }
        }
    }
}

/// Rows of the input and rows of the weights exchanged in the same way change nothing: a network has
/// no notion of what lies beside what.
#[test]
fn the_order_of_the_pixels_is_nothing_to_a_network() {
    let network = shipped();
    let mut exchanged = network.clone();
    let turned = |pixel: usize| SIDE * (pixel % SIDE) + pixel / SIDE;
    for pixel in 0..PIXELS {
        let weights = network.layers[0].weights.row(turned(pixel)).to_owned();
        exchanged.layers[0].weights.row_mut(pixel).assign(&weights);
    }
    for (image, _) in envelope().test.iter() {
        let mirrored = Array1::from_shape_fn(PIXELS, |pixel| image[turned(pixel)]);
        let (one, other) = (outputs(&network, image), outputs(&exchanged, mirrored.view()));
        assert_eq!(largest(one.view()), largest(other.view()));
        close((&one - &other).mapv(f64::abs).sum(), 0.0, 1e-11);
    }
}

fn one_dot(row: usize, column: usize) -> Bitmap {
    let mut drawing = [[false; DOTS]; DOTS];
    drawing[row][column] = true;
    drawing
}

#[test]
fn blocks_count_every_dot_once() {
    for row in 0..DOTS {
        for column in 0..DOTS {
            let counts = blocks(&one_dot(row, column));
            assert_eq!(counts[SIDE * (row / 4) + column / 4], 1.0);
            assert_eq!(counts.iter().sum::<f64>(), 1.0);
        }
    }
    assert_eq!(blocks(&[[true; DOTS]; DOTS]), [FULL; PIXELS]);
}

#[test]
fn nothing_is_seen_of_nothing_and_a_dot_is_a_stroke() {
    assert_eq!(seen(&[[false; DOTS]; DOTS]), None);
    assert_eq!(extent(&[[false; DOTS]; DOTS]), None);
    // Wherever the dot is, it becomes the same image.
    let dot = normalised(&one_dot(16, 16)).expect("ink");
    for (row, column) in [(0, 0), (0, 31), (31, 0), (31, 31), (7, 19)] {
        assert_eq!(normalised(&one_dot(row, column)).expect("ink"), dot);
    }
}

/// A stroke at the edge, and every drawing of ours, whatever its place: in full height, in the middle,
/// within a dot of growth of twenty wide, and the more like the data set's ink the better.
#[test]
fn what_is_seen_has_the_size_of_the_data_set() {
    let mut at_edge = [[false; DOTS]; DOTS];
    for row in &mut at_edge {
        row[31] = true;
    }
    let stroke = normalised(&at_edge).expect("ink");
    assert_eq!(extent(&stroke).map(|[top, bottom, ..]| [top, bottom]), Some([0, 31]));
    assert!(ink(&stroke).abs_diff(INK) <= DOTS, "a row more or less: {}", ink(&stroke));
    for drawing in drawings() {
        let digit = normalised(&drawing.dots).expect("ink");
        let [top, bottom, left, right] = extent(&digit).expect("ink");
        assert_eq!((top, bottom), (0, 31), "{}", drawing.name);
        assert!(right - left < WIDTH + 10, "{}: {left} to {right}", drawing.name);
        assert!((left + right).abs_diff(31) <= 2, "{}: {left} to {right}", drawing.name);
        let counts = seen(&drawing.dots).expect("ink");
        assert_eq!(counts.iter().sum::<f64>(), ink(&digit) as f64);
    }
}

#[test]
fn the_place_of_a_drawing_does_not_matter() {
    for drawing in drawings() {
        let image = seen(&drawing.dots);
        for (right, down) in [(1, 0), (-2, 0), (0, 2), (0, -1), (1, 1)] {
            let from = |at: usize, by: isize| at.checked_add_signed(-by).filter(|at| *at < DOTS);
            let moved: Bitmap = std::array::from_fn(|row| {
                std::array::from_fn(|column| match (from(row, down), from(column, right)) {
                    (Some(row), Some(column)) => drawing.dots[row][column],
                    _ => false,
                })
            });
            assert_eq!(ink(&moved), ink(&drawing.dots), "{} leaves the pad", drawing.name);
            assert_eq!(seen(&moved), image, "{}", drawing.name);
        }
    }
}

#[test]
fn the_pad_shows_one_of_our_drawings() {
    let seven = drawings().into_iter().find(|drawing| drawing.name == "a plain seven");
    let drawing = plot::Drawing::read(figures::pad::SEVEN, DOTS, DOTS).expect("a drawing");
    assert_eq!(figures::pad::dots(&drawing), seven.expect("it is there").dots);
    assert_eq!(drawings().len(), 20);
    for (place, drawing) in drawings().iter().enumerate() {
        assert_eq!(drawing.class, place / 2);
    }
}
