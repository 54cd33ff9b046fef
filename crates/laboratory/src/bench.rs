//! A table under training: what was found in it, how far it has come, what it is worth.

use std::borrow::Cow;

use ch19_any_network::Network;
use ch25_own_table::ask::rows;
use ch25_own_table::model::{Model, Origin};
use ch25_own_table::plan::{Found, Plan, Question, Samples, Split, Wishes, find, short};
use ch25_own_table::run::{Fitted, NoNetwork, judged_alone, one_split, verdict};
use ch25_own_table::table::{Cells, Reading, Table, listed, plural, read};
use ch25_own_table::train::{Ended, Point, Recipe, Training, outputs};
use ch25_own_table::verdict::{Verdict, answer, confusion_lines};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::points;
use crate::settings::{DRAWN, OWN, Settings};
use crate::shelf;
use crate::view::{self, Frame};

/// The largest file that is opened, in bytes.
pub const LARGEST: usize = 20_000_000;

/// The most numbers of a table in memory: rows times inputs.
const MOST_CELLS: usize = 4_000_000;

/// The most weights of a network.
const MOST_WEIGHTS: usize = 300_000;

/// The most points of a picture.
const MOST_POINTS: usize = 2000;

/// The epochs whose errors are handed over; of more, some are left out.
const MOST_EPOCHS: usize = 400;

/// How far a training has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// Not an epoch yet.
    Ready,
    /// There is another one to come.
    More,
    /// It is over.
    Over,
    /// A weight is no finite number any more.
    Broke,
    /// There is no training: the network is from a file.
    Loaded,
}

/// A table under training, or a network from a file beside it.
pub struct Bench {
    settings: Settings,
    file: String,
    path: String,
    bytes: Vec<u8>,
    table: Table,
    found: Found,
    frame: Frame,
    plan: Plan,
    samples: Samples,
    split: Split,
    training: Training<'static>,
    stage: Stage,
    loaded: Option<Box<Model>>,
    ended: String,
}

/// A column of the table.
#[derive(Clone, Debug, Serialize)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What its cells are: numbers, words, dates, nothing, or left out.
    pub cells: &'static str,
    /// What it is for: target, input, or nothing.
    pub role: &'static str,
}

/// A point of the picture.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Mark(pub f64, pub f64, pub f64, pub u8);

/// What is known of the table before a training.
#[derive(Clone, Debug, Serialize)]
pub struct About {
    /// How the table was read, what was found in it, notes and warnings: what the terminal says.
    pub said: Vec<String>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// The classes; none if the target is a number.
    pub classes: Vec<String>,
    /// What each input of the network is called.
    pub inputs: Vec<String>,
    /// Nodes of each layer, the inputs first.
    pub nodes: Vec<usize>,
    /// Rows for training, validation and test.
    pub rows: [usize; 3],
    /// Left, right, bottom and top of the picture, where there are two inputs.
    pub frame: Option<[f64; 4]>,
    /// Points of the picture: both inputs, the place of the class or the number as a share of its
    /// range, and 1 if it is for validation.
    pub points: Vec<Mark>,
    /// The settings with their places in an address.
    pub pairs: Vec<(&'static str, String)>,
    /// All that can be set, as it is, for the fields of a form.
    pub form: Vec<(&'static str, String)>,
    /// The command for the whole training.
    pub command: String,
}

/// How far the training has come.
#[derive(Clone, Debug, Serialize)]
pub struct Told {
    /// How far.
    pub stage: Stage,
    /// Why it has ended, if it has; a sentence.
    pub ended: String,
    /// Epochs so far.
    pub epochs: usize,
    /// The epoch with the smallest validation error.
    pub best: usize,
    /// The errors of the last epoch in words.
    pub errors: String,
    /// How many rows are answered right, or by how much they are missed.
    pub worth: String,
    /// Epoch, training error and validation error; some are left out where there are many.
    pub course: Vec<(usize, f64, f64)>,
    /// For each class and each answer the rows of the validation part; nothing for a number.
    pub confusion: Vec<Vec<usize>>,
    /// The weights as they are shown.
    pub weights: Vec<view::Weights>,
    /// Nodes of each layer of the network that is shown, the inputs first.
    pub nodes: Vec<usize>,
    /// What each of its inputs is called.
    pub inputs: Vec<String>,
    /// Its classes; none if it answers with a number.
    pub classes: Vec<String>,
    /// The command that brings the terminal to the same place.
    pub command: String,
}

/// What a training ends with.
#[derive(Clone, Debug, Serialize)]
pub struct Finished {
    /// What was trained, as the terminal says it, without the time.
    pub trained: String,
    /// The verdict, as the terminal prints it.
    pub verdict: String,
    /// The network's file.
    pub json: String,
    /// What the file may be called.
    pub name: String,
    /// The command that writes the same file.
    pub command: String,
}

/// A sentence of what is said elsewhere without its capital and its point. The name of a file stays.
fn sentence(text: impl ToString) -> String {
    let text = text.to_string();
    let word = text.split(' ').next().unwrap_or_default();
    let end = if text.ends_with(['.', '?', '!']) { "" } else { "." };
    if word.contains(['.', ':']) {
        return text + end;
    }
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}{end}", letters.as_str())
}

impl Bench {
    /// Opens the table that the settings name and puts a network before its first epoch. `own` is the
    /// reader's own file with its name, if there is one.
    ///
    /// # Errors
    ///
    /// If there is no such table, or nothing in it to be learned, or more than a page bears: with a
    /// sentence that says what to do.
    pub fn open(settings: &Settings, own: Option<&(String, Vec<u8>)>) -> Result<Bench, String> {
        let (path, bytes): (String, Vec<u8>) = match settings.table.as_str() {
            DRAWN if settings.points.is_empty() => {
                return Err(
                    "There are no points yet. Draw some in the picture, at least ten in all, of \
                            two classes or three."
                        .into(),
                );
            }
            DRAWN => ("drawn.csv".into(), points::csv(&settings.points).into()),
            OWN => own.cloned().ok_or(
                "The table of this address was a file on somebody's machine. Open it again, or \
                 choose another table.",
            )?,
            id => {
                let shelved = shelf::find(id).ok_or("There is no such table.")?;
                (shelved.path.into(), shelved.bytes.into())
            }
        };
        if bytes.len() > LARGEST {
            return Err(format!(
                "{path} is larger than the {} MB that the laboratory opens. In the terminal mlp train {} \
                 has no such limit.",
                LARGEST / 1_000_000,
                ch25_own_table::table::quoted(&path)
            ));
        }
        let file = path.rsplit('/').next().unwrap_or(&path).to_string();
        let reading = Reading { ignored: settings.without.clone(), ..Reading::default() };
        let table = read(&file, &bytes, &reading).map_err(sentence)?;
        let wishes = Wishes {
            target: settings.target.clone(),
            without: settings.without.clone(),
            ..Wishes::default()
        };
        let found = find(&table, &wishes).map_err(sentence)?;
        let recipe = &settings.recipe;
        let split = one_split(&found, recipe.seed);
        let plan = Plan::fit(&table, &found, &split.training);
        let sizes = [&[plan.width()], recipe.hidden.as_slice(), &[plan.target.width()]].concat();
        let weights: usize = sizes.windows(2).map(|pair| (pair[0] + 1) * pair[1]).sum();
        if weights > MOST_WEIGHTS {
            return Err(format!(
                "This network would have {weights} weights, and the laboratory trains at most \
                 {MOST_WEIGHTS}. Choose fewer hidden nodes or leave columns out; the program mlp has \
                 no such limit."
            ));
        }
        if found.rows.len() * plan.width() > MOST_CELLS {
            return Err(format!(
                "This table has {} and makes {} of each, more than the laboratory holds. Leave \
                 columns out, or take the program mlp.",
                plural(found.rows.len(), "row"),
                plural(plan.width(), "input")
            ));
        }
        let samples = plan.samples(&table, &found);
        let training = Training::on(recipe, found.question, Cow::Owned(samples.clone()), &split);
        let frame = frame(settings, &table, &found, &split);
        Ok(Bench {
            settings: settings.clone(),
            file,
            path,
            bytes,
            table,
            found,
            frame,
            plan,
            samples,
            split,
            training,
            stage: Stage::Ready,
            loaded: None,
            ended: String::new(),
        })
    }

    /// What is known beforehand.
    pub fn about(&self) -> About {
        let mut said = vec![sentence(&self.table), sentence(self.found.understood(&self.table))];
        said.extend(self.table.notes.iter().map(|note| format!("Note: {note}.")));
        said.extend(self.found.warnings.iter().map(|warning| format!("Warning: {warning}.")));
        let columns = self.table.columns.iter().enumerate().map(|(place, column)| Column {
            name: column.name.clone(),
            cells: match column.cells {
                Cells::Numbers(_) => "numbers",
                Cells::Words { .. } => "words",
                Cells::Dates => "dates",
                Cells::Empty => "nothing",
                Cells::Ignored => "left out",
            },
            role: match () {
                () if place == self.found.target => "target",
                () if self.found.inputs.contains(&place) => "input",
                () => "",
            },
        });
        let recipe = &self.settings.recipe;
        let form = vec![
            ("table", self.settings.table.clone()),
            ("hidden", crate::settings::sizes(&recipe.hidden)),
            ("activation", ch25_own_table::model::activation_name(recipe.activation).into()),
            ("optimiser", ch25_own_table::model::optimiser_name(recipe.optimiser).into()),
            ("lr", recipe.learning_rate.to_string()),
            ("batch", recipe.batch.to_string()),
            ("epochs", recipe.epochs.to_string()),
            ("patience", recipe.patience.to_string()),
            ("seed", recipe.seed.to_string()),
            ("pace", self.settings.pace.clone()),
        ];
        let two = view::two_inputs(&self.plan).is_some();
        let (x, y) = &self.frame;
        About {
            said,
            columns: columns.collect(),
            classes: self.found.classes.clone(),
            inputs: self.plan.names(),
            nodes: self.sizes(&self.training.network),
            rows: [self.split.training.len(), self.split.validation.len(), self.split.test.len()],
            frame: two.then(|| [*x.start(), *x.end(), *y.start(), *y.end()]),
            points: if two { self.points() } else { vec![] },
            pairs: self.settings.pairs(),
            form,
            command: self.command_of(recipe),
        }
    }

    fn sizes(&self, network: &Network) -> Vec<usize> {
        let first = network.layers.first().map(|layer| layer.weights.nrows());
        first.into_iter().chain(network.layers.iter().map(|layer| layer.biases.len())).collect()
    }

    fn command_of(&self, recipe: &Recipe) -> String {
        let path = ch25_own_table::table::quoted(&self.path);
        format!("mlp train {path} {}", self.settings.options(recipe))
    }

    /// The recipe that brings a training to where this one is.
    fn recipe_so_far(&self) -> Recipe {
        let recipe = self.settings.recipe.clone();
        match self.stage {
            Stage::More => Recipe { epochs: self.training.course.len(), ..recipe },
            _ => recipe,
        }
    }

    /// One epoch.
    pub fn epoch(&mut self) -> Stage {
        if !matches!(self.stage, Stage::Ready | Stage::More) {
            return self.stage;
        }
        self.stage = match self.training.epoch(|_| true) {
            Ended::More | Ended::BrokenOff => Stage::More,
            Ended::Over => {
                let recipe = &self.settings.recipe;
                let epochs = self.training.course.len();
                let never = match self.training.best_epoch {
                    0 => " It never fell below where it began; try a smaller learning rate.",
                    _ => "",
                };
                self.ended = match epochs >= recipe.epochs {
                    true => format!(
                        "Over after {}, as many as were asked for.",
                        plural(epochs, "epoch")
                    ),
                    false => format!(
                        "Over after {}: the validation error has not fallen for {}.",
                        plural(epochs, "epoch"),
                        recipe.patience
                    ),
                };
                self.ended += never;
                Stage::Over
            }
            Ended::BrokeDown => {
                let epoch = self.training.course.len() + 1;
                self.ended = sentence(NoNetwork::BrokeDown(epoch)).replace("--lr", "learning rate")
                    + " What is shown is the network before.";
                Stage::Broke
            }
        };
        self.stage
    }

    /// The network that is shown: as it is while it learns, the best one in the end.
    fn shown(&self) -> (&Plan, &Network) {
        match (&self.loaded, self.stage) {
            (Some(model), _) => (&model.plan, &model.network),
            (None, Stage::Over | Stage::Broke) => (&self.plan, &self.training.best),
            _ => (&self.plan, &self.training.network),
        }
    }

    /// How far it has come.
    pub fn told(&self) -> Told {
        let (plan, network) = self.shown();
        let (confusion, worth) = match &self.loaded {
            Some(_) => (vec![], String::new()),
            None => self.worth(plan, network),
        };
        let course = &self.training.course;
        let stride = course.len().div_ceil(MOST_EPOCHS).max(1);
        let kept = |&(at, _): &(usize, &Point)| at % stride == 0 || at + 1 == course.len();
        let course = course.iter().enumerate().filter(kept);
        let course = course.map(|(at, point)| (at + 1, point.training, point.validation));
        let errors = self.training.course.last().map(|point| {
            format!(
                "error {:.4} on training, {:.4} on validation",
                point.training, point.validation
            )
        });
        Told {
            stage: self.stage,
            ended: self.ended.clone(),
            epochs: self.training.course.len(),
            best: self.training.best_epoch,
            errors: errors.unwrap_or_default(),
            worth,
            course: course.collect(),
            confusion,
            weights: view::weights(network),
            nodes: self.sizes(network),
            inputs: plan.names(),
            classes: plan.target.classes.clone(),
            command: self.command_of(&self.recipe_so_far()),
        }
    }

    /// The rows that say when to stop, or those of the training where there are none.
    fn validation(&self) -> &[usize] {
        if self.split.validation.is_empty() { &self.split.training } else { &self.split.validation }
    }

    fn worth(&self, plan: &Plan, network: &Network) -> (Vec<Vec<usize>>, String) {
        let classes = self.found.classes.len();
        let mut confusion = vec![vec![0; classes]; classes];
        let (mut right, mut squares) = (0, 0.0);
        let rows = self.validation();
        outputs(network, self.found.question, &self.samples, rows, |number, outputs| {
            let (answer, _) = answer(plan, outputs);
            let target = self.found.targets[number];
            if classes == 0 {
                squares += (answer - target) * (answer - target);
            } else {
                right += usize::from(answer == target);
                confusion[target as usize][answer as usize] += 1;
            }
        });
        let worth = match self.found.question {
            Question::Number => format!(
                "the {} validation rows are missed by {} (root of the mean square)",
                rows.len(),
                short((squares / rows.len().max(1) as f64).sqrt())
            ),
            _ => format!("{right} of {} validation rows right", rows.len()),
        };
        (confusion, worth)
    }

    /// What part of its range a target is, or the place of its class.
    fn span(&self) -> (f64, f64) {
        let ends = self.found.targets.iter();
        ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), &value| (a.min(value), b.max(value)))
    }

    fn points(&self) -> Vec<Mark> {
        let [Some(x), Some(y)] = numbers_of(&self.table, &self.found) else { return vec![] };
        let (low, high) = self.span();
        let parts = [(&self.split.training, 0), (&self.split.validation, 1)];
        let count = self.split.training.len() + self.split.validation.len();
        let stride = count.div_ceil(MOST_POINTS).max(1);
        let all = parts.iter().flat_map(|(rows, part)| rows.iter().map(move |&row| (row, *part)));
        all.step_by(stride)
            .map(|(number, part)| {
                let row = self.found.rows[number];
                let target = self.found.targets[number];
                let target = match self.found.question {
                    Question::Number => (target - low) / (high - low),
                    _ => target,
                };
                Mark(x[row], y[row], target, part)
            })
            .filter(|mark| mark.0.is_finite() && mark.1.is_finite())
            .collect()
    }

    /// The answers over the plane: [`view::regions`].
    pub fn regions(&self, n: usize) -> Vec<f32> {
        let (plan, network) = self.shown();
        view::regions(plan, network, &self.frame, self.span(), n)
    }

    /// The hidden nodes over the plane: [`view::nodes`].
    pub fn nodes(&self, n: usize) -> Vec<f32> {
        let (plan, network) = self.shown();
        view::nodes(plan, network, &self.frame, n)
    }

    /// Judges what was trained so far, by the test rows and beside a linear model, and makes its
    /// file: what `mlp train` does after as many epochs.
    ///
    /// # Errors
    ///
    /// If nothing was trained, or it broke down.
    pub fn finish(&self) -> Result<Finished, String> {
        if let Some(model) = &self.loaded {
            return Ok(Finished {
                trained: String::new(),
                verdict: String::new(),
                json: model.to_json(),
                name: format!("{}.json", stem(&model.table.file)),
                command: String::new(),
            });
        }
        match self.stage {
            Stage::Ready => return Err("Nothing is trained yet. Train an epoch first.".into()),
            Stage::Broke => {
                return Err(
                    "The training broke down, and mlp keeps no network of such a one. Choose \
                            a smaller learning rate."
                        .into(),
                );
            }
            _ => {}
        }
        let recipe = self.recipe_so_far();
        let question = self.found.question;
        let mut linear = Training::new(&recipe.linear(), question, &self.samples, &self.split);
        loop {
            match linear.epoch(|_| true) {
                Ended::More | Ended::BrokenOff => {}
                Ended::Over => break,
                Ended::BrokeDown => {
                    return Err(sentence(NoNetwork::BrokeDown(linear.course.len() + 1))
                        .replace("--lr", "learning rate")
                        + " It is the linear model beside the network that did.");
                }
            }
        }
        let fitted = Fitted {
            plan: self.plan.clone(),
            samples: self.samples.clone(),
            split: self.split.clone(),
            network: self.training.best.clone(),
            best_epoch: self.training.best_epoch,
            course: self.training.course.clone(),
            linear: linear.best,
            broken_off: false,
        };
        let judged = fitted.judged(&self.found);
        let verdict = verdict(&self.found, &judged);
        let model = Model {
            table: Origin {
                file: self.file.clone(),
                rows: self.found.rows.len(),
                sha256: Sha256::digest(&self.bytes).iter().map(|b| format!("{b:02x}")).collect(),
                named: self.table.named,
            },
            options: self.settings.options(&recipe),
            folds: 0,
            epochs: fitted.best_epoch,
            plan: self.plan.clone(),
            verdict: verdict.clone(),
            importance: fitted.importance(&self.found, recipe.seed),
            network: fitted.network.clone(),
            recipe,
        };
        let sizes: Vec<String> = self.sizes(&model.network).iter().map(usize::to_string).collect();
        let mut said = String::new();
        if let Some(verdict) = &verdict {
            said +=
                &format!("verdict on {} that no training has seen:\n", plural(verdict.rows, "row"));
            let classes = &self.found.classes;
            let lines = verdict.lines(classes);
            for line in lines.into_iter().chain(confusion_lines(classes, &verdict.confusion)) {
                said += &format!("{line}\n");
            }
        }
        let name = format!("{}.json", stem(&self.file));
        Ok(Finished {
            trained: format!(
                "trained {} on {}, {} decide when to stop: {}, the best is {}",
                sizes.join("-"),
                plural(self.split.training.len(), "row"),
                self.split.validation.len(),
                plural(self.training.course.len(), "epoch"),
                self.training.best_epoch
            ),
            verdict: said,
            json: model.to_json(),
            command: format!("{} --save {name}", self.command_of(&model.recipe)),
            name,
        })
    }

    /// Takes a network from a file in place of the training; gives what it says of itself and, where
    /// the open table has its columns, what `mlp evaluate` prints.
    ///
    /// # Errors
    ///
    /// If it is no such file.
    pub fn load(&mut self, bytes: &[u8]) -> Result<Vec<String>, String> {
        let no = "This is no network, as it is no text. Choose a file that mlp train --save, or this \
                  page, has written.";
        let text = str::from_utf8(bytes).map_err(|_| no)?;
        let model = Model::from_json(text).map_err(sentence)?;
        let sizes: Vec<String> = self.sizes(&model.network).iter().map(usize::to_string).collect();
        let mut said = vec![format!(
            "A network {} from {}, of its epoch {}: mlp train {} {}",
            sizes.join("-"),
            model.table.file,
            model.epochs,
            model.table.file,
            model.options
        )];
        match rows(&model, &self.file, &self.bytes, &Reading::default(), true) {
            Ok(there) => {
                let target = &model.plan.target;
                let judged = judged_alone(&model, &there.samples, &there.targets);
                let verdict = Verdict::of(target.question, target.classes.len(), &judged);
                let lines = verdict.lines_without_linear(&target.classes);
                let confusion = confusion_lines(&target.classes, &verdict.confusion);
                let lines: Vec<String> = lines.into_iter().chain(confusion).collect();
                said.push(format!("{}\n{}", plural(there.rows.len(), "row"), lines.join("\n")));
            }
            Err(refusal) => {
                said.push(format!("It cannot be asked about the open table. {}", sentence(refusal)))
            }
        }
        let own = self.plan.inputs.iter().map(|input| &input.name);
        if view::two_inputs(&model.plan).is_some()
            && !own.eq(model.plan.inputs.iter().map(|input| &input.name))
        {
            let names: Vec<&String> = model.plan.inputs.iter().map(|input| &input.name).collect();
            said.push(format!("The picture shows its inputs {}.", listed(&names, 2)));
        }
        self.loaded = Some(Box::new(model));
        self.stage = Stage::Loaded;
        self.ended =
            "This network is from a file. Train begins anew with the settings above.".into();
        Ok(said)
    }

    /// The open table, with its name.
    pub fn csv(&self) -> (&str, &[u8]) {
        (&self.file, &self.bytes)
    }
}

fn stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

/// The numbers of the first two input columns.
fn numbers_of<'a>(table: &'a Table, found: &Found) -> [Option<&'a [f64]>; 2] {
    [0, 1].map(|at| match found.inputs.get(at).map(|&place| &table.columns[place].cells) {
        Some(Cells::Numbers(values)) => Some(values.as_slice()),
        _ => None,
    })
}

/// What part of the plane is shown: where points are drawn all of it, else where the rows are that
/// are trained on.
fn frame(settings: &Settings, table: &Table, found: &Found, split: &Split) -> Frame {
    if settings.table == DRAWN {
        return (-1.0..=1.0, -1.0..=1.0);
    }
    let range = |values: Option<&[f64]>| {
        let rows = split.training.iter().chain(&split.validation);
        let there = rows.filter_map(|&number| values.map(|values| values[found.rows[number]]));
        let there = there.filter(|value| value.is_finite());
        let ends = there
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), value| (a.min(value), b.max(value)));
        match ends {
            (low, high) if low < high => {
                let room = 0.06 * (high - low);
                low - room..=high + room
            }
            (low, _) if low.is_finite() => low - 1.0..=low + 1.0,
            _ => -1.0..=1.0,
        }
    };
    let [x, y] = numbers_of(table, found);
    (range(x), range(y))
}
