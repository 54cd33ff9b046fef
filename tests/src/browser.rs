//! Chromium, driven over its DevTools protocol: only what the tests of a book need.

use std::{
    env, fs,
    io::{self, BufRead, BufReader, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError, Weak},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::{Value, json};
use tempfile::TempDir;
use tungstenite::{Message, WebSocket, client::client_with_config, protocol::WebSocketConfig};

/// How long anything that the browser is asked for may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// Says on the terminal that something was not tested, past the capture of test output; where
/// `CI` is `true` that is a failure.
///
/// # Panics
///
/// With `CI=true`.
pub fn skipped(what: &str, why: &str) {
    assert!(
        env::var("CI").as_deref() != Ok("true"),
        "{what}: {why}; with CI=true that is a failure"
    );
    // A message that cannot be written is no reason to fail a test that was not run.
    writeln!(io::stderr(), "SKIPPED {what}: {why}").ok();
}

pub use binding::browser::address;
/// Chromium as readers have it.
pub use binding::browser::chromium as readers_chromium;

/// The Chromium that looks at pages: the one without windows where it is installed, which takes
/// half the work, or else the readers'.
pub fn chromium() -> Option<PathBuf> {
    let windowless = Path::new(binding::browser::WINDOWLESS);
    let chosen = env::var_os(binding::browser::VARIABLE).is_some();
    if !chosen && windowless.is_file() {
        return Some(windowless.to_owned());
    }
    readers_chromium()
}

/// A running browser with a profile of its own; ends when dropped.
pub struct Browser {
    process: Child,
    /// Host and port of its DevTools.
    address: String,
    /// The address of the browser itself, as distinct from its pages'.
    own: String,
    _profile: TempDir,
}

/// The browser that the tests of this process have in common while one of them works with it.
static SHARED: Mutex<Weak<Browser>> = Mutex::new(Weak::new());

impl Browser {
    /// The browser that serves all tests of this process, started where it is not running. Their
    /// pages share nothing: each has its own storage. It ends with the last test that holds it.
    pub fn shared(program: &Path) -> Result<Arc<Self>> {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(browser) = shared.upgrade() {
            return Ok(browser);
        }
        let browser = Arc::new(Self::start(program)?);
        *shared = Arc::downgrade(&browser);
        Ok(browser)
    }

    /// A browser for whoever asks, apart from the shared one.
    ///
    /// # Errors
    ///
    /// Where it does not start.
    pub fn start(program: &Path) -> Result<Self> {
        let profile = tempfile::tempdir()?;
        let mut process = Command::new(program)
            .args(binding::browser::OPTIONS)
            .args(["--hide-scrollbars", "--remote-debugging-port=0"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| format!("{} does not start", program.display()))?;
        let stderr = process.stderr.take().context("the browser has no stderr")?;
        let mut lines = BufReader::new(stderr).lines();
        let own = lines.by_ref().find_map(|line| {
            let line = line.ok()?;
            line.strip_prefix("DevTools listening on ").map(str::to_owned)
        });
        // The pipe is read on, or the browser would stop when it is full.
        std::thread::spawn(move || lines.for_each(drop));
        let address = own.as_deref().and_then(|url| url.strip_prefix("ws://")?.split('/').next());
        let Some((address, own)) = address.map(str::to_owned).zip(own) else {
            process.kill().ok();
            bail!("{} ended before it listened", program.display());
        };
        Ok(Self { process, address, own, _profile: profile })
    }

    /// A new empty page in a window and with a storage of its own, its events recorded from the
    /// start.
    pub fn page(&self) -> Result<Page> {
        let mut browser = Connection::open(&self.own, &self.address)?;
        let created =
            browser.call("Target.createBrowserContext", json!({ "disposeOnDetach": false }))?;
        let context = created["browserContextId"].clone();
        let created = browser.call(
            "Target.createTarget",
            json!({ "url": "about:blank", "browserContextId": context, "newWindow": true }),
        )?;
        let target = created["targetId"].as_str().context("a page without a name")?;
        let url = format!("ws://{}/devtools/page/{target}", self.address);
        let connection = Connection::open(&url, &self.address)?;
        let mut page = Page { connection, browser, context, scripts: true };
        for domain in ["Page", "Runtime", "Network", "Log", "DOM"] {
            page.call(&format!("{domain}.enable"), json!({}))?;
        }
        page.call("Page.setLifecycleEventsEnabled", json!({ "enabled": true }))?;
        page.call("Network.setCacheDisabled", json!({ "cacheDisabled": true }))?;
        page.call("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }))?;
        page.resize(1280, 900)?;
        Ok(page)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// A conversation with the browser, or with one page of it.
struct Connection {
    socket: WebSocket<TcpStream>,
    asked: u64,
    events: Vec<(String, Value)>,
}

impl Connection {
    fn open(url: &str, address: &str) -> Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let config = WebSocketConfig::default().max_message_size(None).max_frame_size(None);
        let (socket, _) = client_with_config(url, stream, Some(config))?;
        Ok(Self { socket, asked: 0, events: Vec::new() })
    }

    /// Calls a method of the protocol and waits for its answer.
    fn call(&mut self, method: &str, parameters: Value) -> Result<Value> {
        self.asked += 1;
        let id = self.asked;
        let message = json!({ "id": id, "method": method, "params": parameters });
        self.socket.send(Message::text(message.to_string()))?;
        loop {
            let mut message = self.read().with_context(|| format!("waiting for {method}"))?;
            if message["id"] == id {
                ensure!(message["error"].is_null(), "{method}: {}", message["error"]);
                return Ok(message["result"].take());
            }
        }
    }

    /// The next message; an event is kept as well.
    fn read(&mut self) -> Result<Value> {
        loop {
            if let Message::Text(text) = self.socket.read()? {
                let mut message: Value = serde_json::from_str(&text)?;
                if let Some(method) = message["method"].as_str() {
                    let method = method.to_owned();
                    let parameters = message["params"].take();
                    self.events.push((method, parameters));
                }
                return Ok(message);
            }
        }
    }
}

/// One page of the browser and what it has reported; closed when dropped.
pub struct Page {
    connection: Connection,
    /// What opened the page and closes it.
    browser: Connection,
    /// The page's own storage.
    context: Value,
    scripts: bool,
}

impl Drop for Page {
    fn drop(&mut self) {
        // A browser that is gone has closed it already.
        let context = json!({ "browserContextId": self.context });
        self.browser.call("Target.disposeBrowserContext", context).ok();
    }
}

impl Page {
    /// Calls a method of the protocol and waits for its answer.
    pub fn call(&mut self, method: &str, parameters: Value) -> Result<Value> {
        self.connection.call(method, parameters)
    }

    /// Goes to `url` and waits until it is loaded, its fonts are there and it has been painted.
    pub fn open(&mut self, url: &str) -> Result<()> {
        self.connection.events.clear();
        let went = self.call("Page.navigate", json!({ "url": url }))?;
        ensure!(went["errorText"].is_null(), "{url}: {}", went["errorText"]);
        // The load event of this page, and not one that comes late from the page before.
        let own = |(name, event): &(String, Value)| {
            name == "Page.lifecycleEvent"
                && event["name"] == "load"
                && event["loaderId"] == went["loaderId"]
        };
        self.until(own).with_context(|| format!("{url} does not finish loading"))?;
        self.settle()
    }

    /// Waits for the load event of a navigation that is under way.
    pub fn loaded(&mut self) -> Result<()> {
        self.until(|(name, _)| name == "Page.loadEventFired")
            .context("the page does not finish loading")?;
        self.settle()
    }

    /// Reads on until the page has reported something.
    fn until(&mut self, reported: impl Fn(&(String, Value)) -> bool) -> Result<()> {
        while !self.connection.events.iter().any(&reported) {
            self.connection.read()?;
        }
        Ok(())
    }

    /// Waits until the page is complete, its fonts are loaded and two frames are painted.
    pub fn settle(&mut self) -> Result<()> {
        // Where the page may run nothing, no promise of it is ever kept.
        if !self.scripts {
            return Ok(());
        }
        self.run(
            "new Promise((loaded) => document.readyState === 'complete' ? loaded() \
               : addEventListener('load', loaded)) \
             .then(() => document.fonts.ready).then(() => new Promise((done) => \
             requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))",
        )?;
        Ok(())
    }

    /// Forgets what the page has reported so far.
    pub fn forget(&mut self) {
        self.connection.events.clear();
    }

    /// The value of a JavaScript expression; a promise is awaited. Where it throws, the error says
    /// what else went wrong on the page, such as a script that was not loaded.
    pub fn run(&mut self, expression: &str) -> Result<Value> {
        let mut answer = self.call(
            "Runtime.evaluate",
            json!({ "expression": expression, "awaitPromise": true, "returnByValue": true }),
        )?;
        let thrown = &answer["exceptionDetails"];
        ensure!(
            thrown.is_null(),
            "{expression}\n{}\non the page: {:?}",
            thrown["exception"]["description"].as_str().unwrap_or("threw"),
            self.complaints("")
        );
        Ok(answer["result"]["value"].take())
    }

    /// Does what leads to another page: after the answer, which a page that goes might not give.
    pub fn leave(&mut self, expression: &str) -> Result<()> {
        self.run(&format!("setTimeout(() => {{ {expression}; }}); true"))?;
        Ok(())
    }

    /// Waits until an expression is true.
    pub fn wait_for(&mut self, expression: &str) -> Result<()> {
        let start = Instant::now();
        // While one page goes and the next comes there is nothing to ask: that is "not yet".
        while self.run(&format!("Boolean({expression})")).ok() != Some(Value::Bool(true)) {
            ensure!(start.elapsed() < PATIENCE, "never true: {expression}");
            std::thread::sleep(Duration::from_millis(25));
        }
        Ok(())
    }

    /// Sets the size of the window's inside in CSS pixels.
    pub fn resize(&mut self, width: u32, height: u32) -> Result<()> {
        self.call(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        )?;
        Ok(())
    }

    /// Sets what the system prefers, `light` or `dark`.
    pub fn prefer(&mut self, scheme: &str) -> Result<()> {
        let feature = json!({ "name": "prefers-color-scheme", "value": scheme });
        self.call("Emulation.setEmulatedMedia", json!({ "features": [feature] }))?;
        Ok(())
    }

    /// Forbids the page's scripts, or allows them again, from the next page on.
    pub fn forbid_scripts(&mut self, forbidden: bool) -> Result<()> {
        self.call("Emulation.setScriptExecutionDisabled", json!({ "value": forbidden }))?;
        self.scripts = !forbidden;
        Ok(())
    }

    /// Presses and releases a key, by its DOM name, as in `ArrowUp` or `Shift+ArrowUp`.
    pub fn press(&mut self, key: &str) -> Result<()> {
        let (modifiers, key) = match key.split_once('+') {
            None => (0, key),
            Some(("Control", key)) => (2, key),
            Some(("Shift", key)) => (8, key),
            Some(_) => bail!("{key} is not held in a way that the tests hold keys yet"),
        };
        let code = match key {
            "Tab" => 9,
            "Enter" => 13,
            "Escape" => 27,
            "ArrowLeft" => 37,
            "ArrowUp" => 38,
            "ArrowRight" => 39,
            "ArrowDown" => 40,
            "Backspace" => 8,
            "Delete" => 46,
            " " => 32,
            "z" => 90,
            "/" => 191,
            "1" | "2" | "3" => 48 + key.parse::<i32>()?,
            _ => bail!("{key} is not a key that the tests press yet; add its code"),
        };
        let text = match key {
            "Enter" => "\r",
            "/" | " " | "1" | "2" | "3" => key,
            _ => "",
        };
        let mut event = json!({
            "type": if text.is_empty() { "rawKeyDown" } else { "keyDown" },
            "key": key, "code": key, "windowsVirtualKeyCode": code, "text": text,
            "modifiers": modifiers,
        });
        self.call("Input.dispatchKeyEvent", event.clone())?;
        event["type"] = json!("keyUp");
        self.call("Input.dispatchKeyEvent", event)?;
        Ok(())
    }

    /// Types text into whatever has the focus.
    pub fn write(&mut self, text: &str) -> Result<()> {
        self.call("Input.insertText", json!({ "text": text }))?;
        Ok(())
    }

    /// Moves the mouse to the middle of the first element that `selector` finds, and clicks there
    /// if asked to.
    pub fn point(&mut self, selector: &str, click: bool) -> Result<()> {
        let place = self.run(&format!(
            "(() => {{ const element = document.querySelector({selector:?}); \
             element.scrollIntoView({{ block: 'center', behavior: 'instant' }}); \
             const box = element.getClientRects()[0]; \
             return [box.left + box.width / 2, box.top + box.height / 2]; }})()"
        ))?;
        let (x, y) = (&place[0], &place[1]);
        let mouse =
            |kind: &str| json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
        self.call("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": x, "y": y }))?;
        if click {
            self.call("Input.dispatchMouseEvent", mouse("mousePressed"))?;
            self.call("Input.dispatchMouseEvent", mouse("mouseReleased"))?;
        }
        Ok(())
    }

    /// The page on paper, a PDF.
    pub fn print(&mut self) -> Result<Vec<u8>> {
        let printed = self.call("Page.printToPDF", json!({ "preferCSSPageSize": true }))?;
        Ok(BASE64_STANDARD.decode(printed["data"].as_str().unwrap_or_default())?)
    }

    /// The URL of every request since the page was opened, but for `data:` URLs.
    pub fn requests(&self) -> Vec<&str> {
        self.connection
            .events
            .iter()
            .filter(|(name, _)| name == "Network.requestWillBeSent")
            .filter_map(|(_, event)| event["request"]["url"].as_str())
            .filter(|url| !url.starts_with("data:"))
            .collect()
    }

    /// What went wrong since the page was opened: errors and warnings on the console, exceptions,
    /// failed requests, and requests that leave `home`.
    pub fn complaints(&self, home: &str) -> Vec<String> {
        let mut complaints: Vec<String> = self
            .requests()
            .into_iter()
            .filter(|url| !url.starts_with(home))
            .map(|url| format!("request to {url}"))
            .collect();
        for (name, event) in &self.connection.events {
            let wrong = match name.as_str() {
                "Runtime.exceptionThrown" => true,
                "Runtime.consoleAPICalled" => {
                    event["type"] == "error" || event["type"] == "warning"
                }
                "Log.entryAdded" => {
                    event["entry"]["level"] == "error" || event["entry"]["level"] == "warning"
                }
                "Network.loadingFailed" => true,
                "Network.responseReceived" => event["response"]["status"].as_u64() >= Some(400),
                _ => false,
            };
            if wrong {
                complaints.push(format!("{name}: {event}"));
            }
        }
        complaints
    }

    /// Saves a picture of the whole page, for looking at by eye.
    pub fn picture(&mut self) -> Result<Vec<u8>> {
        let taken = self.call(
            "Page.captureScreenshot",
            json!({ "format": "png", "captureBeyondViewport": false }),
        )?;
        Ok(BASE64_STANDARD.decode(taken["data"].as_str().unwrap_or_default())?)
    }
}

/// Writes what the page looks like now to `file`.
pub fn save_picture(page: &mut Page, file: &Path) -> Result<()> {
    let picture = page.picture()?;
    fs::write(file, picture).with_context(|| file.display().to_string())
}
