//! Guesses the mapping of a document from the headings and the content of its tables.

use std::collections::BTreeMap;

use super::column_role::{ColumnRole, of_heading};
use super::content::{is_status, number};
use super::grid::{Body, GridCell, GridRow, Layout, LayoutPart, Region};
use super::heading::{column_headings, header, heading_rows, row_texts};
use super::layout::lay_out;
use super::mapping::{ColumnMapping, Mapping, TableMapping};
use super::preamble::{LineKind, is_plan_title, line};
use super::times::Times;
use crate::import::document::Document;
use crate::import::people::{Certainty, Known, learn, names_people, own_council};
use crate::import::words::{count, one_line};

/// Rows sampled to guess a column's role.
const SAMPLE: usize = 200;

impl Mapping {
    /// Guesses the mapping of a document.
    #[must_use]
    pub fn guess(document: &Document) -> Self {
        Self::guess_from(document, &lay_out(document))
    }

    /// Guesses the mapping of a document whose layout is already worked out.
    #[must_use]
    pub fn guess_from(document: &Document, layout: &Layout) -> Self {
        let mut mapping = Self { title: title(document, layout), ..Self::default() };
        let texts = layout.texts();
        mapping.own = own_council(texts).unwrap_or_default();
        mapping.tables =
            layout.regions.iter().zip(1..).map(|(region, number)| table(region, number, &layout.times)).collect();
        mapping
    }

    /// Takes another row as the headings of a table and guesses its columns again.
    #[must_use]
    pub fn with_header(mut self, layout: &Layout, table: usize, header: Option<usize>) -> Self {
        if let (Some(mapping), Some(Region { body: Body::Grid { cells, rows, width }, .. })) =
            (self.tables.get_mut(table), layout.regions.get(table))
        {
            mapping.header = header.filter(|at| *at < rows.len());
            mapping.columns = columns(cells, rows, *width, mapping.header, &layout.times);
        }
        self
    }
}

/// The plan's title: a line that names a plan, else the highest heading, else the document's name.
fn title(document: &Document, layout: &Layout) -> String {
    let lines = || {
        layout.parts.iter().filter_map(|part| match part {
            LayoutPart::Line(line) => Some(line),
            LayoutPart::Region(_) => None,
        })
    };
    let top = lines().filter_map(|line| Some((line.heading?, &line.words))).min_by_key(|(level, _)| *level);
    let said = lines().find(|line| is_plan_title(&line.words.text)).map(|line| &line.words);
    let in_table = || {
        layout.regions.iter().find_map(|region| match &region.body {
            Body::Grid { cells, .. } => {
                cells.iter().take(6).flat_map(|cell| &cell.words).find(|words| is_plan_title(&words.text))
            }
            Body::Pasted { .. } => None,
        })
    };
    let heading =
        top.map(|(_, words)| words).filter(|words| line(&words.text) == LineKind::Other && lines().count() > 0);
    let found = said.or_else(in_table).or(heading);
    found.map_or_else(|| one_line(&document.name), |words| words.text.clone())
}

fn table(region: &Region, number: usize, times: &Times) -> TableMapping {
    let name = if region.name.is_empty() { format!("Table {number}") } else { region.name.clone() };
    match &region.body {
        Body::Pasted { headings, lines } => {
            let columns = headings.iter().map(|words| ColumnMapping {
                heading: words.text.clone(),
                role: of_heading(&words.text).unwrap_or(ColumnRole::Note),
                sure: true,
                examples: Vec::new(),
            });
            let mut columns: Vec<ColumnMapping> = columns.collect();
            if columns.is_empty() {
                columns = unheaded();
            }
            beside_others(&mut columns);
            let rows = lines.len();
            TableMapping {
                name,
                taken: true,
                header: None,
                rows,
                pasted: true,
                columns,
                line_overrides: BTreeMap::new(),
            }
        }
        Body::Grid { cells, rows, width } => {
            let header = header(cells, rows);
            let columns = columns(cells, rows, *width, header, times);
            // A table with no headings, references, names, times or statuses is not the plan.
            let known = |column: &ColumnMapping| {
                column.role.is_people()
                    || matches!(column.role, ColumnRole::Reference | ColumnRole::Timeframe | ColumnRole::Status)
            };
            let evident = header.is_some() || (rows.len() > 1 && columns.iter().any(known));
            let taken = evident && columns.iter().any(|column| column.role.is_text());
            TableMapping {
                name,
                taken,
                header,
                rows: rows.len(),
                pasted: false,
                columns,
                line_overrides: BTreeMap::new(),
            }
        }
    }
}

/// The columns assumed for pasted text with references but no headings.
fn unheaded() -> Vec<ColumnMapping> {
    let role = [ColumnRole::Action, ColumnRole::Outcome, ColumnRole::Responsibility, ColumnRole::Timeframe];
    let column = |role| ColumnMapping { heading: String::new(), role, sure: false, examples: Vec::new() };
    role.into_iter().map(column).collect()
}

fn columns(
    cells: &[GridCell],
    rows: &[GridRow],
    width: usize,
    header: Option<usize>,
    times: &Times,
) -> Vec<ColumnMapping> {
    let mut headings = column_headings(cells, rows, header, times);
    let below = rows.iter().skip(header.map_or(0, |at| heading_rows(cells, rows, at, times).end() + 1)).take(SAMPLE);
    let mut samples: Vec<Vec<String>> = vec![Vec::new(); width];
    for row in below.filter(|row| row_texts(cells, row).len() > 1 || width == 1) {
        for (column, text) in row_texts(cells, row) {
            if let Some(sample) = samples.get_mut(column) {
                sample.push(text);
            }
        }
    }
    let known = learn(samples.iter().flatten().map(String::as_str).filter(|text| count(text) <= 12), "");
    let is_time = |text: &str| times.is_time(text);
    let timed = headings.values().any(|one| one.role == Some(ColumnRole::Timeframe));
    let mut columns: Vec<ColumnMapping> = samples
        .iter()
        .enumerate()
        .map(|(column, sample)| {
            let (heading, said) = headings.remove(&column).map(|one| (one.text, one.role)).unwrap_or_default();
            // "Priority 2 – Homes" over a column is a section's title, not a heading.
            let titles = matches!(line(&heading), LineKind::Section { .. });
            let said = said.filter(|role| !titles && fits(*role, sample));
            // "Target" over dates is the timeframe, unless another column is.
            let said = said.filter(|role| *role != ColumnRole::Outcome || timed || !most(sample, &is_time));
            let role = said.or_else(|| by_content(sample, &known, column, times)).unwrap_or(ColumnRole::Note);
            ColumnMapping {
                heading,
                role,
                sure: said.is_some(),
                examples: sample.iter().take(3).map(|text| text.chars().take(120).collect()).collect(),
            }
        })
        .collect();
    prose_columns(&mut columns, &samples);
    beside_others(&mut columns);
    columns
}

/// True if a column's content agrees with its heading: "Priority" over "High" and "Low" is not the section, and
/// "Action" over numbers is not the action.
fn fits(role: ColumnRole, sample: &[String]) -> bool {
    let all = |is: &dyn Fn(&String) -> bool| !sample.is_empty() && sample.iter().all(is);
    let level = |text: &String| matches!(text.to_lowercase().as_str(), "high" | "medium" | "low" | "h" | "m" | "l");
    match role {
        ColumnRole::Section => !all(&level),
        // One heading may span two columns, the first of them references.
        _ if role.is_text() => !all(&|text| number(text).is_some()),
        _ => true,
    }
}

/// True if at least three in five are.
fn most(sample: &[String], is: &dyn Fn(&str) -> bool) -> bool {
    !sample.is_empty() && sample.iter().filter(|text| is(text)).count() * 5 >= sample.len() * 3
}

fn by_content(sample: &[String], known: &Known, column: usize, times: &Times) -> Option<ColumnRole> {
    let most = |is: &dyn Fn(&str) -> bool| most(sample, is);
    // References are in the first columns; numbers further on are something else.
    if column < 2 && most(&|text| number(text).is_some()) {
        Some(ColumnRole::Reference)
    } else if most(&is_status) {
        Some(ColumnRole::Status)
    } else if most(&|text| times.is_time(text)) {
        Some(ColumnRole::Timeframe)
    } else if most(&|text| names_people(text, known) > Certainty::No) {
        Some(ColumnRole::Responsibility)
    } else {
        None
    }
}

/// If no heading names the actions, takes the column with the most words as actions, and the next one as outcomes.
fn prose_columns(columns: &mut [ColumnMapping], samples: &[Vec<String>]) {
    let words = |at: usize| {
        let sample = samples.get(at).map(Vec::as_slice).unwrap_or_default();
        sample.iter().map(|text| count(text)).sum::<usize>() / sample.len().max(1)
    };
    if columns.iter().any(|column| matches!(column.role, ColumnRole::Action)) {
        return;
    }
    let mut open: Vec<usize> = (0..columns.len())
        .filter(|at| columns.get(*at).is_some_and(|column| !column.sure && column.role == ColumnRole::Note))
        .collect();
    open.sort_by_key(|at| (std::cmp::Reverse(words(*at)), *at));
    // With only a commitment column, the commitments are the actions.
    let promised =
        columns.iter().position(|column| matches!(column.role, ColumnRole::Commitment | ColumnRole::Objective));
    if let Some(column) = promised.filter(|_| open.first().is_none_or(|at| words(*at) < 3))
        && let Some(column) = columns.get_mut(column)
    {
        column.role = ColumnRole::Action;
        return;
    }
    let has_outcomes = columns.iter().any(|column| column.role == ColumnRole::Outcome);
    for (at, role) in open.into_iter().zip([ColumnRole::Action, ColumnRole::Outcome]) {
        if let Some(column) = columns.get_mut(at)
            && (role == ColumnRole::Action || (!has_outcomes && words(at) >= 5))
        {
            column.role = role;
        }
    }
}

/// Adjusts roles by the other columns: objectives beside actions group them, as commitments do; and if no column has
/// the lead, the supporting column does.
fn beside_others(columns: &mut [ColumnMapping]) {
    let has = |columns: &[ColumnMapping], role| columns.iter().any(|column| column.role == role);
    if has(columns, ColumnRole::Action)
        && !has(columns, ColumnRole::Commitment)
        && let Some(column) = columns.iter_mut().find(|column| column.role == ColumnRole::Objective)
    {
        column.role = ColumnRole::Commitment;
    }
    if !has(columns, ColumnRole::Lead)
        && !has(columns, ColumnRole::Responsibility)
        && let Some(column) = columns.iter_mut().find(|column| column.role == ColumnRole::Supporting)
    {
        column.role = ColumnRole::Responsibility;
    }
}
