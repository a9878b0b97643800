//! The plan: sections, commitments, actions, the people who lead them, and their updates.
//!
//! A [`Plan`] is the present state, read-only. [`crate::history`] folds changes into it; an officer changes it by an
//! [`edit`], which becomes a change.

pub mod alike;
pub mod day;
pub mod digest;
pub mod edit;
pub mod field;
pub mod holding;
pub mod id;
pub mod item;
pub mod kind;
pub mod lead;
pub mod name;
pub mod order;
pub mod parties;
pub mod party;
pub mod party_kind;
pub mod place;
pub mod post;
pub mod same;
pub mod sorting;
pub mod status;
pub mod succession;
pub mod timeframe;
pub mod value;

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

pub use field::Field;
pub use id::EntityId;
pub use item::{About, Body, Evidence, Item, Line, Section, Update};
pub use kind::Kind;
pub use lead::{Lead, Role};
pub use party::Party;
pub use party_kind::PartyKind;
pub use place::Place;
pub use status::{Shape, Stage, Status};
pub use value::Value;

use crate::text::compared;
use parties::Parties;
use timeframe::{Cycle, Reading, Readings, Settings};

/// The present state of one plan: every thing it holds, and what stands under what.
#[derive(Debug, Clone)]
pub struct Plan {
    id: EntityId,
    items: HashMap<EntityId, Arc<Item>>,
    /// In order, removed things included. The things themselves and not their ids: a screen of 500 lines goes through
    /// the 10,000 updates under them, and most of its time would go into looking them up.
    children: HashMap<EntityId, Vec<Arc<Item>>>,
    /// Which of its parties are one: indexed when first asked for, anew after a party changed.
    party_index: OnceLock<Arc<Parties>>,
    /// The readings of its timeframes, each made when first asked for.
    readings: Readings,
}

impl PartialEq for Plan {
    fn eq(&self, other: &Self) -> bool {
        // The index and the readings follow from the items.
        let Self { id, items, children, party_index: _, readings: _ } = self;
        (id, items, children) == (&other.id, &other.items, &other.children)
    }
}

impl Eq for Plan {}

/// A line with the headings it is under.
#[derive(Debug, Clone, Copy)]
pub struct PlacedLine<'a> {
    /// The section it is in.
    pub section: &'a Item,
    /// The commitment it is under, if there is one.
    pub commitment: Option<&'a Item>,
    /// The commitment or action that is the line.
    pub item: &'a Item,
    /// Its fields as a line.
    pub line: &'a Line,
}

impl Plan {
    /// An empty plan.
    #[must_use]
    pub fn new(id: EntityId) -> Self {
        Self {
            id,
            items: HashMap::new(),
            children: HashMap::new(),
            party_index: OnceLock::new(),
            readings: Readings::default(),
        }
    }

    /// The plan's id.
    #[must_use]
    pub fn id(&self) -> &EntityId {
        &self.id
    }

    /// Puts a thing in, or replaces it.
    pub fn put(&mut self, item: Item) {
        let item = Arc::new(item);
        if matches!(item.body, Body::Party(_)) {
            self.party_index = OnceLock::new();
        }
        let before = self.items.insert(item.id.clone(), Arc::clone(&item)).and_then(|old| old.place.clone());
        if let Some(before) = &before
            && let Some(siblings) = self.children.get_mut(&before.parent)
        {
            if item.place.as_ref() == Some(before) {
                siblings.iter_mut().filter(|sibling| sibling.id == item.id).for_each(|own| *own = Arc::clone(&item));
                return;
            }
            siblings.retain(|sibling| sibling.id != item.id);
            // No empty list stays, so that a plan kept up to date equals one folded at once.
            if siblings.is_empty() {
                self.children.remove(&before.parent);
            }
        }
        let kind = item.id.kind();
        let Some(place) = item.place.as_ref().filter(|place| kind.stands_under(&place.parent.kind())) else { return };
        let siblings = self.children.entry(place.parent.clone()).or_default();
        let at = siblings.partition_point(|other| {
            let theirs = other.place.as_ref().map_or("", |place| &place.order);
            (theirs, &other.id) < (place.order.as_str(), &item.id)
        });
        siblings.insert(at, Arc::clone(&item));
    }

    /// The thing of this id, removed or not.
    #[must_use]
    pub fn item(&self, id: &EntityId) -> Option<&Arc<Item>> {
        self.items.get(id)
    }

    /// Every thing the plan holds, in no order.
    pub fn items(&self) -> impl Iterator<Item = &Arc<Item>> {
        self.items.values()
    }

    /// The direct children of `parent`, in order, removed ones included.
    pub fn all_children(&self, parent: &EntityId) -> impl Iterator<Item = &Arc<Item>> {
        self.children.get(parent).into_iter().flatten()
    }

    /// The direct children of `parent`, in order, without removed ones.
    pub fn children(&self, parent: &EntityId) -> impl Iterator<Item = &Arc<Item>> {
        self.all_children(parent).filter(|item| !item.removed)
    }

    /// The direct children of one kind, in order, without removed ones.
    pub fn children_of_kind(&self, parent: &EntityId, kind: Kind) -> impl Iterator<Item = &Arc<Item>> {
        self.children(parent).filter(move |item| item.id.is_a(&kind))
    }

    /// Everything that the thing stands under, nearest first.
    pub fn ancestors(&self, id: &EntityId) -> impl Iterator<Item = &Arc<Item>> {
        // A parent's kind is above its child's, so this ends. A place under the wrong kind does not count.
        let parent = |item: &Arc<Item>| {
            let parent = &item.place.as_ref()?.parent;
            self.items.get(parent).filter(|_| item.id.kind().stands_under(&parent.kind()))
        };
        std::iter::successors(self.items.get(id).and_then(parent), move |item| parent(item))
    }

    /// True if the thing, or something it stands under, was removed.
    #[must_use]
    pub fn is_removed(&self, id: &EntityId) -> bool {
        self.item(id).is_none_or(|item| item.removed) || self.ancestors(id).any(|item| item.removed)
    }

    /// Things that stand nowhere: what they stand under has not arrived, or cannot hold them.
    pub fn unplaced(&self) -> impl Iterator<Item = &Arc<Item>> {
        self.items.values().filter(|item| {
            !matches!(item.body, Body::Plan(_) | Body::Unknown)
                && !item.place.as_ref().is_some_and(|place| {
                    item.id.kind().stands_under(&place.parent.kind())
                        && self
                            .items
                            .get(&place.parent)
                            .is_some_and(|parent| parent.place.is_some() || parent.id == self.id)
                })
        })
    }

    /// The plan's own fields.
    #[must_use]
    pub fn about(&self) -> &About {
        match self.item(&self.id).map(|item| &item.body) {
            Some(Body::Plan(about)) => about,
            _ => About::UNSAID,
        }
    }

    /// How often its leads report: quarterly, unless a person said otherwise.
    #[must_use]
    pub fn cycle(&self) -> Cycle {
        self.about().cycle.unwrap_or_default()
    }

    /// The sections, in order.
    pub fn sections(&self) -> impl Iterator<Item = (&Arc<Item>, &Section)> {
        self.children(&self.id).filter_map(|item| match &item.body {
            Body::Section(section) => Some((item, section)),
            _ => None,
        })
    }

    /// A commitment or action with the headings it is under, tracked or removed or not.
    #[must_use]
    pub fn placed_line<'a>(&'a self, id: &EntityId) -> Option<PlacedLine<'a>> {
        let item = self.item(id)?;
        let mut above = self.ancestors(id);
        let nearest = above.next()?;
        let (section, commitment) = match nearest.id.kind() {
            Kind::Section => (nearest, None),
            _ => (above.next()?, Some(nearest.as_ref())),
        };
        Some(PlacedLine { section, commitment, item, line: item.any_line()? })
    }

    /// Every line that is reported on, in reading order.
    pub fn lines(&self) -> impl Iterator<Item = PlacedLine<'_>> {
        self.sections().flat_map(move |(section, _)| {
            self.children(&section.id).flat_map(move |item| {
                let own = item.tracked_line().map(|line| PlacedLine { section, commitment: None, item, line });
                let under = self.children(&item.id).filter(|_| matches!(item.body, Body::Commitment(_))).filter_map(
                    move |action| {
                        let line = action.tracked_line()?;
                        Some(PlacedLine { section, commitment: Some(item), item: action, line })
                    },
                );
                own.into_iter().chain(under)
            })
        })
    }

    /// The updates of a line, the latest position first; of one date, the one entered last first.
    #[must_use]
    pub fn updates(&self, line: &EntityId) -> Vec<(&Arc<Item>, &Update)> {
        let mut updates: Vec<_> = self
            .children(line)
            .filter_map(|item| match &item.body {
                Body::Update(update) => Some((item, update)),
                _ => None,
            })
            .collect();
        sorting::sort_by_key(&mut updates, |(item, update)| {
            Reverse((update.position_at, item.place.as_ref().map(|place| place.order.clone()), item.id.clone()))
        });
        updates
    }

    /// The latest update of a line.
    #[must_use]
    pub fn latest_update(&self, line: &EntityId) -> Option<(&Arc<Item>, &Update)> {
        self.children(line)
            .filter_map(|item| match &item.body {
                Body::Update(update) => Some((item, update)),
                _ => None,
            })
            .max_by(|(a, left), (b, right)| {
                let (one, other) = (a.place.as_ref(), b.place.as_ref());
                left.position_at
                    .cmp(&right.position_at)
                    .then_with(|| one.map(|place| &place.order).cmp(&other.map(|place| &place.order)))
                    .then_with(|| a.id.cmp(&b.id))
            })
    }

    /// The evidence of a line: its own, and its updates'.
    pub fn evidence(&self, line: &EntityId) -> impl Iterator<Item = (&Arc<Item>, &Evidence)> {
        let of_updates = self.children_of_kind(line, Kind::Update).flat_map(|update| self.children(&update.id));
        self.children(line).chain(of_updates).filter_map(|item| match &item.body {
            Body::Evidence(evidence) => Some((item, evidence)),
            _ => None,
        })
    }

    /// The plan's scheme of statuses, in the order of its key.
    pub fn statuses(&self) -> impl Iterator<Item = (&EntityId, &Status)> {
        self.children(&self.id).filter_map(|item| match &item.body {
            Body::Status(status) => Some((&item.id, status)),
            _ => None,
        })
    }

    /// The status of a line: the one given, else the scheme's status for nothing reported. `None` if the plan has no
    /// such status.
    #[must_use]
    pub fn status_of(&self, line: &Line) -> Option<(&EntityId, &Status)> {
        match &line.status {
            Some(id) => self.statuses().find(|(status, _)| *status == id),
            None => self.statuses().find(|(_, status)| status.stage == Stage::None),
        }
    }

    /// True if a line is complete or closed.
    #[must_use]
    pub fn is_finished(&self, line: &Line) -> bool {
        self.status_of(line).is_some_and(|(_, status)| status.stage.is_finished())
    }

    /// The parties of the plan, by name.
    #[must_use]
    pub fn parties(&self) -> Vec<(&EntityId, &Party)> {
        let mut parties: Vec<_> = self
            .children(&self.id)
            .filter_map(|item| match &item.body {
                Body::Party(party) => Some((&item.id, party)),
                _ => None,
            })
            .collect();
        sorting::sort_by_key(&mut parties, |(id, party)| (party.name.to_lowercase(), (*id).clone()));
        parties
    }

    /// The party of this name or of this other spelling, removed or not.
    #[must_use]
    pub fn party_named(&self, name: &str) -> Option<&EntityId> {
        let wanted = compared(name);
        self.all_children(&self.id).find_map(|item| match &item.body {
            Body::Party(party) => {
                let spelled =
                    |alias: &Arc<Item>| matches!(&alias.body, Body::Words(words) if compared(words) == wanted);
                (compared(&party.name) == wanted || self.children(&item.id).any(spelled)).then_some(&item.id)
            }
            _ => None,
        })
    }

    /// Which of its parties are one.
    #[must_use]
    pub fn party_index(&self) -> &Arc<Parties> {
        self.party_index.get_or_init(|| Arc::new(Parties::of(&[self])))
    }

    /// The party of this id.
    #[must_use]
    pub fn party(&self, id: &EntityId) -> Option<&Party> {
        match &self.item(id)?.body {
            Body::Party(party) => Some(party),
            _ => None,
        }
    }

    /// The reading of a line's timeframe: the one a person gave, or else that of its words. Words are parsed once.
    #[must_use]
    pub fn reading(&self, line: &Line) -> Arc<Reading> {
        let read = || self.readings.of(&line.timeframe, self.reading_settings());
        let Some(said) = &line.reading else { return read() };
        if said.awaits_anchor() {
            // "Within 12 months" was confirmed before the day of adoption was known: the words were confirmed, not a
            // day.
            let read = read();
            if read.kind == said.kind && !read.awaits_anchor() {
                return Arc::new(Reading::clone(&read).confirm());
            }
        }
        Arc::clone(said)
    }

    /// Reads words as a timeframe of this plan, without remembering them: they are still being typed.
    #[must_use]
    pub fn read_words(&self, timeframe: &str) -> Reading {
        timeframe::read_with(timeframe, self.reading_settings())
    }

    fn reading_settings(&self) -> Settings {
        let About { year_basis, adopted, .. } = *self.about();
        Settings { basis: year_basis.unwrap_or_default(), basis_confirmed: year_basis.is_some(), anchor: adopted }
    }

    /// The last day on which anything was reported of a line.
    #[must_use]
    pub fn last_reported(&self, line: &EntityId) -> Option<NaiveDate> {
        self.latest_update(line).and_then(|(_, update)| update.position_at)
    }
}
