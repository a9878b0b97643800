//! Parties that a person said are one, and taking them apart again.
//!
//! Two names of one party are joined by a link, [`Field::Same`], and nothing else changes: every line keeps the name
//! it was given. So whatever another officer does meanwhile under either name belongs to both once the files meet, and
//! taking the link away gives back exactly what was. The link counts both ways; the party that holds it is shown under
//! the name of the one it points to.

use std::collections::{BTreeMap, BTreeSet};

use super::edit::{Content, Edit};
use super::{Body, EntityId, Field, Plan, Value};

/// Which parties are one.
#[derive(Debug, Clone, Default)]
pub struct Same {
    /// Every link, both ways.
    links: BTreeMap<EntityId, BTreeSet<EntityId>>,
    /// Those that hold a link, and so go by another's name.
    pointing: BTreeSet<EntityId>,
    /// What a person said are two, both ways round.
    apart: BTreeSet<(EntityId, EntityId)>,
}

impl Same {
    /// What these plans say together: a party has one id in every plan. Removed parties count, for lines may still
    /// name them.
    #[must_use]
    pub fn of(plans: &[&Plan]) -> Self {
        let mut same = Self::default();
        for item in plans.iter().flat_map(|plan| plan.all_children(plan.id())) {
            let Body::Party(party) = &item.body else { continue };
            for other in party.same.iter().filter(|other| **other != item.id) {
                same.links.entry(item.id.clone()).or_default().insert(other.clone());
                same.links.entry(other.clone()).or_default().insert(item.id.clone());
                same.pointing.insert(item.id.clone());
            }
            for (field, value) in &item.extra {
                if let Field::Same(other) = field
                    && *value == Value::Plain(false.into())
                {
                    same.apart.insert((item.id.clone(), other.clone()));
                    same.apart.insert((other.clone(), item.id.clone()));
                }
            }
        }
        same
    }

    /// A party and all that are one with it.
    #[must_use]
    pub fn all(&self, party: &EntityId) -> BTreeSet<EntityId> {
        let mut all = BTreeSet::new();
        let mut next = vec![party];
        while let Some(id) = next.pop() {
            if all.insert(id.clone()) {
                next.extend(self.links.get(id).into_iter().flatten());
            }
        }
        all
    }

    /// The smallest id of a party and all that are one with it: equal for two parties exactly if they are one.
    #[must_use]
    pub fn first(&self, party: &EntityId) -> EntityId {
        self.all(party).pop_first().unwrap_or_else(|| party.clone())
    }

    /// Which of those that are one gives them its name: the one that points to no other, and of several the one with
    /// the smallest id. `known` says which there are: a link may lead to a party that has not arrived.
    #[must_use]
    pub fn shown<'a>(&self, all: &'a BTreeSet<EntityId>, known: impl Fn(&EntityId) -> bool) -> Option<&'a EntityId> {
        let there = || all.iter().filter(|id| known(id));
        there().find(|id| !self.pointing.contains(*id)).or_else(|| there().next())
    }

    /// Whether a person said that these are two.
    #[must_use]
    pub fn are_two(&self, one: &EntityId, other: &EntityId) -> bool {
        self.apart.contains(&(one.clone(), other.clone()))
    }
}

/// Joins two parties into one, shown under the name of `keep`. One change, which an undo or [`part`] takes back.
#[must_use]
pub fn join(plan: &Plan, keep: &EntityId, gone: &EntityId) -> Edit {
    if keep == gone {
        return Edit::All(Vec::new());
    }
    let mut edits = vec![link(gone, keep, Content::yes())];
    // A link the other way round would leave open whose name is shown; and they are no longer two.
    if says(plan, keep, gone).is_some() {
        edits.push(link(keep, gone, Content::NOTHING));
    }
    Edit::All(edits)
}

/// Takes a party out of those it is one with; they stay one among themselves. That they are two is kept, so that
/// nobody is asked again whether they are one.
#[must_use]
pub fn part(plan: &Plan, party: &EntityId) -> Edit {
    let neighbours = Same::of(&[plan]).links.remove(party).unwrap_or_default();
    let mut edits = Vec::new();
    for other in &neighbours {
        for (one, other) in [(party, other), (other, party)] {
            if says(plan, one, other) == Some(true) {
                edits.push(link(one, other, Content::Plain(false.into())));
            }
        }
    }
    // What was joined through it alone would fall apart too.
    let mut rest = neighbours.iter();
    if let Some(first) = rest.next() {
        edits.extend(rest.map(|other| link(other, first, Content::yes())));
    }
    Edit::All(edits)
}

/// Says that two parties are two, where they were taken for likely to be one.
#[must_use]
pub fn tell_apart(one: &EntityId, other: &EntityId) -> Edit {
    // Always on the same of the two, so that two officers who say so say it once.
    link(one.min(other), one.max(other), Content::Plain(false.into()))
}

fn link(one: &EntityId, other: &EntityId, to: Content) -> Edit {
    Edit::Set { id: one.clone(), field: Field::Same(other.clone()), to }
}

/// What `one` says of `other`; `None` where it says nothing that is understood here.
fn says(plan: &Plan, one: &EntityId, other: &EntityId) -> Option<bool> {
    if plan.party(one)?.same.contains(other) {
        return Some(true);
    }
    let extra = &plan.item(one)?.extra;
    extra.get(&Field::Same(other.clone()))?.as_plain()?.as_bool()
}
