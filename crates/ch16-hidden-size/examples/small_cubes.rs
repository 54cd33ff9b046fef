//! All questions about two and about three inputs, and how many of them networks of yes/no nodes
//! answer.

use ch16_hidden_size::answerable;

fn main() {
    for inputs in [2, 3] {
        for hidden in 1..=inputs {
            let found = answerable(inputs, hidden);
            let yes = found.iter().filter(|found| **found).count();
            println!("{inputs} inputs, {hidden} hidden: {yes} of {} questions", found.len());
            let missing: Vec<usize> = (0..found.len()).filter(|&q| !found[q]).collect();
            if missing.len() == 2 {
                for question in missing {
                    let answers: Vec<usize> =
                        (0..1 << inputs).map(|row| question >> row & 1).collect();
                    println!("    not {answers:?}");
                }
            }
        }
    }
}
