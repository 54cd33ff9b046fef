//! The served book for an hour, read by two browsers while its sources change:
//! `cargo run -p book-tests --example soak -- [MINUTES] [OUT]`.
//!
//! It works on a copy of the checkout in a temporary folder. Two browsers open pages, drag figures,
//! run programs, check answers and reload; every few seconds a page, a chapter's code or the file of
//! an answer is saved, now and then with a mistake in it. Every ten seconds the server's memory is
//! measured, and what it has started and holds. `OUT` gets a table, `soak.csv`, and a figure,
//! `soak.svg`. It fails where memory grows, where something is left over at the end, where a page
//! stays behind what was saved, and where a page complains.

use std::{
    collections::BTreeMap,
    env, fs,
    io::{Read as _, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    process::Command,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use book_tests::{
    browser::{Browser, Page, chromium},
    checkout::Checkout,
    machine::{self, Memory},
    served::{Served, workbook},
    trend::Trend,
};
use plot::{Chart, Corner, number};
use proof::kills::at_work_in;
use serde_json::json;

/// How long it takes where nothing else is asked for, in minutes.
const MINUTES: f64 = 60.0;
/// What is warm by then is not counted as growth, in minutes; a third of a short run.
const WARM_UP: f64 = 10.0;
/// Between two measurements.
const INTERVAL: Duration = Duration::from_secs(10);
/// A page that is further behind what was saved is stale; a busy machine compiles for a while.
const STALE: Duration = Duration::from_secs(600);
/// How many means the slope is fitted to, and how much of growth in an hour is nobody's worry.
const BLOCKS: usize = 10;
const WORTH: f64 = 0.05;
/// How many checks two readers may have begun in the last minute and given up, on a quick machine.
const MOST_CHECKS_LEFT: usize = 20;
const MIB: f64 = 1024.0 * 1024.0;

/// What the browsers' readers may still be without the soak having failed.
const ACTIONS: [&str; 7] = ["read", "follow", "drag", "run", "answer", "open answer", "reload"];

fn main() -> Result<()> {
    let minutes = match env::args().nth(1) {
        Some(minutes) => minutes.parse().context("MINUTES is a number, such as 60 or 0.5")?,
        None => MINUTES,
    };
    ensure!(f64::is_finite(minutes) && minutes > 0.0, "MINUTES is more than 0");
    let out = PathBuf::from(env::args().nth(2).unwrap_or_else(|| "target/soak".to_owned()));
    fs::create_dir_all(&out).with_context(|| out.display().to_string())?;
    let browser = chromium().context("Chromium is missing (set CHROMIUM or install it)")?;
    let checkout = Checkout::copy()?;
    let soak = Soak::new(&checkout);
    let mut program = Command::new(workbook()?);
    program.current_dir(checkout.root()).env("TMPDIR", checkout.temporary());
    let practice = soak.practice.display().to_string();
    println!("The copy is in {}; its chapters are compiled…", checkout.root().display());
    let mut served = Served::start_as(program, &["--practice", &practice], "programs can be run")?;
    println!("{} is read for {minutes} minutes", served.site);

    let outcome = soak.work(&mut served, &browser, minutes, &out);
    let left = leave(served, &checkout);
    let mut faults = outcome?;
    faults.extend(left?);
    println!();
    for fault in &faults {
        println!("FAULT {fault}");
    }
    ensure!(faults.is_empty(), "{} faults", faults.len());
    println!("No faults.");
    Ok(())
}

/// What is saved, and what has been seen of it.
struct Saved {
    /// The file, below the copy's root.
    file: &'static str,
    /// What it was.
    original: String,
    /// The mark of each save that is still awaited, and when it was made.
    awaited: Vec<(u64, Instant)>,
    /// The newest mark that was seen in what the server gives.
    seen: u64,
}

/// A page's prose, two of them, and the code of a chapter that no other chapter uses.
const SOURCES: [(&str, &str); 3] = [
    ("book/src/ch08-sigmoid.md", "ch08-sigmoid.html"),
    ("book/src/ch10-backpropagation.md", "ch10-backpropagation.html"),
    ("crates/ch26-frameworks/src/lib.rs", "ch26-frameworks.html"),
];

/// Stands in the chapter's code, in a function that its page shows.
const IN_CODE: &str = "    let mut folded = network.clone();\n";

/// Pages with a figure that has a slider.
const DRAGGED: [(&str, &str); 5] = [
    ("ch08-sigmoid.html", "#fig-ch08-sigmoid"),
    ("ch06-learning-rate.html", "#fig-ch06-paths"),
    ("ch07-hidden-layer.html", "#fig-ch07-hidden_space"),
    ("ch10-backpropagation.html", "#fig-ch10-sent_back"),
    ("ch14-datasets.html", "#fig-ch14-rules"),
];

/// Pages with a program.
const PROGRAMS: [(&str, &str); 3] = [
    ("ch01-perceptron.html", "ch01/decide"),
    ("ch10-backpropagation.html", "ch10/one_update"),
    ("ch26-frameworks.html", "ch26/ring_of_three"),
];

const WRONG: &str = "use ch08_sigmoid::activate;\n\
    pub fn error_signal(target: f64, pre_o: f64) -> f64 {\n activate(pre_o) - target\n}\nfn main() {}";
const RIGHT: &str = "use ch08_sigmoid::{activate, activate_prime};\n\
    pub fn error_signal(target: f64, pre_o: f64) -> f64 {\n (activate(pre_o) - target) * activate_prime(pre_o)\n}\nfn main() {}";

/// The soak as all its threads see it.
struct Soak {
    root: PathBuf,
    temporary: PathBuf,
    practice: PathBuf,
    saved: Mutex<Vec<Saved>>,
    over: AtomicBool,
    saves: AtomicU64,
    mistakes: AtomicU64,
    /// How often each action was done, and how often a newer version of its page came in between.
    done: Mutex<BTreeMap<&'static str, (u64, u64)>>,
    faults: Mutex<BTreeMap<String, u64>>,
    /// How long the page took to show what was saved, in seconds.
    delays: Mutex<Vec<f64>>,
}

/// How an action ended, if nothing is wrong with it.
enum Done {
    Well,
    /// A newer version of the page came in between.
    Overtaken,
}

fn unpoisoned<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Numbers that look random (splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// A number in letters, since a page refuses numbers that are typed by hand.
fn letters(mut number: u64) -> String {
    let mut word = String::new();
    while word.len() < 5 {
        word.insert(0, char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    word
}

fn number_of(word: &str) -> Option<u64> {
    let digits = word.bytes().map(|letter| u64::from(letter.wrapping_sub(b'a')));
    digits.take(5).try_fold(0, |sum, digit| (digit < 26).then_some(sum * 26 + digit))
}

/// The mark in what a page says, as in `soak aaabc`.
fn mark_in(text: &str) -> u64 {
    let word = text.rsplit_once("soak ").and_then(|(_, rest)| rest.get(..5));
    word.and_then(number_of).unwrap_or_default()
}

impl Soak {
    fn new(checkout: &Checkout) -> Self {
        let root = checkout.root();
        let read = |file: &str| fs::read_to_string(root.join(file)).unwrap_or_default();
        let saved = SOURCES.map(|(file, _)| Saved {
            file,
            original: read(file),
            awaited: Vec::new(),
            seen: 0,
        });
        Self {
            temporary: checkout.temporary(),
            practice: checkout.folder().join("practice"),
            root,
            saved: Mutex::new(saved.into()),
            over: AtomicBool::new(false),
            saves: AtomicU64::new(0),
            mistakes: AtomicU64::new(0),
            done: Mutex::default(),
            faults: Mutex::default(),
            delays: Mutex::default(),
        }
    }

    fn is_over(&self) -> bool {
        self.over.load(Ordering::Relaxed)
    }

    fn fault(&self, what: String) {
        let mut faults = unpoisoned(&self.faults);
        if !faults.contains_key(&what) {
            println!("FAULT {what}");
        }
        *faults.entry(what).or_default() += 1;
    }

    /// Runs the whole; gives the faults.
    fn work(
        &self,
        served: &mut Served,
        browser: &Path,
        minutes: f64,
        out: &Path,
    ) -> Result<Vec<String>> {
        let site = served.site.clone();
        let rows = thread::scope(|scope| {
            let site = &site;
            scope.spawn(|| self.change());
            for reader in 0..2 {
                scope.spawn(move || {
                    if let Err(error) = self.read(reader, browser, site) {
                        self.fault(format!("reader {reader} gave up: {error:#}"));
                    }
                });
            }
            scope.spawn(move || self.watch(site));
            let rows = self.measure(served, minutes, out);
            self.over.store(true, Ordering::Relaxed);
            rows
        })?;
        self.follow_to_the_end(&site);
        let mut faults: Vec<String> = unpoisoned(&self.faults)
            .iter()
            .map(|(what, times)| format!("{what} ({times} times)"))
            .collect();
        faults.extend(self.report(&rows, minutes, out)?);
        Ok(faults)
    }

    // -- What changes ---------------------------------------------------------------------------

    /// Saves something every few seconds.
    fn change(&self) {
        let mut chance = Chance(1);
        let mut mark = 0;
        let mut broken = None;
        while !self.is_over() {
            thread::sleep(Duration::from_millis(3000 + chance.below(5000) as u64));
            mark += 1;
            // A mistake is mended by the next save.
            let which = broken.take().unwrap_or_else(|| match chance.below(8) {
                0 => 2,
                n => n % 2,
            });
            let breaks = chance.below(12) == 0;
            if breaks {
                broken = Some(which);
            }
            if let Err(error) = self.save(which, mark, breaks) {
                self.fault(format!("a source cannot be saved: {error:#}"));
            }
            if chance.below(3) == 0 {
                self.save_answer(mark);
            }
        }
        if let Some(which) = broken
            && let Err(error) = self.save(which, mark + 1, false)
        {
            self.fault(format!("a source cannot be saved: {error:#}"));
        }
    }

    fn save(&self, which: usize, mark: u64, breaks: bool) -> Result<()> {
        let mut all = unpoisoned(&self.saved);
        let saved = &mut all[which];
        let word = letters(mark);
        let text = if saved.file.ends_with(".rs") {
            let mistake = if breaks { "    let _: u8 = \"no number\";\n" } else { "" };
            let marked = format!("{IN_CODE}    // soak {word}\n{mistake}");
            ensure!(saved.original.contains(IN_CODE), "{} has no {IN_CODE}", saved.file);
            saved.original.replacen(IN_CODE, &marked, 1)
        } else {
            let mistake = if breaks { "\n{{#nonsense}}\n" } else { "" };
            format!("{}\nThis page was changed by the soak {word}.\n{mistake}", saved.original)
        };
        fs::write(self.root.join(saved.file), text)?;
        self.saves.fetch_add(1, Ordering::Relaxed);
        if breaks {
            self.mistakes.fetch_add(1, Ordering::Relaxed);
        } else {
            saved.awaited.push((mark, Instant::now()));
        }
        Ok(())
    }

    /// The file of an answer, as an editor beside the browser writes it.
    fn answer_file(&self) -> PathBuf {
        self.practice.join("src/bin/ch08_a_steeper_sigmoid.rs")
    }

    fn save_answer(&self, mark: u64) {
        // It is laid out when a reader first opens it.
        let file = self.answer_file();
        if file.is_file()
            && let Err(error) = fs::write(&file, format!("// soak {}\n", letters(mark)))
        {
            self.fault(format!("an answer cannot be saved: {error}"));
        }
    }

    // -- What is seen of it ---------------------------------------------------------------------

    /// Looks whether the pages follow.
    fn watch(&self, site: &str) {
        while !self.is_over() {
            self.look(site);
            thread::sleep(Duration::from_millis(500));
        }
    }

    /// Looks once; gives how long the longest wait has been.
    fn look(&self, site: &str) -> Duration {
        let mut longest = Duration::ZERO;
        for which in 0..SOURCES.len() {
            let page = SOURCES[which].1;
            let seen = match get(site, page) {
                Ok(text) => mark_in(&without_tags(&text)),
                Err(error) => {
                    self.fault(format!("{page}: {error:#}"));
                    continue;
                }
            };
            let mut all = unpoisoned(&self.saved);
            let saved = &mut all[which];
            saved.seen = saved.seen.max(seen);
            if seen < saved.seen {
                self.fault(format!("{page} went back to an older version"));
            }
            let mut delays = unpoisoned(&self.delays);
            saved.awaited.retain(|(mark, since)| {
                let waited = since.elapsed();
                if *mark <= seen {
                    delays.push(waited.as_secs_f64());
                    return false;
                }
                longest = longest.max(waited);
                true
            });
        }
        if longest > STALE {
            self.fault("the server's pages stay behind what was saved".to_owned());
        }
        longest
    }

    /// Waits until all that was saved is shown.
    fn follow_to_the_end(&self, site: &str) {
        let begun = Instant::now();
        while unpoisoned(&self.saved).iter().any(|saved| !saved.awaited.is_empty()) {
            if begun.elapsed() > STALE {
                self.fault("at the end a page does not show what was last saved".to_owned());
                return;
            }
            self.look(site);
            thread::sleep(Duration::from_millis(500));
        }
    }

    // -- Who reads ------------------------------------------------------------------------------

    fn read(&self, reader: usize, program: &Path, site: &str) -> Result<()> {
        let browser = Browser::start(program)?;
        let mut page = browser.page()?;
        let mut chance = Chance(100 + reader as u64);
        let pages = self.pages()?;
        while !self.is_over() {
            let action = chance.of(&ACTIONS);
            let outcome = match action {
                "read" => leaf(&mut page, site, &pages[chance.below(pages.len())]),
                "follow" => self.follow(&mut page, site, chance.below(SOURCES.len())),
                "drag" if chance.below(3) == 0 => take_hold(&mut page, site),
                "drag" => drag(&mut page, site, chance.of(&DRAGGED)),
                "run" => run(&mut page, site, chance.of(&PROGRAMS)),
                // One of the two writes answers; the other reads one that is written elsewhere.
                "answer" | "open answer" if reader == 0 => {
                    answer(&mut page, site, chance.below(2) == 0)
                }
                "answer" | "open answer" => self.open_answer(&mut page, site),
                _ => reload(&mut page),
            };
            let action = match action {
                "answer" | "open answer" if reader == 0 => "answer",
                "answer" => "open answer",
                other => other,
            };
            for complaint in page.complaints(site) {
                if is_fault(&complaint) {
                    self.fault(format!("{action}: {complaint}"));
                }
            }
            page.forget();
            let mut all = unpoisoned(&self.done);
            let (well, overtaken) = all.entry(action).or_default();
            match outcome {
                Ok(Done::Well) => *well += 1,
                Ok(Done::Overtaken) => *overtaken += 1,
                Err(error) => {
                    drop(all);
                    self.fault(format!("{action}: {error:#}"));
                    page = browser.page()?;
                }
            }
        }
        Ok(())
    }

    /// The pages of the book's chapters.
    fn pages(&self) -> Result<Vec<String>> {
        let all = fs::read_dir(self.root.join("book/src"))?;
        let names = all.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let chapters = names.filter(|name| name.starts_with("ch") && name.ends_with(".md"));
        Ok(chapters.map(|name| name.replace(".md", ".html")).collect())
    }

    /// Stays on a page until it shows by itself what has been saved up to now.
    fn follow(&self, page: &mut Page, site: &str, which: usize) -> Result<Done> {
        let file = SOURCES[which].1;
        let wanted = {
            let saved = &unpoisoned(&self.saved)[which];
            saved.awaited.last().map_or(saved.seen, |(mark, _)| *mark)
        };
        open(page, site, file)?;
        let begun = Instant::now();
        let text = "document.querySelector('main')?.textContent ?? ''";
        // While it reloads there is nothing to be asked.
        while page.run(text).ok().and_then(|text| text.as_str().map(mark_in)) < Some(wanted) {
            ensure!(begun.elapsed() < STALE, "{file} in the browser stays behind what was saved");
            thread::sleep(Duration::from_millis(200));
            if self.is_over() {
                return Ok(Done::Overtaken);
            }
        }
        Ok(Done::Well)
    }

    /// Opens an answer that somebody else writes at: it shows what is in the file.
    fn open_answer(&self, page: &mut Page, site: &str) -> Result<Done> {
        const EXERCISE: &str = "section.exercise[data-exercise=\"ch08/a-steeper-sigmoid\"]";
        open(page, site, "ch08-sigmoid.html")?;
        let before = fs::read_to_string(self.answer_file()).unwrap_or_default();
        uninterrupted(page, |page| {
            until(page, &format!("document.querySelector('{EXERCISE} .run-bar')"))?;
            press(page, EXERCISE, "Edit")?;
            until(page, &format!("document.querySelector('{EXERCISE} .cm-line')"))?;
            let shown = page.run(&format!(
                "[...document.querySelectorAll('{EXERCISE} .cm-line')].map((l) => l.textContent).join('\\n')"
            ))?;
            let shown = mark_in(shown.as_str().unwrap_or_default());
            let after = fs::read_to_string(self.answer_file()).unwrap_or_default();
            let saved = mark_in(&before)..=mark_in(&after);
            ensure!(saved.contains(&shown), "the answer {shown} is shown where {saved:?} is saved");
            Ok(())
        })
    }

    // -- What it takes --------------------------------------------------------------------------

    /// Measures until the time is over, and writes the table as it goes.
    fn measure(&self, served: &mut Served, minutes: f64, out: &Path) -> Result<Vec<Row>> {
        let mut table = fs::File::create(out.join("soak.csv"))?;
        writeln!(table, "{}", Row::HEAD)?;
        let begun = Instant::now();
        let mut rows = Vec::new();
        while begun.elapsed().as_secs_f64() < minutes * 60.0 {
            thread::sleep(INTERVAL);
            if let Some(status) = served.ended()? {
                bail!("the server has ended by itself: {status}");
            }
            let behind = unpoisoned(&self.saved)
                .iter()
                .filter_map(|saved| saved.awaited.first())
                .map(|(_, since)| since.elapsed().as_secs_f64())
                .fold(0.0, f64::max);
            let row = self.row(begun.elapsed().as_secs_f64(), served.id(), behind)?;
            writeln!(table, "{row}")?;
            table.flush()?;
            rows.push(row);
        }
        Ok(rows)
    }

    fn row(&self, seconds: f64, server: u32, behind: f64) -> Result<Row> {
        let mut drawing = Memory::default();
        let mut others = Memory::default();
        let children = machine::descendants(server)?;
        let is_drawing = |one: &machine::Process| {
            one.command.contains("/figures-") && one.command.ends_with(" answer")
        };
        for child in &children {
            let memory = machine::memory(child.id);
            if is_drawing(child) {
                drawing += memory;
            } else {
                others += memory;
            }
        }
        let target = self.root.join("target");
        Ok(Row {
            seconds,
            server: machine::memory(server),
            drawing,
            others,
            processes: 1 + children.len(),
            drawers: children.iter().filter(|one| is_drawing(one)).count(),
            open_files: machine::open_files(server),
            temporary: machine::entries(&self.temporary, 1),
            sites: machine::entries(&target.join("book"), 2),
            runs: machine::entries(&target.join("run"), 2),
            checks: machine::entries(&target.join("exercises"), 1),
            behind,
        })
    }

    // -- What came of it ------------------------------------------------------------------------

    fn report(&self, rows: &[Row], minutes: f64, out: &Path) -> Result<Vec<String>> {
        let mut faults = Vec::new();
        println!(
            "\n{} saves, {} of them with a mistake",
            self.saves.load(Ordering::Relaxed),
            self.mistakes.load(Ordering::Relaxed)
        );
        let mut delays = unpoisoned(&self.delays).clone();
        delays.sort_by(f64::total_cmp);
        if let (Some(median), Some(most)) = (delays.get(delays.len() / 2), delays.last()) {
            println!(
                "from the save to the page: {median:.1} s in the median, {most:.1} s at most, {} times",
                delays.len()
            );
        }
        for (action, (well, overtaken)) in &*unpoisoned(&self.done) {
            println!("{action}: done {well} times, overtaken by a newer version {overtaken} times");
        }
        for action in ACTIONS {
            let done = unpoisoned(&self.done).get(action).is_some_and(|(well, _)| *well > 0);
            // In a minute not everything comes about.
            if !done && minutes >= WARM_UP {
                faults.push(format!("nobody ever came to the end of “{action}”"));
            }
        }
        let warm_up = WARM_UP.min(minutes / 3.0);
        let kept: Vec<&Row> = rows.iter().filter(|row| row.seconds >= warm_up * 60.0).collect();
        for (what, unit, value) in MEASURED {
            let points: Vec<(f64, f64)> =
                kept.iter().map(|row| (row.seconds / 3600.0, value(row))).collect();
            let Some(trend) = Trend::of(&points, BLOCKS) else {
                println!("{what}: too few measurements for a slope");
                continue;
            };
            let most = points.iter().map(|point| point.1).fold(0.0, f64::max);
            println!(
                "{what}: {:.2} {unit} in the mean, {most:.2} at most, slope {:+.2} ± {:.2} in an hour",
                trend.mean, trend.slope, trend.error
            );
            // A short run says nothing of an hour.
            if minutes >= 2.0 * WARM_UP && trend.grows(1.0, WORTH) {
                faults.push(format!("{what} grows by {:.2} {unit} in an hour", trend.slope));
            }
        }
        if let Some(figure) = figure(rows, warm_up) {
            figure.save(out.join("soak.svg"))?;
        }
        println!("{} and soak.svg", out.join("soak.csv").display());
        Ok(faults)
    }
}

/// One measurement.
struct Row {
    seconds: f64,
    server: Memory,
    drawing: Memory,
    others: Memory,
    processes: usize,
    drawers: usize,
    open_files: usize,
    temporary: usize,
    sites: usize,
    runs: usize,
    checks: usize,
    behind: f64,
}

impl Row {
    const HEAD: &str = "seconds,server_rss_mib,server_pss_mib,drawing_rss_mib,drawing_pss_mib,\
        others_rss_mib,others_pss_mib,processes,drawing_processes,open_files,temporary_entries,\
        site_entries,run_entries,check_entries,seconds_behind";
}

impl std::fmt::Display for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.1}", self.seconds)?;
        for memory in [self.server, self.drawing, self.others] {
            let [resident, proportional] =
                [memory.resident, memory.proportional].map(|bytes| bytes as f64 / MIB);
            write!(f, ",{resident:.2},{proportional:.2}")?;
        }
        for count in [
            self.processes,
            self.drawers,
            self.open_files,
            self.temporary,
            self.sites,
            self.runs,
            self.checks,
        ] {
            write!(f, ",{count}")?;
        }
        write!(f, ",{:.1}", self.behind)
    }
}

type Value = fn(&Row) -> f64;

/// What must not grow. Compilers come and go, so what else the server has started is counted only
/// at the end.
const MEASURED: [(&str, &str, Value); 9] = [
    ("the server's memory (PSS)", "MiB", |row| row.server.proportional as f64 / MIB),
    ("the server's memory (RSS)", "MiB", |row| row.server.resident as f64 / MIB),
    ("the memory of what draws (PSS)", "MiB", |row| row.drawing.proportional as f64 / MIB),
    ("processes that draw", "", |row| row.drawers as f64),
    ("the server's open files", "", |row| row.open_files as f64),
    ("temporary files", "", |row| row.temporary as f64),
    ("files and folders of sites", "", |row| row.sites as f64),
    ("folders of runs", "", |row| row.runs as f64),
    ("folders of checks", "", |row| row.checks as f64),
];

fn figure(rows: &[Row], warm_up: f64) -> Option<plot::Figure> {
    let minutes = |row: &Row| row.seconds / 60.0;
    let course = |memory: fn(&Row) -> Memory| {
        let value = move |row: &Row| memory(row).proportional as f64 / MIB;
        rows.iter().map(|row| (minutes(row), value(row))).collect::<Vec<_>>()
    };
    let server = course(|row| row.server);
    let drawing = course(|row| row.drawing);
    let last = minutes(rows.last()?);
    let top = server.iter().chain(&drawing).map(|point| point.1).fold(1.0, f64::max);
    let mut chart = Chart::new(0.0..=last, 0.0..=(1.25 * top / 20.0).ceil() * 20.0)
        .x("minutes")
        .y("memory in MiB")
        .legend(Corner::TopRight);
    let between = |points: &[(f64, f64)]| {
        let values: Vec<f64> =
            points.iter().filter(|point| point.0 >= warm_up).map(|point| point.1).collect();
        let (least, most) = plot::bounds(&values)?;
        Some(format!("{} to {} MiB", number(least, 1), number(most, 1)))
    };
    let desc = format!(
        "After {} minutes the server takes {}, the processes that draw {}.",
        number(warm_up, 0),
        between(&server)?,
        between(&drawing)?
    );
    chart.line("the server", server);
    chart.line("what draws figures", drawing);
    if warm_up > 0.0 {
        chart.vertical(warm_up).unlabelled();
    }
    Some(chart.finish(
        "The memory of the served book",
        &desc,
        "Two browsers read while sources change; shared pages are counted in parts.",
    ))
}

/// Ends the server as Ctrl-C does, and gives what is left of it.
fn leave(mut served: Served, checkout: &Checkout) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let asked = Command::new("kill").args(["-INT", &served.id().to_string()]).status()?;
    ensure!(asked.success(), "the server cannot be asked to end");
    let begun = Instant::now();
    while served.ended()?.is_none() && begun.elapsed() < Duration::from_secs(60) {
        thread::sleep(Duration::from_millis(50));
    }
    match served.ended()? {
        Some(status) => println!("asked to end, the server ended with {status}"),
        None => faults.push("the server does not end when it is asked to".to_owned()),
    }
    drop(served);
    let begun = Instant::now();
    let mut left = at_work_in(checkout.folder());
    while !left.is_empty() && begun.elapsed() < Duration::from_secs(60) {
        thread::sleep(Duration::from_millis(100));
        left = at_work_in(checkout.folder());
    }
    faults.extend(left.iter().map(|one| format!("left over: {one}")));
    let mut names = |folder: &Path, allowed: &dyn Fn(&str) -> bool| {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if !allowed(&name) {
                faults.push(format!("left over: {}", entry.path().display()));
            }
        }
    };
    names(&checkout.temporary(), &|_| false);
    let target = checkout.root().join("target");
    // A check that was given up has left its folder to the next one, after a minute.
    let checks = machine::entries(&target.join("exercises"), 1);
    if checks > 2 + MOST_CHECKS_LEFT {
        faults.push(format!("{checks} folders of checks"));
    }
    for rooms in ["book", "run"] {
        let rooms: Vec<_> = fs::read_dir(target.join(rooms)).into_iter().flatten().collect();
        // A start has one of a kind; it goes at the next one.
        if rooms.len() > 2 {
            faults.push(format!("{} folders of one server: {rooms:?}", rooms.len()));
        }
    }
    Ok(faults)
}

/// The text of a page as the server gives it.
fn get(site: &str, page: &str) -> Result<String> {
    let host = site.trim_start_matches("http://");
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    write!(stream, "GET /{page} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    ensure!(answer.starts_with("HTTP/1.1 200"), "{}", answer.lines().next().unwrap_or_default());
    Ok(answer)
}

fn without_tags(html: &str) -> String {
    html.split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text))
        .collect::<Vec<_>>()
        .concat()
}

/// Whether a complaint of a page is one of the book's. A page that is left gives up what it waits for.
fn is_fault(complaint: &str) -> bool {
    let given_up =
        complaint.contains("\"canceled\":true") || complaint.contains("net::ERR_ABORTED");
    !given_up
        && !complaint.starts_with("request to blob:")
        && !complaint.starts_with("request to about:")
}

/// Opens a page; a newer version may come while it is opened.
fn open(page: &mut Page, site: &str, file: &str) -> Result<()> {
    let mut last = Ok(());
    for _ in 0..5 {
        last = page.open(&format!("{site}/{file}"));
        match &last {
            Err(error) if is_overtaken(&format!("{error:#}")) => {
                thread::sleep(Duration::from_millis(200));
            }
            _ => break,
        }
    }
    last
}

/// What the browser says where a page went away while it was asked something.
fn is_overtaken(error: &str) -> bool {
    ["context was destroyed", "Cannot find context", "navigated or closed", "net::ERR_ABORTED"]
        .iter()
        .chain(&["Promise was collected", "Cannot find default execution context"])
        .any(|words| error.contains(words))
}

/// Does something on the page; where a newer version of it comes in between, that is no fault.
fn uninterrupted(page: &mut Page, work: impl FnOnce(&mut Page) -> Result<()>) -> Result<Done> {
    match page.run("globalThis.soaking = true") {
        Ok(_) => (),
        Err(error) if is_overtaken(&format!("{error:#}")) => return Ok(Done::Overtaken),
        Err(error) => return Err(error),
    }
    let Err(error) = work(page) else { return Ok(Done::Well) };
    if is_overtaken(&format!("{error:#}")) {
        return Ok(Done::Overtaken);
    }
    // It may be that the error came of a new page that is not yet what was worked with.
    thread::sleep(Duration::from_millis(500));
    match page.run("globalThis.soaking === true") {
        Ok(same) if same == true => Err(error),
        _ => Ok(Done::Overtaken),
    }
}

/// Waits until it is so on this page, or there is a newer one.
fn until(page: &mut Page, expression: &str) -> Result<()> {
    let begun = Instant::now();
    loop {
        let found = page.run(&format!("[globalThis.soaking === true, Boolean({expression})]"))?;
        ensure!(found[0] == true, "the execution context was destroyed");
        if found[1] == true {
            return Ok(());
        }
        ensure!(begun.elapsed() < STALE, "never true: {expression}");
        thread::sleep(Duration::from_millis(50));
    }
}

fn press(page: &mut Page, within: &str, name: &str) -> Result<()> {
    page.run(&format!(
        "[...document.querySelectorAll('{within} button')].find((b) => b.textContent === '{name}').click()"
    ))?;
    Ok(())
}

/// Leafs through a page to its end.
fn leaf(page: &mut Page, site: &str, file: &str) -> Result<Done> {
    open(page, site, file)?;
    uninterrupted(page, |page| {
        page.run(
            "(async () => { for (let y = 0; y < document.body.scrollHeight; y += innerHeight) { \
               scrollTo(0, y); await new Promise((done) => setTimeout(done, 60)); } })()",
        )?;
        Ok(())
    })
}

fn reload(page: &mut Page) -> Result<Done> {
    page.forget();
    page.call("Page.reload", json!({}))?;
    match page.loaded() {
        Err(error) if is_overtaken(&format!("{error:#}")) => Ok(Done::Overtaken),
        other => other.map(|()| Done::Well),
    }
}

/// Drags the first slider of a figure; the drawing follows and does not fail.
fn drag(page: &mut Page, site: &str, (file, figure): (&str, &str)) -> Result<Done> {
    open(page, site, file)?;
    uninterrupted(page, |page| {
        let failed = page.run(&format!(
            "(async () => {{ const figure = document.querySelector('{figure}'); \
               figure.scrollIntoView({{ block: 'center', behavior: 'instant' }}); \
               const rest = async () => {{ while (figure.hasAttribute('aria-busy')) await new Promise((done) => setTimeout(done, 20)); }}; \
               const range = figure.querySelector('.controls input[type=range]'); \
               for (let i = 0; i < 60; i++) {{ \
                 range.value = Number(range.min) + (i % 30) / 30 * (range.max - range.min); \
                 range.dispatchEvent(new Event('input', {{ bubbles: true }})); \
                 await new Promise(requestAnimationFrame); }} \
               await rest(); return figure.querySelector('.failed')?.textContent ?? ''; }})()"
        ))?;
        ensure!(failed == "", "{figure}: {failed}");
        Ok(())
    })
}

/// Takes the start of the descent by its ring.
fn take_hold(page: &mut Page, site: &str) -> Result<Done> {
    const FIGURE: &str = "#fig-ch05-descent";
    open(page, site, "ch05-gradient-descent.html")?;
    uninterrupted(page, |page| {
        until(page, &format!("document.querySelector('{FIGURE} .grip')"))?;
        let place = page.run(&format!(
            "(() => {{ const grip = document.querySelector('{FIGURE} .grip'); \
               grip.scrollIntoView({{ block: 'center', behavior: 'instant' }}); \
               const box = grip.getBoundingClientRect(); \
               return [box.left + box.width / 2, box.top + box.height / 2]; }})()"
        ))?;
        let (x, y) = (place[0].as_f64().unwrap_or(0.0), place[1].as_f64().unwrap_or(0.0));
        let mut mouse = |kind: &str, by: f64| {
            page.call(
                "Input.dispatchMouseEvent",
                json!({ "type": kind, "x": x + 7.0 * by, "y": y + 5.0 * by, "button": "left",
                    "buttons": u8::from(kind != "mouseReleased"), "clickCount": 1 }),
            )
        };
        mouse("mousePressed", 0.0)?;
        for step in 1..=10 {
            mouse("mouseMoved", f64::from(step))?;
        }
        mouse("mouseReleased", 10.0)?;
        until(page, &format!("!document.querySelector('{FIGURE}').hasAttribute('aria-busy')"))?;
        let failed =
            page.run(&format!("document.querySelector('{FIGURE} .failed')?.textContent ?? ''"))?;
        ensure!(failed == "", "{FIGURE}: {failed}");
        Ok(())
    })
}

/// Runs a program as it is in the book.
fn run(page: &mut Page, site: &str, (file, id): (&str, &str)) -> Result<Done> {
    open(page, site, file)?;
    let figure = format!("figure.example[data-example=\"{id}\"]");
    uninterrupted(page, |page| {
        until(page, &format!("document.querySelector('{figure} .run-bar')"))?;
        press(page, &figure, "Run")?;
        let said = result(page, &figure)?;
        ensure!(said.contains("The same output as in the book."), "{id}: {said}");
        Ok(())
    })
}

fn result(page: &mut Page, within: &str) -> Result<String> {
    until(page, &format!("document.querySelector('{within} .run-end')"))?;
    let said = page.run(&format!("document.querySelector('{within} .run-result').textContent"))?;
    Ok(said.as_str().unwrap_or_default().to_owned())
}

/// Writes an answer, right or wrong, saves it and has it checked.
fn answer(page: &mut Page, site: &str, is_right: bool) -> Result<Done> {
    const EXERCISE: &str = "section.exercise[data-exercise=\"ch10/error-signal\"]";
    open(page, site, "ch10-backpropagation.html")?;
    uninterrupted(page, |page| {
        until(page, &format!("document.querySelector('{EXERCISE} .run-bar')"))?;
        page.run(&format!(
            "{{ const e = [...document.querySelectorAll('{EXERCISE} button')].find((b) => b.textContent === 'Edit' && !b.hidden && !b.disabled); if (e) e.click(); }}"
        ))?;
        until(page, &format!("document.querySelector('{EXERCISE} .cm-content')"))?;
        page.run(&format!(
            "{{ const content = document.querySelector('{EXERCISE} .cm-content'); content.focus(); \
             getSelection().selectAllChildren(content); document.execCommand('selectAll'); }}"
        ))?;
        page.settle()?;
        page.write(if is_right { RIGHT } else { WRONG })?;
        page.settle()?;
        press(page, EXERCISE, "Check")?;
        let said = result(page, EXERCISE)?;
        let expected = if is_right { "Right in 5 cases." } else { "Not yet." };
        ensure!(said.contains(expected), "{said}");
        Ok(())
    })
}
