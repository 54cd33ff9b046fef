//! The theme's files: colours that can be read, terms that all have one, KaTeX as published.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use book_tests::{browser::skipped, sample::project};
use regex::Regex;

/// A colour as sRGB channels from 0 to 1.
type Colour = [f64; 3];

fn read(path: &str) -> String {
    let path = project().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The palette's colours of one theme, 0 light and 1 dark.
fn palette(theme: usize) -> BTreeMap<String, Colour> {
    let line = Regex::new(r"--([\w-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\);")
        .expect("a pattern");
    line.captures_iter(&read("book/theme/css/variables.css"))
        .map(|found| {
            let value = u32::from_str_radix(&found[theme + 2], 16).expect("six hexadecimal digits");
            let channel = |shift: u32| f64::from(value >> shift & 0xff) / 255.0;
            (found[1].to_owned(), [channel(16), channel(8), channel(0)])
        })
        .collect()
}

fn linear(colour: Colour) -> Colour {
    colour.map(|c| if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) })
}

/// The contrast ratio of WCAG 2.
fn contrast(one: Colour, other: Colour) -> f64 {
    let luminance = |colour| {
        let [r, g, b] = linear(colour);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The distance of two colours in OKLab, where equal distances look about equal.
fn distance(one: Colour, other: Colour) -> f64 {
    let lab = |colour| {
        let [r, g, b] = linear(colour);
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        [
            0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s,
            1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s,
            0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s,
        ]
    };
    lab(one).iter().zip(lab(other)).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn black_on_white_is_the_greatest_contrast() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
    assert!((distance([0.0; 3], [1.0; 3]) - 1.0).abs() < 1e-3);
}

#[test]
fn every_colour_can_be_read_in_both_themes() {
    for theme in [0, 1] {
        let palette = palette(theme);
        let read_on = |name: &str| {
            let text = ["ink", "ink-soft", "accent", "warn", "good", "bad", "fig-ink"];
            text.contains(&name)
                || name.starts_with("t-")
                || name.starts_with("fig-") && name != "fig-grid"
        };
        for (name, colour) in palette.iter().filter(|(name, _)| read_on(name)) {
            for paper in ["paper", "sunken", "raised"] {
                let ratio = contrast(*colour, palette[paper]);
                assert!(
                    ratio >= 4.5,
                    "--{name} on --{paper}, theme {theme}: {ratio:.2} is below 4.5"
                );
            }
        }
    }
}

#[test]
fn every_term_has_a_colour_of_its_own() {
    let vocabulary = read("book/terms.toml");
    let vocabulary: toml::Table = vocabulary.parse().expect("the vocabulary");
    // A term without a symbol is a word: it looks like the text around it.
    let terms: Vec<String> = vocabulary["term"]
        .as_array()
        .expect("terms")
        .iter()
        .filter(|term| term.get("symbol").is_some())
        .map(|term| format!("t-{}", term["id"].as_str().expect("an id")))
        .collect();
    assert!(terms.len() >= 15, "{terms:?}");
    let classes = read("book/theme/css/variables.css");
    for theme in [0, 1] {
        let palette = palette(theme);
        for (i, term) in terms.iter().enumerate() {
            assert!(
                palette.contains_key(term),
                "variables.css has no --{term}: every term of terms.toml needs one"
            );
            assert!(classes.contains(&format!(".{term} {{")), "variables.css has no class .{term}");
            for other in &terms[..i] {
                let apart = distance(palette[term], palette[other]);
                assert!(
                    apart >= 0.08,
                    "--{term} and --{other}, theme {theme}: {apart:.3} apart, too alike"
                );
            }
        }
    }
}

#[test]
fn katex_is_as_published() {
    let package = project().join("node_modules/katex");
    if !package.is_dir() {
        skipped("KaTeX as published", "node_modules is missing (npm ci)");
        return;
    }
    let published =
        fs::read_to_string(package.join("dist/katex.min.css")).expect("the package's styles");
    let sources = Regex::new(r#"url\(fonts/([\w-]+\.woff2)\) format\("woff2"\),url\([^)]+\) format\("woff"\),url\([^)]+\) format\("truetype"\)"#)
        .expect("a pattern");
    let expected =
        sources.replace_all(&published, r#"url({{ resource "fonts/$1" }}) format("woff2")"#);
    let ours = read("book/theme/fonts/fonts.css");
    let (comment, ours) = ours.split_once("*/\n").expect("the comment that names the version");
    assert!(comment.contains("KaTeX 0.18.5"));
    assert!(
        ours.trim_end() == expected.trim_end(),
        "fonts.css differs from the package's katex.min.css"
    );
    let same = |ours: &Path, theirs: &Path| fs::read(ours).ok() == fs::read(theirs).ok();
    let fonts = project().join("book/theme/fonts");
    assert!(same(&fonts.join("KATEX-LICENSE.txt"), &package.join("LICENSE")));
    let mut count = 0;
    for found in sources.captures_iter(&published) {
        let (ours, theirs) = (fonts.join(&found[1]), package.join("dist/fonts").join(&found[1]));
        assert!(ours.is_file() && same(&ours, &theirs), "{} differs from the package's", &found[1]);
        count += 1;
    }
    assert_eq!(count, 20);
}

/// A value that has the name of a method hides it: who calls the method then meets the value.
#[test]
fn no_value_of_a_script_hides_a_method() {
    let pattern = |text| Regex::new(text).expect("a pattern");
    let class = pattern(r"(?ms)^class (\w+)(?: extends (\w+))? \{$(.*?)^\}$");
    let method = pattern(r"(?m)^  (?:async |static )?(\w+)\([^)]*\) \{$");
    let set = pattern(r"\bthis\.(\w+) = ");
    let mut classes = BTreeMap::new();
    for folder in ["book/theme", "book/theme/live", "book/theme/laboratory"] {
        for file in fs::read_dir(project().join(folder)).expect("the theme") {
            let path = file.expect("a file").path();
            if path.extension().is_none_or(|extension| extension != "js") {
                continue;
            }
            for found in class.captures_iter(&fs::read_to_string(path).expect("a script")) {
                let base = found.get(2).map(|base| base.as_str().to_owned());
                classes.insert(found[1].to_owned(), (base, found[3].to_owned()));
            }
        }
    }
    assert!(classes.contains_key("Stepper") && classes.contains_key("Laboratory"), "{classes:?}");
    for name in classes.keys() {
        // What it has of its own and from those it extends.
        let (mut methods, mut values) = (BTreeSet::new(), BTreeSet::new());
        let mut of = Some(name.clone());
        while let Some((base, body)) = of.and_then(|name| classes.get(&name)) {
            methods.extend(method.captures_iter(body).map(|found| found[1].to_owned()));
            values.extend(set.captures_iter(body).map(|found| found[1].to_owned()));
            of = base.clone();
        }
        assert!(!methods.is_empty(), "{name} has no methods that are found");
        let hidden: Vec<&String> = methods.intersection(&values).collect();
        assert!(hidden.is_empty(), "{name} sets values over its methods: {hidden:?}");
    }
}
