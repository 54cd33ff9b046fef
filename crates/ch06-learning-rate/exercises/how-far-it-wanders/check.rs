use answer::{final_error_after, half_as_far, limit_of_the_sample, mean_square};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.number("the final error", final_error_after());
    c.number("the limit of the sample", limit_of_the_sample());
    c.number("the mean square", mean_square());
    c.number("the rate that halves the distance", half_as_far());
}
