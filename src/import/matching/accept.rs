//! Turns a comparison, with the officer's choices, into one change.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::align::{Ours, lines};
use super::place::{Places, Position};
use super::{Comparison, Difference, LINES_PER_YIELD, Matched, NewItem, SOURCE};
use crate::history::{Change, Fault, Replica, Signature};
use crate::import::draft::{Draft, DraftLine};
use crate::import::understand::LineAt;
use crate::long_work::{Work, YieldEvery};
use crate::plan::edit::{Assignment, Content};
use crate::plan::{Body, EntityId, Field, Item, Kind, Plan, order};
use crate::text::compared;

impl Comparison {
    /// Composes the change that takes the chosen differences and adds the new lines; `None` if there are none.
    /// `document` is the officer's name for it, recorded as the change's source.
    ///
    /// # Errors
    /// If the change cannot be made, as when a later version of the app has touched a line.
    pub async fn accept(
        &self,
        draft: &Draft,
        replica: &Replica,
        document: &str,
        signature: Signature,
        random: &mut dyn FnMut() -> u128,
        work: &impl Work,
    ) -> Result<Option<Change>, Fault> {
        let signature = Signature { source: format!("{SOURCE}{document}"), ..signature };
        let mut steps = YieldEvery::steps(LINES_PER_YIELD, work);
        let assignments = self.assignments(draft, replica.plan(), &mut steps).await;
        let seen = self.seen(&assignments, &mut steps).await;
        replica.history().compose(assignments, Some(&seen), signature, random, work).await
    }

    /// All fields to set.
    async fn assignments(&self, draft: &Draft, plan: &Plan, steps: &mut YieldEvery<'_, impl Work>) -> Vec<Assignment> {
        let mut writer = Writer {
            draft,
            plan,
            comparison: self,
            sets: Vec::new(),
            used: HashSet::new(),
            places: Places::new(plan),
            ids: HashMap::new(),
        };
        writer.write(steps).await;
        writer.sets
    }
}

struct Writer<'a> {
    draft: &'a Draft,
    plan: &'a Plan,
    comparison: &'a Comparison,
    sets: Vec<Assignment>,
    /// Parties that lines name from now on.
    used: HashSet<EntityId>,
    places: Places<'a>,
    ids: HashMap<LineAt, EntityId>,
}

impl Writer<'_> {
    async fn write(&mut self, steps: &mut YieldEvery<'_, impl Work>) {
        let comparison = self.comparison;
        self.ids = comparison.matched.iter().map(|one| (one.at.clone(), one.id.clone())).collect();
        self.ids.extend(comparison.added.iter().cloned());
        for matched in &comparison.matched {
            let line = self.draft.line(&matched.at);
            matched.differences.iter().filter(|one| one.chosen).for_each(|one| self.differs(one, line));
            for item in matched.new_items.iter().filter(|item| item.chosen) {
                self.item(item, &matched.id, line);
            }
            steps.tick().await;
        }
        let filled = self.lines(steps).await;
        self.sections(&filled);
        self.parties();
        let plan = self.plan;
        for (id, parent, key) in std::mem::replace(&mut self.places, Places::new(plan)).keys() {
            self.sets.push((id, Field::Place, Content::place(&parent, &key)));
        }
    }

    fn words(&mut self, id: &EntityId, field: Field, words: &str) {
        if !words.is_empty() {
            self.sets.push((id.clone(), field, Content::text(words)));
        }
    }

    fn differs(&mut self, one: &Difference, line: Option<&DraftLine>) {
        let content = match &one.field {
            // `lines` places it among its neighbours.
            Field::Place => return,
            Field::Lead(_, party) => {
                if one.document.is_empty() {
                    Content::NOTHING
                } else {
                    self.used.insert(party.clone());
                    let at = line.and_then(|line| line.leads.iter().position(|lead| lead.party == one.document));
                    let unconfirmed = at.and_then(|at| line?.leads.get(at)).is_some_and(|lead| lead.unconfirmed);
                    Content::lead(&order_of(at.unwrap_or_default()), unconfirmed)
                }
            }
            _ => Content::text(&*one.document),
        };
        self.sets.push((one.entity.clone(), one.field.clone(), content));
    }

    fn item(&mut self, item: &NewItem, parent: &EntityId, line: Option<&DraftLine>) {
        if item.kind == Kind::Update {
            let statuses = self.plan.statuses().map(|(id, status)| (id.to_string(), status.word.as_str()));
            if let Some((line, report)) = line.and_then(|line| Some((line, line.reported(statuses)?))) {
                self.restore(&item.id);
                self.sets.extend(report.assignments(&self.draft.source, line, parent));
            }
            return;
        }
        self.words(&item.id, Field::Text, &item.text);
        self.add(&item.id, parent, Position::Last);
    }

    /// Writes the sections; `filled` are the parents that get a line.
    fn sections(&mut self, filled: &HashSet<EntityId>) {
        let comparison = self.comparison;
        let mut before: Option<&EntityId> = None;
        let first = comparison.sections.iter().find(|beside| !beside.new).map(|beside| &beside.id);
        for beside in &comparison.sections {
            let Some(section) = self.draft.sections.get(beside.at) else { continue };
            beside.differences.iter().filter(|one| one.chosen).for_each(|one| self.differs(one, None));
            beside.new_items.iter().filter(|item| item.chosen).for_each(|item| self.item(item, &beside.id, None));
            // A new section without lines is not added.
            if beside.new && filled.contains(&beside.id) {
                self.words(&beside.id, Field::Number, &section.number);
                self.words(&beside.id, Field::Title, &section.title);
                self.words(&beside.id, Field::Objective, &section.objective);
                self.add(&beside.id, self.plan.id(), Position::between(before, first));
                for text in &section.connections {
                    let id = self.draft.derived(&Kind::Connection, &[section.derives_from(), &compared(text)]);
                    self.words(&id, Field::Text, text);
                    self.places.want(&beside.id, Position::Last, &id);
                }
            } else if !beside.new {
                before = Some(&beside.id);
            }
        }
    }

    /// Adds an entity, or restores it if it was removed.
    fn add(&mut self, id: &EntityId, parent: &EntityId, position: Position) {
        self.restore(id);
        // A restored entity keeps its place.
        let place = self.plan.item(id).and_then(|item| item.place.as_ref());
        if place.is_none_or(|place| place.parent != *parent) {
            self.places.want(parent, position, id);
        }
    }

    /// Restores an entity if it was removed.
    fn restore(&mut self, id: &EntityId) {
        if self.plan.item(id).is_some_and(|item| item.removed) {
            self.sets.push((id.clone(), Field::Removed, Content::NOTHING));
        }
    }

    /// Writes new lines and moves; gives the parents that get a line.
    async fn lines(&mut self, steps: &mut YieldEvery<'_, impl Work>) -> HashSet<EntityId> {
        let comparison = self.comparison;
        let new: HashSet<&LineAt> = comparison.added.iter().map(|(at, _)| at).collect();
        let sections: BTreeMap<usize, &EntityId> =
            comparison.sections.iter().map(|beside| (beside.at, &beside.id)).collect();
        let moves = |one: &&Matched| one.differences.iter().any(|one| one.chosen && one.field == Field::Place);
        let moved: HashSet<&LineAt> = comparison.matched.iter().filter(moves).map(|one| &one.at).collect();
        let ours: Vec<(Ours<'_>, EntityId, EntityId)> = lines(self.draft)
            .into_iter()
            .filter_map(|ours| {
                let commitment = LineAt { action: None, ..ours.at.clone() };
                let above =
                    self.ids.get(&commitment).filter(|_| ours.at.commitment.is_some() && ours.at.action.is_some());
                // An action whose commitment is not imported goes directly into the section.
                let parent = above.or_else(|| sections.get(&ours.at.section).copied())?.clone();
                let id = self.ids.get(&ours.at)?.clone();
                Some((ours, id, parent))
            })
            .collect();
        let goes = |at: &LineAt| new.contains(at) || moved.contains(at);
        let plan = self.plan;
        let there = |id: &EntityId, parent: &EntityId| {
            plan.item(id).and_then(|item| item.place.as_ref()).is_some_and(|place| place.parent == *parent)
        };
        // Under each parent, among lines that stay where the document has them too: the first, and the last one so far.
        let mut first: HashMap<EntityId, EntityId> = HashMap::new();
        for (_, id, parent) in ours.iter().filter(|(ours, id, parent)| !goes(&ours.at) && there(id, parent)) {
            first.entry(parent.clone()).or_insert_with(|| id.clone());
        }
        let mut before: HashMap<EntityId, EntityId> = HashMap::new();
        let mut filled = HashSet::new();
        for (ours, id, parent) in ours {
            steps.tick().await;
            let position = Position::between(before.get(&parent), first.get(&parent));
            if new.contains(&ours.at) {
                self.line(ours.line, &id);
                self.add(&id, &parent, position);
                filled.insert(parent);
            } else if moved.contains(&ours.at) {
                self.places.want(&parent, position, &id);
                filled.insert(parent);
            } else if there(&id, &parent) {
                before.insert(parent, id);
            }
        }
        filled
    }

    fn line(&mut self, line: &DraftLine, id: &EntityId) {
        self.words(id, Field::Reference, &line.reference);
        self.words(id, Field::Text, &line.text);
        self.words(id, Field::Published, &line.published);
        self.words(id, Field::Responsibility, &line.responsibility);
        self.words(id, Field::Timeframe, line.timeframe.as_deref().unwrap_or_default());
        if id.kind() == Kind::Commitment && line.tracked {
            self.sets.push((id.clone(), Field::Tracked, Content::yes()));
        }
        let named: HashMap<&str, &EntityId> =
            self.comparison.parties.iter().map(|party| (party.name.as_str(), &party.id)).collect();
        for (one, key) in line.leads.iter().zip(order::sequence()) {
            let Some(party) = named.get(one.party.as_str()) else { continue };
            self.used.insert((*party).clone());
            let field = Field::Lead(one.role.clone(), (*party).clone());
            self.sets.push((id.clone(), field, Content::lead(&key, one.unconfirmed)));
        }
        let mut there: Vec<&Item> = self.plan.all_children(id).map(AsRef::as_ref).collect();
        for (kind, texts) in [(Kind::Point, &line.points), (Kind::Outcome, &line.outcomes)] {
            for (text, number) in texts.iter().zip(1..) {
                // Points and outcomes of a restored line are restored with it.
                let says = |item: &&Item| {
                    let same = |words: &str| compared(words) == compared(text);
                    item.id.kind() == kind && matches!(&item.body, Body::Words(words) if same(words))
                };
                if let Some(at) = there.iter().position(says) {
                    self.restore(&there.swap_remove(at).id);
                    continue;
                }
                let under = self.draft.derived(&kind, &[line.derives_from(), &format!("{number}")]);
                // After a renumbering, this id may be another line's.
                let under = if self.plan.item(&under).is_some() {
                    EntityId::derived(&kind, &[id.as_str(), &format!("{number}")])
                } else {
                    under
                };
                self.words(&under, Field::Text, text);
                self.places.want(id, Position::Last, &under);
            }
        }
        let statuses = self.plan.statuses().map(|(id, status)| (id.to_string(), status.word.as_str()));
        if let Some(report) = line.reported(statuses) {
            self.restore(&report.id(&self.draft.source, line));
            self.sets.extend(report.assignments(&self.draft.source, line, id));
        }
    }

    /// Adds or restores the people and teams that lines now name.
    fn parties(&mut self) {
        let comparison = self.comparison;
        for (beside, party) in comparison.parties.iter().zip(&self.draft.parties) {
            if !self.used.contains(&beside.id) {
                continue;
            }
            match self.plan.item(&beside.id).map(|item| (item.removed, &item.body)) {
                None => {
                    self.words(&beside.id, Field::Name, &party.name);
                    self.sets.push((beside.id.clone(), Field::PartyKind, Content::word(&party.kind)));
                    self.places.want(self.plan.id(), Position::Last, &beside.id);
                    self.aliases(&beside.id, party.name.as_str(), &party.aliases);
                }
                Some((true, Body::Party(_))) => self.sets.push((beside.id.clone(), Field::Removed, Content::NOTHING)),
                Some(_) => {}
            }
        }
    }

    fn aliases(&mut self, party: &EntityId, name: &str, aliases: &[String]) {
        let mut spelled = vec![compared(name)];
        for (alias, key) in aliases.iter().zip(order::sequence()) {
            let normal = compared(alias);
            if !spelled.contains(&normal) {
                let id = EntityId::derived(&Kind::Alias, &[party.as_str(), &normal]);
                self.sets.push((id.clone(), Field::Place, Content::place(party, &key)));
                self.words(&id, Field::Text, alias);
                spelled.push(normal);
            }
        }
    }
}

fn order_of(at: usize) -> String {
    order::sequence().nth(at).unwrap_or_default()
}
