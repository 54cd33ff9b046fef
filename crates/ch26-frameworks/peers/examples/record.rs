//! Compares burn and tract with the book's network and writes what it finds to `recorded/peers.json`.

use peers::exported::compare;
use peers::in_burn::{gradients_apart, weights_apart};
use peers::tables::{TABLES, trained};
use serde_json::{Map, json};

fn version(name: &str) -> String {
    let lock = include_str!("../Cargo.lock");
    let package = format!("name = \"{name}\"\nversion = \"");
    let rest = lock.split(&package).nth(1).expect("a locked version");
    rest.split('"').next().unwrap_or_default().to_string()
}

fn main() {
    let mut tables = Map::new();
    for (name, _) in TABLES {
        let compared = compare(&trained(name, 300)).expect("tract runs the graph");
        assert_eq!(compared.same, compared.rows, "{name}: the same classes");
        println!("{name}: {compared:?}");
        tables.insert(name.to_string(), json!(compared.apart));
    }
    let iris = trained("iris", 300);
    let start = iris.model.recipe.network(4, 3);
    let (updates, rate) = (100, 0.1);
    let found = json!({
        "burn": {
            "version": version("burn"),
            "rows": iris.samples.inputs.nrows(),
            "gradients_at_start": gradients_apart(&start, &iris.samples),
            "gradients_when_trained": gradients_apart(&iris.model.network, &iris.samples),
            "updates": updates,
            "rate": rate,
            "weights": weights_apart(&start, &iris.samples, updates, rate),
        },
        "tract": { "version": version("tract-onnx"), "tables": tables },
    });
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../recorded/peers.json");
    let text = serde_json::to_string_pretty(&found).expect("numbers") + "\n";
    std::fs::write(file, text).expect("the recorded file");
}
