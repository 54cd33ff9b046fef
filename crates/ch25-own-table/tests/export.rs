//! What `mlp export` writes, and what it says about mistakes. That other programs answer as ours does
//! is chapter 26's to show.

#![allow(clippy::unwrap_used, reason = "the helpers of the tests are tests")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use ch25_own_table::export::onnx::messages::ModelMessage;
use ch25_own_table::export::{onnx, safetensors};
use ch25_own_table::model::Model;
use prost::Message;
use tempfile::TempDir;

fn run(folder: &Path, arguments: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mlp"));
    command.args(arguments.split_whitespace()).current_dir(folder).env("NO_COLOR", "1");
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap().replace("\r\n", "\n")
}

/// A folder with the networks of three tables.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for (name, of) in
        [("iris", "ch25-own-table"), ("penguins", "ch14-datasets"), ("auto_mpg", "ch25-own-table")]
    {
        let table = crates.join(of).join("data").join(format!("{name}.csv"));
        fs::copy(table, folder.path().join(format!("{name}.csv"))).unwrap();
        let trained =
            run(folder.path(), &format!("train {name}.csv --epochs 3 --save {name}.json"));
        assert!(trained.status.success(), "{}", said(&trained));
    }
    folder
}

fn model(folder: &Path, name: &str) -> Model {
    Model::from_json(&fs::read_to_string(folder.join(name)).unwrap()).unwrap()
}

#[test]
fn both_files_are_written_and_the_same_network_makes_the_same_bytes() {
    let folder = folder();
    let here = folder.path();
    for name in ["iris", "penguins", "auto_mpg"] {
        let command = format!("export {name}.json --onnx {name}.onnx --safetensors {name}.st");
        let output = run(here, &command);
        assert!(output.status.success(), "{}", said(&output));
        let printed = String::from_utf8(output.stdout).unwrap();
        assert_eq!(printed, format!("ONNX in {name}.onnx\nsafetensors in {name}.st\n"));
        let model = model(here, &format!("{name}.json"));
        assert_eq!(
            fs::read(here.join(format!("{name}.onnx"))).unwrap(),
            onnx::bytes(&model).unwrap()
        );
        assert_eq!(
            fs::read(here.join(format!("{name}.st"))).unwrap(),
            safetensors::bytes(&model).unwrap()
        );
        // A file that exists is replaced when it is asked for.
        let again = run(here, &command);
        assert!(!again.status.success() && said(&again).contains("exists already"));
        assert!(run(here, &format!("{command} --force")).status.success());
    }
}

#[test]
fn the_graph_takes_columns_and_gives_answers() {
    let folder = folder();
    for (name, inputs, outputs) in [
        ("iris", 4, &["species", "probabilities"][..]),
        ("penguins", 7, &["species", "probabilities"]),
        ("auto_mpg", 7, &["miles_per_gallon"]),
    ] {
        let model = model(folder.path(), &format!("{name}.json"));
        let message = ModelMessage::decode(&onnx::bytes(&model).unwrap()[..]).unwrap();
        let graph = message.graph.unwrap();
        let columns: Vec<&str> =
            model.plan.inputs.iter().map(|input| input.name.as_str()).collect();
        let given: Vec<&str> = graph.input.iter().map(|input| input.name.as_str()).collect();
        assert_eq!(given.len(), inputs, "{name}");
        assert_eq!(given, columns, "{name}");
        let answered: Vec<&str> = graph.output.iter().map(|output| output.name.as_str()).collect();
        assert_eq!(answered, outputs, "{name}");
        // Every value is made once, and before it is used.
        let mut known: Vec<&str> = given;
        known.extend(graph.initializer.iter().map(|constant| constant.name.as_str()));
        for node in &graph.node {
            for input in &node.input {
                assert!(known.contains(&input.as_str()), "{name}: {input}");
            }
            assert!(!known.contains(&node.output[0].as_str()), "{name}: {}", node.output[0]);
            known.push(&node.output[0]);
        }
        let classes = message.metadata.iter().find(|entry| entry.key == "classes");
        match classes {
            Some(classes) => {
                let names: Vec<String> = serde_json::from_str(&classes.value).unwrap();
                assert_eq!(names, model.plan.target.classes, "{name}");
            }
            None => assert_eq!(name, "auto_mpg"),
        }
    }
}

/// Columns and values between may have the same name: each stays what it is.
#[test]
fn a_column_may_be_called_as_a_value_of_the_graph_is() {
    let folder = folder();
    let mut model = model(folder.path(), "iris.json");
    for (input, name) in model.plan.inputs.iter_mut().zip(["scaled", "probabilities", "", "pre_1"])
    {
        input.name = name.to_string();
    }
    let graph = onnx::graph(&model).unwrap();
    let given: Vec<&str> = graph.input.iter().map(|input| input.name.as_str()).collect();
    assert_eq!(given, ["scaled", "probabilities", "unnamed", "pre_1"]);
    let mut made: Vec<&str> = graph.node.iter().map(|node| node.output[0].as_str()).collect();
    made.extend(given);
    let count = made.len();
    made.sort_unstable();
    made.dedup();
    assert_eq!(made.len(), count);
}

#[test]
fn weights_are_to_from_and_the_scaling_is_beside_them() {
    let folder = folder();
    let model = model(folder.path(), "iris.json");
    let bytes = safetensors::bytes(&model).unwrap();
    let (_, about) = ::safetensors::SafeTensors::read_metadata(&bytes).unwrap();
    let about = about.metadata().as_ref().unwrap()["mlp"].clone();
    let about: serde_json::Value = serde_json::from_str(&about).unwrap();
    let ch25_own_table::plan::From::Numbers { offset, unit, .. } = model.plan.inputs[0].from else {
        panic!("a column of numbers");
    };
    assert_eq!(about["columns"][0]["offset"], offset);
    assert_eq!(about["columns"][0]["unit"], unit);
    let file = ::safetensors::SafeTensors::deserialize(&bytes).unwrap();
    let names: Vec<String> = file.names().into_iter().map(str::to_string).collect();
    assert_eq!(names.len(), 4);
    for (number, layer) in model.network.layers.iter().enumerate() {
        let weight = file.tensor(&format!("{}.weight", 2 * number)).unwrap();
        let (from, to) = layer.weights.dim();
        assert_eq!(weight.shape(), [to, from]);
        let at = |node: usize, input: usize| {
            let start = 8 * (node * from + input);
            f64::from_le_bytes(weight.data()[start..start + 8].try_into().unwrap())
        };
        assert_eq!(at(to - 1, 0), layer.weights[[0, to - 1]]);
        assert_eq!(at(0, from - 1), layer.weights[[from - 1, 0]]);
        assert_eq!(file.tensor(&format!("{}.bias", 2 * number)).unwrap().shape(), [to]);
    }
}

#[test]
fn mistakes_get_a_sentence_and_leave_nothing_behind() {
    let folder = folder();
    let here = folder.path();
    fs::write(here.join("other.json"), "{\"a\": 1}").unwrap();
    for (command, code, sentence) in [
        ("export iris.json", 2, "mlp export <--onnx <FILE>|--safetensors <FILE>> <NETWORK>"),
        ("export nothing.json --onnx a.onnx", 1, "nothing.json cannot be read"),
        ("export iris.csv --onnx a.onnx", 1, "iris.csv: "),
        ("export other.json --onnx a.onnx", 1, "this is JSON, and no network"),
        ("export iris.json --onnx nowhere/a.onnx", 1, "there is no folder nowhere"),
        ("export iris.json --onnx -", 1, "not written to standard output"),
        ("export iris.json --onnx iris.json --force", 1, "would be lost"),
        ("export iris.json --onnx a.x --safetensors a.x", 1, "name the same file"),
    ] {
        let output = run(here, command);
        assert_eq!(output.status.code(), Some(code), "{command}: {}", said(&output));
        assert!(said(&output).contains(sentence), "{command}: {}", said(&output));
    }
    for left in ["a.onnx", "a.x"] {
        assert!(!here.join(left).exists(), "{left}");
    }

    // A network that no column leads into.
    let mut nothing = model(here, "iris.json");
    nothing.plan.inputs.clear();
    let sentence = onnx::graph(&nothing).unwrap_err().to_string();
    assert!(sentence.starts_with("no column of this network makes an input"), "{sentence}");
}
