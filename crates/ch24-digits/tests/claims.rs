//! What the sentences of the page say of its numbers.

use ch24_digits::drawing::ink;
use ch24_digits::worked::{
    self, SEEDS, by_image, drawings, envelope, images, input, parts, peers, recorded, shipped,
};
use ch24_digits::{FULL, blocks, largest, nearest, outputs, seen};
use proof::{assert_above, assert_alike};
use study::standard_error_of_mean;

fn images_right(answers: &[&str]) -> Vec<f64> {
    by_image(answers, images::TARGETS)
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

#[test]
fn there_are_more_than_twice_as_many_weights_as_images_to_learn_from() {
    let data = worked::data();
    assert!(data.weights > 2 * data.training);
    // An image costs about ln 10 before the first epoch, and a tenth is a fair share.
    assert!((recorded::CURVE[0][0] - 10.0_f64.ln()).abs() < 0.05);
    assert!((data.base_rate - 0.1).abs() < 0.01);
}

#[test]
fn the_hidden_sizes_cannot_be_told_apart() {
    let rows = recorded::VALIDATED.map(|row| row.map(f64::from));
    assert_alike("32 over 16", &rows[1], &rows[0]);
    assert_alike("64 over 32", &rows[2], &rows[1]);
}

#[test]
fn after_the_best_epoch_the_training_error_falls_and_the_validation_error_does_not() {
    let best = usize::from(recorded::EPOCHS[0]);
    for errors in &recorded::CURVE[best + 1..] {
        assert!(errors[1] > recorded::CURVE[best][1]);
    }
    assert!(recorded::CURVE.last().expect("epochs")[0] < 0.5 * recorded::CURVE[best][0]);
    let snapshot = include_str!("snapshots/example-train_digits.snap");
    assert!(snapshot.contains("training: 898 of 898 right"));
    let opened = worked::opened();
    assert!(snapshot.contains(&format!("test: {} of 599 right", opened.right)));
    assert_eq!(opened.epochs, best + 10);
}

#[test]
fn the_luck_of_the_images_is_the_larger_one() {
    let opened = worked::opened();
    let methods = worked::methods();
    assert!(opened.standard_error > 2.0 * methods.network.by_seeds);
    let all = [
        &methods.network,
        &methods.softmax,
        &methods.nearest,
        &methods.penalised,
        &methods.scikit_learn,
    ];
    for method in all {
        assert!(method.by_images > 2.0 * method.by_seeds);
        // A little less than (13.2) gives.
        let share = study::standard_error_of_share(method.accuracy, 599);
        assert!(method.by_images < share && method.by_images > 0.8 * share);
    }
    // Of one training the two are of about the same size: a deviation of ten has an error of its own.
    let error = methods.network.scatter / 18.0_f64.sqrt();
    assert!((methods.network.scatter - opened.standard_error).abs() < 2.0 * error);
}

/// Of a table the names of the values in each cell: the header, then the rows.
fn tables(page: &str) -> Vec<Vec<Vec<Vec<String>>>> {
    let blocks = page.split("\n\n").filter(|block| block.starts_with("| "));
    let cells = |line: &str| -> Vec<Vec<String>> {
        let inner = line.trim().trim_start_matches('|').trim_end_matches('|');
        let names = |cell: &str| -> Vec<String> {
            let values = cell.split("{{#value ").skip(1);
            values.map(|value| value.split([' ', '}']).next().expect("a name").to_owned()).collect()
        };
        inner.split('|').map(names).collect()
    };
    blocks.map(|block| block.lines().map(cells).collect()).collect()
}

/// Below ± stand errors and nothing else, in every other column none, and in a row all numbers are of
/// one method: no error can pass for a share.
#[test]
fn errors_stand_below_plus_minus_and_nowhere_else() {
    let page = include_str!("../../../book/src/ch24-digits.md");
    let headers: Vec<Vec<&str>> = page
        .split("\n\n")
        .filter_map(|block| block.strip_prefix("| "))
        .map(|block| {
            block.lines().next().expect("a header").trim_end_matches(" |").split(" | ").collect()
        })
        .collect();
    let tables = tables(page);
    assert_eq!(tables.len(), 2);
    assert_eq!(headers.len(), 2);
    for (header, table) in headers.iter().zip(&tables) {
        for row in &table[2..] {
            assert_eq!(row.len(), header.len(), "{row:?}");
            if row[1..].concat().iter().any(|name| name.ends_with("base_rate")) {
                continue;
            }
            let mut methods = vec![];
            for (title, cell) in header.iter().zip(row).skip(1) {
                let kinds: Vec<&str> = cell
                    .iter()
                    .map(|name| {
                        let name = name.strip_prefix("ch24.").expect("of this chapter");
                        let (_, name) = name.split_once('.').expect("a field");
                        let (method, kind) = name.split_once(['.', '_']).expect("a kind");
                        // Names of two words.
                        let (method, kind) = match kind.split_once('.') {
                            Some((rest, kind)) => (format!("{method}_{rest}"), kind),
                            None => (method.to_owned(), kind),
                        };
                        methods.push(method);
                        kind
                    })
                    .collect();
                let wanted: &[&str] = match *title {
                    "± by the trainings" => &["by_seeds"],
                    "± by the images" => &["by_images"],
                    "difference, ± by the images" => &["loses", "loses_error"],
                    title => {
                        assert!(!title.contains('±'), "{title}");
                        &["accuracy"]
                    }
                };
                assert_eq!(kinds, wanted, "{title}: {cell:?}");
            }
            methods.dedup();
            assert_eq!(methods.len(), 1, "{methods:?}");
        }
    }
}

#[test]
fn hidden_nodes_are_worth_something_over_our_softmax_and_nothing_over_a_penalised_one() {
    let network = images_right(&recorded::NETWORK);
    assert_above("hidden nodes", &network, &images_right(&recorded::SOFTMAX));
    assert_alike("nearest", &images_right(&recorded::NEAREST), &network);
    let penalised = images_right(&peers::PENALISED);
    assert_alike("scikit-learn", &images_right(&peers::NETWORK), &network);
    assert_alike("with a penalty", &penalised, &network);
    assert_above("the penalty", &penalised, &images_right(&recorded::SOFTMAX));
    assert!(worked::methods().softmax.accuracy > 24.0 / 25.0);
    // Everything is far above the commonest digit.
    assert!(worked::data().base_rate < 0.1);
}

/// Weights at the sides move as far as those in the middle and farther, for other starts as well.
#[test]
fn outside_weights_move_farther_though_hardly_any_ink_falls_there() {
    let nodes = worked::nodes();
    assert!(nodes.ink_inside > 100.0 * nodes.ink_outside);
    assert!(nodes.moved_outside > nodes.moved_inside);
    // Without Adam it is the other way round, and the network has learned.
    assert!(nodes.plain_outside < 0.5 * nodes.plain_inside);
    let plain = worked::plainly(1, 20);
    let right = ch21_outputs::correct(&plain, ch24_digits::Question::OneOf, &envelope().test);
    assert!(right as f64 > 0.94 * 599.0, "{right}");
    let moved = |columns: &[usize]| worked::moved_from(columns, &plain, &worked::start(1));
    assert!(moved(&[0, 7]) < 0.5 * moved(&[2, 3, 4, 5]));
    assert!(nodes.alike > 0.2 && nodes.alike_at_start.abs() < 0.05);
    let envelope = envelope();
    let runs = study::over_seeds(3, |place| {
        let seed = place + 1;
        let parts = parts(&envelope, seed);
        let network = ch24_digits::train(&worked::RECIPE, &parts.training, &parts.validation, seed);
        let start = worked::start(seed);
        let moved = |columns: &[usize]| worked::moved_from(columns, &network.network, &start);
        [moved(&[0, 7]), moved(&[2, 3, 4, 5]), worked::alike(&network.network)]
    });
    for [outside, inside, alike] in runs {
        assert!(outside > inside, "{outside} and {inside}");
        assert!(alike > 0.1, "{alike}");
    }
}

#[test]
fn images_that_are_alike_stand_close_together_in_the_file() {
    let writers = worked::writers();
    // Of independent images the share would scatter by less than a hundredth.
    assert!(writers.close > writers.by_chance + 0.3);
    assert!(writers.close > 0.5);
}

#[test]
fn the_last_third_of_the_file_is_harder() {
    let writers = worked::writers();
    assert!(writers.network_loses > 2.0 * writers.network_loses_error);
    assert!(writers.nearest_loses > 2.0 * writers.nearest_loses_error);
    // The validation parts promised more than was kept, by more than two standard errors of both.
    let error = writers.network.by_images.hypot(writers.validated_by_seeds);
    assert!(writers.validated - writers.network.accuracy > 2.0 * error);
    assert!(writers.penalised_loses > 2.0 * writers.penalised_loses_error);
    let over = writers.nearest_over_network;
    assert!(over.mean > 2.0 * over.standard_error);
    let over = writers.network_over_penalised;
    assert!(over.mean > 0.0 && over.mean < 2.0 * over.standard_error);
}

#[test]
fn one_pixel_is_more_than_half_and_two_are_everything() {
    let shares = worked::shift_shares();
    for one in [7, 11, 13, 17] {
        assert!(shares.network[one] < 0.5, "{one}");
        assert!(shares.nearest[one] < shares.nearest[12] - 0.2);
        // Augmentation is about as good there as where nothing was moved.
        assert!(
            shares.with_shifts[one] > 0.93
                && shares.with_shifts[12] - shares.with_shifts[one] < 0.02
        );
    }
    for two in [2, 10, 14, 22] {
        assert!((0.05..0.15).contains(&shares.network[two]), "{}", shares.network[two]);
        assert!(shares.with_shifts[two] < 0.6);
    }
    for row in recorded::SHIFTED {
        for one in [7, 11, 13, 17] {
            assert!(f64::from(row[one]) < 0.6 * 599.0);
        }
    }
    // Moves that were not shown are learned in part at best.
    for not_shown in [6, 8, 16, 18, 10, 14, 2, 22] {
        let by_seed = |rows: &[[u16; 25]; 10]| rows.map(|row| f64::from(row[not_shown]));
        let (with, without) = (&recorded::SHIFTED_WITH_SHIFTS, &recorded::SHIFTED);
        assert_above("not shown", &by_seed(with), &by_seed(without));
        assert!(shares.with_shifts[not_shown] < shares.with_shifts[11] - 0.3);
    }
    let network = images_right(&recorded::NETWORK);
    assert_above("not moved", &network, &images_right(&recorded::WITH_SHIFTS));
    assert_eq!(SEEDS, 10);
}

/// A move down costs more ink than one to the right, and the ink is the smaller part of the fall.
#[test]
fn the_place_takes_more_than_the_ink() {
    let shares = worked::shift_shares();
    let test = envelope().test;
    assert!(shares.ink_lost[1] > shares.ink_lost[0]);
    // The ink of the last column and of the last row, counted image by image.
    for (which, edge) in [(0, [7, 8]), (1, [56, 1])] {
        let lost = test.inputs.rows().into_iter().map(|image| {
            let cut: f64 = (0..8).map(|at| image[edge[0] + at * edge[1]]).sum();
            cut / image.sum()
        });
        let lost: Vec<f64> = lost.collect();
        assert!((mean(&lost) - shares.ink_lost[which]).abs() < 1e-12);
    }
    // Two pixels down cost a quarter of the ink, and put back the images are read worse.
    assert!((worked::ink_lost(&test, 0, 2) - 0.25).abs() < 0.01);
    let network = shipped();
    let right = |samples: &ch24_digits::Samples| -> Vec<f64> {
        let asked = samples.iter();
        let right = asked.map(|(image, target)| worked::answer(&network, image) == largest(target));
        right.map(|right| f64::from(u8::from(right))).collect()
    };
    assert_above("ink", &right(&test), &right(&worked::put_back(&test, 0, 2)));
    // By seed 0, the page's network: one pixel to the right and one down.
    for (which, place) in [(0, 13), (1, 17)] {
        let [stood, moved] = [12, place].map(|at| f64::from(recorded::SHIFTED[0][at]) / 599.0);
        assert!(shares.put_back[which] - moved > 0.8 * (stood - moved), "{:?}", shares.put_back);
    }
}

/// What Figure 24.5 says of signs and columns.
#[test]
fn trained_weights_lie_in_patches_and_are_as_strong_at_the_sides() {
    let alike = |network: &ch24_digits::Network| {
        let weights = &network.layers[0].weights;
        let pairs = (0..64).filter(|pixel| pixel % 8 < 7).flat_map(|pixel| {
            let products = &weights.row(pixel) * &weights.row(pixel + 1);
            products.iter().map(|product| f64::from(u8::from(*product > 0.0))).collect::<Vec<_>>()
        });
        mean(&pairs.collect::<Vec<f64>>())
    };
    let (start, trained) = (worked::start(0), shipped());
    assert!(alike(&trained) > alike(&start) + 0.05, "{} and {}", alike(&trained), alike(&start));
    let size = |columns: [usize; 2]| {
        let pixels = (0..64).filter(|pixel| columns.contains(&(pixel % 8)));
        let squares = pixels.flat_map(|pixel| {
            trained.layers[0].weights.row(pixel).mapv(|weight| weight * weight).to_vec()
        });
        mean(&squares.collect::<Vec<f64>>()).sqrt()
    };
    for middle in [[2, 3], [4, 5]] {
        assert!(size([0, 7]) > 0.9 * size(middle), "{} and {}", size([0, 7]), size(middle));
    }
}

#[test]
fn bringing_drawings_to_the_form_of_the_data_set_helps() {
    let network = shipped();
    let drawn = worked::drawn();
    let verdicts: Vec<[f64; 2]> = drawings()
        .iter()
        .map(|drawing| {
            let image = seen(&drawing.dots).expect("ink");
            [image, blocks(&drawing.dots)].map(|image| {
                let told = largest(outputs(&network, input(&image).view()).view());
                f64::from(u8::from(told == drawing.class))
            })
        })
        .collect();
    let of = |which: usize| verdicts.iter().map(|both| both[which]).collect::<Vec<f64>>();
    assert_above("brought to form", &of(0), &of(1));
    assert_eq!(of(0).iter().sum::<f64>(), drawn.right as f64);
    assert_eq!(of(1).iter().sum::<f64>(), drawn.right_as_drawn as f64);
    // Three mistakes, and the nine is the one it is surest of.
    let sure: Vec<f64> = drawn.mistakes.iter().map(|mistake| mistake.2).collect();
    assert_eq!(drawn.mistakes.len(), 3);
    assert!(drawn.mistakes[2].0 == 9 && sure[2] > sure[0] && sure[2] > sure[1]);
    assert_eq!(drawn.mistakes[0].0, 1);
    assert_eq!(drawn.mistakes[1].0, 8);
}

#[test]
fn our_drawings_have_the_ink_and_are_farther_away() {
    let drawn = worked::drawn();
    let data = worked::data();
    assert!((drawn.ink - data.ink).abs() < data.ink_deviation);
    // Strokes of about three dots.
    let per_dot = drawings().iter().map(|drawing| ink(&drawing.dots) as f64).sum::<f64>() / 20.0;
    assert!((per_dot - drawn.drawn_ink).abs() < 1e-9);
    let parts = parts(&envelope(), 0);
    let training = &parts.training;
    let distance = |image: ch24_digits::ndarray::ArrayView1<f64>| {
        let other = training.inputs.row(nearest(training, image));
        image.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum::<f64>()
    };
    let ours: Vec<f64> = drawings()
        .iter()
        .map(|drawing| distance(input(&seen(&drawing.dots).expect("ink")).view()))
        .collect();
    let tested: Vec<f64> = parts.test.inputs.rows().into_iter().map(distance).collect();
    let error = standard_error_of_mean(&ours).hypot(standard_error_of_mean(&tested));
    assert!(mean(&ours) - mean(&tested) > 2.0 * error);
}

/// Ink from 0 to 16 given to a network that was trained on shares: the answers are sure.
#[test]
fn raw_ink_makes_every_answer_sure() {
    let network = shipped();
    let test = envelope().test;
    let sureness = |factor: f64| {
        let shares = test.inputs.rows().into_iter().map(|image| {
            let shares = outputs(&network, (&image * factor).view());
            shares[largest(shares.view())]
        });
        mean(&shares.collect::<Vec<f64>>())
    };
    let saturated = test.inputs.rows().into_iter().map(|image| {
        let hidden = network.forward((&image * FULL).view()).post[0].mapv(f64::abs);
        hidden.iter().filter(|post| **post > 0.99).count() as f64 / 32.0
    });
    assert!(mean(&saturated.collect::<Vec<f64>>()) > 0.8);
    assert!(sureness(FULL) > 0.97, "{}", sureness(FULL));
}
