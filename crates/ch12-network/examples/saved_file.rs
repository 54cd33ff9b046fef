//! A network before its training, as a file, and read back.

use ch11_architecture::Network;
use ch12_network::saved::Saved;
use ch12_network::table::Column;

fn main() {
    let name = |name: &str| Column::Name(name.into());
    let saved = Saved {
        inputs: ["red", "green", "blue"].map(name).into(),
        targets: vec![name("is_blue")],
        ones: false,
        kinds: false,
        epochs: 0,
        network: Network::seeded(3, 4, 1, 1),
    };
    let text = saved.to_json().expect("a network that fits its columns");
    print!("{text}");

    let back = Saved::from_json(&text).expect("what was written a moment ago");
    let bits = |saved: &Saved| -> Vec<u64> {
        let Network { i_to_h, h_to_o } = &saved.network;
        i_to_h.iter().chain(h_to_o).map(|weight| weight.to_bits()).collect()
    };
    println!("the same to the last bit: {}", bits(&back) == bits(&saved));
}
