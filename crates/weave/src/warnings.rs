//! What mdBook only logs. It reports a mistake as a warning and goes on; here it is a mistake.

use std::{
    fmt::{Debug, Write},
    sync::{Arc, Mutex},
};

use tracing::{
    Event, Level, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::{Layer, layer::Context, layer::SubscriberExt};

/// Runs `work` and gives what mdBook warned of meanwhile.
pub(crate) fn during<T>(work: impl FnOnce() -> T) -> (T, Vec<String>) {
    let collector = Collector::default();
    let warnings = Arc::clone(&collector.0);
    let subscriber = tracing_subscriber::registry().with(collector);
    let outcome = tracing::subscriber::with_default(subscriber, work);
    let warnings = warnings.lock().map(|mut lines| std::mem::take(&mut *lines)).unwrap_or_default();
    (outcome, warnings)
}

#[derive(Default)]
struct Collector(Arc<Mutex<Vec<String>>>);

impl<S: Subscriber> Layer<S> for Collector {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let origin = event.metadata();
        if !origin.target().starts_with("mdbook") || *origin.level() > Level::WARN {
            return;
        }
        let mut line = Line::default();
        event.record(&mut line);
        if let Ok(mut warnings) = self.0.lock() {
            warnings.push(line.0);
        }
    }
}

#[derive(Default)]
struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        // Writing to a string cannot fail.
        let _ = if field.name() == "message" {
            write!(self.0, "{value:?}")
        } else {
            write!(self.0, " ({}: {value:?})", field.name())
        };
    }
}
