//! Who runs when: a few programs at a time, one of each page, the others in the order in
//! which they came.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

/// How many may wait; whoever comes later is sent away.
const MOST: usize = 100;

/// The queue of all pages.
pub struct Queue {
    at_once: usize,
    state: Mutex<State>,
    moved: watch::Sender<()>,
}

#[derive(Default)]
struct State {
    next: u64,
    /// In the order of their arrival.
    entries: Vec<Entry>,
}

struct Entry {
    number: u64,
    page: String,
    runs: bool,
}

impl Queue {
    /// A queue that lets so many run at once.
    pub fn new(at_once: usize) -> Arc<Self> {
        Arc::new(Self { at_once, state: Mutex::default(), moved: watch::Sender::new(()) })
    }

    /// Takes a position for a program of this page; none is left where it gives none.
    pub fn enter(self: &Arc<Self>, page: &str) -> Option<Position> {
        let mut state = self.state();
        if state.entries.len() >= MOST {
            return None;
        }
        let number = state.next;
        state.next += 1;
        state.entries.push(Entry { number, page: page.to_owned(), runs: false });
        drop(state);
        Some(Position { queue: Arc::clone(self), moves: self.moved.subscribe(), number })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // No panic can leave the list half changed.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A position in the queue; given up when dropped.
pub struct Position {
    queue: Arc<Queue>,
    moves: watch::Receiver<()>,
    number: u64,
}

impl Position {
    /// How many are ahead; at none it is this one's turn, until the position is dropped.
    pub fn ahead(&mut self) -> usize {
        self.moves.mark_unchanged();
        let mut state = self.queue.state();
        let ours = state.entries.iter().position(|entry| entry.number == self.number);
        let Some(ours) = ours.filter(|&ours| !state.entries[ours].runs) else {
            return 0;
        };
        let running = state.entries.iter().filter(|entry| entry.runs).count();
        let page = &state.entries[ours].page;
        let same_page = state.entries[..ours].iter().filter(|entry| entry.page == *page).count();
        // Whoever waits only for another program of their own page holds nobody else up.
        let others = state.entries[..ours]
            .iter()
            .enumerate()
            .filter(|(place, entry)| {
                !entry.runs
                    && entry.page != *page
                    && !state.entries[..*place].iter().any(|earlier| earlier.page == entry.page)
            })
            .count();
        if same_page == 0 && running + others < self.queue.at_once {
            state.entries[ours].runs = true;
            return 0;
        }
        ours.max(1)
    }

    /// Waits until somebody has left.
    pub async fn moved(&mut self) {
        // The sender lives as long as the queue, which this position keeps.
        let _ = self.moves.changed().await;
    }
}

impl Drop for Position {
    fn drop(&mut self) {
        self.queue.state().entries.retain(|entry| entry.number != self.number);
        self.queue.moved.send_replace(());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_runs_and_the_others_wait_in_order() {
        let queue = Queue::new(1);
        let mut positions: Vec<Position> =
            ["a", "b", "c"].iter().map(|page| queue.enter(page).unwrap()).collect();
        let ahead: Vec<usize> = positions.iter_mut().map(Position::ahead).collect();
        assert_eq!(ahead, [0, 1, 2]);
        assert_eq!(positions[0].ahead(), 0, "whoever runs goes on running");
        positions.remove(0);
        let ahead: Vec<usize> = positions.iter_mut().rev().map(Position::ahead).collect();
        assert_eq!(ahead, [1, 0], "nobody overtakes by asking first");
    }

    #[test]
    fn a_page_runs_one_program_and_holds_up_nobody_else() {
        let queue = Queue::new(2);
        let mut first = queue.enter("a").unwrap();
        let mut second = queue.enter("a").unwrap();
        let mut third = queue.enter("b").unwrap();
        assert_eq!((first.ahead(), second.ahead(), third.ahead()), (0, 1, 0));
        drop(first);
        assert_eq!(second.ahead(), 0);
    }

    #[tokio::test]
    async fn a_position_given_up_moves_the_next_one() {
        let queue = Queue::new(1);
        let mut first = queue.enter("a").unwrap();
        let mut second = queue.enter("b").unwrap();
        assert_eq!((first.ahead(), second.ahead()), (0, 1));
        drop(first);
        second.moved().await;
        assert_eq!(second.ahead(), 0);
    }

    #[test]
    fn a_full_queue_takes_nobody() {
        let queue = Queue::new(1);
        let positions: Vec<_> = (0..MOST).map(|_| queue.enter("a").unwrap()).collect();
        assert!(queue.enter("b").is_none());
        drop(positions);
        assert!(queue.enter("b").is_some());
    }
}
