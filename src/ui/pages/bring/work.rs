//! Where the bringing in of a document stands: the one place of this page's state.

mod reading;

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::File;

use super::handed::Chosen;
use super::ticks::Ticks;
use crate::browser::reader::Reader;
use crate::browser::{files, focus};
use crate::history::Change;
use crate::import::draft::Draft;
use crate::import::matching::Decisions;
use crate::import::read::FILE_BYTES;
use crate::import::reader::Findings;
use crate::import::understand::Mapping;
use crate::plan::EntityId;
use crate::ui::dynamic::spawn;

/// The id of the field for the file.
pub(super) const FILE: &str = "document-file";
/// The id of what went wrong, and of what was found: each takes the keyboard when it comes.
pub(super) const PROBLEM: &str = "document-problem";
/// See [`PROBLEM`].
pub(super) const FOUND: &str = "document-found";

/// A document as it came, for a reader that has to begin again.
#[derive(Clone)]
enum Source {
    File(String, Vec<u8>),
    Pasted(Option<String>, String),
}

/// What was taken in.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TakenIn {
    /// Into which plan.
    pub(super) plan: EntityId,
    /// As which change.
    pub(super) change: crate::history::ChangeId,
    /// Of which document.
    pub(super) document: String,
}

/// Where a document goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// A plan of its own.
    New,
    /// An update of this one.
    Update(EntityId),
}

/// The state of the page. `Copy`: hand it to every closure.
#[derive(Clone, Copy)]
pub(super) struct Work {
    findings: RwSignal<Option<Arc<Findings>>>,
    mapping: RwSignal<Mapping>,
    joins: RwSignal<Vec<(String, String)>>,
    pub(super) decisions: RwSignal<Decisions>,
    pub(super) ticks: Ticks,
    pub(super) chosen: RwSignal<Option<Target>>,
    into: StoredValue<Option<EntityId>>,
    taken: RwSignal<Option<TakenIn>>,
    adding: RwSignal<Option<&'static str>>,
    busy: RwSignal<Option<String>>,
    /// How much of that is done, in hundredths, where the reader says so.
    done: RwSignal<Option<u8>>,
    problem: RwSignal<Option<(String, String)>>,
    draft: Memo<Option<Arc<Draft>>>,
    source: StoredValue<Option<Source>>,
    reader: StoredValue<Option<Reader>, LocalStorage>,
    /// The number of what was asked last: older answers are of no use.
    asked: StoredValue<u32>,
    /// What is to be done with the answer that is on its way.
    after: StoredValue<Option<Callback<()>>>,
    /// What is to be done with the plan that is being made.
    made: StoredValue<Option<Callback<Change>>>,
    /// Each document chosen has a number, so that one that is slow to come is not taken for a later one.
    turn: StoredValue<u32>,
}

impl Work {
    /// Nothing is chosen yet. `into` is the plan that is to be updated, where that is known.
    pub(super) fn begin(into: Option<EntityId>) -> Self {
        let findings = RwSignal::new(None::<Arc<Findings>>);
        let joins = RwSignal::new(Vec::<(String, String)>::new());
        let draft = Memo::new(move |_| {
            let found = findings.get()?;
            Some(joins.with(|joins| Arc::clone(&found.draft).joined(joins)))
        });
        Self {
            findings,
            mapping: RwSignal::default(),
            joins,
            decisions: RwSignal::default(),
            ticks: Ticks::default(),
            chosen: RwSignal::new(into.clone().map(Target::Update)),
            into: StoredValue::new(into),
            taken: RwSignal::new(None),
            adding: RwSignal::new(None),
            busy: RwSignal::new(None),
            done: RwSignal::new(None),
            problem: RwSignal::new(None),
            draft,
            source: StoredValue::new(None),
            reader: StoredValue::new_local(None),
            asked: StoredValue::new(0),
            after: StoredValue::new(None),
            made: StoredValue::new(None),
            turn: StoredValue::new(0),
        }
    }

    /// Whether there is something to look at. Followed.
    pub(super) fn has_findings(self) -> bool {
        self.findings.with(Option::is_some)
    }

    /// What is in the document. Followed.
    pub(super) fn findings(self) -> Option<Arc<Findings>> {
        self.findings.get()
    }

    /// The same for a click.
    pub(super) fn findings_now(self) -> Option<Arc<Findings>> {
        self.findings.get_untracked()
    }

    /// The plan that the page is about, where it is about one.
    pub(super) fn into_plan(self) -> Option<EntityId> {
        self.into.get_value()
    }

    /// How it is read. Followed.
    pub(super) fn mapping(self) -> ReadSignal<Mapping> {
        self.mapping.read_only()
    }

    /// The plan that the document gives, with the names that a person said are one. Followed.
    pub(super) fn draft(self) -> Option<Arc<Draft>> {
        self.draft.get()
    }

    /// The same for a click.
    pub(super) fn draft_now(self) -> Option<Arc<Draft>> {
        self.draft.get_untracked()
    }

    /// What the officer calls the document.
    pub(super) fn document(self) -> String {
        self.source.with_value(|source| match source {
            Some(Source::File(name, _)) => name.clone(),
            Some(Source::Pasted(..)) | None => "what was pasted".to_owned(),
        })
    }

    /// What the reader is doing, in words. Followed.
    pub(super) fn busy(self) -> Option<String> {
        self.busy.get()
    }

    /// How much of that is done, in hundredths, where that is known. Followed.
    pub(super) fn done(self) -> Option<u8> {
        self.done.get()
    }

    /// What went wrong, and why. Followed.
    pub(super) fn problem(self) -> Option<(String, String)> {
        self.problem.get()
    }

    /// What was taken in. Followed.
    pub(super) fn taken(self) -> Option<TakenIn> {
        self.taken.get()
    }

    /// What is being done with the document, in words, while it is added or taken in. Followed.
    pub(super) fn is_adding(self) -> Option<&'static str> {
        self.adding.get()
    }

    /// It is being added or taken in now, which is said so; or is not any more.
    pub(super) fn adding(self, words: Option<&'static str>) {
        self.adding.set(words);
    }

    /// Whether the page is still there.
    pub(super) fn is_there(self) -> bool {
        self.adding.try_get_untracked().is_some()
    }

    /// Something was taken in.
    pub(super) fn took(self, taken: TakenIn) {
        self.taken.set(Some(taken));
        focus::soon_on_id(FOUND);
    }

    /// Two names are one.
    pub(super) fn join(self, name: String, other: String) {
        self.joins.update(|joins| joins.push((name, other)));
    }

    /// Opens a document.
    pub(super) fn open(self, chosen: Chosen) {
        match chosen {
            Chosen::File(file) => self.open_file(file),
            Chosen::Pasted(html, text) => {
                self.new_turn();
                self.read(Source::Pasted(html, text));
            }
        }
    }

    fn open_file(self, file: File) {
        let name = file.name();
        let turn = self.new_turn();
        self.say_busy(format!("Opening {name}…"), None);
        spawn(async move {
            let read = files::read(&file, FILE_BYTES).await;
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            match read {
                Ok(bytes) => self.read(Source::File(name, bytes)),
                Err(problem) => self.failed(&problem.to_string()),
            }
        });
    }

    fn new_turn(self) -> u32 {
        self.turn.update_value(|turn| *turn += 1);
        self.problem.set(None);
        self.turn.get_value()
    }

    fn read(self, source: Source) {
        self.source.set_value(Some(source));
        self.ask_for(None);
    }

    /// Takes the title and the council that were typed. The document is read with them when it is taken in, and not
    /// before: an answer that comes while a button is pressed would move the button from under the pointer.
    pub(super) fn name(self, title: &str, organisation: &str) {
        self.mapping.update(|mapping| {
            title.clone_into(&mut mapping.title);
            organisation.clone_into(&mut mapping.organisation);
        });
    }

    /// Does something with what the reader finds, as soon as it has read the document as it is named now: the plan's
    /// years and its id follow from its title.
    pub(super) fn once_read(self, then: Callback<()>) {
        let named = |mapping: &Mapping| (mapping.title.clone(), mapping.organisation.clone());
        let read_as = self.findings.with_untracked(|found| found.as_ref().map(|found| named(&found.mapping)));
        if read_as != Some(self.mapping.with_untracked(named)) {
            self.remap(|_| {});
        }
        if self.busy.with_untracked(Option::is_some) {
            self.after.set_value(Some(then));
        } else {
            then.run(());
        }
    }

    /// Stops the reader. What was found before stays.
    pub(super) fn cancel(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.reader.set_value(None);
        self.after.set_value(None);
        self.made.set_value(None);
        self.busy.set(None);
        match self.findings.get_untracked() {
            Some(findings) => {
                self.mapping.set(findings.mapping.clone());
                focus::soon_on_id(FOUND);
            }
            None => focus::soon_on_id(FILE),
        }
    }

    /// Lets go of what was found: of a long document that takes a moment, and to show another page takes one too.
    pub(super) fn let_go(self) {
        self.findings.set(None);
        self.draft.with_untracked(|_| ());
    }

    /// Puts the document away, for another.
    pub(super) fn put_away(self) {
        self.cancel();
        self.findings.set(None);
        self.joins.set(Vec::new());
        self.decisions.set(Decisions::default());
        self.ticks.clear();
        self.problem.set(None);
        self.chosen.set(self.into.get_value().map(Target::Update));
        self.taken.set(None);
        focus::soon_on_id(FILE);
    }
}
