use answer::batches;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for (samples, size) in [(10, 4), (100, 32), (64, 32), (7, 1), (5, 8), (1797, 32), (9, 8), (1, 1)] {
        c.case(inputs![samples, size]);
        let all = batches(samples, size);
        let flat: Vec<usize> = all.iter().flatten().copied().collect();
        c.holds("every sample once, in order", flat == (0..samples).collect::<Vec<_>>());
        let sizes: Vec<usize> = all.iter().map(Vec::len).collect();
        let most = sizes.iter().max().copied().unwrap_or(0);
        let least = sizes.iter().min().copied().unwrap_or(0);
        c.holds("no batch above the size", most <= size);
        c.holds("as few as possible", all.len() <= samples.div_ceil(size));
        c.holds("nearly equal", most <= least + 1);
    }
}
