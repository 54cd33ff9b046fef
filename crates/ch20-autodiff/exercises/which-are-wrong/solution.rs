use ch20_autodiff::network::parameters;
use ch20_autodiff::worked::{Trap, drawn, gradient_with, trap_plan};

/// Which gradients does a walk that overwrites get wrong?
pub fn answer() -> char {
    let plan = trap_plan(1);
    let given = parameters(&drawn(&plan, 7));
    let sample = (vec![0.5, -1.0], vec![1.0]);
    let right = gradient_with(Trap::Right, &plan, &given, &sample);
    let wrong = gradient_with(Trap::Overwrites, &plan, &given, &sample);
    let factors: Vec<f64> = wrong.iter().zip(&right).map(|(wrong, right)| wrong / right).collect();
    let off = |factor: &f64| (factor - 1.0).abs() > 1e-9;
    let alike = factors.iter().all(|factor| (factor - factors[0]).abs() < 1e-9);
    match factors.iter().filter(|factor| off(factor)).count() {
        0 => 'a',
        13 if alike => 'c',
        13 => 'd',
        _ => 'b',
    }
}

fn main() {
    println!("The answer is {}.", answer());
}
