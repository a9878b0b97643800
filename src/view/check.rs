//! Checking the plan: what to look at, in groups, and what was dismissed with which reason.
//!
//! There may be thousands of points, of which a page shows some: a [`Point`] says what lines it is about, and
//! [`Named::told`] how one is named there, for those that are shown.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::row::line_of;
use super::structure;
use crate::check::{Concern, Finding, Mend, dismissals, findings};
use crate::long_work::{Unattended, block_on};
use crate::plan::edit::{Content, Edit};
use crate::plan::{EntityId, Field, Kind, Plan, Role};

/// What the page of one plan shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Check {
    /// What to look at, in groups; groups with nothing in them are left out.
    pub groups: Vec<Group>,
    /// What was dismissed, and is still as it was then.
    pub dismissed: Vec<Point>,
}

impl Check {
    /// How many things there are to look at.
    #[must_use]
    pub fn open(&self) -> usize {
        self.groups.iter().map(|group| group.points.len()).sum()
    }

    /// The points of one sort, or, where none is given, those that were dismissed.
    #[must_use]
    pub fn list(&self, concern: Option<Concern>) -> &[Point] {
        let Some(concern) = concern else { return &self.dismissed };
        self.groups.iter().find(|group| group.concern == concern).map_or(&[], |group| &group.points)
    }
}

/// Points of one sort.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Which.
    pub concern: Concern,
    /// The points, in the order of the plan.
    pub points: Vec<Point>,
}

/// One thing to look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Names it while the facts are the same.
    pub key: String,
    /// What sort of thing it is.
    pub concern: Concern,
    /// What was noticed.
    pub says: String,
    /// How it could be mended.
    pub repair: &'static str,
    /// Where.
    pub mend: Mend,
    /// The lines, those of this plan first.
    pub lines: Vec<Named>,
    /// Why it was dismissed; empty where it was not.
    pub why: String,
    /// The plans that hold the dismissal.
    pub dismissed_in: Vec<EntityId>,
}

/// A line that a point is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The plan it is in.
    pub plan: EntityId,
    /// The title of that plan, where it is not the one looked at.
    pub elsewhere: Option<String>,
    /// The line, commitment, section or plan.
    pub id: EntityId,
}

/// How a line that a point is about is named there.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Told {
    /// The line it is shown as; none for what has no page as a line.
    pub line: Option<EntityId>,
    /// Its reference or number.
    pub number: String,
    /// Its wording.
    pub text: String,
    /// The timeframe as published, and who leads it; empty where there is neither.
    pub facts: String,
}

/// The heading over points of one sort.
#[must_use]
pub const fn heading(concern: Concern) -> &'static str {
    match concern {
        Concern::SameSubject => "The same subject in several lines",
        Concern::Numbers => "Numbers and dates that do not agree",
        Concern::Theme => "One theme in many lines",
        Concern::BeforeAdoption => "Dates that may have passed before adoption",
        Concern::AfterEnd => "Dates after the plan’s end",
        Concern::NoTimeframe => "No timeframe",
        Concern::Unclear => "Timeframes that are not clear",
        Concern::NobodyNamed => "No named person or post",
        Concern::EveryoneOnly => "Led by everyone only",
        Concern::NoAction => "Commitments without an action",
        Concern::MissingReference => "Missing references",
        Concern::Target => "Numbers to count",
        Concern::Stale => "No update for more than three months",
        Concern::NoUpdate => "No update at all",
    }
}

/// What there is to look at in `plan`, by itself and beside the `others` held here.
#[must_use]
pub fn check(plan: &Plan, others: &[&Plan], today: NaiveDate) -> Check {
    let all: Vec<&Plan> = std::iter::once(plan).chain(others.iter().copied()).collect();
    Check::of(plan, others, &block_on(findings(&all, today, &Unattended)))
}

impl Check {
    /// What the page of `plan` shows of these findings, which are of it and of the `others` held here.
    #[must_use]
    pub fn of(plan: &Plan, others: &[&Plan], findings: &[Finding]) -> Self {
        let all: Vec<&Plan> = std::iter::once(plan).chain(others.iter().copied()).collect();
        let said: Vec<_> = all.iter().map(|plan| (plan.id(), dismissals(plan))).collect();
        let mut open: BTreeMap<Concern, Vec<Point>> = BTreeMap::new();
        let mut dismissed = Vec::new();
        for finding in findings.iter().filter(|finding| finding.is_of(plan.id())) {
            let holders = said.iter().filter_map(|(id, reasons)| Some((*id, *reasons.get(finding.key.as_str())?)));
            let holders: Vec<_> = holders.filter(|(id, _)| finding.is_of(id)).collect();
            let mut point = point(&all, finding);
            if let Some((_, why)) = holders.first() {
                point.why = (*why).to_owned();
                point.dismissed_in = holders.iter().map(|(id, _)| (*id).clone()).collect();
                dismissed.push(point);
            } else {
                open.entry(point.concern).or_default().push(point);
            }
        }
        let groups = open.into_iter().map(|(concern, points)| Group { concern, points });
        Self { groups: groups.collect(), dismissed }
    }
}

/// Dismisses a point in this plan.
#[must_use]
pub fn dismiss(plan: &EntityId, key: &str, why: &str) -> Edit {
    Edit::words(plan, Field::Dismissed(key.to_owned()), why.trim())
}

/// Takes the dismissal of a point back in this plan.
#[must_use]
pub fn look_again(plan: &EntityId, key: &str) -> Edit {
    Edit::Set { id: plan.clone(), field: Field::Dismissed(key.to_owned()), to: Content::NOTHING }
}

/// The first of `all` is the plan looked at.
fn point(all: &[&Plan], finding: &Finding) -> Point {
    let mut lines: Vec<Named> = Vec::with_capacity(finding.spots.len());
    for (at, plan) in all.iter().enumerate() {
        let own = finding.spots.iter().filter(|spot| spot.plan == *plan.id());
        let elsewhere = || (at > 0).then(|| plan.about().title.clone());
        lines.extend(own.map(|spot| Named { plan: spot.plan.clone(), elsewhere: elsewhere(), id: spot.id.clone() }));
    }
    Point {
        key: finding.key.clone(),
        concern: finding.concern,
        says: finding.says.clone(),
        repair: finding.repair,
        mend: finding.mend,
        lines,
        why: String::new(),
        dismissed_in: Vec::new(),
    }
}

impl Named {
    /// How it is named, by the plan that it is in.
    #[must_use]
    pub fn told(&self, plan: &Plan) -> Told {
        let item = plan.item(&self.id);
        let (number, text) = item.map(|item| structure::label(plan, item)).unwrap_or_default();
        let is_line = matches!(self.id.kind(), Kind::Action | Kind::Commitment);
        let line = item.and_then(|item| item.any_line());
        let leads = line.into_iter().flat_map(|line| &line.leads).filter(|lead| lead.role == Role::Accountable);
        let leads = leads.filter_map(|lead| plan.party(&lead.party)).map(|party| party.name.clone());
        let timeframe = line.map(|line| line.timeframe.trim().to_owned()).filter(|words| !words.is_empty());
        let facts: Vec<String> = timeframe.into_iter().chain(leads).collect();
        let line = is_line.then(|| line_of(plan, &self.id)).flatten();
        Told { line, number, text, facts: facts.join(", ") }
    }
}

/// How many of each list are drawn, where so many of each are asked for and there is room for so many in all: the first
/// lists first.
#[must_use]
pub fn portions(asked: &[usize], room: usize) -> Vec<usize> {
    let mut left = room;
    let portion = |asked: &usize| {
        let portion = left.min(*asked);
        left -= portion;
        portion
    };
    asked.iter().map(portion).collect()
}
