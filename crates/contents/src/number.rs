//! How a number of the book is printed: on the page, in its formulas and in the terminal.

use serde_json::Number;

use crate::Complaint;

/// A number as the page, its formulas and the terminal write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// In prose: `−4.5×10<sup>−5</sup>`.
    pub html: String,
    /// In formulas: `-4.5\times 10^{-5}`.
    pub tex: String,
    /// In the terminal: `−4.5×10⁻⁵`.
    pub text: String,
}

/// More digits than this a snapshot does not hold.
const DIGITS: i32 = 12;

/// Prints a number in one of the book's formats: `d` (whole), `:.6` (decimals), `:.2e`
/// (scientific) or `:.1%`, each with a `+` after the colon where positive numbers show their
/// sign. A whole number needs none.
///
/// # Errors
/// Where there is no such format, or the number cannot be printed in it.
pub fn printed(number: &Number, format: Option<&str>) -> Result<Printed, Complaint> {
    let whole = number.is_i64() || number.is_u64();
    let value = number.as_f64().ok_or_else(|| refused("the number is out of range"))?;
    let format = match format {
        None if whole => "d",
        None => return Err(refused("it is not said how many decimals the number has")),
        Some(format) => format,
    };
    let body = format.strip_prefix(':').unwrap_or(format);
    let (plus, body) = body.strip_prefix('+').map_or((false, body), |body| (true, body));
    if body == "d" {
        if value.fract() != 0.0 {
            return Err(refused(format!("{value} is not a whole number")));
        }
        return Ok(grouped(&format!("{:.0}", value.abs())).signed(value, plus));
    }
    let unknown = || refused(format!("`{format}` is not a format"));
    let body = body.strip_prefix('.').ok_or_else(unknown)?;
    let (decimals, suffix) = match body.find(|c: char| !c.is_ascii_digit()) {
        Some(end) => body.split_at(end),
        None => (body, ""),
    };
    let decimals: usize = decimals.parse().map_err(|_| unknown())?;
    let shown = if suffix == "%" { value * 100.0 } else { value };
    // Digits before the point, or minus the zeros behind it.
    let magnitude = if shown == 0.0 { 0 } else { shown.abs().log10().floor() as i32 + 1 };
    let asked = decimals as i32 + if suffix == "e" { 1 } else { magnitude };
    if asked > DIGITS && !whole {
        return Err(refused(format!(
            "`{format}` asks for {asked} digits, and a snapshot holds {DIGITS}"
        )));
    }
    let absolute = shown.abs();
    let printed = match suffix {
        "" => grouped(&format!("{absolute:.decimals$}")),
        "%" => {
            let Printed { html, tex, text } = grouped(&format!("{absolute:.decimals$}"));
            Printed { html: html + "%", tex: tex + "\\%", text: text + "%" }
        }
        "e" => scientific(&format!("{absolute:.decimals$e}")),
        _ => return Err(unknown()),
    };
    Ok(printed.signed(value, plus))
}

fn refused(why: impl Into<String>) -> Complaint {
    Complaint::new(why).help(
        "the formats are `d` (whole), `:.6` (decimals), `:.2e` (scientific) and `:.1%`; \
         a `+` after the colon shows the sign of positive numbers too",
    )
}

/// Digits in groups of three, from five digits before the point.
fn grouped(digits: &str) -> Printed {
    let (before, after) = digits.find('.').map_or((digits, ""), |point| digits.split_at(point));
    if before.len() < 5 {
        return Printed { html: digits.into(), tex: digits.into(), text: digits.into() };
    }
    let mut groups: Vec<&str> = Vec::new();
    let mut rest = before;
    while rest.len() > 3 {
        let (left, group) = rest.split_at(rest.len() - 3);
        groups.push(group);
        rest = left;
    }
    groups.push(rest);
    groups.reverse();
    let text = format!("{}{after}", groups.join(","));
    Printed { html: text.clone(), tex: format!("{}{after}", groups.join("{,}")), text }
}

/// Rust's `4.5e-5` with a power of ten.
fn scientific(written: &str) -> Printed {
    let (digits, exponent) = written.split_once('e').unwrap_or((written, "0"));
    let raised: String = exponent.chars().map(raised).collect();
    Printed {
        html: format!("{digits}×10<sup>{}</sup>", exponent.replace('-', "−")),
        tex: format!("{digits}\\times 10^{{{exponent}}}"),
        text: format!("{digits}×10{raised}"),
    }
}

fn raised(c: char) -> char {
    match c {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        _ => c.to_digit(10).and_then(|digit| char::from_u32('⁰' as u32 + digit)).unwrap_or(c),
    }
}

impl Printed {
    /// With the sign before an absolute value, unless what is printed is zero.
    fn signed(self, value: f64, plus: bool) -> Self {
        let digits = self.text.split('×').next().unwrap_or("");
        let is_zero = !digits.contains(|c: char| ('1'..='9').contains(&c));
        let (sign, in_formulas) = match value < 0.0 {
            _ if is_zero => return self,
            true => ("−", "-"),
            false if plus => ("+", "+"),
            false => return self,
        };
        Self {
            html: format!("{sign}{}", self.html),
            tex: format!("{in_formulas}{}", self.tex),
            text: format!("{sign}{}", self.text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(number: &str, format: &str) -> Result<Printed, Complaint> {
        let number: Number = serde_json::from_str(number).unwrap();
        printed(&number, (!format.is_empty()).then_some(format))
    }

    /// Every format with the numbers that are awkward in it; written by hand.
    #[test]
    fn page_formula_and_terminal_agree() {
        for (number, format, html, tex, text) in [
            ("5000", "", "5000", "5000", "5000"),
            ("-3", "", "−3", "-3", "−3"),
            ("1.0", "d", "1", "1", "1"),
            ("0", "d", "0", "0", "0"),
            ("-0.0", "d", "0", "0", "0"),
            ("40000", "d", "40,000", "40{,}000", "40,000"),
            ("-12345678", "d", "−12,345,678", "-12{,}345{,}678", "−12,345,678"),
            ("7", ":+d", "+7", "+7", "+7"),
            ("0", ":+d", "0", "0", "0"),
            ("-0.1234567", ":.6", "−0.123457", "-0.123457", "−0.123457"),
            ("-0.0001", ":.2", "0.00", "0.00", "0.00"),
            ("0.005", ":.2", "0.01", "0.01", "0.01"),
            ("98765.4", ":.1", "98,765.4", "98{,}765.4", "98,765.4"),
            ("9999.96", ":.1", "10,000.0", "10{,}000.0", "10,000.0"),
            ("0.5", ":+.2", "+0.50", "+0.50", "+0.50"),
            ("-0.5", ":+.2", "−0.50", "-0.50", "−0.50"),
            ("0", ":+.3", "0.000", "0.000", "0.000"),
            ("0.9761904", ":.1%", "97.6%", "97.6\\%", "97.6%"),
            ("-0.126", ":.0%", "−13%", "-13\\%", "−13%"),
            ("12345.6", ":.0%", "1,234,560%", "1{,}234{,}560\\%", "1,234,560%"),
            ("0.0004", ":+.1%", "0.0%", "0.0\\%", "0.0%"),
            ("0.126", ":+.1%", "+12.6%", "+12.6\\%", "+12.6%"),
            ("-4.54e-5", ":.2e", "−4.54×10<sup>−5</sup>", "-4.54\\times 10^{-5}", "−4.54×10⁻⁵"),
            ("1203000", ":.1e", "1.2×10<sup>6</sup>", "1.2\\times 10^{6}", "1.2×10⁶"),
            ("2.5e31", ":+.1e", "+2.5×10<sup>31</sup>", "+2.5\\times 10^{31}", "+2.5×10³¹"),
            ("0", ":.1e", "0.0×10<sup>0</sup>", "0.0\\times 10^{0}", "0.0×10⁰"),
            ("0.126", ".0%", "13%", "13\\%", "13%"),
        ] {
            let (html, tex, text) = (html.to_owned(), tex.to_owned(), text.to_owned());
            assert_eq!(print(number, format), Ok(Printed { html, tex, text }), "{number} {format}");
        }
    }

    #[test]
    fn what_cannot_be_printed_is_refused() {
        for (number, format, expected) in [
            ("0.5", "", "it is not said how many decimals the number has"),
            ("0.5", "d", "0.5 is not a whole number"),
            ("0.5", ":6", "`:6` is not a format"),
            ("0.5", ":.6x", "`:.6x` is not a format"),
            ("123.4", ":.10", "`:.10` asks for 13 digits, and a snapshot holds 12"),
        ] {
            assert_eq!(print(number, format).unwrap_err().message, expected);
        }
    }
}
