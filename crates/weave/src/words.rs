//! What a number is, in the words of the crate that computes it: the documentation of the field
//! that holds it, or else the field's name.
//!
//! From a snapshot to its struct the way is the test's: `worked!("cost", worked::cost())` names
//! the function, its signature the struct, and the struct's fields lead on.

use std::{
    cell::RefCell,
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    rc::Rc,
};

use contents::{Chapter, source, value::Origin};
use serde_json::Value;
use syn::{
    Attribute, Expr, Field, File, GenericArgument, Item, Macro, Pat, PathArguments, ReturnType,
    Stmt, Type, Visibility, visit::Visit,
};

/// What a number is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words {
    /// A line or two, the innermost field first.
    pub(crate) said: String,
    /// Whether the words are the field's documentation, or its name for want of one.
    pub(crate) documented: bool,
}

/// The crates whose types and functions are known so far, by their folders.
#[derive(Debug, Default)]
pub(crate) struct Documentation(RefCell<HashMap<PathBuf, Rc<Known>>>);

/// What is known of a crate, or of a test's file.
#[derive(Debug, Default)]
struct Known {
    structs: HashMap<String, Described>,
    /// What functions return, and whether others may call them.
    functions: HashMap<String, (bool, Shape)>,
    /// What a test holds to a snapshot.
    held: HashMap<String, Held>,
}

/// A struct.
#[derive(Clone, Debug, Default)]
struct Described {
    words: Option<String>,
    fields: Vec<Documented>,
}

/// A field of a struct.
#[derive(Clone, Debug)]
struct Documented {
    name: String,
    words: Option<String>,
    shape: Shape,
}

/// As much of a type as leads to a field.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shape {
    Named(String),
    List(Box<Shape>),
    Map(Box<Shape>),
    Tuple(Vec<Shape>),
    Unknown,
}

impl Shape {
    /// Gives the names in it other ones.
    fn rename(&mut self, to: &impl Fn(&str) -> Option<String>) {
        match self {
            Self::Named(name) => {
                if let Some(other) = to(name) {
                    *name = other;
                }
            }
            Self::List(inside) | Self::Map(inside) => inside.rename(to),
            Self::Tuple(inside) => inside.iter_mut().for_each(|inside| inside.rename(to)),
            Self::Unknown => {}
        }
    }
}

/// Where the value of a snapshot comes from.
#[derive(Clone, Debug)]
enum Held {
    /// What a function of this name returns.
    Returned(String),
    /// A struct that the test writes out.
    Struct(String),
}

impl Documentation {
    /// The words for a number; `numbers` is its snapshot, `others` are folders of crates whose
    /// types the chapter's may hold.
    pub(crate) fn of(
        &self,
        origin: &Origin,
        chapter: &Chapter,
        numbers: &Value,
        others: &[PathBuf],
    ) -> Words {
        let test = origin.held_by.rsplit('/').next().unwrap_or_default();
        let test = self.known(&chapter.folder.join("tests").join(test));
        // What is recorded is in the worked numbers; a figure's function may go by the same name.
        let known = [
            test,
            self.known(&chapter.folder.join("src/worked.rs")),
            self.known(&chapter.folder.join("src/worked")),
            self.known(&chapter.folder.join("src")),
        ];
        let shape = match known[0].held.get(&origin.snapshot) {
            Some(Held::Struct(name)) => Shape::Named(name.clone()),
            Some(Held::Returned(function)) => {
                let found = known.iter().find_map(|known| known.functions.get(function));
                found.map_or(Shape::Unknown, |(_, shape)| shape.clone())
            }
            None => Shape::Unknown,
        };
        let find = |name: &str| {
            let near = known.iter().find_map(|known| known.structs.get(name).cloned());
            near.or_else(|| {
                let mut others = others.iter().map(|folder| self.known(&folder.join("src")));
                others.find_map(|other| other.structs.get(name).cloned())
            })
        };
        walked(&origin.field, shape, numbers, find)
    }

    fn known(&self, path: &Path) -> Rc<Known> {
        let mut known = self.0.borrow_mut();
        let entry = known.entry(path.to_owned());
        Rc::clone(entry.or_insert_with(|| {
            let mut known = Known::default();
            known.read(path);
            // Spans are kept per thread, and a server builds the book many times.
            proc_macro2::extra::invalidate_current_thread_spans();
            Rc::new(known)
        }))
    }
}

/// Follows a path from the snapshot's struct to the number. A step that is a number counts in a
/// list; the words say where in it.
fn walked(
    field: &str,
    mut shape: Shape,
    mut value: &Value,
    find: impl Fn(&str) -> Option<Described>,
) -> Words {
    let mut levels: Vec<Level> = Vec::new();
    for step in field.split('.') {
        if let (Ok(at), Value::Array(items)) = (step.parse::<usize>(), value) {
            if let Some(level) = levels.last_mut() {
                level.places.push((at, items.len()));
            }
            value = items.get(at).unwrap_or(&Value::Null);
            shape = match shape {
                Shape::List(inside) => *inside,
                Shape::Tuple(mut inside) if at < inside.len() => inside.swap_remove(at),
                _ => Shape::Unknown,
            };
        } else if let Shape::Map(inside) = shape {
            if let Some(level) = levels.last_mut() {
                level.key = Some(step.replace('_', " "));
            }
            value = value.get(step).unwrap_or(&Value::Null);
            shape = *inside;
        } else {
            let inside = match &shape {
                Shape::Named(name) => find(name).unwrap_or_default(),
                _ => Described::default(),
            };
            let found = inside.fields.into_iter().find(|known| known.name == step);
            value = value.get(step).unwrap_or(&Value::Null);
            let words = found.as_ref().and_then(|found| found.words.clone());
            levels.push(Level {
                name: step.to_owned(),
                words,
                of: inside.words,
                ..Level::default()
            });
            shape = found.map_or(Shape::Unknown, |found| found.shape);
        }
    }
    let documented = levels.last().is_some_and(|level| level.words.is_some());
    // A field on the way that has nothing to say beyond its name is left out.
    let last = levels.len().saturating_sub(1);
    let mut lines: Vec<String> = levels
        .iter()
        .enumerate()
        .rev()
        .filter(|(at, level)| *at == last || level.words.is_some() || level.leads())
        .map(|(_, level)| level.said())
        .collect();
    // What all of it is about.
    lines.extend(levels.first().and_then(|level| level.of.clone()));
    lines.dedup();
    Words { said: lines.join("\n"), documented }
}

/// A field on the way to a number, and where in it the way goes on.
#[derive(Debug, Default)]
struct Level {
    name: String,
    words: Option<String>,
    /// Places in lists inside each other, each with its list's length.
    places: Vec<(usize, usize)>,
    key: Option<String>,
    /// What the struct is that it is a field of.
    of: Option<String>,
}

impl Level {
    /// Whether it says which of several.
    fn leads(&self) -> bool {
        self.key.is_some() || !self.places.is_empty()
    }

    fn said(&self) -> String {
        let mut words = self.words.clone().unwrap_or_else(|| sentence(&self.name));
        if let Some(key) = &self.key {
            words.push_str(&format!(" Here “{key}”."));
        }
        match self.places.as_slice() {
            [] => {}
            [(at, of)] => words.push_str(&format!(" Here number {} of {of}.", at + 1)),
            [(row, rows), (at, of)] => {
                words.push_str(&format!(
                    " Here row {} of {rows}, number {} of {of}.",
                    row + 1,
                    at + 1
                ));
            }
            more => {
                let at: Vec<String> = more.iter().map(|(at, _)| (at + 1).to_string()).collect();
                words.push_str(&format!(" Here number {}.", at.join(", ")));
            }
        }
        words
    }
}

/// A field's name as words: `passes_nudging` is "Passes nudging".
fn sentence(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

impl Known {
    /// Reads a file, or all files in a folder. What is not Rust is the compiler's to refuse.
    fn read(&mut self, path: &Path) {
        if let Ok(entries) = fs::read_dir(path) {
            let mut inside: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
            inside.sort();
            inside.iter().for_each(|path| self.read(path));
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && let Ok(text) = fs::read_to_string(path)
            && let Ok(file) = source::parsed(&text)
        {
            self.file(&path.display().to_string(), &file);
        }
    }

    /// What a file says. Two files of a crate may have structs of one name, so a name means the
    /// struct of its own file where there is one.
    fn file(&mut self, name: &str, file: &File) {
        let mut own = Self::default();
        own.items(&file.items);
        let here: Vec<String> = own.structs.keys().cloned().collect();
        let qualified = |of: &str| format!("{name}::{of}");
        let qualify = |shape: &mut Shape| {
            shape.rename(&|of| here.iter().any(|known| known == of).then(|| qualified(of)));
        };
        own.structs
            .values_mut()
            .flat_map(|of| &mut of.fields)
            .for_each(|field| qualify(&mut field.shape));
        own.functions.values_mut().for_each(|(_, shape)| qualify(shape));
        for (of, described) in own.structs {
            self.structs.insert(qualified(&of), described.clone());
            self.structs.entry(of).or_insert(described);
        }
        for (of, (public, shape)) in own.functions {
            // One for others goes before a helper of another file.
            let known = self.functions.get(&of).is_some_and(|(known, _)| *known || !public);
            if !known {
                self.functions.insert(of, (public, shape));
            }
        }
        let mut tests = Tests::default();
        tests.visit_file(file);
        self.held.extend(tests.held);
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Struct(item) => {
                    let described = Described {
                        words: words(&item.attrs),
                        fields: item.fields.iter().filter_map(documented).collect(),
                    };
                    self.structs.entry(item.ident.to_string()).or_insert(described);
                }
                Item::Fn(function) => {
                    if let ReturnType::Type(_, returned) = &function.sig.output {
                        let public = matches!(function.vis, Visibility::Public(_));
                        let name = function.sig.ident.to_string();
                        self.functions.entry(name).or_insert((public, shape(returned)));
                    }
                }
                Item::Mod(module) => {
                    if let Some((_, items)) = &module.content {
                        self.items(items);
                    }
                }
                _ => {}
            }
        }
    }
}

fn documented(field: &Field) -> Option<Documented> {
    let name = field.ident.as_ref()?.to_string();
    Some(Documented { name, words: words(&field.attrs), shape: shape(&field.ty) })
}

/// The first paragraph of a doc comment, without its marks.
fn words(attributes: &[Attribute]) -> Option<String> {
    let mut text = String::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("doc")) {
        let syn::Meta::NameValue(doc) = &attribute.meta else { continue };
        let Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(line), .. }) = &doc.value else { continue };
        let line = line.value();
        if line.trim().is_empty() {
            if text.is_empty() { continue } else { break }
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(line.trim());
    }
    let plain = text.replace("[`", "").replace("`]", "").replace('`', "");
    (!plain.is_empty()).then_some(plain)
}

fn shape(of: &Type) -> Shape {
    match of {
        Type::Array(list) => Shape::List(Box::new(shape(&list.elem))),
        Type::Slice(list) => Shape::List(Box::new(shape(&list.elem))),
        Type::Reference(behind) => shape(&behind.elem),
        Type::Paren(inside) => shape(&inside.elem),
        Type::Tuple(tuple) => Shape::Tuple(tuple.elems.iter().map(shape).collect()),
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else { return Shape::Unknown };
            let mut inside = match &last.arguments {
                PathArguments::AngleBracketed(of) => of
                    .args
                    .iter()
                    .filter_map(|of| match of {
                        GenericArgument::Type(of) => Some(shape(of)),
                        _ => None,
                    })
                    .collect(),
                _ => Vec::new(),
            };
            match last.ident.to_string().as_str() {
                "Vec" | "VecDeque" if !inside.is_empty() => Shape::List(Box::new(inside.remove(0))),
                "Option" | "Box" | "Rc" | "Arc" | "Result" | "Cow" if !inside.is_empty() => {
                    inside.remove(0)
                }
                "BTreeMap" | "HashMap" | "IndexMap" if inside.len() == 2 => {
                    Shape::Map(Box::new(inside.remove(1)))
                }
                name => Shape::Named(name.to_owned()),
            }
        }
        _ => Shape::Unknown,
    }
}

/// The calls of `worked!` in a test, and the values that they are given by name.
#[derive(Default)]
struct Tests {
    held: HashMap<String, Held>,
    set: HashMap<String, Held>,
}

impl<'ast> Visit<'ast> for Tests {
    fn visit_stmt(&mut self, statement: &'ast Stmt) {
        if let Stmt::Local(local) = statement
            && let Pat::Ident(name) = &local.pat
            && let Some(value) = &local.init
            && let Some(held) = self.held_in(&value.expr)
        {
            self.set.insert(name.ident.to_string(), held);
        }
        syn::visit::visit_stmt(self, statement);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        if call.path.segments.last().is_none_or(|name| name.ident != "worked") {
            return;
        }
        let parser = syn::punctuated::Punctuated::<Expr, syn::Token![,]>::parse_terminated;
        let Ok(arguments) = call.parse_body_with(parser) else { return };
        if let [Expr::Lit(name), value, ..] = arguments.iter().collect::<Vec<_>>().as_slice()
            && let syn::Lit::Str(name) = &name.lit
            && let Some(held) = self.held_in(value)
        {
            self.held.insert(name.value(), held);
        }
    }
}

impl Tests {
    fn held_in(&self, value: &Expr) -> Option<Held> {
        let last = |path: &syn::Path| path.segments.last().map(|name| name.ident.to_string());
        match value {
            Expr::Reference(behind) => self.held_in(&behind.expr),
            Expr::Call(call) => match call.func.as_ref() {
                Expr::Path(function) => last(&function.path).map(Held::Returned),
                _ => None,
            },
            Expr::Struct(written) => last(&written.path).map(Held::Struct),
            Expr::Path(name) => self.set.get(&last(&name.path)?).cloned(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CRATE: &str = r#"
        /// What two ways cost.
        pub struct Cost {
            /// Forward passes that nudging takes: weights × 2,
            /// for one sample.
            ///
            /// More of it.
            pub passes: usize,
            /// The gradients, a row for each hidden node.
            pub gradients: Vec<Vec<f64>>,
            pub by_size: Vec<(f64, Row)>,
            /// What each mistake does.
            pub bugs: BTreeMap<String, Row>,
        }
        pub struct Row {
            /// How many of the `starts` end well.
            pub solved: usize,
        }
        pub fn cost() -> Cost { todo!() }
    "#;

    fn said(test: &str, field: &str) -> Words {
        let (mut own, mut held) = (Known::default(), Known::default());
        own.file("a.rs", &source::parsed("pub struct Row { pub solved: f64 }").unwrap());
        own.file("b.rs", &source::parsed(CRATE).unwrap());
        held.file("t.rs", &source::parsed(test).unwrap());
        let numbers = serde_json::json!({
            "passes": 32, "gradients": [[1, 2, 3], [4, 5, 6]], "by_size": [[0.5, { "solved": 7 }]],
            "bugs": { "no_slope": { "solved": 3 } },
        });
        let shape = match &held.held["cost"] {
            Held::Struct(name) => Shape::Named(name.clone()),
            Held::Returned(function) => own.functions[function].1.clone(),
        };
        walked(field, shape, &numbers, |name| own.structs.get(name).cloned())
    }

    const TEST: &str = "#[test] fn t() { proof::worked!(\"cost\", worked::cost()); }";

    #[test]
    fn a_field_speaks_by_its_documentation() {
        let words = said(TEST, "passes");
        assert_eq!(
            words.said,
            "Forward passes that nudging takes: weights × 2, for one sample.\nWhat two ways cost."
        );
        assert!(words.documented);
    }

    #[test]
    fn a_place_in_a_list_is_counted_from_one() {
        assert_eq!(
            said(TEST, "gradients.1.2").said,
            "The gradients, a row for each hidden node. Here row 2 of 2, number 3 of 3.\n\
             What two ways cost."
        );
    }

    #[test]
    fn a_field_without_words_has_its_name_and_is_known_for_it() {
        let words = said(TEST, "by_size.0.1.solved");
        assert_eq!(
            words.said,
            "How many of the starts end well.\nBy size. Here row 1 of 1, number 2 of 2.\n\
             What two ways cost."
        );
        assert!(!said(TEST, "by_size.0.0").documented);
    }

    #[test]
    fn a_key_of_a_map_is_no_field() {
        let words = said(TEST, "bugs.no_slope.solved");
        assert_eq!(
            words.said,
            "How many of the starts end well.\nWhat each mistake does. Here “no slope”.\n\
             What two ways cost."
        );
    }

    #[test]
    fn a_value_is_followed_to_where_it_was_made() {
        for test in [
            "fn t() { let c = worked::cost(); proof::worked!(\"cost\", &c); }",
            "fn t() { proof::worked!(\"cost\", Cost { passes: 1, ..made() }); }",
        ] {
            assert!(said(test, "passes").documented, "{test}");
        }
    }
}
