//! Numbers in JSON, each with all its bits. Finite ones are: serde_json prints the shortest text
//! that gives the number back. For the others JSON has no word, so they are texts.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Clone, Copy, Deserialize, Serialize)]
#[serde(untagged)]
enum Exact {
    Finite(f64),
    Other(Other),
}

/// The words are those that JavaScript's `Number` takes.
#[derive(Clone, Copy, Deserialize, Serialize)]
enum Other {
    NaN,
    Infinity,
    #[serde(rename = "-Infinity")]
    MinusInfinity,
}

impl From<f64> for Exact {
    fn from(value: f64) -> Self {
        if value.is_finite() {
            Self::Finite(value)
        } else if value.is_nan() {
            Self::Other(Other::NaN)
        } else if value > 0.0 {
            Self::Other(Other::Infinity)
        } else {
            Self::Other(Other::MinusInfinity)
        }
    }
}

impl From<Exact> for f64 {
    fn from(value: Exact) -> Self {
        match value {
            Exact::Finite(value) => value,
            Exact::Other(Other::NaN) => Self::NAN,
            Exact::Other(Other::Infinity) => Self::INFINITY,
            Exact::Other(Other::MinusInfinity) => Self::NEG_INFINITY,
        }
    }
}

/// For a field with one number.
pub mod number {
    use super::*;

    pub fn serialize<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
        Exact::from(*value).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
        Exact::deserialize(deserializer).map(f64::from)
    }
}

/// For a field with a list of numbers.
pub mod numbers {
    use super::*;

    pub fn serialize<S: Serializer>(values: &[f64], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(values.iter().copied().map(Exact::from))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<f64>, D::Error> {
        let values = Vec::<Exact>::deserialize(deserializer)?;
        Ok(values.into_iter().map(f64::from).collect())
    }
}

/// For a field with lists of numbers, each with its name.
pub mod series {
    use super::*;

    #[derive(Deserialize, Serialize)]
    struct List(#[serde(with = "numbers")] Vec<f64>);

    pub fn serialize<S: Serializer>(
        series: &[(String, Vec<f64>)],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(series.iter().map(|(name, values)| (name, List(values.clone()))))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<(String, Vec<f64>)>, D::Error> {
        let series = Vec::<(String, List)>::deserialize(deserializer)?;
        Ok(series.into_iter().map(|(name, List(values))| (name, values)).collect())
    }
}

#[cfg(test)]
mod tests {
    use crate::Figure;

    #[test]
    fn every_number_comes_back_with_all_its_bits() {
        let numbers = [
            0.1,
            -0.0,
            1.0 / 3.0,
            f64::MIN_POSITIVE / 4.0,
            f64::MAX,
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
        ];
        let figure = Figure {
            svg: "<svg/>".into(),
            title: "\"t\"".into(),
            desc: "d\n".into(),
            caption: "½".into(),
            data: vec![("all".into(), numbers.to_vec()), ("none".into(), vec![])],
            objections: vec![],
            handles: vec![],
        };
        let json = serde_json::to_string(&figure).unwrap();
        let back: Figure = serde_json::from_str(&json).unwrap();
        let bits =
            |figure: &Figure| figure.data[0].1.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
        assert_eq!(bits(&back), bits(&figure), "{json}");
        assert_eq!((&back.title, back.data.len()), (&figure.title, 2));
    }
}
