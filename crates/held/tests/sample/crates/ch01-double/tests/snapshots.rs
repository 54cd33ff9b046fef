//! Every number that the page prints.

use ch01_double::worked;

macro_rules! worked {
    ($name:literal, $value:expr) => {
        assert!(!$name.is_empty() && $value.number > 0.0)
    };
}

#[test]
fn recorded() {
    worked!("doubled", worked::doubled());
    worked!("lonely", worked::lonely());
    worked!("read", own());
    worked!("unread", own());
}

fn own() -> worked::Doubled {
    worked::doubled()
}
