use std::cell::RefCell;
use std::ops::{Add, Div, Mul, Neg, Sub};

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arrow {
    pub from: usize,
    pub to: usize,
    pub slope: f64,
}

#[derive(Debug, Default)]
pub struct Tape {
    values: RefCell<Vec<f64>>,
    arrows: RefCell<Vec<Arrow>>,
}

#[derive(Clone, Copy, Debug)]
pub struct Var<'t> {
    tape: &'t Tape,
    place: usize,
}

impl Tape {
    pub fn new() -> Tape {
        Tape::default()
    }

    pub fn var(&self, value: f64) -> Var<'_> {
        self.record(value, &[])
    }

    pub fn record<'t>(&'t self, value: f64, made_of: &[(Var<'t>, f64)]) -> Var<'t> {
        let to = self.values.borrow().len();
        self.values.borrow_mut().push(value);
        for &(var, slope) in made_of {
            assert!(std::ptr::eq(self, var.tape), "a value of another tape went into this one");
            self.arrows.borrow_mut().push(Arrow { from: var.place, to, slope });
        }
        Var { tape: self, place: to }
    }

    pub fn values(&self) -> Vec<f64> {
        self.values.borrow().clone()
    }

    pub fn arrows(&self) -> Vec<Arrow> {
        self.arrows.borrow().clone()
    }
}

impl<'t> Var<'t> {
    pub fn value(self) -> f64 {
        self.tape.values.borrow()[self.place]
    }

    pub fn place(self) -> usize {
        self.place
    }

    pub fn backward(self) -> Slopes {
        let mut slopes = vec![0.0; self.tape.values.borrow().len()];
        slopes[self.place] = 1.0;
        for arrow in self.tape.arrows.borrow().iter().rev() {
            slopes[arrow.from] += slopes[arrow.to] * arrow.slope;
        }
        Slopes(slopes)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Slopes(Vec<f64>);

impl Slopes {
    pub fn of(&self, var: Var) -> f64 {
        self.0[var.place]
    }
}

pub trait Number:
    Copy
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + Add<f64, Output = Self>
    + Mul<f64, Output = Self>
{
    fn exp(self) -> Self;
    fn ln(self) -> Self;
    fn tanh(self) -> Self;
    fn powf(self, exponent: f64) -> Self;
    fn relu(self) -> Self;
}

impl<'t> Add for Var<'t> {
    type Output = Var<'t>;
    fn add(self, other: Var<'t>) -> Var<'t> {
        self.tape.record(self.value() + other.value(), &[(self, 1.0), (other, 1.0)])
    }
}

impl<'t> Sub for Var<'t> {
    type Output = Var<'t>;
    fn sub(self, other: Var<'t>) -> Var<'t> {
        self.tape.record(self.value() - other.value(), &[(self, 1.0), (other, -1.0)])
    }
}

impl<'t> Mul for Var<'t> {
    type Output = Var<'t>;
    fn mul(self, other: Var<'t>) -> Var<'t> {
        let (a, b) = (self.value(), other.value());
        self.tape.record(a * b, &[(self, b), (other, a)])
    }
}

impl<'t> Div for Var<'t> {
    type Output = Var<'t>;
    fn div(self, other: Var<'t>) -> Var<'t> {
        let (a, b) = (self.value(), other.value());
        self.tape.record(a / b, &[(self, 1.0 / b), (other, -a / b / b)])
    }
}

impl<'t> Neg for Var<'t> {
    type Output = Var<'t>;
    fn neg(self) -> Var<'t> {
        self.tape.record(-self.value(), &[(self, -1.0)])
    }
}

impl<'t> Add<f64> for Var<'t> {
    type Output = Var<'t>;
    fn add(self, constant: f64) -> Var<'t> {
        self.tape.record(self.value() + constant, &[(self, 1.0)])
    }
}

impl<'t> Mul<f64> for Var<'t> {
    type Output = Var<'t>;
    fn mul(self, constant: f64) -> Var<'t> {
        self.tape.record(self.value() * constant, &[(self, constant)])
    }
}

impl Number for Var<'_> {
    fn exp(self) -> Self {
        let value = f64::exp(self.value());
        self.tape.record(value, &[(self, value)])
    }

    fn ln(self) -> Self {
        self.tape.record(f64::ln(self.value()), &[(self, 1.0 / self.value())])
    }

    fn tanh(self) -> Self {
        let cosh = f64::cosh(f64::tanh(self.value()));
        self.tape.record(f64::tanh(self.value()), &[(self, 1.0 / (cosh * cosh))])
    }

    fn powf(self, exponent: f64) -> Self {
        let slope = exponent * f64::powf(self.value(), exponent - 1.0);
        self.tape.record(f64::powf(self.value(), exponent), &[(self, slope)])
    }

    fn relu(self) -> Self {
        let slope = if self.value() > 0.0 { 1.0 } else { 0.0 };
        self.tape.record(self.value().max(0.0), &[(self, slope)])
    }
}

impl Number for f64 {
    fn exp(self) -> f64 {
        f64::exp(self)
    }

    fn ln(self) -> f64 {
        f64::ln(self)
    }

    fn tanh(self) -> f64 {
        f64::tanh(self)
    }

    fn powf(self, exponent: f64) -> f64 {
        f64::powf(self, exponent)
    }

    fn relu(self) -> f64 {
        self.max(0.0)
    }
}
