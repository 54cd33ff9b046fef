//! Stands in for the tools that are compiled into the program.
