//! What the sentences of the page say about its numbers and figures.

use ch05_gradient_descent::worked::{
    SECOND, criterion, descent, far, labelled, online, places, staircase, with_fifth,
};
use ch05_gradient_descent::{descend, figures, gradient};

/// "None of them is zero", and each sum of them times an input is.
#[test]
fn at_the_bottom_the_pulls_are_in_balance() {
    let bottom = places().bottom;
    assert!(bottom.shares.iter().all(|share| share.final_error != 0.0));
    assert_eq!(bottom.gradient, [0.0, 0.0]);
}

/// The first step makes the second weight larger, the second turns it around, and more than half
/// of the error is gone after the first.
#[test]
fn the_first_steps() {
    let moments = descent().moments;
    let second = |n: usize| moments[n].weights[1];
    assert!(second(1) > second(0) && second(2) < second(1));
    assert!(moments[1].error < 0.5 * moments[0].error);
    let told = places();
    assert!(told.along > 5.0 * told.across);
}

/// "Half the learning rate, about half the triangle."
#[test]
fn half_the_rate_half_the_triangle() {
    let circles = online().circles;
    let times = circles[0].distance / circles[1].distance;
    assert!((1.9..2.2).contains(&times), "{times}");
}

/// The criterion: 0 from 1 to 2 where no answer is wrong, more on both sides, 0 at weights of 0, and
/// slopes made of the perceptron's rule; the figure says where it bends.
#[test]
fn the_perceptron_criterion() {
    let samples = labelled();
    let at = |weight: f64| criterion(&[weight, SECOND], &samples);
    assert!((0..=9).all(|n| at(1.0 + 0.1 * f64::from(n)) < 1e-12));
    assert!(at(0.9) > 0.0 && at(2.1) > 0.0);
    assert_eq!(criterion(&[0.0, 0.0], &samples), 0.0);
    // The sum of FE times input over the wrong answers, between two bends.
    let slope: f64 = samples
        .iter()
        .map(|sample| {
            let says = f64::from(u8::from(3.0 * sample.input[0] + SECOND >= 0.0));
            (says - sample.target) * sample.input[0]
        })
        .sum();
    assert!(((at(3.01) - at(2.99)) / 0.02 - slope).abs() < 1e-9);
    let desc = |weight| figures::staircase(&figures::At { weight }).desc;
    assert!(desc(3.0).contains(&format!("slope {slope:.1}")));
    assert!(desc(1.0).contains("a bend") && desc(1.0).contains("jumps"));
}

/// At 3 the unit step has no slope, the linear node has one; at its lowest place an answer is wrong.
#[test]
fn the_staircase_and_the_parabola() {
    let told = staircase();
    assert!(told.at_three.windows(2).all(|pair| pair[0] == pair[1]));
    assert!(told.at_three_linear.windows(2).all(|pair| pair[0] < pair[1]));
    assert!(told.wrong_there >= 1);
}

/// The drawn triangles are those of the text, closed about the bottom, and the strokes of the map
/// rise as the text says.
#[test]
fn the_drawn_triangles_and_strokes_are_the_texts() {
    let drawn = figures::two_paths(&figures::Epochs { learning_rate: 0.1, epochs: 20.0 });
    let circles = online().circles;
    let of = |figure: &plot::Figure, name: &str| {
        let found = figure.data.iter().find(|(known, _)| known == name);
        found.unwrap_or_else(|| panic!("no {name}")).1.clone()
    };
    for (drawn, circle) in of(&drawn, "farthest corners").iter().zip(&circles) {
        assert!((drawn - circle.distance).abs() < 1e-9, "{drawn}");
    }
    let round = of(&drawn, "round at LR 0.1: x");
    assert_eq!((round.len(), round[0]), (4, round[3]));
    // "The bottom lies on its slanting side": that whose ends differ in both weights alike.
    let up = of(&drawn, "round at LR 0.1: y");
    let (x, y) = (of(&drawn, "bottom: x")[0], of(&drawn, "bottom: y")[0]);
    let slanting: Vec<usize> =
        (0..3).filter(|&side| round[side] != round[side + 1] && up[side] != up[side + 1]).collect();
    let [side] = slanting[..] else { panic!("{slanting:?} of {round:?}, {up:?}") };
    let (dx, dy) = (round[side + 1] - round[side], up[side + 1] - up[side]);
    let share = (x - round[side]) / dx;
    assert!((0.0..=1.0).contains(&share), "{share}");
    assert!((y - up[side] - share * dy).abs() < 0.01 * dy.abs());
    let map = figures::ALL.iter().find(|entry| entry.id == "descent").expect("it").at_defaults();
    let told = places();
    let rises = of(&map, "rises across and along");
    assert!((rises[0] - told.along).abs() < 1e-9 && (rises[1] - told.across).abs() < 1e-9);
}

/// Whatever weights have the first four samples right have the fifth right as well, so that the
/// perceptron's rule does not move.
#[test]
fn a_perceptron_with_the_four_right_stays() {
    let samples = with_fifth(far().fifth);
    let grid = || (-40..=40).map(|n| 0.25 * f64::from(n));
    let right = |w: [f64; 2], sample: &ch05_gradient_descent::Sample| {
        (w[0] * sample.input[0] + w[1] >= 0.0) == (sample.target == 1.0)
    };
    let mut found = 0;
    for weights in grid().flat_map(|slope| grid().map(move |start| [slope, start])) {
        if samples[..4].iter().all(|sample| right(weights, sample)) {
            found += 1;
            assert!(right(weights, &samples[4]), "{weights:?}");
        }
    }
    assert!(found > 100);
    // By hand: the line of the four is 0.4 · x − 0.1.
    assert!((far().four_says - 4.7).abs() < 1e-12);
}

/// Four samples: half-way and all correct. Five: the border beyond the sample at 2.
#[test]
fn the_far_sample_tips_the_line() {
    let told = far();
    assert_eq!((told.four.wrong, told.five.wrong), (0, 1));
    assert!((told.four.boundary - 1.5).abs() < 1e-12 && told.five.boundary > 2.0);
    assert!(told.five.outputs[2] < 0.5);
    // Nearer by, all five are answered correctly, as the caption says.
    assert_eq!(ch05_gradient_descent::worked::line(&with_fifth(4.0)).wrong, 0);
}

/// The question in exercise 5.3: after the best step the next gradient stands at a right angle.
#[test]
fn after_the_best_step_the_next_turns_by_a_right_angle() {
    let samples = ch05_gradient_descent::worked::bowl();
    let mut weights = [0.0, 0.0];
    for _ in 0..5 {
        let slope = gradient(&weights, &samples);
        let square: f64 = slope.iter().map(|g| g * g).sum();
        let bend: f64 = samples
            .iter()
            .map(|s| s.input.iter().zip(&slope).map(|(x, g)| x * g).sum::<f64>().powi(2))
            .sum();
        descend(&mut weights, &slope, square / bend);
        let next = gradient(&weights, &samples);
        let product: f64 = next.iter().zip(&slope).map(|(a, b)| a * b).sum();
        assert!(product.abs() < 1e-9 * square);
    }
}
