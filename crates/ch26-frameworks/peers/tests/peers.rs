//! burn and tract against the book's own network.

use ch25_own_table::Activation;
use ch25_own_table::train::Recipe;
use peers::exported::compare;
use peers::in_burn::{gradients_apart, weights_apart};
use peers::tables::{TABLES, trained, trained_by};

#[test]
fn burn_has_the_same_gradients() {
    let iris = trained("iris", 20);
    let start = iris.model.recipe.network(4, 3);
    for network in [&start, &iris.model.network] {
        let apart = gradients_apart(network, &iris.samples);
        assert!(apart < 1e-10, "{apart}");
    }
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
    for (name, _) in TABLES {
        let mut trained = trained(name, 20);
        let compared = compare(&trained).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!(compared.same, compared.rows, "{name}");
        assert!(compared.apart < 1e-6, "{name}: {}", compared.apart);
        // The comparison can fail: inputs that are a thousandth larger are told from ours.
        trained.samples.inputs *= 1.0 + 1e-3;
        let compared = compare(&trained).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert!(compared.apart > 1e-6, "{name}: {}", compared.apart);
    }
}

#[test]
fn tract_gives_the_same_answers_for_every_activation_function() {
    for activation in [Activation::Sigmoid, Activation::Relu, Activation::Linear] {
        for name in ["penguins", "breast_cancer", "auto_mpg"] {
            let recipe = Recipe { epochs: 20, activation, hidden: vec![8, 4], ..Recipe::default() };
            let compared = compare(&trained_by(name, recipe));
            let compared =
                compared.unwrap_or_else(|error| panic!("{name}, {activation:?}: {error:?}"));
            assert_eq!(compared.same, compared.rows, "{name}, {activation:?}");
            assert!(compared.apart < 1e-12, "{name}, {activation:?}: {}", compared.apart);
        }
    }
}
