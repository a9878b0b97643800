//! Sections and lines as they are gathered, before people are told apart and references given.

use std::collections::HashSet;

use super::column_role::ColumnRole;
use crate::import::document::Place;
use crate::import::words::{Words, items};

/// A section as it is gathered.
#[derive(Default)]
pub(super) struct PartialSection {
    pub(super) word: String,
    /// Its printed number; empty where it has none.
    pub(super) number: String,
    pub(super) title: String,
    pub(super) objective: Vec<String>,
    /// The objectives as they are compared: a column may repeat one in every row.
    pub(super) said: HashSet<String>,
    pub(super) connections: Vec<String>,
    pub(super) commitments: Vec<PartialLine>,
    pub(super) actions: Vec<PartialLine>,
}

/// What one column says of who is responsible for a line.
pub(super) struct PeopleCell {
    pub(super) role: ColumnRole,
    /// The heading of the column.
    pub(super) heading: String,
    pub(super) words: Vec<String>,
}

/// A line as it is gathered.
#[derive(Default)]
pub(super) struct PartialLine {
    /// Its printed reference; empty where it has none.
    pub(super) reference: String,
    /// The number in front of its words, by which a commitment that a row repeats is known.
    pub(super) number: String,
    pub(super) text: String,
    pub(super) place: Option<Place>,
    pub(super) points: Vec<String>,
    pub(super) outcomes: Vec<String>,
    /// Who, column by column.
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

    /// The rest of its text.
    pub(super) fn goes_on(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(text);
    }

    /// Adds who stands in one cell.
    pub(super) fn led_by(&mut self, role: ColumnRole, heading: &str, cells: Vec<String>) {
        match self.people.iter_mut().find(|cell| cell.role == role && cell.heading == heading) {
            Some(cell) => cell.words.extend(cells),
            None => self.people.push(PeopleCell { role, heading: heading.to_owned(), words: cells }),
        }
    }

    pub(super) fn responsibility(&self) -> String {
        let several = self.people.len() > 1;
        let cells = self.people.iter().map(|PeopleCell { role, heading, words }| {
            let said = words.join(" ");
            // Beside a lead, what the others are must be said.
            let named =
                several && !matches!(role, ColumnRole::Lead | ColumnRole::Responsibility) && !heading.is_empty();
            if named { format!("{heading}: {said}") } else { said }
        });
        cells.collect::<Vec<_>>().join("; ")
    }
}

/// The items of some paragraphs: each bullet one, and each paragraph that does not go on with the one before.
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
