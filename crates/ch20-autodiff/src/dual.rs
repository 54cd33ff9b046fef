//! Forward mode: numbers that carry a slope along.

use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::Number;

/// A dual number: a value, and how fast it moves with the one input whose slope was set to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dual {
    /// The value.
    pub value: f64,
    /// How much it changes when that input changes a little, per unit.
    pub slope: f64,
}

impl Dual {
    /// Behind a function: its value there, and its slope times what has come so far.
    pub fn through(self, value: f64, slope: f64) -> Dual {
        Dual { value, slope: slope * self.slope }
    }
}

impl Add for Dual {
    type Output = Dual;
    fn add(self, other: Dual) -> Dual {
        Dual { value: self.value + other.value, slope: self.slope + other.slope }
    }
}

impl Sub for Dual {
    type Output = Dual;
    fn sub(self, other: Dual) -> Dual {
        Dual { value: self.value - other.value, slope: self.slope - other.slope }
    }
}

impl Mul for Dual {
    type Output = Dual;
    fn mul(self, other: Dual) -> Dual {
        let slope = other.value * self.slope + self.value * other.slope;
        Dual { value: self.value * other.value, slope }
    }
}

impl Div for Dual {
    type Output = Dual;
    fn div(self, other: Dual) -> Dual {
        let value = self.value / other.value;
        Dual { value, slope: (self.slope - value * other.slope) / other.value }
    }
}

impl Neg for Dual {
    type Output = Dual;
    fn neg(self) -> Dual {
        self.through(-self.value, -1.0)
    }
}

impl Add<f64> for Dual {
    type Output = Dual;
    fn add(self, constant: f64) -> Dual {
        self.through(self.value + constant, 1.0)
    }
}

impl Mul<f64> for Dual {
    type Output = Dual;
    fn mul(self, constant: f64) -> Dual {
        self.through(self.value * constant, constant)
    }
}

impl Number for Dual {
    fn exp(self) -> Dual {
        let value = libm::exp(self.value);
        self.through(value, value)
    }

    fn ln(self) -> Dual {
        self.through(libm::log(self.value), 1.0 / self.value)
    }

    fn tanh(self) -> Dual {
        let cosh = libm::cosh(self.value);
        self.through(libm::tanh(self.value), 1.0 / (cosh * cosh))
    }

    fn powf(self, exponent: f64) -> Dual {
        let slope = exponent * libm::pow(self.value, exponent - 1.0);
        self.through(libm::pow(self.value, exponent), slope)
    }

    fn relu(self) -> Dual {
        self.through(self.value.max(0.0), if self.value > 0.0 { 1.0 } else { 0.0 })
    }
}
