//! The form of the plan's own fields.

use serde::{Deserialize, Serialize};

use super::{Problem, changed};
use crate::plan::edit::{Content, Edit};
use crate::plan::timeframe::YearBasis;
use crate::plan::{EntityId, Field, Plan, day};

/// A plan's title and what goes with it.
///
/// A draft from before a field was added opens all the same.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AboutForm {
    /// The plan's title.
    pub title: String,
    /// The council whose plan it is.
    pub organisation: String,
    /// The years it covers.
    pub period: String,
    /// A note to readers on its wording.
    pub note: String,
    /// Its own word for its sections.
    pub section_word: String,
    /// Its own word for its commitments.
    pub commitment_word: String,
    /// The day on which it was adopted, as in a date box: "2024-03-20", or empty.
    pub adopted: String,
    /// The years that "2023-24" means.
    pub year_basis: Option<YearBasis>,
}

impl AboutForm {
    /// The form as the plan stands.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let about = plan.about();
        Self {
            title: about.title.clone(),
            organisation: about.organisation.clone(),
            period: about.period.clone(),
            note: about.note.clone(),
            section_word: about.section_word.clone(),
            commitment_word: about.commitment_word.clone(),
            adopted: about.adopted.map(|day| day.to_string()).unwrap_or_default(),
            year_basis: about.year_basis,
        }
    }

    /// The problems that keep it from being sent.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let no_title =
            self.title.trim().is_empty().then_some(Problem { at: "title", words: "Enter the plan’s title" });
        let adopted = self.adopted.trim();
        let no_day = (!adopted.is_empty() && day::read(adopted).is_none())
            .then_some(Problem { at: "adopted", words: "Enter the day of adoption, or leave it empty" });
        no_title.into_iter().chain(no_day).collect()
    }

    /// The edits that make `before` into this.
    #[must_use]
    pub fn edits(&self, before: &Self, plan: &EntityId) -> Vec<Edit> {
        let fields = [
            (Field::Title, &before.title, &self.title),
            (Field::Organisation, &before.organisation, &self.organisation),
            (Field::Period, &before.period, &self.period),
            (Field::Note, &before.note, &self.note),
            (Field::SectionWord, &before.section_word, &self.section_word),
            (Field::CommitmentWord, &before.commitment_word, &self.commitment_word),
        ];
        let mut edits: Vec<Edit> =
            fields.into_iter().filter_map(|(field, was, is)| changed(plan, field, was, is)).collect();
        if self.adopted.trim() != before.adopted.trim() {
            let to = day::read(self.adopted.trim()).map_or(Content::NOTHING, Content::word);
            edits.push(Edit::Set { id: plan.clone(), field: Field::Adopted, to });
        }
        if self.year_basis != before.year_basis {
            let to = match self.year_basis {
                None => Content::NOTHING,
                Some(YearBasis::Calendar) => Content::word("calendar"),
                Some(YearBasis::Financial) => Content::word("financial"),
            };
            edits.push(Edit::Set { id: plan.clone(), field: Field::YearBasis, to });
        }
        edits
    }
}
