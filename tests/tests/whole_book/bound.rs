//! The book in one file, on paper and for e-readers: it says what the site says, and its pages are
//! full.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs, io,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::LazyLock,
};

use binding::{
    Imprint, Volume, browser,
    markup::{self, Element, Node},
    pdf,
};
use book_tests::browser::skipped;
use tempfile::TempDir;

use crate::site::book;

static VOLUME: LazyLock<Result<Volume, String>> =
    LazyLock::new(|| bound().map_err(|fault| format!("the book cannot be bound: {fault}")));

fn bound() -> Result<Volume, binding::Fault> {
    let imprint = Imprint {
        title: "Weight by Weight".into(),
        description: "A description".into(),
        authors: vec!["The authors".into()],
        version: "0.1.0".into(),
        language: "en".into(),
        date: 0,
    };
    Volume::read(&book().folder, imprint)
}

fn volume() -> &'static Volume {
    VOLUME.as_ref().unwrap_or_else(|mistake| panic!("{mistake}"))
}

/// A kind of element, and what it is called.
type Kind<'a> = (&'a str, &'a dyn Fn(&Element) -> bool);

/// How often each text stands in the elements that are wanted.
type Counted = BTreeMap<String, usize>;

fn count(
    nodes: &[Node],
    wanted: &dyn Fn(&Element) -> bool,
    left_out: &dyn Fn(&Element) -> bool,
    counted: &mut Counted,
) {
    for element in nodes.iter().filter_map(Node::element).filter(|element| !left_out(element)) {
        if wanted(element) {
            *counted.entry(element.text()).or_default() += 1;
        } else {
            count(&element.children, wanted, left_out, counted);
        }
    }
}

fn is_number(element: &Element) -> bool {
    element.is("num")
}

fn is_formula(element: &Element) -> bool {
    element.name == "math"
}

fn is_seen_formula(element: &Element) -> bool {
    element.is("katex-html")
}

fn is_title(element: &Element) -> bool {
    element.name == "title"
}

/// What stands on the pages of the site, but for the lists that the screen alone has and what is
/// `left_out` besides.
fn on_the_site(wanted: &dyn Fn(&Element) -> bool, left_out: &dyn Fn(&Element) -> bool) -> Counted {
    let mut counted = Counted::new();
    for page in book().pages().iter().filter(|page| *page != "404.html") {
        let page = markup::read(&book().read(page));
        let main = page.find(&|element| element.name == "main").expect("a text");
        let screen = |element: &Element| {
            let listed = element.is("sources") || element.is("formulas") || element.name == "nav";
            // A drawing at its last step is the same figure as at its first.
            listed || element.is("finished") || left_out(element)
        };
        count(&main.children, wanted, &screen, &mut counted);
    }
    assert!(!counted.is_empty(), "the site has nothing of the kind");
    counted
}

/// What the one has and the other has not, or not as often.
fn differing(one: &Counted, other: &Counted) -> Vec<String> {
    let all: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    all.into_iter()
        .filter(|text| one.get(*text) != other.get(*text))
        .map(|text| format!("{text:?}: {:?} and {:?} times", one.get(text), other.get(text)))
        .collect()
}

/// The files of the EPUB that have text.
fn files_of(epub: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(io::Cursor::new(epub)).expect("a container");
    let mut files = Vec::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).expect("a file");
        let name = file.name().expect("a name in UTF-8").into_owned();
        files.push((name, io::read_to_string(&mut file).expect("text")));
    }
    files
}

#[test]
fn an_e_reader_has_the_numbers_the_formulas_and_the_figures_of_the_site() {
    let epub = volume().epub().expect("an EPUB");
    assert!(
        epub == bound().expect("the book").epub().expect("an EPUB"),
        "not the same bytes twice"
    );
    let files = files_of(&epub);
    assert_eq!(files[0], ("mimetype".to_owned(), "application/epub+zip".to_owned()));
    let pages: Vec<Element> = files
        .iter()
        .filter(|(name, _)| name.ends_with(".xhtml"))
        .map(|(name, text)| {
            // Everything that is drawn is drawn in colours, and for the hand there is nothing.
            for never in ["var(--", "<script", "<button", "\"katex"] {
                assert!(!text.contains(never), "{name} has {never}");
            }
            let page = markup::read(text);
            markup::each(&page.children, &mut |element| {
                for (attribute, _) in &element.attributes {
                    let screen = attribute.starts_with("data-") || attribute.starts_with("on");
                    assert!(!screen, "{name}: <{} {attribute}>", element.name);
                }
            });
            page
        })
        .collect();
    let kinds: [Kind; 3] =
        [("numbers", &is_number), ("formulas", &is_formula), ("titles of figures", &is_title)];
    for (kind, wanted) in kinds {
        let mut counted = Counted::new();
        for page in &pages {
            let body = page.find(&|element| element.name == "body").expect("a body");
            count(&body.children, wanted, &|_| false, &mut counted);
        }
        // The numbers in a formula are of the formula there.
        let drawn = |element: &Element| element.is("katex-html");
        let differing = differing(&on_the_site(wanted, &drawn), &counted);
        assert!(differing.is_empty(), "{kind}, site and EPUB:\n{}", differing.join("\n"));
    }
}

#[test]
fn paper_has_the_numbers_the_formulas_and_the_figures_of_the_site() {
    let paper = markup::read(&volume().paper(None));
    let main = paper.find(&|element| element.name == "main").expect("a text");
    let kinds: [Kind; 3] =
        [("numbers", &is_number), ("formulas", &is_seen_formula), ("titles", &is_title)];
    for (kind, wanted) in kinds {
        let mut counted = Counted::new();
        count(&main.children, wanted, &|element| element.name == "nav", &mut counted);
        let differing = differing(&on_the_site(wanted, &|_| false), &counted);
        assert!(differing.is_empty(), "{kind}, site and paper:\n{}", differing.join("\n"));
    }
}

/// Nobody can move a slider on paper: a sentence that speaks of one says where it is.
#[test]
fn what_is_done_on_a_screen_is_said_to_be_done_there() {
    let paper = markup::read(&volume().paper(None));
    let mut sentences = Vec::new();
    markup::each(&paper.children, &mut |element| {
        if ["p", "li", "figcaption", "td", "dd"].contains(&element.name.as_str()) {
            let words = element.text().split_whitespace().collect::<Vec<_>>().join(" ");
            sentences.extend(words.split(". ").map(str::to_owned));
        }
    });
    assert!(sentences.len() > 4000, "only {} sentences", sentences.len());
    let by_hand = regex::Regex::new(
        r"(?i)\b(sliders?|buttons?|drag it|drag the|click on|open your answer)\b",
    );
    let by_hand = by_hand.expect("a pattern");
    let there = ["screen", "the site", "browser", "served"];
    let wrong: Vec<&String> = sentences
        .iter()
        .filter(|sentence| by_hand.is_match(sentence))
        .filter(|sentence| !there.iter().any(|place| sentence.contains(place)))
        .collect();
    assert!(wrong.is_empty(), "on paper nobody can do this; say \"on the screen\": {wrong:#?}");
}

/// The program, or nothing where it is not installed.
fn run(program: &str, args: &[&Path]) -> Option<Output> {
    match Command::new(program).args(args).output() {
        Ok(output) => Some(output),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => panic!("{program}: {error}"),
    }
}

#[test]
fn epubcheck_has_nothing_to_say() {
    const JAR: &str = "/usr/share/java/epubcheck.jar";
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("book.epub");
    fs::write(&file, volume().epub().expect("an EPUB")).expect("a file");
    let quiet = Path::new("--failonwarnings");
    // Debian's `epubcheck` is the jar itself, which not every system starts.
    let checked = if Path::new(JAR).is_file() {
        run("java", &[Path::new("-jar"), Path::new(JAR), quiet, &file])
    } else {
        run("epubcheck", &[quiet, &file])
    };
    let Some(checked) = checked else {
        skipped("the EPUB", "epubcheck or java is missing (apt install epubcheck)");
        return;
    };
    let said = String::from_utf8_lossy(&[checked.stdout, checked.stderr].concat()).into_owned();
    assert!(checked.status.success() && said.contains("0 errors / 0 warnings"), "{said}");
}

/// A printed part of the book, and the texts of its pages.
struct Printed {
    pdf: PathBuf,
    bytes: Vec<u8>,
    pages: Vec<String>,
    _folder: TempDir,
}

/// Prints the chapters that are wanted; nothing where a program for it is missing.
fn printed(what: &str, wanted: &dyn Fn(&str) -> bool) -> Option<(Volume, Printed)> {
    let Some(chromium) = browser::chromium() else {
        skipped(what, "Chromium is missing");
        return None;
    };
    let folder = TempDir::new().expect("a folder");
    let volume = bound().expect("the book").only(wanted);
    let (html, pdf) = (folder.path().join("book.xhtml"), folder.path().join("book.pdf"));
    fs::write(&html, volume.paper(None)).expect("a file");
    let profile = folder.path().join("profile");
    let output = browser::print(&chromium, &html, &pdf, &profile).output().expect("Chromium");
    let bytes = fs::read(&pdf)
        .unwrap_or_else(|_| panic!("no PDF: {}", String::from_utf8_lossy(&output.stderr)));
    let Some(text) = run("pdftotext", &[Path::new("-layout"), &pdf, Path::new("-")]) else {
        skipped(what, "pdftotext is missing (apt install poppler-utils)");
        return None;
    };
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
    pages.pop();
    Some((volume, Printed { pdf, bytes, pages, _folder: folder }))
}

/// How much of each page is used, down to the last thing on it, from 0 to 1.
fn fullness(pdf: &Path) -> Vec<f64> {
    let folder = TempDir::new().expect("a folder");
    let output = Command::new("pdftoppm")
        .args(["-r", "20", "-gray"])
        .args([pdf, &folder.path().join("p")])
        .output()
        .expect("pdftoppm comes with pdftotext");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut pictures: Vec<PathBuf> = fs::read_dir(folder.path())
        .expect("the pictures")
        .map(|entry| entry.expect("a picture").path())
        .collect();
    pictures.sort();
    pictures.iter().map(|picture| used(&fs::read(picture).expect("a picture"))).collect()
}

/// The same of one page, from its picture: `P5`, width, height, greatest value, and the pixels.
fn used(picture: &[u8]) -> f64 {
    let mut lines = picture.splitn(4, |byte| *byte == b'\n');
    let size = lines.nth(1).map(String::from_utf8_lossy).expect("a size");
    let pixels = lines.nth(1).expect("pixels");
    let mut size = size.split(' ').map(|number| number.parse::<usize>().expect("a number"));
    let (width, height) = (size.next().expect("a width"), size.next().expect("a height"));
    // The text's own place on the paper, as paper.css has it, in millimetres of A4.
    let (top, bottom) = (height * 24 / 297, height * (297 - 22) / 297);
    let inked = |row: &usize| pixels[row * width..(row + 1) * width].iter().any(|&grey| grey < 200);
    let last = (top..bottom).rev().find(inked).unwrap_or(top);
    (last - top) as f64 / (bottom - top) as f64
}

fn pages_are_as_they_should_be(volume: &Volume, printed: &Printed) {
    let numbers = pdf::page_numbers(&printed.bytes).expect("a PDF of Chromium's");
    let pages = pdf::pages(&printed.bytes).expect("a PDF of Chromium's");
    assert_eq!(pages, printed.pages.len());
    // A chapter's last page may be as empty as it likes.
    let begins: BTreeSet<usize> =
        volume.chapters().filter_map(|(name, _)| numbers.get(name).copied()).collect();
    let first = *begins.first().expect("a chapter");
    let full = fullness(&printed.pdf);
    assert_eq!(full.len(), pages);
    let inside: Vec<usize> = (first..pages).filter(|page| !begins.contains(&(page + 1))).collect();
    let below = |share: f64| -> Vec<usize> {
        inside.iter().copied().filter(|page| full[page - 1] < share).collect()
    };
    let mean = inside.iter().map(|page| full[page - 1]).sum::<f64>() / inside.len() as f64;
    println!("{pages} pages, {} inside of chapters, on average {mean:.3} full", inside.len());
    println!("less than half: {:?}, less than two thirds: {:?}", below(0.5), below(2.0 / 3.0));
    assert!(below(0.48).is_empty(), "less than half full: {:?}", below(0.5));
    assert!(below(2.0 / 3.0).len() * 25 <= inside.len(), "{:?} of {pages}", below(2.0 / 3.0));

    let headings: BTreeSet<(&str, String)> = volume.headings().into_iter().collect();
    // The words of a heading may stand in a figure of another chapter too.
    let chapter_of = |page: usize| {
        let begun = volume
            .chapters()
            .filter(|(name, _)| numbers.get(*name).is_some_and(|&first| first <= page));
        begun.last().map(|(name, _)| name).unwrap_or_default()
    };
    let caption = regex::Regex::new(r"^(Figure \d+(\.\d+)?\.) ").expect("a pattern");
    for (index, page) in printed.pages.iter().enumerate().skip(first - 1) {
        let number = index + 1;
        let lines: Vec<&str> =
            page.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        // The running head comes first and the page's number last.
        let [_, text @ .., foot] = lines.as_slice() else { panic!("page {number} is empty") };
        assert_eq!(*foot, number.to_string(), "page {number}");
        let (top, end) = (text.first().copied(), text.last().copied());
        let heading = (chapter_of(number), end.unwrap_or_default().to_owned());
        assert!(!headings.contains(&heading), "{end:?} ends page {number}");
        assert!(!caption.is_match(top.unwrap_or_default()), "{top:?} is alone on page {number}");
        let listing = end.unwrap_or_default().starts_with("crates/");
        assert!(!listing || !end.unwrap_or_default().contains(" · "), "{end:?} ends page {number}");
    }
}

/// Every third chapter and the glossary, which is enough to see the rules hold; `whole_pdf` has all of them.
#[test]
fn printed_pages_are_full_and_nothing_is_torn_apart() {
    let third = |name: &str| {
        let number = name.strip_prefix("ch").and_then(|rest| rest.get(..2)?.parse::<usize>().ok());
        number.is_some_and(|number| number % 3 == 1) || name == "glossary"
    };
    let Some((volume, printed)) = printed("printed pages", &third) else { return };
    pages_are_as_they_should_be(&volume, &printed);
    // What the page to be printed says, the PDF says.
    let paper = markup::read(&volume.paper(None));
    let mut numbers = Counted::new();
    count(&paper.children, &is_number, &|_| false, &mut numbers);
    // In the order of the drawing: beside its line a power of a high font counts as a line of its
    // own.
    let text = run("pdftotext", &[Path::new("-raw"), &printed.pdf, Path::new("-")]);
    let text = String::from_utf8_lossy(&text.expect("pdftotext was there").stdout).into_owned();
    let text = text.replace(['\n', '\u{c}'], "");
    let missing: Vec<&String> = numbers.keys().filter(|number| !text.contains(*number)).collect();
    assert!(missing.is_empty(), "the PDF has no {missing:?}");
}

/// `cargo test -p book-tests --test whole_book -- --ignored whole_pdf`
#[test]
#[ignore = "prints the whole book, which takes a minute"]
fn whole_pdf() {
    let Some((volume, printed)) = printed("the whole PDF", &|_| true) else { return };
    pages_are_as_they_should_be(&volume, &printed);
    if let Some(copy) = env::var_os("KEEP_PDF") {
        fs::copy(&printed.pdf, copy).expect("a copy");
    }
}

#[test]
fn an_empty_page_is_noticed() {
    let mut picture = b"P5\n10 297\n255\n".to_vec();
    let pixels = picture.len();
    picture.resize(pixels + 2970, 255);
    assert_eq!(used(&picture), 0.0);
    picture[pixels + 10 * 149] = 0;
    assert!((used(&picture) - 0.5).abs() < 0.01);
    // The page's number is no text.
    picture[pixels + 10 * 280] = 0;
    assert!((used(&picture) - 0.5).abs() < 0.01);
}
