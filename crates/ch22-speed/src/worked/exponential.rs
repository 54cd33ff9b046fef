//! The exponential by hand.

use serde::Serialize;

use crate::exp;

/// x = k · ln 2 + r.
#[derive(Serialize)]
pub struct Reduced {
    /// The argument of the exponential.
    pub x: f64,
    /// The whole number of times ln 2 that is taken out.
    pub k: f64,
    /// The rest r: x less k times ln 2.
    pub r: f64,
    /// Two to the power of k.
    pub power: f64,
    /// e to the power of the rest r, by the series.
    pub rest: f64,
    /// e to the power of x: two to the power of k times e to the power of r.
    pub result: f64,
}

/// The two parts of an exponential.
pub fn reduced(x: f64) -> Reduced {
    let k = (x / std::f64::consts::LN_2).round();
    let r = x - k * std::f64::consts::LN_2;
    let [rest, result] = exp([r, x]);
    Reduced { x, k, r, power: f64::powi(2.0, k as i32), rest, result }
}

/// The numbers of the page.
#[derive(Serialize)]
pub struct Exponential {
    /// The argument 3, taken to pieces.
    pub three: Reduced,
    /// The series for e^r up to a power: 1 + r first, then 1 + r + r²/2 and so on, up to the power
    /// of 5.
    pub partial: Vec<f64>,
    /// The largest that the rest r can be, whatever its sign: half of ln 2.
    pub most: f64,
    /// The first term that is left out, at its largest.
    pub left_out: f64,
    /// The least positive number that, added to 1, gives more than 1: an ulp of 1.
    pub ulp: f64,
}

/// By hand.
pub fn exponential() -> Exponential {
    let three = reduced(3.0);
    let mut partial = vec![];
    let (mut sum, mut term) = (1.0, 1.0);
    for n in 1..=5 {
        term *= three.r / f64::from(n);
        sum += term;
        partial.push(sum);
    }
    let most = std::f64::consts::LN_2 / 2.0;
    let left_out = (1..=14).fold(1.0, |term, n| term * most / f64::from(n));
    Exponential { three, partial, most, left_out, ulp: f64::EPSILON }
}
