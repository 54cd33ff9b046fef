//! The training step asks for no memory, however many samples it has seen.

use allocation_counter::measure;
use ch11_architecture::{Network, backpropagate};
use ch12_network::{Trainer, colours};

#[test]
fn a_step_allocates_nothing() {
    let samples = colours(100, 1);
    for (inputs, hidden, outputs) in [(3, 4, 1), (1, 1, 1), (17, 33, 5)] {
        let mut trainer = Trainer::new(Network::seeded(inputs, hidden, outputs, 1), 1.0);
        let input = ch11_architecture::ndarray::Array1::from_elem(inputs, 0.5);
        let target = ch11_architecture::ndarray::Array1::from_elem(outputs, 1.0);
        let counted = measure(|| {
            for _ in 0..100 {
                trainer.step(input.view(), target.view());
            }
        });
        assert_eq!(counted.count_total, 0, "{inputs}-{hidden}-{outputs}");
    }
    let mut trainer = Trainer::new(Network::seeded(3, 4, 1, 1), 1.0);
    assert_eq!(measure(|| _ = trainer.epoch(&samples)).count_total, 0);
    let order = ch12_network::shuffled(100, 1, 0);
    assert_eq!(measure(|| _ = trainer.epoch_in_order(&samples, &order)).count_total, 0);
    // The counter does count: the step of chapter 11 makes its vectors anew each time.
    let network = Network::seeded(3, 4, 1, 1);
    assert!(measure(|| drop(network.forward(samples.inputs.row(0)))).count_total >= 4);
}

/// The lists and matrices that an update of chapter 11 makes, one by one: their number and their
/// bytes. The page prints the first, and that a step of the trainer makes none.
#[test]
fn the_lists_of_an_update_of_chapter_11() {
    let shown = proof::recorded(include_str!("snapshots/allocations.snap"));
    for (inputs, hidden, outputs) in [(3, 4, 1), (1, 1, 1), (2, 7, 3)] {
        let made = [
            // The forward pass: preactivations and postactivations.
            [hidden, hidden, outputs, outputs].as_slice(),
            // The final errors, which become the error signal, and the slopes at the output nodes.
            &[outputs, outputs],
            // What arrives at the hidden nodes, which becomes `behind`, and the slopes there.
            &[hidden, hidden],
            // The gradients.
            &[inputs * hidden, hidden * outputs],
        ]
        .concat();
        let mut network = Network::seeded(inputs, hidden, outputs, 1);
        let input = ch11_architecture::ndarray::Array1::from_elem(inputs, 0.5);
        let target = ch11_architecture::ndarray::Array1::from_elem(outputs, 1.0);
        let counted = measure(|| {
            let gradients = backpropagate(&network, input.view(), target.view()).expect("they fit");
            network.descend(&gradients, 1.0);
        });
        assert_eq!(counted.count_total, made.len() as u64);
        // The list of final errors, collected from an iterator, has room for four from the start.
        let bytes = 8 * made.iter().sum::<usize>() as u64;
        assert!((bytes..bytes + 32).contains(&counted.bytes_total), "{counted:?}");
        assert_eq!(shown["chapter_11"], made.len());
        let mut trainer = Trainer::new(network, 1.0);
        let step = measure(|| _ = trainer.step(input.view(), target.view()));
        assert_eq!(shown["trainer"], step.count_total);
    }
}

/// What an update asks the allocator for.
#[derive(serde::Serialize)]
struct Allocations {
    /// With chapter 11's gradients.
    chapter_11: u64,
    /// With this chapter's trainer.
    trainer: u64,
    /// Updates in the page's ten epochs.
    updates: usize,
    /// How often chapter 11's form would ask for memory in all these updates.
    chapter_11_in_all: u64,
}

#[test]
fn an_update_of_chapter_11_allocates_lists_and_matrices() {
    let (samples, updates) = (colours(1, 1), 10_000);
    let (input, target) = (samples.inputs.row(0), samples.targets.row(0));
    let mut network = Network::seeded(3, 4, 1, 1);
    let counted = measure(|| {
        let gradients = backpropagate(&network, input, target).expect("a sample that fits");
        network.descend(&gradients, 1.0);
    });
    let mut trainer = Trainer::new(network, 1.0);
    proof::worked!(
        "allocations",
        Allocations {
            chapter_11: counted.count_total,
            trainer: measure(|| _ = trainer.step(input, target)).count_total,
            updates,
            chapter_11_in_all: updates as u64 * counted.count_total,
        }
    );
}
