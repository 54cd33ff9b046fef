//! What the sentences of the page say of its numbers.

use ch22_speed::worked::{after_epochs, speed, training_part};
use proof::recorded;
use serde_json::Value;

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("a number, not {value}"))
}

#[test]
fn a_mean_does_not_notice_copies_and_a_sum_does() {
    let told = recorded(include_str!("snapshots/by_hand.snap"));
    let sizes = told["sizes"].as_array().expect("sizes");
    for pair in sizes.windows(2) {
        assert_eq!(pair[0]["mean_after_5"], pair[1]["mean_after_5"]);
        assert_eq!(pair[0]["mean_limit"], pair[1]["mean_limit"]);
        assert!(number(&pair[0]["sum_limit"]) > number(&pair[1]["sum_limit"]));
    }
    let rate = number(&told["rate"]);
    assert!(number(&sizes[2]["sum_limit"]) < rate / 4.0, "far beyond it");
    assert!(number(&sizes[1]["sum_limit"]) > rate);
    let scaled = number(&told["scaled_rate"]) * number(&told["mean"]);
    assert!((scaled - rate * number(&told["sum"])).abs() < 1e-12);
}

#[test]
fn noise_falls_with_the_root_of_the_size() {
    let told = recorded(include_str!("snapshots/noise.snap"));
    let rows = told["rows"].as_array().expect("rows");
    let draws = number(&told["draws"]);
    for row in rows {
        // Counted and by formula: within five standard errors of a mean of squares, generously.
        let ratio = number(&row["distance"]) / number(&row["formula"]);
        assert!((ratio - 1.0).abs() < 5.0 / draws.sqrt(), "{row}");
        let relative = number(&row["distance"]) / number(&told["length"]);
        assert!((relative - number(&row["relative"])).abs() < 1e-9);
        assert!(number(&row["uphill"]) < 0.1, "few climb");
    }
    assert!(number(&rows[0]["relative"]) > 3.0, "several times the length");
    for pair in rows.windows(2) {
        // Four times the samples: half the distance, and less where few are left to draw.
        let fell = number(&pair[0]["formula"]) / number(&pair[1]["formula"]);
        assert!((2.0..2.5).contains(&fell), "{fell}");
        assert!(number(&pair[0]["distance"]) > number(&pair[1]["distance"]));
    }
}

#[test]
fn all_samples_in_one_batch_learn_least() {
    let told = recorded(include_str!("snapshots/batches.snap"));
    let rows = told["rows"].as_array().expect("rows");
    let all = &rows[3];
    let rates: Vec<f64> = rows.iter().map(|row| number(&row["rate"])).collect();
    assert!(rates.windows(2).all(|pair| pair[0] <= pair[1]) && rates[0] < rates[3]);
    let ladder = told["ladder"].as_array().expect("a ladder");
    for rate in rates {
        assert!(number(&ladder[0]) < rate && rate < number(&ladder[5]), "not at an end");
    }
    for (size, row) in rows[..3].iter().enumerate() {
        let [here, there] = [row, all].map(|row| number(&row["first"]["mean"]));
        let errors = [row, all].map(|row| number(&row["first"]["standard_error"]));
        assert!(there - here > 2.0 * errors[0].hypot(errors[1]), "after the first epoch");
        let over = number(&row["all_over"]["mean"]);
        let told_apart = over > 2.0 * number(&row["all_over"]["standard_error"]);
        assert_eq!(told_apart, size < 2, "{row}");
        let means = number(&all["last"]["mean"]) - number(&row["last"]["mean"]);
        assert!((means - over).abs() < 1e-9);
    }
}

#[test]
fn the_drawn_run_ends_lowest_in_batches_of_8() {
    let samples = training_part(0);
    let ends = [(1, 0.1), (8, 1.0), (32, 1.0), (1000, 3.0)]
        .map(|(size, rate)| *after_epochs(&samples, size, rate, 8, 0).last().expect("an error"));
    assert!([0, 2, 3].iter().all(|&other| ends[1] < 0.95 * ends[other]), "{ends:?}");
    let firsts = [(1, 0.1), (8, 1.0), (32, 1.0), (1000, 3.0)]
        .map(|(size, rate)| after_epochs(&samples, size, rate, 1, 0)[1]);
    assert!(firsts[..3].iter().all(|first| *first < 0.95 * firsts[3]), "{firsts:?}");
    let cost = |size| {
        let mut rows = speed().penguins.into_iter();
        rows.find(|row| row.size == size).expect("a size").median
    };
    assert!(cost(8) < cost(1), "sooner");
    let told = recorded(include_str!("snapshots/batches.snap"));
    let last = |row: usize, what: &str| number(&told["rows"][row]["last"][what]);
    let apart = (last(1, "mean") - last(0, "mean")).abs();
    let error = last(0, "standard_error").hypot(last(1, "standard_error"));
    assert!(apart < 2.0 * error, "not told apart");
}

#[test]
fn a_run_of_the_table_again() {
    // The page's experiment for two seeds and two sizes, by chapter 21's gradients one by one.
    for (size, rate) in [(1, 0.1), (1000, 3.0)] {
        let samples = training_part(1);
        let ours = after_epochs(&samples, size, rate, 2, 1);
        let mut network = ch22_speed::worked::network(1);
        for epoch in 0..2_u64 {
            let order = ch14_datasets::permutation(samples.len(), 1000 + epoch);
            for numbers in order.chunks(size) {
                let gradients: Vec<_> = numbers
                    .iter()
                    .map(|&number| {
                        let (input, target) =
                            (samples.inputs.row(number), samples.targets.row(number));
                        ch21_outputs::backpropagate(
                            &network,
                            ch22_speed::Question::OneOf,
                            input,
                            target,
                        )
                    })
                    .collect();
                for gradients in &gradients {
                    network.descend(gradients, rate / numbers.len() as f64);
                }
            }
        }
        let right = ch21_outputs::error(&network, ch22_speed::Question::OneOf, &samples)
            / samples.len() as f64;
        assert!((ours[2] - right).abs() < 1e-9, "{size}: {} {right}", ours[2]);
    }
}

#[test]
fn room_is_made_once() {
    let told = recorded(include_str!("snapshots/memory.snap"));
    assert!(number(&told["one_by_one"]) >= 5.0 * number(&told["quick"]));
    assert_eq!(number(&told["fixed"]), 0.0);
    assert_eq!(number(&told["fixed_bytes"]), 8.0 * (3.0 * 4.0 + 4.0));
}

#[test]
fn every_step_of_the_update_buys_something() {
    let speed = speed();
    let ns = |name: &str| speed.w1[name].median;
    assert!(ns("fresh_arrays") > ns("chapter_12"));
    assert!(ns("chapter_12") > ns("fixed"));
    assert!(ns("fixed") > ns("fixed_std"), "the C library's is faster");
    assert!(ns("fixed_polynomial") > ns("ahead_table"), "a shorter chain");
    assert!(ns("sigmoids_libm") > ns("sigmoids_table"));
    // The step to our exponential buys less than the machine's own does.
    assert!(ns("fixed_polynomial") > ns("fixed_std"));
    for slow in ["numpy", "torch"] {
        assert!(ns(slow) > 10.0 * ns("jax"), "the calls are the time");
    }
    let ms = |name: &str| speed.w2[name].median;
    assert!(ms("in_turn") > ms("quick") && ms("batch") > ms("quick"));
}

#[test]
fn the_parts_of_the_time_by_another_route() {
    let speed = speed();
    // Forward, gradients, back: the loops, counted.
    let counted = |sizes: [usize; 3]| -> usize {
        let [inputs, hidden, outputs] = sizes;
        let layers = [(inputs, hidden), (hidden, outputs)];
        layers.iter().map(|(from, to)| (0..2 * from).map(|_| *to).sum::<usize>()).sum::<usize>()
            + (0..hidden).map(|_| outputs).sum::<usize>()
    };
    assert_eq!(speed.parts.multiplications, counted([64, 32, 10]));
    let a_ns = |count: usize, samples: f64, ms: f64| count as f64 * samples / ms * 1e-6;
    let told = recorded(include_str!("snapshots/speed.snap"));
    let median = |workload: &str, name: &str| number(&told[workload][name]["median"]);
    let parts = &told["parts"];
    let quick = median("w2", "quick");
    let right = a_ns(counted([64, 32, 10]), 89_850.0, quick);
    assert!((number(&parts["in_a_ns"]) / right - 1.0).abs() < 1e-9);
    let right = a_ns(counted([784, 128, 10]), 60_000.0, median("w3", "gemm"));
    assert!((number(&parts["in_a_ns_wide"]) / right - 1.0).abs() < 1e-9);
    let right = median("w3", "gemm_one_thread") / median("w3", "gemm");
    assert!((number(&parts["two_threads"]) / right - 1.0).abs() < 1e-9);
    let forward = number(&parts["forward"]) * quick;
    assert!((forward / median("w2", "forward") - 1.0).abs() < 1e-9);
    // The way back has two of the output layer's products, and one of the hidden layer's.
    let back = 2 * 32 * 10 + 64 * 32;
    let share = 1.0 - f64::from(back) / counted([64, 32, 10]) as f64;
    assert!((number(&parts["forward_multiplications"]) - share).abs() < 1e-9);
}

#[test]
fn the_program_s_batches_need_a_larger_rate() {
    // The errors after 8 epochs, from what the page prints.
    let printed = include_str!("snapshots/example-one_batch.snap");
    let last = |row: usize| -> f64 {
        let rows: Vec<&str> =
            printed.lines().skip_while(|line| !line.starts_with("batch")).collect();
        rows[row].split_whitespace().last().expect("an error").parse().expect("a number")
    };
    let [one, eight, eight_faster, many, many_faster] = [1, 2, 3, 4, 5].map(last);
    assert!(eight > 3.0 * one, "several times");
    assert!(eight - eight_faster > 0.5 * (eight - one), "most of it");
    assert!(many > 3.0 * one && many - many_faster > 0.5 * (many - one), "the same again");
}

#[test]
fn cost_is_nearly_a_straight_line() {
    let speed = speed();
    let (first, last) = (&speed.samples[0], &speed.samples[speed.samples.len() - 1]);
    let samples = last.size as f64 / first.size as f64;
    let ratio = last.median / first.median / samples;
    assert!((0.75..1.35).contains(&ratio), "{ratio}");
    let (first, last) = (&speed.hidden[0], &speed.hidden[speed.hidden.len() - 1]);
    let nodes = last.size as f64 / first.size as f64;
    let grew = last.median / first.median;
    assert!(grew < nodes, "small networks pay for more than multiplications");
    assert!(grew > nodes / 4.0);
    // Company pays.
    let of = |rows: &[ch22_speed::worked::BySize], size| {
        rows.iter().find(|row| row.size == size).expect("a size").median
    };
    assert!(of(&speed.batch, 1) > of(&speed.batch, 32));
    assert!(of(&speed.penguins, 1) > of(&speed.penguins, 32));
}
