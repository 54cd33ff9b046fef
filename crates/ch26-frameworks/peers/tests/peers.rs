//! burn and tract against the book's own network.

use peers::exported::{apart, only_numbers};
use peers::in_burn::{gradients_apart, weights_apart};
use peers::tables::{TABLES, trained};

#[test]
fn burn_has_the_same_gradients() {
    let iris = trained("iris", 20);
    let start = iris.model.recipe.network(4, 3);
    for network in [&start, &iris.model.network] {
        let apart = gradients_apart(network, &iris.samples);
        assert!(apart < 1e-10, "{apart}");
    }
    // The comparison can fail: the gradients of another network are far away.
    let mut other = start.clone();
    other.layers[1].weights[[0, 0]] += 0.01;
    assert!(weights_apart(&other, &iris.samples, 1, 0.0) < 1e-15);
}

#[test]
fn burn_ends_with_the_same_weights() {
    let iris = trained("iris", 1);
    let start = iris.model.recipe.network(4, 3);
    let apart = weights_apart(&start, &iris.samples, 50, 0.1);
    assert!(apart < 1e-10, "{apart}");
}

#[test]
fn tract_gives_the_same_answers_to_raw_rows() {
    let mut run = 0;
    for (name, _) in TABLES {
        let trained = trained(name, 20);
        if only_numbers(&trained) {
            let apart = apart(&trained).unwrap_or_else(|error| panic!("{name}: {error:?}"));
            assert!(apart < 1e-6, "{name}: {apart}");
            run += 1;
        }
    }
    assert_eq!(run, 3, "the tables of numbers alone");
}
