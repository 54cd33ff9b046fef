//! The page's own seeds, trained once more in plain lists: every spread and every count of its
//! tables. What other seeds say, the claims ask.

use ch12_network::Samples;
use ch13_validation::split;
use ch14_datasets::penguins;
use ch14_datasets::selection::noise;
use ch14_datasets::worked::{
    COLUMNS, Course, FIVE, NEW, PARTS, PENGUINS, SETUP, Scaled, ScalerLeak, Setup, Way, WhichIsIt,
    boxes_by_variety, built_in, cut, numbered, ready, scaled, table, unscaled,
};
use ch14_datasets::{Rule, Scaler, mislabel, permutation, to_samples, tomatoes};
use proof::recorded_as;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use study::Spread;

use super::{
    Axis, BROKEN, CODINGS, COVERAGE, LABELS, LEAKS, Plain, RULES, Rows, SCALING, SEXES, SORTED,
    close, column, over, rows, where_the_slope_is_a_hundredth,
};

/// The smallest, the middle and the largest of the values.
#[track_caller]
fn spreads(shown: &Spread, mut values: Vec<f64>) {
    values.sort_by(f64::total_cmp);
    let (half, other) = (values.len() / 2, (values.len() - 1) / 2);
    close(shown.least, values[0], 1e-8);
    close(shown.median, (values[half] + values[other]) / 2.0, 1e-8);
    close(shown.most, values[values.len() - 1], 1e-8);
}

/// As many as the page prints.
fn all<T: Send>(seeds: u64, measure: impl Fn(u64) -> T + Sync + Send) -> Vec<T> {
    over(0..seeds, measure)
}

/// Tomatoes to train on and others, as many as the page prints.
fn boxes(seed: u64) -> [Samples; 2] {
    [(SCALING.training, 2 * seed), (SCALING.validation, 2 * seed + 1)]
        .map(|(count, seed)| to_samples(&tomatoes(count, seed)))
}

/// How a scaler gets its offsets and units.
type Fit = fn(&Samples) -> Scaler;

/// Rows scaled by what a scaler has of the first of them, and the shares of right answers to the
/// others of a network that was trained on the first.
fn shares<const N: usize>(
    fit: Fit,
    training: &Samples,
    others: [&Samples; N],
    setup: Setup,
    seed: u64,
) -> [f64; N] {
    let scaler = fit(training);
    let network = Plain::trained(&rows(&scaled(&scaler, training)), setup, seed);
    others.map(|others| network.share(&rows(&scaled(&scaler, others))))
}

fn raw(samples: &Samples) -> Scaler {
    unscaled(samples.inputs.ncols())
}

fn min_max(samples: &Samples) -> Scaler {
    Scaler::fit_min_max(&samples.inputs)
}

fn standard(samples: &Samples) -> Scaler {
    Scaler::fit(&samples.inputs)
}

/// The share of hidden preactivations on the flat part of the sigmoid, before training.
fn saturated(samples: &Rows, hidden: usize, seed: u64) -> f64 {
    let start = Plain::seeded(samples[0].0.len(), hidden, seed);
    let limit = where_the_slope_is_a_hundredth();
    let beyond = |input: &[f64]| start.pre_h(input).filter(|pre| pre.abs() > limit).count();
    let beyond: usize = samples.iter().map(|(input, _)| beyond(input)).sum();
    beyond as f64 / (hidden * samples.len()) as f64
}

#[test]
fn scaling_on_the_page_s_seeds() {
    let shown = &*SCALING;
    let ways: [(&Scaled, Fit); 3] =
        [(&shown.raw, raw), (&shown.min_max, min_max), (&shown.standard, standard)];
    for (told, fit) in ways {
        let runs = all(shown.seeds, |seed| {
            let [training, others] = boxes(seed);
            let scaler = fit(&training);
            let [training, others] = [training, others].map(|part| rows(&scaled(&scaler, &part)));
            let network = Plain::trained(&training, shown.setup, seed);
            let near = |(input, _): &&(Vec<f64>, f64)| (network.output(input) - 0.5).abs() < 0.01;
            [
                saturated(&training, shown.setup.hidden, seed),
                network.share(&others),
                others.iter().filter(near).count() as f64 / others.len() as f64,
            ]
        });
        spreads(&told.saturated, column(&runs, 0));
        spreads(&told.accuracy, column(&runs, 1));
        spreads(&told.undecided, column(&runs, 2));
        assert_eq!(told.learned, runs.iter().filter(|run| run[1] > 0.9).count());
        let worst = runs.iter().min_by(|a, b| a[1].total_cmp(&b[1])).expect("runs");
        close(told.undecided_in_worst, worst[2], 1e-9);
    }
    let slowly = |epochs: usize| {
        let setup = Setup { learning_rate: shown.small_rate, epochs, ..shown.setup };
        let runs = all(shown.seeds, |seed| {
            let [training, others] = boxes(seed);
            shares(raw, &training, [&others], setup, seed)
        });
        column(&runs, 0)
    };
    spreads(&shown.raw_small_rate, slowly(shown.setup.epochs));
    let patient = slowly(shown.patient_epochs);
    assert_eq!(shown.patient_learned, patient.iter().filter(|right| **right > 0.9).count());
    spreads(&shown.raw_patient, patient);
    // The other tables are trained as this one.
    assert_eq!(
        (shown.setup.epochs, shown.setup.learning_rate),
        (SETUP.epochs, SETUP.learning_rate)
    );
}

#[test]
fn codings_on_the_page_s_seeds() {
    let shown = &*CODINGS;
    for row in &shown.rows {
        for (hidden, told) in [(shown.few, &row.few), (shown.more, &row.more)] {
            let setup = Setup { hidden, ..SETUP };
            let runs = all(shown.seeds, |seed| {
                let of = |count, seed| match row.numbers[..] {
                    [red, yellow, green] => numbered(&tomatoes(count, seed), [red, yellow, green]),
                    _ => to_samples(&tomatoes(count, seed)),
                };
                let (training, others) = (of(300, 2 * seed), of(1000, 2 * seed + 1));
                shares(standard, &training, [&others], setup, seed)
            });
            spreads(told, column(&runs, 0));
        }
    }
}

#[test]
fn labels_on_the_page_s_seeds() {
    let shown = &*LABELS;
    for row in &shown.rows {
        let runs = all(shown.seeds, |seed| {
            let [mut training, others] = boxes(seed);
            mislabel(&mut training, row.share, 1000 + seed);
            let mut said = others.clone();
            mislabel(&mut said, row.share, 2000 + seed);
            shares(standard, &training, [&others, &said], SCALING.setup, seed)
        });
        spreads(&row.true_labels, column(&runs, 0));
        spreads(&row.wrong_labels, column(&runs, 1));
    }
    // Each share is drawn for every row anew: so many differ, within three standard errors.
    for row in &shown.rows {
        let wrong = all(shown.seeds, |seed| {
            let [training, _] = boxes(seed);
            let mut said = training.clone();
            mislabel(&mut said, row.share, 1000 + seed);
            said.targets.iter().zip(&training.targets).filter(|(a, b)| a != b).count() as f64
        });
        let of = shown.seeds as f64 * SCALING.training as f64;
        let error = (row.share * (1.0 - row.share) / of).sqrt();
        close(wrong.iter().sum::<f64>() / of, row.share, 3.0 * error);
    }
}

#[test]
fn varieties_on_the_page_s_seeds() {
    let shown = &*COVERAGE;
    let runs = all(shown.seeds, |seed| {
        let [without, with, others, green] = boxes_by_variety(seed);
        let [a, b] = shares(standard, &without, [&others, &green], SETUP, seed);
        let [c, d] = shares(standard, &with, [&others, &green], SETUP, seed);
        let unripe = green.targets.iter().filter(|target| **target == 0.0).count();
        assert_eq!((without.len(), with.len()), (shown.training, shown.training));
        [a, b, c, d, unripe as f64 / green.len() as f64]
    });
    let told = [
        &shown.others_without,
        &shown.green_without,
        &shown.others_with,
        &shown.green_with,
        &shown.not_ripe,
    ];
    for (number, told) in told.into_iter().enumerate() {
        spreads(told, column(&runs, number));
    }
}

#[test]
fn sorted_samples_on_the_page_s_seeds() {
    let shown = &*SORTED;
    for row in &shown.rows {
        let setup = Setup { epochs: row.epochs, ..shown.setup };
        let runs = all(shown.seeds, |seed| {
            let as_drawn = tomatoes(SCALING.training, 2 * seed);
            let others = tomatoes(SCALING.validation, 2 * seed + 1);
            let of = |ripe: bool| as_drawn.iter().filter(move |tomato| tomato.ripe == ripe);
            let in_order: Vec<_> = of(true).chain(of(false)).cloned().collect();
            let ripe: Vec<_> = others.iter().filter(|tomato| tomato.ripe).cloned().collect();
            let [in_order, as_drawn, others, ripe] =
                [in_order, as_drawn, others, ripe].map(|some| to_samples(&some));
            let [sorted, found] = shares(standard, &in_order, [&others, &ripe], setup, seed);
            [sorted, found, shares(standard, &as_drawn, [&others], setup, seed)[0]]
        });
        spreads(&row.sorted, column(&runs, 0));
        spreads(&row.shuffled, column(&runs, 2));
        assert_eq!(row.forgot, runs.iter().filter(|run| run[1] < 0.01).count());
    }
}

#[test]
fn rules_on_the_page_s_seeds() {
    let shown = &*RULES;
    let rules = [
        (Rule::Threshold, &shown.threshold),
        (Rule::Plane, &shown.plane),
        (Rule::Corners, &shown.corners),
    ];
    for (rule, told) in rules {
        for (&count, told) in shown.samples.iter().zip(told) {
            let setup = Setup { epochs: shown.updates / count, ..SETUP };
            let runs = all(shown.seeds, |seed| {
                let training = rows(&rule.samples(count, 2 * seed));
                let others = rows(&rule.samples(shown.validation, 2 * seed + 1));
                Plain::trained(&training, setup, seed).share(&others)
            });
            spreads(told, runs);
        }
    }
}

/// One training whose labels may have lost their rows: the share of saturated cases, the error of
/// the last epoch, the same divided by (14.7), ten by heart, and right answers to others.
fn course(way: Way, slow: f64, seed: u64) -> [f64; 5] {
    let shown = &*BROKEN;
    let [training, others] = [(shown.samples, 2 * seed), (1000, 2 * seed + 1)].map(|(n, seed)| {
        let Samples { inputs, targets } = to_samples(&tomatoes(n, seed));
        let shape = inputs.select(Axis(1), &[1]);
        Samples { inputs: if way == Way::Shape { shape } else { inputs }, targets }
    });
    let scaler = if way == Way::Raw { raw(&training) } else { standard(&training) };
    let [drawn, others] = [training, others].map(|part| rows(&scaled(&scaler, &part)));
    // Every row with the target of the row that it came from, or of the one whose place it has
    // taken.
    let order = permutation(drawn.len(), seed).into_iter().enumerate();
    let training: Rows = order
        .map(|(place, from)| {
            let of = if way == Way::Apart { place } else { from };
            (drawn[from].0.clone(), drawn[of].1)
        })
        .collect();
    let mut network = Plain::seeded(training[0].0.len(), shown.setup.hidden, seed);
    let mut error = 0.0;
    for _ in 0..shown.setup.epochs {
        error = network.epoch(&training, slow * shown.setup.learning_rate) / training.len() as f64;
    }
    let ripe = training.iter().filter(|row| row.1 == 1.0).count();
    let pairs = (ripe * (training.len() - ripe)) as f64;
    let ten = &training[..shown.few];
    let few =
        Setup { learning_rate: slow * shown.few_rate, epochs: shown.few_epochs, ..shown.setup };
    [
        saturated(&training, shown.setup.hidden, seed),
        error,
        error * 2.0 * (training.len() as f64).powi(2) / pairs,
        Plain::trained(ten, few, seed).right(ten) as f64,
        network.share(&others),
    ]
}

#[test]
fn lost_labels_on_the_page_s_seeds() {
    let shown = &*BROKEN;
    // What the generator makes, within three standard errors of so many.
    let many = tomatoes(100_000, 7);
    let ripe = many.iter().filter(|tomato| tomato.ripe).count() as f64 / many.len() as f64;
    close(shown.true_ripe, ripe, 3.0 * (ripe * (1.0 - ripe) / many.len() as f64).sqrt());
    // The ten are learned at the rate of the other tables.
    assert_eq!(shown.few_rate, SCALING.setup.learning_rate);
    let ways: [(&Course, Way); 4] = [
        (&shown.together, Way::Together),
        (&shown.apart, Way::Apart),
        (&shown.raw, Way::Raw),
        (&shown.shape, Way::Shape),
    ];
    for (told, way) in ways {
        let runs = all(shown.seeds, |seed| course(way, 1.0, seed));
        spreads(&told.saturated, column(&runs, 0));
        spreads(&told.error, column(&runs, 1));
        spreads(&told.of_base_rate, column(&runs, 2));
        spreads(&told.by_heart, column(&runs, 3));
        spreads(&told.right, column(&runs, 4));
    }
}

/// The five trainings of the exercise.
#[test]
fn five_trainings_in_plain_lists() {
    let shown: WhichIsIt = recorded_as(include_str!("../snapshots/which_is_it.snap"));
    assert_eq!(shown.trainings.len(), FIVE.len());
    for (told, (way, slow, seed)) in shown.trainings.iter().zip(FIVE) {
        let [saturated, _, of_base_rate, by_heart, _] = course(way, slow, seed);
        close(told.saturated, saturated, 1e-8);
        close(told.of_base_rate, of_base_rate, 1e-8);
        close(told.by_heart as f64, by_heart, 0.0);
    }
}

/// Both reports of a seed, in answers, and whether the other rows more than double the hue's range.
fn scaler_leak(told: &ScalerLeak, seeds: u64) {
    let runs = all(seeds, |seed| {
        let mut tomatoes = tomatoes(2 * told.rows, seed);
        let mut rng = ChaCha8Rng::seed_from_u64(3000 + seed);
        for tomato in &mut tomatoes {
            tomato.hue *= if rng.random_range(0.0..1.0) < told.typos { 10.0 } else { 1.0 };
        }
        let known = to_samples(&tomatoes);
        let (training, others) = cut(&known, told.rows);
        let setup = Setup { epochs: told.epochs, ..SETUP };
        let right = [&training, &known].map(|fitted| {
            let scaler = min_max(fitted);
            let [training, others] = [&training, &others].map(|part| rows(&scaled(&scaler, part)));
            Plain::trained(&training, setup, seed).right(&others)
        });
        let range = |tomatoes: &[ch14_datasets::Tomato]| {
            let hues = tomatoes.iter().map(|tomato| tomato.hue);
            hues.clone().fold(0.0, f64::max) - hues.fold(f64::INFINITY, f64::min)
        };
        (right, range(&tomatoes) > 2.0 * range(&tomatoes[..told.rows]))
    });
    let moved: Vec<i64> = runs.iter().map(|run| run.0[1] as i64 - run.0[0] as i64).collect();
    let count = |keep: &dyn Fn(i64, bool) -> bool| {
        moved.iter().zip(&runs).filter(|(moved, run)| keep(**moved, run.1)).count()
    };
    assert_eq!(told.higher, count(&|moved, _| moved > 0));
    assert_eq!(told.lower, count(&|moved, _| moved < 0));
    assert_eq!(told.squeezed, count(&|_, squeezed| squeezed));
    assert_eq!(told.squeezed_higher, count(&|moved, squeezed| squeezed && moved > 0));
    assert_eq!(told.squeezed_lower, count(&|moved, squeezed| squeezed && moved < 0));
    assert_eq!(told.others_by_two, count(&|moved, squeezed| !squeezed && moved.abs() > 1));
    assert_eq!(told.most_moved as i64, moved.iter().map(|moved| moved.abs()).max().expect("runs"));
    // The mean and its standard error from the sum and the sum of squares, in whole answers.
    let (n, sum) = (moved.len() as i64, moved.iter().sum::<i64>());
    let squares: i64 = moved.iter().map(|moved| moved * moved).sum();
    let points = 100.0 / told.rows as f64;
    close(told.change, points * sum as f64 / n as f64, 1e-9);
    let variance = (n * squares - sum * sum) as f64 / (n * n * (n - 1)) as f64;
    close(told.change_error, points * variance.sqrt(), 1e-9);
}

/// The correlation of a column with targets of 0 and 1, without its sign, from how far the means of
/// the two kinds are apart, measured in standard deviations of the column.
fn closeness(samples: &Samples, column: usize, rows: usize) -> f64 {
    let values = samples.inputs.column(column);
    let of = |kind: f64| -> Vec<f64> {
        (0..rows).filter(|row| samples.targets[[*row, 0]] == kind).map(|row| values[row]).collect()
    };
    let mean = |list: &[f64]| list.iter().sum::<f64>() / list.len() as f64;
    let (no, yes) = (of(0.0), of(1.0));
    if no.is_empty() || yes.is_empty() {
        return 0.0;
    }
    let both = [&no[..], &yes[..]].concat();
    let spread = both.iter().map(|value| (value - mean(&both)).powi(2)).sum::<f64>();
    let share = yes.len() as f64 / both.len() as f64;
    (mean(&yes) - mean(&no)).abs() * (share * (1.0 - share) * both.len() as f64 / spread).sqrt()
}

#[test]
fn leaks_on_the_page_s_seeds() {
    let shown = &*LEAKS;
    scaler_leak(&shown.many, shown.seeds);
    scaler_leak(&shown.few, shown.seeds);
    let chosen = &shown.chosen;
    let runs = all(shown.seeds, |seed| {
        let all = noise(chosen.rows, chosen.columns, seed);
        let report = |seen: usize| {
            let mut ranked: Vec<(f64, usize)> =
                (0..chosen.columns).map(|column| (closeness(&all, column, seen), column)).collect();
            ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
            let kept: Rows = (0..chosen.rows)
                .map(|row| {
                    let input = ranked[..shown.columns_chosen].iter();
                    let input = input.map(|&(_, column)| all.inputs[[row, column]]).chain([1.0]);
                    (input.collect(), all.targets[[row, 0]])
                })
                .collect();
            let (training, others) = kept.split_at(chosen.rows / 2);
            let setup = Setup { hidden: shown.chosen_hidden, ..SETUP };
            let share = Plain::trained(training, setup, seed).share(others);
            (share, ranked[0].0)
        };
        let (leaking, best) = report(chosen.rows);
        let alone = noise(chosen.rows, 1, seed);
        [report(chosen.rows / 2).0, leaking, best, closeness(&alone, 0, chosen.rows)]
    });
    spreads(&chosen.apart, column(&runs, 0));
    spreads(&chosen.leaking, column(&runs, 1));
    spreads(&shown.best_column, column(&runs, 2));
    spreads(&shown.one_column, column(&runs, 3));

    let repeated = &shown.repeated;
    let runs = all(shown.seeds, |seed| {
        let once = rows(&raw_with_one(&noise(repeated.rows, repeated.columns, seed)));
        let together: Rows = once.iter().flat_map(|row| vec![row.clone(); shown.times]).collect();
        let order = permutation(together.len(), seed);
        let row_by_row = order.iter().map(|&row| together[row].clone()).collect();
        [together, row_by_row].map(|all: Rows| {
            let (training, others) = all.split_at(all.len() - repeated.rows);
            Plain::trained(training, shown.repeated_setup, seed).share(others)
        })
    });
    spreads(&repeated.apart, column(&runs, 0));
    spreads(&repeated.leaking, column(&runs, 1));
}

fn raw_with_one(samples: &Samples) -> Samples {
    scaled(&raw(samples), samples)
}

#[test]
fn penguins_on_the_page_s_seeds() {
    let shown = &*SEXES;
    let samples = penguins::to_samples(&table().penguins, true);
    // For each shuffle four networks, right on the validation rows and with answers to the test
    // rows: output and target.
    let runs = all(shown.seeds, |seed| {
        let parts = split(&samples, PARTS, seed);
        assert_eq!(
            [parts.training.len(), parts.validation.len(), parts.test.len()],
            [shown.training, shown.validation, shown.test]
        );
        COLUMNS.map(|columns| {
            let of = |part: &Samples| Samples {
                inputs: part.inputs.select(Axis(1), columns),
                targets: part.targets.clone(),
            };
            let [training, validation, test] =
                [&parts.training, &parts.validation, &parts.test].map(of);
            let scaler = standard(&training);
            let rows = |part: &Samples| rows(&scaled(&scaler, part));
            let network = Plain::trained(&rows(&training), shown.setup, seed);
            let said = |(input, target): (Vec<f64>, f64)| (network.output(&input), target);
            let answers: Vec<(f64, f64)> = rows(&test).into_iter().map(said).collect();
            (network.right(&rows(&validation)), answers)
        })
    });
    let validated = |which: usize| -> Vec<f64> {
        runs.iter().map(|run| run[which].0 as f64 / shown.validation as f64).collect()
    };
    let told = [&shown.mass, &shown.mass_species, &shown.four, &shown.four_species];
    for (which, told) in told.into_iter().enumerate() {
        spreads(told, validated(which));
    }
    // The first of the best.
    let chosen: Vec<usize> = runs
        .iter()
        .map(|run| {
            let most = run.iter().map(|one| one.0).max();
            run.iter().position(|one| Some(one.0) == most).expect("four")
        })
        .collect();
    for (which, times) in shown.chosen.iter().enumerate() {
        assert_eq!(*times, chosen.iter().filter(|one| **one == which).count());
    }
    let best = || runs.iter().zip(&chosen).map(|(run, which)| &run[*which]);
    let right: usize = best().map(|one| one.0).sum();
    let asked = shown.seeds as f64 * shown.validation as f64;
    close(shown.mean_validation, right as f64 / asked, 1e-9);
    let answers: Vec<(f64, f64)> = best().flat_map(|one| one.1.clone()).collect();
    let count = |sex: f64, answer: bool| {
        answers
            .iter()
            .filter(|(output, target)| *target == sex && (*output >= 0.5) == answer)
            .count()
    };
    assert_eq!(
        [shown.female_as_female, shown.female_as_male, shown.male_as_female, shown.male_as_male],
        [count(0.0, false), count(0.0, true), count(1.0, false), count(1.0, true)]
    );
    let near: Vec<_> = answers.iter().filter(|(output, _)| (output - 0.5).abs() < 0.1).collect();
    let wrong = near.iter().filter(|(output, target)| (*output >= 0.5) != (*target == 1.0)).count();
    assert_eq!(shown.close, near.len());
    close(shown.close_wrong, wrong as f64 / near.len() as f64, 1e-9);
}

/// The network for chapter 12's program, and the one that its scaler is moved into.
#[test]
fn single_networks_in_plain_lists() {
    let shown = ready();
    let parts = split(&penguins::to_samples(&table().penguins, true), PARTS, 1);
    let scaler = standard(&parts.training);
    let rows_of = |part: &Samples| rows(&scaled(&scaler, part));
    let network = Plain::trained(&rows_of(&parts.training), PENGUINS, 1);
    for (part, right) in [
        (&parts.training, shown.training_right),
        (&parts.validation, shown.validation_right),
        (&parts.test, shown.test_right),
    ] {
        assert_eq!(network.right(&rows_of(part)), right);
    }
    let new = &rows_of(&penguins::to_samples(&[NEW], true))[0].0;
    close(shown.new_output, network.output(new), 1e-9);

    let shown = built_in();
    let [training, others] = boxes(0);
    let scaler = standard(&training);
    let network = Plain::trained(&rows(&scaled(&scaler, &training)), SETUP, 0);
    let [hue, density, constant] = [0, 2, 6].map(|place| network.nodes[0].0[place]);
    close(shown.scaled_weight, hue, 1e-9);
    close(shown.scaled_density, density, 1e-9);
    close(shown.scaled_constant, constant, 1e-9);
    assert_eq!(shown.of, others.len());
}
