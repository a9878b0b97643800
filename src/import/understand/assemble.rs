//! Assembles rows and lines, in document order, into sections.

use std::collections::HashMap;

use super::actions::actions;
use super::column_role::ColumnRole;
use super::content::{goes_on, is_source_of, leading_reference, number};
use super::grid::TextLine;
use super::partial::{PartialLine, PartialSection, listed};
use super::row::{PlanRow, RoleCell, RowPiece};
use super::{Aside, Doubt, lead_in, preamble};
use crate::import::document::{Place, Warning};
use crate::import::words::{Words, joined};
use crate::text::compared;

/// A plan in the making.
#[derive(Default)]
pub(super) struct Assembly {
    pub(super) sections: Vec<PartialSection>,
    pub(super) asides: Vec<Aside>,
    pub(super) warnings: Vec<Warning>,
    pub(super) doubts: Vec<Doubt>,
    pub(super) title: String,
    /// Index of the section that rows are added to.
    pub(super) current: usize,
    /// Lines since the last row.
    pending: Vec<TextLine>,
    /// Indices of sections by title, and by number and title: a column may name its section in every row.
    by_title: HashMap<String, usize>,
    by_number: HashMap<(String, String), usize>,
}

impl Assembly {
    pub(super) fn of(title: &str) -> Self {
        Self { title: title.to_owned(), ..Self::default() }
    }

    pub(super) fn take(&mut self, piece: RowPiece) {
        match piece {
            RowPiece::Line(line) => self.pending.push(line),
            RowPiece::Aside(words, why) => self.aside(&words, why),
            RowPiece::Doubt(doubt) => self.doubts.push(doubt),
            RowPiece::Section(words) => {
                self.settle(false);
                self.open(section_of(&words.text));
            }
            RowPiece::Row(row) => {
                self.settle(true);
                self.row(&row);
            }
        }
    }

    /// Interprets the lines since the last row. `before_rows` if rows follow.
    pub(super) fn settle(&mut self, before_rows: bool) {
        let lines = std::mem::take(&mut self.pending);
        if !lines.is_empty() {
            self.settle_lines(&lines, before_rows);
        }
    }

    pub(super) fn aside(&mut self, words: &Words, why: &str) {
        self.asides.push(Aside { place: words.place.clone(), words: words.text.clone(), why: why.to_owned() });
    }

    pub(super) fn warn(&mut self, place: &Place, words: impl Into<String>) {
        self.warnings.push(Warning { place: Some(place.clone()), words: words.into() });
    }

    pub(super) fn open(&mut self, section: PartialSection) {
        self.current = self.sections.len();
        let title = compared(&section.title);
        self.by_title.entry(title.clone()).or_insert(self.current);
        self.by_number.entry((section.number.clone(), title)).or_insert(self.current);
        self.sections.push(section);
    }

    pub(super) fn has_sections(&self) -> bool {
        !self.sections.is_empty()
    }

    /// True if a section has been named so far, interpreted or pending.
    pub(super) fn names_sections(&self) -> bool {
        let named = |line: &TextLine| matches!(preamble::line(&line.words.text), preamble::LineKind::Section { .. });
        self.sections.iter().any(|section| !section.number.is_empty()) || self.pending.iter().any(named)
    }

    /// The section that rows are added to. A plan that names none gets one with the plan's title.
    pub(super) fn section(&mut self) -> &mut PartialSection {
        if self.sections.is_empty() {
            let title = self.title.clone();
            self.open(PartialSection { title, ..PartialSection::default() });
        }
        let at = self.current.min(self.sections.len() - 1);
        &mut self.sections[at]
    }

    /// The last line, which a row may continue.
    fn last(&mut self) -> Option<&mut PartialLine> {
        let at = self.current;
        let section = self.sections.get_mut(at)?;
        if section.commitments.is_empty() {
            return section.actions.last_mut();
        }
        let commitment = section.commitments.last_mut()?;
        if commitment.actions.is_empty() { Some(commitment) } else { commitment.actions.last_mut() }
    }

    fn row(&mut self, row: &PlanRow) {
        self.named_section(row);
        for words in row.own(ColumnRole::LeftOut) {
            self.aside(words, "Its column is left out.");
        }
        let promised = self.commitment(row);
        let only_led_in = |cell: &RoleCell| {
            cell.role == ColumnRole::Commitment && cell.words.iter().all(|words| lead_in::is_lead_in(&words.text))
        };
        if row.cells.iter().filter(|cell| cell.first).all(only_led_in) {
            return;
        }
        let mut found = actions(&row.words(ColumnRole::Action), row.several, row.numbered);
        if self.carries_on(row, promised, &found) {
            return self.carry_on(row);
        }
        let mut references: Vec<String> =
            row.own(ColumnRole::Reference).iter().map(|words| printed(&words.text)).collect();
        if promised
            && row.promised
            && let Some(commitment) = self.section().commitments.last_mut()
            && !references.is_empty()
        {
            commitment.reference = std::mem::take(&mut references).join(" ");
        }
        let tracked = found.is_empty();
        if tracked {
            if !promised {
                self.warn(&row.place, "This row names no action; what else it says was brought in without one.");
            }
            // The commitment itself is the line; or there is no text at all.
            let line = PartialLine { place: Some(row.place.clone()), ..PartialLine::default() };
            found.push(line);
        }
        refer(&mut found, &references);
        self.share(row, &mut found);
        if let Some(line) = found.first_mut() {
            line.outcomes.extend(listed(row.own(ColumnRole::Outcome)));
        }
        let section = self.section();
        match (section.commitments.last_mut(), tracked) {
            (Some(commitment), true) if promised => {
                let line = found.remove(0);
                let (text, place) = (std::mem::take(&mut commitment.text), commitment.place.take());
                // Keep a number in front of its words.
                let reference = std::mem::take(&mut commitment.reference);
                let reference = if line.reference.is_empty() { reference } else { line.reference.clone() };
                let number = std::mem::take(&mut commitment.number);
                *commitment = PartialLine { text, place, reference, number, ..line };
            }
            (Some(commitment), _) => commitment.actions.append(&mut found),
            (None, _) => section.actions.append(&mut found),
        }
    }

    /// Switches to the section that a row names in a column of its own, opening it if it is new.
    fn named_section(&mut self, row: &PlanRow) {
        let name = joined(row.own(ColumnRole::Section));
        if !name.is_empty() {
            let section = section_of(&name);
            let title = compared(&section.title);
            let there = match section.number.as_str() {
                "" => self.by_title.get(&title),
                number => self.by_number.get(&(number.to_owned(), title)),
            };
            match there.copied() {
                Some(at) => self.current = at,
                None => self.open(section),
            }
        }
        let objective = joined(row.own(ColumnRole::Objective));
        let section = self.section();
        if !objective.is_empty() && section.said.insert(compared(&objective)) {
            section.objective.push(objective);
        }
    }

    /// Begins the commitment that a row names, unless it repeats the previous one. True if it began one.
    fn commitment(&mut self, row: &PlanRow) -> bool {
        let mut text: Vec<&Words> = Vec::new();
        for words in row.own(ColumnRole::Commitment) {
            if lead_in::is_lead_in(&words.text) {
                self.aside(words, lead_in::WHY);
            } else if text.last().is_some_and(|before| is_source_of(&words.text, &before.text)) {
                self.aside(words, "It says where the sentence before it is quoted from.");
            } else {
                text.push(words);
            }
        }
        let Some(first) = text.first() else { return false };
        let place = first.place.clone();
        let words = joined(text.iter().copied());
        let (reference, words) = match leading_reference(&words).or_else(|| numbered(&words)) {
            Some((reference, rest)) => (reference.to_owned(), rest.to_owned()),
            None => (String::new(), words),
        };
        let section = self.section();
        let again = |last: &PartialLine| last.number == reference && compared(&last.text) == compared(&words);
        if section.commitments.last().is_some_and(again) {
            return false;
        }
        let number = reference.clone();
        section.commitments.push(PartialLine { reference, number, ..PartialLine::new(&words, &place) });
        true
    }

    /// True if a row only continues the one before, as when a page ends within a row.
    fn carries_on(&mut self, row: &PlanRow, promised: bool, found: &[PartialLine]) -> bool {
        let has_reference =
            !row.own(ColumnRole::Reference).is_empty() || found.iter().any(|line| !line.reference.is_empty());
        if promised || has_reference || self.last().is_none() {
            return false;
        }
        let own = |role: ColumnRole| !row.own(role).is_empty();
        let led = row.cells.iter().any(|cell| cell.first && cell.role.is_people() && !cell.words.is_empty());
        let Some(first) = found.first() else { return true };
        let text = goes_on(&first.text);
        if row.numbered {
            text || !(led || own(ColumnRole::Timeframe))
        } else {
            text && !(led || own(ColumnRole::Timeframe))
        }
    }

    fn carry_on(&mut self, row: &PlanRow) {
        let Some(line) = self.last() else { return };
        let action = row.words(ColumnRole::Action);
        for words in action {
            if words.bullet { line.points.push(words.text.clone()) } else { line.goes_on(&words.text) }
        }
        let outcomes = listed(row.own(ColumnRole::Outcome));
        for (number, outcome) in outcomes.into_iter().enumerate() {
            match line.outcomes.last_mut() {
                Some(last) if number == 0 && goes_on(&outcome) => {
                    last.push(' ');
                    last.push_str(&outcome);
                }
                _ => line.outcomes.push(outcome),
            }
        }
        for cell in row.cells.iter().filter(|cell| cell.first) {
            let words = || cell.words.iter().map(|words| words.text.clone());
            match cell.role {
                role if role.is_people() => line.led_by(role, &cell.heading, words().collect()),
                ColumnRole::Timeframe => line.times.extend(words()),
                ColumnRole::Status => line.status = join(&line.status, &words().collect::<Vec<_>>().join(" ")),
                ColumnRole::Progress | ColumnRole::Evidence | ColumnRole::Note => line.progress.extend(noted(cell)),
                _ => {}
            }
        }
        let place = row.place.clone();
        self.warn(&place, "This row was read as going on with the one before it.");
    }

    /// Gives the actions of a row their people, times and status. What stands once applies to every action. As many
    /// times as actions pair up in order, and names with them; names alone do not, as two names mostly are one cell.
    fn share(&mut self, row: &PlanRow, lines: &mut [PartialLine]) {
        let count = lines.len();
        let times: Vec<&RoleCell> = row.cells.iter().filter(|cell| cell.role == ColumnRole::Timeframe).collect();
        let moments: usize = times.iter().map(|cell| cell.words.len()).sum();
        let pairs = count > 1 && moments == count;
        if count > 1 && moments > 1 && !pairs {
            self.warn(
                &row.place,
                format!("{moments} timeframes stand beside {count} actions; each action was given all of them."),
            );
        }
        for (at, line) in lines.iter_mut().enumerate() {
            for cell in &row.cells {
                let words: Vec<String> = cell.words.iter().map(|words| words.text.clone()).collect();
                let paired = pairs && words.len() == count;
                let own = if paired { words.get(at).cloned().into_iter().collect() } else { words };
                match cell.role {
                    role if role.is_people() && !own.is_empty() => line.led_by(role, &cell.heading, own),
                    ColumnRole::Timeframe if !own.is_empty() => {
                        // A start and an end in two columns are one range.
                        if !line.times.is_empty() {
                            line.times.push("–".to_owned());
                        }
                        line.times.extend(own);
                    }
                    ColumnRole::Status => line.status = join(&line.status, &own.join(" ")),
                    ColumnRole::Progress | ColumnRole::Evidence | ColumnRole::Note if at == 0 => {
                        line.progress.extend(noted(cell));
                    }
                    _ => {}
                }
            }
        }
    }
}

fn join(one: &str, other: &str) -> String {
    if one.is_empty() { other.to_owned() } else { format!("{one} {other}") }
}

/// The text of a progress, evidence or note cell; other than progress, prefixed with the column's heading.
fn noted(cell: &RoleCell) -> Option<String> {
    let said = cell.words.iter().map(|words| words.text.as_str()).collect::<Vec<_>>().join("\n");
    match cell.role {
        _ if said.is_empty() || !cell.first => None,
        ColumnRole::Progress => Some(said),
        _ if cell.heading.is_empty() => Some(said),
        _ => Some(format!("{}: {said}", cell.heading)),
    }
}

/// Splits "2. End rough sleeping" into the commitment's number and words.
fn numbered(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.split_once(' ')?;
    let number = first.strip_suffix(['.', ')'])?;
    let figures = (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    (figures && rest.starts_with(|letter: char| letter.is_uppercase())).then_some((number, rest))
}

/// A reference without its final full stop.
fn printed(text: &str) -> String {
    number(text).map_or_else(|| text.to_owned(), str::to_owned)
}

/// Gives lines their references: one each if the counts match, else all to the first.
fn refer(lines: &mut [PartialLine], references: &[String]) {
    if references.len() == lines.len() {
        lines.iter_mut().zip(references).for_each(|(line, reference)| referred(line, reference));
    } else if let Some(line) = lines.first_mut()
        && !references.is_empty()
    {
        referred(line, &references.join(" "));
    }
}

/// Gives a line its reference. A different number in front of its words is put back into them.
fn referred(line: &mut PartialLine, reference: &str) {
    if !line.reference.is_empty() && line.reference != reference {
        line.text = format!("{} {}", line.reference, line.text);
    }
    reference.clone_into(&mut line.reference);
}

/// Parses the name of a section: "Priority 2 – Homes", "2. Homes", "Homes".
fn section_of(name: &str) -> PartialSection {
    if let preamble::LineKind::Section { word, number, title } = preamble::line(name) {
        return PartialSection { word, number, title, ..PartialSection::default() };
    }
    let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
    match number(first).filter(|_| !rest.is_empty()) {
        Some(number) => PartialSection {
            number: number.to_owned(),
            title: rest.trim_start_matches(['-', '–', ':', ' ']).to_owned(),
            ..PartialSection::default()
        },
        None => PartialSection { title: name.to_owned(), ..PartialSection::default() },
    }
}
