//! What to look at in a plan before somebody else points it out: gaps, contradictions, dates that cannot be.
//!
//! Start at [`findings`]. Each rule is a file of its own and goes by
//! general vocabulary, never by the words of one plan. A finding is a question and not a verdict: it names the lines,
//! says what was noticed and how it could be mended, and can be dismissed with a reason ([`Field::Dismissed`]).
//!
//! Invariants: the same plans give the same findings, whatever the order of what they hold; nothing fails,
//! whatever a plan says; no rule compares every line with every other, so that 10,000 lines are no trouble; every rule
//! rests after each line or two.

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
use gather::Gathered;

/// What a finding is about; in the order in which they are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Concern {
    /// The same subject stands in several lines, with other dates or leads.
    SameSubject,
    /// Numbers and dates that do not agree.
    Numbers,
    /// One approach is spread over many lines of different leads.
    Theme,
    /// A date that was, or may have been, past when the plan was adopted.
    BeforeAdoption,
    /// A date after the plan's end.
    AfterEnd,
    /// No timeframe.
    NoTimeframe,
    /// A timeframe that is not understood, or leaves something open.
    Unclear,
    /// Nobody, or no named person or post, leads the line.
    NobodyNamed,
    /// Everybody leads the line, and so nobody.
    EveryoneOnly,
    /// A commitment with no action.
    NoAction,
    /// A printed reference is missing.
    MissingReference,
    /// A number is promised: somebody has to count.
    Target,
    /// Reported on before, and not within the cycle.
    Stale,
    /// Never reported on.
    NoUpdate,
}

impl Concern {
    /// Its name in the key of a dismissal: never to change.
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

/// Where the repair is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mend {
    /// In the form of the thing.
    Edit,
    /// By recording an update of the line.
    Report,
    /// By adding an action under the commitment.
    AddAction,
    /// In the settings of the plan.
    Settings,
    /// In what the plan says of itself.
    Details,
}

/// Something of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Spot {
    /// Which plan.
    pub plan: EntityId,
    /// What in it: a line, a commitment, a section, or the plan itself.
    pub id: EntityId,
}

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What sort of thing it is.
    pub concern: Concern,
    /// Names it while the facts are the same: other facts make it another finding. The concern, a hyphen and 32
    /// hexadecimal digits.
    pub key: String,
    /// What it is about, in the order of the plans and their lines; at least one.
    pub spots: Vec<Spot>,
    /// What was noticed, in plain words.
    pub says: String,
    /// How it could be mended.
    pub repair: &'static str,
    /// Where.
    pub mend: Mend,
}

impl Finding {
    /// A finding about these things, which holds while `facts` are what they are.
    fn new(concern: Concern, spots: Vec<Spot>, facts: &[&str], says: impl Into<String>, repair: &'static str) -> Self {
        let mut ids: Vec<&Spot> = spots.iter().collect();
        sorting::sort(&mut ids);
        let named = ids.into_iter().flat_map(|spot| [spot.plan.as_str(), spot.id.as_str()]);
        let key = format!("{}-{}", concern.word(), digest::of_parts(named.chain(facts.iter().copied())));
        Self { concern, key, spots, says: says.into(), repair, mend: Mend::Edit }
    }

    fn mended(mut self, mend: Mend) -> Self {
        self.mend = mend;
        self
    }

    /// Whether it is about something of this plan.
    #[must_use]
    pub fn is_of(&self, plan: &EntityId) -> bool {
        self.spots.iter().any(|spot| spot.plan == *plan)
    }
}

/// All there is to look at in these plans, each given once, on this day: within each and between them. Dismissed or
/// not: see [`dismissals`].
pub async fn findings(plans: &[&Plan], today: NaiveDate, work: &impl Work) -> Vec<Finding> {
    let gathered = Gathered::of(plans, work).await;
    let mut found = Found::of(&gathered);
    subjects::findings(&gathered, &mut found, work).await;
    themes::findings(&gathered, &mut found, work).await;
    targets::findings(&gathered, &mut found, work).await;
    dated::findings(&gathered, today, &mut found, work).await;
    answered::findings(&gathered, &mut found, work).await;
    references::findings(&gathered, &mut found, work).await;
    // Dropping it in one go would also block.
    for entry in gathered.entries {
        drop(entry);
        work.yield_if_due().await;
    }
    found.all()
}

/// The findings that a person dismissed in this plan, each by its key, with the reason given.
#[must_use]
pub fn dismissals(plan: &Plan) -> BTreeMap<&str, &str> {
    let said = plan.about().dismissals.iter().map(|(key, why)| (key.as_str(), why.as_str()));
    said.filter(|(_, why)| !why.trim().is_empty()).collect()
}
