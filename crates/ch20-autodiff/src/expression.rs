//! Formulas that are typed: text to a list of small steps.

use std::fmt;

use crate::Number;

/// The longest text that is read, in characters.
pub const LONGEST: usize = 120;
/// How deep parentheses and signs may be nested.
pub const DEEPEST: usize = 20;

/// What one step does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Op {
    /// One of the variables, counted from 0.
    Variable(usize),
    /// A number that was typed.
    Constant(f64),
    /// The sum of two values.
    Add,
    /// Their difference.
    Sub,
    /// Their product.
    Mul,
    /// Their quotient.
    Div,
    /// A value with its sign turned.
    Neg,
    /// The exponential function.
    Exp,
    /// The natural logarithm.
    Ln,
    /// The hyperbolic tangent.
    Tanh,
    /// The value where it is positive, otherwise 0.
    Relu,
    /// A power with a fixed exponent.
    Power(f64),
}

/// One value of a formula: what is done, and to which values before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What is done.
    pub op: Op,
    /// The steps whose values go in.
    pub of: Vec<usize>,
}

/// A formula as a list of steps, in an order in which they can be computed. The last one is the
/// result. What is typed twice is computed once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Expression {
    /// The steps.
    pub steps: Vec<Step>,
}

/// What is wrong with a text, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The character, counted from 1.
    pub at: usize,
    /// What is wrong there and what to do, as a sentence without a full stop.
    pub what: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "Character {}: {}.", self.at, self.what)
    }
}

impl std::error::Error for Mistake {}

impl Expression {
    /// Reads a formula of the given variables.
    ///
    /// # Errors
    ///
    /// What is wrong, where, and what to do about it.
    pub fn parse(text: &str, variables: &[&str]) -> Result<Expression, Mistake> {
        let text: Vec<char> = text.chars().collect();
        if text.len() > LONGEST {
            let what = format!("a formula may have {LONGEST} characters, and this one is longer");
            return Err(Mistake { at: LONGEST + 1, what });
        }
        let mut reader =
            Reader { text, at: 0, depth: 0, variables, expression: Expression::default() };
        reader.sum()?;
        match reader.next() {
            None => Ok(reader.expression),
            Some(')') => Err(reader.mistake("this parenthesis closes none; leave it out")),
            Some(found) => Err(reader.out_of_place(found)),
        }
    }

    /// The values of all steps, for numbers of any kind. `constant` makes such a number.
    ///
    /// # Panics
    ///
    /// If there are fewer values than the formula has variables.
    pub fn evaluate<N: Number>(&self, variables: &[N], constant: impl Fn(f64) -> N) -> Vec<N> {
        let mut values: Vec<N> = Vec::new();
        for Step { op, of } in &self.steps {
            let value = |n: usize| values[of[n]];
            let next = match *op {
                Op::Variable(n) => variables[n],
                Op::Constant(number) => constant(number),
                Op::Add => value(0) + value(1),
                Op::Sub => value(0) - value(1),
                Op::Mul => value(0) * value(1),
                Op::Div => value(0) / value(1),
                Op::Neg => -value(0),
                Op::Exp => value(0).exp(),
                Op::Ln => value(0).ln(),
                Op::Tanh => value(0).tanh(),
                Op::Relu => value(0).relu(),
                Op::Power(exponent) => value(0).powf(exponent),
            };
            values.push(next);
        }
        values
    }
}

fn unexpected(found: char) -> String {
    match found {
        '=' => "there is nothing to be equal to; type only what is right of the =".into(),
        ',' => "a decimal number has a point, as in 0.5".into(),
        // It would not be seen, and a terminal might obey it.
        found if found.is_control() => {
            format!("a character that cannot be seen (U+{:04X}); delete it", u32::from(found))
        }
        _ => format!("`{found}` is not known here; there are + - * / ^ and parentheses"),
    }
}

const FUNCTIONS: [(&str, Op); 5] = [
    ("exp", Op::Exp),
    ("ln", Op::Ln),
    ("tanh", Op::Tanh),
    ("relu", Op::Relu),
    ("sqrt", Op::Power(0.5)),
];

struct Reader<'a> {
    text: Vec<char>,
    at: usize,
    depth: usize,
    variables: &'a [&'a str],
    expression: Expression,
}

impl Reader<'_> {
    /// The next character that is no space, left where it is.
    fn next(&mut self) -> Option<char> {
        while self.text.get(self.at).is_some_and(|found| found.is_whitespace()) {
            self.at += 1;
        }
        self.text.get(self.at).copied()
    }

    /// Passes one of the characters, if it is next.
    fn take(&mut self, wanted: &[char]) -> Option<char> {
        let found = self.next().filter(|found| wanted.contains(found))?;
        self.at += 1;
        Some(found)
    }

    fn mistake(&self, what: &str) -> Mistake {
        Mistake { at: self.at + 1, what: what.into() }
    }

    /// The place of a step, which is a new one only if there is none like it.
    fn step(&mut self, op: Op, of: Vec<usize>) -> usize {
        let step = Step { op, of };
        let steps = &mut self.expression.steps;
        steps.iter().position(|known| *known == step).unwrap_or_else(|| {
            steps.push(step);
            steps.len() - 1
        })
    }

    fn sum(&mut self) -> Result<usize, Mistake> {
        let mut sum = self.product()?;
        while let Some(sign) = self.take(&['+', '-', '−']) {
            let next = self.product()?;
            sum = self.step(if sign == '+' { Op::Add } else { Op::Sub }, vec![sum, next]);
        }
        Ok(sum)
    }

    fn product(&mut self) -> Result<usize, Mistake> {
        let mut product = self.signed()?;
        while let Some(sign) = self.take(&['*', '·', '×', '/']) {
            let next = self.signed()?;
            product = self.step(if sign == '/' { Op::Div } else { Op::Mul }, vec![product, next]);
        }
        Ok(product)
    }

    fn signed(&mut self) -> Result<usize, Mistake> {
        if self.take(&['-', '−']).is_none() {
            return self.power();
        }
        // A sign in front of a number belongs to it, unless a power comes first.
        let behind = self.at;
        if let Some(number) = self.number()?
            && self.next() != Some('^')
        {
            return Ok(self.step(Op::Constant(-number), vec![]));
        }
        self.at = behind;
        let of = self.deeper(Self::signed)?;
        Ok(self.step(Op::Neg, vec![of]))
    }

    fn power(&mut self) -> Result<usize, Mistake> {
        let base = self.atom()?;
        if self.take(&['^']).is_none() {
            return Ok(base);
        }
        let sign = if self.take(&['-', '−']).is_some() { -1.0 } else { 1.0 };
        let Some(exponent) = self.number()? else {
            return Err(self.mistake("an exponent has to be a number, as in x^2 or x^-0.5"));
        };
        if self.next() == Some('^') {
            return Err(self.mistake("a second exponent needs parentheses, as in (x^2)^3"));
        }
        Ok(self.step(Op::Power(sign * exponent), vec![base]))
    }

    fn atom(&mut self) -> Result<usize, Mistake> {
        if let Some(number) = self.number()? {
            return Ok(self.step(Op::Constant(number), vec![]));
        }
        match self.next() {
            Some('(') => self.in_parentheses(),
            Some(letter) if letter.is_alphabetic() => self.name(),
            None => Err(self.mistake("something is missing here: a number, a variable or a (")),
            Some(')') => Err(self.mistake("something is missing in front of this parenthesis")),
            Some(found @ ('+' | '*' | '/' | '^' | '·' | '×')) => {
                Err(self.mistake(&format!("something is missing in front of this `{found}`")))
            }
            Some(found) => Err(self.mistake(&unexpected(found))),
        }
    }

    fn in_parentheses(&mut self) -> Result<usize, Mistake> {
        let opened = self.at + 1;
        self.at += 1;
        let inside = self.deeper(Self::sum)?;
        if self.take(&[')']).is_some() {
            return Ok(inside);
        }
        match self.next() {
            None => {
                let what = "this parenthesis is never closed; add a ) at the end";
                Err(Mistake { at: opened, what: what.into() })
            }
            Some(found) => Err(self.out_of_place(found)),
        }
    }

    /// Where an operator or the end was to come.
    fn out_of_place(&self, found: char) -> Mistake {
        if found.is_alphanumeric() || found == '(' || found == '.' {
            self.mistake("an operator is missing here; write 2*x for 2x")
        } else {
            self.mistake(&unexpected(found))
        }
    }

    /// A variable, or a function and what stands in its parentheses.
    fn name(&mut self) -> Result<usize, Mistake> {
        let start = self.at;
        let rest = self.text[start..].iter();
        let name: String = rest.take_while(|found| found.is_alphanumeric()).collect();
        let end = start + name.chars().count();
        if let Some(n) = self.variables.iter().position(|known| *known == name) {
            self.at = end;
            return Ok(self.step(Op::Variable(n), vec![]));
        }
        let functions = FUNCTIONS.map(|(known, _)| known).join(", ");
        let Some((_, op)) = FUNCTIONS.iter().find(|(known, _)| *known == name) else {
            let variables = self.variables.join(", ");
            return Err(self.mistake(&format!(
                "there is no `{name}`; the variables are {variables}, the functions {functions}"
            )));
        };
        self.at = end;
        if self.next() != Some('(') {
            return Err(self.mistake(&format!("{name} needs parentheses, as in {name}(x)")));
        }
        let of = self.in_parentheses()?;
        Ok(self.step(*op, vec![of]))
    }

    /// A number, if one is next: digits with at most one point.
    fn number(&mut self) -> Result<Option<f64>, Mistake> {
        if !self.next().is_some_and(|found| found.is_ascii_digit() || found == '.') {
            return Ok(None);
        }
        let rest = self.text[self.at..].iter();
        let digits: String =
            rest.take_while(|found| found.is_ascii_digit() || **found == '.').collect();
        match digits.parse::<f64>() {
            Ok(number) => {
                self.at += digits.len();
                Ok(Some(number))
            }
            Err(_) => Err(self.mistake(&format!("`{digits}` is not a number, as 0.5 is"))),
        }
    }

    fn deeper(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<usize, Mistake>,
    ) -> Result<usize, Mistake> {
        if self.depth == DEEPEST {
            return Err(self.mistake(&format!(
                "parentheses and signs are nested more than {DEEPEST} deep; write less at once"
            )));
        }
        self.depth += 1;
        let inside = read(self);
        self.depth -= 1;
        inside
    }
}
