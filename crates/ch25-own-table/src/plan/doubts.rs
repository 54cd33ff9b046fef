//! What is suspicious about a table: said by name before anything is trained.

use std::collections::HashMap;

use super::{Found, MOST_KINDS, Question, Wishes, called, without};
use crate::plan::{LEAST_OF_A_CLASS, OFTEN_MISSING, PARTS};
use crate::table::{Cells, MISSING, Refusal, Table, listed, plural, shortened};

/// All columns but the target that can tell anything.
pub(super) fn choose_inputs(
    table: &Table,
    wishes: &Wishes,
    found: &mut Found,
) -> Result<(), Refusal> {
    let places = |names: &[String]| -> Result<Vec<usize>, Refusal> {
        names.iter().map(|name| table.position(name)).collect()
    };
    let (out, forced) = (places(&wishes.without)?, places(&wishes.with)?);
    if out.contains(&found.target) {
        return Err(Refusal::new(
            &table.file,
            format!(
                "{} is the target ({}), and --without leaves it out. Name another target, or take \
                 --without away",
                shortened(&table.columns[found.target].name),
                found.why
            ),
        ));
    }
    for (place, column) in table.columns.iter().enumerate() {
        if place == found.target || out.contains(&place) {
            continue;
        }
        let name = shortened(&column.name);
        let back = format!("(--with {} keeps it)", called(table, place));
        let reason = match &column.cells {
            Cells::Empty => Some(format!("column {name} is empty and left out")),
            Cells::Ignored => None,
            Cells::Dates => Some(format!(
                "column {name} holds dates and is left out; put what matters of them, such as the \
                 month, into columns of numbers. If rows follow each other in time, the latest ones \
                 should be the test, and here it is drawn by chance"
            )),
            Cells::Numbers(values) => {
                let there: Vec<f64> = found
                    .rows
                    .iter()
                    .map(|&row| values[row])
                    .filter(|value| !value.is_nan())
                    .collect();
                match there.split_first() {
                    None => Some(format!("column {name} is empty and left out")),
                    Some((first, rest)) if rest.iter().all(|value| value == first) => {
                        let gaps = there.len() < found.rows.len();
                        (!gaps)
                            .then(|| format!("column {name} is {first} in every row and left out"))
                    }
                    _ if !forced.contains(&place)
                        && counts_rows(
                            &column.name,
                            nameless(table, place),
                            &there,
                            found.rows.len(),
                        ) =>
                    {
                        Some(format!(
                            "column {name} numbers the rows and is left out, as an identifier tells \
                             nothing about other rows {back}"
                        ))
                    }
                    _ => None,
                }
            }
            Cells::Words { kinds, cells } => {
                // Of the rows that have a target, which need not have all kinds of the column.
                let mut there: Vec<u32> = found
                    .rows
                    .iter()
                    .map(|&row| cells[row])
                    .filter(|&kind| kind != MISSING)
                    .collect();
                let filled = there.len();
                there.sort_unstable();
                there.dedup();
                match there.as_slice() {
                    [only] if filled == found.rows.len() => Some(format!(
                        "column {name} is {} in every row and left out",
                        shortened(&kinds[*only as usize])
                    )),
                    different
                        if !forced.contains(&place)
                            && different.len() * 2 > filled
                            && different.len() > 5 =>
                    {
                        Some(format!(
                            "column {name} has {} different values in {} and is left out, as an \
                             identifier or a text tells nothing about other rows {back}",
                            different.len(),
                            plural(filled, "row")
                        ))
                    }
                    _ => None,
                }
            }
        };
        match reason {
            Some(reason) => found.warnings.push(reason),
            None if matches!(column.cells, Cells::Ignored | Cells::Dates | Cells::Empty) => {}
            None => found.inputs.push(place),
        }
    }
    if found.inputs.is_empty() {
        let why = found.warnings.first().map(|why| format!(": {why}")).unwrap_or_default();
        let remedy = match table.columns.len() {
            1 => "Is the separator right? --separator changes it",
            _ => "A network needs something to tell the target from: add a column",
        };
        return Err(Refusal::new(
            &table.file,
            format!(
                "no column is left for the inputs, as {} is the target{why}. {remedy}",
                shortened(&table.columns[found.target].name)
            ),
        ));
    }
    Ok(())
}

/// Whether the header leaves a column without a name, as programs do that write the rows' own
/// numbers in front of them.
fn nameless(table: &Table, place: usize) -> bool {
    table.named && place == 0 && table.columns[place].name == "1"
}

/// Whether a column only counts rows, or is called an identifier, or nothing, and has a number for
/// each.
fn counts_rows(name: &str, nameless: bool, values: &[f64], rows: usize) -> bool {
    if values.len() < rows || rows < super::LEAST_ROWS {
        return false;
    }
    let whole = values.iter().all(|value| value.fract() == 0.0);
    let step = values[1] - values[0];
    let evenly = values.windows(2).all(|pair| pair[1] - pair[0] == step);
    if whole && evenly && step.abs() == 1.0 {
        return true;
    }
    let name = name.to_lowercase();
    let called = ["id", "index", "key", "nr", "no", "number", "row", "rownames", "unnamed: 0"]
        .contains(&name.as_str())
        || name.ends_with("_id")
        || name.ends_with(" id")
        || name.ends_with("number") && name.contains("sample");
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    whole && (called || nameless) && sorted.windows(2).all(|pair| pair[0] < pair[1])
}

/// Adds a sentence for each doubt.
pub(super) fn warn(table: &Table, found: &mut Found) {
    let rows = found.rows.len();
    let dropped = table.rows() - rows;
    let mut warnings = vec![];
    if dropped > 0 {
        let missing = (0..table.rows()).find(|row| found.rows.binary_search(row).is_err());
        let line = missing.map(|row| table.lines[row]).unwrap_or_default();
        warnings.push(format!(
            "{} no target and {} left out, the first on line {line}",
            if dropped == 1 { "1 row has".into() } else { format!("{dropped} rows have") },
            if dropped == 1 { "is" } else { "are" }
        ));
    }
    warnings.extend(gaps(table, found));
    warnings.extend(small_classes(found));
    warnings.extend(many_kinds(table, found));
    warnings.extend(spellings(table, found));
    warnings.extend(repeats(table, found));
    warnings.extend(leaks(table, found));
    found.warnings.extend(warnings);
}

/// Classes that a split leaves nothing of, and those that it leaves little of.
fn small_classes(found: &Found) -> Vec<String> {
    let counts = found.counts();
    let small = |from: usize, to: usize| -> Vec<(&String, usize)> {
        let classes = found.classes.iter().zip(counts.iter().copied());
        classes.filter(|(_, count)| (from..to).contains(count)).collect()
    };
    let each = |classes: &[(&String, usize)]| {
        let each: Vec<String> =
            classes.iter().map(|(class, count)| format!("{} {count}", shortened(class))).collect();
        listed(&each, 10)
    };
    let mut doubts = vec![];
    match small(0, LEAST_OF_A_CLASS).as_slice() {
        [] => {}
        [(class, count)] => doubts.push(format!(
            "class {class} has {}: too few to split, so {} only trained on, and nothing is said \
             about {class}. Collect more, or take the class out",
            plural(*count, "row"),
            if *count == 1 { "it is" } else { "they are" },
            class = shortened(class),
        )),
        several => doubts.push(format!(
            "{} have too few rows to split, so these are only trained on, and nothing is said about \
             them: {}. Collect more, or take the classes out",
            plural(several.len(), "class"),
            each(several)
        )),
    }
    match small(LEAST_OF_A_CLASS, 2 * PARTS).as_slice() {
        [] => {}
        [(class, count)] => doubts.push(format!(
            "class {} has {}: a split leaves hardly any to judge by; --folds 5 judges by all of them",
            shortened(class),
            plural(*count, "row")
        )),
        several => doubts.push(format!(
            "{} have few rows, and a split leaves hardly any of them to judge by: {}; --folds 5 judges \
             by all of them",
            plural(several.len(), "class"),
            each(several)
        )),
    }
    doubts
}

fn gaps(table: &Table, found: &Found) -> Option<String> {
    let missing = |place: usize| match &table.columns[place].cells {
        Cells::Numbers(values) => found.rows.iter().filter(|&&row| values[row].is_nan()).count(),
        Cells::Words { cells, .. } => {
            found.rows.iter().filter(|&&row| cells[row] == MISSING).count()
        }
        _ => 0,
    };
    let gaps: Vec<String> = found
        .inputs
        .iter()
        .map(|&place| (place, missing(place)))
        .filter(|(_, count)| *count > 0)
        .map(|(place, count)| format!("{} {count}", shortened(&table.columns[place].name)))
        .collect();
    (!gaps.is_empty()).then(|| {
        format!(
            "missing cells: {}. A missing number is taken for the mean, and columns with \
             {OFTEN_MISSING} or more gaps in the training part have an input that says so",
            listed(&gaps, 10)
        )
    })
}

fn many_kinds(table: &Table, found: &Found) -> Vec<String> {
    let many = |&place: &usize| match &table.columns[place].cells {
        Cells::Words { kinds, .. } if kinds.len() > MOST_KINDS => Some(format!(
            "column {} has {} different words; the {MOST_KINDS} most frequent have inputs of their own, \
             the others none",
            shortened(&table.columns[place].name),
            kinds.len()
        )),
        _ => None,
    };
    found.inputs.iter().filter_map(many).collect()
}

/// Words that differ in capitals and spaces alone.
fn spellings(table: &Table, found: &Found) -> Vec<String> {
    let mut doubts = vec![];
    for &place in found.inputs.iter().chain([&found.target]) {
        let Cells::Words { kinds, .. } = &table.columns[place].cells else { continue };
        let mut seen: HashMap<String, &str> = HashMap::new();
        for kind in kinds.iter().take(1000) {
            let plain: String = kind.to_lowercase().split_whitespace().collect();
            if let Some(other) = seen.insert(plain, kind) {
                doubts.push(format!(
                    "column {} has \"{}\" and \"{}\", which are two kinds here. Write them alike if \
                     they are one",
                    shortened(&table.columns[place].name),
                    shortened(other),
                    shortened(kind)
                ));
                break;
            }
        }
    }
    doubts
}

/// Rows that are there more than once.
fn repeats(table: &Table, found: &Found) -> Option<String> {
    let cell = |place: usize, row: usize| match &table.columns[place].cells {
        Cells::Numbers(values) => values[row].to_bits(),
        Cells::Words { cells, .. } => u64::from(cells[row]),
        _ => 0,
    };
    // Two numbers of 64 bits for each row: that different rows have the same is out of the question.
    let mut seen: HashMap<(u64, u64), u32> = HashMap::with_capacity(found.rows.len());
    let (mut again, mut first) = (0, None);
    for &row in &found.rows {
        let (mut one, mut other) = (0xcbf2_9ce4_8422_2325_u64, 0x9e37_79b9_7f4a_7c15_u64);
        for &place in found.inputs.iter().chain([&found.target]) {
            let value = cell(place, row);
            one = (one ^ value).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(29);
            other = (other.rotate_left(17) ^ value).wrapping_mul(0xff51_afd7_ed55_8ccd);
        }
        let line = table.lines[row];
        match seen.entry((one, other)) {
            std::collections::hash_map::Entry::Occupied(earlier) => {
                again += 1;
                first.get_or_insert((*earlier.get(), line));
            }
            std::collections::hash_map::Entry::Vacant(room) => {
                room.insert(line);
            }
        }
    }
    first.map(|(one, other)| {
        format!(
            "{} an earlier one, the first on line {other} that of line {one}. A row that is trained on \
             and judged by makes the verdict too good: take repeats out, unless they are different \
             things that are alike",
            if again == 1 { "1 row repeats".into() } else { format!("{again} rows repeat") }
        )
    })
}

/// Columns that alone give the target away.
fn leaks(table: &Table, found: &Found) -> Option<String> {
    // In a table of a few rows chance does it.
    if found.rows.len() < 20 {
        return None;
    }
    let mut telling = vec![];
    for &place in &found.inputs {
        let tells = match &table.columns[place].cells {
            Cells::Numbers(values) => {
                let values: Vec<f64> = found.rows.iter().map(|&row| values[row]).collect();
                number_tells(&values, found)
            }
            Cells::Words { cells, kinds } => {
                let words: Vec<f64> = found.rows.iter().map(|&row| f64::from(cells[row])).collect();
                kinds.len() * 5 <= found.rows.len() && kind_tells(&words, found)
            }
            _ => false,
        };
        if tells {
            telling.push(place);
        }
    }
    let [first, rest @ ..] = telling.as_slice() else { return None };
    let names: Vec<&str> = telling.iter().map(|&place| &*table.columns[place].name).collect();
    let (columns, gives) = match rest {
        [] => ("column", "alone gives"),
        _ => ("columns", "each alone give"),
    };
    Some(format!(
        "{columns} {} {gives} the target away. What is not known yet when the question is asked has to \
         go: {}",
        listed(&names, 10),
        without(table, *first)
    ))
}

/// Whether each value of a column stands for one answer, nearly always.
fn kind_tells(values: &[f64], found: &Found) -> bool {
    let mut of: HashMap<u64, HashMap<u64, usize>> = HashMap::new();
    for (value, target) in values.iter().zip(&found.targets) {
        *of.entry(value.to_bits()).or_default().entry(target.to_bits()).or_default() += 1;
        // Numbers that hardly ever repeat are another case.
        if of.len() * 5 > values.len() {
            return false;
        }
    }
    if found.question == Question::Number {
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        let all = mean(&found.targets);
        let total: f64 = found.targets.iter().map(|target| (target - all) * (target - all)).sum();
        let mut groups: HashMap<u64, Vec<f64>> = HashMap::new();
        for (value, target) in values.iter().zip(&found.targets) {
            groups.entry(value.to_bits()).or_default().push(*target);
        }
        let mut rest = vec![];
        for group in groups.values() {
            let own = mean(group);
            rest.push(group.iter().map(|target| (target - own) * (target - own)).sum::<f64>());
        }
        // Their order is chance, and the sum is only compared.
        rest.sort_by(f64::total_cmp);
        return rest.iter().sum::<f64>() < 0.001 * total;
    }
    let right: usize = of.values().map(|counts| counts.values().max().copied().unwrap_or(0)).sum();
    let most = found.counts().into_iter().max().unwrap_or(0);
    let rows = values.len();
    // What the constant answer gets wrong is nearly all got right.
    (rows - right) * 50 <= rows - most
}

fn number_tells(values: &[f64], found: &Found) -> bool {
    if kind_tells(values, found) {
        return true;
    }
    let mut pairs: Vec<(f64, f64)> = values
        .iter()
        .zip(&found.targets)
        .filter(|(value, _)| !value.is_nan())
        .map(|(value, target)| (*value, *target))
        .collect();
    if pairs.len() * 10 < values.len() * 9 || pairs.len() < 20 {
        return false;
    }
    if found.question == Question::Number {
        // Litres for 100 km give miles a gallon away too, on no straight line.
        return correlation(&pairs).abs() > 0.9995 || correlation(&ranks(&pairs)).abs() > 0.9995;
    }
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let classes = found.classes.len();
    if classes == 2 {
        // The best place to cut, with either class above.
        let all: f64 = pairs.iter().map(|pair| pair.1).sum();
        let rows = pairs.len() as f64;
        let (mut yes_below, mut best) = (0.0, 0.0_f64);
        for (below, pair) in (1..).zip(&pairs) {
            yes_below += pair.1;
            if pairs.get(below).is_some_and(|next| next.0 == pair.0) {
                continue;
            }
            let right = (below as f64 - yes_below) + (all - yes_below);
            best = best.max(right).max(rows - right);
        }
        let most = all.max(rows - all);
        return (rows - best) * 50.0 <= rows - most;
    }
    // Each class is an interval of its own.
    let changes = pairs.windows(2).filter(|pair| pair[0].1 != pair[1].1).count();
    let mixed = pairs.windows(2).any(|pair| pair[0].0 == pair[1].0 && pair[0].1 != pair[1].1);
    !mixed && changes == classes - 1
}

/// The place of each value in the order of its own kind; the mean place where several are equal.
fn ranks(pairs: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let of = |value: fn(&(f64, f64)) -> f64| -> Vec<f64> {
        let mut order: Vec<usize> = (0..pairs.len()).collect();
        order.sort_by(|&a, &b| value(&pairs[a]).total_cmp(&value(&pairs[b])));
        let mut ranks = vec![0.0; pairs.len()];
        let mut start = 0;
        for equal in order.chunk_by(|&a, &b| value(&pairs[a]) == value(&pairs[b])) {
            let middle = start as f64 + 0.5 * (equal.len() - 1) as f64;
            equal.iter().for_each(|&place| ranks[place] = middle);
            start += equal.len();
        }
        ranks
    };
    of(|pair| pair.0).into_iter().zip(of(|pair| pair.1)).collect()
}

fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let count = pairs.len() as f64;
    let a = pairs.iter().map(|pair| pair.0).sum::<f64>() / count;
    let b = pairs.iter().map(|pair| pair.1).sum::<f64>() / count;
    let (mut ab, mut aa, mut bb) = (0.0, 0.0, 0.0);
    for pair in pairs {
        let (x, y) = (pair.0 - a, pair.1 - b);
        ab += x * y;
        aa += x * x;
        bb += y * y;
    }
    if aa > 0.0 && bb > 0.0 { ab / (aa * bb).sqrt() } else { 0.0 }
}
