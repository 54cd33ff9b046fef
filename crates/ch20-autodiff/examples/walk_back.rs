//! The formula of the page on a tape: what the tape remembers, and what the walk finds.

use ch20_autodiff::Tape;

fn main() {
    let tape = Tape::new();
    let (x, y) = (tape.var(3.0), tape.var(-2.0));
    let u = x * y;
    let f = (u + x) * u;

    println!("place  value  made of (slope)");
    let arrows = tape.arrows();
    for (place, value) in tape.values().iter().enumerate() {
        let made_of = arrows.iter().filter(|arrow| arrow.to == place);
        let made_of: Vec<String> =
            made_of.map(|arrow| format!("{} ({})", arrow.from, arrow.slope)).collect();
        println!("{}", format!("{place:>5}  {value:>5}  {}", made_of.join(", ")).trim_end());
    }

    let slopes = f.backward();
    println!("slope of f along x: {}", slopes.of(x));
    println!("slope of f along y: {}", slopes.of(y));
}
