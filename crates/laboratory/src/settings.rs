//! Everything that can be set: from an address and into one, and as a command for the terminal.

use ch25_own_table::model::{
    OPTIMISERS, activation_name, activation_of, optimiser_name, optimiser_of,
};
use ch25_own_table::table::quoted;
use ch25_own_table::train::Recipe;

use ch19_any_network::Activation;

use crate::points::{self, Point};
use crate::shelf::{self, SHELF};

/// What is set.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Which table: the id of one of the shelf, or [`DRAWN`], or [`OWN`].
    pub table: String,
    /// The drawn points, where the table is drawn.
    pub points: Vec<Point>,
    /// The column to be learned, if one is named.
    pub target: Option<String>,
    /// Columns that are left out.
    pub without: Vec<String>,
    /// How it is trained.
    pub recipe: Recipe,
    /// How fast the page goes on: one of [`PACES`].
    pub pace: String,
}

/// The table of drawn points.
pub const DRAWN: &str = "drawn";

/// A table from the reader's own machine.
pub const OWN: &str = "own";

/// How fast the page goes on.
pub const PACES: [&str; 3] = ["slow", "frames", "fast"];

impl Default for Settings {
    /// A small network on the first table.
    fn default() -> Settings {
        Settings {
            table: SHELF[0].id.into(),
            points: vec![],
            target: None,
            without: vec![],
            recipe: Recipe { hidden: vec![8], learning_rate: 0.03, ..Recipe::default() },
            pace: "frames".into(),
        }
    }
}

/// A whole number between two others, in digits.
fn whole(name: &str, text: &str, least: u64, most: u64) -> Result<u64, String> {
    match text.trim().parse() {
        Ok(number) if (least..=most).contains(&number) => Ok(number),
        _ => Err(format!("{name} is a whole number from {least} to {most}, in digits.")),
    }
}

impl Settings {
    /// Takes one setting by the name that the address, and the command, have for it.
    ///
    /// # Errors
    ///
    /// If there is no such setting, or no such value of it, with a sentence that says what there is.
    pub fn set(&mut self, name: &str, text: &str) -> Result<(), String> {
        let recipe = &mut self.recipe;
        match name {
            "table" if text == DRAWN || text == OWN || shelf::find(text).is_some() => {
                self.table = text.into();
            }
            "table" => {
                let ids: Vec<&str> = SHELF.iter().map(|shelved| shelved.id).collect();
                return Err(format!(
                    "There is no table \"{}\" here. The tables are {}; drawn and own are yours.",
                    cut(text),
                    ids.join(", ")
                ));
            }
            "points" => self.points = points::read(text)?,
            "target" => self.target = (!text.is_empty()).then(|| text.into()),
            "without" => self.without.push(text.into()),
            "hidden" => recipe.hidden = hidden(text)?,
            "activation" => {
                recipe.activation = activation_of(text)
                    .filter(|activation| *activation != Activation::Linear)
                    .ok_or("Hidden nodes are of tanh, relu or sigmoid.")?;
            }
            "optimiser" => {
                recipe.optimiser = optimiser_of(text).ok_or_else(|| {
                    format!(
                        "The optimiser is one of {}.",
                        OPTIMISERS.map(|(name, _)| name).join(", ")
                    )
                })?;
            }
            "lr" => {
                recipe.learning_rate = match text.trim().parse() {
                    Ok(rate) if f64::is_finite(rate) && rate > 0.0 => rate,
                    _ => return Err("The learning rate is a number above 0, such as 0.03.".into()),
                };
            }
            "batch" => recipe.batch = whole("A batch", text, 1, 65_536)? as usize,
            "epochs" => recipe.epochs = whole("Epochs at most", text, 1, 1_000_000)? as usize,
            "patience" => recipe.patience = whole("Patience", text, 1, 1_000_000)? as usize,
            "seed" => recipe.seed = whole("A seed", text, 0, u64::MAX)?,
            "pace" if PACES.contains(&text) => self.pace = text.into(),
            "pace" => return Err(format!("The pace is one of {}.", PACES.join(", "))),
            _ => {
                return Err(format!(
                    "The address asks for \"{}\", which is no setting of the laboratory.",
                    cut(name)
                ));
            }
        }
        Ok(())
    }

    /// The settings of an address, and a sentence about each that is none.
    pub fn from_pairs<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> (Settings, Vec<String>) {
        let mut settings = Settings::default();
        let mut wrong = vec![];
        for (name, text) in pairs {
            if let Err(sentence) = settings.set(name, text) {
                wrong.push(sentence);
            }
        }
        (settings, wrong)
    }

    /// Their places in an address: the table, and what is not as it is by itself.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let usual = Settings::default();
        let mut pairs = vec![("table", self.table.clone())];
        let mut add = |name, value: String| pairs.push((name, value));
        if self.table == DRAWN && !self.points.is_empty() {
            add("points", points::short(&self.points));
        }
        self.target.iter().for_each(|name| add("target", name.clone()));
        self.without.iter().for_each(|name| add("without", name.clone()));
        let (own, other) = (&self.recipe, &usual.recipe);
        if own.hidden != other.hidden {
            add("hidden", sizes(&own.hidden));
        }
        if own.activation != other.activation {
            add("activation", activation_name(own.activation).into());
        }
        if own.optimiser != other.optimiser {
            add("optimiser", optimiser_name(own.optimiser).into());
        }
        if own.learning_rate != other.learning_rate {
            add("lr", own.learning_rate.to_string());
        }
        let numbers = [
            ("batch", own.batch as u64, other.batch as u64),
            ("epochs", own.epochs as u64, other.epochs as u64),
            ("patience", own.patience as u64, other.patience as u64),
            ("seed", own.seed, other.seed),
        ];
        for (name, value, usual) in numbers {
            if value != usual {
                add(name, value.to_string());
            }
        }
        if self.pace != usual.pace {
            add("pace", self.pace.clone());
        }
        pairs
    }

    /// The options of `mlp train`, as it writes them itself, for a training of this recipe.
    pub fn options(&self, recipe: &Recipe) -> String {
        let usual = Recipe::default();
        let mut said = vec![];
        let mut option = |name: &str, value: &str| said.push(format!("--{name} {}", quoted(value)));
        self.target.iter().for_each(|name| option("target", name));
        self.without.iter().for_each(|name| option("without", name));
        if recipe.hidden != usual.hidden {
            option("hidden", &sizes(&recipe.hidden));
        }
        if recipe.activation != usual.activation {
            option("activation", activation_name(recipe.activation));
        }
        if recipe.optimiser != usual.optimiser {
            option("optimiser", optimiser_name(recipe.optimiser));
        }
        if recipe.learning_rate != usual.learning_rate {
            option("lr", &recipe.learning_rate.to_string());
        }
        let numbers = [
            ("batch", recipe.batch, usual.batch),
            ("epochs", recipe.epochs, usual.epochs),
            ("patience", recipe.patience, usual.patience),
        ];
        for (name, value, usual) in numbers {
            if value != usual {
                option(name, &value.to_string());
            }
        }
        option("seed", &recipe.seed.to_string());
        said.join(" ")
    }
}

/// The nodes of hidden layers in a line; 0 for none.
pub fn sizes(hidden: &[usize]) -> String {
    let sizes: Vec<String> = hidden.iter().map(usize::to_string).collect();
    if sizes.is_empty() { "0".into() } else { sizes.join(",") }
}

fn hidden(text: &str) -> Result<Vec<usize>, String> {
    if text.trim() == "0" {
        return Ok(vec![]);
    }
    let no = "Hidden layers are whole numbers from 1 to 4096 with commas between, such as 8 or 16,8; \
              0 is a linear model.";
    let size = |size: &str| match size.trim().parse() {
        Ok(size) if (1..=4096).contains(&size) => Ok(size),
        _ => Err(no.to_string()),
    };
    let sizes: Vec<usize> = text.split(',').map(size).collect::<Result<_, _>>()?;
    if sizes.len() > 8 { Err("There are at most 8 hidden layers.".into()) } else { Ok(sizes) }
}

/// No more of a text than a sentence bears.
fn cut(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}
