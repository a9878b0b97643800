//! The check of plans, in steps: so that a page can take a turn between them.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use chrono::NaiveDate;

use super::super::{EntityId, Plan};
use super::gather::{Gathered, PlanFacts, Waiting, in_order};
use super::rest::rest;
use super::{Concern, Finding, answered, dated, references, subjects, targets, themes};

/// The check of plans, worked out in steps that each take a moment, however large the plans are.
///
/// First each line is read by itself, which [`Checking::lines`] counts; then the rules go through what was read, line
/// by line and line against line. It holds what it has read, and no plan: whoever drives it gives the plans to each step,
/// and begins anew where one was edited meanwhile. Dropping it ends it.
pub struct Checking {
    today: NaiveDate,
    waiting: std::vec::IntoIter<Waiting>,
    /// The numbers of the plans in which is yet to be looked for what was removed.
    removed: std::ops::Range<usize>,
    done: usize,
    all: usize,
    gathered: Gathered,
    rules: Option<Rules>,
}

/// The rules at work: written as one piece that rests here and there, and goes on when it is polled.
type Rules = Pin<Box<dyn Future<Output = Vec<Finding>> + Send>>;

impl Checking {
    /// Begins to check these plans as on this day, within each and between them.
    #[must_use]
    pub fn of(plans: &[&Plan], today: NaiveDate) -> Self {
        let plans = in_order(plans);
        let mut waiting: Vec<Waiting> = Vec::new();
        for (number, plan) in plans.iter().enumerate() {
            waiting.extend(Waiting::of(number, plan));
        }
        let lines = |one: &Waiting| plans.get(one.plan).map_or(0, |plan| one.lines(plan));
        Self {
            today,
            done: 0,
            all: waiting.iter().map(lines).sum(),
            waiting: waiting.into_iter(),
            removed: 0..plans.len(),
            gathered: Gathered { plans: plans.iter().map(|plan| PlanFacts::of(plan)).collect(), entries: Vec::new() },
            rules: None,
        }
    }

    /// How many lines have been read, of how many.
    #[must_use]
    pub fn lines(&self) -> (usize, usize) {
        (self.done, self.all)
    }

    /// Goes on for a moment. Gives the findings, in the order in which they are listed, once there is no more to do; a
    /// step after that gives none.
    pub fn step(&mut self, plans: &[&Plan]) -> Option<Vec<Finding>> {
        let plan_of = |id: &EntityId| plans.iter().find(|plan| plan.id() == id);
        let known = |number: usize| self.gathered.plans.get(number).and_then(|facts| plan_of(&facts.id));
        if let Some(next) = self.waiting.next() {
            if let Some(plan) = known(next.plan) {
                self.done += next.gather(plan, &mut self.gathered);
            }
            return None;
        }
        if let Some(number) = self.removed.next() {
            if let Some(plan) = known(number)
                && let Some(facts) = self.gathered.plans.get_mut(number)
            {
                facts.find_removed(plan);
            }
            return None;
        }
        let today = self.today;
        let gathered = &mut self.gathered;
        let rules = self.rules.get_or_insert_with(|| {
            let gathered = std::mem::replace(gathered, Gathered { plans: Vec::new(), entries: Vec::new() });
            Box::pin(all_rules(gathered, today))
        });
        match rules.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(findings) => {
                self.rules = Some(Box::pin(std::future::pending()));
                Some(findings)
            }
            Poll::Pending => None,
        }
    }
}

impl fmt::Debug for Checking {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Checking").field("lines", &self.lines()).finish_non_exhaustive()
    }
}

async fn all_rules(gathered: Gathered, today: NaiveDate) -> Vec<Finding> {
    let mut found = Found::of(&gathered);
    subjects::findings(&gathered, &mut found).await;
    themes::findings(&gathered, &mut found).await;
    targets::findings(&gathered, &mut found).await;
    dated::findings(&gathered, today, &mut found).await;
    answered::findings(&gathered, &mut found).await;
    references::findings(&gathered, &mut found).await;
    // To let all of it go at once would take a long step too.
    for entry in gathered.entries {
        rest().await;
        drop(entry);
    }
    found.all.into_values().collect()
}

/// What was found so far, in the order in which it is listed: by what it is about, and then by where it first stands.
pub(super) struct Found {
    all: BTreeMap<(Concern, usize, String), Finding>,
    places: HashMap<EntityId, usize>,
}

impl Found {
    fn of(gathered: &Gathered) -> Self {
        let mut places = HashMap::new();
        for (at, entry) in gathered.entries.iter().enumerate() {
            // What is no line stands before all of them.
            places.entry(entry.item.id.clone()).or_insert(at + 1);
        }
        Self { all: BTreeMap::new(), places }
    }

    /// Adds what was found; found again, it is the same.
    pub(super) fn add(&mut self, finding: Finding) {
        let place = finding.spots.first().and_then(|spot| self.places.get(&spot.id)).copied().unwrap_or_default();
        self.all.entry((finding.concern, place, finding.key.clone())).or_insert(finding);
    }
}
