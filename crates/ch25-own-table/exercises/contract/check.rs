use answer::plan::{Plan, Wishes, deal, find};
use answer::table::number::{Form, form};
use answer::table::{Reading, read};
use answer::verdict::{Measured, Says, says};

use crate::checks::Checks;

fn table() -> String {
    let row = |row: usize| {
        let gap = if row % 7 == 3 { String::new() } else { format!("{}.5", row * 37 % 101) };
        let kind = ["red", "green", "blue"][row * row % 3];
        // The rare class comes in every fifth row, and rows are dealt to five hands.
        let class = if row % 5 == 0 { "rare" } else { "usual" };
        format!("{},{gap},{kind},{class}\n", row * 13 % 59)
    };
    format!("a,b,colour,class\n{}", (0..60).map(row).collect::<String>())
}

pub fn check(c: &mut Checks) {
    for cell in ["12", "-3.25", "0,5", "1,234", "1.234", "1,234.5", "2024-03-01", "NA", "red", "", "12O"] {
        let number = match form(cell.as_bytes()) {
            Form::Missing => 0,
            Form::Whole => 1,
            Form::Point => 2,
            Form::Comma => 3,
            Form::EitherComma => 4,
            Form::EitherPoint => 5,
            Form::Date => 6,
            Form::TooLarge => 7,
            Form::Word => 8,
        };
        c.case(inputs![cell]);
        c.number("form of a cell", f64::from(number));
    }
    let table = read("table.csv", table().as_bytes(), &Reading::default()).expect("a table");
    let found = find(&table, &Wishes::default()).expect("a target");
    let hands = deal(&found, 5, 3);
    let rare = |hand: &Vec<usize>| {
        hand.iter().filter(|&&number| found.targets[number] == 0.0).count() as f64
    };
    c.case(inputs![]);
    c.block("inputs", &found.inputs.iter().map(|&place| place as f64).collect::<Vec<_>>());
    c.block("rare rows of each hand", &hands.iter().map(rare).collect::<Vec<_>>());
    c.block("rows of each hand", &hands.iter().map(|hand| hand.len() as f64).collect::<Vec<_>>());
    let training: Vec<usize> = (10..50).collect();
    let plan = Plan::fit(&table, &found, &training);
    let samples = plan.samples(&table, &found);
    for row in [0, 3, 17, 59] {
        c.case(inputs![row]);
        c.block("inputs of a row", &samples.inputs.row(row).to_vec());
    }
    for values in [&[1.0, 0.0, 1.0, 1.0, 0.0, -1.0][..], &[0.5, 0.25, 0.75, 0.5], &[2.0, 2.0]] {
        let measured = Measured::mean(values);
        c.case(inputs![values]);
        c.number("mean", measured.value);
        c.number("standard error", measured.standard_error);
    }
    for (value, standard_error, rows) in
        [(0.3, 0.1, 50), (0.21, 0.1, 50), (0.19, 0.1, 500), (-0.3, 0.1, 50), (0.05, 0.1, 50), (0.9, 0.1, 3)]
    {
        let word = match says(Measured { value, standard_error }, rows) {
            Says::Better => 1.0,
            Says::Worse => -1.0,
            Says::CannotTell => 0.0,
        };
        c.case(inputs![value, standard_error, rows]);
        c.number("verdict", word);
    }
}
