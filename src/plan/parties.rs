//! Which parties are one: the index that lists, counts and the check share.
//!
//! Links ([`super::Field::Same`]) count both ways and carry on: with Ann linked to Ben and Ben to Cat, all three are
//! one. A plan keeps the index of its own parties, see [`Plan::party_index`].

use std::collections::{BTreeMap, BTreeSet};

use super::{Body, EntityId, Plan};

/// The parties of one plan or several that a person said are one, or are two.
#[derive(Debug, Clone, Default)]
pub struct Parties {
    /// Every link, both ways.
    links: BTreeMap<EntityId, BTreeSet<EntityId>>,
    /// Of each linked party, the one that stands for its group.
    representatives: BTreeMap<EntityId, EntityId>,
    /// The groups, each under the party that stands for it.
    groups: BTreeMap<EntityId, BTreeSet<EntityId>>,
    /// Parties that hold a link, and so go by another's name.
    pointing: BTreeSet<EntityId>,
    /// Pairs that a person said are two, both ways round.
    apart: BTreeSet<(EntityId, EntityId)>,
}

impl Parties {
    /// Indexes these plans together: a party has one id in every plan. Removed parties count, for lines may still name
    /// them.
    #[must_use]
    pub fn of(plans: &[&Plan]) -> Self {
        let mut index = Self::default();
        for item in plans.iter().flat_map(|plan| plan.all_children(plan.id())) {
            let Body::Party(party) = &item.body else { continue };
            for (other, is_same) in party.same.iter().filter(|(other, _)| **other != item.id) {
                if *is_same {
                    index.links.entry(item.id.clone()).or_default().insert(other.clone());
                    index.links.entry(other.clone()).or_default().insert(item.id.clone());
                    index.pointing.insert(item.id.clone());
                } else {
                    index.apart.insert((item.id.clone(), other.clone()));
                    index.apart.insert((other.clone(), item.id.clone()));
                }
            }
        }
        index.group();
        index
    }

    /// Follows the links from each party once. The first one met of a group has its smallest id, and stands for it.
    fn group(&mut self) {
        for representative in self.links.keys() {
            if self.representatives.contains_key(representative) {
                continue;
            }
            let (mut group, mut next) = (BTreeSet::new(), vec![representative]);
            while let Some(id) = next.pop() {
                if group.insert(id.clone()) {
                    self.representatives.insert(id.clone(), representative.clone());
                    next.extend(self.links.get(id).into_iter().flatten());
                }
            }
            self.groups.insert(representative.clone(), group);
        }
    }

    /// The party that stands for this one and all that are one with it: the smallest id among them.
    #[must_use]
    pub fn representative<'a>(&'a self, party: &'a EntityId) -> &'a EntityId {
        self.representatives.get(party).unwrap_or(party)
    }

    /// True if the two are one party.
    #[must_use]
    pub fn are_one(&self, one: &EntityId, other: &EntityId) -> bool {
        self.representative(one) == self.representative(other)
    }

    /// A party and all that are one with it.
    #[must_use]
    pub fn all(&self, party: &EntityId) -> BTreeSet<EntityId> {
        let group = self.groups.get(self.representative(party));
        group.cloned().unwrap_or_else(|| BTreeSet::from([party.clone()]))
    }

    /// Which of `all`, which are one, gives them its name: the one that points to no other, and of several the one with
    /// the smallest id. `known` says which exist: a link may lead to a party that has not arrived.
    #[must_use]
    pub fn shown<'a>(&self, all: &'a BTreeSet<EntityId>, known: impl Fn(&EntityId) -> bool) -> Option<&'a EntityId> {
        let there = || all.iter().filter(|id| known(id));
        there().find(|id| !self.pointing.contains(*id)).or_else(|| there().next())
    }

    /// True if a person said that these are two.
    #[must_use]
    pub fn are_two(&self, one: &EntityId, other: &EntityId) -> bool {
        self.apart.contains(&(one.clone(), other.clone()))
    }

    /// The parties linked to this one directly, either way.
    pub(super) fn linked(&self, party: &EntityId) -> impl Iterator<Item = &EntityId> {
        self.links.get(party).into_iter().flatten()
    }
}
