//! Decides whether the top numbers of a text without named sections ("2." above "2.1") are titles of sections or
//! commitments.
//!
//! Wording decides: a title is short and names something; a commitment is a sentence that starts with a verb. If it is
//! unclear, they are read as titles and the officer is asked.

use super::mapping::LineRole;
use super::numbering::{Level, Numbered};
use super::pasted_table::Pasted;
use super::row::RowPiece;
use crate::import::vocabulary::VERBS;
use crate::import::words::{Words, count};

/// The fewest words of a sentence; less may be a title: "Provide good quality homes".
const SENTENCE: usize = 8;

/// The wording of the lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wording {
    Titles,
    Sentences,
    Unclear,
}

/// The lines with top numbers, when the text itself does not tell what they are.
pub(super) struct TopNumbers {
    /// Their indices, ascending.
    lines: Vec<usize>,
    wording: Wording,
}

impl TopNumbers {
    /// The top numbers of a text numbered two deep. `None` if none, or if numbers go three deep: then the top ones are
    /// sections.
    pub(super) fn of(begun: &[Option<Numbered>]) -> Option<Self> {
        let level = |wanted: Level| move |one: &Option<Numbered>| one.as_ref().is_some_and(|one| one.level == wanted);
        if begun.iter().any(level(Level::Commitment)) {
            return None;
        }
        let lines: Vec<usize> =
            (0..begun.len()).filter(|at| begun.get(*at).is_some_and(level(Level::Section))).collect();
        let text = |at: &usize| begun.get(*at)?.as_ref()?.rest.as_deref();
        let wording = wording(&lines.iter().filter_map(text).collect::<Vec<_>>());
        (!lines.is_empty()).then_some(Self { lines, wording })
    }

    pub(super) fn contains(&self, line: usize) -> bool {
        self.lines.binary_search(&line).is_ok()
    }

    /// True if they are commitments. A person's answer about one counts for all.
    pub(super) fn promise(&self, table: &Pasted<'_>) -> bool {
        self.said(table).map_or(self.wording == Wording::Sentences, |role| role == LineRole::Commitment)
    }

    fn said(&self, table: &Pasted<'_>) -> Option<LineRole> {
        self.lines.iter().find_map(|line| table.said(*line))
    }

    /// The question about them, asked once: at the line answered before, or the first.
    pub(super) fn doubt(&self, table: &Pasted<'_>, line: usize, words: &Words) -> Option<RowPiece> {
        if !self.contains(line) {
            return None;
        }
        let asked = self.lines.iter().find(|line| table.said(**line).is_some()).or(self.lines.first());
        if asked != Some(&line) || (self.wording == Wording::Titles && self.said(table).is_none()) {
            return None;
        }
        let why = match (self.said(table), self.promise(table)) {
            (Some(LineRole::Commitment), _) => "You said that this and the lines numbered like it are commitments.",
            (Some(_), _) => "You said that this and the lines numbered like it are titles of sections.",
            (None, true) => {
                "this and the lines numbered like it were read as commitments, because they are sentences; they may be the titles of sections."
            }
            (None, false) => {
                "this and the lines numbered like it were read as the titles of sections; they may be commitments."
            }
        };
        Some(table.question(line, words, why, self.promise(table), LineRole::SectionTitle))
    }
}

/// Three in four decide, as plans are seldom worded uniformly.
fn wording(texts: &[&str]) -> Wording {
    let begins = |text: &&&str| {
        let lower = text.to_lowercase();
        let first = lower.strip_prefix("to ").unwrap_or(&lower).split([' ', ',']).next().unwrap_or_default();
        VERBS.contains(first) || lower.starts_with("we will ") || lower.starts_with("we shall ")
    };
    let sentences = texts.iter().filter(begins).filter(|text| count(text) >= SENTENCE).count();
    if sentences * 4 >= texts.len() * 3 {
        Wording::Sentences
    } else if texts.iter().filter(begins).count() * 4 > texts.len() {
        Wording::Unclear
    } else {
        Wording::Titles
    }
}
