//! The headings over the lines of a list: sections and commitments.

use crate::plan::{Body, EntityId, Item, Kind, Plan};

/// A section or commitment over its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The section or commitment.
    pub id: EntityId,
    /// Section or commitment.
    pub kind: Kind,
    /// Its number or reference, with the plan's word for sections in front.
    pub number: String,
    /// Its title or wording.
    pub text: String,
    /// The number of its lines that are shown.
    pub count: usize,
}

impl Heading {
    /// The heading that an item is, no line counted yet; `None` if it is a line itself.
    #[must_use]
    pub fn of(plan: &Plan, item: &Item) -> Option<Self> {
        let (number, text) = match &item.body {
            Body::Section(section) => (section_number(plan, &section.number), section.title.clone()),
            Body::Commitment(line) if !line.tracked => (line.reference.clone(), line.text.clone()),
            _ => return None,
        };
        Some(Self { id: item.id.clone(), kind: item.id.kind(), number, text, count: 0 })
    }
}

/// "Priority 2": a section's number with the plan's word for it.
#[must_use]
pub fn section_number(plan: &Plan, number: &str) -> String {
    format!("{} {number}", section_word(plan)).trim_end().to_owned()
}

/// The plan's own word for its sections.
#[must_use]
pub fn section_word(plan: &Plan) -> &str {
    let word = plan.about().section_word.as_str();
    if word.is_empty() { "Section" } else { word }
}
