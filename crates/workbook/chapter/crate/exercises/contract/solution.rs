pub use chNN_name::*;
