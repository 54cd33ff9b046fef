type Row = ([f64; 2], bool);

/// Whether one pair of mirror images wants two yes and another two no.
fn contradicts(table: &[Row]) -> bool {
    let agreed = |yes: bool| {
        table.iter().any(|(x, wanted)| {
            table
                .iter()
                .any(|(y, other)| x[0] == -y[0] && x[1] == -y[1] && *wanted == yes && *other == yes)
        })
    };
    agreed(true) && agreed(false)
}

/// Which table is impossible?
pub fn answer() -> char {
    let table = |values: [f64; 2], rule: fn(bool, bool) -> bool| -> Vec<Row> {
        let rows = [(false, false), (false, true), (true, false), (true, true)];
        let value = |on: bool| values[usize::from(on)];
        rows.map(|(a, b)| ([value(a), value(b)], rule(a, b))).into()
    };
    let tables = [
        ('a', table([-1.0, 1.0], |a, b| a && b)),
        ('b', table([0.0, 1.0], |a, b| a != b)),
        ('c', table([-1.0, 1.0], |a, b| a != b)),
        ('d', table([-1.0, 1.0], |a, _| a)),
    ];
    let impossible: Vec<char> =
        tables.iter().filter(|(_, table)| contradicts(table)).map(|one| one.0).collect();
    if let [letter] = impossible[..] { letter } else { '?' }
}

fn main() {
    println!("The answer is {}.", answer());
}
