//! Text pasted from a table, one cell a line: the rows are found again by what the cells hold.

use super::content::{goes_on, is_lead_in, is_source_of, is_status, is_time, leading_reference, reference};
use super::group::Group;
use super::holds::{Holds, is_heading};
use super::layout::has_references;
use super::mapping::ColumnMapping;
use super::preamble::{self, Line};
use super::row::{Held, Piece, Row};
use crate::import::people::{Known, names_people};
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

/// The rows of a pasted table, and the lines between them.
pub(super) fn rows(lines: &[Words], columns: &[ColumnMapping]) -> Vec<Piece> {
    let end = lines.iter().position(|words| preamble::line(&words.text) == Line::Connections).unwrap_or(lines.len());
    let (cells, after) = lines.split_at(end);
    let looks = looks(cells);
    let mut pieces =
        if has_references(cells) { numbered(cells, &looks, columns) } else { grouped(cells, &looks, columns) };
    pieces.extend(after.iter().map(|words| Piece::Line(words.clone(), None)));
    pieces
}

/// What each cell looks like. Two words in capitals are a person only where a time follows, or the row ends.
fn looks(cells: &[Words]) -> Vec<Look> {
    let nobody = Known::default();
    let first = looks_with(cells, &nobody);
    let people =
        cells.iter().zip(&first).filter(|(_, look)| **look == Look::People).map(|(words, _)| words.text.as_str());
    looks_with(cells, &Known::of(people, ""))
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
                2 => Look::People,
                1 if followed => Look::People,
                _ => Look::Prose,
            }
        };
        next = Some(*look);
    }
    looks
}

/// Rows that each begin with a reference.
fn numbered(cells: &[Words], looks: &[Look], columns: &[ColumnMapping]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut row = Started::default();
    for (words, look) in cells.iter().zip(looks) {
        let led = leading_reference(&words.text).filter(|_| !words.bullet);
        if titles_section(words) {
            pieces.extend(std::mem::take(&mut row).pieces(columns));
            pieces.push(Piece::Line(words.clone(), None));
        } else if *look == Look::Reference || led.is_some() {
            pieces.extend(std::mem::take(&mut row).pieces(columns));
            row.first = Some(words.clone());
            row.cells.extend(led.map(|_| (words.clone(), Look::Prose)));
        } else if row.first.is_none() {
            pieces.push(Piece::Line(words.clone(), None));
        } else if let Some((holds, label, said)) = labelled(words) {
            row.labelled.push(Held { holds, heading: label.text.clone(), words: vec![said], first: true });
            pieces.push(Piece::Aside(label, "It says what follows it."));
        } else {
            row.cells.push((words.clone(), *look));
        }
    }
    pieces.extend(row.pieces(columns));
    pieces
}

/// Whether a line among the cells is the title of a section.
fn titles_section(words: &Words) -> bool {
    !words.bullet
        && count(&words.text) <= 12
        && !words.text.ends_with('.')
        && matches!(preamble::line(&words.text), Line::Section { .. })
}

/// "Lead: Housing Team": what it holds, the label, and what is said.
fn labelled(words: &Words) -> Option<(Holds, Words, Words)> {
    let (label, said) = words.text.split_once(':')?;
    let holds = is_heading(label).filter(|holds| *holds != Holds::Reference && *holds != Holds::Section)?;
    let part = |text: &str| Words { text: text.trim().to_owned(), ..words.clone() };
    (!said.trim().is_empty()).then(|| (holds, part(label), part(said)))
}

/// A row of which the reference was found.
#[derive(Default)]
struct Started {
    first: Option<Words>,
    cells: Vec<(Words, Look)>,
    /// Cells that say themselves what they hold.
    labelled: Vec<Held>,
}

impl Started {
    /// The cells under their columns: in order, each where it fits best.
    fn pieces(self, columns: &[ColumnMapping]) -> Option<Piece> {
        let first = self.first?;
        let place = first.place.clone();
        let open: Vec<&ColumnMapping> = columns.iter().filter(|column| column.holds != Holds::Reference).collect();
        let mut cells: Vec<Held> = Vec::new();
        // A reference on the line of its action is parted from it where the actions are made.
        let alone = self.cells.first().is_none_or(|(words, _)| words.place != place || words.text != first.text);
        if alone {
            cells.push(Held { holds: Holds::Reference, heading: String::new(), words: vec![first], first: true });
        }
        let mut last = None;
        for ((words, _), at) in self.cells.iter().zip(places(&self.cells, &open)) {
            let Some(column) = open.get(at) else { continue };
            match cells.last_mut() {
                Some(cell) if last == Some(at) => cell.words.push(words.clone()),
                _ => cells.push(Held {
                    holds: column.holds,
                    heading: column.heading.clone(),
                    words: vec![words.clone()],
                    first: true,
                }),
            }
            last = Some(at);
        }
        cells.extend(self.labelled);
        Some(Piece::Row(Row { cells, place, numbered: true, several: false }))
    }
}

/// How well a cell fits a column, in tenths.
fn fit(words: &Words, look: Look, holds: Holds) -> i32 {
    let short = count(&words.text) <= 6;
    match (look, holds) {
        (Look::List, Holds::Outcome) | (Look::Time, Holds::Timeframe) => 40,
        (Look::People, _) if holds.is_people() => 35,
        (Look::Status, Holds::Status) | (Look::Prose, Holds::Action | Holds::Commitment) => 30,
        (Look::Prose, Holds::Outcome | Holds::Progress | Holds::Note | Holds::Evidence) => 20,
        (Look::List, Holds::Progress | Holds::Note | Holds::Action)
        | (_, Holds::Progress | Holds::Note | Holds::LeftOut) => 5,
        // Names and times that nobody knows are still short.
        (Look::Prose, Holds::Timeframe) if short => 3,
        (Look::Prose, _) if holds.is_people() && short => 4,
        (Look::Status, Holds::Timeframe) => 0,
        (Look::Prose, _) => -10,
        _ => -20,
    }
}

/// A column for each cell, never to the left of the one before, with the best fit in all.
fn places(row: &[(Words, Look)], columns: &[&ColumnMapping]) -> Vec<usize> {
    if columns.is_empty() {
        return vec![0; row.len()];
    }
    // A second cell in one column is a cell broken over lines: possible, but less likely.
    const BROKEN: i32 = 6;
    let mut best: Vec<Vec<(i32, usize)>> = Vec::with_capacity(row.len());
    for (at, (words, look)) in row.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| best.get(at));
        let mut reach: Option<(i32, usize)> = None;
        let scores = columns.iter().enumerate().map(|(column, mapping)| {
            let own = fit(words, *look, mapping.holds);
            let Some(before) = before else { return (own, column) };
            let stay = before.get(column).map(|(score, _)| (score - BROKEN, column));
            let best =
                [reach, stay].into_iter().flatten().max_by_key(|(score, _)| *score).unwrap_or((i32::MIN / 2, column));
            if let Some((score, _)) = before.get(column)
                && reach.is_none_or(|(best, _)| *score > best)
            {
                reach = Some((*score, column));
            }
            (best.0 + own, best.1)
        });
        let scores = scores.collect();
        best.push(scores);
    }
    let mut column = best
        .last()
        .and_then(|scores| {
            (0..scores.len()).max_by_key(|at| (scores.get(*at).map(|(score, _)| *score), std::cmp::Reverse(*at)))
        })
        .unwrap_or(0);
    let mut places = vec![0; row.len()];
    for (at, scores) in best.iter().enumerate().rev() {
        if let Some(place) = places.get_mut(at) {
            *place = column;
        }
        column = scores.get(column).map_or(column, |(_, from)| *from);
    }
    places
}

/// Rows without references: one ends where, after names or times, sentences begin again.
fn grouped(cells: &[Words], looks: &[Look], columns: &[ColumnMapping]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut group = Group::default();
    let commitments = columns.iter().any(|column| column.holds == Holds::Commitment);
    for (words, look) in cells.iter().zip(looks) {
        if titles_section(words) {
            pieces.extend(group.doubt().filter(|_| commitments));
            pieces.extend(group.pieces(columns));
            pieces.push(Piece::Line(words.clone(), None));
            group = Group::default();
            continue;
        }
        let text = matches!(look, Look::Prose | Look::List | Look::LeadIn);
        if text && group.is_closed() {
            pieces.extend(group.doubt().filter(|_| commitments));
            pieces.extend(group.pieces(columns));
            group = group.after();
        }
        match look {
            Look::LeadIn => {
                group.led_in = true;
                pieces.push(Piece::Aside(words.clone(), "It goes before the commitments that finish the sentence."));
            }
            Look::People => group.people.push(words.clone()),
            Look::Time => group.times.push(words.clone()),
            Look::Status => group.statuses.push(words.clone()),
            Look::Prose | Look::List | Look::Reference => {
                let source = group.text.last().is_some_and(|before| is_source_of(&words.text, &before.text));
                if source && !goes_on(&words.text) {
                    pieces.push(Piece::Aside(words.clone(), "It says where the sentence before it is quoted from."));
                } else {
                    group.text.push(words.clone());
                }
            }
        }
    }
    pieces.extend(group.doubt().filter(|_| commitments));
    pieces.extend(group.pieces(columns));
    pieces
}
