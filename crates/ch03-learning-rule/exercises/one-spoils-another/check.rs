use answer::answer;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let rows = answer();
    c.table("weights after each correction", &rows.map(|row| row[..2].to_vec()));
    c.table("S_preA of both days after each correction", &rows.map(|row| row[2..].to_vec()));
}
