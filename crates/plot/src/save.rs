//! A figure as a file of its own, for programs; the figures of the book never write one.

use std::{fs, io, path::Path};

use crate::Figure;

/// The roles' colours, light and dark, where no page is around to give them.
const COLOURS: &str = "<style>svg{color-scheme:light dark;font-family:system-ui,sans-serif;\
--paper:light-dark(#fcfbf8,#17191d);--fig-paper:var(--paper);\
--fig-ink:light-dark(#33383f,#c9cdd4);--fig-grid:light-dark(#e4e0d6,#30353d);\
--fig-1:light-dark(#1b62b0,#6cb2f5);--fig-2:light-dark(#b6500a,#f2a15c);\
--fig-3:light-dark(#1c7a4a,#6ccb94);--fig-4:light-dark(#8b3a9c,#d59be6);\
--fig-5:light-dark(#a32638,#f28b95);--fig-6:light-dark(#59626e,#a9b2be)}</style>";

impl Figure {
    /// Saves the figure as an SVG that any browser shows, under a name like `loss.svg`.
    ///
    /// A program run on the page needs no more: what it saves appears under its output.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn save(&self, file: impl AsRef<Path>) -> io::Result<()> {
        let open = self.svg.find('>').map_or(0, |end| end + 1);
        let (head, body) = self.svg.split_at(open);
        fs::write(file, format!("{head}{COLOURS}{body}"))
    }
}

#[cfg(test)]
mod tests {
    use crate::Chart;

    #[test]
    fn a_saved_figure_stands_by_itself() {
        let mut chart = Chart::new(0.0..=1.0, 0.0..=1.0);
        chart.line("loss", vec![(0.0, 1.0), (1.0, 0.0)]);
        let figure = chart.finish("Loss", "The loss falls from 1 to 0.", "It falls.");
        let file = std::env::temp_dir().join(format!("plot-save-{}.svg", std::process::id()));
        figure.save(&file).unwrap();
        let saved = std::fs::read_to_string(&file).unwrap();
        std::fs::remove_file(&file).unwrap();
        roxmltree::Document::parse(&saved).unwrap();
        for (used, _) in saved.match_indices("var(--fig-") {
            let name = saved[used + 4..].split([',', ')']).next().unwrap();
            assert!(saved.contains(&format!("{name}:")), "{name} has no colour");
        }
    }
}
