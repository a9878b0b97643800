//! The page of one line: everything known of it.

use chrono::NaiveDate;

use super::heading::section_number;
use super::row::{Row, Rows, Tag, line_of};
use crate::history::Replica;
use crate::plan::{Body, EntityId, Field, Kind, Line, Plan};

/// The page of one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// The line as lists show it.
    pub row: Row,
    /// Action or commitment.
    pub kind: Kind,
    /// The section's number with the plan's word for it: "Priority 2".
    pub section_number: String,
    /// The section's title.
    pub section_title: String,
    /// The commitment it is under, its reference and wording.
    pub commitment: Option<(EntityId, String, String)>,
    /// Its fields in the plan.
    pub line: Line,
    /// The questions about the timeframe that a person should settle.
    pub doubts: Vec<&'static str>,
    /// True if a person has said what the timeframe means.
    pub reading_confirmed: bool,
    /// The points under it.
    pub points: Vec<(EntityId, String)>,
    /// The outcomes under it.
    pub outcomes: Vec<(EntityId, String)>,
    /// Its updates, the latest position first.
    pub updates: Vec<UpdateRow>,
    /// Evidence that is not of one update.
    pub evidence: Vec<EvidenceRow>,
    /// Fields of it, or of what stands under it, with two different answers.
    pub conflicts: usize,
    /// True if it was removed from the plan, or something it stands under was.
    pub removed: bool,
    /// True if this version may not edit it.
    pub read_only: bool,
}

/// An update as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpdateRow {
    /// The id of the thing.
    pub id: EntityId,
    /// The position is as it stood on this day.
    pub position_at: Option<NaiveDate>,
    /// The status on that day.
    pub status: Option<Tag>,
    /// The report in words.
    pub text: String,
    /// The person it was entered for.
    pub on_behalf_of: String,
    /// The name that whoever entered it gave.
    pub by: String,
    /// The time by their clock: RFC 3339 in UTC.
    pub at: String,
    /// The evidence for the update.
    pub evidence: Vec<EvidenceRow>,
}

/// A piece of evidence as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceRow {
    /// The id of the thing.
    pub id: EntityId,
    /// The title of the evidence.
    pub title: String,
    /// An address or a path, only ever shown as text.
    pub link: String,
    /// The day it is from.
    pub date: Option<NaiveDate>,
}

impl Action {
    /// A copy without its updates.
    #[must_use]
    pub fn without_updates(&self) -> Self {
        Self { updates: Vec::new(), ..self.clone() }
    }
}

/// Makes the page of a line; `None` if the plan has no such line. A removed line still has its page.
#[must_use]
pub fn action(replica: &Replica, id: &EntityId, today: NaiveDate) -> Option<Action> {
    let plan = replica.plan();
    let with = Rows::of(replica, today);
    let placed = plan.placed_line(id)?;
    let conflicts = replica.conflicts().iter().filter(|conflict| line_of(plan, conflict.entity()).as_ref() == Some(id));
    let (section_number, section_title) = match &placed.section.body {
        Body::Section(section) => (section_number(plan, &section.number), section.title.clone()),
        _ => (String::new(), String::new()),
    };
    let commitment = placed.commitment.and_then(|item| match &item.body {
        Body::Commitment(line) => Some((item.id.clone(), line.reference.clone(), line.text.clone())),
        _ => None,
    });
    let reading = plan.reading(placed.line);
    Some(Action {
        row: with.row(&placed),
        kind: id.kind(),
        section_number,
        section_title,
        commitment,
        line: placed.line.clone(),
        doubts: reading.unsure.iter().map(|doubt| doubt.in_words()).collect(),
        reading_confirmed: reading.confirmed,
        points: wordings(plan, id, &Kind::Point),
        outcomes: wordings(plan, id, &Kind::Outcome),
        updates: updates(replica, &with, id),
        evidence: evidence(plan, id),
        conflicts: conflicts.count(),
        removed: plan.is_removed(id),
        read_only: replica.history().is_read_only(id),
    })
}

/// The points, outcomes or connections under a thing.
#[must_use]
pub fn wordings(plan: &Plan, id: &EntityId, kind: &Kind) -> Vec<(EntityId, String)> {
    let words = |item: &std::sync::Arc<crate::plan::Item>| match &item.body {
        Body::Words(words) => Some((item.id.clone(), words.clone())),
        _ => None,
    };
    plan.children_of_kind(id, kind.clone()).filter_map(words).collect()
}

fn updates(replica: &Replica, with: &Rows<'_>, id: &EntityId) -> Vec<UpdateRow> {
    let plan = replica.plan();
    let row = |(item, update): (&std::sync::Arc<crate::plan::Item>, &crate::plan::Update)| {
        let entered = replica.history().writes(&item.id, &Field::Place).next().map(|write| write.change);
        UpdateRow {
            id: item.id.clone(),
            position_at: update.position_at,
            status: update.status.as_ref().map(|status| with.tag(Some(status))),
            text: update.text.clone(),
            on_behalf_of: update.on_behalf_of.clone(),
            by: entered.as_ref().map(|change| change.by.name.clone()).unwrap_or_default(),
            at: entered.as_ref().map(|change| change.at.clone()).unwrap_or_default(),
            evidence: evidence(plan, &item.id),
        }
    };
    plan.updates(id).into_iter().map(row).collect()
}

fn evidence(plan: &Plan, under: &EntityId) -> Vec<EvidenceRow> {
    let row = |item: &std::sync::Arc<crate::plan::Item>| match &item.body {
        Body::Evidence(evidence) => Some(EvidenceRow {
            id: item.id.clone(),
            title: evidence.title.clone(),
            link: evidence.link.clone(),
            date: evidence.date,
        }),
        _ => None,
    };
    plan.children(under).filter_map(row).collect()
}
