//! A page of the site as a chapter of the book: what only a screen can do is left out, what is
//! folded is open, and the answers of its exercises go to the back.

use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::{
    markup::{Element, Node},
    site::{Page, page_of, with_children},
};

/// Elements that ask for a reader's hand, or that nobody sees.
const ON_A_SCREEN: [&str; 13] = [
    "script", "style", "button", "input", "select", "textarea", "form", "canvas", "dialog",
    "template", "iframe", "label", "nav",
];

/// Attributes that a book has a use for; of all others, `aria-label` and the like apart, it has
/// none.
const KEPT: [&str; 14] = [
    "class", "id", "href", "src", "alt", "title", "style", "scope", "lang", "dir", "start",
    "colspan", "rowspan", "role",
];

/// A chapter of the book.
#[derive(Clone, Debug)]
pub(crate) struct Chapter {
    /// The page's name, and the beginning of all ids in it.
    pub name: String,
    pub title: String,
    pub part: Option<String>,
    pub body: Vec<Node>,
}

/// What stands at the back for one exercise.
pub(crate) struct Answers {
    /// The page that the exercise is on.
    pub page: String,
    /// The chapter's title.
    pub chapter: String,
    /// `ch10/error-signal`
    pub exercise: String,
    /// Its id in the book.
    pub anchor: String,
    /// Its number and its title.
    pub title: String,
    pub hints: Vec<Node>,
    pub solution: Vec<Node>,
}

/// Where an exercise's hints and its solution are.
pub(crate) fn place(back: &str, exercise: &str) -> String {
    id(back, &exercise.replace('/', "-"))
}

/// An id that is the only one of its kind in the whole book.
pub(crate) fn id(page: &str, id: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' };
    format!("{page}--{}", id.chars().map(plain).collect::<String>())
}

/// The chapter that a page becomes, and what of it goes to the back.
pub(crate) fn bound(page: &Page) -> (Chapter, Vec<Answers>) {
    let mut binder = Binder { page, answers: Vec::new() };
    let mut body = binder.all(&page.content);
    // The list of chapters has the number with the title.
    body.retain(|node| node.element().is_none_or(|element| element.name != "h1"));
    while body
        .first()
        .is_some_and(|node| matches!(node, Node::Text(text) if text.trim().is_empty()))
    {
        body.remove(0);
    }
    let (name, title, part) = (page.name.clone(), page.title.clone(), page.part.clone());
    (Chapter { name, title, part, body }, binder.answers)
}

struct Binder<'a> {
    page: &'a Page,
    answers: Vec<Answers>,
}

impl Binder<'_> {
    fn all(&mut self, nodes: &[Node]) -> Vec<Node> {
        nodes
            .iter()
            .flat_map(|node| match node {
                Node::Text(_) => vec![node.clone()],
                Node::Element(element) => self.element(element),
            })
            .collect()
    }

    fn element(&mut self, element: &Element) -> Vec<Node> {
        let name = element.name.as_str();
        if ON_A_SCREEN.contains(&name) || element.is("sources") || element.is("copy") {
            return Vec::new();
        }
        // The small pictures of the first page: the drawings themselves are in their chapters.
        if name == "img" && element.attribute("alt") == Some("") {
            return Vec::new();
        }
        if name == "noscript" || (name == "a" && element.is("header")) {
            return self.all(&element.children);
        }
        if name == "section" && element.is("exercise") {
            return self.exercise(element);
        }
        if name == "details" {
            return self.fold(element);
        }
        if name == "figure" && element.attribute("data-figure").is_some() {
            return self.figure(element);
        }
        vec![self.plain(element).into()]
    }

    /// The element with what a book has a use for.
    fn plain(&mut self, element: &Element) -> Element {
        let children = self.all(&element.children);
        let mut plain = with_children(element, children);
        let drawn = element.name == "svg" || is_drawn(&element.name);
        plain.attributes.retain(|(name, _)| {
            let kept = KEPT.contains(&name.as_str()) || name.starts_with("aria-label");
            kept || name == "aria-hidden" || (drawn && !name.starts_with("data-"))
        });
        for (name, value) in &mut plain.attributes {
            match name.as_str() {
                "id" => *value = id(&self.page.name, value),
                "aria-labelledby" | "aria-describedby" => {
                    let all = value.split_whitespace().map(|one| id(&self.page.name, one));
                    *value = all.collect::<Vec<_>>().join(" ");
                }
                "href" if element.name != "a" => {
                    *value = format!("#{}", id(&self.page.name, value.trim_start_matches('#')));
                }
                _ => {
                    if let Some(inside) =
                        value.strip_prefix("url(#").and_then(|it| it.strip_suffix(')'))
                    {
                        *value = format!("url(#{})", id(&self.page.name, inside));
                    }
                }
            }
        }
        // A number says on the screen where it comes from.
        if element.name == "a" && element.is("num") {
            plain.name = "span".to_owned();
            plain.attributes.retain(|(name, _)| name == "class");
        } else if element.name == "a" {
            self.link(&mut plain);
        }
        plain
    }

    /// Has a link lead into the book, or out of it to another host.
    fn link(&self, link: &mut Element) {
        let Some(href) = link.attribute("href").map(str::to_owned) else { return };
        if href.contains(':') {
            return;
        }
        let (file, anchor) = href.split_once('#').unwrap_or((&href, ""));
        let page = if file.is_empty() { Some(self.page.name.as_str()) } else { page_of(file) };
        let anchor = percent_decode_str(anchor).decode_utf8_lossy();
        link.attributes.retain(|(name, _)| name != "href");
        match page {
            Some(page) if anchor.is_empty() => {
                link.attributes.push(("href".into(), format!("#{page}")));
            }
            Some(page) => link.attributes.push(("href".into(), format!("#{}", id(page, &anchor)))),
            // A file of the site is not in the book.
            None => link.name = "span".to_owned(),
        }
    }

    /// A fold, open: its words above what was in it.
    fn fold(&mut self, fold: &Element) -> Vec<Node> {
        let (title, inside) = self.unfolded(fold);
        let class = match fold.attribute("class") {
            Some(class) => format!("fold {class}"),
            None => "fold".to_owned(),
        };
        // What a click would do on a screen has been done.
        let title = match title.as_str() {
            "Show the answer" | "Show the answers" => {
                title.trim_start_matches("Show the ").to_owned()
            }
            _ => title,
        };
        let title = Element::new("p", "fold-title", vec![Node::text(capital(&title))]);
        let children = std::iter::once(title.into()).chain(inside).collect();
        let mut open = Element::new("div", &class, children);
        if let Some(own) = fold.attribute("id") {
            open = open.with("id", &id(&self.page.name, own));
        }
        vec![open.into()]
    }

    fn unfolded(&mut self, fold: &Element) -> (String, Vec<Node>) {
        let title = fold.elements().find(|element| element.name == "summary");
        let title = title.map(|title| title.text().trim().to_owned()).unwrap_or_default();
        let inside: Vec<Node> = fold
            .children
            .iter()
            .filter(|node| node.element().is_none_or(|element| element.name != "summary"))
            .cloned()
            .collect();
        (title, self.all(&inside))
    }

    /// A figure as it is printed, and what a reader could set on a screen.
    fn figure(&mut self, figure: &Element) -> Vec<Node> {
        let live = live(figure);
        let mut bound = self.plain(figure);
        if figure.is("stepper") {
            // The table has every number; formulas and code stand in the chapter. Of the drawing
            // the last step is taken, where it is there.
            let finished = bound.elements().any(|element| element.is("finished"));
            bound.children.retain(|node| {
                node.element().is_none_or(|element| {
                    let unfinished = element.name == "svg" && !element.is("finished");
                    !(element.is("formulas") || element.is("code") || finished && unfinished)
                })
            });
        }
        if let Some(live) = live {
            let note = Element::new("span", "live", vec![Node::text(live)]);
            for child in &mut bound.children {
                if let Node::Element(caption) = child
                    && caption.name == "figcaption"
                {
                    caption.children.push(Node::text(" "));
                    caption.children.push(note.clone().into());
                }
            }
        }
        vec![bound.into()]
    }

    /// An exercise: the task where it stands, hints and solution at the back.
    fn exercise(&mut self, exercise: &Element) -> Vec<Node> {
        let name = exercise.attribute("data-exercise").unwrap_or_default().to_owned();
        let (mut task, mut hints, mut solution) = (Vec::new(), Vec::new(), Vec::new());
        let (mut title, mut anchor) = (String::new(), String::new());
        for node in &exercise.children {
            let Some(element) = node.element() else { continue };
            match element.name.as_str() {
                "details" => {
                    let (of, inside) = self.unfolded(element);
                    if of.starts_with("Hint") {
                        hints.push(Element::new("p", "rung", vec![Node::text(of)]).into());
                        hints.extend(inside);
                    } else {
                        solution.extend(inside);
                    }
                }
                "fieldset" => {
                    let (choices, answers) = self.choices(element);
                    task.push(choices);
                    solution.push(answers);
                }
                "h3" if title.is_empty() => {
                    title = element.text().trim().to_owned();
                    anchor = id(&self.page.name, element.attribute("id").unwrap_or(&name));
                    task.extend(self.element(element));
                }
                _ => task.extend(self.element(element)),
            }
        }
        let mut ways = Vec::new();
        for (back, word, there) in
            [("hints", "Hints", !hints.is_empty()), ("solutions", "Solution", !solution.is_empty())]
        {
            if there {
                if !ways.is_empty() {
                    ways.push(Node::text(" · "));
                }
                let way = Element::new("a", "at-page", vec![Node::text(word)]);
                ways.push(way.with("href", &format!("#{}", place(back, &name))).into());
            }
        }
        task.push(Element::new("p", "ways", ways).into());
        self.answers.push(Answers {
            page: self.page.name.clone(),
            chapter: self.page.title.clone(),
            exercise: name,
            anchor,
            title,
            hints,
            solution,
        });
        vec![Element::new("section", "exercise", task).into()]
    }

    /// The choices of a question, and what is to be said of each.
    fn choices(&mut self, quiz: &Element) -> (Node, Node) {
        let (mut choices, mut answers) = (Vec::new(), Vec::new());
        for choice in quiz.elements().filter(|element| element.name == "details") {
            let summary = choice.elements().find(|element| element.name == "summary");
            let summary = self.all(summary.map(|it| it.children.as_slice()).unwrap_or_default());
            let letter = summary.iter().filter(|node| node.element().is_some()).take(1).cloned();
            let mut answer: Vec<Node> = letter.chain([Node::text(" ")]).collect();
            let (_, mut why) = self.unfolded(choice);
            // The letter begins the first paragraph of what is said.
            match why.iter_mut().find(|node| node.element().is_some()) {
                Some(Node::Element(first)) if first.name == "p" => {
                    first.children.splice(0..0, answer);
                    answer = why;
                }
                _ => answer.extend(why),
            }
            choices.push(Element::new("li", "", summary).into());
            answers.push(Element::new("div", "", answer).into());
        }
        let choices = Element::new("ul", "choices", choices);
        (choices.into(), Element::new("div", "verdicts", answers).into())
    }
}

/// The elements of a drawing and of a formula, whose attributes are the picture.
fn is_drawn(name: &str) -> bool {
    const DRAWN: [&str; 50] = [
        "g",
        "path",
        "circle",
        "ellipse",
        "rect",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "defs",
        "clipPath",
        "linearGradient",
        "radialGradient",
        "stop",
        "use",
        "marker",
        "pattern",
        "image",
        "textPath",
        "math",
        "semantics",
        "mrow",
        "mi",
        "mn",
        "mo",
        "mtext",
        "ms",
        "mspace",
        "mfrac",
        "msqrt",
        "mroot",
        "mstyle",
        "merror",
        "mpadded",
        "mphantom",
        "msub",
        "msup",
        "msubsup",
        "munder",
        "mover",
        "munderover",
        "mtable",
        "mtr",
        "mtd",
        "menclose",
        "mglyph",
        "mlabeledtr",
        "mmultiscripts",
        "mprescripts",
    ];
    DRAWN.contains(&name)
}

fn capital(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// What a reader of the site can set in a figure, in a sentence.
fn live(figure: &Element) -> Option<String> {
    let names = ["data-params", "data-texts"].into_iter().flat_map(|name| {
        let list = figure.attribute(name).and_then(|json| serde_json::from_str(json).ok());
        let Some(Value::Array(all)) = list else { return Vec::new() };
        let label = |one: &Value| Some(one["label"].as_str()?.to_owned());
        all.iter().filter_map(label).collect::<Vec<_>>()
    });
    let names: Vec<String> = names.collect();
    // Nobody reads a list of twenty.
    let shown = match names.len() {
        0 => return None,
        1..=6 => names.join(", "),
        all => format!("{} and {} more", names[..4].join(", "), all - 4),
    };
    Some(format!("On the screen you can set: {shown}."))
}
