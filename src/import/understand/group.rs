//! The cells of one row of pasted text that has no reference: which of its sentences is the commitment.

use super::content::goes_on;
use super::holds::Holds;
use super::mapping::ColumnMapping;
use super::row::{Held, Piece, Row};
use crate::import::words::{Words, count};

/// A passage this long is what is promised rather than one thing to do.
const LONG: usize = 45;

/// The cells of one row.
#[derive(Default)]
pub(super) struct Group {
    pub(super) text: Vec<Words>,
    pub(super) people: Vec<Words>,
    pub(super) times: Vec<Words>,
    pub(super) statuses: Vec<Words>,
    /// Whether "We will" stands before it.
    pub(super) led_in: bool,
    before: Before,
}

/// What the rows before it leave open.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// No commitment yet.
    #[default]
    Nothing,
    /// A commitment that has nobody and no time of its own, so that its actions have.
    Open,
    /// A commitment that is a line itself.
    Tracked,
}

impl Group {
    /// Whether sentences that come now belong to the next row.
    pub(super) fn is_closed(&self) -> bool {
        !(self.people.is_empty() && self.times.is_empty() && self.statuses.is_empty())
    }

    /// The group that follows.
    pub(super) fn after(&self) -> Self {
        let principal = self.principal();
        let before = match self.promises() {
            true if principal > 1 => Before::Open,
            true => Before::Tracked,
            false => self.before,
        };
        Self { before, ..Self::default() }
    }

    /// The sentences that are neither points of one that ends with a colon nor the rest of the one before.
    fn principal(&self) -> usize {
        let mut number = 0;
        let mut listing = false;
        for (at, words) in self.text.iter().enumerate() {
            if at > 0 && (goes_on(&words.text) || words.bullet || (listing && is_point(&words.text))) {
                continue;
            }
            number += 1;
            listing = words.text.ends_with(':');
        }
        number
    }

    /// Whether the first sentence is a commitment. Of several it is, unless each has a time of its own; one alone is
    /// an action of the commitment before it, unless "We will" leads it in, there is none before, the one before is
    /// a line itself, or it is a whole passage.
    fn promises(&self) -> bool {
        let principal = self.principal();
        if principal == 0 {
            return false;
        }
        if self.led_in || self.before == Before::Nothing {
            return true;
        }
        if principal > 1 {
            return self.times.len() != principal;
        }
        self.before == Before::Tracked || self.is_passage()
    }

    fn is_passage(&self) -> bool {
        self.text.first().is_some_and(|words| count(&words.text) >= LONG)
    }

    /// What is not sure: that a passage alone is a commitment, for its length and nothing else.
    pub(super) fn doubt(&self) -> Option<Piece> {
        let sure = self.led_in || self.before != Before::Open || self.principal() != 1;
        let first = self.text.first().filter(|_| !sure && self.is_passage())?;
        let why = "This was read as a commitment with no action, because it is long; it may be an action of the commitment before it.";
        Some(Piece::Doubt(first.clone(), why))
    }

    /// The row these cells are.
    pub(super) fn pieces(&self, columns: &[ColumnMapping]) -> Option<Piece> {
        let has = |holds: Holds| columns.iter().find(|column| column.holds == holds);
        let place = [&self.text, &self.people, &self.times, &self.statuses]
            .into_iter()
            .find_map(|words| words.first())?
            .place
            .clone();
        let mut cells: Vec<Held> = Vec::new();
        let mut put = |column: Option<&ColumnMapping>, words: &[Words]| {
            if !words.is_empty() {
                let holds = column.map_or(Holds::Note, |column| column.holds);
                let heading = column.map(|column| column.heading.clone()).unwrap_or_default();
                cells.push(Held { holds, heading, words: words.to_vec(), first: true });
            }
        };
        let texts: Vec<&ColumnMapping> = columns.iter().filter(|column| column.holds.is_text()).collect();
        let other = texts.first().copied().or_else(|| columns.iter().find(|column| column.holds == Holds::Note));
        match (has(Holds::Commitment), has(Holds::Action)) {
            (Some(commitment), Some(action)) if self.promises() => {
                let (first, rest) = self.text.split_at(1.min(self.text.len()));
                put(Some(commitment), first);
                put(Some(action), rest);
            }
            (_, Some(action)) => match has(Holds::Outcome) {
                Some(outcome) => {
                    let (first, rest) = self.text.split_at(1.min(self.text.len()));
                    put(Some(action), first);
                    put(Some(outcome), rest);
                }
                None => put(Some(action), &self.text),
            },
            _ => put(other, &self.text),
        }
        put(columns.iter().find(|column| column.holds.is_people()), &self.people);
        put(has(Holds::Timeframe), &self.times);
        put(has(Holds::Status), &self.statuses);
        let several = has(Holds::Commitment).is_some() || self.times.len() > 1;
        Some(Piece::Row(Row { cells, place, numbered: false, several }))
    }
}

/// Whether words after a colon are a point and no sentence of their own.
pub(super) fn is_point(text: &str) -> bool {
    count(text) <= 12 && !text.ends_with('.')
}
