//! Makes the scripts that draw the figures in a browser:
//! `figures-script RUSTC OUT [--build-std] ch01 ch02 …`, or the laboratory's script:
//! `figures-script RUSTC OUT [--build-std] laboratory`. `cargo run -- build` calls it.
//!
//! It prints the name of each chapter's script in the folder `OUT`, as JSON.

mod compile;
mod script;

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use compile::{Compiler, EXAMPLES};

/// What a script may weigh, in bytes sent: the figure waits for it at the reader's first touch. It
/// is to be 200 KiB at most, and what compresses it on the way may do a little worse than we do.
const LIMIT: usize = 199 * 1024;
/// How many chapters a script has at most. It was measured: more of them seldom keep to the
/// limit, and each that does not is compiled in vain.
const CHAPTERS: usize = 7;
/// Chapters at which a script begins, so that it keeps to the limit. It was measured as well: where
/// it is wrong, scripts are split or small, and all of them work.
const BEGIN: [&str; 10] =
    ["ch01", "ch08", "ch11", "ch15", "ch16", "ch18", "ch20", "ch22", "ch23", "ch24"];

fn main() -> Result<()> {
    let mut arguments = env::args_os().skip(1);
    let (Some(rustc), Some(out)) = (arguments.next(), arguments.next()) else {
        bail!("figures-script RUSTC OUT [--build-std] CHAPTER…");
    };
    let rest: Vec<String> = arguments.map(|argument| argument.display().to_string()).collect();
    let (flags, chapters): (Vec<String>, Vec<String>) =
        rest.into_iter().partition(|argument| argument.starts_with('-'));
    let compiler = Compiler {
        root: root()?,
        rustc: PathBuf::from(rustc),
        builds_std: flags.iter().any(|flag| flag == "--build-std"),
    };
    let out = PathBuf::from(out);
    fs::create_dir_all(&out).with_context(|| out.display().to_string())?;

    if chapters == ["laboratory"] {
        let script = script::laboratory(&compiler.laboratory()?)?;
        let name = save(&script, &chapters, &out)?;
        println!("{}", serde_json::to_string(&BTreeMap::from([("laboratory", name)]))?);
        return Ok(());
    }
    let mut names = BTreeMap::new();
    let mut groups = groups(&chapters);
    let mut example = 0;
    while !groups.is_empty() {
        let some: Vec<&[String]> = groups.drain(..groups.len().min(EXAMPLES - example)).collect();
        for (group, wasm) in some.iter().zip(compiler.figures(example, &some)?) {
            let script = script::figures(&wasm)?;
            if script::weight(&script)? > LIMIT && group.len() > 1 {
                groups.extend(<[_; 2]>::from(group.split_at(group.len() / 2)));
                continue;
            }
            let name = save(&script, group, &out)?;
            names.extend(group.iter().map(|chapter| (chapter.clone(), name.clone())));
        }
        example = (example + some.len()) % EXAMPLES;
    }
    println!("{}", serde_json::to_string(&names)?);
    Ok(())
}

/// Which chapters share a script, before any of them is found too large.
///
/// The first page is no chapter, and has a script for itself: nobody there waits for more.
fn groups(chapters: &[String]) -> Vec<&[String]> {
    let first = chapters.iter().position(|id| !id.starts_with("ch")).unwrap_or(chapters.len());
    let (chapters, alone) = chapters.split_at(first);
    let together = chapters.chunk_by(|_, next| !BEGIN.contains(&next.as_str()));
    together.flat_map(|group| group.chunks(CHAPTERS)).chain(alone.chunks(1)).collect()
}

/// Writes a script under the name of its chapters.
fn save(script: &str, chapters: &[String], out: &Path) -> Result<String> {
    let name = match chapters {
        [first, .., last] => format!("{first}-{last}.js"),
        _ => format!("{}.js", chapters.concat()),
    };
    let file = out.join(&name);
    fs::write(&file, script).with_context(|| file.display().to_string())?;
    Ok(name)
}

fn root() -> Result<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    root.canonicalize().with_context(|| root.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grouped(chapters: &[&str]) -> Vec<Vec<String>> {
        let chapters: Vec<String> = chapters.iter().map(|&id| id.to_owned()).collect();
        groups(&chapters).into_iter().map(<[String]>::to_vec).collect()
    }

    #[test]
    fn chapters_share_and_the_first_page_does_not() {
        let all: Vec<String> = (1..=40).map(|number| format!("ch{number:02}")).collect();
        let mut ids: Vec<&str> = all.iter().map(String::as_str).collect();
        ids.push("front");
        let groups = grouped(&ids);
        assert_eq!(groups.concat(), ids);
        assert!(groups.iter().all(|group| group.len() <= CHAPTERS));
        assert!(BEGIN.iter().all(|id| groups.iter().any(|group| group[0] == *id)));
        assert_eq!(groups[groups.len() - 1], ["front"]);
        assert_eq!(grouped(&["front"]), [["front"]]);
        assert_eq!(grouped(&["ch08"]), [["ch08"]]);
        assert!(grouped(&[]).is_empty());
    }
}
