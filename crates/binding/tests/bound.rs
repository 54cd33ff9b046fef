//! A small site, bound.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

use std::{fs, path::Path};

use binding::{Fault, Imprint, Volume, pdf::PageNumbers};
use tempfile::TempDir;

const TOC: &str = "<ol class=\"chapter\"><li><a href=\"index.html\" target=\"_parent\">Halves</a></li>\
    <li class=\"part-title\">Part I: one's half</li>\
    <li><a href=\"ch01.html\" target=\"_parent\">1. Half of it</a></li></ol>";

const INDEX: &str = "<!DOCTYPE html><link rel=\"stylesheet\" href=\"variables.css\">\
    <main><h1 id=\"halves\"><a class=\"header\" href=\"#halves\">Halves</a></h1>\
    <p>Begin with <a href=\"ch01.html#eq-1.1\">(1.1)</a> of <a href=\"./ch01.html\">chapter 1</a>, \
    <a href=\"https://example.org/a\">or not</a>; <a href=\"data.csv\">data</a>.</p></main>";

const CHAPTER: &str = "<!DOCTYPE html><main>\
    <h1 id=\"half\"><a class=\"header\" href=\"#half\">Half of it</a></h1>\
    <p>One half is <a class=\"num\" href=\"#from-x\" data-from=\"x\">0.5</a>.</p>\
    <h2 id=\"next\"><a class=\"header\" href=\"#next\">Next</a></h2>\
    <div class=\"math display\" id=\"eq-1.1\"><span class=\"katex-display\"><span class=\"katex\">\
    <span class=\"katex-mathml\"><math xmlns=\"http://www.w3.org/1998/Math/MathML\"><semantics>\
    <mi data-term=\"h\">h</mi></semantics></math></span><span class=\"katex-html\" \
    aria-hidden=\"true\">h</span></span></span></div>\
    <figure class=\"plot\" id=\"fig-a\" data-figure=\"ch01/a\" \
    data-params=\"[{&quot;label&quot;:&quot;epoch&quot;}]\"><svg class=\"fig\" viewbox=\"0 0 1 1\" \
    style=\"max-width:min(100%,640px);--index:18.2px\" aria-labelledby=\"fig-a-title\"><title id=\"fig-a-title\">T\
    </title><g paint-order=\"stroke\" stroke=\"var(--paper)\"><text fill=\"var(--t-none,var(--ink))\"\
    >w</text></g></svg><figcaption>Figure 1.1. A line.</figcaption></figure>\
    <details><summary>for the careful</summary><p>More.</p></details>\
    <div class=\"predict\"><p>What?</p><details><summary>Show the answer</summary><p>That.</p>\
    </details></div>\
    <section class=\"exercise\" data-exercise=\"ch01/halve\"><h3 id=\"exercise-halve\">1.1 Halve</h3>\
    <p>Halve it.</p><button>Check</button><fieldset class=\"quiz\"><legend>Decide</legend>\
    <details name=\"halve\"><summary><b>a</b> Two</summary><p>No. It is one.</p></details></fieldset>\
    <details><summary>Hint 1: a nudge</summary><p>Think.</p></details>\
    <details><summary>Our solution</summary><pre>0.5</pre></details></section>\
    <section class=\"sources\"><table id=\"from-x\"></table></section>\
    <script>alert(1)</script></main>";

fn site(chapter: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let css = ":root { --paper: light-dark(#fff, #000); --ink: light-dark(#111, #eee); }";
    let files =
        [("toc.html", TOC), ("index.html", INDEX), ("ch01.html", chapter), ("variables.css", css)];
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn volume(folder: &Path) -> Result<Volume, Fault> {
    let imprint = Imprint {
        title: "Halves".into(),
        description: "On halves & more".into(),
        authors: vec!["A. Half".into()],
        version: "1.2.3".into(),
        language: "en".into(),
        date: 86_400,
    };
    Volume::read(folder, imprint)
}

fn epub(volume: &Volume, name: &str) -> String {
    let bytes = volume.epub().unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    std::io::read_to_string(zip.by_name(name).unwrap()).unwrap()
}

#[test]
fn an_answer_goes_to_the_back_and_is_led_to() {
    let folder = site(CHAPTER);
    let paper = volume(folder.path()).unwrap().paper(None);
    let (text, back) = paper.split_once("id=\"hints\"").unwrap();
    assert!(text.contains("Halve it.") && text.contains("<li><b>a</b> Two</li>"), "{text}");
    for answer in ["Think.", "It is one.", "<pre>0.5</pre>"] {
        assert!(!text.contains(answer) && back.contains(answer), "{answer}: {paper}");
    }
    assert!(back.contains("<p><b>a</b> No. It is one.</p>"), "{back}");
    assert!(text.contains("href=\"#hints--ch01-halve\">Hints on page 000"), "{text}");
    assert!(back.contains("<a href=\"#ch01--exercise-halve\">1.1 Halve</a>"), "{back}");
}

#[test]
fn what_only_a_screen_can_do_is_not_printed() {
    let folder = site(CHAPTER);
    let paper = volume(folder.path()).unwrap().paper(None);
    for never in ["<button", "<script", "alert", "data-", "from-x", "<details", "Show the", "<math"]
    {
        assert!(!paper.contains(never), "{never}: {paper}");
    }
    assert!(paper.contains("One half is <span class=\"num\">0.5</span>."), "{paper}");
    assert!(paper.contains("<p class=\"fold-title\">For the careful</p><p>More.</p>"), "{paper}");
    assert!(paper.contains("<p class=\"fold-title\">Answer</p><p>That.</p>"), "{paper}");
    assert!(paper.contains("On the screen you can set: epoch."), "{paper}");
    assert!(paper.contains("role=\"img\" aria-label=\"h\""), "{paper}");
}

#[test]
fn links_lead_into_the_book_or_to_another_host() {
    let folder = site(CHAPTER);
    let paper = volume(folder.path()).unwrap().paper(None);
    assert!(paper.contains("<a href=\"#ch01--eq-1.1\">(1.1)</a>"), "{paper}");
    assert!(paper.contains("<a href=\"#ch01\">chapter 1</a>"), "{paper}");
    assert!(paper.contains("<a href=\"https://example.org/a\">or not</a>"), "{paper}");
    assert!(paper.contains("<span>data</span>"), "{paper}");

    let broken = site(&CHAPTER.replace("eq-1.1", "eq-1.2"));
    let fault = volume(broken.path()).err().unwrap().to_string();
    assert!(fault.contains("`#ch01--eq-1.1`"), "{fault}");
    let doubled = site(&CHAPTER.replace("id=\"next\"", "id=\"eq-1.1\""));
    let fault = volume(doubled.path()).err().unwrap().to_string();
    assert!(fault.contains("twice"), "{fault}");
}

#[test]
fn the_contents_have_the_pages_that_a_print_has_shown() {
    let folder = site(CHAPTER);
    let volume = volume(folder.path()).unwrap();
    let numbers =
        PageNumbers::from([("ch01--next".to_owned(), 17), ("hints--ch01-halve".to_owned(), 21)]);
    let paper = volume.paper(Some(&numbers));
    assert!(paper.contains("<span class=\"page-number\">17</span>"), "{paper}");
    assert!(paper.contains("Hints on page 21"), "{paper}");
    // The part and the chapter are above what is inside of the chapter.
    assert!(paper.contains("<h1 class=\"part-begins\">Part I: one’s half</h1>"), "{paper}");
    assert!(paper.contains("<h2 class=\"chapter-begins\">1. Half of it</h2>"), "{paper}");
    assert!(paper.contains("<h3 id=\"ch01--next\" class=\"level-2\">Next</h3>"), "{paper}");
    assert!(paper.contains("@page p-ch01 {"), "{paper}");
}

#[test]
fn an_e_reader_gets_mathml_and_drawings_without_variables() {
    let folder = site(CHAPTER);
    let volume = volume(folder.path()).unwrap();
    let chapter = epub(&volume, "book/ch01.xhtml");
    let formula =
        "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\"><mi>h</mi></math>";
    assert!(chapter.contains(formula), "{chapter}");
    assert!(chapter.contains("viewBox=\"0 0 1 1\" style=\"max-width:640px\""), "{chapter}");
    // The rim of a word is under the word.
    let halo = "<g><g stroke=\"#fff\" aria-hidden=\"true\"><text fill=\"#111\">w</text></g>\
                <g><text fill=\"#111\">w</text></g></g>";
    assert!(chapter.contains(halo), "{chapter}");
    assert!(
        chapter.contains("href=\"solutions.xhtml#solutions--ch01-halve\">Solution</a>"),
        "{chapter}"
    );
    let package = epub(&volume, "book/package.opf");
    assert!(
        package.contains(
            "href=\"ch01.xhtml\" media-type=\"application/xhtml+xml\" \
                              properties=\"mathml svg\""
        ),
        "{package}"
    );
    assert!(package.contains("1970-01-02T00:00:00Z"), "{package}");
    assert!(epub(&volume, "book/title.xhtml").contains("On halves &amp; more"));
    assert_eq!(volume.epub().unwrap(), volume.epub().unwrap());
}

#[test]
fn what_is_no_site_is_refused() {
    let folder = TempDir::new().unwrap();
    let fault = volume(folder.path()).err().unwrap().to_string();
    assert!(fault.contains("toc.html cannot be read"), "{fault}");
    fs::write(folder.path().join("toc.html"), "<ol></ol>").unwrap();
    let fault = volume(folder.path()).err().unwrap().to_string();
    assert!(fault.contains("lists no chapters"), "{fault}");
}
