//! The chapter's worked examples: every number that its page prints.

use ch03_learning_rule::Sample;

/// The samples of the bowl: two inputs, and targets that weights of 1 and −0.5 would meet
/// nearly.
pub fn bowl() -> Vec<Sample> {
    let rows = [([1.0, 0.5], 0.8), ([0.5, -1.0], 1.0), ([-1.0, 1.0], -1.5), ([0.5, 1.0], 0.1)];
    rows.map(|(input, target)| Sample { input: input.into(), target }).into()
}
