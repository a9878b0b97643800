//! Rebuilds the rows of pasted text without references: finds where each ends, and which sentence is the commitment.

use std::collections::HashMap;

use super::column_role::ColumnRole;
use super::content::{goes_on, is_point, is_source_of};
use super::indent;
use super::lead_in;
use super::look::Look;
use super::mapping::{ColumnMapping, LineRole};
use super::numbering::named as named_commitment;
use super::pasted_table::Pasted;
use super::preamble::titles_section;
use super::row::{PlanRow, RoleCell, RowPiece};
use super::sentence_style::SentenceStyles;
use crate::import::words::{Words, count};

/// A row, or something between rows.
enum GroupStep {
    RowPiece(RowPiece),
    Row(RowGroup),
    /// A section begins.
    Section(Words),
}

/// The rows: a row ends when sentences begin again after names or times.
pub(super) fn rows(table: &Pasted<'_>, cells: &[Words], looks: &[Look]) -> Vec<RowPiece> {
    let depths = depths(cells, looks);
    let steps = steps(cells, looks, &depths);
    let commitments = table.has(ColumnRole::Commitment);
    let groups = || {
        steps.iter().filter_map(|step| match step {
            GroupStep::Row(group) => Some(group),
            _ => None,
        })
    };
    let sentence_style = SentenceStyles::of(groups().filter_map(RowGroup::known));
    // If some rows begin with a bullet, those are the actions.
    let marked = groups().any(RowGroup::is_item);
    let mut pieces = Vec::new();
    let mut before = Before::Nothing;
    for step in steps {
        match step {
            GroupStep::RowPiece(piece) => pieces.push(piece),
            GroupStep::Section(words) => {
                before = Before::Nothing;
                pieces.push(RowPiece::plain(words));
            }
            GroupStep::Row(mut group) => {
                group.before = before;
                group.said = group.line.and_then(|line| table.said(line));
                let set_in = || group.line.and_then(|line| depths.get(&line)).map(|depth| *depth == 0);
                group.marked = if marked { Some(!group.is_item()) } else { set_in() };
                group.form = group.text.first().and_then(|words| sentence_style.promises(&words.text));
                pieces.extend(group.doubt(table, &sentence_style).filter(|_| commitments));
                pieces.extend(group.pieces(&table.mapping.columns));
                before = group.leaves();
            }
        }
    }
    pieces
}

/// The depth of each sentence by its line; empty if indentation does not tell.
fn depths(cells: &[Words], looks: &[Look]) -> HashMap<usize, usize> {
    let sentence = |at: &usize| {
        let look = matches!(looks.get(*at), Some(Look::Prose | Look::List));
        look && cells.get(*at).is_some_and(|words| !titles_section(words) && !goes_on(&words.text))
    };
    let lines: Vec<usize> = (0..cells.len()).filter(sentence).collect();
    indent::depths(cells, &lines)
}

fn steps(cells: &[Words], looks: &[Look], depths: &HashMap<usize, usize>) -> Vec<GroupStep> {
    let mut steps = Vec::new();
    let mut group = RowGroup::default();
    for (at, (words, look)) in cells.iter().zip(looks).enumerate() {
        let named = named_commitment(&words.text).filter(|_| !words.bullet);
        let text = named.is_some() || matches!(look, Look::Prose | Look::List | Look::LeadIn);
        let title = titles_section(words);
        let depth = depths.get(&at);
        if title || named.is_some() || (text && group.is_closed()) || depth == Some(&0) {
            steps.push(GroupStep::Row(std::mem::take(&mut group)));
        }
        if title {
            steps.push(GroupStep::Section(words.clone()));
            continue;
        }
        if let Some((_, rest)) = named {
            let label = words.text.strip_suffix(rest).unwrap_or_default().trim().to_owned();
            steps.push(GroupStep::RowPiece(RowPiece::Aside(
                Words { text: label, ..words.clone() },
                "It says what follows it.",
            )));
            group.led_in = true;
            group.take(at, Words { text: rest.to_owned(), ..words.clone() });
            continue;
        }
        match look {
            Look::LeadIn => {
                group.led_in = true;
                steps.push(GroupStep::RowPiece(RowPiece::Aside(words.clone(), lead_in::WHY)));
            }
            Look::People => group.people.push(words.clone()),
            Look::Time => group.times.push(words.clone()),
            Look::Status => group.statuses.push(words.clone()),
            Look::Prose | Look::List | Look::Reference => {
                let source = group.text.last().is_some_and(|before| is_source_of(&words.text, &before.text));
                if source && !goes_on(&words.text) {
                    let why = "It says where the sentence before it is quoted from.";
                    steps.push(GroupStep::RowPiece(RowPiece::Aside(words.clone(), why)));
                } else {
                    // A sentence indented under an action is a point of it.
                    let point = depth.is_some_and(|depth| *depth > 1);
                    group.take(at, Words { bullet: words.bullet || point, ..words.clone() });
                }
            }
        }
    }
    steps.push(GroupStep::Row(group));
    steps
}

/// Words from which a passage is a commitment rather than an action.
const LONG: usize = 45;

/// The most words of a commitment's title.
const SHORT: usize = 10;

/// The cells of one row.
#[derive(Default)]
struct RowGroup {
    text: Vec<Words>,
    people: Vec<Words>,
    times: Vec<Words>,
    statuses: Vec<Words>,
    /// Index of the line with its first sentence.
    line: Option<usize>,
    /// True after a lead-in ("We will"), or if it is called a commitment.
    led_in: bool,
    before: Before,
    /// A person's answer about its first sentence.
    said: Option<LineRole>,
    /// True for a commitment by bullets, or else by indentation.
    marked: Option<bool>,
    /// True for a commitment by the style of the others.
    form: Option<bool>,
}

/// The commitment that the rows before leave open.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// There is no commitment yet.
    #[default]
    Nothing,
    /// A commitment whose actions have the people and times.
    Open,
    /// A commitment that is tracked itself.
    Tracked,
}

impl RowGroup {
    fn take(&mut self, line: usize, words: Words) {
        self.line.get_or_insert(line);
        self.text.push(words);
    }

    /// True if the next sentence begins another row.
    fn is_closed(&self) -> bool {
        !(self.people.is_empty() && self.times.is_empty() && self.statuses.is_empty())
    }

    /// True if it begins with a bullet.
    fn is_item(&self) -> bool {
        self.text.first().is_some_and(|words| words.bullet)
    }

    /// The commitment it leaves open to the next row.
    fn leaves(&self) -> Before {
        match self.promises() {
            true if self.principal() > 1 || (self.marked.is_some() && self.text.len() > 1) => Before::Open,
            true => Before::Tracked,
            false => self.before,
        }
    }

    /// A commitment and its actions, if position tells which is which.
    fn known(&self) -> Option<(&str, Vec<&str>)> {
        let several = self.principal() > 1 && self.times.len() <= 1;
        let (first, rest) = self.text.split_first().filter(|_| several)?;
        let sentences = rest.iter().filter(|words| !words.bullet && !goes_on(&words.text));
        Some((&first.text, sentences.map(|words| words.text.as_str()).collect()))
    }

    /// The number of sentences, not counting points after a colon and continuations.
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

    /// True if the first sentence is a commitment. Of several it is, unless each has a time of its own. One alone is an
    /// action of the commitment before it, unless it follows "We will", there is no commitment before it, that one is
    /// tracked itself, it is written as commitments are, or it is a long passage.
    fn promises(&self) -> bool {
        let principal = self.principal();
        if principal == 0 {
            return false;
        }
        let said = self.said.map(|role| role == LineRole::Commitment);
        if let Some(promised) = said.or(self.marked) {
            return promised;
        }
        if self.led_in || self.before == Before::Nothing {
            return true;
        }
        if principal > 1 {
            return self.times.len() != principal;
        }
        self.before == Before::Tracked || self.form.unwrap_or_else(|| self.is_passage())
    }

    fn is_passage(&self) -> bool {
        self.text.first().is_some_and(|words| count(&words.text) >= LONG)
    }

    /// The question about a sentence alone after a commitment with actions: is it a commitment or one of them?
    fn doubt(&self, table: &Pasted<'_>, sentence_style: &SentenceStyles) -> Option<RowPiece> {
        let (line, first) = (self.line?, self.text.first()?);
        let known = self.led_in || self.marked.is_some() || self.form.is_some();
        let alone = !known && self.before == Before::Open && self.principal() == 1;
        let why = match alone {
            true if self.is_passage() => {
                "this was read as a commitment with no action, because it is long; it may be an action of the commitment before it."
            }
            true if is_title(&first.text) && !sentence_style.is_like_an_action(&first.text) => {
                "this was read as an action of the commitment before it; it may be a commitment with no action."
            }
            _ if self.said.is_some() => "",
            _ => return None,
        };
        Some(table.doubt(line, first, self.promises(), why))
    }

    /// The cells as a row.
    fn pieces(&self, columns: &[ColumnMapping]) -> Option<RowPiece> {
        let has = |role: ColumnRole| columns.iter().find(|column| column.role == role);
        let place = [&self.text, &self.people, &self.times, &self.statuses]
            .into_iter()
            .find_map(|words| words.first())?
            .place
            .clone();
        let mut cells: Vec<RoleCell> = Vec::new();
        let mut put = |column: Option<&ColumnMapping>, words: &[Words]| {
            if !words.is_empty() {
                let role = column.map_or(ColumnRole::Note, |column| column.role);
                let heading = column.map(|column| column.heading.clone()).unwrap_or_default();
                cells.push(RoleCell { role, heading, words: words.to_vec(), first: true });
            }
        };
        let texts: Vec<&ColumnMapping> = columns.iter().filter(|column| column.role.is_text()).collect();
        let other = texts.first().copied().or_else(|| columns.iter().find(|column| column.role == ColumnRole::Note));
        match (has(ColumnRole::Commitment), has(ColumnRole::Action)) {
            (Some(commitment), Some(action)) if self.promises() => {
                let (first, rest) = self.text.split_at(1.min(self.text.len()));
                put(Some(commitment), first);
                put(Some(action), rest);
            }
            (_, Some(action)) => match has(ColumnRole::Outcome) {
                Some(outcome) => {
                    let (first, rest) = self.text.split_at(1.min(self.text.len()));
                    put(Some(action), first);
                    put(Some(outcome), rest);
                }
                None => put(Some(action), &self.text),
            },
            _ => put(other, &self.text),
        }
        put(columns.iter().find(|column| column.role.is_people()), &self.people);
        put(has(ColumnRole::Timeframe), &self.times);
        put(has(ColumnRole::Status), &self.statuses);
        let several = has(ColumnRole::Commitment).is_some() || self.times.len() > 1;
        Some(RowPiece::Row(PlanRow { cells, place, numbered: false, promised: false, several }))
    }
}

/// True if words may be the title of a commitment: few, and not a sentence.
fn is_title(text: &str) -> bool {
    count(text) <= SHORT && !text.ends_with('.')
}
