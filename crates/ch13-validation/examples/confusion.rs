//! Who is taken for whom: a network and the templates, on the same bursts.

use ch11_architecture::Network;
use ch12_network::Trainer;
use ch13_validation::{
    Confusion, Templates, accuracy, accuracy_by_kind, answer, bursts, confusion,
};

fn print(name: &str, counts: &Confusion) {
    println!("{name}: {:.3} right", accuracy(counts));
    println!("            sine  square  triangle");
    for (kind, row) in ["sine", "square", "triangle"].iter().zip(counts) {
        println!("{kind:9}{:7}{:8}{:10}", row[0], row[1], row[2]);
    }
    println!("by kind  {:7.3?}", accuracy_by_kind(counts));
}

fn main() {
    let training = bursts(1000, 0.1, 1);
    let mut trainer = Trainer::new(Network::seeded(16, 12, 3, 2), 0.3);
    for _ in 0..30 {
        trainer.epoch(&training);
    }
    let test = bursts(900, 0.1, 3);
    print("network", &confusion(&test, |input| answer(&trainer.network, input)));
    let templates = Templates::all();
    print("templates", &confusion(&test, |input| templates.answer(input)));
}
