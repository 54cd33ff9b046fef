use ch17_accuracy::Outcomes;

/// Which program costs least?
pub fn answer() -> char {
    let programs = [(0, 0), (20, 10), (80, 220), (95, 630)].map(|(hits, false_alarms)| Outcomes {
        hits,
        misses: 100 - hits,
        false_alarms,
        all_clears: 900 - false_alarms,
    });
    let costs = programs.map(|outcomes| outcomes.cost(10.0, 1.0));
    let cheapest = (0..4).min_by(|a, b| costs[*a].total_cmp(&costs[*b])).unwrap_or(0);
    ['a', 'b', 'c', 'd'][cheapest]
}

fn main() {
    println!("The answer is {}.", answer());
}
