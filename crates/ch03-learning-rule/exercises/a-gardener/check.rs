use answer::notebook;
use ch03_learning_rule::epoch;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let days = notebook();
    let yes = days.iter().filter(|day| day.target == 1.0).count();
    let no = days.iter().filter(|day| day.target == 0.0).count();
    let whole = yes + no == days.len() && days.iter().all(|day| day.input.len() == 3);
    c.holds("forty days or more", days.len() >= 40);
    c.holds("three instruments each day", whole);
    c.holds("each answer ten times", yes >= 10 && no >= 10);
    let other = days.iter().filter(|day| (day.input.first() >= Some(&0.0)) != (day.target == 1.0));
    c.holds("more than the thermometer", other.count() >= 5);
    let mut weights = [0.0; 3];
    let ends = whole && (0..1000).any(|_| epoch(&mut weights, &days, 1.0) == 0);
    c.holds("an epoch without a mistake", ends);
}
