//! A small world of officers, each with a copy of one plan, who edit, exchange files, open and save forms,
//! undo, settle and erase.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use hearth::history::{Applied, Author, Basis, Change, ChangeId, CheckedChange, Conflict, History, Replica, Signature};
use hearth::long_work::{Unattended, block_on};
use hearth::plan::edit::{Content, Edit, Position, Report};
use hearth::plan::post::{self, Holding, How};
use hearth::plan::{EntityId, Evidence, Field, Kind, PartyKind, Plan, Role, Value, same, succession};
use proptest::prelude::*;

/// The times that officers' clocks show. Nothing may depend on them.
pub(crate) const CLOCKS: [&str; 5] =
    ["2024-06-01T09:00:00.000Z", "2099-12-31T23:59:59.000Z", "1970-01-01T00:00:00.000Z", "half past nine", ""];

pub(crate) fn id(name: &str) -> EntityId {
    EntityId::try_from(name).unwrap()
}

pub(crate) fn plan_id() -> EntityId {
    id("plan-1")
}

/// An officer at a device.
#[derive(Clone)]
pub(crate) struct Officer {
    pub(crate) replica: Replica,
    pub(crate) name: String,
    pub(crate) clock: String,
    random: u128,
}

impl Officer {
    pub(crate) fn new(name: &str) -> Self {
        let random = name.bytes().fold(7, |sum: u128, byte| sum.wrapping_mul(0x0100_0193).wrapping_add(byte.into()));
        Self {
            replica: Replica::of(History::new(plan_id())),
            name: name.to_owned(),
            clock: CLOCKS[0].to_owned(),
            random,
        }
    }

    pub(crate) fn plan(&self) -> &Plan {
        self.replica.plan()
    }

    pub(crate) fn history(&self) -> &History {
        self.replica.history()
    }

    pub(crate) fn random(&mut self) -> u128 {
        self.random =
            self.random.wrapping_mul(0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645).wrapping_add(0x9e37_79b9_7f4a_7c15);
        self.random ^ (self.random >> 64)
    }

    pub(crate) fn signature(&self) -> Signature {
        let by = Author::new(&self.name, &self.name);
        Signature { by, at: self.clock.clone(), why: String::new(), source: String::new() }
    }

    pub(crate) fn take(&mut self, change: &Change) -> Applied {
        block_on(self.replica.apply([change.clone()], &Unattended))
    }

    /// Composes a change without applying it.
    pub(crate) fn compose(&mut self, edit: Edit, seen: Option<&Basis>) -> Option<Change> {
        self.compose_signed(edit, seen, self.signature())
    }

    pub(crate) fn compose_signed(&mut self, edit: Edit, seen: Option<&Basis>, signature: Signature) -> Option<Change> {
        let mut random = self.random();
        let mut salts = || {
            random = random.wrapping_mul(0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645).wrapping_add(1);
            random
        };
        self.replica.compose(edit, seen, signature, &mut salts).unwrap()
    }

    /// Makes an edit as a click does, and returns its change.
    pub(crate) fn does(&mut self, edit: Edit) -> Change {
        let change = self.compose(edit, None).expect("the edit changes something");
        self.take(&change);
        change
    }

    pub(crate) fn says(&mut self, thing: &EntityId, field: Field, words: &str) -> Change {
        self.does(Edit::words(thing, field, words))
    }

    /// Saves a form that was opened with the basis `seen`.
    pub(crate) fn saves(&mut self, edit: Edit, seen: &Basis) -> Option<Change> {
        let change = self.compose(edit, Some(seen))?;
        self.take(&change);
        Some(change)
    }

    pub(crate) fn undoes(&mut self, ids: &[ChangeId]) -> hearth::history::Undo {
        let mut random = self.random();
        let mut salts = || {
            random = random.wrapping_add(1);
            random
        };
        let undo = self.replica.undo(&ids.iter().copied().collect(), self.signature(), &mut salts).unwrap();
        if let Some(change) = &undo.change {
            assert_eq!(change.check(), Ok(()));
            block_on(self.replica.apply([change.clone()], &Unattended));
        }
        undo
    }

    /// Presses "Undo".
    pub(crate) fn presses_undo(&mut self) -> bool {
        let last = self.replica.stack(&self.name).undo.pop();
        last.is_some_and(|id| self.undoes(&[id]).change.is_some())
    }

    /// Presses "Redo".
    pub(crate) fn presses_redo(&mut self) -> bool {
        let last = self.replica.stack(&self.name).redo.pop();
        last.is_some_and(|id| self.undoes(&[id]).change.is_some())
    }

    pub(crate) fn erases(&mut self, words: &str) -> Option<Change> {
        let signature = self.signature();
        let change = self.replica.erasure(words, signature, &mut || 5).unwrap()?;
        self.take(&change);
        Some(change)
    }

    /// Opens a file with all changes of another officer.
    pub(crate) fn opens_file_of(&mut self, other: &Self) -> Applied {
        block_on(self.replica.apply(other.history().changes().iter().map(|change| Change::clone(change)), &Unattended))
    }

    /// The visible words of a field, those that are shown first.
    pub(crate) fn visible(&self, thing: &EntityId, field: &Field) -> Vec<String> {
        self.history().visible(thing, field).iter().map(|answer| words(&answer.value)).collect()
    }

    pub(crate) fn removed(&self, thing: &EntityId) -> bool {
        self.plan().item(thing).is_some_and(|item| item.removed)
    }
}

pub(crate) fn words(value: &Value) -> String {
    match value {
        Value::Erased(_) => "(erased)".to_owned(),
        Value::Text { text, .. } => text.to_string(),
        Value::Plain(json) => json.to_string(),
    }
}

pub(crate) fn add(thing: &str, parent: &str, words: &str) -> Edit {
    let field = if id(thing).kind() == Kind::Section { Field::Title } else { Field::Text };
    Edit::Add {
        id: id(thing),
        parent: id(parent),
        position: Position::Last,
        fields: vec![(field, Content::text(words))],
    }
}

/// Two officers with copies of a plan that has two sections and two actions.
pub(crate) fn two_officers() -> (Officer, Officer) {
    let mut ann = Officer::new("ann");
    ann.does(add("section-1", "plan-1", "Homes"));
    ann.does(add("section-2", "plan-1", "Advice"));
    ann.does(add("action-1", "section-1", "Build"));
    ann.does(add("action-2", "section-1", "Repair"));
    let mut ben = Officer::new("ben");
    ben.opens_file_of(&ann);
    (ann, ben)
}

/// Both open each other's file. Both then have the same plan, which is also what a fresh device would have.
pub(crate) fn exchange(ann: &mut Officer, ben: &mut Officer) {
    ann.opens_file_of(ben);
    ben.opens_file_of(ann);
    assert_same(ann, ben);
}

pub(crate) fn assert_same(one: &Officer, other: &Officer) {
    assert_eq!(one.plan(), other.plan());
    assert_eq!(one.replica.conflicts(), other.replica.conflicts());
    assert_eq!(one.history().heads(), other.history().heads());
    assert_eq!(one.history().missing(), other.history().missing());
    assert_eq!(file_of(one.history()), file_of(other.history()));
    assert_eq!(one.history().in_order(), other.history().in_order());
}

/// A history as it is written to files.
pub(crate) fn file_of(history: &History) -> String {
    serde_json::to_string(&history.in_order().into_iter().map(AsRef::as_ref).collect::<Vec<&Change>>()).unwrap()
}

/// Changes as a file brings them.
pub(crate) fn checked(changes: impl IntoIterator<Item = Change>) -> Vec<CheckedChange> {
    changes.into_iter().map(|change| CheckedChange::try_from(change).unwrap()).collect()
}

/// Checks the invariants that hold at every moment.
pub(crate) fn assert_sound(officer: &Officer) {
    let (plan, history) = (officer.plan(), officer.history());
    assert_eq!(
        *plan,
        block_on(history.fold(&Unattended)),
        "kept up to date, the plan is what a fold of everything gives"
    );
    assert_eq!(officer.replica.conflicts(), block_on(history.conflicts(plan, &Unattended)), "and so are its conflicts");
    assert!(history.changes().iter().all(|change| change.check().is_ok()), "every id stays valid");
    assert_eq!(history.in_order().len(), history.changes().len(), "everything has its place in the order");
    assert_no_circle(plan);
}

/// Checks that each item has one place and none is under itself.
pub(crate) fn assert_no_circle(plan: &Plan) {
    let mut listed: BTreeMap<&EntityId, usize> = BTreeMap::new();
    for parent in plan.items() {
        let keys: Vec<_> =
            plan.all_children(&parent.id).map(|child| (&child.place.as_ref().unwrap().order, &child.id)).collect();
        assert!(keys.is_sorted());
        for child in plan.all_children(&parent.id) {
            *listed.entry(&child.id).or_default() += 1;
        }
    }
    for item in plan.items() {
        assert!(listed.get(&item.id).is_none_or(|times| *times == 1), "{} stands in two places", item.id);
        let above: Vec<_> = plan.ancestors(&item.id).map(|above| &above.id).collect();
        assert!(above.len() < 6 && !above.contains(&&item.id), "{} stands under itself", item.id);
    }
}

/// One event of a story.
#[derive(Debug, Clone)]
pub(crate) enum Act {
    /// An officer makes an edit.
    Do { who: usize, what: u8, thing: u8, other: u8, clock: u8, form: bool },
    /// An officer opens a form on an item and leaves it open.
    Open { who: usize, thing: u8 },
    /// A file with some of the changes of `from` reaches `to`.
    Send { from: usize, to: usize, some: u64, backwards: bool },
    /// An old file arrives, from before anything was erased.
    SendOld { to: usize, some: u64 },
}

pub(crate) fn acts(officers: usize, most: usize) -> impl Strategy<Value = Vec<Act>> {
    let who = 0..officers;
    let act = prop_oneof![
        6 => (who.clone(), any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>(), any::<bool>())
            .prop_map(|(who, what, thing, other, clock, form)| Act::Do { who, what, thing, other, clock, form }),
        1 => (who.clone(), any::<u8>()).prop_map(|(who, thing)| Act::Open { who, thing }),
        3 => (who.clone(), who.clone(), any::<u64>(), any::<bool>())
            .prop_map(|(from, to, some, backwards)| Act::Send { from, to, some, backwards }),
        1 => (who, any::<u64>()).prop_map(|(to, some)| Act::SendOld { to, some }),
    ];
    prop::collection::vec(act, 1..most)
}

/// The officers, and every change as it was first made.
pub(crate) struct World {
    pub(crate) officers: Vec<Officer>,
    pub(crate) log: Vec<Change>,
    pub(crate) erased: BTreeSet<String>,
    forms: Vec<Option<Basis>>,
    made: usize,
}

impl World {
    pub(crate) fn new(officers: usize) -> Self {
        let names = ["ann", "ben", "cat", "dan", "eve"];
        let mut world = Self {
            officers: names[..officers].iter().map(|name| Officer::new(name)).collect(),
            log: Vec::new(),
            erased: BTreeSet::new(),
            forms: vec![None; officers],
            made: 0,
        };
        for edit in [
            add("section-1", "plan-1", "Homes"),
            add("section-2", "plan-1", "Advice"),
            add("commitment-1", "section-1", "We will build"),
            add("action-1", "commitment-1", "Build"),
            add("action-2", "section-2", "Repair"),
        ] {
            let change = world.officers[0].does(edit);
            world.log.push(change.clone());
            for officer in &mut world.officers[1..] {
                officer.take(&change);
            }
        }
        world
    }

    pub(crate) fn run(acts: &[Act], officers: usize) -> Self {
        let mut world = Self::new(officers);
        for act in acts {
            world.act(act);
        }
        world
    }

    pub(crate) fn act(&mut self, act: &Act) {
        match act {
            Act::Do { who, what, thing, other, clock, form } => self.does(*who, *what, *thing, *other, *clock, *form),
            Act::Open { who, thing } => {
                let thing = self.pick(*who, *thing);
                let seen = self.officers[*who].history().basis_of([&thing, &plan_id()]);
                self.forms[*who] = Some(seen);
            }
            Act::Send { from, to, some, backwards } => {
                let mut file: Vec<Change> =
                    self.officers[*from].history().changes().iter().map(|change| Change::clone(change)).collect();
                if *backwards {
                    file.reverse();
                }
                self.deliver(*to, &file, *some);
            }
            Act::SendOld { to, some } => {
                let file = self.log.clone();
                self.deliver(*to, &file, *some);
            }
        }
    }

    fn deliver(&mut self, to: usize, file: &[Change], some: u64) {
        // A file with everything is as likely as one with a part.
        let wanted = |number: usize| some.is_multiple_of(2) || some.rotate_right(number as u32 % 61) & 2 == 0;
        let part: Vec<Change> =
            (file.iter().enumerate()).filter(|(number, _)| wanted(*number)).map(|(_, change)| change.clone()).collect();
        let officer = &mut self.officers[to];
        let expected = block_on(officer.replica.dry_run(checked(part.clone()), &Unattended));
        let before = officer.replica.clone();
        let taken = block_on(officer.replica.apply(part.clone(), &Unattended));
        assert_eq!(expected.replacement.after.plan(), officer.plan(), "the dry run says what will be");
        assert_eq!(expected.replacement.after.conflicts(), officer.replica.conflicts());
        assert_eq!(expected.replacement.applied, taken);
        assert_eq!(
            expected.new.iter().map(|change| change.id).collect::<BTreeSet<_>>().is_empty(),
            taken == Applied::default()
        );
        for difference in &expected.differences {
            assert_ne!(before.plan().item(&difference.entity), officer.plan().item(&difference.entity));
        }
        assert_eq!(
            block_on(officer.replica.apply(part, &Unattended)),
            Applied::default(),
            "opening the file again changes nothing"
        );
        assert_sound(officer);
    }

    fn pick(&self, who: usize, thing: u8) -> EntityId {
        let mut all: Vec<EntityId> = self.officers[who].plan().items().map(|item| item.id.clone()).collect();
        all.sort();
        all.get(usize::from(thing) % all.len().max(1)).cloned().unwrap_or_else(plan_id)
    }

    fn does(&mut self, who: usize, what: u8, thing: u8, other: u8, clock: u8, form: bool) {
        self.made += 1;
        let words = format!("words {:04}.", self.made);
        let (one, two) = (self.pick(who, thing), self.pick(who, other));
        let made = self.made;
        let new = |kind: &str| id(&format!("{kind}-new-{made}"));
        let form = form.then(|| self.forms[who].take()).flatten();
        let officer = &mut self.officers[who];
        officer.clock = CLOCKS[usize::from(clock) % CLOCKS.len()].to_owned();
        let child = |parent: &EntityId| match parent.kind() {
            Kind::Plan => "section",
            Kind::Section => "commitment",
            Kind::Commitment => "action",
            Kind::Action => "point",
            _ => "evidence",
        };
        let position = match other % 3 {
            0 => Position::First,
            1 => Position::After(two.clone()),
            _ => Position::Last,
        };
        let change = match what % 20 {
            0..=2 => officer.compose(Edit::words(&one, Field::Text, words), form.as_ref()),
            3 => officer.compose(
                Edit::Set { id: one, field: Field::Status, to: Content::word(format!("status-{}", other % 3)) },
                form.as_ref(),
            ),
            4 | 5 => {
                let fields = vec![(Field::Text, Content::text(words))];
                officer.compose(Edit::Add { id: new(child(&one)), parent: one, position, fields }, form.as_ref())
            }
            6 => officer.compose(Edit::Move { id: one, parent: two, position }, form.as_ref()),
            7 => officer.compose(Edit::Remove(one), form.as_ref()),
            8 => officer.compose(Edit::Restore(one), form.as_ref()),
            9 => {
                let evidence = Evidence { title: words.clone(), link: String::new(), date: None };
                let report = Report {
                    line: one,
                    update: new("update"),
                    position_at: NaiveDate::from_ymd_opt(2024, 3, 31).unwrap(),
                    status: Some(id(&format!("status-{}", other % 3))),
                    text: words,
                    on_behalf_of: String::new(),
                    evidence: vec![(new("evidence"), evidence)],
                    entered: officer.clock.clone(),
                };
                officer.compose(Edit::Report(report), form.as_ref())
            }
            10 => {
                let name = format!("Party {}", other % 3);
                officer.compose(
                    Edit::Lead { line: one, role: Role::Accountable, name, kind: PartyKind::Team },
                    form.as_ref(),
                )
            }
            11 => {
                let party = hearth::plan::name::party_id(&format!("Party {}", other % 3));
                officer.compose(Edit::Unlead { line: one, role: Role::Accountable, party }, form.as_ref())
            }
            12 => {
                let conflict = officer
                    .replica
                    .conflicts()
                    .get(usize::from(other) % officer.replica.conflicts().len().max(1))
                    .cloned();
                conflict.and_then(|conflict| settles(officer, &conflict, usize::from(thing)))
            }
            13 => {
                let stack = officer.replica.stack(&officer.name);
                let last = if other.is_multiple_of(3) { stack.redo.last() } else { stack.undo.last() };
                let undo = last.map(|id| officer.undoes(&[*id])).and_then(|undo| undo.change);
                assert_eq!(undo.is_some(), last.is_some(), "what can be taken back, is");
                undo
            }
            14 => {
                // Undoes what somebody else's file brought.
                let all = officer.history().changes();
                let ids: Vec<ChangeId> =
                    all.iter().skip(usize::from(thing) % all.len()).take(3).map(|change| change.id).collect();
                officer.undoes(&ids).change
            }
            16..=19 => officer.compose(people(officer.plan(), what, thing, other), form.as_ref()),
            _ => {
                let texts: Vec<String> = officer
                    .history()
                    .changes()
                    .iter()
                    .flat_map(|change| &change.sets)
                    .filter_map(|set| match &set.value {
                        Value::Text { text, .. } if text.starts_with("words") => Some(text.to_string()),
                        _ => None,
                    })
                    .collect();
                let text = texts.get(usize::from(thing) % texts.len().max(1)).cloned();
                self.erased.extend(text.clone());
                text.and_then(|text| officer.erases(&text))
            }
        };
        if let Some(change) = change {
            officer.take(&change);
            self.log.push(change);
        }
        assert_sound(&self.officers[who]);
    }
}

/// Edits of people and teams: joining and parting them, naming who holds a post, handing lines over.
fn people(plan: &Plan, what: u8, thing: u8, other: u8) -> Edit {
    let [one, two] = [thing, other].map(|number| hearth::plan::name::party_id(&format!("Party {}", number % 3)));
    match what % 20 {
        16 => same::join(plan, &one, &two),
        17 => same::part(plan, &one),
        18 => {
            let how = How::ALL[usize::from(other) % 3].clone();
            let holding = Holding { party: Some(two), how, from: NaiveDate::from_ymd_opt(2024, 4, 1), until: None };
            post::hold(plan, &one, &holding)
        }
        _ => {
            let lines = succession::all_to(plan, &one, &two);
            Edit::All(vec![succession::succeed(&one, &two, None), succession::hand_over(plan, &one, &lines)])
        }
    }
}

/// The change with which an officer settles a conflict on one of its answers.
pub(crate) fn settles(officer: &mut Officer, conflict: &Conflict, choice: usize) -> Option<Change> {
    let edit = match conflict {
        Conflict::Answers { entity, field, answers } => {
            let to = match &answers[choice % answers.len()].value {
                Value::Text { text, .. } => Content::text(&**text),
                Value::Plain(json) => Content::Plain(json.clone()),
                Value::Erased(_) => Content::NOTHING,
            };
            Edit::Set { id: entity.clone(), field: field.clone(), to }
        }
        Conflict::Removed { entity, .. } if choice.is_multiple_of(2) => Edit::Remove(entity.clone()),
        Conflict::Removed { entity, .. } => Edit::Restore(entity.clone()),
    };
    officer.compose(edit, None)
}
