//! Network diagrams: nodes in columns, weighted edges, arrows that go back, braces and callouts.
//!
//! ```
//! use plot::diagram::Diagram;
//!
//! let weights = [[0.1, -0.2], [0.3, 0.4]];
//! let mut net = Diagram::new(640.0, 300.0);
//! net.column(80.0, ["i1", "i2"], |i, node| node.line(["1", "0.5"][i]));
//! net.column(560.0, ["h1", "h2"], |i, node| node.line(&format!("H{}", i + 1)));
//! net.connect(["i1", "i2"], ["h1", "h2"], |from, to, edge| {
//!     edge.label(&plot::fixed(weights[from][to], 1))
//! });
//! net.back("h1", "i1").label("[S_{ERROR}](error-signal)").term("error-signal");
//! let figure = net.finish("Two by two", "Two inputs feed two hidden nodes.", "Four weights.");
//! assert!(figure.svg.contains("data-edge=\"i1-h2\""));
//! ```
//!
//! Every node carries `data-node="h1"` and every edge and its label `data-edge="i1-h1"`, so that
//! a page can point at them. Labels of edges are placed so that they keep clear of each other and
//! of the nodes.

mod drawing;

use drawing::SMALL;

use crate::sheet::{Align, At, Pen, TEXT};
use crate::{Dash, Drag, Figure, Handle, Role, Scale, Side, text};

/// A diagram. Place the nodes, connect them, finish it.
#[derive(Debug)]
pub struct Diagram {
    size: At,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    notes: Vec<Note>,
    braces: Vec<(At, At, String)>,
    boxes: Vec<(At, At, Role)>,
    groups: usize,
    data: Vec<(String, Vec<f64>)>,
    handles: Vec<(Vec<Drag>, At, String)>,
}

/// A node of a [`Diagram`].
#[derive(Debug)]
pub struct Node {
    id: String,
    at: At,
    radius: f64,
    role: Role,
    width: f64,
    lines: Vec<String>,
    beside: Vec<(Side, String)>,
}

/// An edge of a [`Diagram`]: an arrow between two nodes or two places.
#[derive(Debug)]
pub struct Edge {
    from: End,
    to: End,
    role: Role,
    dash: Dash,
    width: f64,
    bow: f64,
    shift: f64,
    label: Option<String>,
    label_at: Option<f64>,
    label_x: Option<f64>,
    term: Option<&'static str>,
    class: &'static str,
    head: bool,
    reversed: bool,
    faint: bool,
    /// Edges drawn by one call have their labels in one column if there is room.
    group: usize,
}

#[derive(Clone, Debug)]
enum End {
    Node(String),
    Place(At),
}

/// A text of a [`Diagram`] that belongs to no node and no edge.
#[derive(Debug)]
pub struct Note {
    at: At,
    label: String,
    align: Align,
    size: f64,
    role: Role,
    target: Option<At>,
}

impl Node {
    /// Writes a line within the node, below those it has.
    pub fn line(&mut self, label: &str) -> &mut Self {
        self.lines.push(label.into());
        self
    }

    /// Writes a text outside the node. Several on one side stand below each other.
    pub fn beside(&mut self, side: Side, label: &str) -> &mut Self {
        self.beside.push((side, label.into()));
        self
    }

    /// Changes the radius from 30. A node is never too small for its lines.
    pub fn radius(&mut self, radius: f64) -> &mut Self {
        self.radius = radius.clamp(3.0, 200.0);
        self
    }

    /// Colours the rim and makes it stronger.
    pub fn role(&mut self, role: Role) -> &mut Self {
        self.role = role;
        self.width = 3.2;
        self
    }
}

impl Edge {
    /// Writes this on the edge.
    pub fn label(&mut self, label: &str) -> &mut Self {
        self.label = Some(label.into()).filter(|label: &String| !label.is_empty());
        self
    }

    /// Places the label at this share of the way instead of where there is room.
    pub fn at(&mut self, share: f64) -> &mut Self {
        self.label_at = Some(share.clamp(0.0, 1.0));
        self
    }

    /// Places the label where the edge passes this distance from the left, so that the labels of
    /// many edges stand in a column. Close to the nodes that the edges lead to, those of one node
    /// stand together.
    pub fn at_x(&mut self, x: f64) -> &mut Self {
        self.label_x = Some(x);
        self
    }

    /// Gives the edge and its label another role, and so another colour.
    pub fn role(&mut self, role: Role) -> &mut Self {
        self.role = role;
        self
    }

    /// Gives the edge the colour of a term of the book, and the page its card for it.
    pub fn term(&mut self, id: &'static str) -> &mut Self {
        self.term = Some(id);
        self.role(Role::Term(id))
    }

    /// Breaks the line in another way.
    pub fn dash(&mut self, dash: Dash) -> &mut Self {
        self.dash = dash;
        self
    }

    /// Changes the width of the line.
    pub fn width(&mut self, width: f64) -> &mut Self {
        self.width = width.clamp(0.2, 20.0);
        self
    }

    /// Bends the edge to its left (seen along the arrow) by this much at its middle.
    pub fn bow(&mut self, by: f64) -> &mut Self {
        self.bow = by;
        self
    }

    /// Moves the edge to its left (seen along the arrow), so that two can run side by side.
    pub fn shift(&mut self, by: f64) -> &mut Self {
        self.shift = by;
        self
    }

    /// Lets the edge step back behind the others.
    pub fn faint(&mut self) -> &mut Self {
        self.faint = true;
        self
    }

    /// Draws the arrow against its direction, on the same line: what goes back over the edge.
    pub fn reversed(&mut self) -> &mut Self {
        self.reversed = true;
        self
    }

    /// Draws no arrow head.
    pub fn headless(&mut self) -> &mut Self {
        self.head = false;
        self
    }
}

impl Note {
    /// Starts the text at its place instead of centring it there.
    pub fn start(&mut self) -> &mut Self {
        self.align = Align::Start;
        self
    }

    /// Ends the text at its place instead of centring it there.
    pub fn end(&mut self) -> &mut Self {
        self.align = Align::End;
        self
    }

    /// Sets the text a little smaller, for remarks.
    pub fn small(&mut self) -> &mut Self {
        self.size = SMALL;
        self
    }

    /// Gives the text another role, and so another colour.
    pub fn role(&mut self, role: Role) -> &mut Self {
        self.role = role;
        self
    }
}

impl Diagram {
    /// An empty diagram. Keep the width at 640 unless the figure is shown smaller: text keeps its
    /// size in these units.
    pub fn new(width: f64, height: f64) -> Self {
        Self {
            size: (width.clamp(100.0, 2000.0), height.clamp(60.0, 2000.0)),
            nodes: Vec::new(),
            edges: Vec::new(),
            notes: Vec::new(),
            braces: Vec::new(),
            boxes: Vec::new(),
            groups: 0,
            data: Vec::new(),
            handles: Vec::new(),
        }
    }

    /// Places one node.
    pub fn node(&mut self, id: &str, at: At) -> &mut Node {
        let index = self.nodes.len();
        self.nodes.push(Node {
            id: id.into(),
            at,
            radius: 30.0,
            role: Role::Ink,
            width: 2.0,
            lines: Vec::new(),
            beside: Vec::new(),
        });
        &mut self.nodes[index]
    }

    /// Places nodes below each other, evenly over the height. `set` is called with each one's
    /// index and the node.
    pub fn column<'a>(
        &mut self,
        x: f64,
        ids: impl IntoIterator<Item = &'a str>,
        set: impl FnMut(usize, &mut Node) -> &mut Node,
    ) {
        self.column_within(x, (0.0, self.size.1), ids, set);
    }

    /// As [`column`](Self::column), within a part of the height.
    pub fn column_within<'a>(
        &mut self,
        x: f64,
        (top, bottom): (f64, f64),
        ids: impl IntoIterator<Item = &'a str>,
        mut set: impl FnMut(usize, &mut Node) -> &mut Node,
    ) {
        let ids: Vec<&str> = ids.into_iter().collect();
        let room = (bottom - top) / ids.len().max(1) as f64;
        for (i, id) in ids.into_iter().enumerate() {
            set(i, self.node(id, (x, top + room * (i as f64 + 0.5))));
        }
    }

    /// Draws an arrow from one node to another.
    pub fn edge(&mut self, from: &str, to: &str) -> &mut Edge {
        self.groups += 1;
        self.push_edge(End::Node(from.into()), End::Node(to.into()))
    }

    /// Draws an arrow from each of the one to each of the other. `set` is called with the two
    /// indices and the edge.
    pub fn connect<'a, 'b>(
        &mut self,
        from: impl IntoIterator<Item = &'a str>,
        to: impl IntoIterator<Item = &'b str>,
        mut set: impl FnMut(usize, usize, &mut Edge) -> &mut Edge,
    ) {
        self.groups += 1;
        let to: Vec<&str> = to.into_iter().collect();
        for (i, from) in from.into_iter().enumerate() {
            for (j, to) in to.iter().enumerate() {
                set(i, j, self.push_edge(End::Node(from.into()), End::Node((*to).into())));
            }
        }
    }

    /// Draws a strong dashed arrow beside the edge, against its direction: what is sent back.
    pub fn back(&mut self, from: &str, to: &str) -> &mut Edge {
        let edge = self.edge(from, to);
        edge.class = "fig-back";
        edge.width = 3.0;
        edge.dash = Dash::Dashed;
        edge.shift = 9.0;
        edge
    }

    /// Draws an arrow between two places.
    pub fn arrow(&mut self, from: At, to: At) -> &mut Edge {
        self.groups += 1;
        self.push_edge(End::Place(from), End::Place(to))
    }

    /// Writes a text with its middle at a place.
    pub fn note(&mut self, at: At, label: &str) -> &mut Note {
        self.push_note(at, label, None)
    }

    /// Writes a text and draws a thin line from it to what it speaks of.
    pub fn callout(&mut self, at: At, label: &str, target: At) -> &mut Note {
        self.push_note(at, label, Some(target))
    }

    /// Draws a brace from one place to another. It points to its left, seen from the first place
    /// (so upwards if it runs from left to right), and its label stands there.
    pub fn brace(&mut self, from: At, to: At, label: &str) {
        self.braces.push((from, to, label.into()));
    }

    /// Shades a rectangle behind everything else.
    pub fn shade(&mut self, from: At, to: At, role: Role) {
        self.boxes.push((from, to, role));
    }

    /// Names numbers that the diagram shows.
    pub fn datum(&mut self, name: &str, values: &[f64]) {
        self.data.push((text::plain(name), values.to_vec()));
    }

    /// Lets the reader take hold of a place of the diagram and drag it: see
    /// [`Chart::handle`](crate::Chart::handle). The values of the axes are the units of the
    /// diagram, to the right and downwards.
    pub fn handle(&mut self, drags: impl IntoIterator<Item = Drag>, at: At, name: &str) {
        self.handles.push((drags.into_iter().collect(), at, text::sentence(name)));
    }

    /// Where a node stands; the middle of the diagram if there is no such node.
    pub fn place(&self, id: &str) -> At {
        self.find(id).map_or((self.size.0 / 2.0, self.size.1 / 2.0), |node| node.at)
    }

    /// Draws the diagram. `desc` says what it shows, with its numbers, to a reader who cannot see
    /// it; `caption` says what to see in it.
    pub fn finish(self, title: &str, desc: &str, caption: &str) -> Figure {
        let title = text::sentence(title);
        let mut desc = text::sentence(desc);
        for edge in &self.edges {
            for end in [&edge.from, &edge.to] {
                if let End::Node(id) = end
                    && self.find(id).is_none()
                {
                    desc.push_str(&format!(
                        " The arrow {} is left out because there is no node {id}.",
                        edge.id()
                    ));
                }
            }
        }
        // A text that would leave the sheet makes the sheet larger.
        let (from, to) = self.extent();
        let pen = Pen::new((to.0 - from.0, to.1 - from.1));
        pen.moved((-from.0, -from.1), |pen| self.draw(pen));
        let svg = pen.finish(&title, &desc);
        let axis = |from: f64| Scale { zero: -from, unit: 1.0, log: false };
        let (x, y) = (axis(from.0), axis(from.1));
        let handle = |(drags, (right, down), name)| Handle {
            name,
            at: (right - from.0, down - from.1),
            x,
            y,
            drags,
        };
        Figure {
            svg,
            title,
            desc,
            caption: text::sentence(caption),
            data: self.data,
            objections: Vec::new(),
            handles: self.handles.into_iter().map(handle).collect(),
        }
    }

    fn push_edge(&mut self, from: End, to: End) -> &mut Edge {
        let index = self.edges.len();
        self.edges.push(Edge {
            from,
            to,
            role: Role::Ink,
            dash: Dash::Solid,
            width: 1.6,
            bow: 0.0,
            shift: 0.0,
            label: None,
            label_at: None,
            label_x: None,
            term: None,
            class: "fig-edge",
            head: true,
            reversed: false,
            faint: false,
            group: self.groups,
        });
        &mut self.edges[index]
    }

    fn push_note(&mut self, at: At, label: &str, target: Option<At>) -> &mut Note {
        let index = self.notes.len();
        self.notes.push(Note {
            at,
            label: label.into(),
            align: Align::Middle,
            size: TEXT,
            role: Role::Ink,
            target,
        });
        &mut self.notes[index]
    }

    fn find(&self, id: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id == id)
    }
}

impl Edge {
    /// `i1-h2`, or nothing for an arrow between places.
    fn id(&self) -> String {
        match (&self.from, &self.to) {
            (End::Node(from), End::Node(to)) => format!("{from}-{to}"),
            _ => String::new(),
        }
    }

    fn attributes<'a>(&'a self, class: &'a str, id: &'a str) -> Vec<(&'a str, &'a str)> {
        let mut attributes = vec![("class", class)];
        attributes.extend((!id.is_empty()).then_some(("data-edge", id)));
        attributes.extend(self.term.map(|term| ("data-term", term)));
        attributes
    }
}
