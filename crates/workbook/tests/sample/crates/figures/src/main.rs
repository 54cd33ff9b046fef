//! Stands in for the book's figures; draws one, with a number from the chapter.

fn figure(x: f64) -> String {
    let y = ch01_double::double(x);
    format!(
        r#""title":"A line","desc":"It ends at {y}.","caption":"It ends at {y}.",
           "svg":"<svg viewBox=\"0 0 9 9\" role=\"img\"><title>A line</title><desc>It ends at {y}.</desc><path d=\"M0 0L9 9\"/></svg>""#
    )
    .replace('\n', "")
}

fn main() {
    if std::env::args().nth(1).is_none() {
        let figure = figure(21.0);
        println!(
            r#"[{{"id":"ch01/line",{figure},"params":[{{"name":"x","label":"x","min":0.0,"max":99.0,"step":1.0,"default":21.0,"unit":"","time":false}}]}}]"#
        );
        return;
    }
    for question in std::io::stdin().lines() {
        let question = question.unwrap();
        let values = question.split(['[', ']']).nth(1).unwrap();
        match values.parse() {
            Ok(x) => println!(r#"{{"given":{{{}}}}}"#, figure(x)),
            Err(_) => println!(r#"{{"refused":{{"wrong":"{values} is no number."}}}}"#),
        }
    }
}
