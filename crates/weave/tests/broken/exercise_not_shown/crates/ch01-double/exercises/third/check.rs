pub fn check(c: &mut crate::checks::Checks) {
    c.number("half", answer::halve(3.0));
}
