//! # Chapter 20: letting the machine derive
//!
//! Any formula is a graph of small steps whose slopes are known. A tape remembers the graph while
//! the formula is computed, and one walk backwards over it gives the slope with respect to every
//! value at once.

use std::cell::RefCell;
use std::ops::{Add, Div, Mul, Neg, Sub};

pub use ch19_any_network::{Activation, Network};

pub mod dual;
pub mod expression;
pub mod figures;
pub mod network;
pub mod worked;

/// One value was made from another: which of them, and how fast the one moves with the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arrow {
    /// The place of the value that went in.
    pub from: usize,
    /// The place of the value that came out.
    pub to: usize,
    /// How much `to` changes when `from` changes a little, per unit.
    pub slope: f64,
}

/// What a computation did: every value in the order in which it was computed, and an arrow for
/// everything that went into one.
#[derive(Debug, Default)]
pub struct Tape {
    values: RefCell<Vec<f64>>,
    arrows: RefCell<Vec<Arrow>>,
}

/// A number on a tape: its place there.
#[derive(Clone, Copy, Debug)]
pub struct Var<'t> {
    tape: &'t Tape,
    place: usize,
}

impl Tape {
    /// An empty tape.
    pub fn new() -> Tape {
        Tape::default()
    }

    /// A number that nothing went into: an input, a weight, a constant.
    pub fn var(&self, value: f64) -> Var<'_> {
        self.record(value, &[])
    }

    /// A new value, with everything that it was made of and the slope with respect to each.
    ///
    /// # Panics
    ///
    /// If one of them is on another tape.
    pub fn record<'t>(&'t self, value: f64, made_of: &[(Var<'t>, f64)]) -> Var<'t> {
        let to = self.values.borrow().len();
        self.values.borrow_mut().push(value);
        for &(var, slope) in made_of {
            assert!(std::ptr::eq(self, var.tape), "a value of another tape went into this one");
            self.arrows.borrow_mut().push(Arrow { from: var.place, to, slope });
        }
        Var { tape: self, place: to }
    }

    /// All values, in the order in which they were computed.
    pub fn values(&self) -> Vec<f64> {
        self.values.borrow().clone()
    }

    /// All arrows, in the order in which they were recorded.
    pub fn arrows(&self) -> Vec<Arrow> {
        self.arrows.borrow().clone()
    }
}

impl<'t> Var<'t> {
    /// The number itself.
    pub fn value(self) -> f64 {
        self.tape.values.borrow()[self.place]
    }

    /// Its place on the tape, counted from 0.
    pub fn place(self) -> usize {
        self.place
    }

    /// The slopes of this value with respect to every value of its tape, by one walk backwards,
    /// Equation (20.1).
    ///
    /// An arrow whose slope is infinite or not a number may spoil every slope before it, even
    /// where this value was not made of it.
    pub fn backward(self) -> Slopes {
        let mut slopes = vec![0.0; self.tape.values.borrow().len()];
        slopes[self.place] = 1.0;
        for arrow in self.tape.arrows.borrow().iter().rev() {
            slopes[arrow.from] += slopes[arrow.to] * arrow.slope;
        }
        Slopes(slopes)
    }
}

/// The slopes of one value with respect to every value of its tape.
#[derive(Clone, Debug, PartialEq)]
pub struct Slopes(Vec<f64>);

impl Slopes {
    /// The slope with respect to one value: how much the result changes when it changes a little.
    pub fn of(&self, var: Var) -> f64 {
        self.0[var.place]
    }
}

/// What a formula needs of its numbers. Plain numbers, numbers on a tape and dual numbers have it,
/// so a formula is written once.
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
    /// The exponential function.
    fn exp(self) -> Self;
    /// The natural logarithm.
    fn ln(self) -> Self;
    /// The hyperbolic tangent.
    fn tanh(self) -> Self;
    /// A power with a fixed exponent.
    fn powf(self, exponent: f64) -> Self;
    /// The number where it is positive, otherwise 0.
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
        let value = libm::exp(self.value());
        self.tape.record(value, &[(self, value)])
    }

    fn ln(self) -> Self {
        self.tape.record(libm::log(self.value()), &[(self, 1.0 / self.value())])
    }

    fn tanh(self) -> Self {
        let cosh = libm::cosh(self.value());
        self.tape.record(libm::tanh(self.value()), &[(self, 1.0 / (cosh * cosh))])
    }

    fn powf(self, exponent: f64) -> Self {
        let slope = exponent * libm::pow(self.value(), exponent - 1.0);
        self.tape.record(libm::pow(self.value(), exponent), &[(self, slope)])
    }

    fn relu(self) -> Self {
        let slope = if self.value() > 0.0 { 1.0 } else { 0.0 };
        self.tape.record(self.value().max(0.0), &[(self, slope)])
    }
}

impl Number for f64 {
    fn exp(self) -> f64 {
        libm::exp(self)
    }

    fn ln(self) -> f64 {
        libm::log(self)
    }

    fn tanh(self) -> f64 {
        libm::tanh(self)
    }

    fn powf(self, exponent: f64) -> f64 {
        libm::pow(self, exponent)
    }

    fn relu(self) -> f64 {
        self.max(0.0)
    }
}
