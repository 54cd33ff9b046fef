use crate::product::product;

pub fn steep(pre: f64, steepness: f64) -> f64 {
    let exponent = product("the exponent", &[("+the steepness", steepness), ("x", pre)], &[]);
    1.0 / (1.0 + (-exponent).exp())
}

pub fn steep_prime(pre: f64, steepness: f64) -> f64 {
    slope(pre, steep(pre, steepness), steepness)
}

pub fn steep_prime_from_post(post: f64, steepness: f64) -> f64 {
    slope((post / (1.0 - post)).ln() / steepness, post, steepness)
}

fn slope(pre: f64, post: f64, steepness: f64) -> f64 {
    product(
        "the slope",
        &[("+the steepness", steepness), ("+f_A(x)", post), ("+1 − f_A(x)", 1.0 - post)],
        &[("x", pre), ("1 − x", 1.0 - pre)],
    )
}
