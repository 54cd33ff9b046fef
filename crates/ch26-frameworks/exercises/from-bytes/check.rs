use answer::weights;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for (inputs, nodes) in [(2, 3), (3, 3), (1, 4), (4, 1)] {
        let list: Vec<f64> =
            (0..inputs * nodes).map(|place| 0.5 + (place * 5 % 13) as f64 / 4.0).collect();
        let bytes: Vec<u8> = list.iter().flat_map(|value| value.to_le_bytes()).collect();
        c.case(inputs![list, inputs, nodes]);
        c.table("weights from-to", &weights(&bytes, inputs, nodes));
    }
}
