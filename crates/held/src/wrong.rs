//! One number made wrong on its way out of the function that computes it, or out of its recording.
//!
//! The copy of the sources has this file as a module of `study`, where every chapter and every
//! test finds it. So it knows no other crate.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    env,
    fmt::Display,
    fs::{self, OpenOptions},
    io::Write,
    sync::{LazyLock, Mutex},
};

/// Names the number that is to be wrong: the function, the steps to the number, and what is added
/// to it, as in `ch10/one_update|gradient_i_to_h.0.2|0.0001`.
pub const NUMBER: &str = "HELD_NUMBER";

/// Names the recording that is to be another one, and the file that has it:
/// `ch10/one_update|/a/file`.
pub const RECORDING: &str = "HELD_RECORDING";

/// Names the file that is told what was looked at and what was changed, a line each.
pub const NOTES: &str = "HELD_NOTES";

static WRONG: LazyLock<Option<(String, Vec<String>, f64)>> = LazyLock::new(|| {
    let told = env::var(NUMBER).ok()?;
    let mut parts = told.split('|');
    let function = parts.next()?.to_owned();
    let steps = parts.next()?.split('.').map(str::to_owned).collect();
    Some((function, steps, parts.next()?.parse().ok()?))
});

/// The result of a function on its way out, with the number wrong that is to be.
pub fn through<T: Leaves>(function: &str, mut result: T) -> T {
    note("function", function);
    if let Some((name, steps, by)) = &*WRONG
        && name == function
        && result.add(steps, *by)
    {
        note("changed", function);
    }
    result
}

/// The text of a recording, or of the other one that is to stand for it.
pub fn recording(name: &str, text: &'static str) -> &'static str {
    note("recording", name);
    let Ok(told) = env::var(RECORDING) else { return text };
    match told.split_once('|') {
        Some((other, file)) if other == name => {
            note("changed", name);
            let text = fs::read_to_string(file).unwrap_or_else(|why| panic!("{file}: {why}"));
            text.leak()
        }
        _ => text,
    }
}

/// Tells it once.
fn note(what: &str, name: &str) {
    static NOTED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    let Ok(file) = env::var(NOTES) else { return };
    let line = format!("{what} {name}\n");
    if NOTED.lock().is_ok_and(|mut noted| noted.insert(line.clone())) {
        let written = OpenOptions::new().create(true).append(true).open(&file);
        let written = written.and_then(|mut notes| notes.write_all(line.as_bytes()));
        written.unwrap_or_else(|why| panic!("{file}: {why}"));
    }
}

/// What has numbers inside, found by the steps that lead to them in its JSON.
pub trait Leaves {
    /// Adds to the number that the steps lead to. Where they lead to none, nothing is changed, and
    /// the answer is no.
    fn add(&mut self, steps: &[String], by: f64) -> bool;
}

macro_rules! numbers {
    ($sum:expr; $($number:ty)*) => {$(
        impl Leaves for $number {
            fn add(&mut self, steps: &[String], by: f64) -> bool {
                let sum: fn($number, f64) -> $number = $sum;
                if steps.is_empty() {
                    *self = sum(*self, by);
                }
                steps.is_empty()
            }
        }
    )*};
}

numbers!(|number, by| number + by; f64);
numbers!(|number, by| number + by as f32; f32);
numbers!(|number, by| number.wrapping_add(by as _); u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);

impl<T: Leaves> Leaves for [T] {
    fn add(&mut self, steps: &[String], by: f64) -> bool {
        let Some((step, rest)) = steps.split_first() else { return false };
        let item = step.parse::<usize>().ok().and_then(|place| self.get_mut(place));
        item.is_some_and(|item| item.add(rest, by))
    }
}

impl<T: Leaves, const N: usize> Leaves for [T; N] {
    fn add(&mut self, steps: &[String], by: f64) -> bool {
        self.as_mut_slice().add(steps, by)
    }
}

impl<T: Leaves> Leaves for Vec<T> {
    fn add(&mut self, steps: &[String], by: f64) -> bool {
        self.as_mut_slice().add(steps, by)
    }
}

impl<T: Leaves> Leaves for Option<T> {
    fn add(&mut self, steps: &[String], by: f64) -> bool {
        self.as_mut().is_some_and(|value| value.add(steps, by))
    }
}

impl<T: Leaves + ?Sized> Leaves for Box<T> {
    fn add(&mut self, steps: &[String], by: f64) -> bool {
        (**self).add(steps, by)
    }
}

impl<K: Display + Ord, T: Leaves> Leaves for BTreeMap<K, T> {
    fn add(&mut self, steps: &[String], by: f64) -> bool {
        let Some((step, rest)) = steps.split_first() else { return false };
        let value = self.iter_mut().find(|(key, _)| key.to_string() == *step);
        value.is_some_and(|(_, value)| value.add(rest, by))
    }
}

impl<K: Display, T: Leaves, S> Leaves for HashMap<K, T, S> {
    fn add(&mut self, steps: &[String], by: f64) -> bool {
        let Some((step, rest)) = steps.split_first() else { return false };
        let value = self.iter_mut().find(|(key, _)| key.to_string() == *step);
        value.is_some_and(|(_, value)| value.add(rest, by))
    }
}

macro_rules! tuples {
    ($($place:tt $name:ident),*) => {
        impl<$($name: Leaves),*> Leaves for ($($name,)*) {
            fn add(&mut self, steps: &[String], by: f64) -> bool {
                let Some((step, rest)) = steps.split_first() else { return false };
                match step.as_str() {
                    $(stringify!($place) => self.$place.add(rest, by),)*
                    _ => false,
                }
            }
        }
    };
}

tuples!(0 A, 1 B);
tuples!(0 A, 1 B, 2 C);
tuples!(0 A, 1 B, 2 C, 3 D);
tuples!(0 A, 1 B, 2 C, 3 D, 4 E);
tuples!(0 A, 1 B, 2 C, 3 D, 4 E, 5 F);

/// A field of a struct, whatever its type: one without numbers is passed by. Which of the two
/// traits below the compiler takes says whether it has any, since it looks for a method of the
/// type itself before it looks for one of a reference to it.
pub struct Field<'a, T: ?Sized>(pub &'a mut T);

/// A field with numbers.
pub trait Known {
    /// As in [`Leaves`].
    fn add_inside(&mut self, steps: &[String], by: f64) -> bool;
}

impl<T: Leaves + ?Sized> Known for Field<'_, T> {
    fn add_inside(&mut self, steps: &[String], by: f64) -> bool {
        self.0.add(steps, by)
    }
}

/// A field without.
pub trait Unknown {
    /// Changes nothing.
    fn add_inside(&mut self, steps: &[String], by: f64) -> bool;
}

impl<T: ?Sized> Unknown for &mut Field<'_, T> {
    fn add_inside(&mut self, _: &[String], _: f64) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(value: &mut impl Leaves, path: &str, by: f64) -> bool {
        let steps: Vec<String> = path.split('.').map(str::to_owned).collect();
        value.add(&steps, by)
    }

    #[test]
    fn a_number_is_found_by_its_steps() {
        let mut value =
            (vec![[1.0, 2.0]], Some(Box::new(7_usize)), BTreeMap::from([("a".to_owned(), 3_i64)]));
        assert!(add(&mut value, "0.0.1", 0.5));
        assert!(add(&mut value, "1", 1.0));
        assert!(add(&mut value, "2.a", -1.0));
        let expected = (vec![[1.0, 2.5]], Some(Box::new(8)), BTreeMap::from([("a".to_owned(), 2)]));
        assert_eq!(value, expected);
        for nowhere in ["0", "0.1.0", "0.0.2", "0.0.0.0", "0.x", "2.b", "3", ""] {
            assert!(!add(&mut value, nowhere, 1.0), "{nowhere}");
        }
        assert_eq!(value, expected);
    }

    #[test]
    #[expect(clippy::needless_borrow, reason = "the copy has it so, for the sake of the second")]
    fn a_field_without_numbers_is_passed_by() {
        let (mut number, mut text) = (1.0, "one");
        assert!((&mut Field(&mut number)).add_inside(&[], 0.25));
        assert!(!(&mut Field(&mut text)).add_inside(&[], 0.25));
        assert_eq!((number, text), (1.25, "one"));
    }
}
