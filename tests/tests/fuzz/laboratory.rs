//! The laboratory's address: any names and texts are settings that come back from their own address
//! and command, with a sentence for each that is none; and what they open tells finite numbers.

use laboratory::{Bench, Settings, settings::DRAWN};
use proptest::prelude::*;

use crate::{
    held::{Outcome, Target, alone, ensure, finite, sentence},
    inputs::{bytes, edited, strewn},
};

const WORDS: &[&str] = &[
    "table=",
    "points=",
    "target=",
    "without=",
    "hidden=",
    "activation=",
    "optimiser=",
    "lr=",
    "batch=",
    "epochs=",
    "patience=",
    "seed=",
    "pace=",
    "colour=",
    "\n",
    "=",
    "moons",
    "corners",
    "ring",
    "spiral",
    "iris",
    "penguins",
    "wine",
    "auto_mpg",
    "drawn",
    "own",
    "nowhere",
    "8",
    "0",
    "16,8",
    "1,1,1,1,1,1,1,1",
    "1,1,1,1,1,1,1,1,1",
    "4096",
    "4096,4096",
    "tanh",
    "relu",
    "sigmoid",
    "linear",
    "adam",
    "plain",
    "momentum",
    "nesterov",
    "rmsprop",
    "0.03",
    "1e300",
    "1e-320",
    "-1",
    "inf",
    "nan",
    "1e999",
    "1",
    "65536",
    "65537",
    "1000000",
    "1000001",
    "18446744073709551615",
    "18446744073709551616",
    "-0",
    " 7 ",
    "slow",
    "fast",
    "frames",
    "2s2s",
    "15kk0",
    "100aa",
    "class",
    "species",
    "x",
    "y",
    "mpg",
    "x,y",
    "ü",
    "'",
    "\"",
    "\\",
    "$HOME",
    "`",
    "\0",
    "\u{1b}[2J",
    "é",
    ",",
    " ",
];

#[test]
fn laboratory() {
    let files = [
        "table=moons\nhidden=8\nlr=0.1\n",
        "table=penguins\ntarget=species\nwithout=island\noptimiser=rmsprop\nactivation=relu\nhidden=3,2\n",
        "table=auto_mpg\ntarget=mpg\nbatch=7\nepochs=11\npatience=5\nseed=9\npace=fast\n",
        "table=drawn\npoints=12s2s25kkk300001aa5k22s005kk10005k22s2s15k005k5k2aaaa300kk1kk0025k2s\n",
        "table=wine\nhidden=0\noptimiser=nesterov\nlr=0.5\n",
    ];
    let files = files.map(|text| text.as_bytes().to_vec()).into();
    let inputs = prop_oneof![
        6 => edited(files, WORDS),
        3 => strewn(WORDS, 24),
        1 => bytes(60),
    ];
    Target {
        name: "laboratory",
        cases: 800,
        inputs: inputs.boxed(),
        law: &law,
        peak_elsewhere: &alone,
    }
    .hold();
}

fn law(input: &[u8]) -> Outcome {
    let Ok(text) = str::from_utf8(input) else { return Ok(()) };
    let pairs = text.split('\n').filter_map(|line| line.split_once('='));
    let (settings, wrong) = Settings::from_pairs(pairs);
    for said in &wrong {
        sentence(said)?;
        ensure(said.ends_with('.') && said.len() < 600, "no sentence", || said.clone())?;
    }
    // An address has the points only of a drawing.
    let mut kept = settings.clone();
    if settings.table != DRAWN {
        kept.points.clear();
    }
    let pairs = settings.pairs();
    let again = Settings::from_pairs(pairs.iter().map(|(name, text)| (*name, text.as_str())));
    ensure(again == (kept, vec![]), "other settings come back", || {
        format!("{pairs:?}: {again:?}")
    })?;
    ensure(again.0.pairs() == pairs, "another address the second time", || format!("{pairs:?}"))?;
    command(&settings)?;
    opened(&settings)
}

/// What the shell makes of the command is what is set.
fn command(settings: &Settings) -> Outcome {
    let command = settings.options(&settings.recipe);
    let words = shell(&command).ok_or_else(|| format!("a command that does not end: {command}"))?;
    let of = |name: &str| -> Vec<&str> {
        let at = words.iter().enumerate().filter(|(at, word)| at % 2 == 0 && *word == name);
        at.filter_map(|(at, _)| words.get(at + 1)).map(String::as_str).collect()
    };
    let target: Vec<&str> = settings.target.iter().map(String::as_str).collect();
    ensure(of("--target") == target, "the command has another target", || command.clone())?;
    ensure(of("--without") == settings.without, "the command leaves out others", || {
        command.clone()
    })?;
    ensure(
        of("--seed") == [settings.recipe.seed.to_string()],
        "the command has another seed",
        || command.clone(),
    )
}

/// The words of a command, as POSIX parts and unquotes them.
fn shell(command: &str) -> Option<Vec<String>> {
    let mut words = vec![];
    let mut word: Option<String> = None;
    let mut letters = command.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ' ' => words.extend(word.take()),
            '\\' => word.get_or_insert_default().push(letters.next()?),
            '\'' => {
                let word = word.get_or_insert_default();
                loop {
                    match letters.next()? {
                        '\'' => break,
                        letter => word.push(letter),
                    }
                }
            }
            letter => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    Some(words)
}

/// A table is opened or refused in a sentence, and an epoch of a small network tells finite numbers.
fn opened(settings: &Settings) -> Outcome {
    let mut bench = match Bench::open(settings, None) {
        Err(refused) => {
            sentence(&refused)?;
            return ensure(refused.ends_with(['.', '?']), "no sentence", || refused.clone());
        }
        Ok(bench) => bench,
    };
    finite(&serde_json::to_string(&bench.told()).unwrap(), "at first")?;
    if settings.recipe.hidden.iter().sum::<usize>() > 64 {
        return Ok(());
    }
    bench.epoch();
    finite(&serde_json::to_string(&bench.told()).unwrap(), "after an epoch")?;
    let drawn = bench.regions(5).iter().chain(&bench.nodes(5)).all(|value| value.is_finite());
    ensure(drawn, "a region that is no number", || format!("{settings:?}"))
}
