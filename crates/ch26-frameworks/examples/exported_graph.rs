//! The graph that the program writes for the petals network, node by node.

use ch25_own_table::export::onnx::graph;
use ch26_frameworks::worked::petals;

fn main() {
    let graph = graph(&petals()).expect("a network with columns");
    for input in &graph.input {
        println!("given {}", input.name);
    }
    for node in &graph.node {
        println!("{:9} {} -> {}", node.operator, node.input.join(", "), node.output.join(", "));
    }
    for output in &graph.output {
        println!("answered {}", output.name);
    }
}
