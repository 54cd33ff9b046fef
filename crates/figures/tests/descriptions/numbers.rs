//! The numbers of a sentence.

/// A number as a sentence has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// How it is written.
    pub text: String,
    pub value: f64,
    /// What a step of its last digit is worth.
    pub unit: f64,
    /// Where in the sentence it stands, in bytes.
    from: usize,
    to: usize,
}

const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";

impl Number {
    /// Whether this is the value, as far as it is written down.
    pub fn is(&self, value: f64) -> bool {
        (self.value - value).abs() <= 0.501 * self.unit
    }

    /// Whether a share that is drawn is told in per cent.
    pub fn is_percent_of(&self, values: &[f64]) -> bool {
        values.iter().any(|value| (0.0..=1.0).contains(value) && self.is(100.0 * value))
    }

    pub fn is_whole(&self) -> bool {
        self.unit == 1.0
    }

    /// The words around it, so many letters to each side, with `#` in its place.
    pub fn among(&self, sentence: &str, letters: usize) -> String {
        let before: Vec<char> = sentence[..self.from].chars().rev().take(letters).collect();
        let after: String = sentence[self.to..].chars().take(letters).collect();
        before.into_iter().rev().chain(['#']).chain(after.chars()).collect()
    }
}

/// The numbers of a sentence, in their order. Digits that belong to a name, such as those of H1,
/// 3-4-1 and 01, are none.
pub fn numbers(sentence: &str) -> Vec<Number> {
    let chars: Vec<(usize, char)> = sentence.char_indices().collect();
    let at = |i: usize| chars.get(i).map(|(_, c)| *c);
    let byte = |i: usize| chars.get(i).map_or(sentence.len(), |(byte, _)| *byte);
    let mut found = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        if !at(i).is_some_and(|c| c.is_ascii_digit()) {
            i += 1;
            continue;
        }
        let start = i;
        let digit = |i: usize| at(i).is_some_and(|c| c.is_ascii_digit());
        while digit(i) || (at(i) == Some(',') && digit(i + 1) && digit(i + 2) && digit(i + 3)) {
            i += 1;
        }
        let whole: String = (start..i).filter_map(at).filter(|c| *c != ',').collect();
        let mut decimals = String::new();
        if at(i) == Some('.') && digit(i + 1) {
            i += 1;
            while digit(i) {
                decimals.extend(at(i));
                i += 1;
            }
        }
        // Powers of ten: 4.5×10⁻⁸ and 10⁻⁸.
        let times = at(i) == Some('×') && at(i + 1) == Some('1') && at(i + 2) == Some('0');
        let power = if times { i + 3 } else { i };
        let below = usize::from(at(power) == Some('⁻'));
        let raised = |i: usize| at(i).and_then(|c| RAISED.chars().position(|r| r == c));
        let is_power =
            (times || whole == "10" && decimals.is_empty()) && raised(power + below).is_some();
        let mut exponent = 0;
        if is_power {
            i = power + below;
            while let Some(digit) = raised(i) {
                exponent = 10 * exponent + digit as i32;
                i += 1;
            }
            exponent *= if below == 1 { -1 } else { 1 };
        }
        let mantissa = if is_power && !times { "1".into() } else { format!("{whole}.{decimals}0") };
        let minus = start > 0 && matches!(at(start - 1), Some('−'));
        let first = start - usize::from(minus);
        let of_a_name =
            |c: char| !RAISED.contains(c) && c.is_alphanumeric() || matches!(c, '_' | '-' | '′');
        let named = first > 0 && at(first - 1).is_some_and(of_a_name)
            || at(i).is_some_and(of_a_name)
            || whole.len() > 1 && whole.starts_with('0');
        if named {
            continue;
        }
        let value: f64 = format!("{mantissa}e{exponent}").parse().expect("digits");
        found.push(Number {
            text: sentence[byte(first)..byte(i)].into(),
            value: if minus { -value } else { value },
            unit: format!("1e{}", exponent - decimals.len() as i32).parse().expect("digits"),
            from: byte(first),
            to: byte(i),
        });
    }
    found
}

/// The points of a sentence, `(x, y)`.
pub fn points(sentence: &str) -> Vec<(Number, Number)> {
    let numbers = numbers(sentence);
    numbers
        .windows(2)
        .filter(|pair| {
            sentence[..pair[0].from].ends_with('(')
                && &sentence[pair[0].to..pair[1].from] == ", "
                && sentence[pair[1].to..].starts_with(')')
        })
        .map(|pair| (pair[0].clone(), pair[1].clone()))
        .collect()
}

/// A sentence in which each of these values is a `#`.
pub fn without(sentence: &str, values: &[f64]) -> String {
    let (mut text, mut end) = (String::new(), 0);
    for number in numbers(sentence) {
        if values.iter().any(|value| number.is(*value)) {
            text.push_str(&sentence[end..number.from]);
            text.push('#');
            end = number.to;
        }
    }
    text.push_str(&sentence[end..]);
    text
}

/// Verbs in the third person, and what else follows a 1 and ends in s.
const NO_PLURAL: &[&str] = &[
    "is", "was", "has", "as", "says", "lies", "becomes", "comes", "leads", "splits", "stands",
    "passes", "sends",
];

/// What cannot stand in a description.
pub fn faults(desc: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for words in ["NaN", "not a number", "no value", "inf ", "{", "}", "^", "  "] {
        if desc.contains(words) {
            faults.push(format!("“{words}” in “{desc}”"));
        }
    }
    for number in numbers(desc) {
        let around = number.among(desc, 28);
        let after = &desc[number.to..];
        let word: String = after
            .strip_prefix(' ')
            .unwrap_or("")
            .chars()
            .take_while(|c| c.is_alphabetic())
            .collect();
        if number.text.starts_with('−') && number.value == 0.0 {
            faults.push(format!("a 0 with a sign in “{around}”"));
        }
        // What is left of the sine of 180 degrees.
        let halves = number.value.abs() / 1.224_646_799e-16;
        if halves > 0.5 && halves < 8.0 && (halves - halves.round()).abs() < 0.01 * halves {
            faults.push(format!("a 0 with a rounding error, {}, in “{around}”", number.text));
        }
        if number.text == "1" && word.ends_with('s') && !NO_PLURAL.contains(&word.as_str()) {
            faults.push(format!("“1 {word}” in “{around}”"));
        }
        if number.text.chars().filter(char::is_ascii_digit).count() > 12 {
            faults.push(format!("too many digits in “{around}”"));
        }
    }
    faults
}

#[test]
fn numbers_are_read_as_they_are_written() {
    let read = |text: &str| numbers(text).iter().map(|n| (n.value, n.unit)).collect::<Vec<_>>();
    assert_eq!(read("½ · 0.5²"), [(0.5, 0.1)]);
    assert_eq!(read("from −8 to 12,345."), [(-8.0, 1.0), (12345.0, 1.0)]);
    assert_eq!(read("4.5×10⁻⁵, 10³ and 0.10"), [(4.5e-5, 1e-6), (1000.0, 1000.0), (0.1, 0.01)]);
    assert_eq!(read("a 3-4-1 network with H1, O2, I1-H3, S_preA,H1 and the case 01"), []);
    assert_eq!(points("at (−1.5, 2), (3) and 4, 5").len(), 1);
}
