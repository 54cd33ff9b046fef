use std::panic::catch_unwind;

use answer::{read, write};
use ch11_architecture::ndarray::{Array1, array};
use ch14_datasets::Scaler;

use crate::checks::Checks;

/// Whether a text is refused, with an error and no panic.
fn refused(text: &str) -> bool {
    let text = text.to_owned();
    matches!(catch_unwind(move || read(&text).is_err()), Ok(true))
}

/// The text with each number, one at a time, replaced by these words. What looks like a count,
/// whole and small, is left alone.
fn damaged(text: &str, word: &str) -> Vec<String> {
    let part = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E');
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(part).map(|at| from + at) {
        let end = text[start..].find(|c| !part(c)).map_or(text.len(), |at| start + at);
        let number = &text[start..end];
        let whole = number.parse::<usize>().is_ok_and(|count| count < 100);
        if !whole && number.parse::<f64>().is_ok() {
            found.push(format!("{}{word}{}", &text[..start], &text[end..]));
        }
        from = end;
    }
    found
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let third = 1.0 / 3.0;
    let scalers = [
        Scaler { offset: array![83.25, 0.1 + 0.2, -third], unit: array![31.5, third, 1e-7 * third] },
        Scaler { offset: array![1.5e12 * third], unit: array![2.5e9 * third] },
        Scaler {
            offset: Array1::from_shape_fn(20, |n| (n as f64 - 7.3) * third),
            unit: Array1::from_shape_fn(20, |n| (n as f64 + 0.7) * third),
        },
    ];
    let (mut back, mut text_alone, mut cut, mut no_number, mut no_unit) =
        (true, true, true, true, true);
    for scaler in &scalers {
        let text = write(scaler);
        back &= read(&text).is_ok_and(|same| same == *scaler);
        text_alone &= text.lines().count() >= scaler.offset.len()
            && text.lines().all(|line| line.chars().count() <= 200);
        // Blanks and line ends after the last word are no loss.
        let whole = text.trim_end().len();
        let ends = (0..whole).filter(|end| text.is_char_boundary(*end));
        cut &= ends.step_by(1 + whole / 60).all(|end| refused(&text[..end]));
        let lines: Vec<&str> = text[..whole].lines().collect();
        cut &= (0..lines.len()).filter(|n| !lines[*n].trim().is_empty()).all(|n| {
            let others = lines.iter().enumerate().filter(|(at, _)| *at != n);
            refused(&others.map(|(_, line)| format!("{line}\n")).collect::<String>())
        });
        let words = ["NaN", "inf", "seven"].iter().flat_map(|word| damaged(&text, word));
        let (mut count, mut all) = (0, true);
        for text in words {
            count += 1;
            all &= refused(&text);
        }
        no_number &= all && count > 0;
        // Offsets may be 0 or negative, units not: of the numbers some have to be refused, and
        // whatever is taken has units above 0.
        for word in ["0", "-1"] {
            let texts = damaged(&text, word);
            let taken = texts.iter().filter_map(|text| read(text).ok());
            let taken: Vec<Scaler> = taken.collect();
            no_unit &= taken.len() < texts.len()
                && taken.iter().all(|scaler| scaler.unit.iter().all(|unit| *unit > 0.0));
        }
    }
    let others = ["", "\n", "red,green,blue\n1,2,3\n", "{}", "3 4\n5 6\n"];
    c.holds("comes back to the last bit", back);
    c.holds("is text", text_alone);
    c.holds("refuses another file", others.iter().all(|text| refused(text)));
    c.holds("refuses what is cut", cut);
    c.holds("refuses what is no number", no_number);
    c.holds("refuses a unit that divides by nothing", no_unit);
}
