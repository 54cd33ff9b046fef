//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

pub mod adam;
pub mod bowl;
pub mod forms;
pub mod race;
#[expect(clippy::approx_constant, reason = "what was measured may look like a constant")]
pub mod recorded;
pub mod remedies;
pub mod starts;

pub use adam::{by_hand, decayed};
pub use bowl::bowls;
pub use forms::forms;
pub use race::{deep, raced};
pub use remedies::remedied;
pub use starts::started;
