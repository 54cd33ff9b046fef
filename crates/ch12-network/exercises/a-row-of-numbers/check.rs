use answer::numbers;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let lines = [
        "0.25,1,-3",
        " 0.5 ,2e3, 7",
        "0.25,abc,1",
        "0.25,,1,",
        "1,2,NaN",
        "inf,2,3",
        "1,2,3,1e999",
        "one",
    ];
    for line in lines {
        c.case(inputs![line]);
        match numbers(line) {
            Ok(numbers) => c.block("numbers", &numbers),
            Err(column) => c.number("column of the mistake", column as f64),
        }
    }
}
