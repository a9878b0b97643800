//! What the rules know of a line or a commitment.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::Spot;
use super::numbers::Quantity;
use crate::plan::timeframe::{Kind as Sort, Reading};
use crate::plan::{Body, EntityId, Item, Kind, Line, PartyKind};

/// When a line is for, as far as lines can be compared by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// The last day, or the day of the review.
    Day(NaiveDate),
    /// It goes on.
    Open,
}

impl When {
    pub(super) fn of(reading: &Reading) -> Option<Self> {
        let day = reading.due().or(reading.review);
        let open = matches!(reading.kind, Sort::Ongoing | Sort::Onwards | Sort::WhileNeeded | Sort::RecurringReview);
        day.map(Self::Day).or(open.then_some(Self::Open))
    }
}

/// Who there is to ask about a line, in whatever role, in rising order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Asked {
    /// Nobody is named.
    Nobody,
    /// Only everybody.
    Everyone,
    /// Only teams, services, partners or everybody.
    Teams,
    /// A person, a post, or what is of no kind known here: of that nobody can say that it names nobody.
    Somebody,
}

impl Asked {
    /// Who there is to ask if a party of this kind leads.
    pub(super) fn of(kind: &PartyKind) -> Self {
        match kind {
            PartyKind::Everyone => Self::Everyone,
            PartyKind::Team | PartyKind::Service | PartyKind::Partner => Self::Teams,
            PartyKind::Person | PartyKind::Post | PartyKind::Unknown(_) => Self::Somebody,
        }
    }
}

/// A line, or a commitment above lines.
pub(super) struct Entry {
    /// The number of its plan: see [`super::gather::Gathered::plans`].
    pub(super) plan: usize,
    /// What it is.
    pub(super) spot: Spot,
    pub(super) section: EntityId,
    pub(super) item: Arc<Item>,
    /// The commitment it is under.
    pub(super) commitment: Option<Arc<Item>>,
    /// Its points and outcomes, which hold words.
    pub(super) details: Vec<Arc<Item>>,
    /// Whether it is reported on itself; else it is a commitment that stands over its actions.
    pub(super) is_line: bool,
    /// Whether it is a commitment with nothing under it.
    pub(super) is_bare: bool,
    /// Whether it is complete or closed: no date counts any more.
    pub(super) finished: bool,
    pub(super) reading: Reading,
    /// None where nothing is said, or where the actions of a commitment differ.
    pub(super) when: Option<When>,
    /// Who answers for it, parties that are one as one; none where the actions of a commitment differ.
    pub(super) leads: BTreeSet<EntityId>,
    pub(super) asked: Asked,
    /// The last day on which anything was reported of it.
    pub(super) last: Option<NaiveDate>,
    /// The stems of what its wording is about, in order.
    pub(super) stems: Vec<String>,
    /// The numbers in its wording, its points and its outcomes; of an open line alone.
    pub(super) quantities: Vec<Quantity>,
}

impl Entry {
    pub(super) fn spot(&self) -> Spot {
        self.spot.clone()
    }

    /// What it belongs with: its commitment, else itself. Within one commitment, lines may well be alike.
    pub(super) fn family(&self) -> &EntityId {
        self.commitment.as_ref().map_or(&self.item.id, |commitment| &commitment.id)
    }

    /// The published wording, else the summary.
    pub(super) fn words(&self) -> &str {
        self.item.any_line().map_or("", words)
    }

    /// The timeframe as published.
    pub(super) fn timeframe(&self) -> &str {
        self.item.any_line().map_or("", |line| line.timeframe.trim())
    }

    /// Who is responsible, as published.
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

    /// The words of its points and outcomes.
    pub(super) fn details(&self) -> impl Iterator<Item = &str> {
        self.details.iter().filter_map(|detail| match &detail.body {
            Body::Words(words) => Some(words.as_str()),
            _ => None,
        })
    }

    /// What a commitment says by the actions under it.
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

    /// Whether two say when and the days differ.
    pub(super) fn dates_differ(&self, other: &Self) -> bool {
        matches!((self.when, other.when), (Some(own), Some(theirs)) if own != theirs)
    }

    /// Whether two say who and nobody answers for both.
    pub(super) fn leads_differ(&self, other: &Self) -> bool {
        !self.leads.is_empty() && !other.leads.is_empty() && self.leads.is_disjoint(&other.leads)
    }
}

/// The published wording, else the summary.
pub(super) fn words(line: &Line) -> &str {
    if line.published.trim().is_empty() { &line.text } else { &line.published }
}
