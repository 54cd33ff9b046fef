pub fn check(c: &mut crate::checks::Checks) {
    for input in [3.0, -5.0] {
        c.case(inputs![input]);
        c.number("half", answer::halve(input));
    }
}
