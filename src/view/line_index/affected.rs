//! The lines that a change may have altered, by the items that it touched.

use std::collections::HashSet;

use super::LineIndex;
use crate::history::Touched;
use crate::plan::{Body, EntityId, Item, Kind, Plan};
use crate::view::row::line_of;

/// The parts of an index that may have to be made anew.
#[derive(Debug, Default)]
pub(super) struct Affected {
    /// True if lines may have come, gone or moved, or if a heading reads otherwise.
    pub(super) outline: bool,
    /// The lines whose row or words may be others.
    pub(super) lines: HashSet<EntityId>,
}

impl Affected {
    /// What these touched items may have altered in an index, in a plan as it now is.
    pub(super) fn by<'a>(touched: impl Iterator<Item = &'a Touched>, plan: &Plan, index: &LineIndex) -> Self {
        let (mut affected, mut renamed) = (Self::default(), HashSet::new());
        for Touched { id, before } in touched {
            let (before, now) = (before.as_deref(), plan.item(id).map(AsRef::as_ref));
            affected.outline |= alters_outline(before, now);
            match id.kind() {
                Kind::Commitment | Kind::Action => drop(affected.lines.insert(id.clone())),
                Kind::Party if name(before) != name(now) => drop(renamed.insert(id)),
                // Settings and statuses concern every line: they are compared as a whole.
                Kind::Plan | Kind::Status | Kind::Section | Kind::Party => {}
                _ => {
                    let places = [before, now].into_iter().flatten().filter_map(|item| item.place.as_ref());
                    affected.lines.extend(places.filter_map(|place| line_of(plan, &place.parent)));
                }
            }
        }
        if !renamed.is_empty() {
            let led = index.rows().filter(|row| row.leads.iter().any(|lead| renamed.contains(&lead.party)));
            affected.lines.extend(led.map(|row| row.id.clone()));
        }
        affected
    }
}

/// The name of a party, which stands in the rows of its lines.
fn name(item: Option<&Item>) -> Option<&str> {
    match &item?.body {
        Body::Party(party) => Some(&party.name),
        _ => None,
    }
}

/// True if a change of an item may alter which lines there are, their order or their headings.
fn alters_outline(before: Option<&Item>, now: Option<&Item>) -> bool {
    let (Some(before), Some(now)) = (before, now) else {
        let kind = before.or(now).map(|item| item.id.kind());
        return matches!(kind, Some(Kind::Plan | Kind::Section | Kind::Commitment | Kind::Action));
    };
    let reads_otherwise = match (&before.body, &now.body) {
        (Body::Plan(before), Body::Plan(now)) => return before.section_word != now.section_word,
        (Body::Section(before), Body::Section(now)) => (&before.number, &before.title) != (&now.number, &now.title),
        (Body::Commitment(before), Body::Commitment(now)) => {
            let heading = |line: &crate::plan::Line| {
                let words = [&line.reference, &line.text, &line.published, &line.responsibility];
                (line.tracked, words.map(Clone::clone))
            };
            heading(before) != heading(now)
        }
        (Body::Action(_), Body::Action(_)) => false,
        _ => return false,
    };
    reads_otherwise || before.place != now.place || before.removed != now.removed
}
