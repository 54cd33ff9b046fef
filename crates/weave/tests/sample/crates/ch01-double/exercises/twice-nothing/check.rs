pub fn check(c: &mut crate::checks::Checks) {
    c.number("answer", f64::from(u32::from(answer::answer())));
}
