//! A draft beside a plan that is there: which lines are the same, what differs, what is new, what a person decides.
//!
//! [`compare`] changes nothing. An officer looks at the [`Comparison`], answers what is doubtful ([`Decisions`], with
//! which it is made again), ticks what is to be taken ([`Difference::chosen`]), and [`Comparison::accept`] makes one
//! change of it, which can be undone. What the document does not hold stays: absence never means deletion.

mod accept;
mod align;
mod differ;
mod parties;
mod place;
mod provenance;
mod similarity;

use std::collections::{BTreeMap, BTreeSet, HashSet};

pub use provenance::Provenance;

use super::draft::Draft;
use super::people::Alike;
use super::understand::LineAt;
use crate::history::{Basis, Replica};
use crate::long_work::{Work, YieldEvery};
use crate::plan::edit::Assignment;
use crate::plan::{Body, EntityId, Field, Kind, Plan};

/// Lines processed between yields, about 1 ms.
const LINES_PER_YIELD: usize = 16;

/// What the source of a change begins with that brought a document in.
pub const SOURCE: &str = "Document: ";

/// What a person said where the app is not sure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decisions {
    /// Of lines.
    pub lines: BTreeMap<LineAt, Decision>,
    /// Of people and teams: which of the plan's the document's name means.
    pub parties: BTreeMap<String, EntityId>,
}

/// What a person said of one line of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// It is this line of the plan.
    Same(EntityId),
    /// It is a new line. One that was removed from the plan comes back.
    New,
    /// It is not brought in.
    LeaveOut,
}

/// How a line was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatchReason {
    /// By its words.
    Text,
    /// By its reference.
    Reference,
    /// By words nearly the same: how nearly, of 100.
    Similar(u8),
    /// A person said so.
    Person,
}

/// A line of the document that the plan has.
#[derive(Debug, Clone, PartialEq)]
pub struct Matched {
    /// The line of the draft.
    pub at: LineAt,
    /// The line of the plan.
    pub id: EntityId,
    /// How it was recognised.
    pub by: MatchReason,
    /// What the document says otherwise, field by field.
    pub differences: Vec<Difference>,
    /// Points and outcomes that the plan does not have, and the update that the document gives.
    pub new_items: Vec<NewItem>,
}

/// One field of which document and plan say different things.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Of what: the line itself, one of its points or outcomes, a section.
    pub entity: EntityId,
    /// Which field.
    pub field: Field,
    /// What the plan says.
    pub now: String,
    /// What the document says.
    pub document: String,
    /// Who gave the plan's answer.
    pub provenance: Provenance,
    /// Whether the document's is taken. Never so by itself where an officer gave the plan's, nor where it is the
    /// starter's summary, nor that a line goes to another section ([`Field::Place`]).
    pub chosen: bool,
}

/// A point, outcome, connection or update that the plan does not have.
#[derive(Debug, Clone, PartialEq)]
pub struct NewItem {
    /// Its id: the same wherever the document is brought in.
    pub id: EntityId,
    /// Which kind.
    pub kind: Kind,
    /// What it says.
    pub text: String,
    /// Whether it is taken.
    pub chosen: bool,
}

/// A line that may be one of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubtful {
    /// The line of the draft.
    pub at: LineAt,
    /// Lines of the plan that it may be, the likeliest first, and how alike they are, of 100.
    pub candidates: Vec<(EntityId, u8)>,
}

/// A section of the document beside the plan's.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionBeside {
    /// Which section of the draft.
    pub at: usize,
    /// The plan's, or the id a new one gets.
    pub id: EntityId,
    /// Whether the plan does not have it.
    pub new: bool,
    /// What the document says otherwise.
    pub differences: Vec<Difference>,
    /// Connections that the plan does not have.
    pub new_items: Vec<NewItem>,
}

/// A person or team of the document beside the plan's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyBeside {
    /// The name in the draft.
    pub name: String,
    /// The plan's, or the id a new one gets.
    pub id: EntityId,
    /// Whether the plan does not have it.
    pub new: bool,
}

/// A draft beside a plan.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// Lines that both have.
    pub matched: Vec<Matched>,
    /// Lines of the document alone, and the ids they get.
    pub added: Vec<(LineAt, EntityId)>,
    /// Lines for a person to decide. Until then they are not brought in.
    pub doubtful: Vec<Doubtful>,
    /// Lines that were removed from the plan. They are not brought back unasked.
    pub removed: Vec<(LineAt, EntityId)>,
    /// Lines of the plan alone. Nothing happens to them.
    pub missing: Vec<EntityId>,
    /// The sections.
    pub sections: Vec<SectionBeside>,
    /// People and teams.
    pub parties: Vec<PartyBeside>,
    /// Names of the document that may mean one of the plan's people or teams.
    pub alike: Vec<Alike>,
    /// The plan as it was then: accepting replaces what it said, and nothing that was said since.
    pub was: Replica,
}

/// Looks at a draft beside a plan. Nothing happens to either.
pub async fn compare(draft: &Draft, held: &Replica, decisions: &Decisions, work: &impl Work) -> Comparison {
    let mut steps = YieldEvery::steps(LINES_PER_YIELD, work);
    let plan = held.plan();
    let pairs = align::align(draft, plan, decisions, &mut steps).await;
    work.yield_if_due().await;
    let (parties, alike) = parties::beside(draft, plan, decisions);
    // A line whose bringing in was taken back is new again, under the id it had.
    work.yield_if_due().await;
    let (mut again, removed): (BTreeMap<_, _>, BTreeMap<_, _>) =
        pairs.removed.into_iter().partition(|(_, id)| provenance::is_taken_back(held.history(), id));
    let mut taken = BTreeSet::new();
    again.retain(|_, id| taken.insert(id.clone()));
    let differ = differ::Differ::new(draft, held, &parties);
    let sections = differ.sections(&pairs.same, &mut steps).await;
    work.yield_if_due().await;
    let mut matched = Vec::new();
    let mut added = Vec::new();
    for ours in align::lines(draft) {
        if let Some((id, by)) = pairs.same.get(&ours.at) {
            let (mut differences, new_items) = differ.line(ours.line, id);
            differences.extend(differ.moved(&ours.at, id, &sections, &pairs.same));
            matched.push(Matched { at: ours.at, id: id.clone(), by: *by, differences, new_items });
        } else if !pairs.left_out.contains(&ours.at)
            && !pairs.doubtful.contains_key(&ours.at)
            && !removed.contains_key(&ours.at)
        {
            let id = again.get(&ours.at).cloned();
            let id = id.unwrap_or_else(|| differ.id_of_new(&ours.at.kind(), ours.line));
            added.push((ours.at, id));
        }
        steps.tick().await;
    }
    let doubtful = pairs.doubtful.into_iter().map(|(at, candidates)| Doubtful { at, candidates }).collect();
    let removed = removed.into_iter().collect();
    Comparison {
        matched,
        added,
        doubtful,
        removed,
        missing: pairs.missing,
        sections,
        parties,
        alike,
        was: held.clone(),
    }
}

/// How much of a draft a plan has, of 100: by which an imported document is recognised as one that a plan was made
/// from. From about 60 on it is worth asking whether this plan is to be updated.
pub async fn recognised(draft: &Draft, plan: &Plan, work: &impl Work) -> u8 {
    let all = align::lines(draft).len().max(1);
    // A plan of far fewer lines than the document has, as a starter plan beside a long document, has less than one of
    // a hundred: looking for them would hold a page up for nothing.
    let lines = plan.items().filter(|item| matches!(item.body, Body::Action(_) | Body::Commitment(_))).count();
    if lines * 100 < all {
        return 0;
    }
    let pairs = align::align(draft, plan, &Decisions::default(), &mut YieldEvery::steps(LINES_PER_YIELD, work)).await;
    u8::try_from(pairs.same.len() * 100 / all).unwrap_or(100)
}

impl Comparison {
    /// Whether the document has this line in a section that the plan lacks, and that would come with it.
    #[must_use]
    pub fn goes_to_new_section(&self, at: &LineAt) -> bool {
        self.sections.get(at.section).is_some_and(|section| section.new)
    }

    /// What the officer saw of all that is to be set.
    async fn seen(&self, assignments: &[Assignment], steps: &mut YieldEvery<'_, impl Work>) -> Basis {
        let lines = self.matched.iter().flat_map(|one| {
            std::iter::once(&one.id).chain(one.differences.iter().map(|difference| &difference.entity))
        });
        let mut shown: HashSet<&EntityId> = lines.chain(self.sections.iter().map(|section| &section.id)).collect();
        let history = self.was.history();
        let mut seen = history.basis_of([]);
        for (entity, ..) in assignments {
            if shown.remove(entity) {
                history.extend_basis(&mut seen, entity);
                steps.tick().await;
            }
        }
        seen
    }

    /// Whether there is nothing that accepting would change.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.is_nothing_where(|one| one.chosen, |item| item.chosen)
    }

    /// The same where other differences and items are chosen than it says itself.
    pub fn is_nothing_where(&self, difference: impl Fn(&Difference) -> bool, item: impl Fn(&NewItem) -> bool) -> bool {
        let lines = self.matched.iter().map(|one| (&one.differences, &one.new_items));
        let sections = self.sections.iter().map(|one| (&one.differences, &one.new_items));
        let mut all = lines.chain(sections);
        self.added.is_empty() && !all.any(|(fields, items)| fields.iter().any(&difference) || items.iter().any(&item))
    }
}
