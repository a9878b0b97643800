//! Words as they come from any format: spaces, invisible signs, and bullets that were typed.

use crate::import::document::Paragraph;
use crate::text::is_invisible;

/// Signs that are typed or pasted as the bullets of a list. Word's own fonts keep theirs at U+F0B7 and near it.
const BULLETS: [char; 17] =
    ['•', '●', '∙', '·', '‣', '⁃', '▪', '■', '□', '➢', '➤', '-', '–', '—', '*', '\u{f0b7}', '\u{f0a7}'];

/// The signs Word and web pages give the second level of a list.
const INNER_BULLETS: [char; 3] = ['o', '◦', '○'];

/// Words as a person sees them: runs of spaces, tabs and non-breaking spaces are one space, each line is trimmed,
/// lines without words go, and so do soft hyphens and other signs that are not seen.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let before = out.len();
        let mut space = false;
        for letter in line.chars() {
            if letter.is_whitespace() {
                space = true;
            } else if is_seen(letter) {
                if space && out.len() > before {
                    out.push(' ');
                }
                if out.len() == before && before > 0 {
                    out.push('\n');
                }
                space = false;
                out.push(letter);
            }
        }
    }
    out
}

fn is_seen(letter: char) -> bool {
    !letter.is_control() && !is_invisible(letter)
}

/// Whether there is anything to see.
pub(super) fn any(text: &str) -> bool {
    text.chars().any(|letter| !letter.is_whitespace() && is_seen(letter))
}

/// A line as a paragraph: a bullet that was typed in front of it makes it a list item. A line that is nothing but
/// a bullet is kept, as a lone dash is how people write "none".
pub(super) fn paragraph(line: &str) -> Paragraph {
    let text = tidy(line);
    let mut letters = text.chars();
    let (first, second) = (letters.next(), letters.next());
    let depth = match (first, second) {
        (Some(mark), Some(' ' | '\n')) if BULLETS.contains(&mark) => Some(0),
        (Some(mark), Some(' ')) if INNER_BULLETS.contains(&mark) => Some(1),
        _ => None,
    };
    match depth {
        Some(_) => Paragraph { text: letters.as_str().trim_start().to_owned(), bullet: depth },
        None => Paragraph { text, bullet: None },
    }
}

/// A cell's text as paragraphs, one a line, without the empty ones.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    text.split(['\n', '\r']).map(paragraph).filter(|paragraph| !paragraph.text.is_empty()).collect()
}

/// A text as paragraphs: one, whose lines stay together, unless a bullet was typed in front of one of its lines.
pub(super) fn split(text: &str) -> Vec<Paragraph> {
    let lines = paragraphs(text);
    if lines.iter().any(|line| line.bullet.is_some()) {
        return lines;
    }
    let whole = tidy(text);
    if whole.is_empty() { Vec::new() } else { vec![Paragraph { text: whole, bullet: None }] }
}

/// Whether a number is one that people refer to ("1.1", "2.10"), and not only the order of a list ("1.", "a)").
pub(super) fn is_reference(number: &str) -> bool {
    let mut letters = number.chars().skip_while(|letter| !letter.is_ascii_digit());
    let after = letters.by_ref().find(|letter| !letter.is_ascii_digit());
    after == Some('.') && letters.next().is_some_and(|letter| letter.is_ascii_digit())
}
