//! Trains the page's network, and opens the test set.

use ch21_outputs::correct;
use ch24_digits::worked::{RECIPE, envelope, parts};
use ch24_digits::{Question, train};

fn main() {
    println!("{RECIPE:?}");
    let parts = parts(&envelope(), 0);
    let trained = train(&RECIPE, &parts.training, &parts.validation, 0);
    println!("epoch  training  validation");
    for (epoch, [training, validation]) in trained.curve.iter().enumerate() {
        if epoch % 5 == 0 || epoch == trained.best_epoch {
            println!("{epoch:5}  {training:8.4}  {validation:10.4}");
        }
    }
    println!("best epoch: {}", trained.best_epoch);
    for (name, part) in
        [("training", &parts.training), ("validation", &parts.validation), ("test", &parts.test)]
    {
        let right = correct(&trained.network, Question::OneOf, part);
        println!("{name}: {right} of {} right", part.len());
    }
}
