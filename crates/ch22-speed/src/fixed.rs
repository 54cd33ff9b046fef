//! A network whose sizes the compiler knows: chapter 12's, one hidden layer without biases, in plain
//! arrays.

use ch08_sigmoid::activate_prime_from_post;
pub use ch12_network::{Network, Trainer};

use crate::exp;

/// A way to form the sigmoid of several preactivations.
pub trait Sigmoid {
    /// The postactivations.
    fn sigmoid<const N: usize>(&self, pre: [f64; N]) -> [f64; N];
}

/// With `libm`'s exponential, one after the other, as chapter 8 does.
#[derive(Clone, Copy, Debug)]
pub struct Libm;

impl Sigmoid for Libm {
    fn sigmoid<const N: usize>(&self, pre: [f64; N]) -> [f64; N] {
        pre.map(ch08_sigmoid::activate)
    }
}

/// With this chapter's exponential, several at once.
#[derive(Clone, Copy, Debug)]
pub struct Polynomial;

impl Sigmoid for Polynomial {
    #[inline(always)]
    fn sigmoid<const N: usize>(&self, pre: [f64; N]) -> [f64; N] {
        exp(pre.map(|pre| -pre)).map(|e| 1.0 / (1.0 + e))
    }
}

/// A network of I input nodes, H hidden nodes and O output nodes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fixed<const I: usize, const H: usize, const O: usize> {
    /// ItoH.
    pub i_to_h: [[f64; H]; I],
    /// HtoO.
    pub h_to_o: [[f64; O]; H],
}

impl<const I: usize, const H: usize, const O: usize> Fixed<I, H, O> {
    /// The weights of one of chapter 12's networks.
    ///
    /// # Panics
    ///
    /// If it is of another shape.
    pub fn new(network: &Network) -> Fixed<I, H, O> {
        assert_eq!(network.i_to_h.dim(), (I, H), "the shape of ItoH");
        assert_eq!(network.h_to_o.dim(), (H, O), "the shape of HtoO");
        Fixed {
            i_to_h: std::array::from_fn(|i| std::array::from_fn(|h| network.i_to_h[[i, h]])),
            h_to_o: std::array::from_fn(|h| std::array::from_fn(|o| network.h_to_o[[h, o]])),
        }
    }

    /// One update, as [`Trainer::step`] makes it.
    #[inline(always)]
    pub fn step(&mut self, input: &[f64; I], target: &[f64; O], rate: f64, f_a: &impl Sigmoid) {
        let post_h = f_a.sigmoid(into(input, &self.i_to_h));
        let post_o = f_a.sigmoid(into(&post_h, &self.h_to_o));
        let signal: [f64; O] =
            std::array::from_fn(|o| (post_o[o] - target[o]) * activate_prime_from_post(post_o[o]));
        let behind: [f64; H] = std::array::from_fn(|h| {
            let sum = (0..O).fold(0.0, |sum, o| sum + self.h_to_o[h][o] * signal[o]);
            sum * activate_prime_from_post(post_h[h])
        });
        descend(&mut self.h_to_o, &post_h, &signal, rate);
        descend(&mut self.i_to_h, input, &behind, rate);
    }

    /// One epoch: an update after each sample, in order.
    pub fn epoch(&mut self, samples: &[([f64; I], [f64; O])], rate: f64, f_a: &impl Sigmoid) {
        for (input, target) in samples {
            self.step(input, target, rate, f_a);
        }
    }
}

/// The sums that arrive at the nodes of a layer.
#[inline(always)]
fn into<const N: usize, const M: usize>(from: &[f64; N], weights: &[[f64; M]; N]) -> [f64; M] {
    let mut sums = [0.0; M];
    for (from, weights) in from.iter().zip(weights) {
        sums = std::array::from_fn(|to| sums[to] + from * weights[to]);
    }
    sums
}

/// Moves the weights of a layer against their gradients.
#[inline(always)]
fn descend<const N: usize, const M: usize>(
    weights: &mut [[f64; M]; N],
    from: &[f64; N],
    signals: &[f64; M],
    rate: f64,
) {
    for (weights, from) in weights.iter_mut().zip(from) {
        for (weight, signal) in weights.iter_mut().zip(signals) {
            *weight += -rate * from * signal;
        }
    }
}

/// With tables of exponentials and hardly a polynomial: for whoever has to wait for one value.
///
/// e^x is e^i · e^(j/512) · e^r with whole numbers i and j and |r| at most 1/1024, Equation (22.7).
#[derive(Clone, Debug)]
pub struct Table {
    /// e^i, from e^0 upwards and, at the end, the negative ones.
    whole: Box<[f64; 2048]>,
    /// e^(j/512).
    parts: Box<[f64; 512]>,
}

impl Default for Table {
    fn default() -> Table {
        let signed = |place: usize| if place < 1024 { place as f64 } else { place as f64 - 2048.0 };
        Table {
            whole: Box::new(std::array::from_fn(|place| libm::exp(signed(place)))),
            parts: Box::new(std::array::from_fn(|part| libm::exp(part as f64 / 512.0))),
        }
    }
}

impl Table {
    /// 1.5 · 2⁵² / 512: a number added to it is rounded to a multiple of 1/512.
    const ROUNDER: f64 = 13_194_139_533_312.0;

    /// e^x in two parts, as `power + power * rest`.
    #[inline(always)]
    fn exp(&self, x: f64) -> (f64, f64) {
        let rounded = x + Table::ROUNDER;
        let r = x - (rounded - Table::ROUNDER);
        let bits = rounded.to_bits() as usize;
        let power = self.whole[(bits >> 9) % 2048] * self.parts[bits % 512];
        let r2 = r * r;
        (power, (r + 0.5 * r2) + (r2 * r) * (1.0 / 6.0 + r * (1.0 / 24.0)))
    }
}

impl Sigmoid for Table {
    #[inline(always)]
    fn sigmoid<const N: usize>(&self, pre: [f64; N]) -> [f64; N] {
        let inside = pre.iter().fold(true, |inside, pre| inside & (pre.abs() < 708.0));
        let pre = if inside { pre } else { clamped(pre) };
        pre.map(|pre| {
            let (power, rest) = self.exp(-pre);
            1.0 / ((1.0 + power) + power * rest)
        })
    }
}

/// Far outside, in a place of its own: nobody waits for the question whether to come here.
#[cold]
#[inline(never)]
fn clamped<const N: usize>(pre: [f64; N]) -> [f64; N] {
    pre.map(|pre| pre.clamp(-708.0, 708.0))
}

impl<const I: usize, const H: usize, const O: usize> Fixed<I, H, O> {
    /// One epoch, the same as [`Fixed::epoch`] up to rounding: what the next sample sends to the
    /// hidden nodes is summed up before this update is known, and corrected by it, Equation (22.6).
    pub fn epoch_ahead(&mut self, samples: &[([f64; I], [f64; O])], rate: f64, f_a: &impl Sigmoid) {
        let Some((first, _)) = samples.first() else { return };
        let Fixed { mut i_to_h, mut h_to_o } = *self;
        let mut pre_h = into(first, &i_to_h);
        for (number, (input, target)) in samples.iter().enumerate() {
            let next = samples.get(number + 1).map_or(input, |(next, _)| next);
            let ahead = into(next, &i_to_h);
            let overlap: f64 = (0..I).map(|i| input[i] * next[i]).sum();

            let post_h = f_a.sigmoid(pre_h);
            let back: [[f64; O]; H] = std::array::from_fn(|h| {
                let slope = rate * activate_prime_from_post(post_h[h]);
                std::array::from_fn(|o| h_to_o[h][o] * slope)
            });
            let pre_o: [f64; O] = std::array::from_fn(|o| {
                by_halves::<H>(std::array::from_fn(|h| post_h[h] * h_to_o[h][o]))
            });
            let post_o = f_a.sigmoid(pre_o);
            let signal: [f64; O] =
                std::array::from_fn(|o| (post_o[o] - target[o]) * post_o[o] * (1.0 - post_o[o]));

            for h in 0..H {
                let mut behind = 0.0;
                let mut change = 0.0;
                for o in 0..O {
                    behind += signal[o] * back[h][o];
                    change += signal[o] * (back[h][o] * overlap);
                    h_to_o[h][o] -= signal[o] * (rate * post_h[h]);
                }
                pre_h[h] = ahead[h] - change;
                for i in 0..I {
                    i_to_h[i][h] -= behind * input[i];
                }
            }
        }
        *self = Fixed { i_to_h, h_to_o };
    }
}

/// The sum, its halves added to each other until one number is left.
#[inline(always)]
fn by_halves<const N: usize>(mut values: [f64; N]) -> f64 {
    let mut count = N;
    while count > 1 {
        let half = count.div_ceil(2);
        for place in 0..count - half {
            values[place] += values[place + half];
        }
        count = half;
    }
    values[0]
}
