//! Splits one cell into actions and the points under each.

use super::content::{goes_on, is_point, leading_reference};
use super::partial::PartialLine;
use crate::import::words::{Words, items};

/// Splits the paragraphs of a cell into actions.
///
/// With `several`, each paragraph is an action, unless it continues the one before or is a point after a colon.
/// Without, the whole cell is one action, and its bullets are points. If all paragraphs are bullets, each is an action,
/// unless the row is `numbered`: one reference belongs to one action.
pub(super) fn actions(words: &[&Words], several: bool, numbered: bool) -> Vec<PartialLine> {
    let mut found: Vec<PartialLine> = Vec::new();
    let all_actions = !numbered && words.iter().all(|words| words.bullet);
    let mut listing = false;
    for words in words {
        let parts = if words.bullet { items(&words.text) } else { vec![words.text.clone()] };
        for text in &parts {
            if let Some((reference, rest)) = leading_reference(text) {
                listing = rest.ends_with(':');
                found.push(PartialLine { reference: reference.to_owned(), ..PartialLine::new(rest, &words.place) });
                continue;
            }
            let Some(last) = found.last_mut() else {
                listing = text.ends_with(':');
                found.push(PartialLine::new(text, &words.place));
                continue;
            };
            let point = if listing { words.bullet || is_point(text) } else { words.bullet && !all_actions };
            if point {
                last.points.push(text.clone());
            } else if !all_actions && (goes_on(text) || !several) {
                last.goes_on(text);
            } else {
                listing = text.ends_with(':');
                found.push(PartialLine::new(text, &words.place));
            }
        }
    }
    found
}
