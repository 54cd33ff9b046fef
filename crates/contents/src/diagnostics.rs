//! What is wrong with the book: where, what was asked, and what exists instead.

use std::{error::Error, fmt};

use crate::nearest;

/// One thing that is wrong, in words for the author.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file, relative to the workspace.
    pub file: String,
    /// Line and column, counted from 1, where they are known.
    pub place: Option<(usize, usize)>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A mistake that belongs to a file as a whole.
    pub fn new(file: impl Into<String>, message: impl Into<String>) -> Self {
        Self { file: file.into(), place: None, message: message.into(), help: None }
    }

    /// The same mistake at a line and column.
    #[must_use]
    pub fn at(mut self, place: (usize, usize)) -> Self {
        self.place = Some(place);
        self
    }

    /// The same mistake with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some((line, column)) = self.place {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.message)?;
        for line in self.help.iter().flat_map(|help| help.lines()) {
            write!(f, "\n    {line}")?;
        }
        Ok(())
    }
}

/// Everything that is wrong with the book, over all pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds them all.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(diagnostics);
    }

    /// What was found, in the order of files and lines.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `value` if nothing is wrong, and otherwise the findings in order, each once.
    ///
    /// # Errors
    /// Where anything is wrong.
    pub fn or<T>(mut self, value: T) -> Result<T, Self> {
        if self.is_empty() {
            return Ok(value);
        }
        self.0.sort();
        self.0.dedup();
        Err(self)
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, diagnostic) in self.0.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{diagnostic}")?;
        }
        Ok(())
    }
}

impl Error for Diagnostics {}

/// A mistake before its place is known: what is wrong, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Complaint {
    /// What is wrong, without advice.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    /// The same with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says what it is that has no such name.
    #[must_use]
    pub fn within(mut self, place: &str) -> Self {
        self.message.push_str(&format!(" in {place}"));
        self
    }

    /// The same with this advice, if it has none.
    #[must_use]
    pub fn help_if_missing(mut self, help: impl Into<String>) -> Self {
        self.help.get_or_insert_with(|| help.into());
        self
    }

    /// Nothing is called `asked`; suggests the nearest of the names that exist.
    pub fn unknown<'a>(what: &str, asked: &str, names: impl IntoIterator<Item = &'a str>) -> Self {
        let complaint = Self::new(format!("there is no {what} `{asked}`"));
        let names: Vec<&str> = names.into_iter().collect();
        match nearest(asked, names.iter().copied()) {
            Some(name) => complaint.help(format!("did you mean `{name}`?")),
            None if names.is_empty() => complaint.help("there is none at all"),
            None if names.len() <= 12 => complaint.help(format!("there is {}", listed(&names))),
            None => complaint,
        }
    }

    /// The mistake, now that its file is known.
    pub fn in_file(self, file: impl Into<String>) -> Diagnostic {
        Diagnostic { help: self.help, ..Diagnostic::new(file, self.message) }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message)?;
        self.help
            .iter()
            .flat_map(|help| help.lines())
            .try_for_each(|line| write!(f, "\n    {line}"))
    }
}

impl Error for Complaint {}

fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// What a parser of TOML complains of.
pub fn toml(file: &str, text: &str, error: &toml::de::Error) -> Diagnostic {
    let place = error.span().map(|span| place(text, span.start));
    Diagnostic { place, ..Diagnostic::new(file, error.message()) }
}

/// Line and column of a byte in a text, counted from 1.
pub fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset.min(text.len())];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_says_where_what_and_what_to_do() {
        let complaint = Complaint::unknown("term", "eror", ["error"]).within("this book");
        let mistake = complaint.in_file("book/src/a.md").at(place("# A\n\nan eror", 8));
        assert_eq!(
            mistake.to_string(),
            "book/src/a.md:3:4: there is no term `eror` in this book\n    did you mean `error`?"
        );
    }

    #[test]
    fn findings_come_in_order_and_once() {
        let mut all = Diagnostics::default();
        all.extend(["b", "a", "b"].map(|file| Diagnostic::new(file, "is wrong")));
        assert_eq!(all.or(()).unwrap_err().to_string(), "a: is wrong\nb: is wrong");
    }
}
