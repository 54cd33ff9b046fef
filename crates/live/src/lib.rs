//! The book's figures in the browser.
//!
//! What a page may ask is here: which figures there are, and how one of them looks for other
//! values of its parameters. The answer comes from the same functions that drew the printed page.

use wasm_bindgen::prelude::wasm_bindgen;

/// Turns a panic into an exception with its message, which the page can show; without it the
/// page would learn only that something was unreachable.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}

/// The ids of all figures, such as `ch08/sigmoid`.
#[wasm_bindgen]
pub fn ids() -> Vec<String> {
    figures::all().into_iter().map(|(chapter, entry)| format!("{chapter}/{}", entry.id)).collect()
}

/// Draws a figure: its SVG, its title and its description. `values` stand in the order of the
/// figure's parameters; one outside its range moves to the nearer end.
///
/// # Errors
///
/// If there is no figure with this id.
#[wasm_bindgen]
pub fn draw(id: &str, values: &[f64]) -> Result<Vec<String>, String> {
    let figure = figure(id, values)?;
    Ok(vec![figure.svg, figure.title, figure.desc])
}

/// The names of the numbers that a figure shows, one for each list of [`numbers`].
///
/// # Errors
///
/// If there is no figure with this id.
#[wasm_bindgen]
pub fn names(id: &str, values: &[f64]) -> Result<Vec<String>, String> {
    Ok(figure(id, values)?.data.into_iter().map(|(name, _)| name).collect())
}

/// The numbers that a figure shows, all of its lists one after the other.
///
/// # Errors
///
/// If there is no figure with this id.
#[wasm_bindgen]
pub fn numbers(id: &str, values: &[f64]) -> Result<Vec<f64>, String> {
    Ok(figure(id, values)?.data.into_iter().flat_map(|(_, numbers)| numbers).collect())
}

/// How many texts [`steps`] gives for each step.
pub const TEXTS: usize = 7;

/// The steps of the computation that a figure follows, seven texts each: the ids of the formula
/// and of the line of code, then as HTML the quantity, the working, the value and what else is to
/// be said, then the parts of the figure, separated by spaces.
///
/// # Errors
///
/// If there is no figure with this id, or nothing to follow in it.
#[wasm_bindgen]
pub fn steps(id: &str, values: &[f64]) -> Result<Vec<String>, String> {
    let steps = followed(id, values)?.steps;
    Ok(steps
        .into_iter()
        .flat_map(|step| -> [String; TEXTS] {
            [
                step.formula.into(),
                step.line.into(),
                plot::html(&step.quantity),
                plot::html(&step.working),
                plot::html(&step.printed),
                plot::html(&step.aside),
                step.parts.join(" "),
            ]
        })
        .collect())
}

/// The values of a figure's parameters that its steps have used.
///
/// # Errors
///
/// If there is no figure with this id, or nothing to follow in it.
#[wasm_bindgen]
pub fn used(id: &str, values: &[f64]) -> Result<Vec<f64>, String> {
    Ok(followed(id, values)?.values)
}

fn figure(id: &str, values: &[f64]) -> Result<plot::Figure, String> {
    Ok((entry(id)?.draw)(values))
}

fn followed(id: &str, values: &[f64]) -> Result<plot::Steps, String> {
    let steps = entry(id)?.steps.ok_or_else(|| format!("there are no steps in {id}"))?;
    Ok(steps(values))
}

fn entry(id: &str) -> Result<&'static plot::Entry, String> {
    figures::find(id)
        .ok_or_else(|| format!("there is no figure {id}; the script may be older than the page"))
}
