use ch08_sigmoid::{activate, activate_prime};

/// Who learns faster?
pub fn answer() -> char {
    // With the target 0 the output is the final error.
    let pace = |pre: f64| activate(pre) * activate_prime(pre);
    let times_slower = pace(0.0) / pace(10.0);
    if times_slower.is_infinite() {
        'd'
    } else if times_slower > 1000.0 {
        'c'
    } else if times_slower < 1.0 {
        'b'
    } else {
        'a'
    }
}

fn main() {
    println!("The answer is {}.", answer());
}
