//! Finds the items of a crate in its source files.

use std::{fs, ops::Range, path::Path};

use contents::{Chapter, Diagnostic, diagnostics::place};
use syn::{Attribute, Ident, ImplItem, Item, ItemImpl, TraitItem, Visibility, spanned::Spanned};

use super::{Block, Citation, Found, Index};
use crate::equation;

/// Reads the crate of a chapter.
pub(crate) fn read(chapter: &Chapter) -> Index {
    let mut index = Index::default();
    let folder = chapter.folder.join("src");
    let name = chapter.rust_name();
    let root = Module { path: &name, folder: &folder, public: true };
    Reader { chapter, index: &mut index }.file(&folder.join("lib.rs"), root);
    // What a chapter is compared with may be a workspace of its own, that no reader has to build. The
    // book may show its items and need not.
    let folder = chapter.folder.join("peers/src");
    if folder.is_dir() {
        let path = format!("{name}::peers");
        let peers = Module { path: &path, folder: &folder, public: false };
        Reader { chapter, index: &mut index }.file(&folder.join("lib.rs"), peers);
    }
    // Spans are kept per thread, and a server builds the book many times.
    proc_macro2::extra::invalidate_current_thread_spans();
    index
}

struct Reader<'a> {
    chapter: &'a Chapter,
    index: &'a mut Index,
}

/// A file while it is read.
struct File<'a> {
    shown: &'a str,
    text: &'a str,
}

/// The module that items are in: its path, where the files of its own modules are, and whether
/// users of the crate see into it.
#[derive(Clone, Copy)]
struct Module<'a> {
    path: &'a str,
    folder: &'a Path,
    public: bool,
}

impl Reader<'_> {
    fn file(&mut self, file: &Path, module: Module<'_>) {
        let inside = file.strip_prefix(&self.chapter.folder).unwrap_or(file);
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        let shown = format!("{}/{}", self.chapter.shown_folder(), parts.join("/"));
        let text = match fs::read_to_string(file) {
            Ok(text) => text.replace("\r\n", "\n"),
            Err(error) => {
                let mistake = Diagnostic::new(shown, format!("cannot be read: {error}"));
                return self.index.mistakes.push(mistake);
            }
        };
        match contents::source::parsed(&text) {
            Ok(parsed) => {
                let file = File { shown: &shown, text: &text };
                self.citations(&file);
                self.items(&file, &parsed.items, module);
            }
            Err(error) => {
                let start = error.span().start();
                let mistake = Diagnostic::new(shown, format!("is not Rust: {error}"));
                self.index.mistakes.push(mistake.at((start.line, start.column + 1)));
            }
        }
    }

    fn items(&mut self, file: &File<'_>, items: &[Item], module: Module<'_>) {
        for item in items {
            match item {
                Item::Impl(block) => self.block(file, block, module),
                Item::Mod(inner) => {
                    let path = format!("{}::{}", module.path, inner.ident);
                    self.index.modules.push(path.clone());
                    if is_test(&inner.attrs) {
                        continue;
                    }
                    let folder = module.folder.join(inner.ident.to_string());
                    let public = module.public && is_public(&inner.vis);
                    let module = Module { path: &path, folder: &folder, public };
                    match &inner.content {
                        Some((_, items)) => self.items(file, items, module),
                        None => {
                            let flat = folder.with_extension("rs");
                            let file = if flat.is_file() { flat } else { folder.join("mod.rs") };
                            self.file(&file, module);
                        }
                    }
                }
                _ => {
                    let Some((name, visibility)) = named(item) else { continue };
                    let public = module.public && visibility.is_some_and(is_public);
                    let range = item.span().byte_range();
                    self.push(file, module.path, name, range, public, None);
                    if let Item::Trait(item) = item {
                        let head = item.trait_token.span.byte_range().start;
                        let block = block_at(file, head);
                        let path = format!("{}::{name}", module.path);
                        for method in &item.items {
                            if let TraitItem::Fn(method) = method {
                                let (name, range) = (&method.sig.ident, method.span().byte_range());
                                self.push(file, &path, name, range, false, Some(block.clone()));
                            }
                        }
                    }
                }
            }
        }
    }

    /// The methods of an `impl` block, or all of an `impl` of a trait under the trait's name:
    /// `Network::Display`.
    fn block(&mut self, file: &File<'_>, block: &ItemImpl, module: Module<'_>) {
        let syn::Type::Path(of) = block.self_ty.as_ref() else { return };
        let Some(of) = of.path.segments.last() else { return };
        let path = format!("{}::{}", module.path, of.ident);
        if let Some((implemented, _)) = &block.trait_ {
            if let Some(name) = implemented.segments.last() {
                self.push(file, &path, &name.ident, block.span().byte_range(), false, None);
            }
            return;
        }
        let head = block_at(file, block.impl_token.span.byte_range().start);
        for item in &block.items {
            let (name, visibility) = match item {
                ImplItem::Fn(item) => (&item.sig.ident, &item.vis),
                ImplItem::Const(item) => (&item.ident, &item.vis),
                _ => continue,
            };
            let public = module.public && is_public(visibility);
            let range = item.span().byte_range();
            self.push(file, &path, name, range, public, Some(head.clone()));
        }
    }

    fn push(
        &mut self,
        file: &File<'_>,
        module: &str,
        name: &Ident,
        range: Range<usize>,
        public: bool,
        inside: Option<Block>,
    ) {
        let line = start_of_line(file.text, range.start);
        self.index.items.push(Found {
            path: format!("{module}::{name}"),
            file: file.shown.to_owned(),
            place: place(file.text, name.span().byte_range().start),
            public,
            inside,
            code: file.text[line..range.end].to_owned(),
            indent: range.start - line,
        });
    }

    /// Every `(10.3)` in a doc comment.
    fn citations(&mut self, file: &File<'_>) {
        let mut offset = 0;
        for line in file.text.split_inclusive('\n') {
            if ["///", "//!"].iter().any(|mark| line.trim_start().starts_with(mark)) {
                for (at, number) in equation::cited(line) {
                    self.index.citations.push(Citation {
                        equation: number.to_owned(),
                        file: file.shown.to_owned(),
                        place: place(file.text, offset + at),
                    });
                }
            }
            offset += line.len();
        }
    }
}

/// The name of an item that a listing can show alone, and who sees it.
fn named(item: &Item) -> Option<(&Ident, Option<&Visibility>)> {
    Some(match item {
        Item::Const(item) => (&item.ident, Some(&item.vis)),
        Item::Enum(item) => (&item.ident, Some(&item.vis)),
        Item::Fn(item) => (&item.sig.ident, Some(&item.vis)),
        Item::Macro(item) => (item.ident.as_ref()?, None),
        Item::Static(item) => (&item.ident, Some(&item.vis)),
        Item::Struct(item) => (&item.ident, Some(&item.vis)),
        Item::Trait(item) => (&item.ident, Some(&item.vis)),
        Item::Type(item) => (&item.ident, Some(&item.vis)),
        Item::Union(item) => (&item.ident, Some(&item.vis)),
        _ => return None,
    })
}

/// The block whose keyword stands at `start`: what is written before its brace.
fn block_at(file: &File<'_>, start: usize) -> Block {
    let code = &file.text[start..];
    let head = code.find('{').map_or(code, |brace| &code[..brace]).trim_end();
    Block { head: head.to_owned(), indent: start - start_of_line(file.text, start) }
}

fn start_of_line(text: &str, offset: usize) -> usize {
    text[..offset].rfind('\n').map_or(0, |end| end + 1)
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Path>().is_ok_and(|what| what.is_ident("test"))
    })
}
