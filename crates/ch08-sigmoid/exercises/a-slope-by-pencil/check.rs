use answer::{error, final_error, movement, slope, slope_mirrored, times_with_target_one};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.number("FE", final_error());
    c.number("E", error());
    c.number("the slope", slope());
    c.number("the slope at −x", slope_mirrored());
    c.number("the move", movement());
    c.number("the move for the target 1, in times", times_with_target_one());
}
