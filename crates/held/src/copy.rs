//! The copy of the sources in which any printed number can be made wrong.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use anyhow::{Context, Result, anyhow, bail};
use contents::chapter::is_chapter;
use regex::Regex;
use syn::{
    Expr, Fields, FnArg, Item, ItemFn, ItemStruct, Pat, Token, Visibility,
    parse::Parser,
    punctuated::Punctuated,
    spanned::Spanned,
    visit::{self, Visit},
};

use crate::printed::pattern;

/// What the copy can make wrong.
#[derive(Debug, Default)]
pub struct Copy {
    /// The snapshots by `ch10/one_update`, each with the function that computes it, as `through` in
    /// `wrong.rs` is told of it.
    pub functions: BTreeMap<String, String>,
}

/// Brings the copy up to date with the files of the sources, and changes it on the way. A file that
/// is the same as before keeps its time, so that cargo need not compile it again.
///
/// # Errors
/// Where a file cannot be read or written, or has not the shape that is counted on.
pub fn renew(sources: &Path, files: &[PathBuf], copy: &Path) -> Result<Copy> {
    let mut here = BTreeSet::new();
    let known = snapshots(sources, files)?;
    for file in files {
        let from = sources.join(file);
        // What was removed and is not committed yet is missing.
        if !from.is_file() {
            continue;
        }
        let bytes = fs::read(&from).with_context(|| from.display().to_string())?;
        let bytes =
            match changed(file, &bytes, &known).with_context(|| file.display().to_string())? {
                Some(text) => text.into_bytes(),
                None => bytes,
            };
        write(&copy.join(file), &bytes)?;
        here.insert(copy.join(file));
    }
    let module = copy.join("crates/study/src/wrong.rs");
    write(&module, include_bytes!("wrong.rs"))?;
    here.insert(module);
    remove_others(copy, &here)?;
    let functions =
        known.into_iter().map(|(snapshot, function)| (snapshot, function.id())).collect();
    Ok(Copy { functions })
}

fn write(to: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(to).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    let folder = to.parent().context("a file lies in a folder")?;
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    fs::write(to, bytes).with_context(|| to.display().to_string())
}

/// Removes the files that the sources have no longer.
fn remove_others(folder: &Path, here: &BTreeSet<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() && !path.is_symlink() {
            remove_others(&path, here)?;
        } else if !here.contains(&path) {
            fs::remove_file(&path).with_context(|| path.display().to_string())?;
        }
    }
    Ok(())
}

/// A function of a chapter's `worked` that computes a snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Function {
    chapter: String,
    file: PathBuf,
    /// The modules inside the file, and the name.
    path: Vec<String>,
}

impl Function {
    /// `ch10/one_update`, or `ch10/errata::errata` where a module inside the file has it.
    fn id(&self) -> String {
        format!("{}/{}", self.chapter, self.path.join("::"))
    }
}

/// The snapshots that a call of a worked function computes, with this function.
fn snapshots(sources: &Path, files: &[PathBuf]) -> Result<BTreeMap<String, Function>> {
    let mut there: BTreeMap<&str, Vec<Function>> = BTreeMap::new();
    let mut called = vec![];
    for file in files.iter().filter(|file| sources.join(file).is_file()) {
        let Some((chapter, inside)) = in_chapter(file) else { continue };
        let is_test = inside.starts_with("tests") && inside.components().count() == 2;
        let is_worked = inside.starts_with("src/worked") || inside == Path::new("src/worked.rs");
        if file.extension().is_none_or(|kind| kind != "rs") || !(is_test || is_worked) {
            continue;
        }
        let text = fs::read_to_string(sources.join(file))?;
        let code = syn::parse_file(&text).with_context(|| file.display().to_string())?;
        if is_test {
            let mut calls = Calls::default();
            calls.visit_file(&code);
            called.extend(calls.found().into_iter().map(|(name, path)| (chapter, name, path)));
        } else {
            let functions = there.entry(chapter).or_default();
            public(&code.items, &mut vec![], &mut |path, _| {
                let (chapter, file) = (chapter.to_owned(), file.clone());
                functions.push(Function { chapter, file, path });
            });
        }
    }
    let mut found = BTreeMap::new();
    for (chapter, snapshot, path) in called {
        let functions = there.get(chapter).map_or(&[][..], Vec::as_slice);
        let of_name: Vec<&Function> =
            functions.iter().filter(|function| function.path.last() == path.last()).collect();
        let [function] = of_name[..] else {
            bail!(
                "{chapter}: `{}` of the snapshot `{snapshot}` is not the name of one public \
                 function in src/worked: there are {}",
                path.join("::"),
                of_name.len()
            );
        };
        found.insert(format!("{chapter}/{snapshot}"), function.clone());
    }
    Ok(found)
}

/// The chapter that a file belongs to, and its place there.
fn in_chapter(file: &Path) -> Option<(&str, &Path)> {
    let inside = file.strip_prefix("crates").ok()?;
    let name = inside.components().next()?.as_os_str().to_str()?;
    let (id, _) = name.split_once('-').filter(|_| is_chapter(name))?;
    Some((id, inside.strip_prefix(name).ok()?))
}

/// What `proof::worked!` is told in a test file.
#[derive(Default)]
struct Calls {
    worked: Vec<(String, Expr)>,
    named: BTreeMap<String, Expr>,
}

impl Calls {
    /// The names of snapshots with the paths of the functions that compute them.
    fn found(self) -> Vec<(String, Vec<String>)> {
        let function = |value: &Expr| -> Option<Vec<String>> {
            let value = match value {
                Expr::Reference(reference) => &*reference.expr,
                value => value,
            };
            let value = match value {
                Expr::Path(path) => self.named.get(&path.path.get_ident()?.to_string())?,
                value => value,
            };
            let Expr::Call(call) = value else { return None };
            let Expr::Path(path) = &*call.func else { return None };
            let steps: Vec<String> =
                path.path.segments.iter().map(|step| step.ident.to_string()).collect();
            (steps.len() > 1 && steps[0] == "worked").then_some(steps)
        };
        let found = self.worked.iter();
        found.filter_map(|(name, value)| Some((name.clone(), function(value)?))).collect()
    }
}

impl<'a> Visit<'a> for Calls {
    fn visit_macro(&mut self, call: &'a syn::Macro) {
        if call.path.segments.last().is_some_and(|name| name.ident == "worked") {
            let told = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(call.tokens.clone());
            let told: Vec<Expr> = told.into_iter().flatten().collect();
            if let [Expr::Lit(name), value] = &told[..]
                && let syn::Lit::Str(name) = &name.lit
            {
                self.worked.push((name.value(), value.clone()));
            }
        }
        visit::visit_macro(self, call);
    }

    fn visit_local(&mut self, local: &'a syn::Local) {
        if let (Pat::Ident(name), Some(value)) = (&local.pat, &local.init) {
            self.named.insert(name.ident.to_string(), (*value.expr).clone());
        }
        visit::visit_local(self, local);
    }
}

/// Every public function of a file, in its modules too.
fn public<'a>(
    items: &'a [Item],
    modules: &mut Vec<String>,
    found: &mut impl FnMut(Vec<String>, &'a ItemFn),
) {
    for item in items {
        match item {
            Item::Fn(function) if matches!(function.vis, Visibility::Public(_)) => {
                let mut path = modules.clone();
                path.push(function.sig.ident.to_string());
                found(path, function);
            }
            Item::Mod(module) => {
                if let Some((_, items)) = &module.content {
                    modules.push(module.ident.to_string());
                    public(items, modules, found);
                    modules.pop();
                }
            }
            _ => (),
        }
    }
}

/// The text that stands in the copy for this file, where it is another one.
fn changed(
    file: &Path,
    bytes: &[u8],
    known: &BTreeMap<String, Function>,
) -> Result<Option<String>> {
    let text = || std::str::from_utf8(bytes).context("a source is text");
    if file == Path::new("crates/study/src/lib.rs") {
        return Ok(Some(format!(
            "{}\npub mod wrong;\nextern crate self as study;\n",
            with_numbers(text()?)?
        )));
    }
    if file == Path::new("crates/proof/src/lib.rs") {
        return proof(text()?).map(Some);
    }
    if file == Path::new("Cargo.lock") {
        return Ok(Some(locked_with_study(text()?)));
    }
    let Some((chapter, inside)) = in_chapter(file) else { return Ok(None) };
    let is_code = file.extension().is_some_and(|kind| kind == "rs");
    if inside == Path::new("Cargo.toml") {
        return Ok(Some(with_study(text()?)));
    }
    if is_code && inside.starts_with("src") && inside != Path::new("src/main.rs") {
        return chapter_code(file, text()?, known).map(Some);
    }
    if is_code && inside.starts_with("tests") {
        return Ok(Some(with_recordings(chapter, text()?)));
    }
    Ok(None)
}

/// The manifest of a chapter, with `study` among what it needs.
fn with_study(manifest: &str) -> String {
    if manifest.lines().any(|line| line.starts_with("study.") || line.starts_with("study ")) {
        return manifest.to_owned();
    }
    match manifest.find("[dependencies]\n") {
        Some(_) => {
            manifest.replacen("[dependencies]\n", "[dependencies]\nstudy.workspace = true\n", 1)
        }
        None => format!("{manifest}\n[dependencies]\nstudy.workspace = true\n"),
    }
}

/// The lock file with the same addition, as cargo would write it.
fn locked_with_study(lock: &str) -> String {
    let package = |block: &str| -> String {
        let name = block.lines().find_map(|line| line.strip_prefix("name = \""));
        let is_chapter = name.is_some_and(|name| is_chapter(name.trim_end_matches('"')));
        let list = block.split_once("dependencies = [\n").filter(|_| is_chapter);
        let Some((before, (list, after))) =
            list.and_then(|(before, rest)| Some((before, rest.split_once("]")?)))
        else {
            return block.to_owned();
        };
        let lines: BTreeSet<&str> = list.lines().chain([" \"study\","]).collect();
        let list: String = lines.iter().map(|line| format!("{line}\n")).collect();
        format!("{before}dependencies = [\n{list}]{after}")
    };
    lock.split("\n\n").map(package).collect::<Vec<_>>().join("\n\n")
}

/// `proof` with the way to wrong recordings, and without the comparison with the right ones: that
/// a recording notices a change says nothing.
fn proof(text: &str) -> Result<String> {
    let mut edits = vec![];
    for item in &syn::parse_file(text)?.items {
        if let Item::Fn(function) = item
            && function.sig.ident == "held"
        {
            let start = function.block.brace_token.span.open().byte_range().end;
            edits.push((start..start, " if true { return; } ".to_owned()));
        }
    }
    if edits.is_empty() {
        bail!("there is no function `held` that compares with a recording");
    }
    Ok(apply(text, edits) + "\npub use study::wrong;\n")
}

/// A test file whose recordings may be wrong ones.
fn with_recordings(chapter: &str, text: &str) -> String {
    static INCLUDED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r#"include_str!\(\s*"((?:[^"]*/)?)snapshots/(\w+)\.snap"\s*\)"#));
    let recording = |found: &regex::Captures<'_>| {
        // The folder says whose it is, where it is another chapter's.
        let other = found[1].split('/').find(|step| is_chapter(step));
        let chapter = other.and_then(|name| name.split('-').next()).unwrap_or(chapter);
        format!("::proof::wrong::recording(\"{chapter}/{}\", {})", &found[2], &found[0])
    };
    INCLUDED.replace_all(text, recording).into_owned()
}

/// A file of a chapter in which numbers can be made wrong.
fn chapter_code(file: &Path, text: &str, known: &BTreeMap<String, Function>) -> Result<String> {
    let code = syn::parse_file(text)?;
    let mut edits = vec![];
    structs(&code.items, &mut edits);
    let mut failure = None;
    public(&code.items, &mut vec![], &mut |path, function| {
        let computes =
            known.values().find(|function| function.file == file && function.path == path);
        if let Some(known) = computes {
            match wrapped(text, function, &known.id()) {
                Ok(more) => edits.extend(more),
                Err(error) => failure = Some(error),
            }
        }
    });
    match failure {
        Some(error) => Err(error),
        None => Ok(apply(text, edits)),
    }
}

type Edit = (std::ops::Range<usize>, String);

fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|(range, _)| range.start);
    let mut changed = text.to_owned();
    for (range, new) in edits.into_iter().rev() {
        changed.replace_range(range, &new);
    }
    changed
}

/// The function under another name, and beside it, on the same line, one of its name that passes
/// on what it returns.
fn wrapped(text: &str, function: &ItemFn, id: &str) -> Result<Vec<Edit>> {
    let name = &function.sig.ident;
    let arguments = function.sig.inputs.iter().map(|argument| match argument {
        FnArg::Typed(argument) => match &*argument.pat {
            Pat::Ident(name) => Ok(name.ident.to_string()),
            _ => Err(anyhow!("`{name}` takes an argument apart in its signature")),
        },
        FnArg::Receiver(_) => Err(anyhow!("`{name}` is a method")),
    });
    let arguments = arguments.collect::<Result<Vec<String>>>()?.join(", ");
    let start = function.vis.span().byte_range().start;
    let body = function.block.brace_token.span.open().byte_range().start;
    let signature = &text[start..body];
    let end = function.block.brace_token.span.close().byte_range().end;
    Ok(vec![
        (name.span().byte_range(), format!("{name}_as_it_is")),
        (
            end..end,
            format!(
                " {signature} {{ ::study::wrong::through(\"{id}\", {name}_as_it_is({arguments})) }}"
            ),
        ),
    ])
}

/// `study` with the ways to the numbers of its structs.
fn with_numbers(text: &str) -> Result<String> {
    let mut edits = vec![];
    structs(&syn::parse_file(text)?.items, &mut edits);
    Ok(apply(text, edits))
}

/// Beside every struct, on the line where it ends, the way to its numbers.
fn structs(items: &[Item], edits: &mut Vec<Edit>) {
    for item in items {
        match item {
            Item::Struct(item)
                if is_always_there(&item.attrs) && item.generics.params.is_empty() =>
            {
                let end = item.span().byte_range().end;
                edits.push((end..end, leaves(item)));
            }
            Item::Mod(module) if is_always_there(&module.attrs) => {
                if let Some((_, items)) = &module.content {
                    structs(items, edits);
                }
            }
            _ => (),
        }
    }
}

fn is_always_there(attributes: &[syn::Attribute]) -> bool {
    !attributes.iter().any(|attribute| attribute.path().is_ident("cfg"))
}

fn leaves(item: &ItemStruct) -> String {
    let field = |name: &str, steps: &str| {
        format!("(&mut ::study::wrong::Field(&mut self.{name})).add_inside({steps}, by)")
    };
    let body = match &item.fields {
        // A struct around one value is written as this value.
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => field("0", "steps"),
        Fields::Unit => "false".to_owned(),
        fields => {
            let arms: String = fields
                .iter()
                .enumerate()
                .map(|(place, of)| {
                    let name = of.ident.as_ref().map_or(place.to_string(), ToString::to_string);
                    let key = name.trim_start_matches("r#");
                    format!("\"{key}\" => {}, ", field(&name, "rest"))
                })
                .collect();
            format!(
                "let Some((step, rest)) = steps.split_first() else {{ return false }}; \
                 match step.as_str() {{ {arms}_ => false }}"
            )
        }
    };
    format!(
        " impl ::study::wrong::Leaves for {} {{ fn add(&mut self, steps: &[::std::string::String], \
         by: f64) -> bool {{ use ::study::wrong::{{Known as _, Unknown as _}}; {body} }} }}",
        item.ident
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_passes_its_result_on() {
        let text = "//! Numbers.\n\n/// One.\npub fn one(n: usize) -> One {\n    One(n)\n}\n";
        let file = PathBuf::from("crates/ch01-a/src/worked.rs");
        let function =
            Function { chapter: "ch01".into(), file: file.clone(), path: vec!["one".into()] };
        let known = BTreeMap::from([("ch01/first".to_owned(), function)]);
        assert_eq!(
            chapter_code(&file, text, &known).unwrap(),
            "//! Numbers.\n\n/// One.\npub fn one_as_it_is(n: usize) -> One {\n    One(n)\n} \
             pub fn one(n: usize) -> One  { ::study::wrong::through(\"ch01/one\", one_as_it_is(n)) }\n"
        );
    }

    #[test]
    fn a_struct_gets_the_way_to_its_numbers() {
        let text = "/// A.\nstruct A {\n    /// b\n    b: f64,\n}\nstruct C(A);\nstruct D<T>(T);\n";
        let changed = with_numbers(text).unwrap();
        assert_eq!(changed.lines().count(), text.lines().count());
        let lines: Vec<&str> = changed.lines().collect();
        assert!(lines[4].contains("impl ::study::wrong::Leaves for A"), "{}", lines[4]);
        assert!(lines[4].contains("\"b\" => (&mut ::study::wrong::Field(&mut self.b))"));
        assert!(lines[5].contains("Field(&mut self.0)).add_inside(steps, by)"), "{}", lines[5]);
        assert_eq!(lines[6], "struct D<T>(T);");
    }

    #[test]
    fn the_functions_of_snapshots_are_found() {
        let test = r#"
            fn all() {
                proof::worked!("one", worked::one());
                proof::worked!("two", worked::part::two(&worked::one()));
                let third = worked::three();
                proof::worked!("three", &third);
                proof::worked!("four", own());
            }
        "#;
        let mut calls = Calls::default();
        calls.visit_file(&syn::parse_file(test).unwrap());
        let found: Vec<String> = calls
            .found()
            .into_iter()
            .map(|(name, path)| format!("{name} {}", path.join("::")))
            .collect();
        assert_eq!(found, ["one worked::one", "two worked::part::two", "three worked::three"]);
    }

    #[test]
    fn a_recording_is_passed_on() {
        assert_eq!(
            with_recordings("ch10", r#"f(include_str!("snapshots/one.snap"))"#),
            r#"f(::proof::wrong::recording("ch10/one", include_str!("snapshots/one.snap")))"#
        );
        let other = "include_str!(\n    \"../../ch09-training/tests/snapshots/xor.snap\"\n)";
        assert_eq!(
            with_recordings("ch10", other),
            format!("::proof::wrong::recording(\"ch09/xor\", {other})")
        );
        let program = r#"include_str!("snapshots/example-one.snap")"#;
        assert_eq!(with_recordings("ch10", program), program);
    }

    #[test]
    fn study_is_asked_for_once() {
        let manifest = "[package]\nname = \"a\"\n\n[dependencies]\nserde.workspace = true\n";
        let changed = with_study(manifest);
        assert!(changed.contains("[dependencies]\nstudy.workspace = true\nserde"));
        assert_eq!(with_study(&changed), changed);
        let lock = "[[package]]\nname = \"ch01-a\"\ndependencies = [\n \"proof\",\n \"syn\",\n]\n\n\
                    [[package]]\nname = \"plot\"\ndependencies = [\n \"serde\",\n]\n";
        let changed = lock.replace(" \"syn\",", " \"study\",\n \"syn\",");
        assert_eq!(locked_with_study(lock), changed);
        assert_eq!(locked_with_study(&changed), changed);
    }
}
