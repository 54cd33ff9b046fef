//! One target: its inputs, its law, and how long it is tried.

use std::{
    any::Any,
    backtrace::Backtrace,
    cell::RefCell,
    collections::BTreeMap,
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    panic::{self, AssertUnwindSafe},
    path::{Path, PathBuf},
    process,
    sync::{Arc, Mutex, Once, PoisonError},
    thread,
    time::{Duration, Instant},
};

use book_tests::sample::project;
use proptest::{
    strategy::{BoxedStrategy, Strategy as _, ValueTree},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

/// Why an input breaks the law. What is before the first colon is the kind of it.
pub type Outcome = Result<(), String>;

/// What is tried.
pub struct Target<'a> {
    /// Its name, which is its folder's in `found` too.
    pub name: &'static str,
    /// How many inputs the daily run tries.
    pub cases: u64,
    /// What is tried.
    pub inputs: BoxedStrategy<Vec<u8>>,
    /// What holds for each of them.
    pub law: &'a dyn Fn(&[u8]) -> Outcome,
    /// The largest memory in KiB of another process that answers, where there is one.
    pub peak_elsewhere: &'a dyn Fn() -> u64,
}

/// No other process answers.
pub fn alone() -> u64 {
    0
}

/// How many steps an input is made smaller by, at most.
const STEPS: usize = 1000;
/// How many kinds of findings end a long run.
const ENOUGH: usize = 20;
/// How long one input may take in a long run.
const PATIENCE: Duration = Duration::from_secs(120);

impl Target<'_> {
    /// Tries what was found before, and then new inputs: a fixed number, or for the minutes that
    /// `FUZZ_MINUTES` says.
    ///
    /// # Panics
    ///
    /// If an input breaks the law.
    pub fn hold(&self) {
        let known = self.known();
        match env::var("FUZZ_MINUTES") {
            Ok(minutes) => self.for_long(minutes.parse().expect("FUZZ_MINUTES is a number"), known),
            Err(_) => {
                let mut runner = self.runner(0);
                for case in 0..self.cases {
                    if let Some(finding) = self.next(&mut runner) {
                        panic!("input {case} of {}: {}", self.cases, self.kept(&finding));
                    }
                }
            }
        }
    }

    /// Tries each stored input, and gives their number.
    fn known(&self) -> usize {
        let folder = project().join("tests/tests/fuzz/found").join(self.name);
        let Ok(files) = fs::read_dir(&folder) else { return 0 };
        let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
        files.sort();
        for file in &files {
            if let Err(why) = self.tried(&fs::read(file).unwrap()) {
                panic!("{} is back: {why}", file.display());
            }
        }
        files.len()
    }

    /// The same inputs for the same number.
    fn runner(&self, number: u64) -> TestRunner {
        let mut seed = [0; 32];
        let name = self.name.as_bytes();
        seed[..name.len().min(24)].copy_from_slice(&name[..name.len().min(24)]);
        seed[24..].copy_from_slice(&number.to_le_bytes());
        let config = Config { failure_persistence: None, ..Config::default() };
        TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed))
    }

    /// Tries one input; if it breaks the law, a small one that does, and why.
    fn next(&self, runner: &mut TestRunner) -> Option<(Vec<u8>, String)> {
        let mut tree = self.inputs.new_tree(runner).expect("an input can be drawn");
        let mut broken = (tree.current(), self.tried(&tree.current()).err()?);
        let kind = kind(&broken.1).to_owned();
        let mut smaller = tree.simplify();
        for _ in 0..STEPS {
            if !smaller {
                break;
            }
            let input = tree.current();
            smaller = match self.tried(&input) {
                Err(why) if self::kind(&why) == kind => {
                    broken = (input, why);
                    tree.simplify()
                }
                _ => tree.complicate(),
            };
        }
        Some(broken)
    }

    /// Holds the law on an input; a panic breaks it.
    fn tried(&self, input: &[u8]) -> Outcome {
        listen_to_panics();
        PANICKED.with_borrow_mut(|panicked| *panicked = Some(String::new()));
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| (self.law)(input)));
        let place = PANICKED.take().unwrap_or_default();
        outcome.unwrap_or_else(|panic| Err(format!("panic at {place}: {}", words(&*panic))))
    }

    /// Puts an input where it can be picked up, and says all about it.
    fn kept(&self, (input, why): &(Vec<u8>, String)) -> String {
        let mut hash = DefaultHasher::new();
        input.hash(&mut hash);
        let file = folder().join(format!("{}-{:08x}", self.name, hash.finish() as u32));
        fs::write(&file, input).unwrap();
        format!(
            "{why}\n  input: {}\n  It is kept in {}. Mend its kind, and put it into \
             tests/tests/fuzz/found/{}.",
            shown(input),
            file.display(),
            self.name
        )
    }

    fn for_long(&self, minutes: f64, known: usize) {
        let begun = Instant::now();
        let end = begun + Duration::from_secs_f64(60.0 * minutes);
        let clock = Clock::start(self.name);
        let first = env::var("FUZZ_SEED").map_or_else(
            |_| std::time::UNIX_EPOCH.elapsed().unwrap().as_secs(),
            |seed| seed.parse().expect("FUZZ_SEED is a whole number"),
        );
        let mut findings: BTreeMap<String, String> = BTreeMap::new();
        let mut cases = 0;
        let law = |input: &[u8]| {
            clock.begins(input);
            (self.law)(input)
        };
        let watched = Target {
            law: &law,
            inputs: self.inputs.clone(),
            name: self.name,
            cases: 0,
            peak_elsewhere: self.peak_elsewhere,
        };
        for number in first.. {
            let mut runner = self.runner(number);
            for _ in 0..100 {
                if Instant::now() >= end || findings.len() >= ENOUGH {
                    break;
                }
                cases += 1;
                let Some(finding) = watched.next(&mut runner) else { continue };
                if !findings.contains_key(kind(&finding.1)) {
                    let said = self.kept(&finding);
                    eprintln!("FOUND by {} (seed {number}): {said}", self.name);
                    findings.insert(kind(&finding.1).to_owned(), said);
                }
            }
            if Instant::now() >= end || findings.len() >= ENOUGH {
                break;
            }
        }
        drop(clock);
        let mib = |kib: u64| kib.div_ceil(1024);
        let elsewhere = match (self.peak_elsewhere)() {
            0 => String::new(),
            peak => format!(" + {} of the server", mib(peak)),
        };
        println!(
            "| {} | {cases} | {:.1} | {:.0} | {known} | {} | {}{elsewhere} |",
            self.name,
            begun.elapsed().as_secs_f64() / 60.0,
            computed(),
            findings.len(),
            mib(peak("self")),
        );
        assert!(findings.is_empty(), "{} kinds of findings, as told above", findings.len());
    }
}

/// The largest memory that a process has had so far, in KiB.
pub fn peak(process: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

/// How many seconds this process has computed, which on a busy machine is less than it has run.
fn computed() -> f64 {
    let told = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let (_, told) = told.rsplit_once(") ").unwrap_or_default();
    let ticks = told.split(' ').skip(11).take(2).map(|ticks| ticks.parse::<f64>().unwrap_or(0.0));
    ticks.sum::<f64>() / 100.0
}

fn folder() -> PathBuf {
    let folder = project().join("target/fuzz");
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn kind(why: &str) -> &str {
    let end = why.find(": ").unwrap_or(why.len());
    &why[..end]
}

fn shown(input: &[u8]) -> String {
    const MOST: usize = 1500;
    let cut = if input.len() > MOST { " …" } else { "" };
    format!("{:?}{cut}", String::from_utf8_lossy(&input[..input.len().min(MOST)]))
}

fn words(panic: &(dyn Any + Send)) -> String {
    panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(|words| (*words).to_owned()))
        .unwrap_or_default()
}

thread_local! {
    /// Where this thread has panicked while it tried an input.
    static PANICKED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// A panic of an input that is tried is written down; any other is told as ever.
fn listen_to_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |about| {
            let taken = PANICKED.with_borrow_mut(|panicked| match panicked {
                Some(place) => {
                    let at = about.location().map_or_else(String::new, ToString::to_string);
                    *place = at.replace(':', " ");
                    if env::var_os("FUZZ_BACKTRACE").is_some() {
                        eprintln!("{about}\n{}", Backtrace::force_capture());
                    }
                    true
                }
                None => false,
            });
            if !taken {
                before(about);
            }
        }));
    });
}

/// Ends the program where one input takes for ever, and leaves it behind; where the program is
/// ended itself, by its stack or its memory, the input lies there too.
struct Clock {
    file: PathBuf,
    begun: Arc<Mutex<Option<Instant>>>,
}

impl Clock {
    fn start(name: &'static str) -> Self {
        let file = folder().join(format!("{name}.last"));
        let begun = Arc::new(Mutex::new(Some(Instant::now())));
        let clock = Self { file, begun };
        let (file, begun) = (clock.file.clone(), Arc::downgrade(&clock.begun));
        thread::spawn(move || {
            while let Some(begun) = begun.upgrade() {
                let since = *begun.lock().unwrap_or_else(PoisonError::into_inner);
                drop(begun);
                if since.is_some_and(|since| since.elapsed() > PATIENCE) {
                    eprintln!("FOUND by {name}: it hangs on the input in {}", file.display());
                    process::exit(1);
                }
                thread::sleep(Duration::from_millis(200));
            }
        });
        clock
    }

    fn begins(&self, input: &[u8]) {
        write(&self.file, input);
        *self.begun.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }
}

fn write(file: &Path, bytes: &[u8]) {
    fs::write(file, bytes).unwrap();
}

/// Breaks the law with this kind and these words, unless something holds.
pub fn ensure(holds: bool, kind: &str, words: impl FnOnce() -> String) -> Outcome {
    if holds { Ok(()) } else { Err(format!("{kind}: {}", words())) }
}

/// A sentence that a reader or an author is told: it is there, it can be read to its end, and no
/// terminal obeys anything in it.
pub fn sentence(said: &str) -> Outcome {
    let obeyed = |c: char| c.is_control() && c != '\n';
    ensure(!said.trim().is_empty(), "no words", || said.into())?;
    ensure(!said.contains(obeyed), "a control character is told", || format!("{said:?}"))?;
    ensure(said.chars().count() < 2000, "a sentence without an end", || said.into())
}

/// What is told in JSON, where a number that is none would be null.
pub fn finite(told: &str, when: &str) -> Outcome {
    fn is_whole(value: &serde_json::Value) -> bool {
        match value {
            serde_json::Value::Null => false,
            serde_json::Value::Array(list) => list.iter().all(is_whole),
            serde_json::Value::Object(fields) => fields.values().all(is_whole),
            _ => true,
        }
    }
    let told = serde_json::from_str(told).unwrap();
    ensure(is_whole(&told), "a number that is none is told", || format!("{when}: {told}"))
}
