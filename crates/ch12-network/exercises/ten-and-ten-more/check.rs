use answer::go_on;
use ch11_architecture::Network;
use ch12_network::saved::Saved;
use ch12_network::table::Column;
use ch12_network::{Trainer, colours, shuffled};

use crate::checks::Checks;

/// A training of so many epochs, as its file has it.
fn trained(samples: usize, seed: u64, epochs: u64) -> Saved {
    let table = colours(samples, seed + 10);
    let mut trainer = Trainer::new(Network::seeded(3, 4, 1, seed), 1.0);
    for epoch in 0..epochs {
        trainer.epoch_in_order(&table, &shuffled(samples, seed, epoch));
    }
    let named = |names: &[&str]| names.iter().map(|name| Column::Name((*name).into())).collect();
    Saved {
        inputs: named(&["red", "green", "blue"]),
        targets: named(&["is_blue"]),
        ones: false,
        kinds: false,
        epochs,
        network: trainer.network,
    }
}

pub fn check(c: &mut Checks) {
    for (samples, seed, epochs, more) in [(40, 3, 0, 2), (60, 1, 2, 3), (50, 2, 5, 1), (30, 4, 1, 4)] {
        c.case(inputs![samples, seed, epochs, more]);
        let text = trained(samples, seed, epochs).to_json().expect("it can be saved");
        let table = colours(samples, seed + 10);
        let returned = go_on(&text, &table, seed, more).expect("the file is whole");
        let saved = Saved::from_json(&returned).expect("a saved network");
        c.number("epochs in the file", saved.epochs as f64);
        let Network { i_to_h, h_to_o } = &saved.network;
        c.block("ItoH", &i_to_h.iter().copied().collect::<Vec<f64>>());
        c.block("HtoO", &h_to_o.iter().copied().collect::<Vec<f64>>());
        c.number("the file of one training", f64::from(u8::from(saved == trained(samples, seed, epochs + more))));
        let cut = &text[..text.len() - 3];
        c.number("a broken file refused", f64::from(u8::from(go_on(cut, &table, seed, 1).is_err())));
    }
}
