//! The form of a commitment or an action, edited or added.

use serde::{Deserialize, Serialize};

use super::{Fresh, LeadForm, ListForm, Problem, ReadingForm, changed, leads, update};
use crate::plan::edit::{Content, Edit, Position};
use crate::plan::status::Stage;
use crate::plan::timeframe::Reading;
use crate::plan::{EntityId, Field, Kind, Plan};

/// Everything of a line that an officer can change.
///
/// A draft from before a field was added opens all the same.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LineForm {
    /// The printed reference.
    pub reference: String,
    /// The wording, or a summary of it.
    pub text: String,
    /// The wording of the adopted document.
    pub published: String,
    /// Who is responsible, in the published words.
    pub responsibility: String,
    /// When, in the published words.
    pub timeframe: String,
    /// The meaning a person gives it.
    pub reading: ReadingForm,
    /// The line's status.
    pub status: Option<EntityId>,
    /// True if a commitment is reported on itself.
    pub tracked: bool,
    /// The leads, in their order.
    pub leads: Vec<LeadForm>,
    /// The points under it.
    pub points: ListForm,
    /// The outcomes under it.
    pub outcomes: ListForm,
}

impl LineForm {
    /// The form of a line; `None` if the plan has no such line.
    #[must_use]
    pub fn of(plan: &Plan, id: &EntityId) -> Option<Self> {
        let line = plan.item(id)?.any_line()?;
        Some(Self {
            reference: line.reference.clone(),
            text: line.text.clone(),
            published: line.published.clone(),
            responsibility: line.responsibility.clone(),
            timeframe: line.timeframe.clone(),
            reading: ReadingForm::of(line.reading.as_deref()),
            status: line.status.clone(),
            tracked: line.tracked,
            leads: LeadForm::of(plan, line),
            points: ListForm::of(plan, id, &Kind::Point),
            outcomes: ListForm::of(plan, id, &Kind::Outcome),
        })
    }

    /// A line to be added.
    #[must_use]
    pub fn blank(kind: &Kind) -> Self {
        Self { tracked: *kind == Kind::Action, ..Self::default() }
    }

    /// The reading of the timeframe as typed.
    #[must_use]
    pub fn read(&self, plan: &Plan) -> Reading {
        plan.read_words(&self.timeframe)
    }

    /// The problems that keep it from being sent.
    #[must_use]
    pub fn problems(&self, plan: &Plan) -> Vec<Problem> {
        let no_text = self.text.trim().is_empty().then_some(Problem { at: "text", words: "Enter the wording" });
        let no_reading = self.reading.reading(&self.read(plan)).err();
        no_text.into_iter().chain(no_reading).collect()
    }

    /// A problem if the status is corrected to a finished one and no reason is given.
    #[must_use]
    pub fn wants_reason(&self, before: &Self, plan: &Plan, why: &str) -> Option<Problem> {
        let is = |form: &Self| form.status.as_ref().and_then(|id| update::stage(plan, id));
        let finishes = self.status != before.status && is(self).is_some_and(Stage::is_finished);
        let words = "Say why it is complete or closed, or record an update with its evidence instead";
        (finishes && why.trim().is_empty()).then_some(Problem { at: "why", words })
    }

    /// The edits that make the line `before` into this one.
    #[must_use]
    pub fn edits(&self, before: &Self, plan: &Plan, id: &EntityId, fresh: Fresh<'_>) -> Vec<Edit> {
        let mut edits = Vec::new();
        let fields = [
            (Field::Reference, &before.reference, &self.reference),
            (Field::Text, &before.text, &self.text),
            (Field::Published, &before.published, &self.published),
            (Field::Responsibility, &before.responsibility, &self.responsibility),
            (Field::Timeframe, &before.timeframe, &self.timeframe),
        ];
        edits.extend(fields.into_iter().filter_map(|(field, was, is)| changed(id, field, was, is)));
        let plain = |field, to| Edit::Set { id: id.clone(), field, to };
        if self.reading != before.reading || self.timeframe.trim() != before.timeframe.trim() {
            edits.extend(self.reading_edit(before, plan).map(|to| plain(Field::Reading, to)));
        }
        if self.status != before.status {
            edits.push(plain(Field::Status, self.status.as_ref().map_or(Content::NOTHING, Content::word)));
        }
        if self.tracked != before.tracked && id.kind() == Kind::Commitment {
            edits.push(plain(Field::Tracked, if self.tracked { Content::yes() } else { Content::NOTHING }));
        }
        edits.extend(leads::edits(plan, id, &before.leads, &self.leads));
        edits.extend(self.points.edits(&before.points, id, &Kind::Point, fresh));
        edits.extend(self.outcomes.edits(&before.outcomes, id, &Kind::Outcome, fresh));
        edits
    }

    fn reading_edit(&self, before: &Self, plan: &Plan) -> Option<Content> {
        let reading = self.reading.reading(&self.read(plan)).ok()?;
        let said = before.reading.kept.as_ref();
        (reading.as_ref() != said).then(|| match reading {
            // A reading is made of words, numbers and dates: it can always be written.
            Some(reading) => Content::Plain(serde_json::to_value(reading).unwrap_or_default()),
            None => Content::NOTHING,
        })
    }

    /// The edits that add this line as a new thing under `parent`.
    #[must_use]
    pub fn addition(&self, plan: &Plan, parent: &EntityId, id: &EntityId, fresh: Fresh<'_>) -> Vec<Edit> {
        let add = Edit::Add { id: id.clone(), parent: parent.clone(), position: Position::Last, fields: Vec::new() };
        let mut edits = vec![add];
        edits.extend(self.edits(&Self::blank(&Kind::Action), plan, id, fresh));
        if self.tracked && id.kind() == Kind::Commitment {
            edits.push(Edit::Set { id: id.clone(), field: Field::Tracked, to: Content::yes() });
        }
        edits
    }
}
