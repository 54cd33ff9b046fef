//! `serve`: the book on this machine, kept up with what is saved.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::PathBuf,
    sync::Arc,
    time::Duration,
};

use clap::Args;
use tokio::{net::TcpListener, sync::Notify};

use super::Outcome;
use crate::{
    mistake::Mistake,
    project::Project,
    running::Running,
    serving::{self, Builder, Served, Version, Versions, entrance::Token},
    watch::Watch,
};

/// Build the book and serve it, following every change
#[derive(Args)]
pub struct Serve {
    /// The port to listen on; 0 takes any free one
    #[arg(long, default_value_t = 3000)]
    pub(super) port: u16,

    /// Show the book in the browser
    #[arg(long)]
    open: bool,

    /// The address to listen on; any but 127.0.0.1 lets other machines read along
    #[arg(long, value_name = "ADDRESS", default_value_t = Ipv4Addr::LOCALHOST.into())]
    host: IpAddr,

    /// Serve the book without the buttons that run and edit its programs
    #[arg(long)]
    no_run: bool,

    /// How long a program on the page may run
    #[arg(long, value_name = "SECONDS", default_value_t = 10,
        value_parser = clap::value_parser!(u64).range(1..=3600))]
    run_seconds: u64,

    /// The practice project that the page edits, if it is not where `start` last put one
    #[arg(long, value_name = "DIR")]
    practice: Option<PathBuf>,
}

impl Serve {
    pub async fn run(self, project: Project) -> Outcome {
        self.keep_programs_at_home()?;
        let (listener, address) = self.listen().await?;
        let site = site(address);
        if !address.ip().is_loopback() {
            anstream::eprintln!(
                "Everyone who reaches port {} of this machine can read along.",
                address.port()
            );
        }
        let mut watch = match Watch::start(&project) {
            Ok(watch) => Some(watch),
            Err(mistake) => {
                anstream::eprintln!("{mistake}");
                None
            }
        };
        let token = Arc::new(Token::new()?);
        let running = self.running(&project, address, Arc::clone(&token));
        let mut builder = Builder::new(project.clone(), address)?;
        let served = Served {
            versions: builder.versions(),
            figures: builder.figures(),
            running: running.clone(),
            token,
        };
        let server = serving::serve(listener, address, served);
        let renewals = Arc::new(Notify::new());
        let keep_ready = keep_ready(running, project, builder.versions(), Arc::clone(&renewals));

        let shown = self.show(builder.versions(), &site);

        let work = async {
            anstream::println!("Building the book…");
            if builder.build().await {
                anstream::println!("Weight by Weight is on {site} (Ctrl-C ends it)");
            } else {
                anstream::println!("{site} shows the mistake until it is mended (Ctrl-C ends it)");
            }
            renewals.notify_one();
            while let Some(watch) = &mut watch {
                let changes = watch.next().await;
                let recompiled = changes.figures;
                builder.rebuild(changes).await;
                if recompiled {
                    renewals.notify_one();
                }
            }
            std::future::pending().await
        };
        tokio::select! {
            never = server => match never {},
            () = work => Ok(()),
            () = shown => Ok(()),
            () = keep_ready => Ok(()),
        }
    }

    /// Says where the book is as soon as its pages can be read, and opens it if that is wanted.
    async fn show(&self, mut versions: Versions, site: &str) {
        let is_shown = |version: &Arc<Version>| version.site.is_some() || version.mistake.is_some();
        let waits = match versions.wait_for(is_shown).await {
            Ok(version) => version.waits_for_figures,
            Err(_) => return std::future::pending().await,
        };
        if waits {
            anstream::println!(
                "The book can be read on {site} already; its figures come up by themselves when \
                 the chapters are compiled"
            );
        }
        if self.open && open::that_detached(site).is_err() {
            anstream::eprintln!("No browser could be started; open {site} yourself.");
        }
        std::future::pending().await
    }

    /// Refuses to run programs for other machines.
    fn keep_programs_at_home(&self) -> Result<(), Mistake> {
        if self.no_run || self.host.is_loopback() {
            return Ok(());
        }
        Err(Mistake::new(format!(
            "On {} everyone who reaches this machine could run programs on it. Add `--no-run` to \
             serve the book to others without that, or leave `--host` out.",
            self.host
        )))
    }

    /// What runs programs. A book that cannot run them is served without.
    fn running(
        &self,
        project: &Project,
        address: SocketAddr,
        token: Arc<Token>,
    ) -> Option<Arc<Running>> {
        if self.no_run {
            return None;
        }
        let time = Duration::from_secs(self.run_seconds);
        match Running::new(project, address, time, self.practice.clone(), token) {
            Ok(running) => Some(running),
            Err(mistake) => {
                anstream::eprintln!("{mistake}");
                None
            }
        }
    }

    async fn listen(&self) -> Result<(TcpListener, SocketAddr), Mistake> {
        let listener = TcpListener::bind((self.host, self.port))
            .await
            .map_err(|error| self.refused(&error))?;
        let address = listener.local_addr().map_err(|error| self.refused(&error))?;
        Ok((listener, address))
    }

    fn refused(&self, error: &io::Error) -> Mistake {
        let port = self.port;
        Mistake::new(match error.kind() {
            io::ErrorKind::AddrInUse => format!(
                "Port {port} is taken, perhaps by a workbook in another terminal. \
                 Choose another one: `cargo run -- --port {}`.",
                port.checked_add(1).unwrap_or(3000)
            ),
            io::ErrorKind::PermissionDenied => format!(
                "Port {port} is not for everyone on this machine. \
                 Choose one above 1023: `cargo run -- --port 3000`."
            ),
            io::ErrorKind::AddrNotAvailable => format!(
                "{} is no address of this machine. Leave `--host` out to serve on 127.0.0.1.",
                self.host
            ),
            _ => format!("Cannot listen on port {port} of {}: {error}.", self.host),
        })
    }
}

/// Has what programs need compiled, at every renewal again.
async fn keep_ready(
    running: Option<Arc<Running>>,
    project: Project,
    versions: Versions,
    renewals: Arc<Notify>,
) {
    let mut first = true;
    while let Some(running) = &running {
        renewals.notified().await;
        match running.prepare(&project).await {
            Ok(took) if first => {
                anstream::println!(
                    "Its programs can be run and edited on the page (ready in {:.1} s)",
                    took.as_secs_f64()
                );
                first = false;
            }
            Ok(_) => (),
            // A book that cannot be built has said as much already.
            Err(mistake) if first && versions.borrow().mistake.is_none() => {
                anstream::eprintln!("{mistake}");
            }
            Err(_) => (),
        }
    }
    std::future::pending().await
}

/// Where a browser on this machine finds what listens on `address`.
fn site(mut address: SocketAddr) -> String {
    if address.ip().is_unspecified() {
        address.set_ip(Ipv4Addr::LOCALHOST.into());
    }
    format!("http://{address}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_printed_is_one_that_a_browser_can_open() {
        let of = |address: &str| site(address.parse().unwrap());
        assert_eq!(of("127.0.0.1:3000"), "http://127.0.0.1:3000");
        assert_eq!(of("0.0.0.0:3001"), "http://127.0.0.1:3001");
        assert_eq!(of("[::1]:3000"), "http://[::1]:3000");
    }
}
