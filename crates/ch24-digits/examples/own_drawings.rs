//! Our own drawings, asked of the page's network: as they were drawn, and brought to the form of the
//! data set.

use ch24_digits::worked::{answer, drawings, input, shipped};
use ch24_digits::{blocks, largest, outputs, seen};

fn main() {
    let network = shipped();
    for drawing in drawings() {
        let image = seen(&drawing.dots).expect("a drawing with ink");
        let shares = outputs(&network, input(&image).view());
        let told = largest(shares.view());
        let as_drawn = answer(&network, input(&blocks(&drawing.dots)).view());
        let verdict = if told == drawing.class { "" } else { "  wrong" };
        println!("{:42} {told} ({:.2}), as drawn {as_drawn}{verdict}", drawing.name, shares[told]);
    }
}
