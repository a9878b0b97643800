//! Checks plans for gaps, contradictions and impossible dates before a councillor finds them.
//!
//! Start at [`findings`]. Each rule has a file of its own and uses general vocabulary, never the words of one plan.
//! A finding is a question and not a verdict: it names the lines, says what was noticed and how to fix it, and can be
//! dismissed with a reason ([`crate::plan::Field::Dismissed`]).
//!
//! Invariants: the same plans give the same findings, in whatever order they store their items; no plan makes the check
//! fail; no rule compares every line with every other, so 10,000 lines are no trouble; every rule yields after each
//! line or two.

mod answered;
mod dated;
mod entry;
mod found;
mod gather;
mod numbers;
mod references;
mod subjects;
mod targets;
mod themes;
mod vocabulary;
mod words;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::long_work::Work;
use crate::plan::{EntityId, Plan, digest, sorting};
use found::Found;
use gather::Facts;

/// The rules, in the order in which the page lists their findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// Several lines have the same subject and different dates or leads.
    SameSubject,
    /// Numbers and dates that do not agree.
    Numbers,
    /// One approach runs through many lines with different leads.
    Theme,
    /// A date had passed, or may have, when the plan was adopted.
    BeforeAdoption,
    /// A date is after the plan's end.
    AfterEnd,
    /// The line has no timeframe.
    NoTimeframe,
    /// A timeframe is not understood, or leaves something open.
    Unclear,
    /// No named person or post leads the line.
    NobodyNamed,
    /// Only "everyone" leads the line, so nobody answers for it.
    EveryoneOnly,
    /// A commitment has no action.
    NoAction,
    /// A printed reference is missing.
    MissingReference,
    /// The line promises a number, which somebody has to count.
    Target,
    /// The line was reported on before, but not within the reporting cycle.
    Stale,
    /// The line was never reported on.
    NoUpdate,
}

impl Rule {
    /// The rule's name in the key of a dismissal. Stored in plan files: it must never change.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::SameSubject => "same-subject",
            Self::Numbers => "numbers",
            Self::Theme => "theme",
            Self::BeforeAdoption => "before-adoption",
            Self::AfterEnd => "after-end",
            Self::NoTimeframe => "no-timeframe",
            Self::Unclear => "unclear",
            Self::NobodyNamed => "nobody-named",
            Self::EveryoneOnly => "everyone-only",
            Self::NoAction => "no-action",
            Self::MissingReference => "missing-reference",
            Self::Target => "target",
            Self::Stale => "stale",
            Self::NoUpdate => "no-update",
        }
    }
}

/// Where a finding can be fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fix {
    /// In the form of the line or commitment.
    Edit,
    /// By recording an update on the line.
    Report,
    /// By adding an action under the commitment.
    AddAction,
    /// In the settings of the plan.
    Settings,
    /// In the plan's details.
    Details,
}

/// Something in a plan that a finding points at.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Location {
    /// The plan it is in.
    pub plan: EntityId,
    /// A line, a commitment, a section, or the plan itself.
    pub id: EntityId,
}

/// Something to look at, found by one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: Rule,
    /// Identifies the finding while its facts stay the same; with other facts it is another finding. The rule's word, a
    /// hyphen and 32 hexadecimal digits.
    pub key: String,
    /// The lines and other things it points at, in the order of the plans and their lines; at least one.
    pub locations: Vec<Location>,
    /// The observation, in plain words.
    pub message: String,
    /// The suggested repair, in plain words.
    pub advice: &'static str,
    /// Where it can be fixed.
    pub fix: Fix,
}

impl Finding {
    /// A finding at these locations. `facts` are what it rests on: if they change, so does its key.
    fn new(
        rule: Rule,
        locations: Vec<Location>,
        facts: &[&str],
        message: impl Into<String>,
        advice: &'static str,
    ) -> Self {
        let mut ids: Vec<&Location> = locations.iter().collect();
        sorting::sort(&mut ids);
        let named = ids.into_iter().flat_map(|location| [location.plan.as_str(), location.id.as_str()]);
        let key = format!("{}-{}", rule.word(), digest::of_parts(named.chain(facts.iter().copied())));
        Self { rule, key, locations, message: message.into(), advice, fix: Fix::Edit }
    }

    fn fixed_by(self, fix: Fix) -> Self {
        Self { fix, ..self }
    }

    /// Whether it points at anything in this plan.
    #[must_use]
    pub fn is_of(&self, plan: &EntityId) -> bool {
        self.locations.iter().any(|location| location.plan == *plan)
    }
}

/// Everything to look at in these plans on this day, within each and between them, dismissed findings included (see
/// [`dismissals`]). Give each plan once.
pub async fn findings(plans: &[&Plan], today: NaiveDate, work: &impl Work) -> Vec<Finding> {
    let gathered = Facts::of(plans, work).await;
    let mut found = Found::of(&gathered);
    subjects::findings(&gathered, &mut found, work).await;
    themes::findings(&gathered, &mut found, work).await;
    targets::findings(&gathered, &mut found, work).await;
    dated::findings(&gathered, today, &mut found, work).await;
    answered::findings(&gathered, &mut found, work).await;
    references::findings(&gathered, &mut found, work).await;
    // Dropping them all at once would block the page too.
    for entry in gathered.entries {
        drop(entry);
        work.yield_if_due().await;
    }
    found.all()
}

/// The keys of the findings dismissed in this plan, each with the reason given.
#[must_use]
pub fn dismissals(plan: &Plan) -> BTreeMap<&str, &str> {
    let said = plan.about().dismissals.iter().map(|(key, why)| (key.as_str(), why.as_str()));
    said.filter(|(_, why)| !why.trim().is_empty()).collect()
}
