//! The tables that lie ready, with the places where the terminal finds the same bytes.

/// A table of the book.
#[derive(Clone, Copy, Debug)]
pub struct Shelved {
    /// What an address calls it.
    pub id: &'static str,
    /// What a list calls it.
    pub title: &'static str,
    /// Where it is, seen from the folder of the book.
    pub path: &'static str,
    /// Its bytes.
    pub bytes: &'static [u8],
}

macro_rules! shelf {
    ($($id:literal, $title:literal, $path:literal;)+) => {
        &[$(Shelved {
            id: $id,
            title: $title,
            path: concat!("crates/", $path),
            bytes: include_bytes!(concat!("../../", $path)),
        }),+]
    };
}

/// All of them; the first one is open when nothing else is asked for.
pub const SHELF: &[Shelved] = shelf![
    "moons", "Two moons (two inputs)", "laboratory/data/moons.csv";
    "corners", "Corners, chapter 14's XOR (two inputs)", "laboratory/data/corners.csv";
    "ring", "A disc in a ring (two inputs)", "laboratory/data/ring.csv";
    "spiral", "Two spirals (two inputs)", "laboratory/data/spiral.csv";
    "iris", "Iris: three species by four lengths", "ch25-own-table/data/iris.csv";
    "penguins", "Penguins: three species, some cells missing", "ch14-datasets/data/penguins.csv";
    "wine", "Wine: three cultivars by 13 constituents", "ch25-own-table/data/wine.csv";
    "auto_mpg", "Cars: miles a gallon, a number", "ch25-own-table/data/auto_mpg.csv";
];

/// The table of this name.
pub fn find(id: &str) -> Option<&'static Shelved> {
    SHELF.iter().find(|shelved| shelved.id == id)
}

/// How the four tables of two inputs came about: the same bytes on every machine.
pub mod made {
    use std::f64::consts::PI;

    use rand::{RngExt, SeedableRng};
    use rand_chacha::ChaCha8Rng;

    /// Rows of a table.
    const ROWS: usize = 200;

    /// The table of this name.
    pub fn csv(id: &str) -> Option<String> {
        let place: fn(&mut ChaCha8Rng, bool) -> (f64, f64) = match id {
            "moons" => moons,
            "corners" => corners,
            "ring" => ring,
            "spiral" => spiral,
            _ => return None,
        };
        let mut rng = ChaCha8Rng::seed_from_u64(25);
        let mut text = String::from("x,y,class\n");
        for row in 0..ROWS {
            let (x, y) = place(&mut rng, row % 2 == 1);
            text += &format!("{x:.3},{y:.3},{}\n", if row % 2 == 1 { "second" } else { "first" });
        }
        Some(text)
    }

    /// Noise of both coordinates: the sum of three even draws is nearly a bell.
    fn noise(rng: &mut ChaCha8Rng, size: f64) -> f64 {
        size * (0..3).map(|_| rng.random_range(-1.0..1.0)).sum::<f64>()
    }

    fn moons(rng: &mut ChaCha8Rng, cross: bool) -> (f64, f64) {
        let angle = rng.random_range(0.0..PI);
        let (x, y) = (libm::cos(angle), libm::sin(angle));
        let (x, y) = if cross { (1.0 - x, 0.45 - y) } else { (x, y) };
        (x - 0.5 + noise(rng, 0.13), y - 0.2 + noise(rng, 0.13))
    }

    fn corners(rng: &mut ChaCha8Rng, cross: bool) -> (f64, f64) {
        let (x, y): (f64, f64) = (rng.random_range(-1.0..1.0), rng.random_range(-1.0..1.0));
        let other = (x >= 0.0) != (y >= 0.0);
        if other == cross { (x, y) } else { (-x, y) }
    }

    fn ring(rng: &mut ChaCha8Rng, cross: bool) -> (f64, f64) {
        let angle = rng.random_range(0.0..2.0 * PI);
        let from = rng.random_range(0.0..1.0_f64);
        let radius = if cross { 0.7 + 0.3 * from } else { 0.55 * from.sqrt() };
        (radius * libm::cos(angle) + noise(rng, 0.04), radius * libm::sin(angle) + noise(rng, 0.04))
    }

    fn spiral(rng: &mut ChaCha8Rng, cross: bool) -> (f64, f64) {
        let way = rng.random_range(0.0..1.0_f64);
        let angle = 3.0 * PI * way.sqrt() + if cross { PI } else { 0.0 };
        let radius = 0.08 + 0.92 * way.sqrt();
        (radius * libm::cos(angle) + noise(rng, 0.02), radius * libm::sin(angle) + noise(rng, 0.02))
    }
}
