//! A folder served over loopback, as a static host would.

use std::{
    fs,
    io::{BufRead, BufReader, Result, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

/// Serves `folder` until the process ends; gives the address.
pub fn serve(folder: PathBuf) -> Result<SocketAddr> {
    Ok(Host::serve(folder)?.address)
}

/// A host that can be cut off.
pub struct Host {
    /// Where it serves.
    pub address: SocketAddr,
    down: Arc<AtomicBool>,
}

impl Host {
    /// Serves `folder` until the process ends.
    ///
    /// # Errors
    ///
    /// Where no port is free.
    pub fn serve(folder: PathBuf) -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let down = Arc::new(AtomicBool::new(false));
        let is_down = Arc::clone(&down);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // Closed without a word: to the browser there is no network.
                if is_down.load(Ordering::SeqCst) {
                    continue;
                }
                let folder = folder.clone();
                // A browser that goes away in the middle of an answer is no fault of the book's.
                thread::spawn(move || answer(stream, &folder).ok());
            }
        });
        Ok(Self { address, down })
    }

    /// Cuts it off, or has it answer again.
    pub fn set_down(&self, down: bool) {
        self.down.store(down, Ordering::SeqCst);
    }
}

fn answer(mut stream: TcpStream, folder: &Path) -> Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    for line in lines.by_ref() {
        if line?.is_empty() {
            break;
        }
    }
    let target = request.split(' ').nth(1).unwrap_or("/");
    let path = target.split(['?', '#']).next().unwrap_or("/").trim_start_matches('/');
    let path = if path.is_empty() { "index.html" } else { path };
    let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let (status, kind, body) = match fs::read(folder.join(path)) {
        Ok(body) if inside => ("200 OK", kind(path), body),
        _ => ("404 Not Found", "text/plain", b"no such page".to_vec()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body)
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
