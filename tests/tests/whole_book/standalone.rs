//! A chapter's crate is enough: a program of the reader's own that depends on one chapter can
//! name everything that the chapter asks for and gives.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use book_tests::sample::project;
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Fields, ImplItem, Item, Signature, TraitItem, UseTree, Visibility};

/// What is always in scope, and the traits of the standard library that signatures name by
/// themselves.
const PRELUDE: &[&str] = &[
    "Self",
    "bool",
    "char",
    "f32",
    "f64",
    "i8",
    "i16",
    "i32",
    "i64",
    "i128",
    "isize",
    "str",
    "u8",
    "u16",
    "u32",
    "u64",
    "u128",
    "usize",
    "Box",
    "Clone",
    "Copy",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "Into",
    "IntoIterator",
    "Iterator",
    "Option",
    "Result",
    "Send",
    "String",
    "Sync",
    "Vec",
    "std",
];

/// What stands in a signature and is no type.
const KEYWORDS: &[&str] = &["_", "as", "const", "dyn", "fn", "for", "impl", "mut", "where"];

#[test]
fn a_chapter_alone_gives_every_type_that_its_functions_take() {
    let mut missing = String::new();
    let mut asked = 0;
    for folder in chapters() {
        let mut chapter = Chapter::default();
        chapter.read(&folder, "lib");
        asked += chapter.asked.len();
        for line in chapter.missing() {
            _ = writeln!(missing, "{}: {line}", folder.display());
        }
    }
    assert!(missing.is_empty(), "a reader who depends on the chapter alone cannot name\n{missing}");
    assert!(asked > 20, "only {asked} types of earlier chapters: are they still found?");
}

#[test]
fn a_module_within_a_module_is_read_where_it_lies() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, text: &str| {
        let path = folder.path().join("src").join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    file("lib.rs", "pub mod table;");
    file(
        "table.rs",
        "pub mod number;
         use number::Style;
         pub struct Column { pub style: Style }",
    );
    file("table/number.rs", "pub struct Style; pub fn lost(network: ch09_training::Network) {}");
    let mut chapter = Chapter::default();
    chapter.read(folder.path(), "lib");
    assert_eq!(
        chapter.missing(),
        ["`Network` of ch09_training, which `lost` in table/number.rs asks for"]
    );
}

#[test]
fn a_type_that_a_chapter_keeps_to_itself_is_found() {
    let mut chapter = Chapter::default();
    chapter.parse(
        "lib",
        "use ch09_training::{Network, error};
         use ch11_architecture::ndarray::{Array1, Array2};
         pub use ch03_learning_rule::Sample;
         pub use rand;
         use rand::rngs::StdRng;
         pub struct Own { pub seen: Vec<Sample>, hidden: Array1<f64> }
         pub fn fine(own: &mut Own, rng: &mut StdRng) -> [f64; 2] { error(own) }
         fn private(network: &Network) {}
         pub fn backpropagate<F: Fn(f64)>(network: &Network, sample: F) -> Option<Array2<f64>> {}
         impl Own { pub fn with(&self, other: ch12_network::Trainer) {} }
         pub struct Fixed<T, const I: usize> { pub rows: [[T; I]; I] }
         impl<T, const I: usize> Fixed<T, I> { pub fn turned(&self, by: [isize; I]) -> T {} }",
    );
    assert_eq!(
        chapter.missing(),
        [
            "`Array2` of ch11_architecture::ndarray, which `backpropagate` in lib.rs asks for",
            "`Network` of ch09_training, which `backpropagate` in lib.rs asks for",
            "`Trainer` of ch12_network, which `with` in lib.rs asks for",
        ]
    );
}

/// The folders of the chapters that have a page, in their order.
fn chapters() -> Vec<PathBuf> {
    let pages = project().join("book/src");
    let mut folders: Vec<_> = fs::read_dir(project().join("crates"))
        .expect("the crates")
        .map(|folder| folder.expect("a crate").path())
        .filter(|folder| {
            let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            name.starts_with("ch") && pages.join(format!("{name}.md")).exists()
        })
        .collect();
    folders.sort();
    assert!(folders.len() > 10, "only {} chapters: are they still found?", folders.len());
    folders
}

/// The public face of a chapter's crate: all its modules but `worked` and `figures`, which are
/// the book's own.
#[derive(Default)]
struct Chapter {
    /// Types that its public signatures and fields name, and one place where each is named.
    asked: BTreeMap<Named, String>,
    /// What the crate's root gives on to its users, types and whole crates.
    given: BTreeSet<Named>,
}

/// A name and the path that it was taken from, which is empty for the chapter's own.
type Named = (String, String);

impl Chapter {
    fn read(&mut self, folder: &Path, module: &str) {
        let file = folder.join("src").join(module).with_extension("rs");
        let text =
            fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for inner in self.parse(module, &text) {
            // `table` in `lib.rs` is `table.rs`, and `number` in that one is `table/number.rs`.
            let below = if module == "lib" { inner } else { format!("{module}/{inner}") };
            self.read(folder, &below);
        }
    }

    /// Takes one file's text; gives the modules that have a file of their own.
    fn parse(&mut self, module: &str, text: &str) -> Vec<String> {
        let items = syn::parse_file(text).unwrap_or_else(|error| panic!("{module}: {error}")).items;
        let mut taken = BTreeMap::new();
        for item in &items {
            if let Item::Use(item) = item {
                let names = imported(&item.tree, "");
                if module == "lib" && is_public(&item.vis) {
                    self.given.extend(names.iter().cloned());
                }
                taken.extend(names);
            } else if let Some(own) = defined(item) {
                taken.insert(own, String::new());
            }
        }
        for item in &items {
            for (owner, tokens, generics) in signatures(item) {
                for path in paths(tokens) {
                    let (first, last) = (&path[0], &path[path.len() - 1]);
                    if PRELUDE.contains(&first.as_str()) || generics.contains(first) {
                        continue;
                    }
                    let place = format!("`{owner}` in {module}.rs");
                    let from = match taken.get(first) {
                        Some(from) if path.len() == 1 => from.clone(),
                        Some(from) if from.is_empty() => first.clone(),
                        Some(from) => format!("{from}::{first}"),
                        None => path[..path.len() - 1].join("::"),
                    };
                    // The chapter's own: from this file, or from a module that this file has.
                    let has = |name: &str| taken.get(name).is_some_and(String::is_empty);
                    let own = has(first) || from.split("::").next().is_some_and(has);
                    let inside = ["std", "crate", "self", "super"];
                    if !own && !inside.iter().any(|root| from.split("::").next() == Some(root)) {
                        self.asked.entry((last.clone(), from)).or_insert(place);
                    }
                }
            }
        }
        let modules = items.iter().filter_map(|item| match item {
            Item::Mod(inner) if inner.content.is_none() && is_public(&inner.vis) => {
                Some(inner.ident.to_string())
            }
            _ => None,
        });
        modules.filter(|name| !matches!(name.as_str(), "worked" | "figures")).collect()
    }

    /// Types asked for and not given: neither by themselves nor with the crate they are in.
    fn missing(&self) -> Vec<String> {
        let given = |name: &str, from: &str| {
            let crates = from.split("::");
            self.given.iter().any(|(gives, _)| gives == name)
                || crates.into_iter().any(|part| self.given.iter().any(|(gives, _)| gives == part))
        };
        self.asked
            .iter()
            .filter(|((name, from), _)| !given(name, from))
            .map(|((name, from), place)| format!("`{name}` of {from}, which {place} asks for"))
            .collect()
    }
}

/// The names that a `use` brings into scope, and what each was taken from.
fn imported(tree: &UseTree, from: &str) -> Vec<Named> {
    let inside = |name: &syn::Ident| match from {
        "" => name.to_string(),
        from => format!("{from}::{name}"),
    };
    match tree {
        UseTree::Path(path) => imported(&path.tree, &inside(&path.ident)),
        UseTree::Group(group) => group.items.iter().flat_map(|tree| imported(tree, from)).collect(),
        UseTree::Name(name) => vec![(name.ident.to_string(), from.to_owned())],
        UseTree::Rename(name) => vec![(name.rename.to_string(), from.to_owned())],
        UseTree::Glob(_) => vec![],
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// The name of a type or a trait that stands in this file.
fn defined(item: &Item) -> Option<String> {
    let name = match item {
        Item::Enum(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Mod(item) => &item.ident,
        Item::Const(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}

/// The public signatures, fields and types in an item: whose they are, the types, and the names
/// that are parameters there.
fn signatures(item: &Item) -> Vec<(String, TokenStream, Vec<String>)> {
    let of = |signature: &Signature| {
        let mut tokens = TokenStream::new();
        for input in &signature.inputs {
            if let syn::FnArg::Typed(input) = input {
                input.ty.to_tokens(&mut tokens);
                tokens.extend(quote::quote!(,));
            }
        }
        signature.output.to_tokens(&mut tokens);
        signature.generics.where_clause.to_tokens(&mut tokens);
        let bounds = signature.generics.type_params().map(|parameter| &parameter.bounds);
        bounds.for_each(|bounds| {
            tokens.extend(quote::quote!(,));
            bounds.to_tokens(&mut tokens);
        });
        (signature.ident.to_string(), tokens, parameters(&signature.generics))
    };
    let fields = |owner: &syn::Ident, fields: &Fields, all: bool| {
        let public = fields.iter().filter(|field| all || is_public(&field.vis));
        let types = public.map(|field| (owner.to_string(), field.ty.to_token_stream(), vec![]));
        types.collect::<Vec<_>>()
    };
    let around = match item {
        Item::Struct(item) => parameters(&item.generics),
        Item::Enum(item) => parameters(&item.generics),
        Item::Type(item) => parameters(&item.generics),
        Item::Trait(item) => parameters(&item.generics),
        Item::Impl(item) => parameters(&item.generics),
        _ => vec![],
    };
    let mut found = match item {
        Item::Fn(item) if is_public(&item.vis) => vec![of(&item.sig)],
        Item::Struct(item) if is_public(&item.vis) => fields(&item.ident, &item.fields, false),
        Item::Enum(item) if is_public(&item.vis) => {
            item.variants.iter().flat_map(|one| fields(&item.ident, &one.fields, true)).collect()
        }
        Item::Type(item) if is_public(&item.vis) => {
            vec![(item.ident.to_string(), item.ty.to_token_stream(), vec![])]
        }
        Item::Const(item) if is_public(&item.vis) => {
            vec![(item.ident.to_string(), item.ty.to_token_stream(), vec![])]
        }
        Item::Trait(item) if is_public(&item.vis) => {
            let methods = item.items.iter().filter_map(|item| match item {
                TraitItem::Fn(method) => Some(of(&method.sig)),
                _ => None,
            });
            methods.collect()
        }
        Item::Impl(block) if block.trait_.is_none() => {
            let methods = block.items.iter().filter_map(|item| match item {
                ImplItem::Fn(method) if is_public(&method.vis) => Some(of(&method.sig)),
                _ => None,
            });
            methods.collect()
        }
        _ => vec![],
    };
    for (_, _, generics) in &mut found {
        generics.extend(around.iter().cloned());
    }
    found
}

/// The names that stand for a type or for a number.
fn parameters(generics: &syn::Generics) -> Vec<String> {
    let types = generics.type_params().map(|one| one.ident.to_string());
    types.chain(generics.const_params().map(|one| one.ident.to_string())).collect()
}

/// The paths in some types: `Option`, `ndarray::Array2`. Names bound by `=`, lifetimes, keywords
/// and constants such as an array's length are none.
fn paths(tokens: TokenStream) -> Vec<Vec<String>> {
    let mut found: Vec<Vec<String>> = vec![];
    let mut colons = 0;
    let mut lifetime = false;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(name) => {
                let name = name.to_string();
                let bound =
                    matches!(tokens.peek(), Some(TokenTree::Punct(p)) if p.as_char() == '=');
                if colons == 2 {
                    found.last_mut().expect("a path before its colons").push(name);
                } else if !lifetime && !bound && !KEYWORDS.contains(&name.as_str()) {
                    found.push(vec![name]);
                }
                (colons, lifetime) = (0, false);
            }
            TokenTree::Punct(mark) => {
                colons = if mark.as_char() == ':' { colons + 1 } else { 0 };
                lifetime = mark.as_char() == '\'';
            }
            TokenTree::Group(group) => {
                // `[f64; POINTS]`: what is after the semicolon is a number.
                let inside = group.stream().into_iter();
                let types = inside.take_while(
                    |token| !matches!(token, TokenTree::Punct(mark) if mark.as_char() == ';'),
                );
                found.extend(paths(types.collect()));
                colons = 0;
            }
            TokenTree::Literal(_) => colons = 0,
        }
    }
    found
}

/// The README's program, in a folder of its own as a reader would have it, prints what the README
/// says.
#[test]
fn the_program_of_the_readme_runs() {
    let readme = fs::read_to_string(project().join("README.md")).expect("the README");
    let readme = readme.replace("\r\n", "\n");
    let (_, section) = readme.split_once("### A program of your own").expect("its section");
    let [manifest, program, output] = ["toml", "rust", "text"].map(|language| {
        let fence = format!("```{language}\n");
        let (_, code) = section.split_once(&fence).unwrap_or_else(|| panic!("no {language} in it"));
        code.split_once("```").expect("the end of the code").0
    });
    // Where the reader has put the book, this checkout.
    let there = "../weight-by-weight";
    assert!(manifest.contains(there), "the README's path has changed: {manifest}");
    let here = project().display().to_string().replace('\\', "/");
    let package = "[package]\nname = \"standalone\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n";

    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    fs::create_dir(folder.path().join("src")).expect("a folder");
    file("src/main.rs", program);
    file("Cargo.toml", &(package.to_owned() + &manifest.replace(there, &here)));
    // The versions and the settings of the workspace: then the packages of others are compiled
    // already, and nothing asks the network.
    file("Cargo.lock", &fs::read_to_string(project().join("Cargo.lock")).expect("the versions"));
    let workspace = fs::read_to_string(project().join("Cargo.toml")).expect("the workspace");
    let workspace: toml::Table = workspace.parse().expect("a manifest");
    let profile = BTreeMap::from([("profile", &workspace["profile"])]);
    file("profile.toml", &toml::to_string(&profile).expect("settings"));

    // This test is `target/debug/deps/whole_book-…`.
    let test = env::current_exe().expect("this test");
    let target = test.ancestors().nth(3).expect("the folder that cargo compiles into");
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let ran = Command::new(cargo)
        .current_dir(folder.path())
        .args(["run", "--quiet", "--offline", "--config", "profile.toml"])
        .env("CARGO_TARGET_DIR", target)
        .output()
        .expect("cargo");
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "the README's program does not run:\n{said}");
    assert_eq!(String::from_utf8_lossy(&ran.stdout).replace("\r\n", "\n"), output);
}
