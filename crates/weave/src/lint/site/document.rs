//! What a finished page is and refers to, read from its HTML.

use std::{cell::RefCell, collections::BTreeSet, sync::LazyLock};

use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
        states::RawKind,
    },
};
use regex::Regex;

static IN_STYLE: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(r#"url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']"#).unwrap()
});

/// What a page refers to.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) ids: BTreeSet<String>,
    pub(super) headings: BTreeSet<String>,
    pub(super) doubled: BTreeSet<String>,
    pub(super) links: BTreeSet<String>,
    pub(super) loads: BTreeSet<String>,
    /// Images without a description.
    pub(super) unspoken: BTreeSet<String>,
}

impl Document {
    pub(super) fn read(html: &str) -> Self {
        let queue = BufferQueue::default();
        queue.push_back(StrTendril::from(html));
        let tokenizer = Tokenizer::new(Reader::default(), TokenizerOpts::default());
        let _ = tokenizer.feed(&queue);
        tokenizer.end();
        tokenizer.sink.document.into_inner()
    }

    fn element(&mut self, tag: &Tag) {
        let attribute = |name: &str| {
            tag.attrs
                .iter()
                .find(|attr| &*attr.name.local == name)
                .map(|attr| attr.value.to_string())
        };
        if let Some(id) = attribute("id") {
            if matches!(&*tag.name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
                self.headings.insert(id.clone());
            }
            if !self.ids.insert(id.clone()) {
                self.doubled.insert(id);
            }
        }
        let href = attribute("href").or_else(|| attribute("xlink:href"));
        let src = attribute("src");
        match &*tag.name {
            "a" | "area" => self.links.extend(href),
            "link" => {
                let kind = attribute("rel").unwrap_or_default();
                let only_names = ["alternate", "author", "canonical", "license"];
                if !only_names.contains(&kind.as_str()) {
                    self.loads.extend(href);
                }
            }
            "img" => {
                let decoration = attribute("aria-hidden").is_some_and(|hidden| hidden == "true");
                if !decoration && attribute("alt").is_none_or(|alt| alt.trim().is_empty()) {
                    self.unspoken.extend(src.clone());
                }
                self.loads.extend(src);
            }
            "image" | "use" => self.loads.extend(href),
            "script" | "iframe" | "embed" | "source" | "track" | "audio" | "video" | "input" => {
                self.loads.extend(src);
                self.loads.extend(attribute("poster"));
            }
            "object" => self.loads.extend(attribute("data")),
            "form" => self.loads.extend(attribute("action")),
            _ => {}
        }
        if let Some(srcset) = attribute("srcset") {
            let urls = srcset.split(',').filter_map(|one| one.split_whitespace().next());
            self.loads.extend(urls.map(str::to_owned));
        }
        if let Some(style) = attribute("style") {
            self.loads.extend(loads_of_style(&style));
        }
    }
}

/// Reads tokens, since a page's references need no tree.
#[derive(Default)]
struct Reader {
    document: RefCell<Document>,
    in_style: RefCell<bool>,
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                self.document.borrow_mut().element(&tag);
                self.in_style.replace(&*tag.name == "style");
                match &*tag.name {
                    "script" => return TokenSinkResult::RawData(RawKind::ScriptData),
                    "style" => return TokenSinkResult::RawData(RawKind::Rawtext),
                    _ => {}
                }
            }
            Token::TagToken(_) => {
                self.in_style.replace(false);
            }
            Token::CharacterTokens(text) if *self.in_style.borrow() => {
                self.document.borrow_mut().loads.extend(loads_of_style(&text));
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// What a style sheet loads.
pub(super) fn loads_of_style(css: &str) -> Vec<String> {
    IN_STYLE
        .captures_iter(css)
        .filter_map(|found| found.get(1).or_else(|| found.get(2)))
        .map(|url| url.as_str().trim().to_owned())
        .collect()
}
