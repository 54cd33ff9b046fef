//! The curvatures of some samples, and what they say about the learning rate.

use ch06_learning_rate::worked::{agreeing, bowl};
use ch06_learning_rate::{best_rate, curvatures, factor, limit, steps_needed};

fn main() {
    for (name, samples) in [("bowl", bowl()), ("inputs that agree", agreeing())] {
        let [flattest, steepest] = curvatures(&samples);
        println!("{name}: curvatures {flattest} and {steepest}, limit {}", limit(steepest));
        let best = best_rate([flattest, steepest]);
        println!("  the best rate {best:.4} leaves {:.4} each time", factor(best, flattest));
        for share in [0.1, 0.5, 0.9, 0.99, 1.01] {
            let learning_rate = share * limit(steepest);
            match steps_needed(&[0.0, 0.0], &samples, learning_rate, 0.001) {
                Some(steps) => println!("  LR {learning_rate:.3}: {steps} steps"),
                None => println!("  LR {learning_rate:.3}: does not arrive"),
            }
        }
    }
}
