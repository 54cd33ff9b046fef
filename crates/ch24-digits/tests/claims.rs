//! What the sentences of the page say of its numbers.

use ch24_digits::drawing::ink;
use ch24_digits::worked::{
    self, SEEDS, by_image, by_seed, drawings, envelope, images, input, parts, recorded, shipped,
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
    for method in [&methods.network, &methods.softmax, &methods.nearest] {
        assert!(method.by_images > 2.0 * method.by_seeds);
    }
}

#[test]
fn hidden_nodes_are_worth_something_over_our_softmax_and_nothing_over_a_penalised_one() {
    let network = images_right(&recorded::NETWORK);
    assert_above("hidden nodes", &network, &images_right(&recorded::SOFTMAX));
    assert_alike("nearest", &images_right(&recorded::NEAREST), &network);
    let by_seed = by_seed(&recorded::NETWORK, images::TARGETS);
    let share = |right: u16| f64::from(right) / 599.0;
    assert_alike("scikit-learn", &by_seed, &worked::SCIKIT_LEARN.map(share));
    assert_alike("with a penalty", &by_seed, &worked::PENALISED.map(share));
    assert_above(
        "the penalty",
        &worked::PENALISED.map(share),
        &worked::by_seed(&recorded::SOFTMAX, images::TARGETS),
    );
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
    let over = writers.nearest_over_network;
    assert!(over.mean > 2.0 * over.standard_error);
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
    let network = images_right(&recorded::NETWORK);
    assert_above("not moved", &network, &images_right(&recorded::WITH_SHIFTS));
    assert_eq!(SEEDS, 10);
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
