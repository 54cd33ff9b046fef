//! What the compiler says, as data.

use serde::{Deserialize, Serialize};

use crate::{End, Limits};

/// How rustc is told to speak as [`CompilerMessage`] hears it.
pub const AS_DATA: [&str; 2] = ["--error-format=json", "--json=diagnostic-rendered-ansi"];

/// An error or a warning, and where in the sources it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CompilerMessage {
    /// `error` or `warning`.
    pub level: String,
    /// In one line.
    pub message: String,
    /// As in a terminal, colours included.
    pub rendered: String,
    /// The places, the most important one first.
    pub places: Vec<Span>,
}

/// A stretch of a file, lines and columns counted from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Span {
    /// The file, as the compiler was given it.
    pub file: String,
    /// Where it begins.
    pub line: u64,
    /// Where it begins.
    pub column: u64,
    /// Where it ends.
    pub end_line: u64,
    /// Behind its last character.
    pub end_column: u64,
    /// What the compiler says of it.
    pub label: String,
}

#[derive(Deserialize)]
struct RustcMessage {
    level: String,
    message: String,
    rendered: Option<String>,
    #[serde(default)]
    spans: Vec<RustcSpan>,
}

#[derive(Deserialize)]
struct RustcSpan {
    file_name: String,
    line_start: u64,
    line_end: u64,
    column_start: u64,
    column_end: u64,
    is_primary: bool,
    label: Option<String>,
    expansion: Option<Box<Expansion>>,
}

/// Where the macro was called that the compiler came upon something in.
#[derive(Deserialize)]
struct Expansion {
    span: RustcSpan,
}

impl RustcSpan {
    /// The place in the file that was compiled: what is wrong inside a macro of another file, such
    /// as `vec!`, is wrong where that was called.
    fn called(self) -> Self {
        let file = self.outermost().file_name.clone();
        let mut place = self;
        while place.file_name != file
            && let Some(expansion) = place.expansion.take()
        {
            place = Self { label: place.label, ..expansion.span };
        }
        place
    }

    fn outermost(&self) -> &Self {
        self.expansion.as_ref().map_or(self, |expansion| expansion.span.outermost())
    }
}

impl CompilerMessage {
    /// All messages in what the compiler printed, and what is no message as one more. A line without
    /// an end is none: the compiler was stopped in the midst of it.
    pub fn read(printed: &[u8]) -> Vec<Self> {
        let whole = printed.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
        let printed = match printed.get(whole) {
            Some(b'{') => &printed[..whole],
            _ => printed,
        };
        let mut other = String::new();
        let mut messages = Vec::new();
        for line in String::from_utf8_lossy(printed).lines() {
            match serde_json::from_str::<RustcMessage>(line) {
                Ok(message) => messages.extend(Self::of(message)),
                Err(_) => other.extend([line, "\n"]),
            }
        }
        if !other.trim().is_empty() {
            let message = "The compiler itself failed.".to_owned();
            let level = "error".to_owned();
            messages.push(Self { level, message, rendered: other, places: Vec::new() });
        }
        messages
    }

    /// Whether it says that the machine kept the compiler from its work, by a full disk, say. Of
    /// what a program brings about it would name the place.
    pub fn is_of_the_machine(&self) -> bool {
        const SIGNS: [&str; 8] = [
            "(os error ",
            "No space left on device",
            "Disk quota exceeded",
            "IO failure on output stream",
            "Input/output error",
            "Read-only file system",
            "Cannot allocate memory",
            "Too many open files",
        ];
        self.level.starts_with("error")
            && self.places.is_empty()
            && SIGNS.iter().any(|sign| self.rendered.contains(sign))
    }

    /// Whether it says that the disk is full.
    pub fn is_of_a_full_disk(&self) -> bool {
        self.is_of_the_machine() && is_of_a_full_disk(&self.rendered)
    }

    /// The first hundred of them, with a note where there are more: nobody reads so many.
    pub fn first(mut messages: Vec<Self>) -> Vec<Self> {
        const MOST: usize = 100;
        let more = messages.len().saturating_sub(MOST);
        messages.truncate(MOST);
        if more > 0 {
            let message = format!("The compiler has {more} more to say, which is not shown.");
            let (level, rendered) = ("note".to_owned(), message.clone());
            messages.push(Self { level, message, rendered, places: Vec::new() });
        }
        messages
    }

    /// All of them as in a terminal.
    pub fn rendered(messages: &[Self]) -> String {
        let each: Vec<&str> = messages.iter().map(|message| message.rendered.trim_end()).collect();
        each.join("\n\n").trim().to_owned()
    }

    fn of(RustcMessage { level, message, rendered, spans }: RustcMessage) -> Option<Self> {
        // How many there were and where to read on is noise below one program.
        let summary = spans.is_empty()
            && [
                "aborting due to",
                "For more information",
                "Some errors have",
                "have detailed explanations",
                "warning emitted",
                "warnings emitted",
            ]
            .iter()
            .any(|words| message.contains(words));
        if summary {
            return None;
        }
        let primary = spans.into_iter().filter(|span| span.is_primary).map(RustcSpan::called);
        let places = primary.map(|span| Span {
            file: span.file_name,
            line: span.line_start,
            column: span.column_start,
            end_line: span.line_end,
            end_column: span.column_end,
            label: span.label.unwrap_or_default(),
        });
        let places = places.collect();
        let rendered = rendered.unwrap_or_else(|| message.clone());
        Some(Self { level, message, rendered, places })
    }
}

/// What a reader is told who has no room left.
pub const DISK_FULL: &str = "The disk is full: there was no room for what is compiled, so your code \
                             has not been judged. Make some room and try again.";

/// Why a compiler that failed under these limits has said nothing of the code that it was given;
/// none where it has.
pub fn unjudged(
    end: End,
    messages: &[CompilerMessage],
    stderr: &[u8],
    limits: &Limits,
) -> Option<String> {
    if messages.iter().any(CompilerMessage::is_of_a_full_disk) {
        return Some(DISK_FULL.into());
    }
    if messages.iter().any(CompilerMessage::is_of_the_machine) {
        return Some(
            "The machine kept the compiler from its work, so your code has not been judged.".into(),
        );
    }
    let stopped = |why: String| {
        Some(format!(
            "The compiler was stopped, so your code has not been judged: it {why}. Is there a \
             macro or a constant that keeps it busy?"
        ))
    };
    let gibibytes = |bytes: Option<u64>| bytes.unwrap_or_default() >> 30;
    match end {
        End::Time => stopped(format!(
            "took more than {} seconds, which it also does on a very busy machine",
            limits.time.unwrap_or_default().as_secs()
        )),
        End::Memory => {
            stopped(format!("used more than {} GiB of memory", gibibytes(limits.together)))
        }
        End::Tasks => stopped(format!(
            "started more than {} processes and threads",
            limits.tasks.unwrap_or_default()
        )),
        End::Stopped => Some("The compiler was stopped, so your code has not been judged.".into()),
        End::NotStarted => {
            Some("The compiler does not start, so your code has not been judged.".into())
        }
        End::Signal(_) if end.is_out_of_memory(stderr) => stopped(format!(
            "asked for more memory than there is, here {} GiB",
            gibibytes(limits.memory)
        )),
        End::Signal(_) | End::Exited(101) => Some(format!(
            "The compiler itself broke off, {}, so your code has not been judged. Is something in \
             it nested very deeply, or is there little memory left? If neither, try again.",
            end.words()
        )),
        End::Exited(_) if !messages.iter().any(|message| message.level.starts_with("error")) => {
            Some(format!(
                "The compiler ended {} and without a word, so your code has not been judged. Does \
                 `rustc --version` work in a terminal?",
                end.words()
            ))
        }
        // Without a limit on warnings it is errors that it has no end of.
        End::Exited(_) | End::Output => None,
    }
}

/// Whether a tool's words are those of a full disk.
pub fn is_of_a_full_disk(words: &str) -> bool {
    ["No space left on device", "IO failure on output stream", "Disk quota exceeded"]
        .iter()
        .any(|sign| words.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_kept_and_the_summary_is_not() {
        let printed = concat!(
            r#"{"level":"error","message":"mismatched types","rendered":"error: …","spans":["#,
            r#"{"file_name":"a.rs","line_start":3,"line_end":3,"column_start":5,"column_end":9,"is_primary":true,"label":"here","expansion":null},"#,
            r#"{"file_name":"a.rs","line_start":1,"line_end":1,"column_start":1,"column_end":2,"is_primary":false,"label":null}]}"#,
            "\n",
            r#"{"level":"error","message":"aborting due to 1 previous error","rendered":"","spans":[]}"#,
            "\nsegmentation fault\n",
        );
        let messages = CompilerMessage::read(printed.as_bytes());
        assert_eq!(messages.len(), 2, "{messages:?}");
        let [place] = messages[0].places.as_slice() else { panic!("{messages:?}") };
        assert_eq!((place.file.as_str(), place.line, place.column), ("a.rs", 3, 5));
        assert!(messages[1].rendered.contains("segmentation"));
        assert_eq!(CompilerMessage::rendered(&messages), "error: …\n\nsegmentation fault");
    }

    #[test]
    fn what_is_wrong_in_a_macro_is_where_that_was_called() {
        let span = |file: &str, line: u32, expansion: &str| {
            format!(
                r#"{{"file_name":"{file}","line_start":{line},"line_end":{line},"column_start":1,"column_end":2,"is_primary":true,"label":"here","expansion":{expansion}}}"#
            )
        };
        let called = |span: &str| format!(r#"{{"span":{span},"macro_decl_name":"vec!"}}"#);
        let place = |span: &str| {
            let printed = format!(
                "{{\"level\":\"error\",\"message\":\"no\",\"rendered\":\"no\",\"spans\":[{span}]}}\n"
            );
            let messages = CompilerMessage::read(printed.as_bytes());
            let [place] = messages[0].places.as_slice() else { panic!("{messages:?}") };
            assert_eq!(place.label, "here");
            (place.file.clone(), place.line)
        };
        // As in `fn f() -> S { (vec![1.0]) }`, straight from the standard library, by way of
        // another macro of it, and in a macro of the reader's own.
        let here = span("a.rs", 7, "null");
        let vec = span("/rustc/59807616/library/alloc/src/macros.rs", 58, &called(&here));
        assert_eq!(place(&vec), ("a.rs".to_owned(), 7));
        let by_way = span("/rustc/59807616/library/core/src/macros.rs", 9, &called(&vec));
        assert_eq!(place(&by_way), ("a.rs".to_owned(), 7));
        assert_eq!(place(&span("a.rs", 2, &called(&here))), ("a.rs".to_owned(), 2));
        // The argument of a macro stands in the reader's file itself.
        assert_eq!(place(&span("a.rs", 8, &called(&vec))), ("a.rs".to_owned(), 8));
    }
}
