use answer::{new, own, read_off};
use ch11_architecture::Network;
use ch11_architecture::ndarray::{Array2, Axis, concatenate};
use ch12_network::table::{Column, Header, read};
use ch12_network::{Samples, Trainer, correct};

use crate::checks::Checks;

/// The columns of a table, and its samples as `--ones` makes them of it.
fn samples(text: &str) -> Option<(Vec<Column>, Samples)> {
    let table = read("a table", text.as_bytes(), Header::Present).ok()?;
    let (inputs, target) = table.columns.split_at(table.columns.len() - 1);
    let Samples { inputs, targets } = table.samples(inputs, target).ok()?;
    let ones = Array2::ones((inputs.nrows(), 1));
    let inputs = concatenate(Axis(1), &[inputs.view(), ones.view()]).ok()?;
    Some((table.columns, Samples { inputs, targets }))
}

/// How many samples have the target 1, and how many 0.
fn of_each(samples: &Samples) -> [usize; 2] {
    [1.0, 0.0].map(|wanted| samples.targets.iter().filter(|target| **target == wanted).count())
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let told = read_off();
    let tables = samples(own()).zip(samples(new()));
    let tables = tables.filter(|((names, _), (new, _))| names == new && names.len() > 2);
    c.holds("two tables with the same columns", tables.is_some());
    let Some(((_, own), (_, new))) = tables else { return };
    let (ours, theirs) = (of_each(&own), of_each(&new));
    c.holds("twenty samples and five new ones", own.len() >= 20 && new.len() >= 5);
    let answers = ours.iter().sum::<usize>() == own.len() && theirs.iter().sum::<usize>() == new.len();
    c.holds("each answer five times", answers && ours.iter().all(|count| *count >= 5));
    let within = own.inputs.iter().chain(&new.inputs).all(|input| (-1.0..=1.0).contains(input));
    c.holds("inputs from −1 to 1", within);
    let old = |input| own.iter().any(|(known, _)| known == input);
    c.holds("new samples are new", !new.iter().any(|(input, _)| old(input)));

    let mut trainer = Trainer::new(Network::seeded(own.inputs.ncols(), 4, 1, 1), 1.0);
    for _ in 0..1000 {
        trainer.epoch(&own);
    }
    let right = [&own, &new].map(|samples| correct(&trainer.network, samples));
    let constant = [ours, theirs].map(|[yes, no]| yes.max(no));
    c.holds("better than a constant answer", right[0] > constant[0]);
    let printed = [right[0], constant[0], right[1], constant[1]];
    c.holds("what the program prints", told == printed);
}
