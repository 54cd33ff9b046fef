use ch16_hidden_size::{StepLayers, wide_parity};

pub fn parity(bits: usize) -> StepLayers {
    wide_parity(bits)
}
