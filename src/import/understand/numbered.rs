//! Rebuilds the rows of pasted text in which each row begins with a number: assigns cells to columns, and finds which
//! rows are commitments.

use super::column_role::ColumnRole;
use super::content::goes_on;
use super::look::{Look, labelled};
use super::mapping::{ColumnMapping, LineRole};
use super::numbering::{self, Level, Numbered};
use super::outline;
use super::pasted_table::Pasted;
use super::preamble::titles_section;
use super::row::{PlanRow, RoleCell, RowPiece};
use super::top_numbers::TopNumbers;
use crate::import::words::{Words, count};

pub(super) fn rows(table: &Pasted<'_>, cells: &[Words], looks: &[Look]) -> Vec<RowPiece> {
    let columns = &table.mapping.columns;
    let sectioned = table.sectioned || table.has(ColumnRole::Commitment) || cells.iter().any(titles_section);
    let mut begun = outline::of(cells, sectioned);
    let top_numbers = TopNumbers::of(&begun);
    if top_numbers.as_ref().is_some_and(|top_numbers| top_numbers.promise(table)) {
        begun = outline::of(cells, true);
    }
    let numbered_columns = NumberedColumns::of(table, &begun, looks);
    let mut pieces = Vec::new();
    let mut row = OpenRow::default();
    // Sentences held back until the next number, if commitments come before the numbers of their actions.
    let mut waiting: Vec<(Words, Look)> = Vec::new();
    for (at, ((words, look), begun)) in cells.iter().zip(looks).zip(begun).enumerate() {
        if titles_section(words) {
            pieces.extend(std::mem::take(&mut row).pieces(columns));
            pieces.extend(waiting.drain(..).map(|(words, _)| RowPiece::plain(words)));
            pieces.push(RowPiece::plain(words.clone()));
        } else if let Some(begun) = begun {
            pieces.extend(std::mem::take(&mut row).pieces(columns));
            pieces.extend(top_numbers.as_ref().and_then(|top_numbers| top_numbers.doubt(table, at, words)));
            let said =
                table.said(at).filter(|_| !top_numbers.as_ref().is_some_and(|top_numbers| top_numbers.contains(at)));
            let level = match said {
                Some(LineRole::Commitment) => Level::Commitment,
                Some(_) => Level::Action,
                None => begun.level,
            };
            if level == Level::Section {
                pieces.push(RowPiece::Section(words.clone()));
                continue;
            }
            if said.is_some() || (numbered_columns.unclear && level == Level::Plain) {
                let why =
                    "this was read as a commitment with no action; the text does not say whether it is an action.";
                pieces.push(table.doubt(at, words, level != Level::Action, why));
            }
            let level = match level {
                _ if numbered_columns.promised_before && waiting.is_empty() => Level::Action,
                Level::Plain if numbered_columns.numbers_promise(&begun) => Level::Commitment,
                level => level,
            };
            if numbering::named(&words.text).is_some() {
                let label = Words { text: format!("Commitment {}", begun.number), ..words.clone() };
                pieces.push(RowPiece::Aside(label, "It says what follows it."));
            }
            row = OpenRow::of(words, begun, level);
            row.cells.splice(..0, waiting.drain(..));
        } else if numbered_columns.promised_before && *look == Look::Prose && (row.first.is_none() || row.is_closed()) {
            waiting.push((words.clone(), *look));
        } else if row.first.is_none() {
            pieces.push(RowPiece::plain(words.clone()));
        } else if let Some((role, label, said)) = labelled(words) {
            row.labelled.push(RoleCell { role, heading: label.text.clone(), words: vec![said], first: true });
            pieces.push(RowPiece::Aside(label, "It says what follows it."));
        } else if numbered_columns.only_promised && *look == Look::Prose && row.is_closed() && !goes_on(&words.text) {
            pieces.extend(std::mem::take(&mut row).pieces(columns));
            row = OpenRow { first: Some((words.clone(), false)), level: Level::Action, ..OpenRow::default() };
            row.cells.push((words.clone(), *look));
        } else {
            row.cells.push((words.clone(), *look));
        }
    }
    pieces.extend(row.pieces(columns));
    pieces.extend(waiting.into_iter().map(|(words, _)| RowPiece::plain(words)));
    pieces
}

/// The things that the numbers of a table count: actions, commitments or both.
struct NumberedColumns {
    /// They count actions, and a commitment stands before the number.
    promised_before: bool,
    /// They count commitments alone: a sentence after people or a time is an action without a number.
    only_promised: bool,
    /// They count commitments alone, and such sentences occur.
    follow: bool,
    /// There are columns for both, and commitments do not come before the numbers.
    both: bool,
    /// Unknown: there are columns for both, and each row has one sentence.
    unclear: bool,
}

impl NumberedColumns {
    fn of(table: &Pasted<'_>, begun: &[Option<Numbered>], looks: &[Look]) -> Self {
        let at = |role: ColumnRole| table.mapping.columns.iter().position(|column| column.role == role);
        let both = at(ColumnRole::Commitment).is_some() && at(ColumnRole::Action).is_some();
        let promised_before = both && at(ColumnRole::Commitment) < at(ColumnRole::Reference);
        let closing = |role: ColumnRole| role.is_people() || matches!(role, ColumnRole::Timeframe | ColumnRole::Status);
        let mut after = table.mapping.columns.iter().skip_while(|column| !closing(column.role));
        let plain = begun.iter().flatten().all(|begun| begun.level != Level::Action);
        // The sentences of each row before people or a time.
        let mut sentences: Vec<usize> = Vec::new();
        let mut open = false;
        for (begun, look) in begun.iter().zip(looks) {
            if let Some(begun) = begun {
                sentences.push(usize::from(begun.rest.is_some()));
                open = true;
            } else if open && *look == Look::Prose {
                sentences.last_mut().into_iter().for_each(|count| *count += 1);
            } else {
                open = false;
            }
        }
        let (mut closed, mut follow) = (false, false);
        for (begun, look) in begun.iter().zip(looks) {
            let closes = matches!(look, Look::People | Look::Time | Look::Status);
            follow |= closed && begun.is_none() && *look == Look::Prose;
            closed = begun.is_none() && (closed || closes);
        }
        let several = sentences.iter().any(|count| *count > 1);
        let only_promised = both && plain && !promised_before && after.all(|column| closing(column.role));
        Self {
            promised_before,
            only_promised,
            follow: only_promised && follow,
            both: both && !promised_before,
            unclear: both && !several && !promised_before,
        }
    }

    /// True if the table shows that a number counts a commitment.
    fn numbers_promise(&self, begun: &Numbered) -> bool {
        self.follow || (self.both && begun.rest.is_some())
    }
}

/// A row whose end is not found yet.
struct OpenRow {
    /// Its beginning, and whether that is only the number.
    first: Option<(Words, bool)>,
    level: Level,
    cells: Vec<(Words, Look)>,
    /// Cells with a label ("Lead: …").
    labelled: Vec<RoleCell>,
}

impl Default for OpenRow {
    fn default() -> Self {
        Self { first: None, level: Level::Plain, cells: Vec::new(), labelled: Vec::new() }
    }
}

impl OpenRow {
    /// A row that begins with a number, alone on its line or before words.
    fn of(words: &Words, begun: Numbered, level: Level) -> Self {
        let number = Words { text: begun.number, ..words.clone() };
        let rest = begun.rest.map(|text| (Words { text, ..words.clone() }, Look::Prose));
        Self { first: Some((number, true)), level, cells: rest.into_iter().collect(), labelled: Vec::new() }
    }

    /// True once people, a time or a status have come.
    fn is_closed(&self) -> bool {
        self.cells.iter().any(|(_, look)| matches!(look, Look::People | Look::Time | Look::Status))
    }

    /// Assigns the cells to columns, in order and each where it fits best.
    fn pieces(self, columns: &[ColumnMapping]) -> Option<RowPiece> {
        let (first, is_number) = self.first?;
        let place = first.place.clone();
        let columns = if self.level == Level::Commitment { promised(columns) } else { columns.to_vec() };
        let left = |role: ColumnRole| {
            role == ColumnRole::Reference || (role == ColumnRole::Commitment && self.level == Level::Action)
        };
        let open: Vec<&ColumnMapping> = columns.iter().filter(|column| !left(column.role)).collect();
        let mut cells: Vec<RoleCell> = Vec::new();
        if is_number {
            cells.push(RoleCell {
                role: ColumnRole::Reference,
                heading: String::new(),
                words: vec![first],
                first: true,
            });
        }
        let mut last = None;
        for ((words, _), at) in self.cells.iter().zip(places(&self.cells, &open)) {
            let Some(column) = open.get(at) else { continue };
            match cells.last_mut() {
                Some(cell) if last == Some(at) => cell.words.push(words.clone()),
                _ => cells.push(RoleCell {
                    role: column.role,
                    heading: column.heading.clone(),
                    words: vec![words.clone()],
                    first: true,
                }),
            }
            last = Some(at);
        }
        cells.extend(self.labelled);
        let promised = self.level == Level::Commitment;
        Some(RowPiece::Row(PlanRow { cells, place, numbered: true, promised, several: false }))
    }
}

/// The columns of a row that is a commitment: without a commitment column, the action column takes its place.
fn promised(columns: &[ColumnMapping]) -> Vec<ColumnMapping> {
    let mut columns = columns.to_vec();
    if !columns.iter().any(|column| column.role == ColumnRole::Commitment)
        && let Some(column) = columns.iter_mut().find(|column| column.role == ColumnRole::Action)
    {
        column.role = ColumnRole::Commitment;
    }
    columns
}

/// How well a cell fits a column; higher is better.
fn fit(words: &Words, look: Look, role: ColumnRole) -> i32 {
    let short = count(&words.text) <= 6;
    match (look, role) {
        (Look::List, ColumnRole::Outcome) | (Look::Time, ColumnRole::Timeframe) => 40,
        (Look::People, _) if role.is_people() => 35,
        (Look::Status, ColumnRole::Status) | (Look::Prose, ColumnRole::Action | ColumnRole::Commitment) => 30,
        (Look::Prose, ColumnRole::Outcome | ColumnRole::Progress | ColumnRole::Note | ColumnRole::Evidence) => 20,
        (Look::List, ColumnRole::Progress | ColumnRole::Note | ColumnRole::Action)
        | (_, ColumnRole::Progress | ColumnRole::Note | ColumnRole::LeftOut) => 5,
        // Unrecognised names and times are at least short.
        (Look::Prose, ColumnRole::Timeframe) if short => 3,
        (Look::Prose, _) if role.is_people() && short => 4,
        (Look::Status, ColumnRole::Timeframe) => 0,
        (Look::Prose, _) => -10,
        _ => -20,
    }
}

/// The best column for each cell, never left of the cell before it, by dynamic programming.
fn places(row: &[(Words, Look)], columns: &[&ColumnMapping]) -> Vec<usize> {
    if columns.is_empty() {
        return vec![0; row.len()];
    }
    // The penalty for a second cell in one column, as of a cell broken over lines.
    const BROKEN: i32 = 6;
    let mut best: Vec<Vec<(i32, usize)>> = Vec::with_capacity(row.len());
    for (at, (words, look)) in row.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| best.get(at));
        let mut reach: Option<(i32, usize)> = None;
        let scores = columns.iter().enumerate().map(|(column, mapping)| {
            let own = fit(words, *look, mapping.role);
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

#[cfg(test)]
mod tests {
    use super::{ColumnMapping, ColumnRole, Look, Words, places};
    use crate::import::document::Place;

    /// The columns that cells of these looks are placed in, of a table of actions, leads and times.
    fn placed(looks: &[(&str, Look)]) -> Vec<usize> {
        let columns = [ColumnRole::Action, ColumnRole::Lead, ColumnRole::Timeframe];
        let columns =
            columns.map(|role| ColumnMapping { heading: String::new(), role, sure: true, examples: Vec::new() });
        let place = Place::Line(1);
        let words = |text: &str| Words { text: text.to_owned(), bullet: false, indent: 0, place: place.clone() };
        let cells: Vec<(Words, Look)> = looks.iter().map(|(text, look)| (words(text), *look)).collect();
        places(&cells, &columns.iter().collect::<Vec<_>>())
    }

    const ACTION: (&str, Look) = ("Insulate every loft in the borough this year", Look::Prose);
    const LEAD: (&str, Look) = ("Ann Able", Look::People);
    const TIME: (&str, Look) = ("March 2030", Look::Time);

    #[test]
    fn cells_are_placed_in_the_columns_they_fit_best() {
        assert_eq!(placed(&[ACTION, LEAD, TIME]), [0, 1, 2]);
        assert_eq!(placed(&[ACTION, TIME]), [0, 2]);
        assert_eq!(placed(&[LEAD, TIME]), [1, 2]);
        assert!(placed(&[]).is_empty());
    }

    #[test]
    fn a_cell_that_is_broken_over_two_lines_stays_in_its_column() {
        assert_eq!(placed(&[ACTION, ACTION, LEAD, TIME]), [0, 0, 1, 2]);
    }
}
