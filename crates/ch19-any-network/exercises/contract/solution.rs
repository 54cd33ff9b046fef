pub use ch19_any_network::*;
