//! The page's small sums once more, each from the numbers that it prints before it.

use ch05_gradient_descent::worked::{
    self, Share, descent, far, normal_equations, one_weight, online, places, staircase,
};

#[track_caller]
fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-12, "{a} is not {b}");
}

#[test]
fn the_parabola() {
    let one = one_weight();
    for tried in one.tried.iter().chain(&one.steps) {
        close(tried.output, one.input * tried.weight);
        close(tried.final_error, tried.output - one.target);
        close(tried.error, tried.final_error * tried.final_error / 2.0);
        close(tried.slope, tried.final_error * one.input);
    }
    let error = |weight: f64| (one.input * weight - one.target).powi(2) / 2.0;
    close(one.above, error(one.nudge));
    close(one.below, error(-one.nudge));
    close(one.both_sides, (one.above - one.below) / (2.0 * one.nudge));
    for pair in one.steps.windows(2) {
        close(pair[0].weight - pair[1].weight, one.learning_rate * pair[0].slope);
    }
    // The page's weights are the whole ones, up to twice the one at the bottom.
    let weights: Vec<f64> = one.tried.iter().map(|tried| tried.weight).collect();
    assert_eq!(weights, [0.0, 1.0, 2.0, 3.0, 4.0]);
}

/// What the samples of the bowl add at these weights: the error, and its two slopes.
fn summed(shares: &[Share], weights: [f64; 2]) -> (f64, [f64; 2]) {
    let (mut error, mut gradient) = (0.0, [0.0, 0.0]);
    for share in shares {
        let output = share.input[0] * weights[0] + share.input[1] * weights[1];
        let off = output - share.target;
        error += off * off / 2.0;
        gradient[0] += off * share.input[0];
        gradient[1] += off * share.input[1];
    }
    (error, gradient)
}

#[test]
fn the_bowl_sample_by_sample() {
    let bowl = places();
    for place in [&bowl.start, &bowl.bottom] {
        let weights = [place.weights[0], place.weights[1]];
        for share in &place.shares {
            let output = share.input[0] * weights[0] + share.input[1] * weights[1];
            close(share.output, output);
            close(share.final_error, output - share.target);
            close(share.error, share.final_error * share.final_error / 2.0);
            close(share.gradient[0], share.final_error * share.input[0]);
            close(share.gradient[1], share.final_error * share.input[1]);
        }
        let (error, gradient) = summed(&place.shares, weights);
        close(place.error, error);
        for i in 0..2 {
            close(place.gradient[i], gradient[i]);
            let nudged = |by: f64| {
                let mut weights = weights;
                weights[i] += by;
                summed(&place.shares, weights).0
            };
            close(place.above[i], nudged(bowl.nudge));
            close(place.below[i], nudged(-bowl.nudge));
            close(place.measured[i], (place.above[i] - place.below[i]) / (2.0 * bowl.nudge));
        }
    }
    let both = |place: &worked::Place| -> Vec<(Vec<f64>, f64)> {
        place.shares.iter().map(|share| (share.input.clone(), share.target)).collect()
    };
    assert_eq!(both(&bowl.start), both(&bowl.bottom));
}

#[test]
fn the_descent_step_by_step() {
    let (bowl, told) = (places(), descent());
    let bottom = &bowl.bottom.weights;
    let (mut weights, mut step) = ([bowl.start.weights[0], bowl.start.weights[1]], 0);
    for moment in &told.moments {
        while step < moment.step {
            let (_, gradient) = summed(&bowl.start.shares, weights);
            weights = [0, 1].map(|i| weights[i] - told.learning_rate * gradient[i]);
            step += 1;
        }
        let (error, gradient) = summed(&bowl.start.shares, weights);
        close(moment.error, error);
        for i in 0..2 {
            close(moment.weights[i], weights[i]);
            close(moment.gradient[i], gradient[i]);
        }
        let square = (weights[0] - bottom[0]).powi(2) + (weights[1] - bottom[1]).powi(2);
        close(moment.distance, square.sqrt());
    }
}

#[test]
fn the_normal_equations_sum_by_sum() {
    let (told, bowl) = (normal_equations(&worked::bowl()), places());
    let (mut squares, mut products) = ([0.0, 0.0, 0.0], [0.0, 0.0]);
    for share in &bowl.start.shares {
        let [x, y] = [share.input[0], share.input[1]];
        squares = [squares[0] + x * x, squares[1] + x * y, squares[2] + y * y];
        products = [products[0] + x * share.target, products[1] + y * share.target];
    }
    assert_eq!([told.first_first, told.first_second, told.second_second], squares);
    assert_eq!([told.first_target, told.second_target], products);
    let [a, b, c] = squares;
    assert_eq!(told.determinant, a * c - b * b);
    assert_eq!(told.first_numerator, products[0] * c - b * products[1]);
    assert_eq!(told.second_numerator, a * products[1] - b * products[0]);
    assert_eq!(told.weights.to_vec(), bowl.bottom.weights);
    close(told.error, summed(&bowl.start.shares, told.weights).0);
    close(told.weights[0] * told.determinant, told.first_numerator);
    close(told.weights[1] * told.determinant, told.second_numerator);
}

#[test]
fn the_first_updates_one_sample_at_a_time() {
    let (told, bowl) = (online(), places());
    let mut weights = [0.0, 0.0];
    for (update, share) in told.first.iter().zip(&bowl.start.shares) {
        let output = share.input[0] * weights[0] + share.input[1] * weights[1];
        close(update.final_error, output - share.target);
        for (i, weight) in weights.iter_mut().enumerate() {
            *weight -= told.learning_rate * update.final_error * share.input[i];
            close(update.weights[i], *weight);
        }
    }
    let (_, gradient) = summed(&bowl.start.shares, [0.0, 0.0]);
    for (weight, slope) in told.all_at_once.iter().zip(gradient) {
        close(*weight, -told.learning_rate * slope);
    }
    assert_eq!(told.learning_rate, descent().learning_rate);
}

#[test]
fn the_staircase_answer_by_answer() {
    let told = staircase();
    let samples = || told.inputs.iter().zip(&told.targets);
    for (jump, input) in told.jumps.iter().zip(&told.inputs) {
        // There the input times the weight is as large as what the constant takes away.
        close(jump * input, 1.0);
    }
    for (at, weight) in told.around_three.into_iter().enumerate() {
        let half = |off: f64| off * off / 2.0;
        let answer = |x: f64| if x * weight - 1.0 >= 0.0 { 1.0 } else { 0.0 };
        close(told.at_three[at], samples().map(|(x, t)| half(answer(*x) - t)).sum());
        close(told.at_three_linear[at], samples().map(|(x, t)| half(x * weight - 1.0 - t)).sum());
    }
}

/// The outputs lie on the line, and the line is the one with the least error: what it misses adds
/// up to nothing, by itself and times the inputs.
#[test]
fn the_line_with_a_far_fifth() {
    let told = far();
    for (line, inputs) in
        [(&told.four, vec![0.0, 1.0, 2.0, 3.0]), (&told.five, vec![0.0, 1.0, 2.0, 3.0, told.fifth])]
    {
        let targets = [0.0, 0.0, 1.0, 1.0, 1.0];
        let (mut sum, mut moment) = (0.0, 0.0);
        for ((x, output), target) in inputs.iter().zip(&line.outputs).zip(targets) {
            close(*output, line.weights[0] * x + line.weights[1]);
            sum += output - target;
            moment += (output - target) * x;
        }
        close(sum, 0.0);
        close(moment, 0.0);
        close(line.weights[0] * line.boundary + line.weights[1], 0.5);
    }
    close(told.four_says, told.four.weights[0] * told.fifth + told.four.weights[1]);
}
