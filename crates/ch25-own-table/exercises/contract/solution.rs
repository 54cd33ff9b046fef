pub use ch25_own_table::*;
