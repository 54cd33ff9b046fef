//! How a diagram is drawn, and where the labels of its edges find room.

use super::{Diagram, Edge, End, Node, Note};
use crate::sheet::{Align, At, Pen, TEXT};
use crate::{Role, Side, text};

/// Text within nodes and on edges: 11 px on a phone, on a sheet of 645 or less.
pub(super) const SMALL: f64 = 18.2;
const LINE: f64 = 20.5;

/// A rectangle that a text takes up.
#[derive(Clone, Copy)]
struct Extent {
    middle: At,
    half: At,
}

impl Extent {
    fn of(middle: At, label: &str, size: f64) -> Self {
        Self { middle, half: (text::width(label) * size / 2.0, size / 2.0) }
    }

    /// Whether a line comes near it.
    fn is_crossed(&self, line: &[At]) -> bool {
        let near = |at: At| {
            (at.0 - self.middle.0).abs() < self.half.0 + 6.0
                && (at.1 - self.middle.1).abs() < self.half.1 + 6.0
        };
        (0..=100).any(|n| near(along(line, f64::from(n) / 100.0)))
    }

    fn overlap(&self, other: &Extent) -> f64 {
        let shared = |a: f64, b: f64, halves: f64| (halves - (a - b).abs()).max(0.0);
        shared(self.middle.0, other.middle.0, self.half.0 + other.half.0)
            * shared(self.middle.1, other.middle.1, self.half.1 + other.half.1)
    }
}

/// Drawing.
impl Diagram {
    /// The upper left and the lower right corner of the sheet, with all nodes and notes on it.
    pub(super) fn extent(&self) -> (At, At) {
        let extents = self.nodes.iter().flat_map(Node::extents);
        let all = extents.chain(self.notes.iter().map(Note::extent));
        all.fold(((0.0, 0.0), self.size), |(from, to), Extent { middle, half }| {
            let low = |from: f64, middle: f64, half: f64| from.min((middle - half).floor());
            let high = |to: f64, middle: f64, half: f64| to.max((middle + half).ceil());
            (
                (low(from.0, middle.0, half.0), low(from.1, middle.1, half.1)),
                (high(to.0, middle.0, half.0), high(to.1, middle.1, half.1)),
            )
        })
    }

    pub(super) fn draw(&self, pen: &Pen) {
        for &(from, to, role) in &self.boxes {
            let at = ((from.0.min(to.0), from.1.min(to.1)), (from.0.max(to.0), from.1.max(to.1)));
            pen.group(&[("class", "fig-area")], |pen| pen.rect(at.0, at.1, role, 0.12));
        }
        for edge in &self.edges {
            self.draw_edge(pen, edge);
        }
        for note in &self.notes {
            if let Some(target) = note.target {
                let from = note.leader(target);
                pen.group(&[("class", "fig-leader")], |pen| {
                    pen.line(&[from, target], note.role, 1.1);
                    pen.disc(target, 2.6, note.role);
                });
            }
        }
        for node in &self.nodes {
            node.draw(pen);
        }
        for (from, to, label) in &self.braces {
            draw_brace(pen, *from, *to, label);
        }
        pen.halo(|pen| {
            for node in &self.nodes {
                node.draw_beside(pen);
            }
            for (edge, at) in self.placed_labels() {
                let Some(label) = &edge.label else { continue };
                pen.group(&edge.attributes("fig-label", &edge.id()), |pen| {
                    let Extent { middle, half } = Extent::of(at, label, SMALL);
                    let corner = |side: f64| (middle.0 + side * half.0, middle.1 + side * half.1);
                    pen.rect(corner(-1.0), corner(1.0), Role::Paper, 1.0);
                    pen.text(at, label, SMALL, edge.role, Align::Middle);
                });
            }
        });
        // A ground of paper eats into the letters where a text has scripts, so only what stands on
        // a line gets one.
        let lines: Vec<_> = self.edges.iter().filter_map(|edge| self.line_of(edge)).collect();
        for note in &self.notes {
            let write = |pen: &Pen| {
                pen.group(&[("class", "fig-note")], |pen| {
                    pen.text(note.at, &note.label, note.size, note.role, note.align);
                });
            };
            let extent = note.extent();
            if lines.iter().any(|line| extent.is_crossed(line)) {
                pen.halo(write)
            } else {
                write(pen)
            }
        }
    }

    fn draw_edge(&self, pen: &Pen, edge: &Edge) {
        let Some(line) = self.course_of(edge) else { return };
        let id = edge.id();
        let mut attributes = edge.attributes(edge.class, &id);
        attributes.extend(edge.faint.then_some(("opacity", "0.3")));
        pen.group(&attributes, |pen| {
            let size = 9.0 + 2.0 * edge.width;
            let (tip, before) = (line[line.len() - 1], line[line.len() - 2]);
            let mut shaft = line.clone();
            if edge.head {
                let last = shaft.len() - 1;
                shaft[last] = between(tip, before, size * 0.6);
            }
            let dash = edge.dash.array().map(|dash| ("stroke-dasharray", dash));
            pen.group(dash.as_slice(), |pen| pen.line(&shaft, edge.role, edge.width));
            if edge.head {
                pen.arrow_head(before, tip, size, edge.role);
            }
        });
    }

    /// The course of an edge, from rim to rim; nothing if a node is missing or there is no way
    /// to go.
    fn line_of(&self, edge: &Edge) -> Option<Vec<At>> {
        let end = |end: &End| match end {
            End::Node(id) => self.find(id).map(|node| (node.at, node.rim() + 2.0)),
            End::Place(at) => Some((*at, 0.0)),
        };
        let ((from, leave), (to, arrive)) = (end(&edge.from)?, end(&edge.to)?);
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = (dx * dx + dy * dy).sqrt();
        if !length.is_finite() || length <= leave + arrive + 1.0 {
            return None;
        }
        let left = (dy / length, -dx / length);
        let moved = |at: At, by: f64| (at.0 + by * left.0, at.1 + by * left.1);
        // On a shifted line the rim is nearer.
        let rim = |radius: f64| (radius * radius - edge.shift * edge.shift).max(0.0).sqrt();
        let (start, stop) = (between(from, to, rim(leave)), between(to, from, rim(arrive)));
        let (start, stop) = (moved(start, edge.shift), moved(stop, edge.shift));
        if edge.bow == 0.0 {
            return Some(vec![start, stop]);
        }
        let middle = ((start.0 + stop.0) / 2.0, (start.1 + stop.1) / 2.0);
        let control = moved(middle, 2.0 * edge.bow);
        let at = |t: f64| {
            let mix = |a: f64, b: f64, c: f64| {
                (1.0 - t) * (1.0 - t) * a + 2.0 * t * (1.0 - t) * b + t * t * c
            };
            (mix(start.0, control.0, stop.0), mix(start.1, control.1, stop.1))
        };
        Some((0..=20).map(|i| at(f64::from(i) / 20.0)).collect())
    }

    /// The course of an edge in the direction of its arrow.
    fn course_of(&self, edge: &Edge) -> Option<Vec<At>> {
        let mut line = self.line_of(edge)?;
        if edge.reversed {
            line.reverse();
        }
        Some(line)
    }

    /// The edges with a label, and where it stands.
    fn placed_labels(&self) -> Vec<(&Edge, At)> {
        let mut taken: Vec<Extent> = self.nodes.iter().flat_map(Node::extents).collect();
        taken.extend(self.notes.iter().map(Note::extent));
        let lines: Vec<(&Edge, Vec<At>)> = self
            .edges
            .iter()
            .filter(|edge| edge.label.is_some())
            .filter_map(|edge| Some((edge, self.line_of(edge)?)))
            .collect();
        let extent = |edge: &Edge, line: &[At], t: f64| {
            Extent::of(along(line, t), edge.label.as_deref().unwrap_or(""), SMALL)
        };
        // Near the start first: there the edges of one node lie together and the label's node is
        // plain to see.
        let shares: Vec<f64> = (0..27).map(|i| 0.18 + 0.02 * f64::from(i)).collect();
        let mut places = Vec::new();
        for bundle in lines.chunk_by(|a, b| a.0.group == b.0.group) {
            let column = shares.iter().copied().find(|&t| {
                let extents: Vec<Extent> =
                    bundle.iter().map(|(edge, line)| extent(edge, line, t)).collect();
                extents
                    .iter()
                    .enumerate()
                    .all(|(i, a)| taken.iter().chain(&extents[..i]).all(|b| a.overlap(b) == 0.0))
            });
            for (edge, line) in bundle {
                let passing = edge.label_x.map(|x| share_at(line, x));
                let t = edge.label_at.or(passing).or(column).unwrap_or_else(|| {
                    let crowd = |t: f64| -> f64 {
                        let extent = extent(edge, line, t);
                        taken.iter().map(|other| extent.overlap(other)).sum()
                    };
                    shares
                        .iter()
                        .map(|&t| (crowd(t), t))
                        .min_by(|a, b| a.0.total_cmp(&b.0))
                        .map_or(0.5, |best| best.1)
                });
                let extent = extent(edge, line, t);
                taken.push(extent);
                places.push((*edge, extent.middle));
            }
        }
        places
    }
}

impl Node {
    fn rim(&self) -> f64 {
        let widest = self.lines.iter().map(|line| text::width(line) * SMALL / 2.0);
        widest.fold(self.radius, |rim, half| rim.max(half + 5.0))
    }

    fn draw(&self, pen: &Pen) {
        pen.group(&[("class", "fig-node"), ("data-node", &self.id)], |pen| {
            pen.disc(self.at, self.rim(), Role::Paper);
            pen.ring(self.at, self.rim(), self.role, self.width);
            let first = self.at.1 - (self.lines.len() as f64 - 1.0) * LINE / 2.0;
            for (i, line) in self.lines.iter().enumerate() {
                let at = (self.at.0, first + i as f64 * LINE);
                pen.text(at, line, SMALL, Role::Ink, Align::Middle);
            }
        });
    }

    fn draw_beside(&self, pen: &Pen) {
        for (at, label, align) in self.texts_beside() {
            pen.group(&[("class", "fig-label"), ("data-node", &self.id)], |pen| {
                pen.text(at, label, SMALL, Role::Ink, align);
            });
        }
    }

    fn texts_beside(&self) -> Vec<(At, &str, Align)> {
        let mut out = Vec::new();
        for side in [Side::Left, Side::Right, Side::Above, Side::Below] {
            let labels: Vec<&str> = self
                .beside
                .iter()
                .filter(|(where_to, _)| *where_to == side)
                .map(|(_, label)| label.as_str())
                .collect();
            let height = (labels.len() as f64 - 1.0) * LINE;
            let gap = self.rim() + 8.0;
            let (x, first, align) = match side {
                Side::Left => (self.at.0 - gap, self.at.1 - height / 2.0, Align::End),
                Side::Right => (self.at.0 + gap, self.at.1 - height / 2.0, Align::Start),
                Side::Above => (self.at.0, self.at.1 - gap - 6.0 - height, Align::Middle),
                Side::Below => (self.at.0, self.at.1 + gap + 6.0, Align::Middle),
            };
            for (i, label) in labels.into_iter().enumerate() {
                out.push(((x, first + i as f64 * LINE), label, align));
            }
        }
        out
    }

    fn extents(&self) -> Vec<Extent> {
        let rim = self.rim() + 3.0;
        let mut out = vec![Extent { middle: self.at, half: (rim, rim) }];
        for (at, label, align) in self.texts_beside() {
            out.push(aligned(at, label, SMALL, align));
        }
        out
    }
}

impl Note {
    fn extent(&self) -> Extent {
        aligned(self.at, &self.label, self.size, self.align)
    }

    /// Where the line to the target leaves the text.
    fn leader(&self, target: At) -> At {
        let Extent { middle, half } = self.extent();
        let (dx, dy) = (target.0 - middle.0, target.1 - middle.1);
        let share = |half: f64, d: f64| if d == 0.0 { f64::INFINITY } else { half / d.abs() };
        let t = share(half.0 + 3.0, dx).min(share(half.1 + 2.0, dy)).min(1.0);
        (middle.0 + t * dx, middle.1 + t * dy)
    }
}

fn aligned(at: At, label: &str, size: f64, align: Align) -> Extent {
    let mut extent = Extent::of(at, label, size);
    match align {
        Align::Start => extent.middle.0 += extent.half.0,
        Align::Middle => {}
        Align::End => extent.middle.0 -= extent.half.0,
    }
    extent
}

/// The point `by` away from `from` towards `to`.
fn between(from: At, to: At, by: f64) -> At {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = (dx * dx + dy * dy).sqrt();
    let t = if length > 0.0 { by / length } else { 0.0 };
    (from.0 + t * dx, from.1 + t * dy)
}

/// The share of the way at which a line, taken as straight, passes `x`.
fn share_at(line: &[At], x: f64) -> f64 {
    let (from, to) = (line[0].0, line[line.len() - 1].0);
    if from == to { 0.5 } else { ((x - from) / (to - from)).clamp(0.0, 1.0) }
}

/// The point at a share of the way along a line of at least two points, whose steps count alike.
fn along(line: &[At], share: f64) -> At {
    let place = share * (line.len() - 1) as f64;
    let step = (place as usize).min(line.len() - 2);
    let (a, b) = (line[step], line[step + 1]);
    let t = place - step as f64;
    (a.0 + t * (b.0 - a.0), a.1 + t * (b.1 - a.1))
}

fn draw_brace(pen: &Pen, from: At, to: At, label: &str) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = (dx * dx + dy * dy).sqrt();
    if length.is_nan() || length < 1.0 {
        return;
    }
    let (ahead, left) = ((dx / length, dy / length), (dy / length, -dx / length));
    let round = (length / 4.0).min(8.0);
    let at = |s: f64, height: f64| {
        (from.0 + s * ahead.0 + height * left.0, from.1 + s * ahead.1 + height * left.1)
    };
    let quarter = |u: f64| (round * round - (round - u) * (round - u)).max(0.0).sqrt();
    // Half of the brace, from its end to its tip; the other half mirrors it.
    let mut half: Vec<At> = Vec::new();
    for i in 0..=6 {
        let u = round * f64::from(i) / 6.0;
        half.push((u, quarter(u)));
    }
    for i in (0..=6).rev() {
        let u = round * f64::from(i) / 6.0;
        half.push((length / 2.0 - u, 2.0 * round - quarter(u)));
    }
    let mirrored = half.iter().rev().skip(1).map(|&(s, height)| (length - s, height));
    let points: Vec<At> =
        half.iter().copied().chain(mirrored).map(|(s, height)| at(s, height)).collect();
    pen.group(&[("class", "fig-brace")], |pen| {
        pen.line(&points, Role::Ink, 1.4);
        let beyond = if left.1.abs() > 0.5 { 12.0 } else { text::width(label) * TEXT / 2.0 + 6.0 };
        let middle = at(length / 2.0, 2.0 * round + beyond);
        pen.text(middle, label, TEXT, Role::Ink, Align::Middle);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full_network() -> Diagram {
        let (inputs, hidden) = (["i1", "i2", "i3"], ["h1", "h2", "h3", "h4"]);
        let mut net = Diagram::new(640.0, 460.0);
        net.column(60.0, inputs, |_, node| node);
        net.column(340.0, hidden, |_, node| node);
        net.column(580.0, ["o1"], |_, node| node);
        net.connect(inputs, hidden, |i, h, edge| {
            edge.label(&crate::fixed(0.11 * i as f64 - 0.31 * h as f64, 3))
        });
        net.connect(hidden, ["o1"], |h, _, edge| edge.label(&crate::fixed(0.1 * h as f64, 3)));
        net
    }

    #[test]
    fn labels_keep_clear_of_each_other_and_of_the_nodes() {
        let net = full_network();
        let labels = net.placed_labels();
        assert_eq!(labels.len(), 16);
        let mut extents: Vec<Extent> = net.nodes.iter().flat_map(Node::extents).collect();
        for (edge, at) in labels {
            let extent = Extent::of(at, edge.label.as_deref().unwrap(), SMALL);
            assert!(extents.iter().all(|other| extent.overlap(other) == 0.0), "{}", edge.id());
            extents.push(extent);
        }
    }

    #[test]
    fn labels_at_an_x_stand_in_a_column_in_the_order_of_the_nodes_they_lead_to() {
        let mut net = Diagram::new(640.0, 540.0);
        let (inputs, hidden) = (["i1", "i2", "i3"], ["h1", "h2", "h3", "h4"]);
        net.column_within(32.0, (150.0, 420.0), inputs, |_, node| node);
        net.column_within(300.0, (34.0, 536.0), hidden, |_, node| node.radius(42.0));
        net.connect(inputs, hidden, |_, _, edge| edge.label("−0.0123").at_x(213.0));
        let mut taken: Vec<Extent> = Vec::new();
        let mut below = std::collections::BTreeMap::new();
        for (edge, at) in net.placed_labels() {
            assert!((at.0 - 213.0).abs() < 1e-9);
            let extent = Extent::of(at, "−0.0123", SMALL);
            // Clear of the rims, which are round: no corner of it is within one.
            for node in &net.nodes {
                let apart = |at: f64, middle: f64, half: f64| ((at - middle).abs() - half).max(0.0);
                let (x, y) = (
                    apart(node.at.0, extent.middle.0, extent.half.0),
                    apart(node.at.1, extent.middle.1, extent.half.1),
                );
                assert!(x.hypot(y) > node.rim(), "{}", edge.id());
            }
            assert!(taken.iter().all(|other| extent.overlap(other) == 0.0), "{}", edge.id());
            taken.push(extent);
            below.insert(at.1 as i64, edge.id()[3..].to_owned());
        }
        let order: Vec<String> = below.into_values().collect();
        assert!(order.is_sorted() && order.len() == 12, "{order:?}");
    }

    #[test]
    fn a_text_beside_an_outer_node_makes_room_for_itself() {
        let mut net = full_network();
        assert_eq!(net.extent(), ((0.0, 0.0), (640.0, 460.0)));
        net.node("i4", (20.0, 100.0)).beside(Side::Left, "-0.5");
        let ((left, _), (right, _)) = net.extent();
        assert!(left < -30.0 && right == 640.0, "{left} {right}");
    }

    #[test]
    fn an_edge_stops_at_the_rim() {
        let net = full_network();
        let line = net.line_of(&net.edges[0]).unwrap();
        let (centre, start) = (net.place("i1"), line[0]);
        let distance = ((start.0 - centre.0).powi(2) + (start.1 - centre.1).powi(2)).sqrt();
        assert!((distance - 32.0).abs() < 1e-9);
    }

    #[test]
    fn a_reversed_edge_runs_back_on_the_same_line() {
        let mut net = full_network();
        net.edge("i1", "h2").reversed();
        let there = net.line_of(&net.edges[1]).unwrap();
        let mut back = net.course_of(&net.edges[net.edges.len() - 1]).unwrap();
        assert_eq!(net.edges[1].id(), net.edges[net.edges.len() - 1].id());
        back.reverse();
        assert_eq!(there, back);
    }

    #[test]
    fn an_edge_to_nowhere_is_said_to_be_left_out() {
        let mut net = full_network();
        net.edge("i1", "h9");
        let figure = net.finish("Net", "A network.", "A network.");
        assert!(figure.desc.ends_with("The arrow i1-h9 is left out because there is no node h9."));
        assert!(!figure.svg.contains("data-edge=\"i1-h9\""));
    }
}
