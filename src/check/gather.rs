//! Gathers what the rules look at: the lines and commitments of all plans, each read once.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::Location;
use super::entry::{Asked, Entry, When, words};
use super::numbers::quantities;
use super::words::significant;
use crate::long_work::Work;
use crate::plan::timeframe::{self, Cycle, YearBasis};
use crate::plan::{Body, EntityId, Item, Kind, Lead, Line, Plan, Role, sorting};

/// A plan as the rules see it.
pub(super) struct PlanFacts {
    pub(super) id: EntityId,
    /// The years it covers, as published.
    pub(super) period: String,
    /// The first day of that period, if the words give one.
    pub(super) start: Option<NaiveDate>,
    /// The last day of that period, if the words give one.
    pub(super) end: Option<NaiveDate>,
    /// How often its leads report.
    pub(super) cycle: Cycle,
    /// The day on which it was adopted.
    pub(super) adopted: Option<NaiveDate>,
    /// The references of lines that were removed from it.
    pub(super) removed: HashSet<String>,
    /// The statuses that mean complete or closed.
    finished: HashSet<EntityId>,
}

/// Everything the rules look at.
pub(super) struct Facts {
    /// Sorted by id.
    pub(super) plans: Vec<PlanFacts>,
    /// Plan by plan, in reading order.
    pub(super) entries: Vec<Entry>,
}

impl Facts {
    /// Reads every line of the plans, reporting how many are done.
    pub(super) async fn of(plans: &[&Plan], work: &impl Work) -> Self {
        let plans = in_order(plans);
        let (mut read, all) = (0, plans.iter().map(|plan| plan.lines().count()).sum());
        work.report(read, all);
        let mut gathered = Self { plans: Vec::new(), entries: Vec::new() };
        for (number, plan) in plans.into_iter().enumerate() {
            // Building the facts of a plan takes a moment too.
            work.yield_if_due().await;
            let facts = PlanFacts::of(plan);
            let sections = plan.sections().map(|(section, _)| section);
            let items = sections.flat_map(|section| plan.children(&section.id).map(move |item| (section, item)));
            for (section, item) in items {
                let first = gathered.entries.len();
                let under = plan.children_of_kind(&item.id, Kind::Action).map(|action| (action, Some(item)));
                for (item, commitment) in std::iter::once((item, None)).chain(under) {
                    if let Some(entry) = facts.entry(plan, number, section, item, commitment) {
                        read += usize::from(entry.is_line);
                        gathered.entries.push(entry);
                        work.report(read, all);
                        work.yield_if_due().await;
                    }
                }
                if let Some((own, under)) = gathered.entries[first..].split_first_mut() {
                    own.stands_over(under);
                }
            }
            gathered.plans.push(facts);
        }
        gathered
    }

    pub(super) fn lines(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.is_line)
    }

    /// The lines that are not complete or closed.
    pub(super) fn open_lines(&self) -> impl Iterator<Item = &Entry> {
        self.lines().filter(|entry| !entry.finished)
    }

    /// The open lines of the plan at this index.
    pub(super) fn open_lines_of(&self, plan: usize) -> impl Iterator<Item = &Entry> {
        self.open_lines().filter(move |entry| entry.plan == plan)
    }

    /// The plan an entry belongs to.
    pub(super) fn plan_of(&self, entry: &Entry) -> Option<&PlanFacts> {
        self.plans.get(entry.plan)
    }
}

/// The plans sorted by id, without duplicates.
fn in_order<'a>(plans: &[&'a Plan]) -> Vec<&'a Plan> {
    let mut plans = plans.to_vec();
    sorting::sort_by(&mut plans, |a, b| a.id().cmp(b.id()));
    plans.dedup_by(|a, b| a.id() == b.id());
    plans
}

impl PlanFacts {
    fn of(plan: &Plan) -> Self {
        let about = plan.about();
        let years = timeframe::read(&about.period, about.year_basis.unwrap_or(YearBasis::Calendar), true, None);
        // `lines` leaves removed lines out; `items` has them.
        let removed = plan.items().filter(|item| item.removed).filter_map(|item| item.any_line());
        let finished = plan.statuses().filter(|(_, status)| status.stage.is_finished()).map(|(id, _)| id.clone());
        Self {
            id: plan.id().clone(),
            period: about.period.trim().to_owned(),
            start: years.start,
            end: years.end,
            cycle: plan.cycle(),
            adopted: about.adopted,
            removed: removed.map(|line| line.reference.trim().to_owned()).collect(),
            finished: finished.collect(),
        }
    }

    /// The entry of a commitment or an action of the plan at this index; `None` for any other kind.
    fn entry(
        &self,
        plan: &Plan,
        number: usize,
        section: &Item,
        item: &Arc<Item>,
        commitment: Option<&Arc<Item>>,
    ) -> Option<Entry> {
        let line = item.any_line()?;
        let is_detail = |child: &&Arc<Item>| {
            matches!(child.body, Body::Words(_)) && matches!(child.id.kind(), Kind::Point | Kind::Outcome)
        };
        let details: Vec<Arc<Item>> = plan.children(&item.id).filter(is_detail).map(Arc::clone).collect();
        let reading = plan.reading(line);
        let accountable = line.leads.iter().filter(|lead| lead.role == Role::Accountable);
        let leads = accountable.map(|lead| plan.party_index().representative(&lead.party).clone()).collect();
        let is_line = item.tracked_line().is_some();
        let mut entry = Entry {
            plan: number,
            location: Location { plan: self.id.clone(), id: item.id.clone() },
            section: section.id.clone(),
            item: Arc::clone(item),
            commitment: commitment.map(Arc::clone),
            details,
            is_line,
            is_bare: false,
            finished: line.status.as_ref().is_some_and(|status| self.finished.contains(status)),
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

fn asked(plan: &Plan, line: &Line) -> Asked {
    let asked = |lead: &Lead| plan.party(&lead.party).map_or(Asked::Somebody, |party| Asked::of(&party.kind));
    line.leads.iter().map(asked).max().unwrap_or(Asked::Nobody)
}
