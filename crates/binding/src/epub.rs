//! The book for e-readers: EPUB 3, a file for each chapter, formulas as MathML, figures as SVG in
//! the colours of paper. The same site gives the same bytes.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Write},
};

use contents::escape;
use sha2::{Digest, Sha256};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::{
    Fault, Volume,
    chapter::Chapter,
    markup::{self, Element, Node},
    palette::{Palette, Paper},
    site::with_children,
};

const STYLE: &str = include_str!("epub.css");

/// What MathML has to say of a formula's look.
const OF_MATH: [&str; 32] = [
    "xmlns",
    "display",
    "mathvariant",
    "mathsize",
    "mathcolor",
    "mathbackground",
    "stretchy",
    "fence",
    "separator",
    "lspace",
    "rspace",
    "minsize",
    "maxsize",
    "symmetric",
    "largeop",
    "movablelimits",
    "accent",
    "accentunder",
    "linethickness",
    "displaystyle",
    "scriptlevel",
    "width",
    "height",
    "depth",
    "voffset",
    "columnalign",
    "rowspacing",
    "columnspacing",
    "columnlines",
    "rowlines",
    "notation",
    "linebreak",
];

const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\
    <rootfiles><rootfile full-path=\"book/package.opf\" \
    media-type=\"application/oebps-package+xml\"/></rootfiles></container>\n";

/// A file of the book and its entry in the package.
struct File {
    name: String,
    text: String,
    /// What the manifest says of it besides.
    properties: Vec<&'static str>,
}

impl Volume {
    /// The book as the bytes of an EPUB.
    ///
    /// # Errors
    /// Where a formula has no MathML, or the files cannot be packed.
    pub fn epub(&self) -> Result<Vec<u8>, Fault> {
        let places = self.places()?;
        let mut files = vec![self.title_file(), self.nav_file()];
        for (index, chapter) in self.chapters.iter().enumerate() {
            let before =
                index.checked_sub(1).and_then(|before| self.chapters[before].part.as_deref());
            files.push(self.chapter_file(chapter, before, &places)?);
        }
        let package = self.package(&files);
        let mut texts = vec![
            ("META-INF/container.xml".to_owned(), CONTAINER.to_owned()),
            ("book/package.opf".to_owned(), package),
            ("book/style.css".to_owned(), self.style()),
        ];
        texts.extend(files.into_iter().map(|file| (format!("book/{}", file.name), file.text)));
        packed(&texts).map_err(|error| Fault::Packing(error.to_string()))
    }

    fn style(&self) -> String {
        let rules = |paper| {
            let terms = self.palette.terms(paper).into_iter();
            terms
                .map(|(class, colour)| format!(".{class} {{ color: {colour}; }}\n"))
                .collect::<String>()
        };
        let (light, dark) = (rules(Paper::Light), rules(Paper::Dark));
        format!("{STYLE}\n{light}@media (prefers-color-scheme: dark) {{\n{dark}}}\n")
    }

    fn page(&self, title: &str, kind: &str, body: &[Node]) -> String {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
             <html xmlns=\"http://www.w3.org/1999/xhtml\" \
             xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{language}\" \
             xml:lang=\"{language}\"><head><title>{title}</title>\
             <link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/></head>\
             <body epub:type=\"{kind}\">{body}</body></html>\n",
            language = escape::attribute(&self.imprint.language),
            title = escape::text(title),
            body = markup::write(body),
        )
    }

    fn title_file(&self) -> File {
        let imprint = &self.imprint;
        let line = |name: &str, class: &str, text: &str| {
            Node::from(Element::new(name, class, vec![Node::text(text)]))
        };
        let mut body = vec![
            mark(),
            line("h1", "book-title", &imprint.title),
            line("p", "book-description", &imprint.description),
            line("p", "book-authors", &imprint.authors.join(", ")),
        ];
        body.extend(self.colophon());
        let body = [Element::new("section", "title-page", body).into()];
        File {
            name: "title.xhtml".to_owned(),
            text: self.page(&imprint.title, "frontmatter", &body),
            properties: vec!["svg"],
        }
    }

    fn nav_file(&self) -> File {
        let mut list = String::new();
        let mut part = None;
        for chapter in &self.chapters {
            if chapter.part != part {
                if part.is_some() {
                    list.push_str("</ol></li>");
                }
                part.clone_from(&chapter.part);
                if let Some(part) = &part {
                    list.push_str(&format!("<li><span>{}</span><ol>", escape::text(part)));
                }
            }
            list.push_str(&format!(
                "<li><a href=\"{}.xhtml\">{}</a></li>",
                chapter.name,
                escape::text(&chapter.title)
            ));
        }
        if part.is_some() {
            list.push_str("</ol></li>");
        }
        let first = self.chapters.first().map_or("title", |chapter| chapter.name.as_str());
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
             <html xmlns=\"http://www.w3.org/1999/xhtml\" \
             xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{language}\" \
             xml:lang=\"{language}\"><head><title>Contents</title>\
             <link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/></head>\
             <body epub:type=\"frontmatter\"><nav epub:type=\"toc\" id=\"toc\"><h1>Contents</h1>\
             <ol><li><a href=\"title.xhtml\">Title page</a></li>{list}</ol></nav>\
             <nav epub:type=\"landmarks\" id=\"landmarks\" hidden=\"hidden\"><h2>Landmarks</h2><ol>\
             <li><a epub:type=\"titlepage\" href=\"title.xhtml\">Title page</a></li>\
             <li><a epub:type=\"toc\" href=\"nav.xhtml\">Contents</a></li>\
             <li><a epub:type=\"bodymatter\" href=\"{first}.xhtml\">Begin</a></li>\
             </ol></nav></body></html>\n",
            language = escape::attribute(&self.imprint.language),
        );
        File { name: "nav.xhtml".to_owned(), text, properties: vec!["nav"] }
    }

    fn chapter_file(
        &self,
        chapter: &Chapter,
        part_before: Option<&str>,
        places: &BTreeMap<&str, &str>,
    ) -> Result<File, Fault> {
        let mut body = Vec::new();
        if let Some(part) = chapter.part.as_deref()
            && part_before != Some(part)
        {
            body.push(Element::new("p", "part-begins", vec![Node::text(part)]).into());
        }
        body.push(Element::new("h1", "", vec![Node::text(&chapter.title)]).into());
        body.extend(
            for_readers(&chapter.body, &self.palette)
                .map_err(|what| Fault::NoMath(chapter.name.clone(), what))?,
        );
        let mut properties = BTreeSet::new();
        markup::each_mut(&mut body, &mut |element| {
            match element.name.as_str() {
                "math" => properties.insert("mathml"),
                "svg" => properties.insert("svg"),
                _ => false,
            };
            for (name, value) in &mut element.attributes {
                if name == "href"
                    && let Some(target) = value.strip_prefix('#')
                    && let Some(file) = places.get(target)
                {
                    *value = if *file == target {
                        format!("{file}.xhtml")
                    } else {
                        format!("{file}.xhtml#{target}")
                    };
                }
            }
        });
        let body = [Element::new("section", "", body).into()];
        Ok(File {
            name: format!("{}.xhtml", chapter.name),
            text: self.page(&chapter.title, "bodymatter", &body),
            properties: properties.into_iter().collect(),
        })
    }

    fn package(&self, files: &[File]) -> String {
        let imprint = &self.imprint;
        let mut manifest =
            "<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>".to_owned();
        let mut spine = String::new();
        for (index, file) in files.iter().enumerate() {
            let properties = match file.properties.join(" ") {
                none if none.is_empty() => none,
                some => format!(" properties=\"{some}\""),
            };
            manifest.push_str(&format!(
                "<item id=\"f{index}\" href=\"{}\" media-type=\"application/xhtml+xml\"{properties}/>",
                file.name
            ));
            spine.push_str(&format!("<itemref idref=\"f{index}\"/>"));
        }
        let authors: String = imprint
            .authors
            .iter()
            .map(|author| format!("<dc:creator>{}</dc:creator>", escape::text(author)))
            .collect();
        let features = [
            "structuralNavigation",
            "tableOfContents",
            "readingOrder",
            "displayTransformability",
            "alternativeText",
            "longDescription",
            "MathML",
        ];
        let features: String = features
            .iter()
            .map(|feature| {
                format!("<meta property=\"schema:accessibilityFeature\">{feature}</meta>")
            })
            .collect();
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" \
             unique-identifier=\"id\" xml:lang=\"{language}\">\
             <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
             <dc:identifier id=\"id\">{identifier}</dc:identifier>\
             <dc:title>{title}</dc:title><dc:language>{language}</dc:language>{authors}\
             <dc:description>{description}</dc:description>\
             <dc:rights>Prose and figures: CC BY 4.0. Code: MIT or Apache-2.0.</dc:rights>\
             <meta property=\"dcterms:modified\">{modified}</meta>\
             <meta property=\"schema:accessMode\">textual</meta>\
             <meta property=\"schema:accessMode\">visual</meta>\
             <meta property=\"schema:accessModeSufficient\">textual</meta>{features}\
             <meta property=\"schema:accessibilityHazard\">none</meta>\
             <meta property=\"schema:accessibilitySummary\">Every figure has a description in \
             words, every formula is MathML, and every page has headings in their order.</meta>\
             </metadata><manifest>{manifest}</manifest><spine>{spine}</spine></package>\n",
            language = escape::attribute(&imprint.language),
            identifier = identifier(&imprint.title),
            title = escape::text(&imprint.title),
            description = escape::text(&imprint.description),
            modified = moment(imprint.date),
        )
    }

    /// Licence, version, and what is different on a screen.
    pub(crate) fn colophon(&self) -> Vec<Node> {
        let paragraph = |text: String| Node::from(Element::new("p", "", vec![Node::text(text)]));
        let licence = Element::new("a", "", vec![Node::text("CC BY 4.0")])
            .with("href", "https://creativecommons.org/licenses/by/4.0/");
        let licence = vec![
            Node::text("Prose and figures: "),
            licence.into(),
            Node::text(". Code: MIT or Apache-2.0."),
        ];
        vec![
            paragraph(format!(
                "Version {} of {}.",
                self.imprint.version,
                moment(self.imprint.date).split('T').next().unwrap_or_default()
            )),
            Element::new("p", "", licence).into(),
            paragraph(
                "This is the book that the workbook serves in a browser, with the same numbers, \
                 formulas and figures. There a figure answers what is set in it, a number says \
                 which test holds it, and an exercise is edited and checked. Here a figure stands \
                 as it is before anything is set, and a line below it names what the screen would \
                 let you set. Hints and solutions are at the back."
                    .to_owned(),
            ),
        ]
    }
}

/// The book's mark, a node of three inputs.
pub(crate) fn mark() -> Node {
    let svg = markup::read(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"mark\" viewBox=\"0 0 32 32\" \
         width=\"96\" height=\"96\" role=\"img\" aria-label=\"A node with three inputs\" \
         stroke=\"#2b5c8a\" fill=\"none\"><path d=\"M6 6 26 16\" stroke-width=\"4.5\"/>\
         <path d=\"M6 16h20\" stroke-width=\"1.2\"/><path d=\"M6 26 26 16\" stroke-width=\"2.6\"/>\
         <g fill=\"#2b5c8a\" stroke=\"none\"><circle cx=\"6\" cy=\"6\" r=\"3.6\"/>\
         <circle cx=\"6\" cy=\"16\" r=\"3.6\"/><circle cx=\"6\" cy=\"26\" r=\"3.6\"/>\
         <circle cx=\"26\" cy=\"16\" r=\"5\"/></g></svg>",
    );
    Element::new("p", "mark", svg.children).into()
}

/// The text for readers: formulas as MathML, drawings without variables.
fn for_readers(nodes: &[Node], palette: &Palette) -> Result<Vec<Node>, String> {
    nodes.iter().map(|node| for_reader(node, palette)).collect()
}

fn for_reader(node: &Node, palette: &Palette) -> Result<Node, String> {
    let Some(element) = node.element() else { return Ok(node.clone()) };
    let displayed = element.is("katex-display");
    if displayed || element.is("katex") {
        let math = element.find(&|inside| inside.name == "math");
        let math = math.ok_or_else(|| element.text())?;
        let mut math = formula(math);
        if displayed {
            math.attributes.retain(|(name, _)| name != "display");
            math = math.with("display", "block");
        }
        return Ok(math.into());
    }
    let mut element = with_children(element, for_readers(&element.children, palette)?);
    for (name, value) in &mut element.attributes {
        if value.contains("var(")
            && let Some(colour) = palette.resolve(value, Paper::Light)
        {
            *value = colour;
        }
        // `max-width:min(100%,640px)`: the other bound is in the style sheet. What follows is for the
        // site's own.
        if name == "style"
            && let Some(width) = value.strip_prefix("max-width:min(100%,")
        {
            *value = format!("max-width:{}", width.split(')').next().unwrap_or(width));
        }
    }
    if element.is("fig") {
        element = element.with("font-family", "sans-serif");
    }
    if element.attribute("paint-order").is_some() {
        element = haloed(element);
    }
    Ok(element.into())
}

/// Words with paper around them, for readers that paint the rim of a letter over the letter: the
/// rims first, and the words once more on top of them.
fn haloed(words: Element) -> Element {
    let without = |element: &Element, names: &[&str]| {
        let mut element = element.clone();
        element.attributes.retain(|(name, _)| !names.contains(&name.as_str()));
        element
    };
    let rims = without(&words, &["paint-order"]).with("aria-hidden", "true");
    let top = without(&words, &["paint-order", "stroke", "stroke-width"]);
    let mut rims = vec![Node::from(rims)];
    // An id is the words' own.
    markup::each_mut(&mut rims, &mut |element| element.attributes.retain(|(name, _)| name != "id"));
    rims.push(top.into());
    Element::new("g", "", rims)
}

/// A formula as MathML has it, without what is said for scripts.
fn formula(math: &Element) -> Element {
    let mut children = Vec::new();
    for child in &math.children {
        match child {
            Node::Element(element) if element.name == "semantics" => {
                children.extend(formula(element).children);
            }
            Node::Element(element) if element.name == "annotation" => {}
            Node::Element(element) => children.push(formula(element).into()),
            Node::Text(_) => children.push(child.clone()),
        }
    }
    let mut plain = with_children(math, children);
    // A cell's width is KaTeX's own; the table has one in MathML, its cells have not.
    plain.attributes.retain(|(name, _)| {
        OF_MATH.contains(&name.as_str()) && !(name == "width" && math.name == "mtd")
    });
    plain
}

/// A name that stays the book's from one version to the next.
fn identifier(title: &str) -> String {
    let digest = Sha256::digest(title.as_bytes());
    let mut bytes: Vec<u8> = digest.iter().copied().take(16).collect();
    // A UUID of the version whose bytes are free.
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let part = |from: usize, to: usize| &hex[from..to];
    format!(
        "urn:uuid:{}-{}-{}-{}-{}",
        part(0, 8),
        part(8, 12),
        part(12, 16),
        part(16, 20),
        part(20, 32)
    )
}

/// Seconds after 1970 as `2026-01-31T00:00:00Z`.
fn moment(seconds: u64) -> String {
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    // Years that begin in March have their odd day at the end.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + u64::from(month <= 2);
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z",
        rest / 3600,
        rest / 60 % 60,
        rest % 60
    )
}

/// The files in a container: the kind of book first, and not compressed.
fn packed(texts: &[(String, String)]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    // Every file is of the same moment, the first that a container knows.
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("mimetype", options.compression_method(CompressionMethod::Stored))?;
    zip.write_all(b"application/epub+zip")?;
    for (name, text) in texts {
        zip.start_file(name, options.compression_method(CompressionMethod::Deflated))?;
        zip.write_all(text.as_bytes())?;
    }
    zip.set_comment(crate::seal::OPEN)?;
    Ok(crate::seal::sealed(zip.finish()?.into_inner()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_as_a_calendar_has_it() {
        assert_eq!(moment(0), "1970-01-01T00:00:00Z");
        assert_eq!(moment(951_782_400), "2000-02-29T00:00:00Z");
        assert_eq!(moment(1_767_225_599), "2025-12-31T23:59:59Z");
    }

    #[test]
    fn the_same_title_is_the_same_book() {
        assert_eq!(identifier("a"), identifier("a"));
        assert_ne!(identifier("a"), identifier("b"));
        assert_eq!(identifier("a").len(), "urn:uuid:".len() + 36);
    }

    #[test]
    fn a_formula_is_its_mathml() {
        let page = markup::read(
            "<span class=katex><span class=katex-mathml><math xmlns=m><semantics><mrow data-term=x>\
             <mi>f</mi></mrow><annotation>f</annotation></semantics></math></span>\
             <span class=katex-html>f</span></span>",
        );
        let formula = for_readers(&page.children, &Palette::default()).unwrap();
        assert_eq!(markup::write(&formula), "<math xmlns=\"m\"><mrow><mi>f</mi></mrow></math>");
        let bare = markup::read("<span class=katex><span class=katex-html>f</span></span>");
        assert_eq!(for_readers(&bare.children, &Palette::default()), Err("f".to_owned()));
    }
}
