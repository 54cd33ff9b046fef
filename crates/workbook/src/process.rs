//! Child processes that never outlive their use.

use std::{
    io,
    process::{Output, Stdio},
};

use process_wrap::tokio::{ChildWrapper, CommandWrap};
use tokio::{
    io::{AsyncRead, AsyncReadExt},
    process::Command,
};

/// Runs a command to its end and gives what it printed.
///
/// Whoever drops the future before that kills the command together with all it
/// started: a compiler started by `cargo` would otherwise go on by itself.
pub async fn output(mut command: Command) -> io::Result<Output> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut command = CommandWrap::from(command);
    #[cfg(unix)]
    command.wrap(process_wrap::tokio::ProcessGroup::leader());
    #[cfg(windows)]
    command.wrap(process_wrap::tokio::JobObject);
    let mut family = Family { child: command.spawn()?, ended: false };
    let stdout = family.child.stdout().take();
    let stderr = family.child.stderr().take();
    let (stdout, stderr) = tokio::try_join!(read(stdout), read(stderr))?;
    let status = family.child.wait().await?;
    family.ended = true;
    Ok(Output { status, stdout, stderr })
}

async fn read(pipe: Option<impl AsyncRead + Unpin>) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    if let Some(mut pipe) = pipe {
        pipe.read_to_end(&mut text).await?;
    }
    Ok(text)
}

/// A child and everything it started.
struct Family {
    child: Box<dyn ChildWrapper>,
    ended: bool,
}

impl Drop for Family {
    fn drop(&mut self) {
        if !self.ended {
            let _ = self.child.start_kill();
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::{fs, time::Duration};

    use super::*;

    #[tokio::test]
    async fn gives_what_a_command_prints_and_how_it_ended() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo out; echo err >&2; exit 3"]);
        let output = output(command).await.unwrap();
        assert_eq!(output.stdout, b"out\n");
        assert_eq!(output.stderr, b"err\n");
        assert_eq!(output.status.code(), Some(3));
    }

    #[tokio::test]
    async fn a_dropped_command_takes_its_children_along() {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new("sh");
        command
            .args(["-c", "(touch started; sleep 1; touch survived) & wait"])
            .current_dir(folder.path());
        tokio::select! {
            _ = output(command) => panic!("it sleeps longer than this"),
            () = async {
                while !folder.path().join("started").exists() {
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
            } => (),
        }
        tokio::time::sleep(Duration::from_millis(1500)).await;
        let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(left.len(), 1, "{left:?}");
    }
}
