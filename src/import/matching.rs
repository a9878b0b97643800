//! Compares a draft with an existing plan: which lines are the same, what differs, what is new, what a person must
//! decide.
//!
//! [`compare`] changes nothing. An officer reviews the [`Comparison`], answers its doubts ([`Decisions`], then it is
//! made again), ticks what to take ([`Difference::chosen`]), and [`Comparison::accept`] makes one change of it, which
//! can be undone. Lines missing from the document stay: absence never means deletion.

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

/// Prefix of the source of a change that imported a document.
pub const SOURCE: &str = "Document: ";

/// A person's answers to doubts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decisions {
    /// Answers about lines of the document.
    pub lines: BTreeMap<LineAt, Decision>,
    /// Answers about people and teams: the plan's party for a name of the document.
    pub parties: BTreeMap<String, EntityId>,
}

/// A person's answer about one line of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// It is this line of the plan.
    Same(EntityId),
    /// It is a new line. A line removed from the plan is restored.
    New,
    /// It is not imported.
    LeaveOut,
}

/// The reason a line was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatchReason {
    /// By the same words.
    Text,
    /// By the same reference.
    Reference,
    /// By similar words, with the similarity from 0 to 100.
    Similar(u8),
    /// By a person's answer.
    Person,
}

/// A line that both document and plan have.
#[derive(Debug, Clone, PartialEq)]
pub struct Matched {
    /// The line in the draft.
    pub at: LineAt,
    /// The line in the plan.
    pub id: EntityId,
    /// The reason it was recognised.
    pub by: MatchReason,
    /// The fields in which the document differs.
    pub differences: Vec<Difference>,
    /// Points and outcomes the plan lacks, and the document's update.
    pub new_items: Vec<NewItem>,
}

/// One field in which document and plan differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The entity: the line itself, one of its points or outcomes, or a section.
    pub entity: EntityId,
    /// The field that differs.
    pub field: Field,
    /// The plan's value.
    pub now: String,
    /// The document's value.
    pub document: String,
    /// The origin of the plan's value.
    pub provenance: Provenance,
    /// True if the document's value is to be taken. False by default if the plan's is an officer's or the starter's
    /// summary, and for a move to another section ([`Field::Place`]).
    pub chosen: bool,
}

/// A point, outcome, connection or update that the plan lacks.
#[derive(Debug, Clone, PartialEq)]
pub struct NewItem {
    /// Its id, the same on every device that imports the document.
    pub id: EntityId,
    /// The kind of item.
    pub kind: Kind,
    /// The item's text.
    pub text: String,
    /// True if it is to be taken.
    pub chosen: bool,
}

/// A line that may be one of several in the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubtful {
    /// The line in the draft.
    pub at: LineAt,
    /// Candidate lines of the plan, most similar first, with similarities from 0 to 100.
    pub candidates: Vec<(EntityId, u8)>,
}

/// A section of the document compared with the plan's.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionBeside {
    /// Index of the section in the draft.
    pub at: usize,
    /// Id of the plan's section, or for a new one.
    pub id: EntityId,
    /// True if the plan lacks it.
    pub new: bool,
    /// The fields in which the document differs.
    pub differences: Vec<Difference>,
    /// Connections that the plan lacks.
    pub new_items: Vec<NewItem>,
}

/// A person or team of the document compared with the plan's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyBeside {
    /// The name in the draft.
    pub name: String,
    /// Id of the plan's party, or for a new one.
    pub id: EntityId,
    /// True if the plan lacks it.
    pub new: bool,
}

/// A draft compared with a plan.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// Lines in both.
    pub matched: Vec<Matched>,
    /// Lines only in the document, with their new ids.
    pub added: Vec<(LineAt, EntityId)>,
    /// Lines a person must decide about; not imported until then.
    pub doubtful: Vec<Doubtful>,
    /// Lines that were removed from the plan; not restored unless a person says so.
    pub removed: Vec<(LineAt, EntityId)>,
    /// Lines only in the plan; left as they are.
    pub missing: Vec<EntityId>,
    /// All sections of the document.
    pub sections: Vec<SectionBeside>,
    /// All people and teams of the document.
    pub parties: Vec<PartyBeside>,
    /// Names of the document that may belong to one of the plan's parties.
    pub alike: Vec<Alike>,
    /// The plan as compared: accepting replaces its values, not later ones.
    pub was: Replica,
}

/// Compares a draft with a plan. Changes neither.
pub async fn compare(draft: &Draft, replica: &Replica, decisions: &Decisions, work: &impl Work) -> Comparison {
    let mut steps = YieldEvery::steps(LINES_PER_YIELD, work);
    let plan = replica.plan();
    let pairs = align::align(draft, plan, decisions, &mut steps).await;
    work.yield_if_due().await;
    let (parties, alike) = parties::beside(draft, plan, decisions);
    // A line whose import was undone is new again, under its former id.
    work.yield_if_due().await;
    let (mut again, removed): (BTreeMap<_, _>, BTreeMap<_, _>) =
        pairs.removed.into_iter().partition(|(_, id)| provenance::is_taken_back(replica.history(), id));
    let mut taken = BTreeSet::new();
    again.retain(|_, id| taken.insert(id.clone()));
    let differ = differ::Differ::new(draft, replica, &parties);
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
        was: replica.clone(),
    }
}

/// The percentage of a draft's lines that a plan has. From about 60, ask whether the document updates this plan.
pub async fn recognised(draft: &Draft, plan: &Plan, work: &impl Work) -> u8 {
    let all = align::lines(draft).len().max(1);
    // A plan with less than a hundredth of the document's lines scores 0 anyway; skip the search.
    let lines = plan.items().filter(|item| matches!(item.body, Body::Action(_) | Body::Commitment(_))).count();
    if lines * 100 < all {
        return 0;
    }
    let pairs = align::align(draft, plan, &Decisions::default(), &mut YieldEvery::steps(LINES_PER_YIELD, work)).await;
    u8::try_from(pairs.same.len() * 100 / all).unwrap_or(100)
}

impl Comparison {
    /// True if this line is in a section that the plan lacks, which would be added with it.
    #[must_use]
    pub fn goes_to_new_section(&self, at: &LineAt) -> bool {
        self.sections.get(at.section).is_some_and(|section| section.new)
    }

    /// The basis of the assignments: what the officer saw of each entity.
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

    /// True if accepting would change nothing.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.is_nothing_where(|one| one.chosen, |item| item.chosen)
    }

    /// True if accepting would change nothing, given which differences and items are chosen.
    pub fn is_nothing_where(&self, difference: impl Fn(&Difference) -> bool, item: impl Fn(&NewItem) -> bool) -> bool {
        let lines = self.matched.iter().map(|one| (&one.differences, &one.new_items));
        let sections = self.sections.iter().map(|one| (&one.differences, &one.new_items));
        let mut all = lines.chain(sections);
        self.added.is_empty() && !all.any(|(fields, items)| fields.iter().any(&difference) || items.iter().any(&item))
    }
}
