//! A line or commitment as the rules see it.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::Location;
use super::numbers::Quantity;
use crate::plan::timeframe::{Kind as Sort, Reading};
use crate::plan::{Body, EntityId, Item, Kind, Line, PartyKind};

/// When a line is due, in a form in which lines can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// It is due, or to be reviewed, by this day.
    Day(NaiveDate),
    /// It goes on without an end.
    Open,
}

impl When {
    pub(super) fn of(reading: &Reading) -> Option<Self> {
        let day = reading.due().or(reading.review);
        let open = matches!(reading.kind, Sort::Ongoing | Sort::Onwards | Sort::WhileNeeded | Sort::RecurringReview);
        day.map(Self::Day).or(open.then_some(Self::Open))
    }
}

/// The most definite party named on a line in any role, in rising order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Asked {
    /// Nobody is named.
    Nobody,
    /// Only "everyone" is named.
    Everyone,
    /// Only teams, services, partners or "everyone" are named.
    Teams,
    /// A person or a post is named, or a party of a kind this version does not know, which gets the benefit of the doubt.
    Somebody,
}

impl Asked {
    /// How definite a party of this kind is.
    pub(super) fn of(kind: &PartyKind) -> Self {
        match kind {
            PartyKind::Everyone => Self::Everyone,
            PartyKind::Team | PartyKind::Service | PartyKind::Partner => Self::Teams,
            PartyKind::Person | PartyKind::Post | PartyKind::Unknown(_) => Self::Somebody,
        }
    }
}

/// A line, or a commitment that groups lines.
pub(super) struct Entry {
    /// The index of its plan in [`super::gather::Facts::plans`].
    pub(super) plan: usize,
    /// Where findings about it point.
    pub(super) location: Location,
    pub(super) section: EntityId,
    pub(super) item: Arc<Item>,
    /// The commitment it is under.
    pub(super) commitment: Option<Arc<Item>>,
    /// Its points and outcomes.
    pub(super) details: Vec<Arc<Item>>,
    /// Whether it is reported on itself, and not a commitment that only groups its actions.
    pub(super) is_line: bool,
    /// Whether it is a commitment with nothing under it.
    pub(super) is_bare: bool,
    /// Whether it is complete or closed, so that dates no longer matter.
    pub(super) finished: bool,
    pub(super) reading: Arc<Reading>,
    /// `None` if no date is given, or if the actions of a commitment have different ones.
    pub(super) when: Option<When>,
    /// The accountable leads, with joined parties counted as one; empty if the actions of a commitment have different ones.
    pub(super) leads: BTreeSet<EntityId>,
    pub(super) asked: Asked,
    /// The day of its latest update.
    pub(super) last: Option<NaiveDate>,
    /// The stems of the significant words of its wording, in order.
    pub(super) stems: Vec<String>,
    /// The numbers in its wording, points and outcomes. Only filled for open lines.
    pub(super) quantities: Vec<Quantity>,
}

impl Entry {
    pub(super) fn location(&self) -> Location {
        self.location.clone()
    }

    /// Its commitment, or itself if it is under none. Lines of one commitment may be alike and are not compared.
    pub(super) fn family(&self) -> &EntityId {
        self.commitment.as_ref().map_or(&self.item.id, |commitment| &commitment.id)
    }

    /// The published wording, or the current one if there is none.
    pub(super) fn words(&self) -> &str {
        self.item.any_line().map_or("", words)
    }

    /// The timeframe as published.
    pub(super) fn timeframe(&self) -> &str {
        self.item.any_line().map_or("", |line| line.timeframe.trim())
    }

    /// The responsibility as published.
    pub(super) fn responsibility(&self) -> &str {
        self.item.any_line().map_or("", |line| line.responsibility.trim())
    }

    /// The printed reference.
    pub(super) fn reference(&self) -> &str {
        self.item.any_line().map_or("", |line| &line.reference)
    }

    /// The wording of the commitment it is under.
    pub(super) fn above(&self) -> &str {
        let line = self.commitment.as_ref().and_then(|commitment| match &commitment.body {
            Body::Commitment(line) => Some(line),
            _ => None,
        });
        line.map_or("", |line| if line.published.is_empty() { &line.text } else { &line.published })
    }

    /// The wording of its points and outcomes.
    pub(super) fn details(&self) -> impl Iterator<Item = &str> {
        self.details.iter().filter_map(|detail| match &detail.body {
            Body::Words(words) => Some(words.as_str()),
            _ => None,
        })
    }

    /// Gives a commitment the date and leads that all of its actions share.
    pub(super) fn stands_over(&mut self, under: &[Self]) {
        self.is_bare = self.item.id.kind() == Kind::Commitment && under.is_empty();
        if !self.is_line
            && let Some(first) = under.first()
        {
            self.when = first.when.filter(|when| under.iter().all(|other| other.when == Some(*when)));
            if under.iter().all(|other| other.leads == first.leads) {
                self.leads.clone_from(&first.leads);
            }
        }
    }

    /// Its date and leads as one fact of a finding. The key of a dismissal is a digest of this: it must never change.
    pub(super) fn fact(&self) -> String {
        let when = match self.when {
            None => "None".to_owned(),
            Some(When::Open) => "Some(Open)".to_owned(),
            Some(When::Day(day)) => format!("Some(Day({day}))"),
        };
        let leads: Vec<&str> = self.leads.iter().map(EntityId::as_str).collect();
        format!("{when} {{{}}}", leads.join(", "))
    }

    /// Whether both have a date and the dates differ.
    pub(super) fn dates_differ(&self, other: &Self) -> bool {
        matches!((self.when, other.when), (Some(own), Some(theirs)) if own != theirs)
    }

    /// Whether both have leads and share none.
    pub(super) fn leads_differ(&self, other: &Self) -> bool {
        !self.leads.is_empty() && !other.leads.is_empty() && self.leads.is_disjoint(&other.leads)
    }
}

/// The published wording, or the current one if there is none.
pub(super) fn words(line: &Line) -> &str {
    if line.published.trim().is_empty() { &line.text } else { &line.published }
}
