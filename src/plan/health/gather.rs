//! Gathering what the rules look at: the lines and commitments of all plans, each read once.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::super::timeframe::{self, Reading, YearBasis};
use super::super::{Body, EntityId, Item, Kind, Line, Plan, Role, sorting};
use super::Spot;
use super::entry::{Asked, Entry, When, says, words};
use super::numbers::quantities;
use super::words::significant;

/// What the rules know of a plan.
pub(super) struct PlanFacts {
    pub(super) id: EntityId,
    /// The years it covers, as published.
    pub(super) period: String,
    /// The first day of these, as far as the words give it.
    pub(super) start: Option<NaiveDate>,
    /// Their last day.
    pub(super) end: Option<NaiveDate>,
    /// When it was adopted.
    pub(super) adopted: Option<NaiveDate>,
    /// The references of what was removed from it.
    pub(super) removed: HashSet<String>,
    /// Of parties that a person said are one, the first.
    same: HashMap<EntityId, EntityId>,
    /// The statuses of what is finished.
    finished: HashSet<EntityId>,
    /// What words of a timeframe mean: few are said in many lines.
    readings: HashMap<String, Reading>,
}

/// Everything the rules look at.
pub(super) struct Gathered {
    /// In the order of their ids.
    pub(super) plans: Vec<PlanFacts>,
    /// Plan by plan, in reading order.
    pub(super) entries: Vec<Entry>,
}

impl Gathered {
    pub(super) fn lines(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.is_line)
    }

    /// The lines on which work goes on.
    pub(super) fn open_lines(&self) -> impl Iterator<Item = &Entry> {
        self.lines().filter(|entry| !entry.finished)
    }

    /// The same, of the plan of this number.
    pub(super) fn open_lines_of(&self, plan: usize) -> impl Iterator<Item = &Entry> {
        self.open_lines().filter(move |entry| entry.plan == plan)
    }

    /// The plan that an entry is of.
    pub(super) fn plan_of(&self, entry: &Entry) -> Option<&PlanFacts> {
        self.plans.get(entry.plan)
    }
}

/// The plans, each once, in the order of their ids.
pub(super) fn in_order<'a>(plans: &[&'a Plan]) -> Vec<&'a Plan> {
    let mut plans = plans.to_vec();
    sorting::sort_by(&mut plans, |a, b| a.id().cmp(b.id()));
    plans.dedup_by(|a, b| a.id() == b.id());
    plans
}

impl PlanFacts {
    pub(super) fn of(plan: &Plan) -> Self {
        let about = plan.about();
        let years = timeframe::read(&about.period, about.year_basis.unwrap_or(YearBasis::Calendar), true, None);
        let finished = plan.statuses().filter(|(_, status)| status.stage.is_finished()).map(|(id, _)| id.clone());
        Self {
            id: plan.id().clone(),
            period: about.period.trim().to_owned(),
            start: years.start,
            end: years.end,
            adopted: about.adopted,
            removed: HashSet::new(),
            same: same(plan),
            finished: finished.collect(),
            readings: HashMap::new(),
        }
    }

    /// Looks for what was removed: among all that the plan ever held.
    pub(super) fn find_removed(&mut self, plan: &Plan) {
        let removed = plan.items().filter(|item| item.removed).filter_map(|item| says(item));
        self.removed.extend(removed.map(|line| line.reference.trim().to_owned()));
    }

    /// What a line's timeframe means.
    fn reading(&mut self, plan: &Plan, line: &Line) -> Reading {
        if line.reading.is_some() {
            return plan.reading(line);
        }
        if let Some(known) = self.readings.get(&line.timeframe) {
            return known.clone();
        }
        let reading = plan.reading(line);
        self.readings.insert(line.timeframe.clone(), reading.clone());
        reading
    }
}

/// Of parties that a person said are one, the first.
fn same(plan: &Plan) -> HashMap<EntityId, EntityId> {
    let mut same: HashMap<EntityId, EntityId> = HashMap::new();
    for item in plan.children(plan.id()) {
        let Body::Party(party) = &item.body else { continue };
        for other in &party.same {
            let first = other.min(&item.id);
            for id in [other, &item.id] {
                let known = same.entry(id.clone()).or_insert_with(|| first.clone());
                if *first < *known {
                    known.clone_from(first);
                }
            }
        }
    }
    same
}

/// What is to be gathered: an item of a section.
pub(super) struct Waiting {
    /// The number of its plan.
    pub(super) plan: usize,
    section: EntityId,
    item: Arc<Item>,
}

impl Waiting {
    /// Everything that stands in the sections of a plan, in reading order.
    pub(super) fn of(number: usize, plan: &Plan) -> impl Iterator<Item = Self> {
        let one = move |section: &Arc<Item>, item: &Arc<Item>| Self {
            plan: number,
            section: section.id.clone(),
            item: Arc::clone(item),
        };
        let sections = plan.sections().map(|(section, _)| section);
        let all = sections.flat_map(|section| plan.children(&section.id).map(move |item| (section, item)));
        all.filter(|(_, item)| says(item).is_some()).map(move |(section, item)| one(section, item))
    }

    /// How many lines it is, itself and what is under it.
    pub(super) fn lines(&self, plan: &Plan) -> usize {
        usize::from(self.item.line().is_some()) + actions(plan, &self.item).count()
    }

    /// Reads it and, of a commitment, its actions. Gives how many lines they are.
    pub(super) fn gather(self, plan: &Plan, gathered: &mut Gathered) -> usize {
        let Some(facts) = gathered.plans.get_mut(self.plan) else { return 0 };
        let Some(mut own) = self.entry(plan, facts, None, &self.item) else { return 0 };
        let under = actions(plan, &self.item);
        let under: Vec<Entry> = under.filter_map(|action| self.entry(plan, facts, Some(&self.item), action)).collect();
        own.is_bare = self.item.id.kind() == Kind::Commitment && under.is_empty();
        if !own.is_line
            && let Some(first) = under.first()
        {
            own.when = first.when.filter(|when| under.iter().all(|other| other.when == Some(*when)));
            if under.iter().all(|other| other.leads == first.leads) {
                own.leads.clone_from(&first.leads);
            }
        }
        let lines = usize::from(own.is_line) + under.len();
        gathered.entries.push(own);
        gathered.entries.extend(under);
        lines
    }

    fn entry(
        &self,
        plan: &Plan,
        facts: &mut PlanFacts,
        commitment: Option<&Arc<Item>>,
        item: &Arc<Item>,
    ) -> Option<Entry> {
        let line = says(item)?;
        let is_detail = |child: &&Arc<Item>| {
            matches!(child.body, Body::Words(_)) && matches!(child.id.kind(), Kind::Point | Kind::Outcome)
        };
        let details: Vec<Arc<Item>> = plan.children(&item.id).filter(is_detail).map(Arc::clone).collect();
        let reading = facts.reading(plan, line);
        let accountable = line.leads.iter().filter(|lead| lead.role == Role::Accountable);
        let leads = accountable.map(|lead| facts.same.get(&lead.party).unwrap_or(&lead.party).clone()).collect();
        let is_line = item.line().is_some();
        let mut entry = Entry {
            plan: self.plan,
            spot: Spot { plan: facts.id.clone(), id: item.id.clone() },
            section: self.section.clone(),
            item: Arc::clone(item),
            commitment: commitment.map(Arc::clone),
            details,
            is_line,
            is_bare: false,
            finished: line.status.as_ref().is_some_and(|status| facts.finished.contains(status)),
            when: When::of(&reading),
            reading,
            leads,
            asked: asked(plan, line),
            last: if is_line { plan.last_reported(&item.id) } else { None },
            stems: significant(words(line)),
            quantities: Vec::new(),
        };
        if entry.is_line && !entry.finished {
            entry.quantities = std::iter::once(entry.words()).chain(entry.details()).flat_map(quantities).collect();
        }
        Some(entry)
    }
}

/// The actions under a commitment.
fn actions<'a>(plan: &'a Plan, item: &Item) -> impl Iterator<Item = &'a Arc<Item>> {
    let commitment = (item.id.kind() == Kind::Commitment).then_some(&item.id);
    let under = commitment.into_iter().flat_map(|id| plan.children_of_kind(id, Kind::Action).collect::<Vec<_>>());
    under.filter(|action| matches!(action.body, Body::Action(_)))
}

fn asked(plan: &Plan, line: &Line) -> Asked {
    let mut kinds = line.leads.iter().map(|lead| plan.party(&lead.party).map_or("", |party| party.kind.as_str()));
    if line.leads.is_empty() {
        Asked::Nobody
    } else if kinds.clone().all(|kind| kind == "everyone") {
        Asked::Everyone
    } else if kinds.all(|kind| matches!(kind, "team" | "service" | "partner" | "everyone")) {
        Asked::Teams
    } else {
        Asked::Somebody
    }
}
