//! Rows dealt out like cards.

/// Of a class with fewer rows no row is dealt: it is only trained on.
pub const LEAST_OF_A_CLASS: usize = 3;

/// Deals rows out to `k` hands, class by class, so that each hand has its share of every class. The
/// rows are numbers, in the order in which they lie in the pack; `classes` has the class of each.
///
/// # Panics
///
/// If a number has no class, or if there are rows and no hands.
pub fn deal(order: &[usize], classes: &[usize], k: usize) -> Vec<Vec<usize>> {
    let count = classes.iter().max().map_or(0, |most| most + 1);
    let mut piles = vec![vec![]; count];
    for &number in order {
        piles[classes[number]].push(number);
    }
    let dealt = piles.iter().filter(|pile| pile.len() >= LEAST_OF_A_CLASS).flatten();
    let mut hands = vec![vec![]; k];
    for (at, &number) in dealt.enumerate() {
        hands[at % k].push(number);
    }
    hands
}
