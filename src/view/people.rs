//! The people and teams of one plan or several: their lines, posts and successors, and those that may be one.
//!
//! Parties that a person joined ([`crate::plan::parties`]) are one row. Only the page of people and teams calls this.

mod elsewhere;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use crate::plan::holding::RecordedHolding;
use crate::plan::parties::Parties;
use crate::plan::party::Successor;
use crate::plan::post::{self, Holding, Standing};
use crate::plan::succession::leading;
use crate::plan::{Body, EntityId, Kind, Party, PartyKind, Plan, Role, alike, sorting};
use crate::text::compared;

pub use elsewhere::{Elsewhere, elsewhere};

/// One person, post, team, service or organisation, or everyone.
#[derive(Debug, Clone, PartialEq)]
pub struct PartyRow {
    /// The party that gives the row its name.
    pub who: Who,
    /// A person, a post, a team …
    pub kind: PartyKind,
    /// The other parties that are one with it.
    pub joined: Vec<Who>,
    /// Other spellings of all their names, each once.
    pub spellings: Vec<String>,
    /// The plans in which it stands under one of its names, in the order given.
    pub plans: Vec<EntityId>,
    /// Its holders; `None` if it is no post and has no holder on record.
    pub post: Option<Post>,
    /// The posts it holds on the day.
    pub holds: Vec<Held>,
    /// The number of open lines in which it has each role.
    pub roles: Vec<(Role, usize)>,
    /// The number of open lines (neither complete nor closed) in which it has any role.
    pub open: usize,
    /// The number of commitments with open actions, not reported on themselves, in which it has any role.
    pub commitments: usize,
    /// The number of complete or closed lines in which it has any role.
    pub finished: usize,
    /// The number of open lines in which a person has still to confirm it.
    pub unconfirmed: usize,
    /// The parties that took its place, or will.
    pub succeeded_by: Vec<Succession>,
    /// The parties whose place it took, or will.
    pub succeeds: Vec<Succession>,
    /// The parties that may be one with it, for a person to say.
    pub likely: Vec<Likely>,
}

impl PartyRow {
    /// True if its place was taken by the day asked for and it still has open work.
    #[must_use]
    pub fn is_to_hand_over(&self) -> bool {
        self.open + self.commitments > 0 && self.succeeded_by.iter().any(|one| one.in_place)
    }
}

/// A party as it is named.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Who {
    /// The party's name.
    pub name: String,
    /// The party's id.
    pub id: EntityId,
}

/// A post and its holders.
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    /// Its standing on the day; [`Standing::Held`] repeats those of `holders` who hold it then.
    pub standing: Standing,
    /// Everybody on record who held it, holds it or will, the earliest first.
    pub holders: Vec<Holder>,
}

/// One holding of a post, on record.
#[derive(Debug, Clone, PartialEq)]
pub struct Holder {
    /// The plan that has it on record.
    pub plan: EntityId,
    /// The post it is recorded for: that of the row, or one joined to it.
    pub post: EntityId,
    /// The key of its field, for [`post::correct`] and [`post::strike`].
    pub key: String,
    /// The holder; `None` if it was vacant. The name is empty if the plans do not have the party.
    pub who: Option<Who>,
    /// The holding as it is on record.
    pub holding: Holding,
    /// True if it holds on the day.
    pub is_on: bool,
}

/// A post that somebody holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The post held.
    pub post: Who,
    /// The holding as it is on record.
    pub holding: Holding,
}

/// A party that took or gave up a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Succession {
    /// The other party. The name is empty if the plans do not have it.
    pub who: Who,
    /// The first day, if it is known.
    pub on: Option<NaiveDate>,
    /// True if it has come about by the day asked for.
    pub in_place: bool,
}

/// Another party that may be the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likely {
    /// The other party.
    pub who: Who,
    /// The reason, in a whole sentence.
    pub why: &'static str,
}

/// The people and teams of these plans on this day, by name. One that several plans have is one row.
#[must_use]
pub fn people(plans: &[&Plan], today: NaiveDate) -> Vec<PartyRow> {
    let book = Book::of(plans);
    let mut rows = book.rows();
    book.lines(&mut rows);
    book.posts(&mut rows, today);
    book.successions(&mut rows, today);
    book.likely(&mut rows);
    let mut rows: Vec<PartyRow> = rows.into_values().collect();
    sorting::sort_by_key(&mut rows, |row| (compared(&row.who.name), row.who.id.clone()));
    rows
}

/// The rows by the id of the party that gives each its name.
type Rows<'a> = BTreeMap<&'a EntityId, PartyRow>;

/// The parties of the plans, and which row each belongs to.
struct Book<'a> {
    plans: &'a [&'a Plan],
    index: Parties,
    /// Each as the first plan that has it says.
    parties: BTreeMap<&'a EntityId, &'a Party>,
    rows: HashMap<&'a EntityId, &'a EntityId>,
}

impl<'a> Book<'a> {
    fn of(plans: &'a [&'a Plan]) -> Self {
        let index = Parties::of(plans);
        let mut parties: BTreeMap<&EntityId, &Party> = BTreeMap::new();
        for (id, party) in plans.iter().flat_map(|plan| plan.parties()) {
            parties.entry(id).or_insert(party);
        }
        let mut rows = HashMap::new();
        for id in parties.keys().copied() {
            let all = index.all(id);
            let shown = index.shown(&all, |one| parties.contains_key(one));
            let shown = shown.and_then(|shown| parties.get_key_value(shown)).map_or(id, |(shown, _)| *shown);
            rows.insert(id, shown);
            // A removed party counts with the group it was joined to.
            for one in plans.iter().flat_map(|plan| all.iter().filter_map(|one| plan.item(one))) {
                rows.entry(&one.id).or_insert(shown);
            }
        }
        Self { plans, index, parties, rows }
    }

    fn who(&self, id: &EntityId) -> Who {
        let name = self.parties.get(id).map(|party| party.name.clone());
        // A holder who was removed from the plan still held the post.
        let name = name.or_else(|| self.plans.iter().find_map(|plan| Some(plan.party(id)?.name.clone())));
        Who { name: name.unwrap_or_default(), id: id.clone() }
    }

    /// The party that names this one's row.
    fn shown(&self, id: &EntityId) -> Who {
        self.who(self.rows.get(id).copied().unwrap_or(id))
    }

    fn rows(&self) -> Rows<'a> {
        let mut rows: Rows<'a> = BTreeMap::new();
        for (id, party) in &self.parties {
            if self.rows.get(id) == Some(id) {
                rows.insert(id, row(self.who(id), party));
            }
        }
        for id in self.parties.keys() {
            let Some(row) = self.rows.get(id).and_then(|shown| rows.get_mut(shown)) else { continue };
            if row.who.id != **id {
                row.joined.push(self.who(id));
            }
            for plan in self.plans.iter().filter(|plan| plan.item(id).is_some_and(|item| !item.removed)) {
                if !row.plans.contains(plan.id()) {
                    row.plans.push(plan.id().clone());
                }
                let spellings = plan.children_of_kind(id, Kind::Alias).filter_map(|alias| match &alias.body {
                    Body::Words(words) if !row.spellings.contains(words) => Some(words.clone()),
                    _ => None,
                });
                let spellings: Vec<String> = spellings.collect();
                row.spellings.extend(spellings);
            }
        }
        for row in rows.values_mut() {
            sorting::sort(&mut row.joined);
            sorting::sort(&mut row.spellings);
            let order = |id: &EntityId| self.plans.iter().position(|plan| plan.id() == id);
            sorting::sort_by(&mut row.plans, |a, b| order(a).cmp(&order(b)));
        }
        rows
    }

    fn lines(&self, rows: &mut Rows<'a>) {
        for (plan, placed) in self.plans.iter().flat_map(|plan| plan.lines().map(move |placed| (plan, placed))) {
            // Somebody under two names, or in two roles, is on one line.
            let mut roles: BTreeMap<&EntityId, (BTreeSet<&Role>, bool)> = BTreeMap::new();
            for lead in &placed.line.leads {
                if let Some(shown) = self.rows.get(&lead.party) {
                    let (all, unconfirmed) = roles.entry(shown).or_default();
                    all.insert(&lead.role);
                    *unconfirmed |= lead.unconfirmed;
                }
            }
            let finished = plan.is_finished(placed.line);
            for (shown, (roles, unconfirmed)) in roles {
                let Some(row) = rows.get_mut(shown) else { continue };
                if finished {
                    row.finished += 1;
                    continue;
                }
                row.open += 1;
                row.unconfirmed += usize::from(unconfirmed);
                for role in roles {
                    match row.roles.iter_mut().find(|(known, _)| known == role) {
                        Some((_, count)) => *count += 1,
                        None => row.roles.push((role.clone(), 1)),
                    }
                }
            }
        }
        for (_, line) in self.plans.iter().flat_map(|plan| leading(plan)) {
            let shown: BTreeSet<_> = line.leads.iter().filter_map(|lead| self.rows.get(&lead.party)).collect();
            for row in shown {
                rows.entry(row).and_modify(|row| row.commitments += 1);
            }
        }
        for row in rows.values_mut() {
            sorting::sort(&mut row.roles);
        }
    }

    fn posts(&self, rows: &mut Rows<'a>, today: NaiveDate) {
        let mut held: Vec<(EntityId, Held)> = Vec::new();
        for (id, shown) in self.in_order() {
            let parties = self.plans.iter().filter_map(|plan| Some((plan, plan.party(id)?)));
            for (plan, recorded) in parties.flat_map(|(plan, party)| party.holdings.iter().map(move |one| (plan, one)))
            {
                let RecordedHolding { key, holding, .. } = recorded;
                let Some(row) = rows.get_mut(shown) else { continue };
                let standing = Standing::NotRecorded;
                let post = row.post.get_or_insert(Post { standing, holders: Vec::new() });
                // Two plans may have the same holding on record.
                if post.holders.iter().any(|known| known.holding == *holding) {
                    continue;
                }
                let who = holding.party.as_ref().map(|party| self.shown(party));
                let is_on = holding.is_on(today);
                if let Some(who) = who.as_ref().filter(|_| is_on) {
                    held.push((who.id.clone(), Held { post: self.who(shown), holding: holding.clone() }));
                }
                post.holders.push(Holder {
                    plan: plan.id().clone(),
                    post: id.clone(),
                    key: key.clone(),
                    who,
                    holding: holding.clone(),
                    is_on,
                });
            }
        }
        for post in rows.values_mut().filter_map(|row| row.post.as_mut()) {
            sorting::sort_by_key(&mut post.holders, |one| {
                (one.holding.from, one.holding.until.is_none(), one.holding.until, one.who.clone(), one.key.clone())
            });
            post.standing = post::standing(post.holders.iter().map(|one| &one.holding), today);
        }
        for (who, held) in held {
            if let Some(row) = rows.get_mut(&who) {
                row.holds.push(held);
            }
        }
        for row in rows.values_mut() {
            sorting::sort_by_key(&mut row.holds, |held| held.post.clone());
        }
    }

    fn successions(&self, rows: &mut Rows<'a>, today: NaiveDate) {
        let mut all: BTreeMap<(Who, Who), &Successor> = BTreeMap::new();
        for (id, shown) in self.in_order() {
            for heir in self.plans.iter().filter_map(|plan| plan.party(id)).flat_map(|party| &party.successors) {
                let (old, new) = (self.who(shown), self.shown(&heir.party));
                // After two were joined, one of them may seem to take its own place.
                if old != new {
                    all.entry((old, new)).or_insert(heir);
                }
            }
        }
        for ((old, new), heir) in all {
            let one = |who: &Who| Succession { who: who.clone(), on: heir.on, in_place: heir.is_in_place(today) };
            if let Some(row) = rows.get_mut(&old.id) {
                row.succeeded_by.push(one(&new));
            }
            if let Some(row) = rows.get_mut(&new.id) {
                row.succeeds.push(one(&old));
            }
        }
        for list in rows.values_mut().flat_map(|row| [&mut row.succeeded_by, &mut row.succeeds]) {
            sorting::sort_by(list, |a, b| (a.on, &a.who).cmp(&(b.on, &b.who)));
        }
    }

    /// Names that are spelled nearly alike, save those that a person joined or told apart.
    fn likely(&self, rows: &mut Rows<'a>) {
        let named: Vec<(&EntityId, &str)> = self.parties.iter().map(|(id, party)| (*id, party.name.as_str())).collect();
        let names: Vec<&str> = named.iter().map(|(_, name)| *name).collect();
        for alike::LikelyPair { one, other, why } in alike::among(&names) {
            let (Some((one, _)), Some((other, _))) = (named.get(one), named.get(other)) else { continue };
            let (shown, their) = (self.shown(one), self.shown(other));
            if shown == their || self.index.are_two(one, other) || self.index.are_two(&shown.id, &their.id) {
                continue;
            }
            for (own, who) in [(&shown, &their), (&their, &shown)] {
                if let Some(row) = rows.get_mut(&own.id)
                    && !row.likely.iter().any(|known| known.who == *who)
                {
                    row.likely.push(Likely { who: who.clone(), why });
                }
            }
        }
        for row in rows.values_mut() {
            sorting::sort_by_key(&mut row.likely, |likely| likely.who.clone());
        }
    }

    /// Every party with the party that names its row, in the order of ids.
    fn in_order(&self) -> BTreeMap<&'a EntityId, &'a EntityId> {
        self.rows.iter().map(|(id, shown)| (*id, *shown)).collect()
    }
}

fn row(who: Who, party: &Party) -> PartyRow {
    let post = (party.kind == PartyKind::Post).then(|| Post { standing: Standing::NotRecorded, holders: Vec::new() });
    PartyRow {
        who,
        kind: party.kind.clone(),
        joined: Vec::new(),
        spellings: Vec::new(),
        plans: Vec::new(),
        post,
        holds: Vec::new(),
        roles: Vec::new(),
        open: 0,
        commitments: 0,
        finished: 0,
        unconfirmed: 0,
        succeeded_by: Vec::new(),
        succeeds: Vec::new(),
        likely: Vec::new(),
    }
}
