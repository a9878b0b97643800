//! Reads the edits that somebody made to a file by hand, and files without a history.
//!
//! The readable part of a file is derived from its changes. If it differs, a person (or another
//! program) edited it: the differences become one change by "edited file", made after all that the
//! file holds and over what it shows. The change depends on the file alone, so opening the file again,
//! or on another device, adds nothing twice.
//!
//! A missing entry does not mean removal. Not read: the order of a list, names beside ids,
//! and entries that this version does not know, since a later one may show more.

mod check;
mod salt;
mod siblings;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Exported;
use super::present::{is_reading, shown};
use super::set_aside::SetAside;
use super::shape::{EntryPart, OTHER, UNPLACED, is_own_entry, parts};
use super::stated::Stated;
use crate::history::{Author, Change, CheckedChange, Fault, History, Set};
use crate::long_work::{Unattended, Work, block_on};
use crate::plan::field::Holds;
use crate::plan::name::party_id;
use crate::plan::{Body, EntityId, Field, Kind, Lead, Place, Plan, Role, Value};
use crate::text::compared;
use salt::Salts;
use siblings::{Siblings, key_between};

/// The reason given for leaving out new words for a field from which something was erased.
const ERASED: &str = "words were erased from this field; what is to stand there now has to be typed in Hearth";

/// The result of comparing the readable part with the changes.
#[derive(Debug, Default)]
pub(super) struct HandEdit {
    /// The change that turns the file's changes into what the file states; `None` if they agree.
    pub(super) change: Option<CheckedChange>,
    /// Entries that cannot be taken, each with the reason.
    pub(super) left_out: Vec<SetAside>,
}

/// Finds what was changed by hand.
pub(super) async fn hand_edit(
    stated: &Stated<'_>,
    history: &History,
    exported: &Exported,
    work: &impl Work,
) -> Result<HandEdit, Fault> {
    let plan = history.fold(work).await;
    let mut reader = HandEditReader {
        history,
        plan: &plan,
        exported,
        wanted: BTreeMap::new(),
        seen: BTreeSet::new(),
        times: HashMap::new(),
        statuses: plan.statuses().map(|(id, status)| (compared(&status.word), id.clone())).collect(),
        names: names(&plan),
        left_out: Vec::new(),
        work,
    };
    reader.thing(stated, plan.id()).await;
    for loose in stated.get(UNPLACED).map_or(&[][..], Stated::items) {
        reader.loose(loose).await;
    }
    let HandEditReader { wanted, left_out, .. } = reader;
    if wanted.is_empty() {
        return Ok(HandEdit { change: None, left_out });
    }
    let salts = Salts::of(stated, exported);
    let sets = wanted.into_iter().map(|((entity, field), wanted)| {
        let over = history.visible(&entity, &field).into_iter().map(|write| write.change.id).collect();
        let value = match wanted {
            NewContent::Words(words) => Value::text(&words, &salts.salt(&entity, &field)),
            // Through `Value`'s own reading: it must be the same once written and read.
            NewContent::Json(json) => Value::from(json),
        };
        Set { entity, field, value, over, extra: serde_json::Map::new() }
    });
    let heads = history.heads().iter().copied().collect();
    let by = Author::new("edited file", "file");
    let change = block_on(Change::unsealed(heads, exported.at.clone(), by, sets.collect()).with_id(&Unattended))?;
    Ok(HandEdit { change: Some(CheckedChange::try_from(change)?), left_out })
}

/// Removes from a hand edit its sets of fields from which a value was erased `here`: the file may have been written
/// before the erasure. Returns what is left of the change, and each set that was removed.
///
/// # Errors
/// When the change cannot be made.
pub fn without_erased(edit: &CheckedChange, here: &History) -> Result<(Option<CheckedChange>, Vec<SetAside>), Fault> {
    let mut edit = Change::clone(edit);
    let erased = |set: &mut Set| !set.value.is_empty() && here.has_erased(&set.entity, &set.field);
    let left_out: Vec<SetAside> = edit.sets.extract_if(.., erased).map(|set| set_aside(&set)).collect();
    if edit.sets.is_empty() {
        return Ok((None, left_out));
    }
    let rest = block_on(edit.with_id(&Unattended))?;
    Ok((Some(CheckedChange::try_from(rest)?), left_out))
}

fn set_aside(set: &Set) -> SetAside {
    SetAside { name: format!("\"{}\" of {}", set.field, set.entity), why: ERASED.to_owned() }
}

/// The new content of a field.
enum NewContent {
    Words(String),
    Json(serde_json::Value),
}

struct HandEditReader<'a, W> {
    history: &'a History,
    plan: &'a Plan,
    exported: &'a Exported,
    wanted: BTreeMap<(EntityId, Field), NewContent>,
    /// The ids met in the file so far.
    seen: BTreeSet<EntityId>,
    /// For items without an id: how often the same words were met in the same place.
    times: HashMap<(EntityId, String), usize>,
    /// The statuses by their words, including those added by hand: the file lists them before the lines.
    statuses: HashMap<String, EntityId>,
    /// The parties by their names and other spellings.
    names: HashMap<String, EntityId>,
    left_out: Vec<SetAside>,
    work: &'a W,
}

/// The parties of a plan by their names and other spellings, compared as [`compared`].
fn names(plan: &Plan) -> HashMap<String, EntityId> {
    let mut names = HashMap::new();
    for item in plan.all_children(plan.id()) {
        if let Body::Party(party) = &item.body {
            names.entry(compared(&party.name)).or_insert_with(|| item.id.clone());
            for alias in plan.children(&item.id) {
                if let Body::Words(words) = &alias.body {
                    names.entry(compared(words)).or_insert_with(|| item.id.clone());
                }
            }
        }
    }
    names
}

impl<W: Work> HandEditReader<'_, W> {
    fn leave_out(&mut self, name: impl Into<String>, why: &str) {
        self.left_out.push(SetAside { name: name.into(), why: why.to_owned() });
    }

    /// Reads one item and everything under it.
    async fn thing(&mut self, stated: &Stated<'_>, id: &EntityId) {
        self.work.yield_if_due().await;
        if !self.seen.insert(id.clone()) {
            self.leave_out(id.as_str(), "it stands twice in the readable part; to add a copy of it, leave out its id");
            return;
        }
        // A newer version may fold it differently, so a difference means nothing here.
        let is_read_only = self.history.is_read_only(id);
        let kind = id.kind();
        if !is_read_only {
            self.field(id, Field::Removed, stated.get("removed"));
            for (name, value) in stated.get(OTHER).map_or(&[][..], Stated::entries) {
                let field = Field::from(name.clone().into_owned());
                let is_order = matches!(field, Field::Place | Field::Erase(..) | Field::Why | Field::Source);
                if !is_order && !is_own_entry(&kind, &field) {
                    self.field(id, field, Some(value));
                }
            }
        }
        let mut siblings = Siblings::new(self.plan, id);
        for part in parts(&kind) {
            match part {
                EntryPart::List(key, kind) => {
                    self.list(id, kind, &mut siblings, stated.get(key).map_or(&[][..], Stated::items)).await;
                }
                EntryPart::Entered => {}
                _ if is_read_only => {}
                EntryPart::Field(key, field) => self.field(id, field.clone(), stated.get(key)),
                EntryPart::Status => self.field(id, Field::Status, stated.get("status")),
                EntryPart::Levels => {
                    let levels = stated.get("levels");
                    self.field(id, Field::SectionWord, levels.and_then(|levels| levels.get("section")));
                    self.field(id, Field::CommitmentWord, levels.and_then(|levels| levels.get("commitment")));
                }
                EntryPart::Leads => self.leads(id, stated.get("leads").map_or(&[][..], Stated::items)),
                EntryPart::Timeframe => self.timeframe(id, stated.get("timeframe")),
                EntryPart::Same => {
                    for other in stated.get("same").map_or(&[][..], Stated::items) {
                        if let Some(other) = other.as_str().and_then(|other| EntityId::try_from(other).ok()) {
                            self.field(id, Field::Same(other), Some(&Stated::Leaf(true.into())));
                        }
                    }
                }
            }
        }
    }

    /// Reads the fields of an unplaced item, but not its place.
    async fn loose(&mut self, stated: &Stated<'_>) {
        match stated.get("id").and_then(Stated::as_str).map(EntityId::try_from) {
            Some(Ok(id)) => self.thing(stated, &id).await,
            _ => self.leave_out("a thing that stands nowhere", "it has no id, or its id is not one"),
        }
    }

    async fn list(&mut self, parent: &EntityId, kind: &Kind, siblings: &mut Siblings<'_>, items: &[Stated<'_>]) {
        siblings.start(kind);
        for item in items {
            let Some(id) = self.id_of(parent, kind, item) else { continue };
            let is_here =
                self.plan.item(&id).and_then(|known| known.place.as_ref()).is_some_and(|at| at.parent == *parent);
            if is_here || self.seen.contains(&id) || self.history.is_read_only(&id) {
                siblings.pass(&id);
            } else {
                // New, or moved here from elsewhere: it comes after the item before it. Updates are
                // ordered by when they were entered.
                let entered = self.exported.at.as_str();
                let is_moment = (1..64).contains(&entered.len());
                let order = if *kind == Kind::Update && is_moment { entered.to_owned() } else { siblings.next() };
                self.put_under(&id, parent, &order);
            }
            if let (Kind::Status, Some(word)) = (kind, item.get("word").and_then(Stated::as_str)) {
                self.statuses.entry(compared(word)).or_insert_with(|| id.clone());
            }
            // Boxed, since it leads back here: items stand under items.
            Box::pin(self.thing(item, &id)).await;
        }
    }

    fn put_under(&mut self, id: &EntityId, parent: &EntityId, order: &str) {
        self.wanted.entry((id.clone(), Field::Place)).or_insert_with(|| NewContent::Json(Place::json(parent, order)));
    }

    /// The id of an item of a list: the one it has, or one derived from its place and its words if it was
    /// added by hand.
    fn id_of(&mut self, parent: &EntityId, kind: &Kind, item: &Stated<'_>) -> Option<EntityId> {
        if let Some(id) = item.get("id") {
            let id = id.as_str().and_then(|id| EntityId::try_from(id).ok()).filter(|id| id.kind() == *kind);
            if id.is_none() {
                self.leave_out(
                    format!("one of the {kind}s under {parent}"),
                    "its id is not the id of such a thing; leave the id out to add a new one",
                );
            }
            return id;
        }
        let words = |key: &str| item.get(key).and_then(Stated::as_str).unwrap_or_default();
        let says = ["ref", "number", "word", "title", "name", "text", "date"].map(words).join("\n");
        if says.trim().is_empty() {
            self.leave_out(format!("one of the {kind}s under {parent}"), "it says nothing");
            return None;
        }
        match kind {
            Kind::Party => {
                let name = words("name");
                Some(self.names.get(&compared(name)).cloned().unwrap_or_else(|| party_id(name)))
            }
            Kind::Alias => Some(EntityId::derived(kind, &[parent.as_str(), &compared(words("text"))])),
            _ => {
                let times = self.times.entry((parent.clone(), format!("{kind}\n{says}"))).or_default();
                *times += 1;
                Some(EntityId::derived(kind, &["by hand", parent.as_str(), &says, &times.to_string()]))
            }
        }
    }

    fn field(&mut self, id: &EntityId, field: Field, stated: Option<&Stated<'_>>) {
        let Some(stated) = stated else { return };
        let now = shown(self.history, id, &field);
        match &now {
            Some(now) if stated == now => return,
            // Erased text is not shown, so nobody emptied it by editing the file.
            None if stated.is_nothing() || (field.holds() == Holds::Flag && stated.as_bool() == Some(false)) => return,
            _ => {}
        }
        // The salt of the erased text is gone, so nobody can tell whether these are the same words.
        if !stated.is_nothing() && self.history.has_erased(id, &field) {
            self.leave_out(format!("\"{field}\" of {id}"), ERASED);
            return;
        }
        match check::wanted(self.history, &self.statuses, id, &field, stated) {
            Ok(wanted) => {
                self.wanted.insert((id.clone(), field), wanted);
            }
            Err(why) => self.leave_out(format!("\"{field}\" of {id}"), why),
        }
    }

    fn leads(&mut self, id: &EntityId, leads: &[Stated<'_>]) {
        let last = |plan: &Plan| Some(plan.item(id)?.any_line()?.leads.last()?.order.clone());
        let mut order = last(self.plan);
        for lead in leads {
            let words = |key: &str| lead.get(key).and_then(Stated::as_str).filter(|words| !words.trim().is_empty());
            let (Some(role), Some(party)) = (words("role").map(Role::from), self.party_of(lead)) else {
                self.leave_out(format!("one of the leads of {id}"), "a lead needs a role and a party or a name");
                continue;
            };
            let field = Field::Lead(role.clone(), party.clone());
            let unconfirmed = lead.get("unconfirmed").and_then(Stated::as_bool).unwrap_or_default();
            let mut value = match shown(self.history, id, &field) {
                Some(known @ serde_json::Value::Object(_)) => known,
                _ => {
                    let key = key_between(order.as_deref(), None);
                    order = Some(key.clone());
                    Lead::json(&key, false)
                }
            };
            if Lead::read(&role, &party, &value).is_some_and(|lead| lead.unconfirmed) != unconfirmed {
                match &mut value {
                    serde_json::Value::Object(map) if !unconfirmed => drop(map.remove("unconfirmed")),
                    known => known["unconfirmed"] = true.into(),
                }
            }
            self.known_json(id, field, value);
        }
    }

    /// Sets a field to JSON made here, unless it holds that already.
    fn known_json(&mut self, id: &EntityId, field: Field, json: serde_json::Value) {
        if shown(self.history, id, &field).as_ref() == Some(&json) {
            return;
        }
        if Field::from(field.to_string()) != field {
            self.leave_out(format!("one of the leads of {id}"), "its role is not one that a plan can hold");
            return;
        }
        self.wanted.insert((id.clone(), field), NewContent::Json(json));
    }

    /// The party of a lead: by its id, else by its name, and then new to the plan if no party of the
    /// plan has that name.
    fn party_of(&mut self, lead: &Stated<'_>) -> Option<EntityId> {
        if let Some(party) = lead.get("party") {
            return EntityId::try_from(party.as_str()?).ok().filter(|id| id.kind() == Kind::Party);
        }
        let name = lead.get("name").and_then(Stated::as_str).filter(|name| !name.trim().is_empty())?.trim();
        if let Some(known) = self.names.get(&compared(name)).cloned() {
            if self.plan.item(&known).is_some_and(|party| party.removed) {
                self.wanted.insert((known.clone(), Field::Removed), NewContent::Json(serde_json::Value::Null));
            }
            return Some(known);
        }
        let party = party_id(name);
        if !self.wanted.contains_key(&(party.clone(), Field::Place)) {
            let order = Siblings::new(self.plan, self.plan.id()).last();
            self.put_under(&party, self.plan.id(), &order);
            self.wanted.insert((party.clone(), Field::Name), NewContent::Words(name.to_owned()));
        }
        Some(party)
    }

    /// Reads the words of a timeframe, and its meaning if marked as confirmed.
    fn timeframe(&mut self, id: &EntityId, stated: Option<&Stated<'_>>) {
        let Some(stated) = stated else { return };
        let words = match stated {
            Stated::Object(_) => stated.get("text"),
            other => Some(other),
        };
        self.field(id, Field::Timeframe, words);
        if stated.get("confirmed").and_then(Stated::as_bool) != Some(true) {
            return;
        }
        let mut reading = stated.to_json();
        if let Some(map) = reading.as_object_mut() {
            map.remove("text");
        }
        let now = shown(self.history, id, &Field::Reading).filter(is_reading);
        if now.as_ref() == Some(&reading) {
            return;
        }
        match check::reading(&reading) {
            Ok(()) => drop(self.wanted.insert((id.clone(), Field::Reading), NewContent::Json(reading))),
            Err(why) => self.leave_out(format!("the meaning of the timeframe of {id}"), why),
        }
    }
}
