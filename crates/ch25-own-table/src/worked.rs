//! The chapter's worked examples: every number that its page prints.
