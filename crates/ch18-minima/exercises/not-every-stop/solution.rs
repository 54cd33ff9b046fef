use ch18_minima::NodeSurface;
use ch18_minima::ndarray::{Array1, array};
use ch18_minima::worked::{bottoms, pass_place, tasting};

/// Panics where the function takes a place for a minimum that is none, or the other way round.
pub fn test(is_minimum: fn(&NodeSurface, &Array1<f64>) -> bool) {
    let samples = tasting();
    let surface = NodeSurface { samples: &samples };
    let [low, high] = bottoms();
    assert!(is_minimum(&surface, &low), "the lower bottom is a minimum");
    assert!(is_minimum(&surface, &high), "so is the higher one");
    assert!(!is_minimum(&surface, &pass_place()), "the pass is a saddle");
    assert!(!is_minimum(&surface, &array![0.0, 8.0]), "the plateau is level, and no bottom");
    let near = &low + &array![0.05, 0.15];
    assert!(!is_minimum(&surface, &near), "beside the bottom there is still a slope");
}

fn main() {
    test(|surface, place| {
        let measured = ch18_minima::survey(surface, place);
        measured.slope < 1e-6 && measured.curvatures.values[0] > 0.0
    });
}
