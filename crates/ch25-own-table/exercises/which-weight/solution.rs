use ch25_own_table::worked::columns;

/// What becomes of the two weights? We train both networks and compare.
pub fn answer() -> char {
    let all = columns();
    let (alone, pounds, kilograms) =
        (all.weight, all.weight_beside_kilograms, all.kilograms);
    match (pounds > 0.2 * alone, kilograms > 0.2 * alone) {
        (true, false) => 'a',
        (false, false) => 'd',
        _ if pounds > 0.9 * alone && kilograms > 0.9 * alone => 'b',
        _ => 'c',
    }
}

fn main() {
    println!("The answer is {}.", answer());
}
