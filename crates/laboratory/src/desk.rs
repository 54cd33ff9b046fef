//! Questions of a page, as JSON, and answers to them.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::bench::{Bench, Stage};
use crate::settings::{DRAWN, OWN, Settings};
use crate::{points, shelf};

/// What is open, if something is, and the reader's own file.
#[derive(Default)]
pub struct Desk {
    bench: Option<Bench>,
    own: Option<(String, Vec<u8>)>,
}

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "lowercase")]
enum Question {
    /// Opens what an address says.
    Open { pairs: Vec<(String, String)> },
    /// Takes a file of the reader's.
    Own { file: String },
    /// Takes a network's file.
    Load,
    /// How far has it come?
    Told,
    /// What is it worth? With its file.
    Finish,
    /// The open table's file.
    Csv,
    /// Which tables are there, and what can be drawn?
    Shelf,
}

impl Desk {
    /// Answers a question, in JSON; whatever cannot be done is `refused`, with a sentence.
    pub fn ask(&mut self, question: &str, bytes: &[u8]) -> String {
        let answer = serde_json::from_str(question)
            .map_err(|error| format!("This is no question: {error}."))
            .and_then(|question| self.answer(question, bytes));
        answer.unwrap_or_else(|refused| json!({ "refused": refused })).to_string()
    }

    fn answer(&mut self, question: Question, bytes: &[u8]) -> Result<Value, String> {
        match question {
            Question::Open { pairs } => {
                let pairs = pairs.iter().map(|(name, text)| (name.as_str(), text.as_str()));
                let (settings, wrong) = Settings::from_pairs(pairs);
                // What cannot be opened leaves what was open before.
                let bench = Bench::open(&settings, self.own.as_ref())
                    .map_err(|refused| [wrong.clone(), vec![refused]].concat().join(" "))?;
                let answer =
                    json!({ "about": bench.about(), "told": bench.told(), "wrong": wrong });
                self.bench = Some(bench);
                Ok(answer)
            }
            Question::Own { file } => {
                self.own = Some((file, bytes.to_vec()));
                Ok(json!({}))
            }
            Question::Load => {
                let bench = self.bench()?;
                let said = bench.load(bytes)?;
                Ok(json!({ "said": said, "told": bench.told() }))
            }
            Question::Told => Ok(json!({ "told": self.bench()?.told() })),
            Question::Finish => Ok(json!({ "finished": self.bench()?.finish()? })),
            Question::Csv => {
                let (file, bytes) = self.bench()?.csv();
                Ok(json!({ "file": file, "text": String::from_utf8_lossy(bytes) }))
            }
            Question::Shelf => {
                let tables: Vec<_> = shelf::SHELF.iter().map(|one| (one.id, one.title)).collect();
                Ok(json!({
                    "tables": tables, "drawn": DRAWN, "own": OWN, "most": points::MOST,
                    "classes": points::CLASSES,
                }))
            }
        }
    }

    fn bench(&mut self) -> Result<&mut Bench, String> {
        self.bench.as_mut().ok_or_else(|| "No table is open yet.".to_string())
    }

    /// One epoch.
    pub fn epoch(&mut self) -> Option<Stage> {
        self.bench.as_mut().map(Bench::epoch)
    }

    /// The answers over the plane, as [`crate::view::regions`] has them.
    pub fn regions(&self, n: usize) -> Vec<f32> {
        self.bench.as_ref().map(|bench| bench.regions(n)).unwrap_or_default()
    }

    /// The hidden nodes over the plane, as [`crate::view::nodes`] has them.
    pub fn nodes(&self, n: usize) -> Vec<f32> {
        self.bench.as_ref().map(|bench| bench.nodes(n)).unwrap_or_default()
    }
}
