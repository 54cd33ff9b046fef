//! What is tried: bytes of any kind, words in any order, and valid files with small changes.

use proptest::{
    collection::vec,
    prelude::*,
    sample::{Index, select},
    strategy::BoxedStrategy,
};

/// A small change of a text, such as a slip, a broken disk or a malicious hand makes.
#[derive(Clone, Debug)]
enum Edit {
    /// Some bytes less.
    Without(Index, usize),
    /// Something more.
    With(Index, Vec<u8>),
    /// Another byte.
    Byte(Index, u8),
    /// A piece once more, somewhere else.
    Again(Index, usize, Index),
    /// Nothing behind this.
    Cut(Index),
    /// A line less.
    WithoutLine(Index),
    /// A line once more.
    LineAgain(Index),
    /// Something more at the beginning of a line.
    LineWith(Index, Vec<u8>),
    /// A number or a word in the place of one that is there.
    Word(Index, Vec<u8>),
}

fn edit(words: &'static [&'static str]) -> impl Strategy<Value = Edit> {
    let word = select(words).prop_map(|word| word.as_bytes().to_vec());
    let place = any::<Index>;
    prop_oneof![
        2 => (place(), 1..20_usize).prop_map(|(at, length)| Edit::Without(at, length)),
        4 => (place(), word.clone()).prop_map(|(at, word)| Edit::With(at, word)),
        1 => (place(), vec(any::<u8>(), 1..8)).prop_map(|(at, bytes)| Edit::With(at, bytes)),
        2 => (place(), any::<u8>()).prop_map(|(at, byte)| Edit::Byte(at, byte)),
        1 => (place(), 1..60_usize, place()).prop_map(|(at, length, to)| Edit::Again(at, length, to)),
        1 => place().prop_map(Edit::Cut),
        1 => place().prop_map(Edit::WithoutLine),
        1 => place().prop_map(Edit::LineAgain),
        3 => (place(), word.clone()).prop_map(|(at, word)| Edit::LineWith(at, word)),
        4 => (place(), word).prop_map(|(at, word)| Edit::Word(at, word)),
    ]
}

impl Edit {
    fn make(&self, text: &mut Vec<u8>) {
        let length = text.len();
        let up_to = |start: usize, wanted: usize| (start + wanted).min(length);
        match self {
            Self::Without(at, wanted) => {
                let start = at.index(length + 1);
                text.drain(start..up_to(start, *wanted));
            }
            Self::With(at, bytes) => {
                let at = at.index(length + 1);
                text.splice(at..at, bytes.iter().copied());
            }
            Self::Byte(at, byte) => {
                if length > 0 {
                    text[at.index(length)] = *byte;
                }
            }
            Self::Again(at, wanted, to) => {
                let start = at.index(length + 1);
                let piece = text[start..up_to(start, *wanted)].to_vec();
                let to = to.index(length + 1);
                text.splice(to..to, piece);
            }
            Self::Cut(at) => text.truncate(at.index(length + 1)),
            Self::WithoutLine(at) => {
                let line = line(text, at);
                text.drain(line);
            }
            Self::LineAgain(at) => {
                let line = line(text, at);
                let again = text[line.clone()].to_vec();
                text.splice(line.end..line.end, again);
            }
            Self::LineWith(at, word) => {
                let start = line(text, at).start;
                text.splice(start..start, word.iter().copied());
            }
            Self::Word(at, word) => {
                let is = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_');
                let from = at.index(length + 1);
                let Some(start) = text[from..].iter().position(is) else { return };
                let start = from + start;
                let end = text[start..].iter().position(|byte| !is(byte));
                let end = end.map_or(length, |end| start + end);
                text.splice(start..end, word.iter().copied());
            }
        }
    }
}

/// The line that a place is on, with its end.
fn line(text: &[u8], at: &Index) -> std::ops::Range<usize> {
    let at = at.index(text.len() + 1);
    let start = text[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let end = text[at..].iter().position(|byte| *byte == b'\n');
    start..end.map_or(text.len(), |end| at + end + 1)
}

/// One of these valid files with some changes, mostly few. The words are those that mean something
/// in such a file.
pub fn edited(files: Vec<Vec<u8>>, words: &'static [&'static str]) -> BoxedStrategy<Vec<u8>> {
    (select(files), vec(edit(words), 0..6))
        .prop_map(|(mut text, edits)| {
            edits.iter().for_each(|edit| edit.make(&mut text));
            text
        })
        .boxed()
}

/// One of these valid files with some lines more, each a paragraph of its own or not.
pub fn with_lines(files: Vec<Vec<u8>>, lines: &'static [&'static str]) -> BoxedStrategy<Vec<u8>> {
    let more = vec((any::<Index>(), select(lines), any::<bool>()), 1..4);
    (select(files), more)
        .prop_map(|(mut text, more)| {
            for (at, more, apart) in &more {
                let start = line(&text, at).start;
                let gap = if *apart { "\n\n" } else { "\n" };
                text.splice(start..start, format!("{gap}{more}{gap}").into_bytes());
            }
            text
        })
        .boxed()
}

/// These words in any order.
pub fn strewn(words: &'static [&'static str], most: usize) -> BoxedStrategy<Vec<u8>> {
    vec(select(words), 0..most).prop_map(|words| words.concat().into_bytes()).boxed()
}

/// Bytes of any kind.
pub fn bytes(most: usize) -> BoxedStrategy<Vec<u8>> {
    vec(any::<u8>(), 0..most).boxed()
}
