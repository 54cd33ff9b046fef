pub use ch11_architecture::Network;
pub use ch12_network::*;
