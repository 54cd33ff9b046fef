use answer::encode;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let islands = ["Biscoe", "Dream", "Torgersen"];
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri"];
    for (names, name) in [
        (&islands[..], "Dream"),
        (&islands[..], "Biscoe"),
        (&days[..], "Fri"),
        (&islands[..], "Atlantis"),
        (&days[..], "fri"),
    ] {
        c.case(inputs![names, name]);
        let row = encode(names, name);
        if !names.contains(&name) {
            c.holds("an unknown name is None", row.is_none());
        }
        c.block("inputs", &row.unwrap_or_default());
    }
}
