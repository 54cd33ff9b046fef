//! Stands in for the test that holds the recorded output of "twice".
