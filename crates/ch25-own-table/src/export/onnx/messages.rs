//! The messages of ONNX that a network needs, with the numbers that `onnx.proto` gives their fields.

use prost::{Message, Oneof};

/// `ModelProto`: the whole file.
#[derive(Clone, PartialEq, Message)]
pub struct ModelMessage {
    /// The version of the format.
    #[prost(int64, tag = "1")]
    pub format: i64,
    /// The program that wrote it.
    #[prost(string, tag = "2")]
    pub producer: String,
    /// That program's version.
    #[prost(string, tag = "3")]
    pub producer_version: String,
    /// The graph.
    #[prost(message, optional, tag = "7")]
    pub graph: Option<Graph>,
    /// The sets of operations that it uses.
    #[prost(message, repeated, tag = "8")]
    pub operators: Vec<Operators>,
    /// Whatever else is known.
    #[prost(message, repeated, tag = "14")]
    pub metadata: Vec<Entry>,
}

/// `OperatorSetIdProto`: a set of operations.
#[derive(Clone, PartialEq, Message)]
pub struct Operators {
    /// Whose; empty for ONNX's own.
    #[prost(string, optional, tag = "1")]
    pub domain: Option<String>,
    /// Its version.
    #[prost(int64, tag = "2")]
    pub version: i64,
}

/// `StringStringEntryProto`: a key and its value.
#[derive(Clone, PartialEq, Message)]
pub struct Entry {
    /// The key.
    #[prost(string, tag = "1")]
    pub key: String,
    /// The value.
    #[prost(string, tag = "2")]
    pub value: String,
}

/// `GraphProto`: nodes in the order in which they can be computed, and constants.
#[derive(Clone, PartialEq, Message)]
pub struct Graph {
    /// The nodes.
    #[prost(message, repeated, tag = "1")]
    pub node: Vec<Node>,
    /// The graph's name.
    #[prost(string, tag = "2")]
    pub name: String,
    /// The constants.
    #[prost(message, repeated, tag = "5")]
    pub initializer: Vec<Tensor>,
    /// What is given.
    #[prost(message, repeated, tag = "11")]
    pub input: Vec<ValueInfo>,
    /// What is answered.
    #[prost(message, repeated, tag = "12")]
    pub output: Vec<ValueInfo>,
}

/// `NodeProto`: an operation on values that are known by their names.
#[derive(Clone, PartialEq, Message)]
pub struct Node {
    /// What it takes.
    #[prost(string, repeated, tag = "1")]
    pub input: Vec<String>,
    /// What it makes.
    #[prost(string, repeated, tag = "2")]
    pub output: Vec<String>,
    /// Its own name.
    #[prost(string, tag = "3")]
    pub name: String,
    /// The operation.
    #[prost(string, tag = "4")]
    pub operator: String,
    /// Its settings.
    #[prost(message, repeated, tag = "5")]
    pub attribute: Vec<Attribute>,
}

/// `AttributeProto`: a setting, here always a whole number.
#[derive(Clone, PartialEq, Message)]
pub struct Attribute {
    /// Its name.
    #[prost(string, tag = "1")]
    pub name: String,
    /// Its value.
    #[prost(int64, optional, tag = "3")]
    pub value: Option<i64>,
    /// 2, for a whole number.
    #[prost(int32, tag = "20")]
    pub kind: i32,
}

impl Attribute {
    /// A whole number.
    pub fn whole(name: &str, value: i64) -> Attribute {
        Attribute { name: name.to_string(), value: Some(value), kind: 2 }
    }
}

/// `TensorProto`: a constant.
#[derive(Clone, PartialEq, Message)]
pub struct Tensor {
    /// Its shape.
    #[prost(int64, repeated, tag = "1")]
    pub dims: Vec<i64>,
    /// The kind of its values, by ONNX's number.
    #[prost(int32, tag = "2")]
    pub kind: i32,
    /// Its values, if they are words.
    #[prost(bytes = "vec", repeated, tag = "6")]
    pub words: Vec<Vec<u8>>,
    /// Its name.
    #[prost(string, tag = "8")]
    pub name: String,
    /// Its values as bytes, if they are numbers.
    #[prost(bytes = "vec", optional, tag = "9")]
    pub bytes: Option<Vec<u8>>,
}

/// `ValueInfoProto`: the name and the kind of a value.
#[derive(Clone, PartialEq, Message)]
pub struct ValueInfo {
    /// Its name.
    #[prost(string, tag = "1")]
    pub name: String,
    /// Its kind.
    #[prost(message, optional, tag = "2")]
    pub kind: Option<Type>,
    /// What it is, for people.
    #[prost(string, tag = "3")]
    pub what: String,
}

/// `TypeProto`: a kind of value, here always a tensor.
#[derive(Clone, PartialEq, Message)]
pub struct Type {
    /// The tensor.
    #[prost(message, optional, tag = "1")]
    pub tensor: Option<TensorType>,
}

/// `TypeProto.Tensor`: a kind of number or word, and a shape.
#[derive(Clone, PartialEq, Message)]
pub struct TensorType {
    /// The kind of its values, by ONNX's number.
    #[prost(int32, tag = "1")]
    pub kind: i32,
    /// The shape.
    #[prost(message, optional, tag = "2")]
    pub shape: Option<Shape>,
}

/// `TensorShapeProto`: the sizes of a tensor.
#[derive(Clone, PartialEq, Message)]
pub struct Shape {
    /// One after the other.
    #[prost(message, repeated, tag = "1")]
    pub dim: Vec<Dimension>,
}

/// `TensorShapeProto.Dimension`: one size.
#[derive(Clone, PartialEq, Message)]
pub struct Dimension {
    /// The size.
    #[prost(oneof = "DimensionValue", tags = "1, 2")]
    pub value: Option<DimensionValue>,
}

/// A size, known or named.
#[derive(Clone, PartialEq, Oneof)]
pub enum DimensionValue {
    /// So many.
    #[prost(int64, tag = "1")]
    Size(i64),
    /// As many as come, by this name.
    #[prost(string, tag = "2")]
    Name(String),
}
