//! Cleans up text from any format: spaces, invisible characters, typed bullets.

use crate::import::document::Paragraph;
use crate::text::is_invisible;

/// Characters typed or pasted as bullets. Word's symbol fonts have theirs at U+F0B7 and near it.
const BULLETS: [char; 17] =
    ['•', '●', '∙', '·', '‣', '⁃', '▪', '■', '□', '➢', '➤', '-', '–', '—', '*', '\u{f0b7}', '\u{f0a7}'];

/// Bullets of the second level in Word and on web pages.
const INNER_BULLETS: [char; 3] = ['o', '◦', '○'];

/// Text as a person sees it: single spaces, lines trimmed, without empty lines and invisible characters.
pub(super) fn visible_lines(text: &str) -> String {
    if is_visible_line(text.as_bytes()) {
        return text.to_owned();
    }
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

/// True for a line of ASCII that [`visible_lines`] would leave as it is. Most cells hold one, and a pass over bytes costs
/// less than one over characters.
fn is_visible_line(line: &[u8]) -> bool {
    let mut before = b' ';
    for byte in line {
        if !matches!(byte, b' '..=b'~') || (*byte == b' ' && before == b' ') {
            return false;
        }
        before = *byte;
    }
    line.is_empty() || before != b' '
}

fn is_seen(letter: char) -> bool {
    !letter.is_control() && !is_invisible(letter)
}

/// True if any character is visible.
pub(super) fn any(text: &str) -> bool {
    text.chars().any(|letter| !letter.is_whitespace() && is_seen(letter))
}

/// A line as a paragraph; a typed bullet makes it a list item. A lone bullet is kept, as people write a dash for
/// "none".
pub(super) fn paragraph(line: &str) -> Paragraph {
    let text = visible_lines(line);
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

/// A cell's text as paragraphs, one for each line that is not empty.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    text.split(['\n', '\r']).map(paragraph).filter(|paragraph| !paragraph.text.is_empty()).collect()
}

/// A text as one paragraph of several lines; or one for each line if any has a typed bullet.
pub(super) fn split(text: &str) -> Vec<Paragraph> {
    let lines = paragraphs(text);
    if lines.iter().any(|line| line.bullet.is_some()) {
        return lines;
    }
    let whole = visible_lines(text);
    if whole.is_empty() { Vec::new() } else { vec![Paragraph { text: whole, bullet: None }] }
}

/// True for a number that people refer to ("1.1", "2.10"); false for the position in a list ("1.", "a)").
pub(super) fn is_reference(number: &str) -> bool {
    let mut letters = number.chars().skip_while(|letter| !letter.is_ascii_digit());
    let after = letters.by_ref().find(|letter| !letter.is_ascii_digit());
    after == Some('.') && letters.next().is_some_and(|letter| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::visible_lines;

    #[test]
    fn what_is_seen_of_a_text_stays_as_it_is() {
        for (text, visible) in [
            ("", ""),
            ("New homes, by 2030", "New homes, by 2030"),
            (" New  homes ", "New homes"),
            ("New\thomes\u{7f}", "New homes"),
            ("New\n\nhomes", "New\nhomes"),
            ("Caf\u{e9}\u{a0} ", "Caf\u{e9}"),
        ] {
            let once = visible_lines(text);
            assert_eq!((once.as_str(), visible_lines(&once).as_str()), (visible, visible));
        }
    }
}
