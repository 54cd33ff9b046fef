//! Every kind of mark on one page, to look at: `cargo run -p plot --example gallery > gallery.html`.

use plot::diagram::Diagram;
use plot::{Chart, Corner, Dash, Figure, Marker, Role, Side, course, curve, number};

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}

fn slope(x: f64) -> f64 {
    sigmoid(x) * (1.0 - sigmoid(x))
}

fn curves() -> Figure {
    let x = 1.0;
    let mut chart = Chart::new(-8.0..=8.0, 0.0..=1.0).x("preactivation S_{preA}").y("value");
    chart.line("f_A", curve(-8.0..=8.0, 400, sigmoid)).term("activation-function");
    chart.line("f_A'", curve(-8.0..=8.0, 400, slope)).term("slope");
    chart.vertical(x).label(&format!("S_{{preA}} = {}", number(x, 3)));
    chart.tangent((x, sigmoid(x)), slope(x), 2.0).width(2.0);
    chart
        .point("touched", (x, sigmoid(x)))
        .label(&format!("slope {}", number(slope(x), 3)))
        .side(Side::Right);
    chart.finish("The sigmoid and its slope", "The sigmoid rises.", "A curve and its slope.")
}

fn training() -> Figure {
    let run =
        |rate: f64| (0..=40).map(move |i| (f64::from(i), 0.083 * libm::exp(-rate * f64::from(i))));
    let mut chart = Chart::new(0.0..=40.0, 1e-4..=0.1).x("epoch").y("error *E*").log_y();
    chart.line("LR = 0.1", run(0.02)).marker(Marker::Dot);
    chart.line("LR = 0.5", run(0.05)).marker(Marker::Square);
    chart.line("LR = 1", run(0.1)).marker(Marker::Triangle);
    chart.line("LR = 2", run(0.12));
    chart.line("LR = 4", run(0.13));
    chart.line("LR = 8", run(0.16));
    chart.horizontal(0.01).label("good enough");
    let values: Vec<f64> = run(0.1).map(|p| p.1).collect();
    let desc = format!("With LR = 1 {}.", course("the error", &values));
    chart.finish("Six learning rates", &desc, "A larger step gets there sooner.")
}

fn legend() -> Figure {
    let mut chart =
        Chart::new(-3.0..=3.0, -1.5..=4.0).x("weight").y("error *E*").legend(Corner::TopRight);
    chart.line("E(w)", curve(-3.0..=3.0, 100, |x| 0.4 * x * x - 0.2));
    chart.line("its tangent", curve(-3.0..=3.0, 1, |x| 0.8 * x - 0.6));
    chart.points("samples", curve(-2.5..=2.5, 8, |x| 0.4 * x * x - 0.1 + 0.3 * libm::sin(9.0 * x)));
    chart.shade(curve(0.0..=1.0, 20, |x| 0.4 * x * x - 0.2), 0.0).role(Role::Series(3));
    chart.arrow((2.0, 1.4), (1.2, 0.376)).role(Role::Series(5)).label("− LR · gradient");
    chart.note((-2.0, -0.8), "a note with f_A'(S_{preA,O})");
    chart.finish("A legend", "A parabola.", "Everything at once.")
}

fn bowl() -> Figure {
    let f = |x: f64, y: f64| (x * x + 3.0 * y * y + 1.5 * x * y) / 8.0;
    let mut chart = Chart::new(-3.0..=3.0, -2.0..=2.0).x("weight *w*_1").y("weight *w*_2");
    chart.heat(0.0, 3.0, 8, f);
    chart.contours(&[0.1, 0.4, 0.8, 1.2, 1.6, 2.0, 2.4], f);
    let path = [(-2.5, 1.6), (-1.8, 0.7), (-1.2, 0.4), (-0.7, 0.2), (-0.3, 0.1), (-0.1, 0.0)];
    chart.line("descent", path).role(Role::Series(2)).marker(Marker::Dot).side(Side::Right);
    chart.finish("An error bowl", "A bowl.", "Downhill.")
}

fn decision() -> Figure {
    let mut chart = Chart::new(-0.5..=1.5, -0.5..=1.5).x("input 1").y("input 2").size(420.0, 400.0);
    chart.region(|x, y| x + y > 0.5 && x + y < 1.5).role(Role::Series(2));
    chart.points("true", [(0.0, 1.0), (1.0, 0.0)]).marker(Marker::Square).role(Role::Series(2));
    chart.points("false", [(0.0, 0.0), (1.0, 1.0)]).marker(Marker::Ring).role(Role::Series(1));
    chart.finish("XOR", "Two regions.", "A band.")
}

fn bars() -> Figure {
    let mut chart = Chart::new(-0.6..=3.6, 0.0..=100.0)
        .y("solved, per cent")
        .x("hidden nodes")
        .x_ticks(&[(0.0, "2"), (1.0, "3"), (2.0, "4"), (3.0, "6")]);
    chart.bars("solved", &[1.0, 11.0, 94.0, 100.0]);
    chart.horizontal(50.0).dash(Dash::Dashed).label("half");
    chart.finish("XOR by hidden size", "Bars.", "More nodes, more luck.")
}

fn panels() -> Figure {
    let mut left =
        Chart::new(-6.0..=6.0, 0.0..=1.0).x("preactivation").y("postactivation").size(310.0, 300.0);
    left.line("f_A", curve(-6.0..=6.0, 100, sigmoid)).unlabelled();
    left.point("here", (1.0, sigmoid(1.0)));
    let mut right =
        Chart::new(0.0..=1.0, 0.0..=0.5).x("postactivation").y("error *E*").size(310.0, 300.0);
    right.line("E", curve(0.0..=1.0, 100, |x| x * x / 2.0)).unlabelled();
    right.point("here", (sigmoid(1.0), 0.25));
    plot::beside([left, right], "Two stages", "Two curves.", "Side by side.")
}

const INPUTS: [&str; 3] = ["i1", "i2", "i3"];
const HIDDEN: [&str; 4] = ["h1", "h2", "h3", "h4"];

fn network() -> Figure {
    let weight = |i: usize, h: usize| 0.37 * i as f64 - 0.21 * h as f64 - 0.123;
    let mut net = Diagram::new(640.0, 460.0);
    net.column(44.0, INPUTS, |i, node| node.line(&number([1.0, 0.5, -0.25][i], 3)));
    net.column(340.0, HIDDEN, |i, node| {
        node.radius(38.0).line(&plot::fixed(0.1 * i as f64 - 0.2, 4)).line(&plot::fixed(0.5, 4))
    });
    net.column(590.0, ["o1"], |_, node| node.radius(38.0).line("0.3821").line("0.5944"));
    net.connect(INPUTS, HIDDEN, |i, h, edge| {
        edge.label(&plot::fixed(weight(i, h), 3)).term("i-to-h")
    });
    net.connect(HIDDEN, ["o1"], |h, _, edge| {
        edge.label(&plot::fixed(weight(h, 2), 3)).term("h-to-o")
    });
    net.finish(
        "A 3-4-1 network",
        "Numbers on every node and edge.",
        "Numbers on every node and edge.",
    )
}

fn sent_back() -> Figure {
    let mut net = Diagram::new(640.0, 400.0);
    net.column_within(60.0, (20.0, 380.0), INPUTS, |i, node| node.line(&format!("I{}", i + 1)));
    net.column_within(320.0, (20.0, 380.0), HIDDEN, |i, node| node.line(&format!("H{}", i + 1)));
    net.column_within(580.0, (20.0, 380.0), ["o1"], |_, node| {
        node.line("O").role(Role::Term("error-signal"))
    });
    net.connect(INPUTS, HIDDEN, |_, _, edge| edge.faint());
    net.connect(HIDDEN, ["o1"], |_, _, edge| edge.faint());
    for hidden in HIDDEN {
        net.back("o1", hidden).term("error-signal").label("0.012");
    }
    net.finish("Sent back", "The error signal goes back.", "Dashed: what is sent back.")
}

fn architecture() -> Figure {
    let mut net = Diagram::new(640.0, 560.0);
    net.column_within(50.0, (90.0, 400.0), INPUTS, |_, node| node.radius(20.0));
    net.column_within(280.0, (70.0, 420.0), HIDDEN, |_, node| {
        node.radius(26.0).line("[f_A](activation-function)")
    });
    net.node("o1", (480.0, 245.0)).radius(26.0).line("[f_A](activation-function)");
    net.connect(INPUTS, HIDDEN, |_, _, edge| edge.term("i-to-h"));
    net.connect(HIDDEN, ["o1"], |_, _, edge| edge.term("h-to-o"));
    net.note((50.0, 60.0), "[input](input)");
    net.brace((80.0, 62.0), (250.0, 62.0), "[weight_{ItoH}](i-to-h)");
    net.brace((310.0, 62.0), (455.0, 62.0), "[weight_{HtoO}](h-to-o)");
    net.arrow((508.0, 245.0), (560.0, 245.0));
    net.callout((520.0, 150.0), "[S_{postA,O}](postactivation)", (535.0, 243.0));
    net.callout((425.0, 330.0), "[S_{preA,O}](preactivation)", (456.0, 252.0));
    net.note((600.0, 225.0), "[T](target)");
    net.note((600.0, 255.0), "[FE](final-error)");
    net.arrow((600.0, 275.0), (600.0, 440.0)).term("final-error").dash(Dash::Dashed).width(3.0);
    net.arrow((590.0, 455.0), (330.0, 455.0))
        .term("error-signal")
        .dash(Dash::Dashed)
        .width(3.0)
        .label("[S_{ERROR}](error-signal) = FE · [f_A'](slope)(S_{preA,O})")
        .at(0.5);
    net.note((320.0, 520.0), "[LR](learning-rate) · [gradient_{HtoO}](gradient-h-to-o)   [LR](learning-rate) · [gradient_{ItoH}](gradient-i-to-h)");
    net.finish("Architecture", "Every term in place.", "Every term in place.")
}

fn main() {
    let figures = [
        curves(),
        training(),
        legend(),
        bowl(),
        decision(),
        bars(),
        panels(),
        network(),
        sent_back(),
        architecture(),
    ];
    println!(
        "<!doctype html><meta charset=utf-8><title>Gallery</title><style>\
         :root{{--paper:#fffdf8;--fig-paper:#fffdf8;--fig-ink:#33383f;--fig-grid:#e4e0d6;--fig-1:#1b62b0;--fig-2:#b6500a;\
         --fig-3:#1c7a4a;--fig-4:#8b3a9c;--fig-5:#a32638;--fig-6:#59626e;\
         --t-input:#5e6388;--t-preactivation:#016d60;--t-postactivation:#0a68cd;--t-activation-function:#015707;\
         --t-slope:#4c7704;--t-i-to-h:#5137ab;--t-h-to-o:#8f5e07;--t-target:#604507;--t-final-error:#b02811;\
         --t-error:#9d526c;--t-learning-rate:#0a475b;--t-gradient:#59305e;--t-error-signal:#950d5b;\
         --t-gradient-h-to-o:#7d0d04;--t-gradient-i-to-h:#8f4bbb}}\
         .dark{{--fig-paper:#16191d;--fig-ink:#c9cdd4;--fig-grid:#30353d;--fig-1:#6cb2f5;--fig-2:#f2a15c;\
         --fig-3:#6ccb94;--fig-4:#d59be6;--fig-5:#f28b95;--fig-6:#a9b2be;\
         --t-input:#a8d4ee;--t-preactivation:#16dec7;--t-postactivation:#2dc0fd;--t-activation-function:#62b560;\
         --t-slope:#b1e77f;--t-i-to-h:#7992f2;--t-h-to-o:#cf8708;--t-target:#cab531;--t-final-error:#e5716b;\
         --t-error:#fcc4bb;--t-learning-rate:#72a4ac;--t-gradient:#b885b7;--t-error-signal:#ff8ebc;\
         --t-gradient-h-to-o:#fc9f61;--t-gradient-i-to-h:#d49dff}}\
         body{{margin:0;font-family:system-ui,sans-serif}}\
         section{{background:var(--fig-paper);color:var(--fig-ink);display:flex;flex-wrap:wrap;gap:16px;padding:8px}}\
         figure{{margin:0;width:640px;max-width:100%}}svg text{{font-family:system-ui,sans-serif}}svg{{display:block;width:100%}}\
         .small figure{{width:340px}}\
         </style>"
    );
    for class in ["", "dark", "small"] {
        println!("<section class='{class}'>");
        for figure in &figures {
            println!("<figure>{}<figcaption>{}</figcaption></figure>", figure.svg, figure.caption);
        }
        println!("</section>");
    }
}
