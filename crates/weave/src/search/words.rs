//! What counts as a word of a text. `theme/search.js` cuts a reader's question in the same way;
//! a test of the whole book compares them.

use std::{collections::HashSet, sync::LazyLock};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Words that stand everywhere and tell nothing. In capitals AND, OR and NOT are gates.
pub(super) const STOP: &str = "a about after again all also am an and any are as at be because been \
    before being both but by can could did do does doing down each few for from further had has \
    have having he her here hers him his how i if in into is it its itself me more most my no nor \
    not now of off on once only or other our ours out over own same she should so some such than \
    that the their them then there these they this those through to too under until up very was \
    we were what when where which while who whom why will with would you your";

static STOPPED: LazyLock<HashSet<&str>> = LazyLock::new(|| STOP.split_whitespace().collect());

/// The words of a text, each as often as it stands there.
pub(super) fn words(text: &str) -> Vec<String> {
    let chars: Vec<char> = folded(text);
    let at = |i: usize| chars.get(i).copied().unwrap_or(' ');
    let mut words = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let start = i;
        if !at(i).is_alphanumeric() {
            i += 1;
        } else if is_cjk(at(i)) {
            while is_cjk(at(i)) && at(i).is_alphanumeric() {
                i += 1;
            }
            let run = &chars[start..i];
            if run.len() == 1 {
                words.push(run.iter().collect());
            }
            words.extend(run.windows(2).map(|pair| pair.iter().collect::<String>()));
        } else {
            let (word, end) = run(&chars, start);
            i = end;
            let before = if start == 0 { ' ' } else { at(start - 1) };
            let earlier = if start < 2 { ' ' } else { at(start - 2) };
            let negative = before == '-'
                && !earlier.is_alphanumeric()
                && !matches!(earlier, ')' | ']' | '_' | '-' | '\'');
            push(&mut words, &word, negative);
        }
    }
    words
}

/// The word that begins at `start`, and where it ends.
fn run(chars: &[char], start: usize) -> (String, usize) {
    let at = |i: usize| chars.get(i).copied().unwrap_or(' ');
    let letter = |c: char| c.is_alphanumeric() && !is_cjk(c);
    let mut word = String::new();
    let mut i = start;
    let mut digits = true;
    let mut decimal = false;
    let mut group = 0;
    loop {
        let c = at(i);
        if c.is_ascii_digit() {
            group += 1;
            word.push(c);
        } else if !decimal && (letter(c) || c == '_' && letter(at(i + 1))) {
            digits = false;
            word.push(c);
        } else if c == '\'' && !digits && letter(at(i + 1)) {
        } else if c == '.' && digits && !decimal && at(i + 1).is_ascii_digit() {
            decimal = true;
            word.push(c);
        } else if c == ','
            && digits
            && !decimal
            && group <= 3
            && (1..=3).all(|k| at(i + k).is_ascii_digit())
            && !at(i + 4).is_ascii_digit()
        {
            group = 0;
        } else {
            break;
        }
        i += 1;
    }
    (word, i)
}

fn push(words: &mut Vec<String>, word: &str, negative: bool) {
    let lower = word.to_lowercase().replace('ς', "σ");
    if lower.starts_with(|c: char| c.is_ascii_digit())
        && lower.chars().all(|c| c.is_ascii_digit() || c == '.')
    {
        // Single digits stand everywhere.
        if lower.len() > 1 || negative {
            words.push(if negative { format!("-{lower}") } else { lower });
        }
    } else if lower.contains('_') {
        let tells = |part: &&str| part.chars().count() > 2 || !part.is_ascii();
        words.extend(lower.split('_').filter(tells).map(stem));
        words.push(lower);
    } else if matches!(word, "AND" | "OR" | "NOT") {
        words.push(lower);
    } else if !(lower.len() == 1 || STOPPED.contains(lower.as_str())) {
        words.push(stem(&lower));
    }
}

/// The text without accents, marks and typographic variants, letters as they are written.
fn folded(text: &str) -> Vec<char> {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| match c {
            '−' | '\u{2010}' => '-',
            '’' | '‘' | '′' | 'ʼ' => '\'',
            other => other,
        })
        .collect()
}

/// Letters of languages that write no spaces, and Korean syllables as they are taken apart.
fn is_cjk(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x11ff | 0x3041..=0x30ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff)
}

/// What an English word has in common with its other forms and spellings.
pub(super) fn stem(word: &str) -> String {
    if word.len() < 4 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let mut stem = word.to_owned();
    // optimizer, optimiser; neighbor, neighbour
    for (foreign, ours) in [("ize", "ise"), ("iza", "isa"), ("izi", "isi"), ("our", "or")] {
        if let Some(at) = stem.get(3..).and_then(|rest| rest.find(foreign)) {
            stem.replace_range(3 + at..3 + at + foreign.len(), ours);
        }
    }
    if ["sses", "xes", "ches", "shes"].iter().any(|end| stem.ends_with(end)) {
        stem.truncate(stem.len() - 2);
    } else if stem.len() > 4 && stem.ends_with("ies") {
        stem.truncate(stem.len() - 3);
        stem.push('y');
    } else if stem.ends_with('s') && !["ss", "us", "is", "as"].iter().any(|end| stem.ends_with(end))
    {
        stem.pop();
    }
    for end in ["ing", "ed"] {
        let Some(rest) = stem.strip_suffix(end) else { continue };
        if rest.len() > 2 && rest.contains(['a', 'e', 'i', 'o', 'u', 'y']) && !stem.ends_with("eed")
        {
            stem.truncate(rest.len());
            break;
        }
    }
    if stem.len() > 3 && stem.ends_with('e') {
        stem.pop();
    }
    let bytes = stem.as_bytes();
    if bytes.len() > 3 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2] && !stem.ends_with("ss")
    {
        stem.pop();
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_between_signs() {
        for (text, expected) in [
            ("The error’s one-hot list", "error one hot list"),
            ("gradient_h_to_o of f_A'(x)", "gradient gradient_h_to_o f_a"),
            ("from −1.5 to 0.5, 2−1.5 and 40,000", "-1.5 0.5 1.5 40000"),
            ("AND and OR", "and or"),
            ("δ Σς α", "δ σσ α"),
            ("パーセプトロン", "ハー ーセ セフ フト トロ ロン"),
            ("naïve café", "naiv caf"),
            ("10⁻⁸ at 1e-5", "10 1e"),
        ] {
            assert_eq!(words(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn forms_of_a_word_are_one() {
        for forms in [
            "gradient gradients",
            "overfit overfits overfitting overfitted",
            "train trains trained training",
            "propagate propagating propagated",
            "optimiser optimizer optimisers optimizers",
            "neighbour neighbor neighbours",
            "bias biases",
            "loss losses",
            "class classes",
            "study studies",
            "make making makes",
        ] {
            let stems: Vec<String> = forms.split(' ').map(stem).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{forms}: {stems:?}");
        }
        assert_ne!(stem("loss"), stem("loses"));
    }
}
