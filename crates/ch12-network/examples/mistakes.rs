//! Tables with one mistake each, and what is said about it.

use ch12_network::table::{Header, TableError, read};

fn main() {
    for text in [
        "height,width,label\n0.3,0.5,1\n0.4,abc,0\n",
        "height,width,label\n0.3,,1\n",
        "height,width,label\n0.3,0.5,1\n\n0.4,0.6,0.1,0\n",
        "height,width,label\n0.3,NaN,1\n",
        "height,width,label\n0.3,\"0,5\",1\n",
        "height,0.5,1\n0.3,0.5,1\n",
        "",
    ] {
        match read("data.csv", text.as_bytes(), Header::Detect) {
            Ok(table) => println!("{} samples", table.lines.len()),
            Err(TableError { place, mistake }) => {
                println!("{place}:\n  {}\n", mistake.to_string().replace(". ", ".\n  "));
            }
        }
    }
}
