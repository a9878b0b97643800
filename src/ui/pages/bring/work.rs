//! The page's hold on a [`Session`]: its state as memos, its effects carried out.

mod adding;

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::File;

use super::handed::Chosen;
use crate::browser::reader::{Reader, ReaderEvent};
use crate::browser::{files, focus};
use crate::import::draft::Draft;
use crate::import::matching::Decisions;
use crate::import::read::FILE_BYTES;
use crate::import::reader::{Findings, Request};
use crate::import::session::{Effect, Found, Next, Problem, Progress, Screen, Session, Spot, Target, Ticks};
use crate::import::understand::Mapping;
use crate::plan::EntityId;
use crate::ui::address::{Here, here};
use crate::ui::dynamic::spawn;
use crate::ui::workspace::{Workspace, workspace};

/// The id of the field for a file.
pub(super) const FILE: &str = "document-file";
/// The id of the place for what went wrong.
pub(super) const PROBLEM: &str = "document-problem";
/// The id of the heading of what was found, and of what was taken in.
pub(super) const FOUND: &str = "document-found";

/// The state of the page. `Copy`: hand it to every closure.
#[derive(Clone, Copy)]
pub(super) struct Work {
    session: RwSignal<Session>,
    reader: StoredValue<Option<Reader>, LocalStorage>,
    workspace: Workspace,
    here: Here,
    /// The screen that is shown.
    pub(super) screen: Memo<Screen>,
    /// Why the last attempt failed.
    pub(super) problem: Memo<Option<Problem>>,
    /// The officer's name for the document.
    pub(super) document: Memo<String>,
    /// How far the reading under way is.
    pub(super) progress: Memo<Option<Progress>>,
    /// The reader's latest findings.
    pub(super) findings: Memo<Option<Arc<Findings>>>,
    /// How the document is to be read.
    pub(super) mapping: Memo<Mapping>,
    /// The plan that the document gives, with the names joined that the officer said are one.
    pub(super) draft: Memo<Option<Arc<Draft>>>,
    /// The officer's answers about lines and names in doubt.
    pub(super) decisions: Memo<Decisions>,
    /// The officer's ticks.
    pub(super) ticks: Memo<Ticks>,
    /// Where the officer said that the document goes.
    pub(super) target: Memo<Option<Target>>,
    /// The plan that the officer accepted the document for, until it has been compared.
    pub(super) accepted: Memo<Option<EntityId>>,
}

impl Work {
    /// No document is chosen. `into` is the plan to update, if it is known.
    pub(super) fn begin(into: Option<EntityId>) -> Self {
        let session = RwSignal::new(Session::new(into));
        let findings = Memo::new_with_compare(
            move |_| session.with(|session| session.found().map(|found| Arc::clone(found.findings()))),
            is_another,
        );
        let joins = of_found(session, |found| found.joins.clone());
        let draft = Memo::new(move |_| {
            let found = findings.get()?;
            Some(joins.with(|joins| Arc::clone(&found.draft).joined(joins)))
        });
        Self {
            session,
            reader: StoredValue::new_local(None),
            workspace: workspace(),
            here: here(),
            screen: Memo::new(move |_| session.with(Session::screen)),
            problem: Memo::new(move |_| session.with(|session| session.problem().cloned())),
            document: Memo::new(move |_| session.with(|session| session.document().to_owned())),
            progress: Memo::new(move |_| session.with(Session::progress)),
            findings,
            mapping: of_found(session, |found| found.mapping().clone()),
            draft,
            decisions: of_found(session, |found| found.decisions.clone()),
            ticks: of_found(session, |found| found.ticks.clone()),
            target: of_found(session, |found| found.target().cloned()),
            accepted: of_found(session, |found| found.accepted().cloned()),
        }
    }

    /// The plan that the page is about, if any.
    pub(super) fn into_plan(self) -> Option<EntityId> {
        self.session.with_untracked(|session| session.into_plan().cloned())
    }

    /// True until the page is left.
    pub(super) fn is_there(self) -> bool {
        self.session.try_with_untracked(|_| ()).is_some()
    }

    /// Opens a document.
    pub(super) fn open(self, chosen: Chosen) {
        match chosen {
            Chosen::File(file) => self.open_file(file),
            Chosen::Pasted(html, text) => self.update(|session| session.open_pasted(html, text)),
        }
    }

    fn open_file(self, file: File) {
        let mut number = 0;
        self.update(|session| {
            let (awaited, effects) = session.open_file(file.name());
            number = awaited;
            effects
        });
        spawn(async move {
            let bytes = files::read(&file, FILE_BYTES).await.map_err(|problem| problem.to_string());
            self.update(|session| session.opened(number, bytes));
        });
    }

    /// Stops the reading under way. What was found before stays.
    pub(super) fn cancel(self) {
        self.update(Session::cancel);
    }

    /// Puts the document away, for another.
    pub(super) fn put_away(self) {
        self.update(Session::put_away);
    }

    /// Has the document understood in another way.
    pub(super) fn remap(self, change: impl FnOnce(&mut Mapping)) {
        self.update(|session| session.remap(change));
    }

    /// Takes another row for the headings of a table.
    pub(super) fn take_header(self, table: usize, header: Option<usize>) {
        self.update(|session| session.take_header(table, header));
    }

    /// Goes on with `next` once the document has been read as it is named now.
    pub(super) fn once_read(self, next: Next) {
        self.update(|session| session.once_read(next));
    }

    /// Changes what the officer said of what was found.
    pub(super) fn decide(self, change: impl FnOnce(&mut Found)) {
        self.change(|session| {
            session.found_mut().map(change);
        });
    }

    fn change(self, change: impl FnOnce(&mut Session)) {
        self.update(|session| {
            change(session);
            Vec::new()
        });
    }

    /// Changes the session, unless the page has been left, and carries out the effects.
    fn update(self, change: impl FnOnce(&mut Session) -> Vec<Effect>) {
        for effect in self.session.try_update(change).unwrap_or_default() {
            match effect {
                Effect::Ask { number, request, bytes } => {
                    self.ask(number, &request, bytes.as_ref().map(|bytes| bytes.as_slice()));
                }
                Effect::StopReader => self.reader.set_value(None),
                Effect::AddPlan(change) => self.add_plan(*change),
                Effect::Focus(spot) => focus::soon_on_id(match spot {
                    Spot::File => FILE.to_owned(),
                    Spot::Problem => PROBLEM.to_owned(),
                    Spot::Found => FOUND.to_owned(),
                    Spot::Element(id) => id,
                }),
            }
        }
    }

    fn ask(self, number: u32, request: &Request, bytes: Option<&[u8]>) {
        if self.reader.with_value(Option::is_none) {
            match Reader::start(move |event| self.heard(event)) {
                Ok(reader) => self.reader.set_value(Some(reader)),
                Err(why) => return self.update(|session| session.reader_failed(why)),
            }
        }
        self.reader.with_value(|reader| {
            if let Some(reader) = reader {
                reader.ask(number, request, bytes);
            }
        });
    }

    fn heard(self, event: ReaderEvent) {
        self.update(|session| match event {
            Ok((number, answer)) => session.heard(number, answer),
            Err(why) => session.reader_failed(why),
        });
    }
}

/// A memo of a part of what was found; the default if nothing was.
fn of_found<T: Default + PartialEq + Send + Sync + 'static>(
    session: RwSignal<Session>,
    read: fn(&Found) -> T,
) -> Memo<T> {
    Memo::new(move |_| session.with(|session| session.found().map(read).unwrap_or_default()))
}

/// True if two are not the very same: what they hold is long, and comparing it would take a while.
fn is_another<T>(old: Option<&Option<Arc<T>>>, new: Option<&Option<Arc<T>>>) -> bool {
    match (old, new) {
        (Some(Some(old)), Some(Some(new))) => !Arc::ptr_eq(old, new),
        (Some(None), Some(None)) => false,
        _ => true,
    }
}
