//! One update to be followed number by number, for any setting of the 3-4-1 network.

use ch08_sigmoid::{activate_prime, final_error, half_squared_error};
use ch09_training::{Forward, Gradients, Network, Sample, error};
use plot::diagram::Diagram;
use plot::steps::{Formula, Group, Line, Seed, Settings, Step, Steps, Switch};
use plot::{Dash, Drag, Figure, Parameters, Role, Side, fixed, html, number};

use crate::{backpropagate, error_signal, gradients_i_to_h, update, update_in_the_wrong_order};

plot::parameters! {
    /// A 3-4-1 network, a sample, a learning rate, and how far the update has come.
    pub struct Setting {
        /// The step, counted from 1.
        step: "step" in 1.0..=55.0, step 1.0, default 1.0, time;
        /// 1 to move HtoO before the gradients of ItoH are formed.
        wrong_order: "wrong order: HtoO moves first" in 0.0..=1.0, step 1.0, default 0.0;
        /// The seed of random weights; −1 for the weights below.
        seed: "seed" in -1.0..=999999.0, step 1.0, default -1.0;
        /// The value of I1.
        i1: "I1" in -100.0..=100.0, step 0.1, default 1.0;
        /// The value of I2.
        i2: "I2" in -100.0..=100.0, step 0.1, default 0.5;
        /// The value of I3.
        i3: "I3" in -100.0..=100.0, step 0.1, default -0.5;
        /// T.
        target: "target T" in 0.0..=1.0, step 0.1, default 0.0;
        /// LR.
        learning_rate: "learning rate LR" in 0.0..=100.0, step 0.1, default 1.0;
        /// The weight from I1 to H1.
        i1_h1: "I1 to H1" in -100.0..=100.0, step 0.1, default 0.3;
        /// The weight from I1 to H2.
        i1_h2: "I1 to H2" in -100.0..=100.0, step 0.1, default -0.5;
        /// The weight from I1 to H3.
        i1_h3: "I1 to H3" in -100.0..=100.0, step 0.1, default 0.2;
        /// The weight from I1 to H4.
        i1_h4: "I1 to H4" in -100.0..=100.0, step 0.1, default 0.7;
        /// The weight from I2 to H1.
        i2_h1: "I2 to H1" in -100.0..=100.0, step 0.1, default -0.4;
        /// The weight from I2 to H2.
        i2_h2: "I2 to H2" in -100.0..=100.0, step 0.1, default 0.6;
        /// The weight from I2 to H3.
        i2_h3: "I2 to H3" in -100.0..=100.0, step 0.1, default 0.1;
        /// The weight from I2 to H4.
        i2_h4: "I2 to H4" in -100.0..=100.0, step 0.1, default -0.2;
        /// The weight from I3 to H1.
        i3_h1: "I3 to H1" in -100.0..=100.0, step 0.1, default 0.8;
        /// The weight from I3 to H2.
        i3_h2: "I3 to H2" in -100.0..=100.0, step 0.1, default 0.4;
        /// The weight from I3 to H3.
        i3_h3: "I3 to H3" in -100.0..=100.0, step 0.1, default -0.9;
        /// The weight from I3 to H4.
        i3_h4: "I3 to H4" in -100.0..=100.0, step 0.1, default 0.5;
        /// The weight from H1 to the output node.
        h1_o: "H1 to O" in -100.0..=100.0, step 0.1, default 0.6;
        /// The weight from H2 to the output node.
        h2_o: "H2 to O" in -100.0..=100.0, step 0.1, default -0.3;
        /// The weight from H3 to the output node.
        h3_o: "H3 to O" in -100.0..=100.0, step 0.1, default 0.5;
        /// The weight from H4 to the output node.
        h4_o: "H4 to O" in -100.0..=100.0, step 0.1, default 0.9;
    }
}

const INPUTS: [&str; 3] = ["i1", "i2", "i3"];
const HIDDEN: [&str; 4] = ["h1", "h2", "h3", "h4"];

const FORMULAS: &[Formula] = &[
    Formula {
        id: "pre-h",
        name: "preactivation of a hidden node",
        tex: r"\preH = \sum_{\mathrm{I}} \inputi \cdot \wItoH",
        equation: "9.1",
    },
    Formula {
        id: "post-h",
        name: "postactivation of a hidden node",
        tex: r"\postH = \fA(\preH)",
        equation: "9.2",
    },
    Formula {
        id: "pre-o",
        name: "preactivation of the output node",
        tex: r"\preO = \sum_{\mathrm{H}} \postH \cdot \wHtoO",
        equation: "9.1",
    },
    Formula {
        id: "post-o",
        name: "postactivation of the output node",
        tex: r"\postO = \fA(\preO)",
        equation: "9.2",
    },
    Formula {
        id: "final-error",
        name: "final error",
        tex: r"\FE = \postO - \Target",
        equation: "8.4",
    },
    Formula { id: "error", name: "error", tex: r"\Err = \tfrac{1}{2}\,\FE^2", equation: "8.5" },
    Formula {
        id: "error-signal",
        name: "error signal",
        tex: r"\SError = \FE \cdot \fAp(\preO)",
        equation: "10.1",
    },
    Formula {
        id: "gradient-h-to-o",
        name: "gradient of a hidden-to-output weight",
        tex: r"\gradHtoO = \SError \cdot \postH",
        equation: "10.2",
    },
    Formula {
        id: "arriving",
        name: "what arrives at a hidden node",
        tex: r"\text{arriving} = \SError \cdot \wHtoO",
        equation: "10.4",
    },
    Formula {
        id: "behind",
        name: "what is behind a hidden node",
        tex: r"\text{behind} = \text{arriving} \cdot \fAp(\preH)",
        equation: "10.4",
    },
    Formula {
        id: "gradient-i-to-h",
        name: "gradient of an input-to-hidden weight",
        tex: r"\gradItoH = \text{behind} \cdot \inputi",
        equation: "10.4",
    },
    Formula {
        id: "update-h-to-o",
        name: "update of a hidden-to-output weight",
        tex: r"\wHtoO \mathrel{-}= \LR \cdot \gradHtoO",
        equation: "10.3",
    },
    Formula {
        id: "update-i-to-h",
        name: "update of an input-to-hidden weight",
        tex: r"\wItoH \mathrel{-}= \LR \cdot \gradItoH",
        equation: "10.5",
    },
];

const LINES: &[Line] = &[
    Line {
        id: "pre-h",
        item: "ch09_training::Network::forward",
        code: "arriving.map(|(value, weights)| value * weights[h]).sum()",
    },
    Line {
        id: "post-h",
        item: "ch09_training::Network::forward",
        code: "pre_h.iter().map(|&pre| activate(pre)).collect();",
    },
    Line {
        id: "pre-o",
        item: "ch09_training::Network::forward",
        code: "arriving.map(|(value, weight)| value * weight).sum();",
    },
    Line {
        id: "post-o",
        item: "ch09_training::Network::forward",
        code: "let post_o = activate(pre_o);",
    },
    Line { id: "final-error", item: "ch05_gradient_descent::final_error", code: "output - target" },
    Line {
        id: "error",
        item: "ch05_gradient_descent::half_squared_error",
        code: "0.5 * final_error(output, target) * final_error(output, target)",
    },
    Line {
        id: "error-signal",
        item: "ch10_backpropagation::error_signal",
        code: "final_error * activate_prime(pre_o)",
    },
    Line {
        id: "gradient-h-to-o",
        item: "ch10_backpropagation::gradient_h_to_o",
        code: "error_signal * post_h",
    },
    Line {
        id: "arriving",
        item: "ch10_backpropagation::gradients_i_to_h",
        code: "h_to_o.iter().map(|weight| error_signal * weight);",
    },
    Line {
        id: "behind",
        item: "ch10_backpropagation::gradients_i_to_h",
        code: "through.map(|(arrived, &pre)| arrived * activate_prime(pre)).collect();",
    },
    Line {
        id: "gradient-i-to-h",
        item: "ch10_backpropagation::gradients_i_to_h",
        code: "gradients.push(behind.iter().map(|sent| sent * value).collect());",
    },
    Line {
        id: "update-h-to-o",
        item: "ch09_training::Network::descend",
        code: "self.h_to_o.iter_mut().zip(&gradients.h_to_o) { *weight -= learning_rate * gradient;",
    },
    Line {
        id: "update-i-to-h",
        item: "ch09_training::Network::descend",
        code: "weights.iter_mut().zip(row) { *weight -= learning_rate * gradient;",
    },
    Line {
        id: "wrong-h-to-o",
        item: "ch10_backpropagation::update_in_the_wrong_order",
        code: "*weight -= learning_rate * gradient_h_to_o(signal, post_h);",
    },
    Line {
        id: "wrong-gradients",
        item: "ch10_backpropagation::update_in_the_wrong_order",
        code: "let too_late = gradients_i_to_h(signal, &network.h_to_o, &forward.pre_h, &sample.input);",
    },
    Line {
        id: "wrong-i-to-h",
        item: "ch10_backpropagation::update_in_the_wrong_order",
        code: "*weight -= learning_rate * gradient;",
    },
];

/// What one step computes.
#[derive(Clone, Copy, PartialEq)]
enum At {
    PreH(usize),
    PostH(usize),
    PreO,
    PostO,
    FinalError,
    Error,
    ErrorSignal,
    GradientHtoO(usize),
    Arriving(usize),
    Behind(usize),
    GradientItoH(usize, usize),
    NewHtoO(usize),
    NewItoH(usize, usize),
    NewPostO,
    NewError,
}

/// The steps in their order.
fn order(wrong: bool) -> Vec<At> {
    let hidden = || 0..HIDDEN.len();
    let weights = || (0..INPUTS.len()).flat_map(|i| (0..HIDDEN.len()).map(move |h| (i, h)));
    let mut order: Vec<At> = hidden().map(At::PreH).chain(hidden().map(At::PostH)).collect();
    order.extend([At::PreO, At::PostO, At::FinalError, At::Error, At::ErrorSignal]);
    let sent_back = hidden().map(At::Arriving).chain(hidden().map(At::Behind));
    let gradients_i_to_h = sent_back.chain(weights().map(|(i, h)| At::GradientItoH(i, h)));
    let new_h_to_o = hidden().map(At::NewHtoO);
    order.extend(hidden().map(At::GradientHtoO));
    if wrong {
        order.extend(new_h_to_o);
        order.extend(gradients_i_to_h);
    } else {
        order.extend(gradients_i_to_h);
        order.extend(new_h_to_o);
    }
    order.extend(weights().map(|(i, h)| At::NewItoH(i, h)));
    order.extend([At::NewPostO, At::NewError]);
    order
}

/// One update with everything on the way, in either order.
struct Update {
    wrong: bool,
    learning_rate: f64,
    sample: Sample,
    before: Network,
    forward: Forward,
    final_error: f64,
    error: f64,
    error_signal: f64,
    gradients: Gradients,
    /// HtoO as the gradients of ItoH were formed with them.
    used: Vec<f64>,
    after: Network,
    new_forward: Forward,
    new_error: f64,
}

impl Update {
    fn of(p: &Setting, wrong: bool) -> Self {
        let sample = Sample { input: vec![p.i1, p.i2, p.i3], target: p.target };
        let before = p.network();
        let forward = before.forward(&sample.input);
        let final_error = final_error(forward.post_o, sample.target);
        let error_signal = error_signal(final_error, forward.pre_o);
        let mut gradients = backpropagate(&before, &sample);
        let mut after = before.clone();
        let used = if wrong {
            update_in_the_wrong_order(&mut after, &sample, p.learning_rate);
            let moved = after.h_to_o.clone();
            gradients.i_to_h =
                gradients_i_to_h(error_signal, &moved, &forward.pre_h, &sample.input);
            moved
        } else {
            update(&mut after, &sample, p.learning_rate);
            before.h_to_o.clone()
        };
        Self {
            wrong,
            learning_rate: p.learning_rate,
            final_error,
            error: half_squared_error(forward.post_o, sample.target),
            error_signal,
            gradients,
            used,
            new_forward: after.forward(&sample.input),
            new_error: error(&after, &sample),
            sample,
            before,
            forward,
            after,
        }
    }

    /// What arrives at a hidden node, over the weight that is used for it.
    fn arriving(&self, h: usize) -> f64 {
        self.error_signal * self.used[h]
    }

    /// What is left of it behind the node's activation.
    fn behind(&self, h: usize) -> f64 {
        self.arriving(h) * activate_prime(self.forward.pre_h[h])
    }

    fn value(&self, at: At) -> f64 {
        match at {
            At::PreH(h) => self.forward.pre_h[h],
            At::PostH(h) => self.forward.post_h[h],
            At::PreO => self.forward.pre_o,
            At::PostO => self.forward.post_o,
            At::FinalError => self.final_error,
            At::Error => self.error,
            At::ErrorSignal => self.error_signal,
            At::GradientHtoO(h) => self.gradients.h_to_o[h],
            At::Arriving(h) => self.arriving(h),
            At::Behind(h) => self.behind(h),
            At::GradientItoH(i, h) => self.gradients.i_to_h[i][h],
            At::NewHtoO(h) => self.after.h_to_o[h],
            At::NewItoH(i, h) => self.after.i_to_h[i][h],
            At::NewPostO => self.new_forward.post_o,
            At::NewError => self.new_error,
        }
    }

    /// The formula of a step with its numbers.
    fn working(&self, at: At) -> String {
        let lr = shown(self.learning_rate);
        match at {
            At::PreH(h) => {
                sum(self.sample.input.iter().zip(self.before.i_to_h.iter().map(|row| row[h])))
            }
            At::PostH(h) => format!("f_A({})", shown(self.forward.pre_h[h])),
            At::PreO => sum(self.forward.post_h.iter().zip(self.before.h_to_o.iter().copied())),
            At::PostO => format!("f_A({})", shown(self.forward.pre_o)),
            At::FinalError => {
                format!("{} − {}", shown(self.forward.post_o), factor(self.sample.target))
            }
            At::Error => format!("½ · {}^2", factor(self.final_error)),
            At::ErrorSignal => {
                let post = self.forward.post_o;
                product(&[self.final_error, post, 1.0 - post])
            }
            At::GradientHtoO(h) => product(&[self.error_signal, self.forward.post_h[h]]),
            At::Arriving(h) => product(&[self.error_signal, self.used[h]]),
            At::Behind(h) => {
                let post = self.forward.post_h[h];
                product(&[self.arriving(h), post, 1.0 - post])
            }
            At::GradientItoH(i, h) => product(&[self.behind(h), self.sample.input[i]]),
            At::NewHtoO(h) => {
                let gradient = factor(self.gradients.h_to_o[h]);
                format!("{} − {lr} · {gradient}", shown(self.before.h_to_o[h]))
            }
            At::NewItoH(i, h) => {
                let gradient = factor(self.gradients.i_to_h[i][h]);
                format!("{} − {lr} · {gradient}", shown(self.before.i_to_h[i][h]))
            }
            At::NewPostO => "the forward pass again, with the new weights".into(),
            At::NewError => {
                format!(
                    "½ · {}^2",
                    factor(final_error(self.new_forward.post_o, self.sample.target))
                )
            }
        }
    }
}

impl Setting {
    fn network(&self) -> Network {
        if self.seed >= 0.0 {
            return Network::seeded(INPUTS.len(), HIDDEN.len(), self.seed as u64);
        }
        Network {
            i_to_h: vec![
                vec![self.i1_h1, self.i1_h2, self.i1_h3, self.i1_h4],
                vec![self.i2_h1, self.i2_h2, self.i2_h3, self.i2_h4],
                vec![self.i3_h1, self.i3_h2, self.i3_h3, self.i3_h4],
            ],
            h_to_o: vec![self.h1_o, self.h2_o, self.h3_o, self.h4_o],
        }
    }

    /// The setting that comes to the same with all weights written out.
    fn written_out(&self) -> Vec<f64> {
        let network = self.network();
        let mut values = self.values();
        let first = values.len() - INPUTS.len() * HIDDEN.len() - HIDDEN.len();
        values.truncate(first);
        values.extend(network.i_to_h.concat());
        values.extend(network.h_to_o);
        values
    }
}

/// At most six decimals, or what can be seen of a number that is smaller.
fn shown(value: f64) -> String {
    let printed = printed(value);
    if printed.contains("10^") {
        return printed;
    }
    printed.trim_end_matches('0').trim_end_matches('.').into()
}

/// A number behind an operator: a negative one in parentheses.
fn factor(value: f64) -> String {
    let text = shown(value);
    if text.starts_with('−') { format!("({text})") } else { text }
}

fn product(factors: &[f64]) -> String {
    let (first, rest) =
        factors.split_first().map_or((0.0, factors), |(first, rest)| (*first, rest));
    rest.iter().fold(shown(first), |text, &next| format!("{text} · {}", factor(next)))
}

fn sum<'a>(terms: impl Iterator<Item = (&'a f64, f64)>) -> String {
    let terms = terms.enumerate().map(|(n, (value, weight))| {
        let value = if n == 0 { shown(*value) } else { factor(*value) };
        format!("{value} · {}", factor(weight))
    });
    terms.collect::<Vec<_>>().join(" + ")
}

/// Six decimals, or what can be seen of a number that is smaller.
fn printed(value: f64) -> String {
    let tiny = value != 0.0 && value.abs() < 5e-5;
    if tiny { number(value, 4) } else { fixed(value, 6) }
}

/// What a step computes, in mini markup.
fn quantity(at: At) -> String {
    match at {
        At::PreH(h) => format!("[S_{{preA,H{}}}](preactivation)", h + 1),
        At::PostH(h) => format!("[S_{{postA,H{}}}](postactivation)", h + 1),
        At::PreO => "[S_{preA,O}](preactivation)".into(),
        At::PostO => "[S_{postA,O}](postactivation)".into(),
        At::FinalError => "[FE](final-error)".into(),
        At::Error => "[E](error)".into(),
        At::ErrorSignal => "[S_{ERROR}](error-signal)".into(),
        At::GradientHtoO(h) => format!("[gradient](gradient-h-to-o) H{}-O", h + 1),
        At::Arriving(h) => format!("[arriving](error-signal) at H{}", h + 1),
        At::Behind(h) => format!("[behind](error-signal) H{}", h + 1),
        At::GradientItoH(i, h) => {
            format!("[gradient](gradient-i-to-h) I{}-H{}", i + 1, h + 1)
        }
        At::NewHtoO(h) => format!("new [weight](h-to-o) H{}-O", h + 1),
        At::NewItoH(i, h) => format!("new [weight](i-to-h) I{}-H{}", i + 1, h + 1),
        At::NewPostO => "new [S_{postA,O}](postactivation)".into(),
        At::NewError => "new [E](error)".into(),
    }
}

/// The formula and the line of code of a step.
fn at_work(at: At, wrong: bool) -> (&'static str, &'static str) {
    match at {
        At::PreH(_) => ("pre-h", "pre-h"),
        At::PostH(_) => ("post-h", "post-h"),
        At::PreO => ("pre-o", "pre-o"),
        At::PostO | At::NewPostO => ("post-o", "post-o"),
        At::FinalError => ("final-error", "final-error"),
        At::Error | At::NewError => ("error", "error"),
        At::ErrorSignal => ("error-signal", "error-signal"),
        At::GradientHtoO(_) => ("gradient-h-to-o", "gradient-h-to-o"),
        At::Arriving(_) if wrong => ("arriving", "wrong-gradients"),
        At::Arriving(_) => ("arriving", "arriving"),
        At::Behind(_) => ("behind", "behind"),
        At::GradientItoH(..) => ("gradient-i-to-h", "gradient-i-to-h"),
        At::NewHtoO(_) if wrong => ("update-h-to-o", "wrong-h-to-o"),
        At::NewHtoO(_) => ("update-h-to-o", "update-h-to-o"),
        At::NewItoH(..) if wrong => ("update-i-to-h", "wrong-i-to-h"),
        At::NewItoH(..) => ("update-i-to-h", "update-i-to-h"),
    }
}

/// The nodes and edges of the diagram that a step is about, the one that gets the number first.
fn parts(at: At) -> Vec<String> {
    let into = |h: usize| INPUTS.iter().map(move |i| format!("{i}-{}", HIDDEN[h]));
    let out = || HIDDEN.iter().map(|h| format!("{h}-o"));
    let mut parts: Vec<String> = Vec::new();
    match at {
        At::PreH(h) => {
            parts.push(HIDDEN[h].into());
            parts.extend(into(h));
            parts.extend(INPUTS.map(String::from));
        }
        At::PostH(h) => parts.push(HIDDEN[h].into()),
        At::PreO => {
            parts.push("o".into());
            parts.extend(out());
            parts.extend(HIDDEN.map(String::from));
        }
        At::PostO | At::NewPostO => parts.push("o".into()),
        At::FinalError => parts.extend(["fe", "o", "t"].map(String::from)),
        At::Error | At::NewError => parts.extend(["e", "fe"].map(String::from)),
        At::ErrorSignal => parts.extend(["s", "fe", "o-fe", "o"].map(String::from)),
        At::GradientHtoO(h) => {
            parts.extend([format!("{}-o", HIDDEN[h]), HIDDEN[h].into(), "s".into()]);
        }
        At::Arriving(h) => {
            parts.extend([HIDDEN[h].into(), format!("{}-o", HIDDEN[h]), "s".into(), "o".into()]);
        }
        At::Behind(h) => parts.push(HIDDEN[h].into()),
        At::GradientItoH(i, h) => parts.extend([
            format!("{}-{}", INPUTS[i], HIDDEN[h]),
            INPUTS[i].into(),
            HIDDEN[h].into(),
        ]),
        At::NewHtoO(h) => parts.push(format!("{}-o", HIDDEN[h])),
        At::NewItoH(i, h) => parts.push(format!("{}-{}", INPUTS[i], HIDDEN[h])),
    }
    parts
}

/// The whole update, number by number.
pub fn steps(p: &Setting) -> Steps {
    let update = Update::of(p, p.wrong_order > 0.5);
    let right = Update::of(p, false);
    let steps = order(update.wrong)
        .into_iter()
        .map(|at| {
            let (value, in_order) = (update.value(at), right.value(at));
            let (formula, line) = at_work(at, update.wrong);
            Step {
                formula,
                line,
                quantity: html(&quantity(at)),
                working: html(&update.working(at)),
                value,
                printed: html(&printed(value)),
                aside: if value == in_order {
                    String::new()
                } else {
                    html(&format!("{} ({})", printed(in_order), number(value - in_order, 2)))
                },
                parts: parts(at),
            }
        })
        .collect();
    Steps {
        formulas: FORMULAS.to_vec(),
        lines: LINES.to_vec(),
        settings: settings(),
        steps,
        values: p.written_out(),
    }
}

/// What the reader may set.
fn settings() -> Settings {
    let names = |wanted: fn(&str) -> bool| {
        Setting::PARAMS.iter().map(|param| param.name).filter(|name| wanted(name)).collect()
    };
    Settings {
        switches: vec![Switch { param: "wrong_order", label: "The order trap: update HtoO first" }],
        title: "Set inputs, target, learning rate and weights",
        groups: vec![
            Group {
                legend: "Sample and learning rate",
                columns: 5,
                params: vec!["i1", "i2", "i3", "target", "learning_rate"],
                seeded: false,
            },
            Group {
                legend: "Input-to-hidden weights ItoH",
                columns: 4,
                params: names(|name| name.starts_with('i') && name.contains("_h")),
                seeded: true,
            },
            Group {
                legend: "Hidden-to-output weights HtoO",
                columns: 4,
                params: names(|name| name.ends_with("_o")),
                seeded: true,
            },
        ],
        seed: Some(Seed { param: "seed", label: "seed", action: "Random weights", first: 1 }),
        reset: "Reset to the worked example",
        aside: "In the right order (difference)",
    }
}

/// The network at one step of the update: what is known so far, and what is at work.
pub fn stepper(p: &Setting) -> Figure {
    let update = Update::of(p, p.wrong_order > 0.5);
    let order = order(update.wrong);
    let last = (p.step.max(1.0) as usize).min(order.len()) - 1;
    let (now, seen) = (order[last], &order[..=last]);
    let known = |at: At| seen.contains(&at);
    // The second forward pass, with the new weights: nothing of the first is left in the picture.
    let anew = known(At::NewPostO);
    let forward = if anew { &update.new_forward } else { &update.forward };
    let parts = parts(now);
    let role = role(now);
    let is_part = |id: &str| parts.iter().any(|part| part == id);
    let going_back = matches!(now, At::Arriving(_) | At::Behind(_) | At::GradientItoH(..));

    let mut net = Diagram::new(640.0, 540.0);
    net.column_within(32.0, (183.0, 387.0), INPUTS, |i, node| {
        let node =
            node.radius(27.0).line(&format!("I{}", i + 1)).line(&number(update.sample.input[i], 4));
        if is_part(INPUTS[i]) { node.role(role) } else { node }
    });
    net.column_within(300.0, (34.0, 536.0), HIDDEN, |h, node| {
        let node = node.radius(42.0).line(&format!("H{}", h + 1));
        let node = node.line(&if_known(known(At::PreH(h)), forward.pre_h[h]));
        let node = node.line(&if_known(known(At::PostH(h)), forward.post_h[h]));
        let sent = if known(At::Behind(h)) { update.behind(h) } else { update.arriving(h) };
        if known(At::Arriving(h)) && !anew {
            node.beside(Side::Below, &format!("[{}](error-signal)", fixed(sent, 4)));
        }
        if is_part(HIDDEN[h]) { node.role(role) } else { node }
    });
    let output = net.node("o", (490.0, 222.0)).radius(42.0).line("O");
    output.line(&if_known(known(At::PreO), forward.pre_o));
    output.line(&if_known(known(At::PostO), forward.post_o));
    if is_part("o") {
        output.role(role);
    }
    let (final_error, error) = match anew {
        true => (final_error(forward.post_o, update.sample.target), update.new_error),
        false => (update.final_error, update.error),
    };
    let has = |at: At| if anew { known(At::NewError) } else { known(at) };
    let has_signal = known(At::ErrorSignal) && !anew;
    let ends = [
        ("t", (600.0, 92.0), "[T](target)", true, update.sample.target),
        ("fe", (600.0, 222.0), "[FE](final-error)", has(At::FinalError), final_error),
        ("e", (600.0, 352.0), "[E](error)", has(At::Error), error),
        ("s", (490.0, 344.0), "[S_{ERROR}](error-signal)", has_signal, update.error_signal),
    ];
    for (id, at, name, known, value) in ends {
        let value = if id == "t" { number(value, 4) } else { if_known(known, value) };
        let node = net.node(id, at).radius(38.0).line(name).line(&value);
        if is_part(id) {
            node.role(role);
        }
    }

    net.edge("o", "s").term("error-signal").dash(Dash::Dashed).width(1.0);
    net.connect(INPUTS, HIDDEN, |i, h, edge| {
        let label = label(
            (update.before.i_to_h[i][h], update.gradients.i_to_h[i][h], update.after.i_to_h[i][h]),
            matches!(now, At::GradientItoH(..)),
            known(At::GradientItoH(i, h)),
            known(At::NewItoH(i, h)),
        );
        // At the hidden node's end, where the labels of one node stand together.
        let edge = edge.term("i-to-h").label(&label).at_x(208.0);
        if is_part(&format!("{}-{}", INPUTS[i], HIDDEN[h])) {
            edge.role(role).width(3.8)
        } else {
            edge.width(1.0)
        }
    });
    net.connect(HIDDEN, ["o"], |h, _, edge| {
        let label = label(
            (update.before.h_to_o[h], update.gradients.h_to_o[h], update.after.h_to_o[h]),
            matches!(now, At::GradientHtoO(_)),
            known(At::GradientHtoO(h)),
            known(At::NewHtoO(h)),
        );
        let edge = edge.term("h-to-o").label(&label).at_x(396.0);
        // The error goes back over the edge itself.
        let edge = if going_back && known(At::Arriving(h)) {
            edge.reversed().dash(Dash::Dashed).role(Role::Term("error-signal")).width(2.0)
        } else {
            edge.width(1.0)
        };
        if is_part(&format!("{}-o", HIDDEN[h])) { edge.role(role).width(3.8) } else { edge }
    });
    if now == At::ErrorSignal {
        net.edge("o", "fe").reversed().dash(Dash::Dashed).role(role).width(3.8);
    } else {
        net.edge("o", "fe").width(1.0);
    }
    net.edge("t", "fe").width(1.0);
    // The target slides between 0 and 1, and at both ends what takes hold of it is on the sheet.
    let at = |target: f64| (556.0 + 56.0 * target, 30.0);
    net.shade((at(0.0).0, 28.5), (at(1.0).0, 31.5), Role::Term("target"));
    net.node("target", at(update.sample.target)).radius(6.0).role(Role::Term("target"));
    let slide = Drag::linear("target", -556.0 / 56.0, (1.0 / 56.0, 0.0));
    net.handle([slide], at(update.sample.target), "the target");
    net.edge("fe", "e").width(1.0);
    let i_to_h = (matches!(now, At::GradientItoH(..)), known(At::NewItoH(0, 0)));
    let h_to_o = (matches!(now, At::GradientHtoO(_)), known(At::NewHtoO(0)));
    net.note((150.0, 18.0), &heading("ItoH", "i-to-h", i_to_h));
    net.note((404.0, 18.0), &heading("HtoO", "h-to-o", h_to_o));
    if known(At::Arriving(0)) && !anew {
        let what = match (known(At::Behind(0)), known(At::Behind(HIDDEN.len() - 1))) {
            (_, true) => "behind",
            (true, false) => "arriving or behind",
            (false, false) => "arriving",
        };
        net.note((500.0, 430.0), "below H1 to H4:").small();
        net.note((500.0, 454.0), &format!("[{what}](error-signal)")).small();
    }

    let (quantity, value) = (quantity(now), printed(update.value(now)));
    net.datum("this step", &[update.value(now)]);
    net.datum("all steps", &order.iter().map(|&at| update.value(at)).collect::<Vec<_>>());
    let left = forward.post_h.iter().chain([&forward.post_o]).map(|post| 1.0 - post);
    net.datum("one minus each postactivation", &left.collect::<Vec<_>>());
    let desc = format!(
        "Step {} of {} of one update of the 3-4-1 network{}: {quantity} = {} = {value}.",
        last + 1,
        order.len(),
        if update.wrong { ", in the wrong order" } else { "" },
        update.working(now),
    );
    net.finish(
        "One update, step by step",
        &desc,
        "One whole update, number by number. The table holds the steps of the worked example. In a \
         node the preactivation is above the postactivation; the three weights before a hidden node \
         are those from I1, I2 and I3, from above. On paper the network stands at the last step, \
         after the update: the strong rims are the new final error and the new error. On \
         the screen, buttons go through it step by step, also with numbers of your own; the ring \
         above T moves the target, and what is at work is marked at once in the network, the formula, \
         the code and the table.",
    )
}

/// The colour of what a step computes.
fn role(at: At) -> Role {
    Role::Term(match at {
        At::PreH(_) | At::PreO => "preactivation",
        At::PostH(_) | At::PostO | At::NewPostO => "postactivation",
        At::FinalError => "final-error",
        At::Error | At::NewError => "error",
        At::ErrorSignal | At::Arriving(_) | At::Behind(_) => "error-signal",
        At::GradientHtoO(_) => "gradient-h-to-o",
        At::GradientItoH(..) => "gradient-i-to-h",
        At::NewHtoO(_) => "h-to-o",
        At::NewItoH(..) => "i-to-h",
    })
}

/// A number that is known by now, or an empty place.
fn if_known(known: bool, value: f64) -> String {
    if known { fixed(value, 4) } else { String::new() }
}

/// What stands on an edge: the weight, its gradient while gradients are formed, or what the
/// weight has become.
fn label(
    (before, gradient, after): (f64, f64, f64),
    gradients: bool,
    has_gradient: bool,
    has_moved: bool,
) -> String {
    match (has_moved, gradients) {
        (true, _) => fixed(after, 4),
        (false, true) => if_known(has_gradient, gradient),
        (false, false) => number(before, 3),
    }
}

/// What the labels of a column of edges are.
fn heading(name: &str, term: &str, (gradients, moved): (bool, bool)) -> String {
    match (moved, gradients) {
        (true, _) => format!("new [{name}]({term})"),
        (false, true) => format!("[gradient_{{{name}}}](gradient-{term})"),
        (false, false) => format!("[{name}]({term})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::worked;

    fn values_of(p: &Setting, formula: &str) -> Vec<f64> {
        let steps = steps(p).steps;
        steps.iter().filter(|step| step.formula == formula).map(|step| step.value).collect()
    }

    #[test]
    fn the_default_is_the_worked_example() {
        let p = Setting::default();
        let worked = worked::one_update();
        assert_eq!(values_of(&p, "pre-h"), worked.pre_h);
        assert_eq!(values_of(&p, "post-h"), worked.post_h);
        assert_eq!(values_of(&p, "post-o"), [worked.post_o, worked.new_post_o]);
        assert_eq!(values_of(&p, "final-error"), [worked.final_error]);
        assert_eq!(values_of(&p, "error"), [worked.error, worked.new_error]);
        assert_eq!(values_of(&p, "error-signal"), [worked.error_signal]);
        assert_eq!(values_of(&p, "gradient-h-to-o"), worked.gradient_h_to_o);
        assert_eq!(values_of(&p, "arriving"), worked.arriving);
        assert_eq!(values_of(&p, "behind"), worked.behind);
        assert_eq!(values_of(&p, "gradient-i-to-h"), worked.gradient_i_to_h.concat());
        assert_eq!(values_of(&p, "update-h-to-o"), worked.new_h_to_o);
        assert_eq!(values_of(&p, "update-i-to-h"), worked.new_i_to_h.concat());
    }

    #[test]
    fn the_last_steps_draw_the_second_forward_pass_alone() {
        let mut p = Setting::default();
        let update = Update::of(&p, false);
        let drawn = |p: &Setting, value: f64| {
            stepper(p).svg.matches(&format!(">{}<", fixed(value, 4))).count()
        };
        let [new_o, old_o] = [update.new_forward.post_o, update.forward.post_o];
        let count = order(false).len() as f64;
        // The target is 0, so the final error is the output.
        for (step, times) in [(count - 2.0, [0, 2]), (count - 1.0, [1, 0]), (count, [2, 0])] {
            p.step = step;
            assert_eq!([drawn(&p, new_o), drawn(&p, old_o)], times, "step {step}");
        }
        assert_eq!(drawn(&p, update.error_signal), 0);
        for (old, new) in update.forward.post_h.iter().zip(&update.new_forward.post_h) {
            assert_eq!([drawn(&p, *old), drawn(&p, *new)], [0, 1]);
        }
    }

    #[test]
    fn the_wrong_order_is_that_of_the_worked_trap() {
        let p = Setting { wrong_order: 1.0, ..Setting::default() };
        let trap = worked::order_trap();
        let gradients = values_of(&p, "gradient-i-to-h");
        assert_eq!(gradients[..4], trap.wrong);
        assert_eq!(values_of(&p, "error"), [trap.error, trap.wrong_error]);
        let steps = steps(&p).steps;
        let aside = |step: &Step| !step.aside.is_empty();
        // What arrives, what is behind, the gradients and new weights of ItoH, the output and the
        // error; nothing of HtoO.
        assert_eq!(steps.iter().filter(|step| aside(step)).count(), 4 + 4 + 12 + 12 + 2);
    }

    #[test]
    fn the_last_step_of_the_range_is_the_last_one() {
        for wrong in [false, true] {
            assert_eq!(order(wrong).len() as f64, Setting::PARAMS[0].max);
        }
    }

    #[test]
    fn a_seed_is_the_same_as_its_weights() {
        let seeded = Setting { seed: 7.0, ..Setting::default() };
        let written = Setting { seed: -1.0, ..Setting::from_values(&seeded.written_out()) };
        assert_ne!(seeded.network(), Setting::default().network());
        assert_eq!(seeded.network(), written.network());
        assert_eq!(steps(&seeded).steps, steps(&written).steps);
    }

    #[test]
    fn every_step_names_a_formula_a_line_and_a_part_that_are_there() {
        for wrong_order in [0.0, 1.0] {
            for step in 1..=55 {
                let p = Setting { wrong_order, step: f64::from(step), ..Setting::default() };
                let step = &steps(&p).steps[step as usize - 1];
                assert!(FORMULAS.iter().any(|formula| formula.id == step.formula));
                assert!(LINES.iter().any(|line| line.id == step.line));
                let svg = stepper(&p).svg;
                for part in &step.parts {
                    let there = ["node", "edge"]
                        .iter()
                        .any(|kind| svg.contains(&format!("data-{kind}=\"{part}\"")));
                    assert!(there, "{part}");
                }
            }
        }
    }

    #[test]
    fn numbers_are_printed_so_that_they_can_be_read() {
        assert_eq!(shown(-0.300_000_000_000_000_04), "−0.3");
        assert_eq!(shown(100.0), "100");
        assert_eq!(shown(0.0), "0");
        assert_eq!(printed(0.25), "0.250000");
        assert_eq!(printed(1.25e-7), "1.25×10^{−7}");
        assert_eq!(product(&[-1.0, -0.5]), "−1 · (−0.5)");
    }
}
