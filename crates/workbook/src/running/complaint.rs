//! What the compiler complains of.

use serde::{Deserialize, Serialize};

/// An error or a warning, and where in the text it is.
#[derive(Debug, PartialEq, Serialize)]
pub struct Complaint {
    /// `error` or `warning`.
    pub level: String,
    /// In one line.
    pub message: String,
    /// As in a terminal, colours included.
    pub rendered: String,
    /// The places, the most important one first.
    pub places: Vec<Place>,
}

/// A stretch of the text, lines and columns counted from 1, columns in characters.
#[derive(Debug, PartialEq, Serialize)]
pub struct Place {
    line: u64,
    column: u64,
    end_line: u64,
    end_column: u64,
    label: String,
}

#[derive(Deserialize)]
struct Diagnostic {
    level: String,
    message: String,
    rendered: Option<String>,
    #[serde(default)]
    spans: Vec<Span>,
}

#[derive(Deserialize)]
struct Span {
    line_start: u64,
    line_end: u64,
    column_start: u64,
    column_end: u64,
    is_primary: bool,
    label: Option<String>,
}

impl Complaint {
    /// All complaints in what the compiler printed, and what is not a complaint as one more.
    pub fn read(printed: &[u8]) -> Vec<Self> {
        let mut other = String::new();
        let mut complaints = Vec::new();
        for line in String::from_utf8_lossy(printed).lines() {
            match serde_json::from_str::<Diagnostic>(line) {
                Ok(diagnostic) => complaints.extend(Self::of(diagnostic)),
                Err(_) => other.extend([line, "\n"]),
            }
        }
        if !other.trim().is_empty() {
            let message = "The compiler itself failed.".to_owned();
            let level = "error".to_owned();
            complaints.push(Self { level, message, rendered: other, places: Vec::new() });
        }
        complaints
    }

    fn of(diagnostic: Diagnostic) -> Option<Self> {
        // How many there were and where to read on is noise below one program.
        let summary = diagnostic.spans.is_empty()
            && [
                "aborting due to",
                "For more information",
                "Some errors have",
                "warning emitted",
                "warnings emitted",
            ]
            .iter()
            .any(|words| diagnostic.message.contains(words));
        if summary {
            return None;
        }
        let places =
            diagnostic.spans.into_iter().filter(|span| span.is_primary).map(|span| Place {
                line: span.line_start,
                column: span.column_start,
                end_line: span.line_end,
                end_column: span.column_end,
                label: span.label.unwrap_or_default(),
            });
        Some(Self {
            places: places.collect(),
            level: diagnostic.level,
            rendered: diagnostic.rendered.unwrap_or_else(|| diagnostic.message.clone()),
            message: diagnostic.message,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_kept_and_the_summary_is_not() {
        let printed = concat!(
            r#"{"level":"error","message":"mismatched types","rendered":"error: …","spans":["#,
            r#"{"line_start":3,"line_end":3,"column_start":5,"column_end":9,"is_primary":true,"label":"here"},"#,
            r#"{"line_start":1,"line_end":1,"column_start":1,"column_end":2,"is_primary":false,"label":null}]}"#,
            "\n",
            r#"{"level":"error","message":"aborting due to 1 previous error","rendered":"","spans":[]}"#,
            "\nsegmentation fault\n",
        );
        let complaints = Complaint::read(printed.as_bytes());
        assert_eq!(complaints.len(), 2, "{complaints:?}");
        assert_eq!(complaints[0].places.len(), 1);
        assert_eq!((complaints[0].places[0].line, complaints[0].places[0].column), (3, 5));
        assert!(complaints[1].rendered.contains("segmentation"));
    }
}
