//! Figures as the chapters draw them.

use std::{collections::BTreeMap, fs, io, path::Path, sync::LazyLock};

use contents::{Chapters, Complaint, Diagnostic, escape};
use regex::Regex;

use crate::{
    directive::{self, Directive},
    html,
    page::Page,
    term::Terms,
};

/// A figure at its defaults, as the `figures` program prints it.
pub(crate) type Printed = plot::Printed<String, Vec<String>>;

/// Every figure of the book by its id, `ch08/sigmoid`.
#[derive(Clone, Debug, Default)]
pub struct Catalogue(BTreeMap<String, Printed>);

impl Catalogue {
    /// Reads what the `figures` program printed.
    ///
    /// # Errors
    /// Where it is not the JSON of figures, or two of them have one id.
    pub fn from_json(json: &str) -> Result<Self, String> {
        let drawings: Vec<Printed> = serde_json::from_str(json)
            .map_err(|error| format!("the figures are not JSON: {error}"))?;
        let mut catalogue = BTreeMap::new();
        for drawing in drawings {
            let id = drawing.id.clone();
            if catalogue.insert(id.clone(), drawing).is_some() {
                return Err(format!("there are two figures `{id}`"));
            }
        }
        Ok(Self(catalogue))
    }

    /// Figures that are still to come, for a book whose chapters are being compiled: for each that a
    /// page in the folder `pages` shows, a box that says so.
    ///
    /// # Errors
    /// Where the pages cannot be read.
    pub fn to_come(pages: &Path) -> io::Result<Self> {
        let mut catalogue = BTreeMap::new();
        for entry in fs::read_dir(pages)? {
            let page = entry?.path();
            if page.extension().is_none_or(|extension| extension != "md") {
                continue;
            }
            for Directive { name, argument: id, .. } in directive::find(&fs::read_to_string(page)?)
            {
                if name == "figure" || name == "picture" {
                    catalogue.insert(id.clone(), to_come(id));
                }
            }
        }
        Ok(Self(catalogue))
    }

    pub(crate) fn find(&self, id: &str) -> Result<&Printed, Complaint> {
        self.0.get(id).ok_or_else(|| Complaint::unknown("figure", id, self.ids()))
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Every figure says what it is, what it shows and what to see in it.
    pub(crate) fn mistakes(&self, terms: &Terms) -> Vec<Diagnostic> {
        self.0.values().flat_map(|drawing| mistakes(drawing, terms)).collect()
    }
}

/// What stands for a figure that cannot be drawn yet.
fn to_come(id: String) -> Printed {
    const TITLE: &str = "A figure to come";
    const DESC: &str = "This figure is drawn when the chapters are compiled.";
    let svg = format!(
        "<svg class=\"fig\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 460 90\" role=\"img\" \
         aria-labelledby=\"title desc\"><title id=\"title\">{TITLE}</title>\
         <desc id=\"desc\">{DESC}</desc><rect x=\"1\" y=\"1\" width=\"458\" height=\"88\" \
         fill=\"none\" stroke=\"currentColor\" stroke-dasharray=\"4 4\"/><text x=\"230\" y=\"50\" \
         font-size=\"15\" text-anchor=\"middle\" fill=\"currentColor\">being compiled</text></svg>"
    );
    let figure = plot::Figure {
        svg,
        title: TITLE.to_owned(),
        desc: DESC.to_owned(),
        caption: "It comes up here by itself when the chapters are compiled.".to_owned(),
        data: vec![],
        objections: vec![],
        handles: vec![],
    };
    Printed { id, figure, params: vec![], texts: vec![], steps: None, finished: None }
}

fn mistakes(Printed { id, figure, params, .. }: &Printed, terms: &Terms) -> Vec<Diagnostic> {
    let complaint = |what: String| Diagnostic::new(format!("figure {id}"), what);
    let says = |what: &str, tag: &str, text: &str| {
        let in_svg = tag.is_empty() || figure.svg.contains(&format!("<{tag}"));
        (text.trim().is_empty() || !in_svg).then(|| {
            complaint(format!("has no {what}"))
                .help("a reader who cannot see the figure has nothing else")
        })
    };
    let mut mistakes: Vec<Diagnostic> = [
        says("title", "title", &figure.title),
        says("description", "desc", &figure.desc),
        says("caption", "", &figure.caption),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !figure.svg.trim_start().starts_with("<svg") {
        mistakes.push(complaint("is not an SVG drawing".to_owned()));
    }
    for handle in &figure.handles {
        let numbers = || params.iter().filter(|param| param.names.is_none());
        if handle.name.trim().is_empty() {
            mistakes.push(complaint("has a handle without a name".to_owned()));
        }
        if handle.drags.is_empty() {
            mistakes.push(complaint(format!("has a handle that sets nothing: {}", handle.name)));
        }
        for drag in &handle.drags {
            if !numbers().any(|param| param.name == drag.param) {
                let names = numbers().map(|param| param.name.as_str());
                let unknown = Complaint::unknown("number to be dragged", &drag.param, names);
                mistakes.push(Diagnostic { help: unknown.help, ..complaint(unknown.message) });
            }
        }
    }
    for term in terms_in(&figure.svg) {
        if let Err(unknown) = terms.find(term) {
            mistakes.push(Diagnostic { help: unknown.help, ..complaint(unknown.message) });
        }
    }
    mistakes
}

/// The ids of the terms that are marked in a piece of markup.
pub(crate) fn terms_in(markup: &str) -> impl Iterator<Item = &str> {
    markup.split(" data-term=\"").skip(1).filter_map(|rest| rest.split('"').next())
}

/// Where a figure stands in the book.
#[derive(Clone, Debug, PartialEq)]
struct Placed {
    page: String,
    anchor: String,
    /// "Figure 10.1"
    label: String,
    start: usize,
}

/// The figures of the book in their order, each with its number.
#[derive(Debug, Default)]
pub(crate) struct Figures(BTreeMap<String, Vec<Placed>>);

impl Figures {
    /// Numbers the figures of all pages.
    pub(crate) fn number(pages: &[Page], chapters: &Chapters) -> Self {
        let mut figures = BTreeMap::<String, Vec<Placed>>::new();
        for page in pages {
            let chapter = chapters.of_page(&page.name);
            let here = page.directives.iter().filter(|directive| directive.name == "figure");
            for (index, directive) in here.enumerate() {
                let number = index + 1;
                let label = chapter.map_or_else(
                    || format!("Figure {number}"),
                    |chapter| format!("Figure {}.{number}", chapter.number),
                );
                let all = figures.entry(directive.argument.clone()).or_default();
                let mut anchor = format!("fig-{}", directive.argument.replace('/', "-"));
                if !all.is_empty() {
                    anchor = format!("{anchor}-{}", all.len() + 1);
                }
                let (page, start) = (page.name.clone(), directive.range.start);
                all.push(Placed { page, anchor, label, start });
            }
        }
        Self(figures)
    }

    pub(crate) fn is_shown(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// The link from a page to a figure, and the figure's label: the one on the same page
    /// before one elsewhere.
    pub(crate) fn refer(&self, id: &str, from: &Page) -> Result<(String, String), Complaint> {
        let all = self.0.get(id).ok_or_else(|| {
            Complaint::unknown("figure", id, self.0.keys().map(String::as_str))
                .within("the pages")
                .help_if_missing(format!("show it first: {{{{#figure {id}}}}}"))
        })?;
        let placed = all.iter().find(|placed| placed.page == from.name).unwrap_or(&all[0]);
        Ok((from.href(&placed.page, &placed.anchor), placed.label.clone()))
    }

    /// The figure as HTML, as it stands where this directive is; `steps` are its steps in HTML.
    pub(crate) fn render(
        &self,
        drawing: &Printed,
        steps: Option<&str>,
        page: &Page,
        directive: &Directive,
    ) -> String {
        let placed = self.0.get(&drawing.id).into_iter().flatten();
        let (anchor, label) = placed
            .filter(|placed| placed.page == page.name && placed.start == directive.range.start)
            .map(|placed| (placed.anchor.as_str(), placed.label.as_str()))
            .next()
            .unwrap_or_default();
        let class = if steps.is_some() { "plot stepper" } else { "plot" };
        let Printed { id, figure, params, texts, steps: followed, finished } = drawing;
        let mut set = String::new();
        if !(params.is_empty() && texts.is_empty()) {
            set += &data("params", params);
        }
        if !texts.is_empty() {
            set += &data("texts", texts);
        }
        if !figure.handles.is_empty() {
            set += &data("handles", &figure.handles);
        }
        let settings =
            followed.as_ref().map(|steps| data("settings", &steps.settings)).unwrap_or_default();
        // On paper, and where nobody can step, the drawing has every number.
        let finished = finished.as_deref().map(|svg| {
            let svg = svg.replacen("class=\"fig\"", "class=\"fig finished\"", 1);
            html::one_line(&with_own_ids(&svg, &format!("{anchor}-finished")))
        });
        format!(
            "<figure class=\"{class}\" id=\"{anchor}\" data-figure=\"{id}\"{set}{settings}>{}{}{}<figcaption>{label}. {}</figcaption></figure>",
            html::one_line(&with_own_ids(&figure.svg, anchor)),
            finished.unwrap_or_default(),
            steps.unwrap_or_default(),
            html::sentences(&figure.caption)
        )
    }
}

/// An attribute with what the page's script is to know.
fn data(name: &str, value: &(impl serde::Serialize + ?Sized)) -> String {
    let json = serde_json::to_string(value).unwrap_or_default();
    format!(" data-{name}=\"{}\"", escape::attribute(&json))
}

static ID: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(r##"( id=")([^"]*)(")|(url\(#)([^)]*)(\))|( (?:xlink:)?href="#)([^"]*)(")|( aria-(?:labelledby|describedby)=")([^"]*)(")"##)
        .unwrap()
});

/// The drawing with its ids made unique in the book.
fn with_own_ids(svg: &str, prefix: &str) -> String {
    ID.replace_all(svg, |found: &regex::Captures<'_>| {
        let group =
            [1, 4, 7, 10].into_iter().find(|&group| found.get(group).is_some()).unwrap_or(1);
        let ids: Vec<String> =
            found[group + 1].split_whitespace().map(|id| format!("{prefix}-{id}")).collect();
        format!("{}{}{}", &found[group], ids.join(" "), &found[group + 2])
    })
    .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the page's script finds on the figure, for the scripts of `book/theme/live`.
    #[test]
    fn a_figure_carries_what_the_reader_may_set() {
        let printed = r#"{"id":"ch20/typed","svg":"<svg></svg>","title":"t","desc":"d",
            "caption":"c","params":[
              {"name":"gate","label":"gate","min":0.0,"max":1.0,"step":1.0,"default":1.0,
               "unit":"","time":false,"names":["AND","OR"]}],
            "texts":[{"name":"formula","label":"formula","longest":9,"default":"x<y\"&"}]}"#;
        let drawing: Printed = serde_json::from_str(printed).unwrap();
        let page = Page::read("ch20", "{{#figure ch20/typed}}");
        let html = Figures::default().render(&drawing, None, &page, &page.directives[0]);
        let attribute = |name: &str| {
            let (_, rest) = html.split_once(&format!(" data-{name}=\"")).unwrap();
            let json = rest.split('"').next().unwrap();
            json.replace("&#34;", "\"").replace("&#60;", "<").replace("&#38;", "&")
        };
        let params: serde_json::Value = serde_json::from_str(&attribute("params")).unwrap();
        assert_eq!(params[0]["names"], serde_json::json!(["AND", "OR"]));
        let texts: serde_json::Value = serde_json::from_str(&attribute("texts")).unwrap();
        assert_eq!((&texts[0]["default"], &texts[0]["longest"]), (&"x<y\"&".into(), &9.into()));
        assert_eq!(html.matches("data-params").count(), 1);
    }

    #[test]
    fn ids_and_what_points_to_them_change_together() {
        let svg = r##"<svg aria-labelledby="title desc"><title id="title">t</title><g clip-path="url(#c)"/><use href="#m"/></svg>"##;
        assert_eq!(
            with_own_ids(svg, "f"),
            r##"<svg aria-labelledby="f-title f-desc"><title id="f-title">t</title><g clip-path="url(#f-c)"/><use href="#f-m"/></svg>"##
        );
    }
}
