/// Your own table: a line with names, then the samples, the target last.
pub fn own() -> &'static str {
    "\
minutes,lid,thick,warm
0.05,0,0,1
0.15,0,0,1
0.25,0,0,1
0.3,0,0,1
0.35,0,0,0
0.45,0,0,0
0.6,0,0,0
0.2,0,1,1
0.4,0,1,1
0.5,0,1,0
0.55,0,1,0
0.75,0,1,0
0.15,1,0,1
0.35,1,0,1
0.5,1,0,1
0.6,1,0,1
0.7,1,0,0
0.85,1,0,0
0.4,1,1,1
0.65,1,1,1
0.75,1,1,1
0.85,1,1,0
0.95,1,1,0
1,1,1,0
"
}

/// New samples, under the same names.
pub fn new() -> &'static str {
    "\
minutes,lid,thick,warm
0.1,0,0,1
0.55,0,0,0
0.35,0,1,1
0.45,1,0,1
0.9,1,0,0
0.7,1,1,1
"
}

/// How many answers are correct in your own table, how many of a constant answer, and the
/// same two of the new samples.
pub fn read_off() -> [usize; 4] {
    [24, 13, 6, 4]
}

fn main() {
    std::fs::write("own.csv", own()).expect("a place to write to");
    std::fs::write("new.csv", new()).expect("a place to write to");
}
