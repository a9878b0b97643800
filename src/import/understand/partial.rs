//! Sections and lines while they are assembled, before people are recognised and references assigned.

use std::collections::HashSet;

use super::column_role::ColumnRole;
use crate::import::document::Place;
use crate::import::words::{Words, items};

/// A section being assembled.
#[derive(Default)]
pub(super) struct PartialSection {
    pub(super) word: String,
    /// Its printed number; empty if it has none.
    pub(super) number: String,
    pub(super) title: String,
    pub(super) objective: Vec<String>,
    /// Objectives taken so far, folded for comparison: a column may repeat one in every row.
    pub(super) said: HashSet<String>,
    pub(super) connections: Vec<String>,
    pub(super) commitments: Vec<PartialLine>,
    pub(super) actions: Vec<PartialLine>,
}

/// A cell that names who is responsible for a line, with its column.
pub(super) struct PeopleCell {
    pub(super) role: ColumnRole,
    /// The heading of the column.
    pub(super) heading: String,
    pub(super) words: Vec<String>,
}

/// A line being assembled.
#[derive(Default)]
pub(super) struct PartialLine {
    /// Its printed reference; empty if it has none.
    pub(super) reference: String,
    /// The number in front of its words; it identifies a commitment that later rows repeat.
    pub(super) number: String,
    pub(super) text: String,
    pub(super) place: Option<Place>,
    pub(super) points: Vec<String>,
    pub(super) outcomes: Vec<String>,
    /// The people cells, column by column.
    pub(super) people: Vec<PeopleCell>,
    pub(super) times: Vec<String>,
    pub(super) status: String,
    pub(super) progress: Vec<String>,
    pub(super) actions: Vec<PartialLine>,
}

impl PartialLine {
    pub(super) fn new(text: &str, place: &Place) -> Self {
        Self { text: text.to_owned(), place: Some(place.clone()), ..Self::default() }
    }

    /// Appends to its text.
    pub(super) fn goes_on(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(text);
    }

    /// Adds the people of one cell.
    pub(super) fn led_by(&mut self, role: ColumnRole, heading: &str, cells: Vec<String>) {
        match self.people.iter_mut().find(|cell| cell.role == role && cell.heading == heading) {
            Some(cell) => cell.words.extend(cells),
            None => self.people.push(PeopleCell { role, heading: heading.to_owned(), words: cells }),
        }
    }

    /// The published words for who is responsible.
    pub(super) fn responsibility(&self) -> String {
        let several = self.people.len() > 1;
        let cells = self.people.iter().map(|PeopleCell { role, heading, words }| {
            let said = words.join(" ");
            // Beside a lead, name the role of the others.
            let named =
                several && !matches!(role, ColumnRole::Lead | ColumnRole::Responsibility) && !heading.is_empty();
            if named { format!("{heading}: {said}") } else { said }
        });
        cells.collect::<Vec<_>>().join("; ")
    }
}

/// Splits paragraphs into items: each bullet, and each paragraph that does not continue the one before.
pub(super) fn listed<'a>(words: impl IntoIterator<Item = &'a Words>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for words in words {
        let parts = if words.bullet { items(&words.text) } else { vec![words.text.clone()] };
        for part in parts {
            match found.last_mut() {
                Some(last) if !words.bullet && super::content::goes_on(&part) => {
                    last.push(' ');
                    last.push_str(&part);
                }
                _ => found.push(part),
            }
        }
    }
    found
}
