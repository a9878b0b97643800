//! The checkpoint of a plan: what its first screens show, so that they are drawn before its history is read.
//!
//! It is made from the folded plan and depends on no day. As text it is a table: rows end with a line feed and cells are
//! parted by tabs, which the first part of the page reads without a JSON parser. `storage::checkpoint` keeps it.

use chrono::NaiveDate;

use super::cells::Cells;
use super::heading::Heading;
use super::row::Rows;
use super::summary::Summary;
use super::timing::Urgency;
use crate::history::Replica;
use crate::plan::EntityId;
use crate::plan::status::Shape;

/// The most rows of the list in a checkpoint: more than a screen shows.
const ROWS: usize = 100;
/// The most bytes of a checkpoint's rows, whatever the plan's wordings.
const BYTES: usize = 64 << 10;

/// What the first screens of a plan show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checkpoint {
    /// The plan in the list of plans.
    pub summary: Summary,
    /// The number of lines in the plan.
    pub lines: usize,
    /// The number of rows of the whole list, headings included.
    pub rows: usize,
    /// The first rows of the list, in the plan's order.
    pub first: Vec<FirstRow>,
}

/// A row of the list of all actions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FirstRow {
    /// A section or commitment.
    Heading(Heading),
    /// A line, as published.
    Line(Cells),
}

impl Checkpoint {
    /// The checkpoint of a plan whose conflicts are known.
    #[must_use]
    pub fn of(replica: &Replica) -> Self {
        let (plan, mut first, mut lines, mut rows) = (replica.plan(), Vec::new(), 0, 0);
        // Nothing of it depends on the day.
        let made = Rows::of(replica, NaiveDate::default());
        // The section and the commitment over the line before, and where their headings stand.
        let mut over: [Option<(&EntityId, Option<usize>)>; 2] = [None; 2];
        for line in plan.lines() {
            for (item, last) in [Some(line.section), line.commitment].into_iter().zip(&mut over) {
                *last = item.map(|item| match *last {
                    Some((id, place)) if std::ptr::eq(id, &item.id) => (id, place),
                    _ => (&item.id, Heading::of(plan, item).and_then(|heading| list(&mut first, &mut rows, heading))),
                });
                if let Some(FirstRow::Heading(heading)) = last.and_then(|(_, place)| first.get_mut(place?)) {
                    heading.count += 1;
                }
            }
            lines += 1;
            rows += 1;
            if first.len() < ROWS {
                first.push(FirstRow::Line(Cells::as_published(&made.row(&line))));
            }
        }
        let mut bytes = 0;
        let fit = first.iter().take_while(|row| {
            let mut text = String::new();
            row.write(&mut text);
            bytes += text.len();
            bytes <= BYTES
        });
        first.truncate(fit.count());
        Self { summary: Summary::of(replica), lines, rows, first }
    }

    /// The checkpoint as text.
    #[must_use]
    pub fn write(&self) -> String {
        let Summary { title, about, counts } = &self.summary;
        let mut text = String::new();
        write_row(&mut text, &[title, about, counts, &self.lines.to_string(), &self.rows.to_string()]);
        self.first.iter().for_each(|row| row.write(&mut text));
        text
    }

    /// Reads what [`Checkpoint::write`] wrote; `None` if it is anything else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut rows = text.strip_suffix('\n')?.split('\n').map(read_row);
        let [title, about, counts, lines, all] = rows.next()?.try_into().ok()?;
        Some(Self {
            summary: Summary { title, about, counts },
            lines: lines.parse().ok()?,
            rows: all.parse().ok()?,
            first: rows.map(FirstRow::read).collect::<Option<_>>()?,
        })
    }
}

/// Counts a heading among the rows, and gives its place if it is one of the first.
fn list(first: &mut Vec<FirstRow>, rows: &mut usize, heading: Heading) -> Option<usize> {
    *rows += 1;
    (first.len() < ROWS).then(|| {
        first.push(FirstRow::Heading(heading));
        first.len() - 1
    })
}

impl FirstRow {
    fn write(&self, text: &mut String) {
        match self {
            Self::Heading(heading) => {
                let count = heading.count.to_string();
                write_row(text, &[heading.id.as_str(), &heading.number, &heading.text, &count]);
            }
            Self::Line(line) => {
                let conflict = if line.conflict { "conflict" } else { "" };
                let (id, shape) = (line.id.as_str(), line.shape.name());
                let Cells { reference, text: wording, leads, timeframe, status, updated, .. } = line;
                write_row(text, &[id, reference, wording, leads, timeframe, status, shape, updated, conflict]);
            }
        }
    }

    fn read(cells: Vec<String>) -> Option<Self> {
        if cells.len() == 4 {
            let [id, number, text, count] = cells.try_into().ok()?;
            let id = EntityId::try_from(id).ok()?;
            return Some(Self::Heading(Heading { kind: id.kind(), id, number, text, count: count.parse().ok()? }));
        }
        let [id, reference, text, leads, timeframe, status, shape, updated, conflict] = cells.try_into().ok()?;
        Some(Self::Line(Cells {
            id: EntityId::try_from(id).ok()?,
            reference,
            text,
            leads,
            timeframe,
            due: String::new(),
            urgency: Urgency::Calm,
            status,
            shape: Shape::ALL.into_iter().find(|known| known.name() == shape)?,
            updated,
            conflict: !conflict.is_empty(),
        }))
    }
}

/// Writes a row. A tab, a line feed or a backslash in a cell is written with a backslash.
fn write_row(text: &mut String, cells: &[&str]) {
    for (cell, number) in cells.iter().zip(0..) {
        if number > 0 {
            text.push('\t');
        }
        for letter in cell.chars() {
            match letter {
                '\t' => text.push_str("\\t"),
                '\n' => text.push_str("\\n"),
                '\\' => text.push_str("\\\\"),
                other => text.push(other),
            }
        }
    }
    text.push('\n');
}

fn read_row(row: &str) -> Vec<String> {
    row.split('\t').map(read_cell).collect()
}

fn read_cell(cell: &str) -> String {
    let mut letters = cell.chars();
    let mut read = String::with_capacity(cell.len());
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('t') => read.push('\t'),
                Some('n') => read.push('\n'),
                other => read.extend(other),
            },
            other => read.push(other),
        }
    }
    read
}
