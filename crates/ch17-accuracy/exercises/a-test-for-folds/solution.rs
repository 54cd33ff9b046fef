use std::collections::BTreeSet;

/// Panics where the folds are not what they should be.
pub fn test(folds: fn(usize, usize, u64) -> Vec<Vec<usize>>) {
    for (count, k) in [(20, 5), (23, 5), (31, 4)] {
        let dealt = folds(count, k, 1);
        // How far it is from a row of a fold to the next, the table closed to a ring.
        let pairs = dealt.iter().flat_map(|fold| fold.windows(2));
        let steps: BTreeSet<usize> = pairs.map(|pair| (count + pair[1] - pair[0]) % count).collect();
        assert!(steps.len() > 1, "not shuffled");
        let mut rows: Vec<usize> = dealt.iter().flatten().copied().collect();
        rows.sort_unstable();
        assert_eq!(rows, (0..count).collect::<Vec<_>>(), "each row once");
        let sizes = dealt.iter().map(Vec::len);
        let (least, most) = sizes.fold((count, 0), |(a, b), size| (a.min(size), b.max(size)));
        assert!(most <= least + 1, "sizes from {least} to {most}");
    }
    assert_ne!(folds(23, 5, 1), folds(23, 5, 2), "another seed");
}

fn main() {
    test(ch17_accuracy::folds);
}
