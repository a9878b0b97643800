//! The page Check: findings in groups, and what was dismissed with which reason.
//!
//! There may be thousands of findings, of which the page draws some: a [`FindingRow`] only has the ids of its lines, and
//! [`Named::label`] makes their names for those that are drawn.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::row::line_of;
use super::structure;
use crate::check::{Finding, Fix, Rule, dismissals, findings};
use crate::long_work::{Unattended, block_on};
use crate::plan::edit::{Content, Edit};
use crate::plan::timeframe::Cycle;
use crate::plan::{EntityId, Field, Kind, Plan, Role};

/// The contents of the page for one plan.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Check {
    /// The open findings, grouped by rule; empty groups are left out.
    pub groups: Vec<Group>,
    /// Findings that were dismissed and have not changed since.
    pub dismissed: Vec<FindingRow>,
    /// How often the plan's leads report.
    pub cycle: Cycle,
}

impl Check {
    /// How many things there are to look at.
    #[must_use]
    pub fn open(&self) -> usize {
        self.groups.iter().map(|group| group.findings.len()).sum()
    }

    /// The findings of one rule, or the dismissed ones if no rule is given.
    #[must_use]
    pub fn list(&self, rule: Option<Rule>) -> &[FindingRow] {
        let Some(rule) = rule else { return &self.dismissed };
        self.groups.iter().find(|group| group.rule == rule).map_or(&[], |group| &group.findings)
    }
}

/// The findings found by one rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The rule that found them.
    pub rule: Rule,
    /// The findings, in the order of the plan.
    pub findings: Vec<FindingRow>,
}

/// A finding as the page shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct FindingRow {
    /// Identifies it while its facts stay the same; see [`Finding::key`].
    pub key: String,
    /// The rule that found it.
    pub rule: Rule,
    /// The observation, in plain words.
    pub message: String,
    /// The suggested repair, in plain words.
    pub advice: &'static str,
    /// Where it can be fixed.
    pub fix: Fix,
    /// The lines, those of this plan first.
    pub lines: Vec<Named>,
    /// Why it was dismissed; empty if it was not.
    pub why: String,
    /// The plans that hold the dismissal.
    pub dismissed_in: Vec<EntityId>,
}

/// A line that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The plan it is in.
    pub plan: EntityId,
    /// The title of that plan, if it is not the plan of the page.
    pub elsewhere: Option<String>,
    /// The line, commitment, section or plan.
    pub id: EntityId,
}

/// The name of a line under a finding.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct LineLabel {
    /// The line whose page it links to; `None` for a section or plan.
    pub line: Option<EntityId>,
    /// Its reference or number.
    pub number: String,
    /// The wording of the line.
    pub text: String,
    /// The timeframe as published and the leads; empty if it has neither.
    pub facts: String,
}

/// The heading over the findings of a rule, in a plan with this reporting cycle.
#[must_use]
pub fn heading(rule: Rule, cycle: Cycle) -> String {
    let heading = match rule {
        Rule::SameSubject => "The same subject in several lines",
        Rule::Numbers => "Numbers and dates that do not agree",
        Rule::Theme => "One theme in many lines",
        Rule::BeforeAdoption => "Dates that may have passed before adoption",
        Rule::AfterEnd => "Dates after the plan’s end",
        Rule::NoTimeframe => "No timeframe",
        Rule::Unclear => "Timeframes that are not clear",
        Rule::NobodyNamed => "No named person or post",
        Rule::EveryoneOnly => "Led by everyone only",
        Rule::NoAction => "Commitments without an action",
        Rule::MissingReference => "Missing references",
        Rule::Target => "Numbers to count",
        Rule::Stale => return format!("No update for more than {}", spelled(cycle)),
        Rule::NoUpdate => "No update at all",
    };
    heading.to_owned()
}

/// The length of a cycle in full words.
const fn spelled(cycle: Cycle) -> &'static str {
    match cycle.months() {
        1 => "a month",
        2 => "two months",
        3 => "three months",
        4 => "four months",
        5 => "five months",
        6 => "six months",
        7 => "seven months",
        8 => "eight months",
        9 => "nine months",
        10 => "ten months",
        11 => "eleven months",
        _ => "a year",
    }
}

/// Checks `plan` by itself and against the `others` held here.
#[must_use]
pub fn check(plan: &Plan, others: &[&Plan], today: NaiveDate) -> Check {
    let all: Vec<&Plan> = std::iter::once(plan).chain(others.iter().copied()).collect();
    Check::of(plan, others, &block_on(findings(&all, today, &Unattended)))
}

impl Check {
    /// The page of `plan`, from findings in it and in the `others` held here.
    #[must_use]
    pub fn of(plan: &Plan, others: &[&Plan], findings: &[Finding]) -> Self {
        let all: Vec<&Plan> = std::iter::once(plan).chain(others.iter().copied()).collect();
        let said: Vec<_> = all.iter().map(|plan| (plan.id(), dismissals(plan))).collect();
        let mut open: BTreeMap<Rule, Vec<FindingRow>> = BTreeMap::new();
        let mut dismissed = Vec::new();
        for finding in findings.iter().filter(|finding| finding.is_of(plan.id())) {
            let holders = said.iter().filter_map(|(id, reasons)| Some((*id, *reasons.get(finding.key.as_str())?)));
            let holders: Vec<_> = holders.filter(|(id, _)| finding.is_of(id)).collect();
            let mut row = row(&all, finding);
            if let Some((_, why)) = holders.first() {
                row.why = (*why).to_owned();
                row.dismissed_in = holders.iter().map(|(id, _)| (*id).clone()).collect();
                dismissed.push(row);
            } else {
                open.entry(row.rule).or_default().push(row);
            }
        }
        let groups = open.into_iter().map(|(rule, findings)| Group { rule, findings });
        Self { groups: groups.collect(), dismissed, cycle: plan.cycle() }
    }
}

/// Dismisses a finding in this plan.
#[must_use]
pub fn dismiss(plan: &EntityId, key: &str, why: &str) -> Edit {
    Edit::words(plan, Field::Dismissed(key.to_owned()), why.trim())
}

/// Takes the dismissal of a finding back in this plan.
#[must_use]
pub fn look_again(plan: &EntityId, key: &str) -> Edit {
    Edit::Set { id: plan.clone(), field: Field::Dismissed(key.to_owned()), to: Content::NOTHING }
}

/// The first of `all` is the plan of the page.
fn row(all: &[&Plan], finding: &Finding) -> FindingRow {
    let mut lines: Vec<Named> = Vec::with_capacity(finding.locations.len());
    for (at, plan) in all.iter().enumerate() {
        let own = finding.locations.iter().filter(|location| location.plan == *plan.id());
        let elsewhere = || (at > 0).then(|| plan.about().title.clone());
        lines.extend(own.map(|location| Named {
            plan: location.plan.clone(),
            elsewhere: elsewhere(),
            id: location.id.clone(),
        }));
    }
    FindingRow {
        key: finding.key.clone(),
        rule: finding.rule,
        message: finding.message.clone(),
        advice: finding.advice,
        fix: finding.fix,
        lines,
        why: String::new(),
        dismissed_in: Vec::new(),
    }
}

impl Named {
    /// Its name, from the plan that it is in.
    #[must_use]
    pub fn label(&self, plan: &Plan) -> LineLabel {
        let item = plan.item(&self.id);
        let (number, text) = item.map(|item| structure::label(plan, item)).unwrap_or_default();
        let is_line = matches!(self.id.kind(), Kind::Action | Kind::Commitment);
        let line = item.and_then(|item| item.any_line());
        let leads = line.into_iter().flat_map(|line| &line.leads).filter(|lead| lead.role == Role::Accountable);
        let leads = leads.filter_map(|lead| plan.party(&lead.party)).map(|party| party.name.clone());
        let timeframe = line.map(|line| line.timeframe.trim().to_owned()).filter(|words| !words.is_empty());
        let facts: Vec<String> = timeframe.into_iter().chain(leads).collect();
        let line = is_line.then(|| line_of(plan, &self.id)).flatten();
        LineLabel { line, number, text, facts: facts.join(", ") }
    }
}
