//! Joining parties that are one, and taking them apart again.
//!
//! Two names of one party are joined by a link, [`Field::Same`], and nothing else changes: every line keeps the name
//! it was given. So whatever another officer does meanwhile under either name belongs to both once the files meet, and
//! taking the link away gives back exactly what was. The link counts both ways; the party that holds it is shown under
//! the name of the one it points to.

use super::edit::{Content, Edit};
use super::{EntityId, Field, Plan};

/// Joins two parties into one, shown under the name of `keep`. One change, which an undo or [`part`] takes back.
#[must_use]
pub fn join(plan: &Plan, keep: &EntityId, gone: &EntityId) -> Edit {
    if keep == gone {
        return Edit::All(Vec::new());
    }
    let mut edits = vec![link(gone, keep, Content::yes())];
    // A link the other way round would leave open whose name is shown; "these are two" no longer holds.
    if says(plan, keep, gone).is_some() {
        edits.push(link(keep, gone, Content::NOTHING));
    }
    Edit::All(edits)
}

/// Takes a party out of its group; the others stay joined. The answer is kept, so that nobody is asked again whether
/// they are one.
#[must_use]
pub fn part(plan: &Plan, party: &EntityId) -> Edit {
    let linked: Vec<&EntityId> = plan.party_index().linked(party).collect();
    let mut edits = Vec::new();
    for &other in &linked {
        for (one, other) in [(party, other), (other, party)] {
            if says(plan, one, other) == Some(true) {
                edits.push(link(one, other, Content::no()));
            }
        }
    }
    // Those that were joined through it alone stay joined.
    if let Some((first, rest)) = linked.split_first() {
        edits.extend(rest.iter().map(|other| link(other, first, Content::yes())));
    }
    Edit::All(edits)
}

/// Records that two parties are not one, so that nobody is asked again.
#[must_use]
pub fn tell_apart(one: &EntityId, other: &EntityId) -> Edit {
    // Always a field of the smaller id, so that two officers who say so set the same field.
    link(one.min(other), one.max(other), Content::no())
}

fn link(one: &EntityId, other: &EntityId, to: Content) -> Edit {
    Edit::Set { id: one.clone(), field: Field::Same(other.clone()), to }
}

/// True if `one` holds a link to `other`, false if it says that they are two; `None` if it says neither.
fn says(plan: &Plan, one: &EntityId, other: &EntityId) -> Option<bool> {
    plan.party(one)?.same.get(other).copied()
}
