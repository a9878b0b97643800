//! The form of an update.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Fresh, Problem};
use crate::plan::edit::{Edit, Report};
use crate::plan::status::Stage;
use crate::plan::{EntityId, Evidence, Kind, Plan};

/// An update, while it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct UpdateForm {
    /// The position is as it stood on this day, as in a date box: "2026-03-31".
    pub position_at: String,
    /// The status on that day.
    pub status: Option<EntityId>,
    /// The report in words.
    pub text: String,
    /// The evidence for the update.
    pub evidence: Vec<EvidenceForm>,
    /// The person it is entered for.
    pub on_behalf_of: String,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EvidenceForm {
    /// Its title in a few words.
    pub title: String,
    /// An address or path.
    pub link: String,
    /// The day it is from, as in a date box.
    pub date: String,
}

impl EvidenceForm {
    /// True if nothing was typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        [&self.title, &self.link, &self.date].into_iter().all(|text| text.trim().is_empty())
    }
}

impl UpdateForm {
    /// An update of this line as of `today`, with the status it has.
    #[must_use]
    pub fn new(plan: &Plan, line: &EntityId, today: NaiveDate) -> Self {
        let status = plan.item(line).and_then(|item| item.any_line()?.status.clone());
        let reported = |id: &EntityId| stage(plan, id).is_some_and(|stage| stage != Stage::None);
        Self { position_at: today.to_string(), status: status.filter(reported), ..Self::default() }
    }

    /// The problems that keep it from being sent.
    #[must_use]
    pub fn problems(&self, plan: &Plan, today: NaiveDate) -> Vec<Problem> {
        let problem = |at, words| Some(Problem { at, words });
        let date = match self.position_at.parse::<NaiveDate>() {
            Err(_) => problem("position-at", "Enter the date of the position"),
            Ok(day) if day > today => problem("position-at", "The date of the position must be today or in the past"),
            Ok(_) => None,
        };
        let says = !self.text.trim().is_empty();
        let shows = self.evidence.iter().any(|evidence| !evidence.is_blank());
        let status = match self.status.as_ref().and_then(|id| stage(plan, id)) {
            None => problem("status", "Choose a status"),
            Some(Stage::Complete) if !says && !shows => {
                problem("text", "Say what shows that it is complete: give evidence, or a reason under “What happened”")
            }
            Some(Stage::Closed) if !says => problem("text", "Say under “What happened” why it ends without being done"),
            Some(_) => None,
        };
        let nameless = |evidence: &EvidenceForm| evidence.title.trim().is_empty() && !evidence.is_blank();
        let evidence = match self.evidence.iter().any(nameless) {
            true => problem("evidence", "Say in a few words what each piece of evidence is"),
            false => None,
        };
        [date, status, evidence].into_iter().flatten().collect()
    }

    /// The edit that records it; `None` if the date is not one.
    #[must_use]
    pub fn edit(&self, line: &EntityId, entered: String, fresh: Fresh<'_>) -> Option<Edit> {
        let trimmed = |text: &str| text.trim().to_owned();
        let mut evidence = Vec::new();
        for form in self.evidence.iter().filter(|form| !form.is_blank()) {
            let date = form.date.parse().ok();
            let given = Evidence { title: trimmed(&form.title), link: trimmed(&form.link), date };
            evidence.push((fresh(&Kind::Evidence), given));
        }
        Some(Edit::Report(Report {
            line: line.clone(),
            update: fresh(&Kind::Update),
            position_at: self.position_at.parse().ok()?,
            status: self.status.clone(),
            text: trimmed(&self.text),
            on_behalf_of: trimmed(&self.on_behalf_of),
            evidence,
            entered,
        }))
    }
}

/// The stage that a status of this plan counts as.
pub(super) fn stage(plan: &Plan, status: &EntityId) -> Option<Stage> {
    plan.statuses().find(|(id, _)| *id == status).map(|(_, status)| status.stage)
}
