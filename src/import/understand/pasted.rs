//! Text pasted from a table, one cell a line: the rows are found again by what the cells hold.

use super::content::{is_lead_in, is_status, is_time, leading_reference, reference};
use super::holds::{Holds, is_heading};
use super::layout::has_references;
use super::mapping::TableMapping;
use super::preamble::{self, Line};
use super::row::Piece;
use super::{Doubt, group, numbered};
use crate::import::people::{Certainty, Known, learn, names_people, names_work};
use crate::import::words::{Words, count};

/// What a cell looks like.
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

/// A table that was pasted, and how it is read.
pub(super) struct Pasted<'a> {
    /// Which table of the document.
    pub(super) number: usize,
    pub(super) lines: &'a [Words],
    pub(super) mapping: &'a TableMapping,
    /// Whether its sections were named before it.
    pub(super) sectioned: bool,
}

impl Pasted<'_> {
    pub(super) fn has(&self, holds: Holds) -> bool {
        self.mapping.columns.iter().any(|column| column.holds == holds)
    }

    /// What a person said that a line is: a commitment, or an action.
    pub(super) fn said(&self, line: usize) -> Option<bool> {
        self.mapping.turned.get(&line).copied()
    }

    /// That a person is to look at how a line was read.
    pub(super) fn doubt(&self, line: usize, words: &Words, commitment: bool, why: &str) -> Piece {
        let why = match (self.said(line), commitment) {
            (Some(_), true) => "You said that this is a commitment.",
            (Some(_), false) => "You said that this is an action.",
            (None, _) => why,
        };
        self.question(line, words, why, commitment, false)
    }

    /// What is asked of a line; without `commitment` it is an action, or the title of a `section`.
    pub(super) fn question(&self, line: usize, words: &Words, why: &str, commitment: bool, section: bool) -> Piece {
        let words = format!("“{}”: {why}", clipped(&words.text));
        let place = self.lines.get(line).map(|words| words.place.clone());
        Piece::Doubt(Doubt { place, words, table: self.number, line, commitment, section })
    }
}

/// The first words of a long sentence.
fn clipped(text: &str) -> String {
    const WORDS: usize = 12;
    let words = text.split(' ').take(WORDS).collect::<Vec<_>>().join(" ");
    if words.len() < text.len() { format!("{words} …") } else { words }
}

/// The rows of a pasted table, and the lines between them.
pub(super) fn rows(table: &Pasted<'_>) -> Vec<Piece> {
    let lines = table.lines;
    let end = lines.iter().position(|words| preamble::line(&words.text) == Line::Connections).unwrap_or(lines.len());
    let (cells, after) = lines.split_at(end);
    let looks = looks(cells);
    let mut pieces =
        if has_references(cells) { numbered::rows(table, cells, &looks) } else { group::rows(table, cells, &looks) };
    pieces.extend(after.iter().map(|words| Piece::Line(words.clone(), None)));
    pieces
}

/// What each cell looks like. Two words in capitals are a person only where a time follows, or the row ends; what a
/// council does is a team only straight before a time.
fn looks(cells: &[Words]) -> Vec<Look> {
    let nobody = Known::default();
    let first = looks_with(cells, &nobody);
    let people =
        cells.iter().zip(&first).filter(|(_, look)| **look == Look::People).map(|(words, _)| words.text.as_str());
    looks_with(cells, &learn(people, ""))
}

fn looks_with(cells: &[Words], known: &Known) -> Vec<Look> {
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
        } else if is_time(text) {
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

/// Whether a line among the cells is the title of a section.
pub(super) fn titles_section(words: &Words) -> bool {
    !words.bullet
        && count(&words.text) <= 12
        && !words.text.ends_with('.')
        && matches!(preamble::line(&words.text), Line::Section { .. })
}

/// "Lead: Housing Team": what it holds, the label, and what is said.
pub(super) fn labelled(words: &Words) -> Option<(Holds, Words, Words)> {
    let (label, said) = words.text.split_once(':')?;
    let holds = is_heading(label).filter(|holds| *holds != Holds::Reference && *holds != Holds::Section)?;
    let part = |text: &str| Words { text: text.trim().to_owned(), ..words.clone() };
    (!said.trim().is_empty()).then(|| (holds, part(label), part(said)))
}
