//! Points that somebody draws, as a table and as a place in an address.

/// The most points of a drawing: an address has to hold them.
pub const MOST: usize = 300;

/// What the classes of drawn points are called.
pub const CLASSES: [&str; 3] = ["first", "second", "third"];

/// A drawn point: both coordinates in hundredths, from −100 to 100, and the place of its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// To the right.
    pub x: i32,
    /// Upwards.
    pub y: i32,
    /// The place of its class in [`CLASSES`].
    pub class: usize,
}

/// The points as a table, as `mlp` reads it.
pub fn csv(points: &[Point]) -> String {
    let mut text = String::from("x,y,class\n");
    for point in points {
        let [x, y] = [point.x, point.y].map(|value| f64::from(value) / 100.0);
        text += &format!("{x:.2},{y:.2},{}\n", CLASSES[point.class]);
    }
    text
}

/// The points in as few letters as an address needs: the class and two digits of base 36 for each
/// coordinate.
pub fn short(points: &[Point]) -> String {
    let digit = |value: i32| char::from_digit(value as u32, 36).unwrap_or('0');
    let mut text = String::new();
    for point in points {
        text.push(digit(point.class as i32 + 1));
        for value in [point.x + 100, point.y + 100] {
            text.push(digit(value / 36));
            text.push(digit(value % 36));
        }
    }
    text
}

/// Reads what [`short`] wrote.
///
/// # Errors
///
/// Where it is something else.
pub fn read(text: &str) -> Result<Vec<Point>, String> {
    let no = || {
        "The drawn points of this address cannot be read. Take the whole address, or draw them again."
            .to_string()
    };
    let digits: Vec<i32> = text
        .chars()
        .map(|c| c.to_digit(36).map(|digit| digit as i32).ok_or_else(no))
        .collect::<Result<_, _>>()?;
    if !digits.len().is_multiple_of(5) {
        return Err(no());
    }
    if digits.len() / 5 > MOST {
        return Err(format!(
            "This address has {} points, and a drawing has at most {MOST}.",
            digits.len() / 5
        ));
    }
    let point = |of: &[i32]| {
        let [class, x, y] = [of[0] - 1, of[1] * 36 + of[2] - 100, of[3] * 36 + of[4] - 100];
        let fits = (0..CLASSES.len() as i32).contains(&class) && x.abs() <= 100 && y.abs() <= 100;
        fits.then_some(Point { x, y, class: class as usize }).ok_or_else(no)
    };
    digits.chunks(5).map(point).collect()
}
