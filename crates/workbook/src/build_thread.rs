//! The thread on which the book is woven.
//!
//! A build takes a hundred megabytes for a moment, and what a thread gives back stays with it, for
//! the next that it asks for. On whatever thread is free, each of them would come to hold as much.

use std::{sync::mpsc, thread};

use tokio::sync::oneshot;

/// A thread that does one thing after the other; it ends when this is dropped.
pub struct BuildThread {
    orders: mpsc::Sender<Order>,
}

type Order = Box<dyn FnOnce() + Send>;

impl BuildThread {
    /// Begins when there is something to do.
    pub fn new() -> Self {
        let (orders, received) = mpsc::channel::<Order>();
        let work = move || received.into_iter().for_each(|order| order());
        // Where no thread can be had, the orders have no end to arrive at, and `work` says so.
        let _ = thread::Builder::new().name("build".to_owned()).spawn(work);
        Self { orders }
    }

    /// Does this when all that was asked for before is done. None where the thread is not there,
    /// since it never began or a panic ended it.
    pub async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        let (done, outcome) = oneshot::channel();
        let order = move || {
            // Nobody waits any more: then it was done for nothing.
            let _ = done.send(work());
        };
        self.orders.send(Box::new(order)).ok()?;
        outcome.await.ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn everything_is_done_on_one_thread() {
        let builds = BuildThread::new();
        let first = builds.work(|| thread::current().id()).await;
        assert!(first.is_some() && first != Some(thread::current().id()));
        for _ in 0..5 {
            assert_eq!(builds.work(|| thread::current().id()).await, first);
        }
    }

    #[tokio::test]
    async fn a_thread_that_is_gone_does_nothing() {
        let builds = BuildThread::new();
        assert_eq!(builds.work(|| panic!("the weaving broke")).await.map(|(): ()| ()), None);
        assert_eq!(builds.work(|| 1).await, None);
    }
}
