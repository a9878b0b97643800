//! Classifies each cell of a pasted table: a reference, names, a time, a sentence.

use super::column_role::{ColumnRole, is_heading};
use super::content::{is_status, leading_reference, reference};
use super::lead_in::is_lead_in;
use super::preamble::titles_section;
use super::times::Times;
use crate::import::people::{Certainty, Known, learn, names_people, names_work};
use crate::import::words::Words;

/// The apparent kind of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Reference,
    LeadIn,
    List,
    Time,
    People,
    Status,
    Prose,
}

/// Classifies cells. Two capitalised words are a person only if a time follows or the row ends; council work ("Housing
/// Options") is a team only straight before a time.
pub(super) fn looks(cells: &[Words], times: &Times) -> Vec<Look> {
    let nobody = Known::default();
    let first = looks_with(cells, &nobody, times);
    let people =
        cells.iter().zip(&first).filter(|(_, look)| **look == Look::People).map(|(words, _)| words.text.as_str());
    looks_with(cells, &learn(people, ""), times)
}

fn looks_with(cells: &[Words], known: &Known, times: &Times) -> Vec<Look> {
    let mut looks = vec![Look::Prose; cells.len()];
    let mut next = None;
    for (words, look) in cells.iter().zip(&mut looks).rev() {
        let text = words.text.as_str();
        *look = if reference(text).is_some() {
            Look::Reference
        } else if is_lead_in(text) {
            Look::LeadIn
        } else if words.bullet {
            Look::List
        } else if times.is_time(text) {
            Look::Time
        } else if is_status(text) {
            Look::Status
        } else {
            let followed = matches!(next, None | Some(Look::Time | Look::People | Look::Reference));
            match names_people(text, known) {
                Certainty::Sure => Look::People,
                Certainty::Likely if followed => Look::People,
                _ if next == Some(Look::Time) && names_work(text, known) => Look::People,
                _ => Look::Prose,
            }
        };
        let begins = !words.bullet && (leading_reference(text).is_some() || titles_section(words));
        next = Some(if begins { Look::Reference } else { *look });
    }
    looks
}

/// Splits "Lead: Housing Team" into the label's role, the label and the content.
pub(super) fn labelled(words: &Words) -> Option<(ColumnRole, Words, Words)> {
    let (label, said) = words.text.split_once(':')?;
    let role = is_heading(label).filter(|role| *role != ColumnRole::Reference && *role != ColumnRole::Section)?;
    let part = |text: &str| Words { text: text.trim().to_owned(), ..words.clone() };
    (!said.trim().is_empty()).then(|| (role, part(label), part(said)))
}
