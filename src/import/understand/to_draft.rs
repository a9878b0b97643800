//! Turns the assembled plan into a draft: recognises people, assigns references, and fixes what ids derive from.

use std::collections::{HashMap, HashSet};

use sha2::{Digest as _, Sha256};

use super::assemble::Assembly;
use super::column_role::ColumnRole;
use super::mapping::Mapping;
use super::partial::{PartialLine, PartialSection, PeopleCell};
use super::times::Times;
use super::{LineAt, Preview};
use crate::import::document::{Document, Place, Warning};
use crate::import::draft::{Draft, DraftLead, DraftLine, DraftSection, Levels};
use crate::import::first_change::FROM_DOCUMENT;
use crate::import::people::People;
use crate::import::words::years;
use crate::long_work::Report;
use crate::plan::digest::hex;
use crate::plan::{PartyKind, Role};
use crate::text::compared;

/// The draft with the previews of its lines, its people and warnings.
pub(super) struct DraftWithNotes {
    pub(super) draft: Draft,
    pub(super) lines: Vec<Preview>,
    pub(super) people: People,
    pub(super) warnings: Vec<Warning>,
}

pub(super) fn to_draft(
    assembly: Assembly,
    mapping: &Mapping,
    document: &Document,
    prose: &str,
    times: &Times,
    progress: &dyn Report,
) -> DraftWithNotes {
    let cells: Vec<&str> = assembly.sections.iter().flat_map(all_lines).flat_map(cells_of).collect();
    let people = People::of(cells, &mapping.own, prose);
    let all = assembly.sections.iter().flat_map(all_lines).count();
    let mut maker = DraftMaker {
        people: &people,
        times,
        references: HashSet::new(),
        texts: HashMap::new(),
        lines: Vec::new(),
        warnings: assembly.warnings,
    };
    maker.references = assembly
        .sections
        .iter()
        .flat_map(all_lines)
        .map(|line| line.reference.clone())
        .filter(|reference| !reference.is_empty())
        .collect();
    let word = assembly.sections.iter().map(|section| section.word.clone()).find(|word| !word.is_empty());
    let has_commitments = assembly.sections.iter().any(|section| !section.commitments.is_empty());
    let title = if assembly.title.is_empty() { document.name.clone() } else { assembly.title };
    let mut numbers: HashSet<String> = assembly.sections.iter().map(|section| section.number.clone()).collect();
    let mut sections = Vec::new();
    for (at, mut section) in assembly.sections.into_iter().enumerate() {
        let printed = !section.number.is_empty();
        if !printed {
            section.number = (at + 1..)
                .map(|number| number.to_string())
                .find(|number| !numbers.contains(number))
                .unwrap_or_default();
            numbers.insert(section.number.clone());
        }
        sections.push(maker.section(section, at, printed));
        progress.report(maker.lines.len(), all);
    }
    let levels = Levels {
        section: word.unwrap_or_else(|| Levels::default().section),
        commitment: if has_commitments { Levels::default().commitment } else { String::new() },
    };
    let draft = Draft {
        source: source(&title, &sections),
        period: period(&title),
        title,
        organisation: mapping.organisation.clone(),
        note: String::new(),
        levels,
        parties: people.parties.clone(),
        sections,
    };
    let (lines, warnings) = (maker.lines, maker.warnings);
    DraftWithNotes { draft, lines, people, warnings }
}

/// A stable name of a document, from its title; the file's name changes too easily. A title without years may be
/// another council's too, so the titles of the sections count as well.
fn source(title: &str, sections: &[DraftSection]) -> String {
    let name = compared(title);
    let parts: Vec<&str> =
        name.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let mut name = format!("{FROM_DOCUMENT}{}", parts.join("-"));
    if period(title).is_empty() {
        let titles: Vec<String> = sections.iter().map(|section| compared(&section.title)).collect();
        name.push('-');
        name.extend(hex(&Sha256::digest(titles.join("\n"))).chars().take(16));
    }
    name
}

fn all_lines(section: &PartialSection) -> impl Iterator<Item = &PartialLine> {
    let under =
        section.commitments.iter().flat_map(|commitment| std::iter::once(commitment).chain(&commitment.actions));
    under.chain(&section.actions)
}

fn cells_of(line: &PartialLine) -> impl Iterator<Item = &str> {
    line.people.iter().flat_map(|cell| &cell.words).map(String::as_str)
}

struct DraftMaker<'a> {
    people: &'a People,
    times: &'a Times,
    references: HashSet<String>,
    texts: HashMap<String, usize>,
    lines: Vec<Preview>,
    warnings: Vec<Warning>,
}

impl DraftMaker<'_> {
    fn section(&mut self, partial: PartialSection, at: usize, printed: bool) -> DraftSection {
        let mut section = DraftSection {
            key: if printed { String::new() } else { compared(&partial.title) },
            number: partial.number,
            title: partial.title,
            objective: partial.objective.join("\n"),
            connections: partial.connections,
            commitments: Vec::new(),
            actions: Vec::new(),
        };
        let mut next = 1;
        for (number, mut partial) in partial.commitments.into_iter().enumerate() {
            let at = LineAt { section: at, commitment: Some(number), action: None };
            let actions = std::mem::take(&mut partial.actions);
            let given = self.given(&mut partial, &section.number, &mut next);
            let own = self.lines.len();
            let mut line = self.line(partial, &at, given);
            line.tracked = actions.is_empty();
            if let Some(preview) = self.lines.get_mut(own) {
                preview.tracked = line.tracked;
            }
            for (action, mut partial) in actions.into_iter().enumerate() {
                let at = LineAt { action: Some(action), ..at.clone() };
                let given = partial.reference.is_empty();
                if given {
                    partial.reference =
                        self.free(|letters| format!("{}{}", line.reference, lettered(letters)), action + 1);
                }
                line.actions.push(self.line(partial, &at, given));
            }
            section.commitments.push(line);
        }
        for (number, mut partial) in partial.actions.into_iter().enumerate() {
            let at = LineAt { section: at, commitment: None, action: Some(number) };
            let given = self.given(&mut partial, &section.number, &mut next);
            section.actions.push(self.line(partial, &at, given));
        }
        section
    }

    /// Gives a line without a printed reference the next free one of its section. True if it did.
    fn given(&mut self, partial: &mut PartialLine, section: &str, next: &mut usize) -> bool {
        let given = partial.reference.is_empty();
        if given {
            partial.reference = self.free(|number| format!("{section}.{number}"), *next);
        }
        *next += 1;
        given
    }

    /// The first unused reference of this form.
    fn free(&mut self, form: impl Fn(usize) -> String, from: usize) -> String {
        let reference = (from..).map(form).find(|reference| !self.references.contains(reference)).unwrap_or_default();
        self.references.insert(reference.clone());
        reference
    }

    fn line(&mut self, partial: PartialLine, at: &LineAt, given: bool) -> DraftLine {
        let place = partial.place.clone().unwrap_or(Place::Paragraph(1));
        let timeframe = partial.times.join(" ");
        let reading = self.times.read(&timeframe);
        let leads = self.leads(&partial, &place);
        let key = self.key(&partial, given, &place);
        self.lines.push(Preview { at: at.clone(), place, reading, tracked: true });
        let responsibility = partial.responsibility();
        DraftLine {
            reference: partial.reference,
            key,
            text: partial.text,
            points: partial.points,
            outcomes: partial.outcomes,
            responsibility,
            timeframe: (!timeframe.is_empty()).then_some(timeframe),
            leads,
            status: partial.status,
            progress: partial.progress,
            ..DraftLine::default()
        }
    }

    /// The key that the line's id derives from: empty for its printed reference, else its words and their count so far.
    fn key(&mut self, partial: &PartialLine, given: bool, place: &Place) -> String {
        let printed = (!given).then(|| format!("\u{1}{}", partial.reference));
        if let Some(printed) = &printed {
            let seen = self.texts.entry(printed.clone()).or_default();
            *seen += 1;
            if *seen == 1 {
                return String::new();
            }
            let words = format!("The reference {} stands more than once in this document.", partial.reference);
            self.warnings.push(Warning { place: Some(place.clone()), words });
        }
        let words = compared(&partial.text);
        let seen = self.texts.entry(words.clone()).or_default();
        *seen += 1;
        format!("{words}\n{seen}")
    }

    fn leads(&mut self, partial: &PartialLine, place: &Place) -> Vec<DraftLead> {
        let mut leads: Vec<DraftLead> = Vec::new();
        let (mut seen, mut first) = (HashSet::new(), true);
        for PeopleCell { role, words, .. } in &partial.people {
            for cell in words {
                if let Some(words) = self.people.unread(cell) {
                    let named = self.people.named(cell).len();
                    let words =
                        format!("These words of “{cell}” name nobody and are kept as published: {}.", words.trim());
                    if named == 0 {
                        self.warnings.push(Warning { place: Some(place.clone()), words });
                    }
                }
                for named in self.people.named(cell) {
                    if !seen.insert(named.name.clone()) {
                        continue;
                    }
                    let partner = self.people.kind(&named.name) == Some(&PartyKind::Partner);
                    let role = match role {
                        ColumnRole::SignOff => Role::SignOff,
                        ColumnRole::Partner => Role::Partner,
                        ColumnRole::Supporting => Role::Supporting,
                        _ if first => Role::Accountable,
                        _ if partner => Role::Partner,
                        _ => Role::Supporting,
                    };
                    first &= role != Role::Accountable;
                    leads.push(DraftLead { party: named.name.clone(), role, unconfirmed: named.unconfirmed });
                }
            }
        }
        leads
    }
}

/// A number as letters: 1 is "a", 26 "z", 27 "aa".
fn lettered(mut number: usize) -> String {
    let mut letters = Vec::new();
    while number > 0 {
        number -= 1;
        letters.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or_default()));
        number /= 26;
    }
    letters.iter().rev().collect()
}

/// The years in a title; empty if none.
fn period(title: &str) -> String {
    years(title).unwrap_or_default().to_owned()
}
