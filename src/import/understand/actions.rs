//! The actions in one cell, and the points under each.

use super::content::{goes_on, leading_reference};
use super::group::is_point;
use super::raw::RawLine;
use crate::import::words::{Words, items};

/// The actions that the paragraphs of a cell are. With `several`, each paragraph is one, unless it goes on with the
/// one before or is a point of one that ends with a colon; without, all are one, and its bullets are points.
pub(super) fn actions(words: &[&Words], several: bool) -> Vec<RawLine> {
    let mut found: Vec<RawLine> = Vec::new();
    let all_bullets = words.iter().all(|words| words.bullet);
    let mut listing = false;
    for words in words {
        let parts = if words.bullet { items(&words.text) } else { vec![words.text.clone()] };
        for text in &parts {
            if let Some((reference, rest)) = leading_reference(text) {
                listing = rest.ends_with(':');
                found.push(RawLine { reference: reference.to_owned(), ..RawLine::new(rest, &words.place) });
                continue;
            }
            let Some(last) = found.last_mut() else {
                listing = text.ends_with(':');
                found.push(RawLine::new(text, &words.place));
                continue;
            };
            let point =
                (words.bullet && !(all_bullets && last.points.is_empty() && several)) || (listing && is_point(text));
            if point && !(all_bullets && !listing) {
                last.points.push(text.clone());
            } else if (goes_on(text) && !words.bullet) || !(several || all_bullets) {
                last.goes_on(text);
            } else {
                listing = text.ends_with(':');
                found.push(RawLine::new(text, &words.place));
            }
        }
    }
    found
}
