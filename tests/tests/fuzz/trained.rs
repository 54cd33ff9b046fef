//! The whole way with any table: it is learned from, the network is saved and read again, and it
//! answers the rows of the same table with finite numbers; or there is a sentence.

use ch25_own_table::{ask, model::Model, table::Reading, train::outputs, verdict};
use laboratory::{Bench, Settings};
use proptest::{collection::vec, prelude::*, sample::select};

use crate::{
    held::{Outcome, Target, alone, ensure, finite, sentence},
    inputs::{edited, strewn},
    tables,
};

/// A table with enough rows to be learned from, its columns of any kind.
fn table() -> impl Strategy<Value = Vec<u8>> {
    const KINDS: &[&[&str]] = &[
        &["1", "2", "3", "4.5", "-7"],
        &["0", "1"],
        &["1.5", "2.5", "3.25", "0.1", "7", "11"],
        &["12", "15.5", "9", "8.75", "4"],
        &["3.1", "4.7", "5.9", "2.2", "8.3"],
        &["red", "green", "blue"],
        &["1e300", "-1e300", "1e-300", "0"],
        &["1e308", "-1e308"],
        &["5", "5", "5", "5", ""],
        &["a", "b"],
        &["a", "b", "c", "NA", ""],
        &["0.1", "0.2", "?", "word"],
        &["1,5", "2,25", "3"],
        &["2024-01-05", "2024-02-06"],
        &["", "NA"],
        &["1 000", "2 000", "999"],
        &["yes", "no", "yes "],
        &["\"x,y\"", "\"z\"\"w\"", "ü"],
        &["5e-324", "1e-310", "0"],
        &["9007199254740993", "9007199254740992"],
        &["0", "1", "2", "3"],
        &["-0", "0"],
    ];
    let name = select(vec![
        "x",
        "y",
        "class",
        "target",
        "id",
        "x=a",
        "x missing",
        "1",
        "2",
        "ü",
        "a b",
        "\"q,r\"",
    ]);
    let columns = vec((name, select(KINDS)), 1..5);
    (columns, select(vec![",", ";", "\t"]), 8..40_usize, any::<u64>(), any::<bool>()).prop_map(
        |(columns, separator, rows, mut seed, header)| {
            let mut text = String::new();
            if header {
                let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
                text += &(names.join(separator) + "\n");
            }
            for _ in 0..rows {
                let cells = columns.iter().map(|(_, cells)| {
                    // Any order will do, and this one is the same everywhere.
                    seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                    cells[(seed >> 33) as usize % cells.len()]
                });
                text += &(cells.collect::<Vec<_>>().join(separator) + "\n");
            }
            text.into_bytes()
        },
    )
}

#[test]
fn trained() {
    let inputs = prop_oneof![
        6 => table(),
        3 => edited(tables::files(), tables::WORDS),
        1 => strewn(tables::WORDS, 80),
    ];
    Target {
        name: "trained",
        cases: 150,
        inputs: inputs.boxed(),
        law: &law,
        peak_elsewhere: &alone,
    }
    .hold();
}

fn law(input: &[u8]) -> Outcome {
    let pairs = [("table", "own"), ("hidden", "2"), ("epochs", "2"), ("patience", "1")];
    let (settings, _) = Settings::from_pairs(pairs);
    let own = ("t.csv".to_owned(), input.to_vec());
    let mut bench = match Bench::open(&settings, Some(&own)) {
        Err(refused) => return sentence(&refused),
        Ok(bench) => bench,
    };
    bench.about().said.iter().try_for_each(|said| sentence(said))?;
    bench.epoch();
    finite(&serde_json::to_string(&bench.told()).unwrap(), "after an epoch")?;
    let finished = match bench.finish() {
        Err(refused) => return sentence(&refused),
        Ok(finished) => finished,
    };
    let model = Model::from_json(&finished.json)
        .map_err(|error| format!("its own file is refused: {error}: {}", finished.json))?;
    ensure(model.to_json() == finished.json, "another file comes back", || finished.json.clone())?;
    sentence(&finished.verdict)?;
    for with_targets in [false, true] {
        let rows = ask::rows(&model, "t.csv", input, &Reading::default(), with_targets)
            .map_err(|refusal| format!("its own table is refused: {refusal}"))?;
        rows.notes.iter().try_for_each(|note| sentence(note))?;
        let numbers: Vec<usize> = (0..rows.rows.len()).collect();
        let mut answers = vec![];
        let question = model.plan.target.question;
        outputs(&model.network, question, &rows.samples, &numbers, |_, outputs| {
            let (answer, sure) = verdict::answer(&model.plan, outputs);
            answers.extend([answer, sure]);
            answers.extend(verdict::probabilities(&model.plan, outputs));
        });
        ensure(
            answers.iter().all(|answer| answer.is_finite()),
            "an answer that is no number",
            || format!("{answers:?}"),
        )?;
        ensure(
            !with_targets || rows.targets.len() == rows.rows.len(),
            "a row without a target",
            || format!("{:?}", rows.targets),
        )?;
    }
    Ok(())
}
