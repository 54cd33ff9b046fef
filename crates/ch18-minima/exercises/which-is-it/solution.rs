use ch18_minima::ndarray::array;
use ch18_minima::worked::{RATE, SADDLE_SEED, standing, tasting, xor_surface};
use ch18_minima::{NetworkSurface, NodeSurface, Verdict, roll, survey};

/// Which run is in a local minimum? We measure all four.
pub fn answer() -> char {
    let (network, xor) = xor_surface(2, SADDLE_SEED);
    let nine = NetworkSurface { shape: &network, samples: &xor };
    let tomatoes = tasting();
    let two = NodeSurface { samples: &tomatoes };
    let in_b = roll(&two, &array![-2.0, 2.0], RATE, 0.0, 1000).pop().unwrap_or_default();
    let verdicts = [
        survey(&nine, &standing(SADDLE_SEED, 5000)).verdict(1.0),
        survey(&two, &in_b).verdict(RATE),
        survey(&two, &array![-2.0, 0.0]).verdict(1e-5),
        survey(&two, &array![0.0, 8.0]).verdict(RATE),
    ];
    let floors: Vec<usize> = (0..4).filter(|run| verdicts[*run] == Verdict::Floor).collect();
    match floors[..] {
        [run] => ['a', 'b', 'c', 'd'][run],
        _ => 'e',
    }
}

fn main() {
    println!("The answer is {}.", answer());
}
