//! Numbers as people and spreadsheets write them.

/// How a cell is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Nothing, or what stands for nothing.
    Missing,
    /// A whole number, which looks the same everywhere.
    Whole,
    /// A decimal point, or commas that can only part thousands.
    Point,
    /// A decimal comma, or points that can only part thousands.
    Comma,
    /// 1,234: one comma with three digits behind it.
    EitherComma,
    /// 1.234: one point with three digits behind it.
    EitherPoint,
    /// A day.
    Date,
    /// A number that is not finite or too large to be squared and added up.
    TooLarge,
    /// Anything else.
    Word,
}

/// How the numbers of a column are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// With a decimal comma.
    pub comma: bool,
    /// With thousands that may be mistaken for a decimal part.
    pub grouped: bool,
}

impl Style {
    /// What to say about it, if it is not the usual one.
    pub fn note(self) -> Option<&'static str> {
        match (self.comma, self.grouped) {
            (true, true) => Some("1.234,5 is read as 1234.5 (--decimal)"),
            (true, false) => Some("1,5 is read as 1.5 (--decimal)"),
            (false, true) => Some("1,234 is read as 1234 (--decimal)"),
            (false, false) => None,
        }
    }
}

/// What people and programs write where there is nothing to write.
pub(crate) const MISSING: [&str; 22] = [
    "", "?", "na", "n/a", "#n/a", "nan", "null", "none", "nil", "-", "--", ".", "\\n", "<na>",
    "(null)", "#value!", "#ref!", "#div/0!", "#num!", "#name?", "#null!", "missing",
];

/// Beyond this no number goes: the square of its square has to be finite, a million times over.
const MOST: f64 = 1e60;

/// Whether a cell holds nothing.
pub fn is_missing(cell: &[u8]) -> bool {
    if cell.len() > 8 && cell.is_ascii() {
        return false;
    }
    let text = String::from_utf8_lossy(cell);
    let text = trimmed(&text);
    MISSING.iter().any(|mark| text.eq_ignore_ascii_case(mark))
}

/// A text without space at its ends, whatever kind of space.
pub fn trimmed(text: &str) -> &str {
    let space = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}');
    text.trim_matches(space)
}

/// How a cell is written.
pub fn form(cell: &[u8]) -> Form {
    if let Some(form) = usual(cell) {
        return form;
    }
    if is_missing(cell) {
        return Form::Missing;
    }
    let text = String::from_utf8_lossy(cell);
    let Some(bare) = bare(&text) else {
        return match is_date(trimmed(&text)) {
            true => Form::Date,
            false if infinite(trimmed(&text)) => Form::TooLarge,
            false => Form::Word,
        };
    };
    let (_, digits) = split_sign(&bare);
    let form = match (digits.matches(',').count(), digits.matches('.').count()) {
        (0, 0) => Form::Whole,
        (0, 1) if grouped(digits, '.') => Form::EitherPoint,
        (0, 1) => Form::Point,
        (1, 0) if grouped(digits, ',') => Form::EitherComma,
        (1, 0) => Form::Comma,
        (0, _) if grouped(digits, '.') => Form::Comma,
        (_, 0) if grouped(digits, ',') => Form::Point,
        _ => match (digits.split_once('.'), digits.split_once(',')) {
            // The mark that comes last, and comes once, is the decimal one.
            (Some((whole, part)), _) if !part.contains(['.', ',']) && grouped(whole, ',') => {
                Form::Point
            }
            (_, Some((whole, part))) if !part.contains(['.', ',']) && grouped(whole, '.') => {
                Form::Comma
            }
            _ if is_date(trimmed(&text)) => return Form::Date,
            _ => return Form::Word,
        },
    };
    match value(&text, Style { comma: form == Form::Comma, grouped: false }) {
        Some(_) => form,
        None if is_date(trimmed(&text)) => Form::Date,
        None => match value_of(&bare, Style { comma: form == Form::Comma, grouped: false }) {
            Some(_) => Form::TooLarge,
            None => Form::Word,
        },
    }
}

/// The form of the numbers that most tables have, without a look at anything else.
fn usual(cell: &[u8]) -> Option<Form> {
    let digits = cell.strip_prefix(b"-").unwrap_or(cell);
    let whole = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if whole == 0 || whole > 15 {
        return None;
    }
    let rest = &digits[whole..];
    match rest {
        [] => Some(Form::Whole),
        [b'.', rest @ ..]
            if !rest.is_empty() && rest.len() < 30 && rest.iter().all(u8::is_ascii_digit) =>
        {
            let leading_zero = digits[0] == b'0';
            match rest.len() == 3 && whole <= 3 && !leading_zero {
                true => Some(Form::EitherPoint),
                false => Some(Form::Point),
            }
        }
        _ => None,
    }
}

/// The number in a cell of a column that is written in this style; nothing if there is none, or if
/// it is too large.
pub fn value(text: &str, style: Style) -> Option<f64> {
    if let Ok(value) = text.parse::<f64>()
        && !style.comma
        && usual(text.as_bytes()).is_some()
    {
        return Some(value);
    }
    value_of(&bare(text)?, style).filter(|value| value.abs() <= MOST)
}

fn value_of(bare: &str, style: Style) -> Option<f64> {
    let (commas, points) = (bare.matches(',').count(), bare.matches('.').count());
    let (_, digits) = split_sign(bare);
    let comma = match (commas, points) {
        (0, 0) => false,
        // Whatever the style, these can be read in one way only.
        (1, 0) if !grouped(digits, ',') => true,
        (0, 1) if !grouped(digits, '.') => false,
        (0, 2..) => true,
        (2.., 0) => false,
        (_, 1) if commas > 1 => false,
        (1, _) if points > 1 => true,
        (1, 1) => digits.rfind(',') > digits.rfind('.'),
        _ => style.comma,
    };
    let plain = match comma {
        true => bare.replace('.', "").replace(',', "."),
        false => bare.replace(',', ""),
    };
    plain.parse::<f64>().ok()
}

fn split_sign(text: &str) -> (&str, &str) {
    let start = text.find(|c: char| c != '+' && c != '-').unwrap_or(text.len());
    text.split_at(start)
}

/// Whether a mark parts thousands here: one to three digits, not beginning with 0, and three behind
/// each mark.
fn grouped(digits: &str, mark: char) -> bool {
    let mut parts = digits.split(mark);
    let first = parts.next().unwrap_or_default();
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&first.len())
        && digits(first)
        && !first.starts_with('0')
        && parts.all(|part| part.len() == 3 && digits(part))
}

/// The digits, signs, points and commas of a number, without a unit of money, a per cent sign and
/// spaces between thousands; nothing if there is anything else.
fn bare(text: &str) -> Option<String> {
    let text = trimmed(text);
    let money = |c: char| matches!(c, '$' | '€' | '£' | '¥');
    let (minus, text) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let text = text.strip_prefix(money).unwrap_or(text);
    let text = text.strip_suffix(money).or_else(|| text.strip_suffix('%')).unwrap_or(text);
    let text = trimmed(text);
    let (minus, text) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) if minus.is_empty() => ("-", rest),
        _ => (minus, text),
    };
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(place) => text.split_at(place),
        None => (text, ""),
    };
    let whole = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’');
    let mantissa = match mantissa.contains(whole) {
        true => {
            let mut parts = mantissa.split(whole);
            let first = parts.next()?;
            let rest: Vec<&str> = parts.collect();
            let thousand = |part: &&str| part.bytes().take_while(u8::is_ascii_digit).count() == 3;
            let last = rest.last().copied().unwrap_or_default();
            let between = &rest[..rest.len() - 1];
            let fits = (1..=3).contains(&first.len())
                && rest.iter().all(thousand)
                && between.iter().all(|part| part.len() == 3)
                && last
                    .bytes()
                    .skip(3)
                    .all(|byte| !byte.is_ascii_digit() || last.contains(['.', ',']));
            fits.then(|| format!("{first}{}", rest.concat()))?
        }
        false => mantissa.to_string(),
    };
    let digits = mantissa.bytes().filter(u8::is_ascii_digit).count();
    let fits = digits > 0 && mantissa.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',');
    let exponent_fits = exponent.is_empty() || {
        let power = exponent[1..].strip_prefix(['+', '-']).unwrap_or(&exponent[1..]);
        !power.is_empty() && power.bytes().all(|byte| byte.is_ascii_digit())
    };
    (fits && exponent_fits).then(|| format!("{minus}{mantissa}{exponent}"))
}

fn infinite(text: &str) -> bool {
    let text = text.trim_start_matches(['+', '-']);
    ["inf", "infinity", "∞"].iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether this is a day, with or without a time: 2024-01-31, 31.1.2024, 1/31/24.
fn is_date(text: &str) -> bool {
    if has_month(text) {
        return true;
    }
    let day = text.split(['T', ' ']).next().unwrap_or_default();
    let rest = &text[day.len()..];
    if !rest.is_empty() && !rest[1..].starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    if !rest.bytes().all(|b| b.is_ascii_digit() || b" T:.+-ZAMPampz".contains(&b)) {
        return false;
    }
    ['-', '/', '.'].iter().any(|&mark| {
        let parts: Vec<&str> = day.split(mark).collect();
        let digits = |part: &&str| {
            !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let [a, b, c] = parts[..] else { return false };
        let number = |part: &str| part.parse::<u32>().unwrap_or(0);
        let short = |part: &str| part.len() <= 2 && (1..=31).contains(&number(part));
        parts.iter().all(digits)
            && (a.len() == 4 && short(b) && short(c)
                || short(a) && short(b) && (c.len() == 2 || c.len() == 4))
    })
}

/// Whether this is a day with the name of its month: Jan 31 2024, 31-Jan-24, 31 January 2024.
fn has_month(text: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    if !(8..=25).contains(&text.len()) || !text.is_ascii() {
        return false;
    }
    let parts = || text.split([' ', '-', ',', '/', '.']).filter(|part| !part.is_empty());
    let is_month = |part: &str| {
        let part = part.to_lowercase();
        part.len() >= 3
            && part.bytes().all(|byte| byte.is_ascii_lowercase())
            && MONTHS.contains(&&part[..3])
    };
    let is_number = |part: &str| part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    parts().count() == 3
        && parts().filter(|part| is_month(part)).count() == 1
        && parts().filter(|part| is_number(part)).count() == 2
}

/// What to say about a character that is easily overlooked, in a cell that is no number.
pub fn stray(cell: &str) -> String {
    let odd = |c: char| c.is_control() || !c.is_ascii();
    let bare: String = cell.chars().filter(|&c| !odd(c)).collect();
    match cell.chars().find(|&c| odd(c)) {
        Some(found) if bare.parse::<f64>().is_ok() => {
            format!(
                " (it holds the character U+{:04X}, which is easily overlooked)",
                u32::from(found)
            )
        }
        _ => String::new(),
    }
}
