//! What experiments share: nothing here.
