use answer::test;
use ch14_datasets::permutation;

use crate::checks::Checks;

fn in_slices(order: &[usize], k: usize, size: usize) -> Vec<Vec<usize>> {
    (0..k).map(|fold| order[fold * size..(fold + 1) * size].to_vec()).collect()
}

fn right(count: usize, k: usize, seed: u64) -> Vec<Vec<usize>> {
    ch17_accuracy::folds(count, k, seed)
}

fn lost_remainder(count: usize, k: usize, seed: u64) -> Vec<Vec<usize>> {
    in_slices(&permutation(count, seed), k, count / k)
}

fn size(count: usize, k: usize, fold: usize) -> usize {
    count / k + usize::from(fold < count % k)
}

fn drawn_apart(count: usize, k: usize, seed: u64) -> Vec<Vec<usize>> {
    let draw = |fold: usize| permutation(count, 100 * seed + fold as u64);
    (0..k).map(|fold| draw(fold)[..size(count, k, fold)].to_vec()).collect()
}

fn turned(count: usize, seed: u64) -> Vec<usize> {
    (0..count).map(|row| (row + 3 * seed as usize) % count).collect()
}

fn unshuffled(count: usize, k: usize, seed: u64) -> Vec<Vec<usize>> {
    let order = turned(count, seed);
    let mut start = 0;
    let mut slice = |fold: usize| {
        start += size(count, k, fold);
        order[start - size(count, k, fold)..start].to_vec()
    };
    (0..k).map(&mut slice).collect()
}

fn dealt_as_it_lies(count: usize, k: usize, seed: u64) -> Vec<Vec<usize>> {
    let order = turned(count, seed);
    (0..k).map(|fold| order.iter().copied().skip(fold).step_by(k).collect()).collect()
}

/// What does not divide evenly goes into the first or the last fold.
fn lopsided<const LAST: bool>(count: usize, k: usize, seed: u64) -> Vec<Vec<usize>> {
    let order = permutation(count, seed);
    let mut folds = in_slices(&order, k, count / k);
    folds[if LAST { k - 1 } else { 0 }].extend(&order[k * (count / k)..]);
    folds
}

/// A row of one fold is in another of the same size.
fn two_apart(count: usize, k: usize, seed: u64) -> Vec<Vec<usize>> {
    let mut folds = ch17_accuracy::folds(count, k, seed);
    let alike = (1..k).find(|&fold| folds[fold].len() == folds[fold - 1].len());
    if let Some(fold) = alike
        && let Some(row) = folds[fold].pop()
    {
        folds[fold - 1].push(row);
    }
    folds
}

fn one_order(count: usize, k: usize, _: u64) -> Vec<Vec<usize>> {
    ch17_accuracy::folds(count, k, 7)
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts folds that are right", || test(right));
    c.refuses("refuses a lost remainder", || test(lost_remainder));
    c.refuses("refuses rows in two folds", || test(drawn_apart));
    c.refuses("refuses unshuffled folds", || test(unshuffled));
    c.refuses("refuses an unshuffled deal", || test(dealt_as_it_lies));
    c.refuses_each("refuses lopsided folds", &[|| test(lopsided::<true>), || test(lopsided::<false>)]);
    c.refuses("refuses folds two rows apart", || test(two_apart));
    c.refuses("refuses one order for all seeds", || test(one_order));
}
