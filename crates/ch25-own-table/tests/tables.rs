//! Tables as people and spreadsheets write them: recognised, or refused with the place and what to do.

#![allow(clippy::unwrap_used, reason = "the helpers of the tests are tests")]

use ch25_own_table::plan::{Found, Question, Wishes, find};
use ch25_own_table::table::{Cells, Decimal, Encoding, Header, Reading, Separator, Table, read};

/// Twenty-four rows: two numbers and a kind, which neither of them gives away.
fn rows() -> Vec<[String; 3]> {
    (0..24)
        .map(|row| {
            let length = format!("{:.2}", 1.1 + 0.37 * f64::from(7 * row % 24));
            let width = format!("{:.2}", 0.3 + 0.51 * f64::from(5 * row % 24));
            [length, width, if row % 2 == 0 { "big" } else { "small" }.into()]
        })
        .collect()
}

fn text(separator: &str) -> String {
    let rows: Vec<String> = rows().iter().map(|row| row.join(separator)).collect();
    format!("{}\n{}\n", ["length", "width", "kind"].join(separator), rows.join("\n"))
}

/// The table with another sixth line.
fn with_line(line: &str) -> String {
    let text = text(",");
    let mut lines: Vec<&str> = text.lines().collect();
    lines[5] = line;
    lines.join("\n") + "\n"
}

/// The table with another column in front.
fn with_column(name: &str, cell: impl Fn(usize) -> String) -> String {
    let rows = rows();
    let rows = rows.iter().enumerate().map(|(at, row)| format!("{},{}\n", cell(at), row.join(",")));
    format!("{name},length,width,kind\n{}", rows.collect::<String>())
}

fn opened(bytes: &[u8], reading: &Reading) -> Result<(Table, Found), String> {
    let table = read("t.csv", bytes, reading).map_err(|refusal| refusal.to_string())?;
    let found = find(&table, &Wishes::default()).map_err(|refusal| refusal.to_string())?;
    Ok((table, found))
}

fn usual(bytes: &[u8]) -> Result<(Table, Found), String> {
    opened(bytes, &Reading::default())
}

fn numbers(table: &Table, column: &str) -> Vec<f64> {
    match &table.columns[table.position(column).unwrap()].cells {
        Cells::Numbers(values) => values.clone(),
        other => panic!("{column} is {other:?}"),
    }
}

#[test]
fn the_same_table_in_every_dress() {
    let plain = text(",");
    let (expected, _) = usual(plain.as_bytes()).unwrap();
    let utf16 = |to: fn(u16) -> [u8; 2], mark: &[u8]| {
        [mark.to_vec(), plain.encode_utf16().flat_map(to).collect()].concat()
    };
    let quoted = plain.lines().map(|line| {
        let cells: Vec<String> = line.split(',').map(|cell| format!("\"{cell}\"")).collect();
        cells.join(",") + "\n"
    });
    let json = |start: &str, between: &str, end: &str| {
        let objects: Vec<String> = rows()
            .iter()
            .map(|[length, width, kind]| {
                format!("{{\"length\": {length}, \"width\": {width}, \"kind\": \"{kind}\"}}")
            })
            .collect();
        format!("{start}{}{end}", objects.join(between))
    };
    let dresses: Vec<(&str, Vec<u8>)> = vec![
        ("no last line end", plain.trim_end().into()),
        ("\\r\\n", plain.replace('\n', "\r\n").into()),
        ("\\r", plain.replace('\n', "\r").into()),
        ("byte order mark", [b"\xef\xbb\xbf", plain.as_bytes()].concat()),
        ("UTF-16, little", utf16(u16::to_le_bytes, b"\xff\xfe")),
        ("UTF-16, big", utf16(u16::to_be_bytes, b"\xfe\xff")),
        ("UTF-16 without a mark", utf16(u16::to_le_bytes, b"")),
        ("semicolons", text(";").into()),
        ("semicolons and decimal commas", text(";").replace('.', ",").into()),
        ("tabs", text("\t").into()),
        ("tabs and decimal commas", text("\t").replace('.', ",").into()),
        ("bars", text("|").into()),
        ("a space", text(" ").into()),
        ("spaces", text("   ").into()),
        ("a space after the comma", text(", ").into()),
        ("quotation marks", quoted.collect::<String>().into()),
        ("sep=", format!("sep=;\n{}", text(";")).into()),
        ("a comma at the end of each line", plain.replace('\n', ",\n").into()),
        ("blank lines", plain.replace('\n', "\n\n").into()),
        ("lines of nothing but commas", format!("{plain},,\n,,\n\n").into()),
        ("JSON lines", json("", "\n", "\n").into()),
        ("a JSON list", json("[", ",\n", "]").into()),
        ("no-break spaces", plain.replace(',', "\u{a0},").into()),
        ("minus and plus", plain.replace("\n1.10", "\n+1.10").into()),
    ];
    for (dress, bytes) in dresses {
        let (table, found) = usual(&bytes).unwrap_or_else(|error| panic!("{dress}: {error}"));
        let cells = |table: &Table| -> Vec<_> {
            table.columns.iter().map(|column| (column.name.clone(), column.cells.clone())).collect()
        };
        assert_eq!(cells(&table), cells(&expected), "{dress}");
        assert_eq!((found.question, found.inputs.len()), (Question::YesNo, 2), "{dress}");
        assert_eq!(found.warnings, Vec::<String>::new(), "{dress}");
    }
}

#[test]
fn numbers_as_the_world_writes_them() {
    let cases: &[(&str, &[&str], &[f64])] = &[
        ("minus sign", &["\u{2212}1.5", "2.25"], &[-1.5, 2.25]),
        ("thousands, English", &["\"1,234\"", "\"12,345.5\""], &[1234.0, 12345.5]),
        ("thousands, German", &["\"1.234\"", "\"12.345,5\""], &[1234.0, 12345.5]),
        ("thousands, French", &["\"1\u{202f}234,5\"", "\"12\u{202f}345,25\""], &[1234.5, 12345.25]),
        ("thousands, Swiss", &["1'234.5", "12'345.25"], &[1234.5, 12345.25]),
        ("millions", &["\"1,234,567\"", "\"2,000,000\""], &[1_234_567.0, 2_000_000.0]),
        ("money", &["$1.50", "$20.25"], &[1.5, 20.25]),
        ("more money", &["\"1,50 €\"", "\"20,25 €\""], &[1.5, 20.25]),
        ("per cent", &["1.5%", "20 %"], &[1.5, 20.0]),
        ("powers of ten", &["1.5e3", "2E-2"], &[1500.0, 0.02]),
        ("three decimals", &["0.123", "1.234"], &[0.123, 1.234]),
        ("bare points", &[".5", "5."], &[0.5, 5.0]),
    ];
    for (what, cells, expected) in cases {
        let text = with_column("x", |row| cells[row % cells.len()].into());
        let (table, _) = usual(text.as_bytes()).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(numbers(&table, "x")[..cells.len()], **expected, "{what}");
    }
}

#[test]
fn what_is_missing_is_no_number() {
    for mark in
        ["", "?", "NA", "n/a", "NaN", "null", "None", "-", "#N/A", "#DIV/0!", "#VALUE!", "."]
    {
        let (table, found) = usual(with_line(&format!("{mark},0.3,big")).as_bytes()).unwrap();
        assert!(numbers(&table, "length")[4].is_nan(), "{mark}");
        assert!(
            found.warnings[0].starts_with("missing cells: length 1."),
            "{mark}: {:?}",
            found.warnings
        );
    }
    let (_, found) = usual(with_line("1.5,0.3,").as_bytes()).unwrap();
    assert_eq!(found.rows.len(), 23);
    assert_eq!(found.warnings[0], "1 row has no target and is left out, the first on line 6");
}

#[test]
fn a_mistake_gets_place_and_remedy() {
    let names = |line: &str| text(",").replacen("length,width,kind", line, 1);
    let cases: &[(String, &str)] = &[
        (String::new(), "t.csv: there is nothing in it. A table has a row on each line"),
        ("\n \n\n".into(), "t.csv: there is nothing in it."),
        ("length,width,kind\n".into(), "t.csv: there is a header and no row below it. Add rows"),
        (
            with_line("1.2,3.4,big,7"),
            "t.csv:6: this line has 4 values and line 1, the first, has 3. Look for a comma too many",
        ),
        (with_line("1.2,3.4"), "t.csv:6: this line has 2 values and line 1, the first, has 3."),
        (
            with_line("1.2;3.4;big"),
            "t.csv:6: this line has 1 value and line 1, the first, has 3. It seems to be separated by semicolons",
        ),
        (
            with_line("l.2,3.4,big"),
            "t.csv:6, column 1 (length): \"l.2\" is not a number, and 23 others of this column are. Correct it; or say --missing l.2",
        ),
        (
            with_line("1.2\u{200b}5,3.4,big"),
            "(it holds the character U+200B, which is easily overlooked)",
        ),
        (
            with_line("1.25\u{1a},3.4,big"),
            "t.csv:6, column 1 (length): \"1.25\" is not a number, and 23 others of this column are. Correct it (it holds the character U+001A, which is easily overlooked)",
        ),
        (with_line("inf,3.4,big"), "t.csv:6, column 1 (length): \"inf\" is not a finite number"),
        (
            with_line("1e999,3.4,big"),
            "t.csv:6, column 1 (length): \"1e999\" is not a finite number, or too large",
        ),
        (
            with_line("\"1,25\",3.4,big"),
            "t.csv:6, column 1 (length): \"1,25\" has a decimal comma, and \"1.10\" on line 2 a decimal point.",
        ),
        (with_line("length,width,kind"), "t.csv:6: this line repeats the header. Take it out"),
        (
            with_line("\"1.2,3.4,big"),
            "t.csv:6: a cell of this line goes on in the next one. Is a closing quotation mark missing?",
        ),
        (with_line("1.2,3.4,\"big"), "t.csv:6: a cell of this line goes on in the next one."),
        (
            names("a,a,kind"),
            "t.csv:1, column 2: the name \"a\" belongs to column 1 already. Rename one of the two",
        ),
        (
            names("length,7,kind"),
            "t.csv:1, column 1: \"length\" is not a number, and other cells of this first line are. If the line names the columns, say --header",
        ),
        (
            format!("My measurements\n{}", text(",")),
            "t.csv:2: this line has 3 values and line 1, the first, has 1. Look for a comma too many or too few on either; a title above the table has to go",
        ),
        (
            text(",").replace("small", "big"),
            "t.csv: the target kind (the last column; --target changes it) is big in every row, so there is nothing to learn. Name the column",
        ),
        (
            with_column("x", |row| format!("\"1,{:03}\"", row)).replace('.', ""),
            "t.csv:2, column 1 (x): \"1,000\" may be in thousands or have a decimal comma. Say --decimal point",
        ),
        (
            with_column("x", |row| if row == 3 { "1e150".into() } else { row.to_string() }),
            "\"1e150\" is not a finite number, or too large to compute with.",
        ),
        (
            "a\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12.5\n".into(),
            "t.csv: no column is left for the inputs, as a is the target. Is the separator right? --separator",
        ),
        ("a,b\n1,2\n3,4\n".into(), "t.csv: there are 2 rows, and fewer than 10 cannot be split"),
        ("{\"a\": 1\n".into(), "t.csv:1: this is no JSON object"),
        (
            include_str!("../../ch26-frameworks/recorded/petals.json").into(),
            "t.csv: this is a network that a program of this book has saved, and no table.",
        ),
        ("{\"a\": [1]}\n".into(), "t.csv:1: the field \"a\" holds a list or an object."),
        ("{\"a\": 1}\n{\"b\": 1}\n".into(), ""),
    ];
    for (text, sentence) in cases {
        match usual(text.as_bytes()) {
            Ok((table, _)) => panic!("{text:?} is taken for {table}"),
            Err(error) => {
                assert!(error.contains(sentence), "{text:?}:\n{error}\n{sentence}");
                assert!(error.starts_with("t.csv"), "{error}");
            }
        }
    }
    let bytes: &[(&[u8], &str)] = &[
        (
            b"PK\x03\x04zip",
            "this is a spreadsheet's own file or another archive, and no table. Open it in its program and save the sheet as \"CSV UTF-8\"",
        ),
        (b"\xd0\xcf\x11\xe0old", "this is an old spreadsheet's own file"),
        (b"\x1f\x8bgz", "this is packed by gzip, and no table. Unpack it: gunzip FILE"),
        (b"%PDF-1.4", "this is a PDF"),
        (b"<!DOCTYPE html>", "this is a web page, and no table. Download the table itself"),
        (b"\xff\xfe\0\0a\0\0\0", "this is text in UTF-32"),
        (b"a,b\n1,2\n\0\n", "t.csv:3: there is a zero byte, and text has none."),
    ];
    for (bytes, sentence) in bytes {
        let error = usual(bytes).unwrap_err();
        assert!(error.contains(sentence), "{error}");
    }
}

/// What a sentence says to do is done here, and the table is taken.
#[test]
fn the_advice_works() {
    let good = |text: &str, reading: Reading| {
        opened(text.as_bytes(), &reading).unwrap_or_else(|error| panic!("{text:?}: {error}"))
    };
    let slip = with_line("l.2,3.4,big");
    let missing = Reading { missing: vec!["l.2".into()], ..Reading::default() };
    assert!(numbers(&good(&slip, missing).0, "length")[4].is_nan());
    let words = Reading { words: vec!["length".into()], ..Reading::default() };
    assert!(matches!(good(&slip, words).0.columns[0].cells, Cells::Words { .. }));

    let either = with_column("x", |row| format!("\"1,{:03}\"", 20 * row)).replace('.', "");
    let decimal = |decimal| Reading { decimal: Some(decimal), ..Reading::default() };
    assert_eq!(numbers(&good(&either, decimal(Decimal::Point)).0, "x")[1], 1020.0);
    assert_eq!(numbers(&good(&either, decimal(Decimal::Comma)).0, "x")[1], 1.02);
    let mixed = with_line("\"1,25\",3.4,big");
    assert_eq!(numbers(&good(&mixed, decimal(Decimal::Point)).0, "length")[4], 1.25);

    let half = text(",").replacen("length,width", "length,7", 1);
    let header = |header| Reading { header, ..Reading::default() };
    let (table, _) = good(&half, header(Header::Present));
    assert_eq!(table.columns[1].name, "7");
    let half = text(",").replacen("length,width,kind", "1.l,7,big", 1);
    let (table, _) = good(&half.replacen("1.l", "1.1", 1), header(Header::Absent));
    assert_eq!(table.rows(), 25);
    assert!(
        usual(text(",").replacen("length,width", "a,a", 1).replacen("a,a", "a,b", 1).as_bytes())
            .is_ok()
    );

    let latin = text(",").replace("small", "gr\u{f6}\u{df}e");
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(&latin);
    let refused = opened(&latin, &Reading { encoding: Some(Encoding::Utf8), ..Reading::default() });
    let refused = refused.unwrap_err();
    assert!(
        refused.starts_with("t.csv:3: this line is not in UTF-8. Say --encoding windows-1252"),
        "{refused}"
    );
    let read_as = Reading { encoding: Some(Encoding::Windows1252), ..Reading::default() };
    let (_, found) = opened(&latin, &read_as).unwrap();
    assert_eq!(found.classes, ["big", "gr\u{f6}\u{df}e"]);
    let (table, _) = usual(&latin).unwrap();
    assert_eq!(table.notes, ["line 3 is not in UTF-8 and read as Windows-1252 (--encoding)"]);

    let bars = Reading { separator: Some(Separator::Bar), ..Reading::default() };
    assert_eq!(good(&text("|"), bars).0.columns.len(), 3);
}

#[test]
fn the_question_follows_from_the_target() {
    let question = |cell: fn(usize) -> String| {
        let text = with_column("x", |row| row.to_string() + ".5").replace(",kind", ",size,y");
        let lines: Vec<String> = text
            .lines()
            .enumerate()
            .map(
                |(at, line)| if at == 0 { line.into() } else { format!("{line},{}", cell(at - 1)) },
            )
            .collect();
        let (_, found) = usual(lines.join("\n").as_bytes()).unwrap();
        (found.question, found.classes)
    };
    let names = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(question(|row| (row % 2).to_string()), (Question::YesNo, names(&["0", "1"])));
    assert_eq!(
        question(|row| (1 - 2 * (row as i32 % 2)).to_string()),
        (Question::YesNo, names(&["-1", "1"]))
    );
    assert_eq!(question(|row| (row % 3).to_string()), (Question::OneOf, names(&["0", "1", "2"])));
    assert_eq!(question(|row| (3 + row % 3).to_string()), (Question::Number, vec![]));
    assert_eq!(question(|row| (row % 12).to_string()), (Question::Number, vec![]));
    assert_eq!(question(|row| format!("{}.5", row % 3)), (Question::Number, vec![]));
    assert_eq!(
        question(|row| ["no", "yes"][row % 2].into()),
        (Question::YesNo, names(&["no", "yes"]))
    );
}

/// Each doubt by the name of its column.
#[test]
fn doubts_have_names() {
    let doubts = |text: &str| usual(text.as_bytes()).unwrap().1.warnings.join("\n");
    let cases: Vec<(String, &str)> = vec![
        (
            with_column("id", |row| (row + 100).to_string()),
            "column id numbers the rows and is left out",
        ),
        (
            with_column("sample_id", |row| (row * row).to_string()),
            "column sample_id numbers the rows",
        ),
        (with_column("\"\"", |row| (row * 7 % 24 * 3).to_string()), "column 1 numbers the rows"),
        (
            with_column("who", |row| format!("Mr {row}")),
            "column who has 24 different values in 24 rows and is left out",
        ),
        (with_column("place", |_| "here".into()), "column place is here in every row and left out"),
        (with_column("zero", |_| "0".into()), "column zero is 0 in every row and left out"),
        (with_column("gap", |_| String::new()), "column gap is empty and left out"),
        (
            with_column("day", |row| format!("2024-01-{:02}", row + 1)),
            "column day holds dates and is left out",
        ),
        (
            with_column("day", |row| format!("{}.3.24 10:15", row + 1)),
            "column day holds dates and is left out",
        ),
        (
            with_column("flag", |row| (row % 2).to_string()),
            "column flag alone gives the target away. What is not known yet when the question is asked has to go: --without flag",
        ),
        (
            with_column("code", |row| ["x", "y"][row % 2].into()),
            "column code alone gives the target away",
        ),
        (
            with_column("score", |row| format!("{}", row % 2 * 100 + row)),
            "column score alone gives the target away",
        ),
        (
            with_column("colour", |row| ["red", "Red", "blue"][row % 3].into()),
            "column colour has \"Red\" and \"red\", which are two kinds here",
        ),
        (with_line("1.5,0.3,huge"), "class huge has 1 row: too few to split"),
        (
            text(",") + &text(",").lines().skip(1).take(2).collect::<Vec<_>>().join("\n"),
            "2 rows repeat an earlier one, the first on line 26 that of line 2",
        ),
    ];
    for (text, doubt) in cases {
        let said = doubts(&text);
        assert!(said.contains(doubt), "{said}\n{doubt}");
    }
    assert_eq!(doubts(&text(",")), "");
    // A column of amounts that are all different is no identifier for having a name.
    assert_eq!(doubts(&with_column("weight", |row| (row * 7 % 24 * 3).to_string())), "");
    // Kinds are counted in the rows that have a target.
    let halves = rows().into_iter().enumerate().map(|(at, [length, width, kind])| {
        format!("k{at},{length},{width},{}\n", if at < 12 { "" } else { &kind })
    });
    let halves = doubts(&format!("who,length,width,kind\n{}", halves.collect::<String>()));
    assert!(halves.contains("column who has 12 different values in 12 rows"), "{halves}");
    // Many small classes are one sentence of each kind.
    let classes: String = rows()
        .iter()
        .cycle()
        .take(72)
        .enumerate()
        .map(|(at, [length, width, _])| match at {
            0..6 => format!("{length},{width},c{}\n", at / 2),
            6..30 => format!("{width},{length},d{}\n", at % 4),
            _ => format!("{width},{length},e{}\n", at % 2),
        })
        .collect();
    let classes = doubts(&format!("length,width,kind\n{classes}"));
    assert!(
        classes.contains("3 classes have too few rows to split, so these are only trained on, and nothing is said about them: c0 2, c1 2, c2 2."),
        "{classes}"
    );
    assert!(classes.contains("4 classes have few rows, and a split leaves hardly any of them to judge by: d0 6, d1 6, d2 6, d3 6; --folds 5"), "{classes}");
    let price: String = rows()
        .iter()
        .map(|[length, width, _]| {
            format!("{length},{width},{:.3}\n", 3.0 + 1.1 * length.parse::<f64>().unwrap())
        })
        .collect();
    assert!(doubts(&format!("length,width,price\n{price}")).contains("column length alone gives"));
    // On no straight line, rounded, and with ties: litres for 100 km.
    let gallon: String = rows()
        .iter()
        .map(|[length, width, _]| {
            format!("{:.1},{width},{length}\n", 235.2 / length.parse::<f64>().unwrap())
        })
        .collect();
    let said = doubts(&format!("litres,width,miles\n{gallon}"));
    assert!(said.contains("column litres alone gives"), "{said}");
    // A column that only helps is no leak.
    let helps = with_column("helps", |row| (row % 2 + row / 6).to_string());
    assert!(!doubts(&helps).contains("gives the target away"));
}

/// What R, pandas and scikit-learn write above a table.
#[test]
fn headers_of_other_programs() {
    let body: Vec<String> = rows().iter().map(|row| row.join(",")).collect();
    let r: String = body.iter().enumerate().map(|(at, row)| format!("r{at},{row}\n")).collect();
    let (table, found) = usual(format!("length,width,kind\n{r}").as_bytes()).unwrap();
    assert_eq!(table.columns[0].name, "row");
    assert_eq!(found.inputs, [1, 2]);
    let pandas: String = body.iter().enumerate().map(|(at, row)| format!("{at},{row}\n")).collect();
    let (_, found) = usual(format!(",length,width,kind\n{pandas}").as_bytes()).unwrap();
    assert_eq!(found.inputs, [1, 2]);
    // As the archive of Irvine has it: numbers in columns of spaces, and a name behind a tab.
    let spaced: String = rows()
        .iter()
        .enumerate()
        .map(|(at, [length, width, _])| {
            format!("{length}   8   {width}      {at}.\t\"ford pinto {at}\"\n")
        })
        .collect();
    let (table, _) = {
        let table = read("t.csv", spaced.as_bytes(), &Reading::default()).unwrap();
        let wishes = Wishes { target: Some("1".into()), ..Wishes::default() };
        let found = find(&table, &wishes).unwrap();
        (table, found)
    };
    assert_eq!((table.columns.len(), table.separator), (5, Some(Separator::Spaces)));
    assert!(
        matches!(&table.columns[4].cells, Cells::Words { kinds, .. } if kinds[0] == "ford pinto 0")
    );
    let counted = format!("24,2,big,small\n{}\n", body.join("\n"));
    let (table, _) = usual(counted.as_bytes()).unwrap();
    assert_eq!((table.rows(), table.named, table.lines[0]), (24, false, 2));
    let (table, _) = usual((body.join("\n") + "\n").as_bytes()).unwrap();
    assert_eq!((table.rows(), table.named), (24, false));
}

/// Whatever bytes come, there is an answer or a sentence.
#[test]
fn no_bytes_break_it() {
    use rand::{RngExt, SeedableRng};
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(25);
    let plain = text(",").into_bytes();
    let odd: &[&[u8]] = &[
        b"\"",
        b"\n",
        b"\r",
        b",",
        b";",
        b"\t",
        b"|",
        b"\0",
        b"\xff",
        b"\xc3\x28",
        b"'",
        b"-",
        b"e",
        b".",
        b"1,2,3",
        b"{",
        b"[",
        b"sep=;\n",
        b"\xef\xbb\xbf",
        b"1e",
        b"--",
        b"$",
        b"%",
        b" ",
        b"\xc2\xa0",
        b"2024-1-1",
        b"1.2.3.4",
        b"//",
        b"-.",
        b"+-1",
        b"99999999999999999999999",
        b"\xe2\x82\xac",
    ];
    for _ in 0..800 {
        let mut bytes = plain.clone();
        for _ in 0..rng.random_range(1..6) {
            let at = rng.random_range(0..bytes.len());
            match rng.random_range(0..3) {
                0 => bytes.truncate(at.max(1)),
                1 => {
                    let piece = odd[rng.random_range(0..odd.len())];
                    bytes.splice(at..at, piece.iter().copied());
                }
                _ => bytes[at] = rng.random_range(0..=255_u8),
            }
        }
        if let Err(error) = usual(&bytes) {
            assert!(error.starts_with("t.csv") && error.len() > 30, "{error}");
        }
    }
}

/// A place is a line of the file, whether a list has its objects on one line or over many.
#[test]
fn an_object_of_a_json_list_goes_by_its_line() {
    let over_many = "[\n  {\n    \"a]\": 1,\n    \"b\": \"{\\\"\"\n  },\n  { \"a]\": 2, \"b\": null }, {\"a]\": 3}\n]";
    let table = read("t.json", over_many.as_bytes(), &Reading::default()).unwrap();
    assert_eq!(table.lines, [2, 6, 6]);
    let nested = over_many.replace("null", "[]");
    let refusal = read("t.json", nested.as_bytes(), &Reading::default()).unwrap_err();
    assert_eq!(refusal.place, "t.json:6");
    assert!(refusal.sentence.contains("holds a list or an object"), "{refusal}");
}

#[test]
fn zero_is_one_number_whatever_its_sign() {
    let text: String =
        (0..12).map(|row| format!("{},{}\n", row * 7 % 5, ["-0", "0", "1"][row % 3])).collect();
    let table = read("t.csv", text.as_bytes(), &Reading::default()).unwrap();
    let Cells::Numbers(numbers) = &table.columns[1].cells else { panic!("a column of numbers") };
    assert!(numbers.iter().all(|number| number.is_sign_positive()), "{numbers:?}");
    assert_eq!(find(&table, &Wishes::default()).unwrap().classes, ["0", "1"]);
}
