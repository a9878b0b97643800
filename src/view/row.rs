//! One line as every list shows it: made once here, so that lists agree.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::timing::{Reported, Timing, Urgency, understood};
use crate::history::Replica;
use crate::plan::parties::Parties;
use crate::plan::status::{Shape, Stage};
use crate::plan::{Body, EntityId, Item, PlacedLine, Plan, Role};

/// A line as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The commitment or action.
    pub id: EntityId,
    /// The section it is in.
    pub section: EntityId,
    /// The commitment it is under.
    pub commitment: Option<EntityId>,
    /// The printed reference.
    pub reference: String,
    /// The wording, or a summary of it.
    pub text: String,
    /// The leads, in their order.
    pub leads: Vec<LeadName>,
    /// The timeframe as published.
    pub timeframe: String,
    /// The meaning of the timeframe in words; empty until it is read.
    pub reading: String,
    /// How it stands in time; `None` until the timeframe is read.
    pub timing: Option<Timing>,
    /// The status it is shown with.
    pub status: Tag,
    /// The latest update.
    pub updated: Option<LastUpdate>,
    /// True if it has a conflict.
    pub conflict: bool,
}

impl Row {
    /// True if this party, or one that is one with it, has a role in the line.
    #[must_use]
    pub fn is_led_by(&self, party: &EntityId, parties: &Parties) -> bool {
        self.leads.iter().any(|lead| parties.are_one(&lead.party, party))
    }

    /// The last day for it, or for its next review, as far as it is known.
    #[must_use]
    pub fn next_day(&self) -> Option<NaiveDate> {
        self.timing.as_ref()?.next
    }

    /// True if its last day is known to have passed.
    #[must_use]
    pub fn is_overdue(&self) -> bool {
        self.timing.as_ref().is_some_and(Timing::is_overdue)
    }

    /// How pressing it is, as far as that is known.
    #[must_use]
    pub fn urgency(&self) -> Urgency {
        self.timing.as_ref().map_or(Urgency::Calm, Timing::urgency)
    }

    /// "Overdue since 1 April 2024"; empty if there is nothing to say.
    #[must_use]
    pub fn standing_in_words(&self) -> String {
        self.timing.as_ref().map(Timing::in_words).unwrap_or_default()
    }

    /// "Overdue since 1 Apr 2024", for tables.
    #[must_use]
    pub fn standing_in_short(&self) -> String {
        self.timing.as_ref().map(Timing::in_short).unwrap_or_default()
    }
}

/// A lead as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadName {
    /// The party that leads.
    pub party: EntityId,
    /// The party's name.
    pub name: String,
    /// The role it has.
    pub role: Role,
    /// True if a person has confirmed that the published words mean this party.
    pub confirmed: bool,
}

/// A status as it is shown: a word and a shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its id; `None` if the plan has no status for "nothing was reported".
    pub id: Option<EntityId>,
    /// The word shown.
    pub word: String,
    /// The shape beside it.
    pub shape: Shape,
    /// Its meaning, for the key.
    pub meaning: String,
    /// The stage it counts as.
    pub stage: Stage,
    /// Its place in the plan's key.
    pub rank: usize,
}

/// The latest update as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastUpdate {
    /// The position is as it stood on this day.
    pub position_at: Option<NaiveDate>,
    /// The beginning of the report.
    pub snippet: String,
}

/// Characters of a report in a list.
const SNIPPET: usize = 140;

/// Makes the rows of one screen.
#[derive(Debug)]
pub struct Rows<'a> {
    plan: &'a Plan,
    today: NaiveDate,
    scheme: HashMap<&'a EntityId, Tag>,
    unreported: Tag,
    conflicted: HashSet<EntityId>,
}

impl<'a> Rows<'a> {
    /// Rows of this plan on this day.
    #[must_use]
    pub fn of(replica: &'a Replica, today: NaiveDate) -> Self {
        let plan = replica.plan();
        let scheme: HashMap<_, _> = tags(plan).into_iter().filter_map(|(id, tag)| Some((id?, tag))).collect();
        let unreported = plan.statuses().find(|(_, status)| status.stage == Stage::None);
        let unreported = unreported.and_then(|(id, _)| scheme.get(id).cloned()).unwrap_or_else(Tag::unreported);
        let conflicted = replica.conflicts().iter().filter_map(|conflict| line_of(plan, conflict.entity())).collect();
        Self { plan, today, scheme, unreported, conflicted }
    }

    /// The lines that have a conflict.
    #[must_use]
    pub fn conflicted(&self) -> &HashSet<EntityId> {
        &self.conflicted
    }

    /// The line as a list shows it.
    #[must_use]
    pub fn row(&self, placed: &PlacedLine<'_>) -> Row {
        let (id, line) = (&placed.item.id, placed.line);
        let updated = self.plan.latest_update(id).map(|(_, update)| LastUpdate {
            position_at: update.position_at,
            snippet: update.text.chars().take(SNIPPET).collect(),
        });
        let status = self.tag(line.status.as_ref());
        let reported = Reported {
            finished: status.stage.is_finished(),
            last: updated.as_ref().and_then(|update| update.position_at),
            today: self.today,
            cycle: self.plan.cycle(),
        };
        let (reading, timing) = understood(self.plan, line, reported);
        Row {
            id: id.clone(),
            section: placed.section.id.clone(),
            commitment: placed.commitment.map(|commitment| commitment.id.clone()),
            reference: line.reference.clone(),
            text: line.text.clone(),
            leads: line.leads.iter().map(|lead| self.lead(lead)).collect(),
            timeframe: line.timeframe.clone(),
            timing: Some(timing),
            reading,
            conflict: self.conflicted.contains(id),
            status,
            updated,
        }
    }

    /// A status as it is shown; `None` is the status of a line without one.
    #[must_use]
    pub fn tag(&self, status: Option<&EntityId>) -> Tag {
        match status {
            Some(id) => self.scheme.get(id).cloned().unwrap_or_else(|| Tag::unknown(id, self.scheme.len())),
            None => self.unreported.clone(),
        }
    }

    fn lead(&self, lead: &crate::plan::Lead) -> LeadName {
        LeadName {
            party: lead.party.clone(),
            name: self
                .plan
                .party(&lead.party)
                .map_or_else(|| "Name not received".to_owned(), |party| party.name.clone()),
            role: lead.role.clone(),
            confirmed: !lead.unconfirmed,
        }
    }
}

impl Tag {
    fn unreported() -> Self {
        Self {
            id: None,
            word: "No update received".to_owned(),
            shape: Shape::Dash,
            meaning: String::new(),
            stage: Stage::None,
            rank: usize::MAX,
        }
    }

    /// A status that the scheme, of `rank` statuses, does not have.
    pub(super) fn unknown(id: &EntityId, rank: usize) -> Self {
        Self {
            id: Some(id.clone()),
            word: "A status not in this plan’s key".to_owned(),
            shape: Shape::Dash,
            meaning: String::new(),
            stage: Stage::Open,
            rank,
        }
    }
}

/// The plan's scheme as it is shown, in the order of its key.
#[must_use]
pub fn tags(plan: &Plan) -> Vec<(Option<&EntityId>, Tag)> {
    let tag = |(rank, (id, status)): (usize, (&EntityId, &crate::plan::Status))| Tag {
        id: Some(id.clone()),
        word: status.word.clone(),
        shape: status.shape,
        meaning: status.meaning.clone(),
        stage: status.stage,
        rank,
    };
    plan.statuses().enumerate().map(|each| (Some(each.1.0), tag(each))).collect()
}

/// The line that a thing is, or stands under.
#[must_use]
pub fn line_of(plan: &Plan, id: &EntityId) -> Option<EntityId> {
    let item = plan.item(id)?;
    let is_line = |item: &Item| item.tracked_line().is_some();
    if is_line(item) {
        return Some(id.clone());
    }
    // Only wordings, updates and evidence are part of the line above them.
    let own_part = matches!(item.body, Body::Words(_) | Body::Update(_) | Body::Evidence(_));
    plan.ancestors(id).find(|above| own_part && is_line(above)).map(|above| above.id.clone())
}
