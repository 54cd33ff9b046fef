//! The chapter's worked examples: every number that its page prints.

use ch03_learning_rule::Sample;

/// The samples of the bowl: minutes that an inlet and an outlet were open, and by how much the
/// water rose. Weights of 2 and −1 meet them best, each of them missed a little. The curvatures
/// are 9 along (1, 1) and 1 along (1, −1).
pub fn bowl() -> Vec<Sample> {
    let rows = [([2.0, 2.0], 1.75), ([1.0, 0.0], 2.5), ([0.0, 1.0], -0.5)];
    rows.map(|(input, target)| Sample { input: input.into(), target }).into()
}
