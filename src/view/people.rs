//! The people and teams of one plan or several: who they are, what they lead, who holds which post on a day, who took
//! whose place, and who may be one.
//!
//! What a person joined ([`crate::plan::same`]) is one row. Only the page of people and teams calls this.

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
    /// Who, and the name shown.
    pub who: Who,
    /// A person, a post, a team …
    pub kind: PartyKind,
    /// Others that a person said are the same.
    pub joined: Vec<Who>,
    /// Other spellings of all their names, each once.
    pub spellings: Vec<String>,
    /// The plans in which it stands under one of its names, in the order given.
    pub plans: Vec<EntityId>,
    /// How it stands as a post; `None` for what is no post and has no holder on record.
    pub post: Option<Post>,
    /// The posts it holds on the day.
    pub holds: Vec<Held>,
    /// In how many open lines it has each role: those neither complete nor closed.
    pub roles: Vec<(Role, usize)>,
    /// In how many open lines it has any role.
    pub open: usize,
    /// In how many commitments that are not reported on themselves it has any role, while actions under them are open.
    pub commitments: usize,
    /// In how many complete or closed lines it has any role.
    pub finished: usize,
    /// In how many open lines a person has still to confirm that the words mean it.
    pub unconfirmed: usize,
    /// Who took its place, or will.
    pub succeeded_by: Vec<Succession>,
    /// Whose place it took, or will.
    pub succeeds: Vec<Succession>,
    /// Who may be the same, for a person to say.
    pub likely: Vec<Likely>,
}

impl PartyRow {
    /// Whether its place was taken by the day asked for while open lines, or commitments above them, are left with it.
    #[must_use]
    pub fn is_to_hand_over(&self) -> bool {
        self.open + self.commitments > 0 && self.succeeded_by.iter().any(|one| one.in_place)
    }
}

/// A party as it is named.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Who {
    /// Its name.
    pub name: String,
    /// Its id.
    pub id: EntityId,
}

/// A post and its holders.
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    /// How it stands on the day; [`Standing::Held`] repeats those of `holders` that hold it then.
    pub standing: Standing,
    /// Everybody on record who held it, holds it or will, the earliest first.
    pub holders: Vec<Holder>,
}

/// One holding of a post, on record.
#[derive(Debug, Clone, PartialEq)]
pub struct Holder {
    /// The plan in which it stands.
    pub plan: EntityId,
    /// The post under whose name it stands: the one of the row, or one joined to it.
    pub post: EntityId,
    /// Its key there, for [`post::correct`] and [`post::strike`].
    pub key: String,
    /// Who; `None` where it was vacant. The name is empty where the plans do not have the party.
    pub who: Option<Who>,
    /// How, and from when until when.
    pub holding: Holding,
    /// Whether it holds on the day.
    pub is_on: bool,
}

/// A post that somebody holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The post.
    pub post: Who,
    /// How.
    pub holding: Holding,
}

/// A party that took or gave up a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Succession {
    /// Who. The name is empty where the plans do not have the party.
    pub who: Who,
    /// From which day, where that is known.
    pub on: Option<NaiveDate>,
    /// Whether it has come about by the day asked for.
    pub in_place: bool,
}

/// Another party that may be the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likely {
    /// Who.
    pub who: Who,
    /// What speaks for it, in a whole sentence.
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
    /// Of the first plan that has it.
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
            // What was removed and joined counts with those that are left.
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

    /// Who stands for this party.
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
                // Plans that name one post may both say who holds it.
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
                // One that took its own place, as after the two were joined, took none.
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

    /// Every party that belongs to a row, with the party that gives the row its name, in the order of ids.
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
