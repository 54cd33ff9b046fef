//! Why the numbers are right.

use ch01_double::worked::doubled;

#[test]
fn half_of_twice_is_the_number() {
    assert!((doubled().twice / 2.0 - 3.0).abs() < 1e-12);
}

#[test]
fn it_has_a_name() {
    assert_eq!(doubled().name, "three");
}

#[test]
fn it_is_doubled_once() {
    assert!(include_str!("snapshots/read.snap").contains("\"number\": 3.0"));
}
