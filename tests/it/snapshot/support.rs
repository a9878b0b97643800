//! Helpers: plans to write, and files to edit.

use chrono::NaiveDate;
use hearth::history::{Author, Change, ChangeId, History, Replica, Set, Signature};
use hearth::import::first_change;
use hearth::long_work::{Unattended, block_on};
use hearth::plan::edit::{Content, Edit, Report};
use hearth::plan::post::{self, Holding, How};
use hearth::plan::{EntityId, Evidence, Field, Kind, Line, PartyKind, Plan, Role, Value, same, succession};
use hearth::snapshot::{self, Exported, IncomingFile, IncomingPlan};
use serde_json::Value as Json;

pub(crate) const HOUSING: &str = include_str!("../../../public/starters/housing-strategy-2023-28.json");
pub(crate) const HOMELESSNESS: &str = include_str!("../../../public/starters/homelessness-2024-29.json");

pub(crate) fn id(words: &str) -> EntityId {
    EntityId::try_from(words).unwrap()
}

pub(crate) fn started(json: &str) -> Replica {
    let draft = first_change::read_starter(json).unwrap();
    Replica::of(History::of(draft.plan_id(), [draft.first_change().unwrap()]))
}

/// An officer at a device, whose random numbers are always the same.
#[derive(Clone)]
pub(crate) struct Officer {
    pub(crate) replica: Replica,
    name: String,
    made: u32,
}

impl Officer {
    pub(crate) fn new(name: &str, replica: Replica) -> Self {
        Self { replica, name: name.to_owned(), made: 0 }
    }

    pub(crate) fn plan(&self) -> &Plan {
        self.replica.plan()
    }

    fn random(&mut self) -> impl FnMut() -> u128 + use<> {
        self.made += 1;
        let seed = EntityId::derived(&Kind::Update, &[self.plan().id().as_str(), &self.name, &self.made.to_string()]);
        let mut next = u128::from_str_radix(&seed.as_str()["update-".len()..], 16).unwrap();
        move || {
            next = next.rotate_left(1).wrapping_add(1);
            next
        }
    }

    pub(crate) fn signature(&self, why: &str) -> Signature {
        let at = format!("2024-05-{:02}T09:{:02}:00.000Z", 1 + self.made / 60, self.made % 60);
        let device = format!("device-of-{}", self.name.to_lowercase().replace(' ', "-"));
        Signature { by: Author::new(&self.name, device), at, why: why.to_owned(), source: String::new() }
    }

    pub(crate) fn fresh(&mut self, kind: &Kind) -> EntityId {
        EntityId::fresh(kind, self.random()())
    }

    /// Makes an edit as a click does.
    pub(crate) fn does(&mut self, edit: Edit) -> ChangeId {
        self.does_for(edit, "")
    }

    pub(crate) fn does_for(&mut self, edit: Edit, why: &str) -> ChangeId {
        let mut random = self.random();
        let change = self.replica.compose(edit, None, self.signature(why), &mut random).unwrap().expect("a change");
        let id = change.id;
        block_on(self.replica.apply([change], &Unattended));
        id
    }

    pub(crate) fn says(&mut self, thing: &EntityId, field: Field, words: &str) -> ChangeId {
        self.does(Edit::words(thing, field, words))
    }

    pub(crate) fn undoes(&mut self, change: ChangeId) {
        let mut random = self.random();
        let undo = self.replica.undo(&[change].into(), self.signature(""), &mut random).unwrap();
        block_on(self.replica.apply(undo.change, &Unattended));
    }

    pub(crate) fn erases(&mut self, words: &str) {
        let mut random = self.random();
        let change = self.replica.erasure(words, self.signature("a client was named"), &mut random).unwrap();
        block_on(self.replica.apply(Some(change.expect("something to erase")), &Unattended));
    }

    pub(crate) fn reports(&mut self, line: &EntityId, day: &str, status: &str, text: &str, evidence: Option<Evidence>) {
        let update = self.fresh(&Kind::Update);
        let evidence = evidence.map(|evidence| (self.fresh(&Kind::Evidence), evidence));
        let report = Report {
            line: line.clone(),
            update,
            position_at: day.parse().unwrap(),
            status: Some(id(status)),
            text: text.to_owned(),
            on_behalf_of: "Phil Jennings".to_owned(),
            evidence: evidence.into_iter().collect(),
            entered: self.signature("").at,
        };
        self.does(Edit::Report(report));
    }

    pub(crate) fn opens(&mut self, file: &str) {
        let incoming = block_on(snapshot::read(file.as_bytes(), &Unattended)).unwrap();
        let own = incoming.plans.into_iter().find(|plan| plan.id == *self.plan().id());
        block_on(self.replica.apply(own.expect("the plan is in the file").changes, &Unattended));
    }
}

/// The id of the line with a reference.
pub(crate) fn line<'a>(plan: &'a Plan, reference: &str) -> (&'a EntityId, &'a Line) {
    let found = plan.lines().find(|line| line.line.reference == reference).expect("a line of this reference");
    (&found.item.id, found.line)
}

pub(crate) fn line_id(plan: &Plan, reference: &str) -> EntityId {
    line(plan, reference).0.clone()
}

/// Three officers' work on one starter plan: edits, updates with evidence, a line added, one moved and one
/// removed while worked on, an undo, an erasure, and a conflict.
pub(crate) fn worked(json: &str, references: [&str; 4]) -> Replica {
    let mut ann = Officer::new("Ann Archer", started(json));
    let [one, two, three, four] = references.map(|reference| line_id(ann.plan(), reference));
    let evidence = Evidence {
        title: "Minutes, “Housing board”".to_owned(),
        link: "\\\\server\\share\\minutes 12.docx".to_owned(),
        date: NaiveDate::from_ymd_opt(2024, 4, 30),
    };
    ann.reports(&one, "2024-04-30", "status-on-track", "Two homes let.\nTwo to come.", Some(evidence));
    let slip = ann.says(&one, Field::Note, "A private note on Mr Client of 1 High Street");
    let wording = ann.does_for(Edit::words(&two, Field::Text, "Said otherwise"), "the committee asked");
    ann.undoes(wording);
    let mut ben = Officer::new("Ben Baker", ann.replica.clone());
    let mut cat = Officer::new("Cat Cole", ann.replica.clone());

    ben.says(&two, Field::Text, "Ben’s wording");
    ben.does(Edit::Lead {
        line: two.clone(),
        role: Role::Partner,
        name: "Ben’s Bakery".into(),
        kind: PartyKind::Partner,
    });
    ben.does(Edit::Remove(three.clone()));
    ben.reports(&four, "2024-05-31", "status-at-risk", "", None);

    cat.says(&two, Field::Text, "Cat’s wording");
    cat.reports(&three, "2024-05-31", "status-complete", "Done.", None);
    let reading = serde_json::json!({"kind": "by", "end": "2026-03-31", "precision": "day", "confirmed": true});
    cat.does(Edit::Set { id: four.clone(), field: Field::Reading, to: Content::Plain(reading) });
    cat.does(Edit::Set { id: cat.plan().id().clone(), field: Field::YearBasis, to: Content::word("financial") });
    let section = cat.plan().sections().next().unwrap().0.id.clone();
    let action = cat.fresh(&Kind::Action);
    cat.does(Edit::Add {
        id: action.clone(),
        parent: section.clone(),
        position: hearth::plan::edit::Position::First,
        fields: vec![(Field::Reference, Content::text("0.1")), (Field::Text, Content::text("Begin"))],
    });
    cat.does(Edit::Move { id: action, parent: section, position: hearth::plan::edit::Position::Last });

    for officer in [&ben, &cat] {
        block_on(
            ann.replica
                .apply(officer.replica.history().changes().iter().map(|change| Change::clone(change)), &Unattended),
        );
    }
    ann.erases("A private note on Mr Client of 1 High Street");
    assert!(ann.replica.history().change(slip).is_some());
    ann.replica
}

pub(crate) fn worked_housing() -> Replica {
    worked(HOUSING, ["1.1", "1.2a", "1.3a", "2.2a"])
}

pub(crate) fn worked_homelessness() -> Replica {
    worked(HOMELESSNESS, ["1.1", "1.10", "2.1", "3.6"])
}

/// A plan after a reorganisation: a post with holders, a team succeeded by a new one that took its open lines over, two
/// names joined and two told apart.
pub(crate) fn reorganised() -> Replica {
    let mut ann = Officer::new("Ann Archer", started(HOMELESSNESS));
    let names = ["Housing and Inclusion Manager", "Accommodation Resource Team", "Housing Portfolio Team"];
    let [post, team, other] = names.map(|name| ann.plan().party_named(name).expect("in the starter").clone());
    let day = |words: &str| Some(words.parse().expect("a day"));
    let (jo, added) = succession::newcomer(ann.plan(), "Jo Archer", &PartyKind::Person);
    ann.does(Edit::All(added.into_iter().collect()));
    let acting = Holding { party: Some(jo.clone()), how: How::Acting, from: day("2024-05-01"), until: None };
    ann.does(post::hold(ann.plan(), &post, &acting));
    let vacant = Holding { party: None, how: How::Vacant, from: None, until: day("2024-04-30") };
    ann.does(post::hold(ann.plan(), &post, &vacant));
    let (heir, added) = succession::newcomer(ann.plan(), "Homes Team", &PartyKind::Team);
    let lines = succession::all_to(ann.plan(), &team, &heir);
    let handed = succession::hand_over(ann.plan(), &team, &lines);
    let edits = [succession::succeed(&team, &heir, day("2025-04-01")), handed];
    ann.does_for(Edit::All(added.into_iter().chain(edits).collect()), "the restructure of April");
    ann.does(same::join(ann.plan(), &heir, &other));
    ann.does(same::tell_apart(&jo, &post));
    ann.replica
}

/// A plan that says when it was adopted, with a line that counts from that day.
pub(crate) fn adopted() -> Replica {
    let id = EntityId::try_from("plan-0123456789abcdef0123456789abcdef").expect("an id");
    let mut ann = Officer::new("Ann Archer", Replica::of(History::new(id.clone())));
    let sets = first_change::blank(&id, "Empty homes plan", "Lindley Council", "Theme");
    ann.does(Edit::All(sets.into_iter().map(|(id, field, to)| Edit::Set { id, field, to }).collect()));
    ann.does(Edit::Set { id: id.clone(), field: Field::Adopted, to: Content::word("2024-03-20") });
    let [section, action] = [Kind::Section, Kind::Action].map(|kind| ann.fresh(&kind));
    let position = hearth::plan::edit::Position::Last;
    let fields = vec![(Field::Number, Content::text("1")), (Field::Title, Content::text("Find them"))];
    ann.does(Edit::Add { id: section.clone(), parent: id, position: position.clone(), fields });
    let words =
        [(Field::Reference, "1.1"), (Field::Text, "Write to each owner."), (Field::Timeframe, "Within 12 months")];
    let fields = words.map(|(field, words)| (field, Content::text(words))).to_vec();
    ann.does(Edit::Add { id: action, parent: section, position, fields });
    ann.replica
}

/// A plan whose leads report twice a year.
pub(crate) fn half_yearly() -> Replica {
    let mut ann = Officer::new("Ann Archer", adopted());
    let id = ann.plan().id().clone();
    ann.does(Edit::Set { id, field: Field::Cycle, to: Content::Plain(6.into()) });
    ann.replica
}

pub(crate) fn exported(at: &str, by: &str) -> Exported {
    Exported { at: at.to_owned(), by: by.to_owned(), app: "Hearth test".to_owned() }
}

pub(crate) fn file<'a>(plans: impl IntoIterator<Item = &'a Replica>) -> String {
    snapshot::write(plans, &exported("2024-06-01T12:00:00.000Z", "Ann Archer")).unwrap()
}

pub(crate) fn read(file: &str) -> IncomingFile {
    block_on(snapshot::read(file.as_bytes(), &Unattended)).unwrap_or_else(|problem| panic!("{problem}"))
}

/// Reads the only plan of a file.
pub(crate) fn read_one(file: &str) -> IncomingPlan {
    let mut plans = read(file).plans;
    assert_eq!(plans.len(), 1);
    plans.remove(0)
}

/// The plan on a device that has opened this file and nothing else.
pub(crate) fn opened(plan: &IncomingPlan) -> Replica {
    Replica::of(History::of(plan.id.clone(), plan.changes.iter().cloned()))
}

/// The file with the readable part of its only plan edited by hand.
pub(crate) fn edited(file: &str, edit: impl FnOnce(&mut Json)) -> String {
    let mut json: Json = serde_json::from_str(file).unwrap();
    edit(&mut json["plans"][0]["plan"]);
    serde_json::to_string_pretty(&json).unwrap()
}

/// The object in JSON whose entry `key` is `words`.
pub(crate) fn find<'a>(json: &'a mut Json, key: &str, words: &str) -> &'a mut Json {
    fn path(json: &Json, key: &str, words: &str) -> Option<String> {
        if json.get(key).and_then(Json::as_str) == Some(words) {
            return Some(String::new());
        }
        let entries: Vec<(String, &Json)> = match json {
            Json::Array(items) => items.iter().enumerate().map(|(at, item)| (at.to_string(), item)).collect(),
            Json::Object(map) => map.iter().map(|(at, item)| (at.replace('/', "~1"), item)).collect(),
            _ => Vec::new(),
        };
        entries.into_iter().find_map(|(at, item)| path(item, key, words).map(|rest| format!("/{at}{rest}")))
    }
    let at = path(json, key, words).unwrap_or_else(|| panic!("nothing whose {key} is {words}"));
    json.pointer_mut(&at).unwrap()
}

/// A change by an arbitrary author.
pub(crate) fn change(after: Vec<ChangeId>, sets: Vec<(&str, &str, Json)>) -> Change {
    let sets = sets.into_iter().map(|(entity, field, value)| Set {
        entity: id(entity),
        field: Field::from(field.to_owned()),
        value: Value::from(value),
        over: Vec::new(),
        extra: serde_json::Map::new(),
    });
    let at = "2024-06-01T09:00:00.000Z".to_owned();
    block_on(Change::unsealed(after, at, Author::new("Dee", "device"), sets.collect()).with_id(&Unattended)).unwrap()
}

/// A text value.
pub(crate) fn text(words: &str) -> Json {
    serde_json::json!({"text": words, "salt": "00"})
}

pub(crate) fn place(parent: &str) -> Json {
    serde_json::json!({"parent": parent, "order": "80"})
}
