//! What the rules look at: the lines and commitments of all plans, gathered once.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::super::timeframe::{Kind as Sort, Reading};
use super::super::{Body, EntityId, Item, Kind, Line, Plan, Role, sorting};
use super::Spot;

/// When a line is for, as far as lines can be compared by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// The last day, or the day of the review.
    Day(NaiveDate),
    /// It goes on.
    Open,
}

/// A line, or a commitment above lines.
pub(super) struct Entry<'a> {
    pub(super) plan: &'a Plan,
    pub(super) section: &'a Item,
    /// The commitment it is under.
    pub(super) commitment: Option<&'a Item>,
    pub(super) item: &'a Item,
    pub(super) line: &'a Line,
    /// The published wording, else the summary.
    pub(super) words: &'a str,
    /// Its points and outcomes.
    pub(super) details: Vec<&'a str>,
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
}

impl Entry<'_> {
    pub(super) fn spot(&self) -> Spot {
        Spot { plan: self.plan.id().clone(), id: self.item.id.clone() }
    }

    /// What it belongs with: its commitment, else itself. Within one commitment, lines may well be alike.
    pub(super) fn family(&self) -> &EntityId {
        self.commitment.map_or(&self.item.id, |commitment| &commitment.id)
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

/// Everything the rules look at.
pub(super) struct Gathered<'a> {
    /// In the order of their ids.
    pub(super) plans: Vec<&'a Plan>,
    /// Plan by plan, in reading order.
    pub(super) entries: Vec<Entry<'a>>,
    places: HashMap<&'a EntityId, usize>,
}

impl<'a> Gathered<'a> {
    pub(super) fn of(plans: &[&'a Plan]) -> Self {
        let mut plans = plans.to_vec();
        sorting::sort_by(&mut plans, |a, b| a.id().cmp(b.id()));
        plans.dedup_by(|a, b| a.id() == b.id());
        let mut entries = Vec::new();
        for plan in &plans {
            let with = Parties::of(plan);
            for (section, _) in plan.sections() {
                for item in plan.children(&section.id) {
                    with.gather(section, item, &mut entries);
                }
            }
        }
        let mut places = HashMap::new();
        for (at, entry) in entries.iter().enumerate() {
            places.entry(&entry.item.id).or_insert(at + 1);
        }
        Self { plans, entries, places }
    }

    /// Where a thing stands among all; what is no line comes first.
    pub(super) fn place_of(&self, spot: &Spot) -> usize {
        self.places.get(&spot.id).copied().unwrap_or_default()
    }

    pub(super) fn lines(&self) -> impl Iterator<Item = &Entry<'a>> {
        self.entries.iter().filter(|entry| entry.is_line)
    }

    /// The lines on which work goes on.
    pub(super) fn open_lines(&self) -> impl Iterator<Item = &Entry<'a>> {
        self.lines().filter(|entry| !entry.finished)
    }
}

struct Parties<'a> {
    plan: &'a Plan,
    /// Of parties that a person said are one, the first.
    same: HashMap<&'a EntityId, &'a EntityId>,
}

impl<'a> Parties<'a> {
    fn of(plan: &'a Plan) -> Self {
        let parties = plan.parties();
        let links = parties.iter().flat_map(|(id, party)| party.same.iter().map(move |other| (*id, other)));
        let mut same: HashMap<&EntityId, &EntityId> = HashMap::new();
        for (one, other) in links {
            let first = one.min(other);
            for id in [one, other] {
                same.entry(id).and_modify(|known| *known = first.min(*known)).or_insert(first);
            }
        }
        Self { plan, same }
    }

    /// An item of a section, and, of a commitment, its actions.
    fn gather(&self, section: &'a Item, item: &'a Item, entries: &mut Vec<Entry<'a>>) {
        let (Body::Commitment(line) | Body::Action(line)) = &item.body else { return };
        let actions: Vec<&'a Item> = self.plan.children_of_kind(&item.id, Kind::Action).map(AsRef::as_ref).collect();
        let mut own = self.entry(section, None, item, line);
        let under = actions.into_iter().filter_map(|action| {
            let Body::Action(line) = &action.body else { return None };
            Some(self.entry(section, Some(item), action, line))
        });
        let under: Vec<Entry<'a>> = under.collect();
        own.is_bare = item.id.kind() == Kind::Commitment && under.is_empty();
        if !own.is_line
            && let Some(first) = under.first()
        {
            own.when = first.when.filter(|when| under.iter().all(|other| other.when == Some(*when)));
            if under.iter().all(|other| other.leads == first.leads) {
                own.leads.clone_from(&first.leads);
            }
        }
        entries.push(own);
        entries.extend(under);
    }

    fn entry(&self, section: &'a Item, commitment: Option<&'a Item>, item: &'a Item, line: &'a Line) -> Entry<'a> {
        let details = self.plan.children(&item.id).filter_map(|child| match (&child.body, child.id.kind()) {
            (Body::Words(words), Kind::Point | Kind::Outcome) => Some(words.as_str()),
            _ => None,
        });
        let reading = self.plan.reading(line);
        let accountable = line.leads.iter().filter(|lead| lead.role == Role::Accountable);
        let one = |id: &EntityId| (*self.same.get(id).unwrap_or(&id)).clone();
        Entry {
            plan: self.plan,
            section,
            commitment,
            item,
            line,
            words: if line.published.trim().is_empty() { &line.text } else { &line.published },
            details: details.collect(),
            is_line: item.line().is_some(),
            is_bare: false,
            finished: self.plan.is_finished(line),
            when: when(&reading),
            reading,
            leads: accountable.map(|lead| one(&lead.party)).collect(),
        }
    }
}

fn when(reading: &Reading) -> Option<When> {
    let day = reading.due().or(reading.review);
    let open = matches!(reading.kind, Sort::Ongoing | Sort::Onwards | Sort::WhileNeeded | Sort::RecurringReview);
    day.map(When::Day).or(open.then_some(When::Open))
}
