//! What a drawing shows, as far as a program can see it.

use plot::{Figure, Scale};
use roxmltree::{Document, Node};

use crate::numbers::{Number, numbers};

/// As far as a mark may be from the place that is told.
const HALF_A_PIXEL: f64 = 0.5;

pub struct Drawing {
    /// The numbers in its texts, those of the axes included.
    texts: Vec<Number>,
    /// Its series by name.
    data: Vec<(String, Vec<f64>)>,
    circles: usize,
    /// Places of marks: middles of circles, corners of lines, middles of their pieces.
    marks: Vec<(f64, f64)>,
    /// The axes of its panels, sideways and upwards.
    axes: Vec<(Scale, Scale)>,
}

/// The drawing without the words about it.
pub fn marks(figure: &Figure) -> String {
    let end = figure.svg.find("</desc>").expect("every drawing is described");
    figure.svg[end..].to_owned()
}

fn text(node: Node) -> String {
    node.descendants().filter(Node::is_text).filter_map(|part| part.text()).collect()
}

fn attribute(node: Node, name: &str) -> f64 {
    node.attribute(name).and_then(|text| text.parse().ok()).unwrap_or(f64::NAN)
}

impl Drawing {
    pub fn of(figure: &Figure) -> Self {
        let document = Document::parse(&figure.svg).expect("an SVG");
        let all = |name: &'static str| {
            document.descendants().filter(move |node| node.tag_name().name() == name)
        };
        let mut marks: Vec<(f64, f64)> =
            all("circle").map(|node| (attribute(node, "cx"), attribute(node, "cy"))).collect();
        let circles = marks.len();
        marks.extend(all("path").filter_map(|node| node.attribute("d")).flat_map(corners));
        let mut axes: Vec<(Scale, Scale)> =
            figure.handles.iter().map(|handle| (handle.x, handle.y)).collect();
        axes.extend(
            all("g").filter(|node| node.attribute("class") == Some("fig-axes")).filter_map(ticks),
        );
        Self {
            texts: all("text").flat_map(|node| numbers(&text(node))).collect(),
            data: figure.data.clone(),
            circles,
            marks,
            axes,
        }
    }

    /// Whether a text of the drawing says the same number, to the digits of the shorter one.
    pub fn says(&self, number: &Number) -> bool {
        self.texts
            .iter()
            .any(|text| (text.value - number.value).abs() <= 0.501 * text.unit.max(number.unit))
    }

    /// Where its curves begin, end and turn, and how high they are at a place that is
    /// named; of a series of a few numbers, all.
    pub fn ends(&self, named: &[f64]) -> Vec<f64> {
        let mut ends = Vec::new();
        for (name, values) in &self.data {
            let finite = values.iter().copied().filter(|value| value.is_finite());
            if values.len() <= 12 {
                ends.extend(finite);
                continue;
            }
            let least = finite.clone().fold(f64::INFINITY, f64::min);
            let most = finite.fold(f64::NEG_INFINITY, f64::max);
            ends.extend([values[0], values[values.len() - 1], least, most]);
            let Some(places) = name.strip_suffix(": y").and_then(|stem| {
                let places = format!("{stem}: x");
                self.data.iter().find(|(name, _)| *name == places).map(|(_, places)| places)
            }) else {
                continue;
            };
            for (i, value) in values.iter().enumerate() {
                if *value == least || *value == most {
                    ends.push(places[i]);
                }
            }
            for place in named {
                for (x, y) in places.windows(2).zip(values.windows(2)) {
                    let (from, to) = (x[0].min(x[1]), x[0].max(x[1]));
                    if (from..=to).contains(place) {
                        let way = if from == to { 0.0 } else { (place - x[0]) / (x[1] - x[0]) };
                        ends.push(y[0] + (y[1] - y[0]) * way);
                    }
                }
            }
        }
        ends
    }

    /// Whether it is a count of what is drawn: points of a series, of neighbouring series, of all.
    pub fn counts(&self, number: &Number) -> bool {
        if !number.is_whole() || number.value < 0.0 {
            return false;
        }
        let wanted = number.value as usize;
        let lengths: Vec<usize> = self
            .data
            .iter()
            .filter(|(name, _)| !name.ends_with(": x"))
            .map(|(_, values)| values.len())
            .collect();
        let sums = (0..lengths.len()).flat_map(|from| {
            lengths[from..].iter().scan(0, |sum, length| {
                *sum += length;
                Some(*sum)
            })
        });
        [0, lengths.len(), self.circles].into_iter().chain(sums).any(|count| count == wanted)
    }

    /// Whether something is drawn at a point, in one of the panels.
    pub fn has_a_mark_at(&self, x: &Number, y: &Number) -> bool {
        self.axes.iter().any(|(across, up)| {
            // The place is known to the digits that are told.
            let room = |scale: &Scale, number: &Number| {
                HALF_A_PIXEL + scale.unit.abs() * 0.501 * number.unit
            };
            let place = |scale: &Scale, number: &Number| scale.zero + scale.unit * number.value;
            self.marks.iter().any(|mark| {
                (mark.0 - place(across, x)).abs() <= room(across, x)
                    && (mark.1 - place(up, y)).abs() <= room(up, y)
            })
        })
    }
}

/// The axes of a panel from the numbers at them.
fn ticks(axes: Node) -> Option<(Scale, Scale)> {
    let scale = |anchor: &str, place: &str| {
        let mut ticks: Vec<(f64, f64)> = axes
            .children()
            .filter(|node| node.tag_name().name() == "text")
            .filter(|node| node.attribute("text-anchor") == Some(anchor))
            .filter_map(|node| {
                let words = text(node);
                let found = numbers(&words);
                let [number] = found.as_slice() else { return None };
                (number.text == words).then(|| (number.value, attribute(node, place)))
            })
            .collect();
        ticks.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (first, last) = (ticks.first()?, ticks.last()?);
        let unit = (last.1 - first.1) / (last.0 - first.0);
        unit.is_finite().then_some(Scale { zero: first.1 - unit * first.0, unit, log: false })
    };
    Some((scale("middle", "x")?, scale("end", "y")?))
}

/// The corners of a path and the middles between them.
fn corners(path: &str) -> Vec<(f64, f64)> {
    let mut numbers = Vec::new();
    let mut commands = Vec::new();
    let mut token = String::new();
    for c in path.chars().chain([' ']) {
        let minus = c == '-' && !token.is_empty();
        if !(c.is_ascii_digit() || c == '.' || c == '-') || minus {
            if let Ok(number) = token.parse::<f64>() {
                numbers.push(number);
            }
            token.clear();
        }
        if c.is_ascii_alphabetic() {
            commands.push((c, numbers.len()));
        } else if c.is_ascii_digit() || c == '.' || c == '-' {
            token.push(c);
        }
    }
    let mut found: Vec<(f64, f64)> = Vec::new();
    let mut at = (0.0, 0.0);
    for (index, (command, from)) in commands.iter().enumerate() {
        let to = commands.get(index + 1).map_or(numbers.len(), |next| next.1);
        for pair in numbers[*from..to].chunks_exact(2) {
            let next = match command {
                'M' | 'L' => (pair[0], pair[1]),
                _ => (at.0 + pair[0], at.1 + pair[1]),
            };
            if *command != 'M' {
                found.push(((at.0 + next.0) / 2.0, (at.1 + next.1) / 2.0));
            }
            found.push(next);
            at = next;
        }
    }
    found
}

#[test]
fn paths_are_followed() {
    assert_eq!(corners("M1 2l2-4"), [(1.0, 2.0), (2.0, 0.0), (3.0, -2.0)]);
    assert_eq!(corners("M1.5 2L2.5 4z").last(), Some(&(2.5, 4.0)));
}
