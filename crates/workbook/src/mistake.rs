//! What went wrong, in words for the terminal and for the page.

use std::{cell::RefCell, fmt, panic};

use contents::escape;

/// Something the author, the reader or the machine got wrong: a sentence, and
/// where there is more to say, the details as a compiler or the weave put them.
#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    /// What is wrong, as one sentence or two.
    pub headline: String,
    /// Where, and what to do; may hold terminal colours; often empty.
    pub detail: String,
}

impl Mistake {
    /// A mistake that a sentence says all about.
    pub fn new(headline: impl Into<String>) -> Self {
        Self::with_detail(headline, String::new())
    }

    /// A mistake with lines below the headline.
    pub fn with_detail(headline: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { headline: headline.into(), detail: detail.into().trim_end().to_owned() }
    }

    /// The mistake as HTML: a paragraph and preformatted lines.
    pub fn to_html(&self) -> String {
        let mut html = format!("<p>{}</p>", escape::text(&self.headline));
        if !self.detail.is_empty() {
            let plain = anstream::adapter::strip_str(&self.detail).to_string();
            html.push_str(&format!("<pre>{}</pre>", escape::text(&plain)));
        }
        html
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.headline)?;
        if !self.detail.is_empty() {
            write!(f, "\n\n{}\n", self.detail)?;
        }
        Ok(())
    }
}

const FAULT: &str = "The workbook itself has a fault, please report it:";

thread_local! {
    /// The panic of this thread's current [`caught`] work.
    static CAUGHT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Turns a panic, which is a fault of this program and not of its user, from a
/// backtrace into a [`Mistake`] for whoever catches it, or else into a sentence.
pub fn keep_panics_readable() {
    panic::set_hook(Box::new(|info| {
        let payload = info.payload();
        let what = payload
            .downcast_ref::<&str>()
            .copied()
            .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
            .unwrap_or("no message");
        let place = info
            .location()
            .map_or_else(String::new, |at| format!(" at {}:{}", at.file(), at.line()));
        let text = format!("{what}{place}");
        CAUGHT.with_borrow_mut(|caught| match caught {
            Some(last) => *last = text,
            None => anstream::eprintln!("{FAULT} {text}"),
        });
    }));
}

/// Runs `work`; should it panic, the panic comes back as a mistake.
pub fn caught<T>(work: impl FnOnce() -> Result<T, Mistake>) -> Result<T, Mistake> {
    CAUGHT.set(Some(String::new()));
    let outcome = panic::catch_unwind(panic::AssertUnwindSafe(work));
    let text = CAUGHT.take().unwrap_or_default();
    outcome.unwrap_or_else(|_| Err(Mistake::with_detail(FAULT, text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_the_page_a_mistake_is_text_and_nothing_else() {
        let mistake = Mistake::with_detail("No <b>", "\u{1b}[31merror\u{1b}[0m: a < b && c\n\n");
        assert_eq!(mistake.to_html(), "<p>No &lt;b&gt;</p><pre>error: a &lt; b &amp;&amp; c</pre>");
    }

    #[test]
    fn a_panic_becomes_a_mistake() {
        keep_panics_readable();
        let mistake = caught::<()>(|| panic!("the weaving broke")).unwrap_err();
        assert!(mistake.detail.starts_with("the weaving broke at "), "{mistake}");
    }
}
