//! Numbers as a snapshot keeps them.

use serde::Serialize;
use serde_json::Value;

/// The value as JSON with every float rounded to 12 significant digits: more than a page
/// prints, and short of the last bits that a reordered sum may change.
///
/// # Errors
/// A sentence, where the value is not JSON or holds a number that JSON cannot write.
pub fn rounded(value: &impl Serialize) -> Result<Value, String> {
    let mut value = serde_json::to_value(value).map_err(|error| error.to_string())?;
    round("", &mut value)?;
    Ok(value)
}

fn round(path: &str, value: &mut Value) -> Result<(), String> {
    match value {
        // A NaN gets here as null, and nothing that a page prints is null on purpose.
        Value::Null => Err(format!("`{path}` is not a number (NaN, infinite or None)")),
        Value::Number(number) if number.is_f64() => {
            let float = number.as_f64().ok_or_else(|| format!("`{path}` is out of range"))?;
            *value = to_twelve_digits(float).into();
            Ok(())
        }
        Value::Array(items) => items
            .iter_mut()
            .enumerate()
            .try_for_each(|(index, item)| round(&format!("{path}.{index}"), item)),
        Value::Object(fields) => fields.iter_mut().try_for_each(|(name, field)| {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            round(&path, field)
        }),
        Value::Bool(_) | Value::String(_) | Value::Number(_) => Ok(()),
    }
}

fn to_twelve_digits(float: f64) -> f64 {
    let rounded: f64 = format!("{float:.11e}").parse().unwrap_or(float);
    // -0.0 and 0.0 are one number on the page.
    rounded + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_keep_twelve_digits_and_integers_all() {
        let value = rounded(&(0.1 + 0.2, -1.0e-20 / 3.0, u64::MAX, -0.0, true)).unwrap();
        assert_eq!(value.to_string(), "[0.3,-3.33333333333e-21,18446744073709551615,0.0,true]");
    }

    #[test]
    fn a_number_that_is_none_is_named_by_its_path() {
        #[derive(Serialize)]
        struct Row {
            errors: [f64; 2],
        }
        let why = rounded(&[Row { errors: [1.0, f64::NAN] }]).unwrap_err();
        assert_eq!(why, "`.0.errors.1` is not a number (NaN, infinite or None)");
    }
}
