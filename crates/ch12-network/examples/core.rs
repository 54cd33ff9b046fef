//! The train command and then predict, without what they ask, warn of and refuse.

use std::{error::Error, fs};

use ch11_architecture::Network;
use ch12_network::saved::Saved;
use ch12_network::table::{Header, read};
use ch12_network::{Trainer, correct, decide};

fn main() -> Result<(), Box<dyn Error>> {
    // train colours.csv
    let text = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/data/colours.csv"))?;
    let table = read("colours.csv", &text, Header::Detect)?;
    let (inputs, targets) = table.columns.split_at(table.columns.len() - 1);
    let samples = table.samples(inputs, targets)?;
    let mut trainer = Trainer::new(Network::seeded(inputs.len(), 4, targets.len(), 1), 1.0);
    for _ in 0..10 {
        trainer.epoch(&samples);
    }
    let Trainer { network, .. } = trainer;
    println!("correct {} of {}", correct(&network, &samples), samples.len());
    let (inputs, targets) = (inputs.into(), targets.into());
    let saved = Saved { inputs, targets, ones: false, kinds: false, epochs: 10, network };
    let net_json = saved.to_json()?;

    // predict net.json new.csv
    let Saved { inputs, network, .. } = Saved::from_json(&net_json)?;
    let text = b"blue,red,green\n0.9,0.1,0.3\n0.2,0.8,0.5\n0.6,0.1,0.58\n";
    let table = read("new.csv", text, Header::Detect)?;
    for (input, _) in table.samples(&inputs, &[])?.iter() {
        let output = network.forward(input)?.post_o[0];
        println!("{output:.6},{}", decide(output));
    }
    Ok(())
}
