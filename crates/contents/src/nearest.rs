//! The name that was meant.

/// The name that `asked` was most likely meant to be: the one that the fewest slips of the
/// keyboard turn into it, and none where that would be more than a third of its letters.
pub fn nearest<'a>(asked: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = |name: &str| name.chars().count();
    names
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(asked, name), name))
        .filter(|(slips, name)| *slips <= length(asked).max(length(name)).div_ceil(3))
        .min()
        .map(|(_, name)| name)
}

/// The name that is most like `asked`, however little that is.
pub fn closest<'a>(asked: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    names
        .into_iter()
        .map(|name| (strsim::normalized_damerau_levenshtein(asked, name), name))
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_slips_win() {
        let names = ["error", "error_signal", "final_error"];
        assert_eq!(nearest("eror_signal", names), Some("error_signal"));
        assert_eq!(nearest("errro", names), Some("error"));
        assert_eq!(nearest("learning_rate", names), None);
        assert_eq!(nearest("error", []), None);
    }

    #[test]
    fn the_closest_is_always_one_of_them() {
        let headings = ["run", "where-the-error-signal-comes-from", "exercises"];
        assert_eq!(
            closest("the-error-signal", headings),
            Some("where-the-error-signal-comes-from")
        );
        assert_eq!(closest("x", headings), Some("exercises"));
        assert_eq!(closest("x", []), None);
    }

    #[test]
    fn an_exercise_is_found_by_its_folder() {
        let ids = ["ch10/error-signal", "ch10/output-gradient", "ch12/save-it"];
        assert_eq!(nearest("output-gradiant", ids), Some("ch10/output-gradient"));
        assert_eq!(nearest("ch01/output-gradient", ids), Some("ch10/output-gradient"));
    }
}
