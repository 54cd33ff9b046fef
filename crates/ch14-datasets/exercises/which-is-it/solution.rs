use ch14_datasets::worked::which_is_it;

/// Where to look first, by the numbers of one training.
fn look_at(saturated: f64, of_base_rate: f64, by_heart: usize) -> char {
    if of_base_rate < 0.9 {
        return 'n';
    }
    if saturated > 0.5 {
        's'
    } else if by_heart >= 9 {
        'l'
    } else {
        'f'
    }
}

/// A letter for each of the five trainings, 'n', 's', 'l' or 'f'.
pub fn answers() -> [char; 5] {
    let five: Vec<char> = which_is_it()
        .trainings
        .iter()
        .map(|one| look_at(one.saturated, one.of_base_rate, one.by_heart))
        .collect();
    five.try_into().expect("five trainings")
}

fn main() {
    println!("{:?}", answers());
}
