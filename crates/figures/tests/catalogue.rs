//! What every figure of the book must keep to, at its defaults and at the ends of its controls.

use std::collections::BTreeSet;

use plot::{Entry, Figure};
use roxmltree::{Document, Node};

/// The defaults, and for each parameter its two ends with the others at their defaults.
fn settings(entry: &Entry) -> Vec<Vec<f64>> {
    let mut settings = vec![entry.defaults()];
    for (i, param) in entry.params.iter().enumerate() {
        for end in [param.min, param.max] {
            let mut values = entry.defaults();
            values[i] = end;
            settings.push(values);
        }
    }
    settings
}

fn each(check: impl Fn(&str, &Figure)) {
    for (chapter, entry) in figures::all() {
        for values in settings(entry) {
            let name = format!("{chapter}/{} at {values:?}", entry.id);
            check(&name, &(entry.draw)(&values));
        }
    }
}

#[test]
fn ids_are_unique_and_found() {
    let ids: Vec<String> =
        figures::all().iter().map(|(chapter, entry)| format!("{chapter}/{}", entry.id)).collect();
    let unique: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len());
    for id in &ids {
        let entry = figures::find(id).expect(id);
        assert!(id.ends_with(&format!("/{}", entry.id)));
    }
    assert!(figures::find("ch10").is_none());
    assert!(figures::find("ch10/").is_none());
    assert!(figures::find("ch99/architecture").is_none());
}

#[test]
fn every_figure_is_well_formed_and_described() {
    each(|name, figure| {
        let document = Document::parse(&figure.svg).expect(name);
        assert_eq!(document.root_element().attribute("role"), Some("img"), "{name}");
        for (what, text) in
            [("title", &figure.title), ("desc", &figure.desc), ("caption", &figure.caption)]
        {
            assert!(!text.trim().is_empty(), "{name} has no {what}");
        }
        assert!(
            figure.desc.contains(|c: char| c.is_ascii_digit()) || figure.data.is_empty(),
            "{name}"
        );
        assert!(!figure.svg.contains("NaN") && !figure.svg.contains("inf\""), "{name}");
    });
}

#[test]
fn no_text_leaves_the_sheet() {
    each(|name, figure| {
        let document = Document::parse(&figure.svg).expect(name);
        let root = document.root_element();
        let number = |text: &str| text.parse::<f64>().expect(name);
        let sheet: Vec<f64> =
            root.attribute("viewBox").expect(name).split(' ').map(number).collect();
        for node in document.descendants().filter(|node| node.tag_name().name() == "text") {
            let words: String =
                node.descendants().filter(Node::is_text).filter_map(|n| n.text()).collect();
            let nearest = |attribute: &str| node.ancestors().find_map(|n| n.attribute(attribute));
            let size = nearest("font-size").map_or(16.0, number);
            // Narrower than any common font sets words, so what fails is off the sheet for all.
            let width = 0.4 * size * words.chars().count() as f64;
            let x = number(node.attribute("x").expect(name));
            let y = number(node.attribute("y").expect(name));
            let (left, right) = match node.attribute("text-anchor") {
                Some("middle") => (x - width / 2.0, x + width / 2.0),
                Some("end") => (x - width, x),
                _ => (x, x + width),
            };
            assert!(left >= 0.0 && right <= sheet[2], "{name}: {words} leaves the sheet sideways");
            let half = size / 2.0;
            assert!(
                y >= half && y <= sheet[3] - half,
                "{name}: {words} leaves the sheet upwards or down"
            );
        }
    });
}

#[test]
fn drawing_twice_gives_the_same() {
    for (_, entry) in figures::all() {
        assert_eq!(entry.at_defaults(), entry.at_defaults(), "{}", entry.id);
    }
}

#[test]
fn defaults_lie_within_their_range_and_on_a_step() {
    for (chapter, entry) in figures::all() {
        for param in entry.params {
            let name = format!("{chapter}/{}: {}", entry.id, param.name);
            assert!(param.min < param.max && param.step > 0.0, "{name}");
            assert!((param.min..=param.max).contains(&param.default), "{name}");
            let steps = (param.default - param.min) / param.step;
            assert!(
                (steps - steps.round()).abs() < 1e-6,
                "{name}: the control cannot show {}",
                param.default
            );
            assert!(!param.label.is_empty(), "{name}");
        }
    }
}

#[test]
fn the_catalogue_holds_what_a_page_needs() {
    let catalogue = figures::catalogue();
    let figures = catalogue.as_array().expect("an array");
    assert_eq!(figures.len(), figures::all().len());
    for figure in figures {
        let keys: Vec<&String> = figure.as_object().expect("an object").keys().collect();
        let entry = figures::find(figure["id"].as_str().expect("an id")).expect("an entry");
        let mut expected = vec!["id", "title", "desc", "caption", "svg", "params", "data"];
        expected.extend(entry.steps.map(|_| "steps"));
        assert_eq!(keys, expected);
        let data = figure["data"].as_object().expect("an object");
        assert_eq!(data.len(), entry.at_defaults().data.len(), "two series share a name");
    }
}
