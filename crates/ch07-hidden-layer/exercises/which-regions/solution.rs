use ch07_hidden_layer::worked::triangle;

/// In which regions does the network say yes? Asked at many points.
pub fn answer() -> char {
    let mut network = triangle(0.0, 1.0, 3.0);
    network.into_output = vec![2.0, 2.0, -2.0, -3.0];
    let mut regions: Vec<String> = vec![];
    for row in -20..=20 {
        for column in -20..=20 {
            let input = [0.2 * f64::from(column), 0.2 * f64::from(row)];
            let pattern: String =
                network.hidden_outputs(&input).iter().map(|said| said.to_string()).collect();
            if network.output(&input) == 1.0 && !regions.contains(&pattern) {
                regions.push(pattern);
            }
        }
    }
    regions.sort();
    match regions.join(" ").as_str() {
        "110" => 'a',
        "110 111" => 'b',
        "111" => 'c',
        "010 100 110" => 'd',
        _ => '?',
    }
}

fn main() {
    println!("The answer is {}.", answer());
}
