//! All of it, in the order in which it has to be done: split, scale by the training part, train the
//! linear model and the network, and judge both by rows that neither has seen.

use ch19_any_network::Network;
use thiserror::Error;

use crate::importance::{Importance, importance};
use crate::plan::{Found, Plan, Samples, Split, deal, split};
use crate::table::Table;
use crate::train::{Ended, Point, Recipe, Training};
use crate::verdict::{Judged, Verdict, constant, judge};

/// Why a run has no network to show.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum NoNetwork {
    /// A weight is no finite number any more.
    #[error(
        "the training broke down in epoch {0}: a weight is no finite number any more. Say a smaller \
         --lr"
    )]
    BrokeDown(usize),
    /// It was stopped too early.
    #[error("stopped before anything was learned, so there is nothing to keep")]
    TooEarly,
}

/// What is being done, for whoever watches.
#[derive(Clone, Debug, PartialEq)]
pub struct Now<'a> {
    /// The nodes of each layer, the inputs first.
    pub nodes: &'a [usize],
    /// The fold, counted from 1, if there are some.
    pub fold: Option<usize>,
    /// Whether it is the linear model that is trained.
    pub linear: bool,
    /// Whole epochs so far.
    pub epochs: usize,
    /// Samples of this epoch so far.
    pub seen: usize,
    /// Samples of an epoch.
    pub of: usize,
    /// The errors of the last whole epoch.
    pub last: Option<Point>,
}

impl Now<'_> {
    /// The nodes of each layer, as in 4-32-3.
    pub fn shape(&self) -> String {
        self.nodes.iter().map(usize::to_string).collect::<Vec<_>>().join("-")
    }
}

/// A network and a linear model, trained on the same rows.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// How rows become samples.
    pub plan: Plan,
    /// All rows as samples.
    pub samples: Samples,
    /// The parts.
    pub split: Split,
    /// The network of its best epoch.
    pub network: Network,
    /// That epoch.
    pub best_epoch: usize,
    /// The errors of each epoch.
    pub course: Vec<Point>,
    /// The linear model of its best epoch.
    pub linear: Network,
    /// Whether the network's training was broken off.
    pub broken_off: bool,
}

/// Trains both models on the training part. `watch` says whether to go on.
///
/// # Errors
///
/// If the training breaks down, or is broken off before it has begun.
pub fn fit(
    table: &Table,
    found: &Found,
    recipe: &Recipe,
    split: Split,
    fold: Option<usize>,
    watch: &mut dyn FnMut(&Now<'_>) -> bool,
) -> Result<Fitted, NoNetwork> {
    let plan = Plan::fit(table, found, &split.training);
    let samples = plan.samples(table, found);
    let mut run = |recipe: &Recipe, linear: bool| {
        let mut training = Training::new(recipe, found.question, &samples, &split);
        let nodes = [&[plan.width()], recipe.hidden.as_slice(), &[plan.target.width()]].concat();
        loop {
            let (epochs, last) = (training.course.len(), training.course.last().copied());
            let of = split.training.len();
            let ended = training
                .epoch(|seen| watch(&Now { nodes: &nodes, fold, linear, epochs, seen, of, last }));
            match ended {
                Ended::More => {}
                Ended::BrokeDown => return Err(NoNetwork::BrokeDown(epochs + 1)),
                Ended::BrokenOff => {
                    training.keep();
                    return Ok((training.best, training.best_epoch, training.course, true));
                }
                Ended::Over => {
                    return Ok((training.best, training.best_epoch, training.course, false));
                }
            }
        }
    };
    let (linear, _, _, stopped) = run(&recipe.linear(), true)?;
    if stopped {
        return Err(NoNetwork::TooEarly);
    }
    let (network, best_epoch, course, broken_off) = run(recipe, false)?;
    Ok(Fitted { plan, samples, split, network, best_epoch, course, linear, broken_off })
}

impl Fitted {
    /// The test rows with all answers.
    pub fn judged(&self, found: &Found) -> Vec<Judged> {
        let of_training: Vec<f64> =
            self.split.training.iter().map(|&number| found.targets[number]).collect();
        let constant = constant(found.question, found.classes.len(), &of_training);
        let models = [&self.network, &self.linear];
        judge(&self.plan, &self.samples, &self.split.test, &found.targets, models, constant)
    }

    /// Which columns matter, on the test rows, or on the validation rows if there are none.
    pub fn importance(&self, found: &Found, seed: u64) -> Vec<Importance> {
        let rows =
            if self.split.test.is_empty() { &self.split.validation } else { &self.split.test };
        importance(&self.plan, &self.network, &self.samples, rows, &found.targets, seed)
    }
}

/// A verdict by rows that no training has seen.
pub fn verdict(found: &Found, judged: &[Judged]) -> Option<Verdict> {
    (!judged.is_empty()).then(|| Verdict::of(found.question, found.classes.len(), judged))
}

/// Splits once, in parts for training, validation and test.
pub fn one_split(found: &Found, seed: u64) -> Split {
    let hands = deal(found, crate::plan::PARTS, seed);
    split(found, &hands, Some(0), seed)
}

/// What the folds have shown.
#[derive(Clone, Debug)]
pub struct Folds {
    /// All rows that were judged by, each by a network that had not seen it.
    pub judged: Vec<Judged>,
    /// The verdict of each fold.
    pub verdicts: Vec<Verdict>,
    /// Whether it was broken off.
    pub broken_off: bool,
}

/// Does all of it `k` times, each time with another part for the test: every row is judged once.
///
/// # Errors
///
/// If a training breaks down, or it is broken off before the first fold is over.
pub fn folds(
    table: &Table,
    found: &Found,
    recipe: &Recipe,
    k: usize,
    watch: &mut dyn FnMut(&Now<'_>) -> bool,
) -> Result<Folds, NoNetwork> {
    let hands = deal(found, k, recipe.seed);
    let mut all = Folds { judged: vec![], verdicts: vec![], broken_off: false };
    for fold in 0..k {
        let parts = split(found, &hands, Some(fold), recipe.seed);
        let fitted = match fit(table, found, recipe, parts, Some(fold + 1), watch) {
            Ok(fitted) if fitted.broken_off => None,
            Ok(fitted) => Some(fitted),
            Err(NoNetwork::TooEarly) => None,
            Err(error) => return Err(error),
        };
        let Some(fitted) = fitted else {
            all.broken_off = true;
            break;
        };
        let judged = fitted.judged(found);
        all.verdicts.extend(verdict(found, &judged));
        all.judged.extend(judged);
    }
    if all.judged.is_empty() { Err(NoNetwork::TooEarly) } else { Ok(all) }
}

/// Trains a network to keep where folds have judged: on all rows but a validation part.
///
/// # Errors
///
/// As [`fit`].
pub fn fit_all(
    table: &Table,
    found: &Found,
    recipe: &Recipe,
    watch: &mut dyn FnMut(&Now<'_>) -> bool,
) -> Result<Fitted, NoNetwork> {
    fit(table, found, recipe, split(found, &[], None, recipe.seed), None, watch)
}

/// The rows of a table with a trained network's answers, where there is no linear model beside it.
/// The constant answer is the best one for these very targets.
pub fn judged_alone(
    model: &crate::model::Model,
    samples: &Samples,
    targets: &[f64],
) -> Vec<Judged> {
    let target = &model.plan.target;
    let constant = constant(target.question, target.classes.len(), targets);
    let numbers: Vec<usize> = (0..targets.len()).collect();
    let models = [&model.network, &model.network];
    judge(&model.plan, samples, &numbers, targets, models, constant)
}
