//! The report: one web page, whole by itself, with the verdict, its figures, and the recipe to come
//! to it again.

use plot::{Chart, Dash, Figure, Marker, Role, Side, course, literal, number};

use crate::importance::Importance;
use crate::model::Model;
use crate::plan::{Found, From, Question, Split, short};
use crate::table::{Table, plural, quoted, shortened};
use crate::train::Point;
use crate::verdict::{Judged, Measured, Verdict};

/// What a report is about.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The table.
    pub table: &'a Table,
    /// What was found in it.
    pub found: &'a Found,
    /// The network, if there is one.
    pub model: Option<&'a Model>,
    /// The verdict.
    pub verdict: Option<&'a Verdict>,
    /// The verdict of each fold.
    pub folds: &'a [Verdict],
    /// The errors of each epoch.
    pub course: &'a [Point],
    /// The parts.
    pub split: Option<&'a Split>,
    /// The rows that were judged by.
    pub judged: &'a [Judged],
    /// The options of the command.
    pub options: &'a str,
    /// The table, as the command named it.
    pub file: &'a str,
}

/// The looks: the book's colours, light and dark, without anything from elsewhere.
const STYLE: &str = "\
:root{color-scheme:light dark;--paper:light-dark(#fcfbf8,#17191d);--ink:light-dark(#22262b,#e3e6ea);\
--quiet:light-dark(#59626e,#a9b2be);--line:light-dark(#d5d0c4,#3a404a);--fig-paper:var(--paper);\
--fig-ink:light-dark(#33383f,#c9cdd4);--fig-grid:light-dark(#e4e0d6,#30353d);\
--fig-1:light-dark(#1b62b0,#6cb2f5);--fig-2:light-dark(#b6500a,#f2a15c);\
--fig-3:light-dark(#1c7a4a,#6ccb94);--fig-4:light-dark(#8b3a9c,#d59be6);\
--fig-5:light-dark(#a32638,#f28b95);--fig-6:light-dark(#59626e,#a9b2be)}\
body{background:var(--paper);color:var(--ink);font:1.05rem/1.6 system-ui,sans-serif;margin:0}\
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 4rem}h1{line-height:1.2}h1,p,li,pre{overflow-wrap:anywhere}h2{margin-top:2.5rem}\
table{border-collapse:collapse;font-variant-numeric:tabular-nums}caption{text-align:left;color:var(--quiet);\
padding-bottom:.4rem}th,td{border-bottom:1px solid var(--line);padding:.25rem .7rem .25rem 0;text-align:left}\
td.n,th.n{text-align:right}th,td:not(.n){min-width:5rem}.o{white-space:nowrap}\
.wide{overflow-x:auto}figure{margin:1.5rem 0}figure>div{overflow-x:auto}\
figure svg{max-width:100%;height:auto;font-family:system-ui,sans-serif}figcaption{color:var(--quiet);\
font-size:.95rem}pre{background:light-dark(#f1eee6,#20242a);padding:.7rem;overflow-x:auto;white-space:pre-wrap}\
a{color:var(--fig-1)}:focus-visible{outline:3px solid var(--fig-2);outline-offset:2px}\
.verdict{border-left:4px solid var(--fig-1);padding-left:.8rem}\
@media(max-width:36rem){figure{margin-inline:-1rem}figcaption{margin-inline:1rem}tspan[font-size=\"75%\"]\
{font-size:max(.75em,var(--index,0px))}}\
h2,h3,caption{break-after:avoid}figure,table,tr{break-inside:avoid}\
@media print{:root{color-scheme:only light}body{background:none}.wide,figure>div{overflow:visible}\
main{padding-top:0}}";

/// The page.
pub fn page(report: &Report) -> String {
    let Report { table, found, model, verdict, .. } = report;
    let target = &table.columns[found.target].name;
    let mut page = Page::default();
    // Where the table lies is said in the recipe.
    let name = table.file.rsplit(['/', '\\']).next().unwrap_or(&table.file);
    let title = format!("What {} can be told from {}", shortened(target), shortened(name));
    page.raw(&format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <title>{}</title><style>{STYLE}</style></head>\n<body><main>\n",
        escaped(&title)
    ));
    page.tag("h1", &title);
    match verdict {
        Some(verdict) => page.verdict(report, verdict),
        None => page.tag("p", "There is no verdict, as no row was put aside to judge by."),
    }
    page.table_section(report);
    if !report.course.is_empty() {
        page.tag("h2", "The training");
        page.figure(&training(report.course, model.map_or(0, |model| model.epochs)));
    }
    if let Some(model) = model
        && !model.importance.is_empty()
    {
        page.tag("h2", "Which columns matter");
        page.tag(
            "p",
            "A column matters if the answers become worse where its cells are mixed up among the rows. \
             Two columns that say the same can stand in for each other, and both then seem to matter \
             little.",
        );
        page.figure(&columns(found.question, &model.importance));
    }
    page.recipe(report);
    page.raw("</main></body></html>\n");
    page.text
}

#[derive(Default)]
struct Page {
    text: String,
    figures: usize,
}

impl Page {
    fn raw(&mut self, html: &str) {
        self.text += html;
    }

    fn tag(&mut self, tag: &str, words: &str) {
        self.text += &format!("<{tag}>{}</{tag}>\n", spoken(words));
    }

    fn figure(&mut self, figure: &Figure) {
        self.figures += 1;
        let of = self.figures;
        // Every figure calls its title and description the same.
        let svg = figure
            .svg
            .replace("id=\"title\"", &format!("id=\"title-{of}\""))
            .replace("id=\"desc\"", &format!("id=\"desc-{of}\""))
            .replace("\"title desc\"", &format!("\"title-{of} desc-{of}\""))
            .replace("labelledby=\"title\"", &format!("labelledby=\"title-{of}\""))
            .replace("describedby=\"desc\"", &format!("describedby=\"desc-{of}\""));
        self.text += &format!(
            "<figure><div tabindex=\"0\" role=\"region\" aria-label=\"{}\">{svg}</div>\
             <figcaption>{}</figcaption></figure>\n",
            escaped(&figure.title),
            escaped(&figure.caption)
        );
    }

    fn list(&mut self, items: &[String]) {
        let items: Vec<String> =
            items.iter().map(|item| format!("<li>{}</li>", spoken(item))).collect();
        self.text += &format!("<ul>{}</ul>\n", items.join(""));
    }

    fn table(&mut self, caption: &str, head: &[&str], rows: &[Vec<String>], numbers: bool) {
        let class = if numbers { " class=\"n\"" } else { "" };
        let head: Vec<String> = (0..)
            .zip(head)
            .map(|(at, cell)| {
                let class = if at > 0 { class } else { "" };
                format!("<th scope=\"col\"{class}>{}</th>", breakable(cell))
            })
            .collect();
        let rows: Vec<String> = rows
            .iter()
            .map(|row| {
                let cells = (0..).zip(row).map(|(at, cell)| match at {
                    0 => format!("<th scope=\"row\">{}</th>", breakable(cell)),
                    _ => format!("<td{class}>{}</td>", breakable(cell)),
                });
                format!("<tr>{}</tr>", cells.collect::<String>())
            })
            .collect();
        self.text += &format!(
            "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\"><table><caption>{0}</caption>\
             <thead><tr>{1}</tr></thead><tbody>{2}</tbody></table></div>\n",
            escaped(caption),
            head.join(""),
            rows.join("\n")
        );
    }

    fn verdict(&mut self, report: &Report, verdict: &Verdict) {
        let classes = &report.found.classes;
        self.raw("<p class=\"verdict\">");
        self.raw(&escaped(&verdict.sentence()));
        self.raw("</p>\n");
        let by = match report.folds {
            [] => "rows that no training has seen".to_string(),
            folds => {
                format!("rows in {} folds, each by a network that had not seen it", folds.len())
            }
        };
        let always = match classes.get(verdict.always as usize) {
            Some(class) if !verdict.of_number() => shortened(class),
            _ => short(verdict.always),
        };
        let explained =
            |share: Option<f64>| share.map_or(String::new(), |share| format!("{share:.3}"));
        let mut rows = vec![
            vec!["network".into(), verdict.said(verdict.network), explained(verdict.explained)],
            vec![
                "linear model".into(),
                verdict.said(verdict.linear),
                explained(verdict.explained_by_linear),
            ],
            vec![
                format!("constant answer ({always})"),
                verdict.said(verdict.constant),
                String::new(),
            ],
        ];
        let mut head = vec!["answered by", "answers, with their standard error", "R²"];
        if !verdict.of_number() {
            head.pop();
            rows.iter_mut().for_each(|row| _ = row.pop());
        }
        self.table(&format!("Judged by {} {by}", verdict.rows), &head, &rows, false);
        self.figure(&models(verdict));
        self.tag("p", &verdict.calibration());
        if verdict.of_number() {
            self.figure(&misses(report.judged, &report.table.columns[report.found.target].name));
        } else if classes.len() <= 40 {
            self.confusion(classes, &verdict.confusion);
        }
        if !report.folds.is_empty() {
            let rows: Vec<Vec<String>> = (1..)
                .zip(report.folds)
                .map(|(fold, of)| {
                    let said = [of.network, of.linear].map(|measured| of.said(measured));
                    [vec![fold.to_string()], said.to_vec()].concat()
                })
                .collect();
            self.table("Fold by fold", &["fold", "network", "linear model"], &rows, false);
        }
    }

    fn confusion(&mut self, classes: &[String], confusion: &[Vec<usize>]) {
        self.tag("h2", "Which class is taken for which");
        let mut head = vec!["true \\ answered".to_string()];
        head.extend(classes.iter().map(|class| shortened(class)));
        let head: Vec<&str> = head.iter().map(String::as_str).collect();
        let rows: Vec<Vec<String>> = classes
            .iter()
            .zip(confusion)
            .map(|(class, row)| {
                [vec![shortened(class)], row.iter().map(usize::to_string).collect()].concat()
            })
            .collect();
        self.table(
            "A row for each true class, a column for each answer: right answers are on the diagonal",
            &head,
            &rows,
            true,
        );
    }

    fn table_section(&mut self, report: &Report) {
        let Report { table, found, model, split, .. } = report;
        self.tag("h2", "The table");
        self.tag("p", &format!("{table}."));
        self.tag("p", &format!("{}.", found.understood(table)));
        if let Some(split) = split {
            let by = match split.test.len() {
                0 => String::new(),
                rows => format!(", {rows} to judge by"),
            };
            self.tag(
                "p",
                &format!(
                    "{} to train on, {} to decide when to stop{by}. Means, units and kinds of \
                     words come from the first of them alone.",
                    plural(split.training.len(), "row"),
                    split.validation.len()
                ),
            );
        }
        let doubts: Vec<String> =
            table.notes.iter().chain(&found.warnings).map(|doubt| format!("{doubt}.")).collect();
        if !doubts.is_empty() {
            self.tag("h3", "What to know before trusting it");
            self.list(&doubts);
        }
        let Some(model) = model else { return };
        let rows: Vec<Vec<String>> = model
            .plan
            .inputs
            .iter()
            .map(|input| {
                let what = match &input.from {
                    From::Numbers { offset, unit, least, most } => format!(
                        "number from {} to {}, mean {}, unit {}",
                        short(*least),
                        short(*most),
                        short(*offset),
                        short(*unit)
                    ),
                    From::Words { kinds } => format!("words: {}", crate::table::listed(kinds, 12)),
                };
                vec![shortened(&input.name), what, plural(input.width(), "input")]
            })
            .collect();
        self.table(
            "Columns that the network is asked with",
            &["column", "holds", "becomes"],
            &rows,
            false,
        );
    }

    fn recipe(&mut self, report: &Report) {
        self.tag("h2", "The recipe");
        self.tag(
            "p",
            "The same table, options and seed give the same network, to the last bit, on every machine:",
        );
        let command = format!("mlp train {} {}", quoted(report.file), report.options);
        self.raw(&format!("<pre tabindex=\"0\"><code>{}</code></pre>\n", escaped(&command)));
        let Some(model) = report.model else { return };
        let sizes: Vec<String> = std::iter::once(model.plan.width())
            .chain(model.network.layers.iter().map(|layer| layer.biases.len()))
            .map(|size| size.to_string())
            .collect();
        let recipe = &model.recipe;
        let rows = [
            (
                "network",
                format!(
                    "{}, hidden nodes of {}",
                    sizes.join("-"),
                    crate::model::activation_name(recipe.activation)
                ),
            ),
            (
                "starting weights",
                "uniform, as wide as Glorot and Bengio, or He for relu, have it; biases 0".into(),
            ),
            (
                "optimiser",
                match crate::model::optimiser_name(recipe.optimiser) {
                    "adam" => {
                        format!(
                            "Adam, learning rate {}, means keep 0.9 and 0.999",
                            recipe.learning_rate
                        )
                    }
                    name => format!("{name}, learning rate {}", recipe.learning_rate),
                },
            ),
            ("mini-batch", plural(recipe.batch, "row")),
            (
                "epochs",
                format!(
                    "{} of at most {}, patience {}; the weights are of epoch {}",
                    report.course.len(),
                    recipe.epochs,
                    recipe.patience,
                    model.epochs
                ),
            ),
            (
                "linear model",
                format!(
                    "the same without hidden nodes, by Adam, learning rate {}",
                    recipe.linear().learning_rate
                ),
            ),
            ("seed", recipe.seed.to_string()),
            ("table", format!("SHA-256 {}", model.table.sha256)),
            ("program", format!("mlp {}", env!("CARGO_PKG_VERSION"))),
        ];
        let rows: Vec<Vec<String>> =
            rows.into_iter().map(|(name, value)| vec![name.to_string(), value]).collect();
        self.table("Everything that was chosen", &["what", "how"], &rows, false);
    }
}

/// Words with their options unbroken, as in (--target).
fn spoken(words: &str) -> String {
    let word = |word: &str| match word.contains("--") && word.len() < 24 {
        true => format!("<span class=\"o\">{}</span>", escaped(word)),
        false => escaped(word),
    };
    words.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// What stands in a cell. It is broken, if it must be, between words, where the parts of a name meet (a
/// number has none), and within what goes on for long, such as a digest.
fn breakable(cell: &str) -> String {
    const LONG: usize = 16;
    let mut text = String::new();
    let mut run = 0;
    let mut letters = cell.chars().peekable();
    while let Some(letter) = letters.next() {
        let in_number = letters.peek().is_none_or(char::is_ascii_digit);
        let meets = matches!(letter, '_' | '.' | '/' | '-') && run > 0 && !in_number;
        run = if letter.is_whitespace() { 0 } else { run + 1 };
        text += &escaped(letter.encode_utf8(&mut [0; 4]));
        if (meets && run > 3) || run == LONG {
            text += "<wbr>";
            run = 0;
        }
    }
    text
}

fn escaped(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A name for the edge of a figure.
fn tick(name: &str) -> String {
    let name = shortened(name);
    let short: String = name.chars().take(22).collect();
    let more = if name.chars().count() > 22 { "…" } else { "" };
    literal(&format!("{short}{more}"))
}

/// The errors of each epoch, on both parts.
fn training(points: &[Point], best: usize) -> Figure {
    let training: Vec<f64> = points.iter().map(|point| point.training).collect();
    let validation: Vec<f64> = points.iter().map(|point| point.validation).collect();
    let most = training.iter().chain(&validation).copied().fold(1e-9, f64::max);
    let stride = points.len().div_ceil(1000).max(1);
    let line = |values: &[f64]| -> Vec<(f64, f64)> {
        (1..).zip(values).step_by(stride).map(|(epoch, value)| (f64::from(epoch), *value)).collect()
    };
    let mut chart = Chart::new(1.0..=points.len().max(2) as f64, 0.0..=1.1 * most)
        .x("epoch")
        .y("error a row")
        .legend(plot::Corner::TopRight);
    chart.line("training part", line(&training));
    chart.line("validation part", line(&validation)).dash(Dash::Dashed);
    if best > 0 {
        chart.vertical(best as f64).role(Role::Ink).dash(Dash::Dotted);
    }
    let desc = format!(
        "Over {} epochs {}; {}. The best epoch is {best}.",
        points.len(),
        course("the error on the training part", &training),
        course("the error on the validation part", &validation)
    );
    chart.finish(
        "The errors of the training",
        &desc,
        "The network is the one of the epoch at the dotted line, where the error on rows that it was \
         not trained on was smallest.",
    )
}

/// The three answers with two standard errors to either side.
fn models(verdict: &Verdict) -> Figure {
    let rows = [
        ("constant answer", verdict.constant),
        ("linear model", verdict.linear),
        ("network", verdict.network),
    ];
    let scale = if verdict.of_number() { 1.0 } else { 100.0 };
    let reach = |measured: &Measured| {
        let Measured { value, standard_error } = *measured;
        let top = if verdict.of_number() { f64::INFINITY } else { 1.0 };
        (
            scale * (value - 2.0 * standard_error).max(0.0),
            scale * (value + 2.0 * standard_error).min(top),
        )
    };
    let most = rows.iter().map(|(_, measured)| reach(measured).1).fold(0.0, f64::max);
    let right = if verdict.of_number() { 1.05 * most.max(1e-9) } else { 100.0 };
    let what = match verdict.of_number() {
        true => "typical miss, in the unit of the target",
        false => "right answers of 100",
    };
    let names: Vec<(f64, &str)> =
        (0..).zip(&rows).map(|(at, (name, _))| (f64::from(at), *name)).collect();
    let mut chart = Chart::new(0.0..=right, -0.6..=2.6).x(what).y_ticks(&names).size(640.0, 230.0);
    let mut said = vec![];
    for (at, (name, measured)) in (0..).zip(&rows) {
        let (from, to) = reach(measured);
        let y = f64::from(at);
        chart.segment((from, y), (to, y)).role(Role::Series(1)).width(2.0);
        chart.point(name, (scale * measured.value, y)).role(Role::Series(1)).marker(Marker::Dot);
        said.push(format!(
            "{name} {}, from {} to {}",
            number(scale * measured.value, 3),
            number(from, 3),
            number(to, 3)
        ));
    }
    let desc = format!("{what}, with two standard errors to either side: {}.", said.join("; "));
    chart.finish(
        "Network, linear model, constant answer",
        &desc,
        "The point is what was measured, the line reaches two standard errors to either side. Lines that \
         overlap leave it open which model is better, but for what row-by-row differences tell.",
    )
}

/// Answers over targets, where they are numbers.
fn misses(judged: &[Judged], target: &str) -> Figure {
    let stride = judged.len().div_ceil(500).max(1);
    let points: Vec<(f64, f64)> =
        judged.iter().step_by(stride).map(|row| (row.target, row.network)).collect();
    let (least, most) =
        crate::plan::range(&points.iter().flat_map(|(x, y)| [*x, *y]).collect::<Vec<f64>>());
    let room = 0.05 * (most - least).max(1e-9);
    let (from, to) = (least - room, most + room);
    let mut chart = Chart::new(from..=to, from..=to).x("truth").y("answer").size(520.0, 480.0);
    chart.segment((from, from), (to, to)).role(Role::Ink).dash(Dash::Dotted);
    chart.points("answers", points.clone()).unlabelled().opacity(0.6);
    let desc = format!(
        "{} of {}: answers over truths, both from {} to {}. On the dotted line the answer is the truth.",
        plural(points.len(), "row"),
        shortened(target),
        number(least, 3),
        number(most, 3)
    );
    chart.finish(
        "Answers and truths",
        &desc,
        "A point for each row that was judged by, 500 at most. On the dotted line the answer is the truth.",
    )
}

/// What is lost where a column is mixed up.
fn columns(question: Question, importances: &[Importance]) -> Figure {
    let scale = if question == Question::Number { 1.0 } else { 100.0 };
    let shown: Vec<&Importance> = importances.iter().take(15).rev().collect();
    let least = shown.iter().map(|one| scale * (one.loss - one.spread)).fold(0.0, f64::min);
    let most = shown.iter().map(|one| scale * (one.loss + one.spread)).fold(1e-9, f64::max);
    let room = 0.05 * (most - least);
    let ticks: Vec<String> = shown.iter().map(|one| tick(&one.column)).collect();
    let names: Vec<(f64, &str)> =
        (0..).zip(&ticks).map(|(at, name)| (f64::from(at), name.as_str())).collect();
    let what = match question {
        Question::Number => "by how much the typical miss grows",
        _ => "right answers of 100 that are lost",
    };
    let mut chart = Chart::new(least - room..=most + room, -0.6..=shown.len() as f64 - 0.4)
        .x(what)
        .y_ticks(&names)
        .size(640.0, 90.0 + 26.0 * shown.len() as f64);
    chart.vertical(0.0).role(Role::Ink).dash(Dash::Dotted);
    let mut said = vec![];
    for (at, one) in (0..).zip(&shown) {
        let (y, loss, spread) = (f64::from(at), scale * one.loss, scale * one.spread);
        chart.segment((loss - spread, y), (loss + spread, y)).role(Role::Series(1)).width(2.0);
        chart
            .point(&one.column, (loss, y))
            .role(Role::Series(1))
            .marker(Marker::Dot)
            .side(Side::Right);
        said.push(format!(
            "{} {} ± {}",
            shortened(&one.column),
            number(loss, 3),
            number(spread, 2)
        ));
    }
    said.reverse();
    let desc = format!("{what}, column by column: {}.", said.join("; "));
    let first = if importances.len() > 15 { "The fifteen columns that matter most. " } else { "" };
    chart.finish(
        "Which columns matter",
        &literal(&desc),
        &format!(
            "{first}The point is the mean over ten mixings, the line one standard deviation to either \
             side. Left of 0 the answers were better by chance."
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_a_cell_is_not_broken() {
        for (cell, broken) in [
            ("122.53", "122.53"),
            ("-1234.5 ± 0.25", "-1234.5 ± 0.25"),
            ("1.5e-300", "1.5e-300"),
            ("flipper_length_mm", "flipper_<wbr>length_<wbr>mm"),
            ("data/penguins.csv", "data/<wbr>penguins.<wbr>csv"),
        ] {
            assert_eq!(breakable(cell), broken);
        }
    }
}
