//! Asking the reader, and hearing what it says.

use std::sync::Arc;

use leptos::prelude::*;

use super::{FOUND, PROBLEM, Source, Work};
use crate::browser::focus;
use crate::browser::reader::{Reader, ReaderEvent};
use crate::history::Change;
use crate::import::reader::{Answer, Findings, Request, Step};
use crate::import::understand::Mapping;

impl Work {
    /// Reads the document from its beginning.
    pub(super) fn ask_for(self, mapping: Option<Mapping>) {
        let Some(source) = self.source.get_value() else { return };
        match source {
            Source::File(name, bytes) => {
                let words = format!("Starting to read {name}…");
                self.ask(&Request::File { name, mapping }, Some(&bytes), words);
            }
            Source::Pasted(html, text) => {
                let words = "Starting to read what was pasted…".to_owned();
                self.ask(&Request::Pasted { html, text, mapping }, None, words);
            }
        }
    }

    fn ask(self, request: &Request, bytes: Option<&[u8]>, words: String) {
        if self.reader.with_value(Option::is_none) {
            match Reader::start(move |told| self.heard(told)) {
                Ok(reader) => self.reader.set_value(Some(reader)),
                Err(why) => return self.failed(&why),
            }
        }
        let number = self.reader.with_value(|reader| reader.as_ref().map(|reader| reader.ask(request, bytes)));
        self.asked.set_value(number.unwrap_or_default());
        self.say_busy(words, None);
    }

    fn heard(self, event: ReaderEvent) {
        // The page may have been left meanwhile.
        let Some(asked) = self.asked.try_get_value() else { return };
        match event {
            Err(why) => {
                self.reader.set_value(None);
                self.failed(&why);
            }
            Ok((number, _)) if number != asked => {}
            Ok((_, Answer::Step(step))) => {
                let (words, done) = self.step(step);
                self.say_busy(words, done);
            }
            Ok((_, Answer::Refused(why))) => self.failed(&why),
            Ok((_, Answer::Found(findings))) => self.found(*findings),
            Ok((_, Answer::Plan(change))) => {
                self.busy.set(None);
                if let Some(made) = self.made.try_update_value(Option::take).flatten() {
                    made.run(*change);
                }
            }
            // Parts are put together where they arrive.
            Ok((_, Answer::Ready | Answer::Part(_) | Answer::Sets(_) | Answer::Whole)) => {}
        }
    }

    fn step(self, step: Step) -> (String, Option<u8>) {
        match step {
            Step::Reading(done) => (format!("Reading {}…", self.document()), done),
            Step::Understanding(done) => ("Working out what it says…".to_owned(), done),
            Step::Making => ("Making a plan of it…".to_owned(), None),
        }
    }

    /// The words are said once, however often it is told how much is done.
    pub(super) fn say_busy(self, words: String, done: Option<u8>) {
        if self.busy.with_untracked(|busy| busy.as_ref() != Some(&words)) {
            self.busy.set(Some(words));
        }
        self.done.set(done);
    }

    fn found(self, findings: Findings) {
        let first = self.findings.with_untracked(Option::is_none);
        self.busy.set(None);
        // What was said of a line was said of another reading.
        self.decisions.update(|decisions| decisions.lines.clear());
        self.mapping.set(findings.mapping.clone());
        self.findings.set(Some(Arc::new(findings)));
        if first {
            focus::soon_on_id(FOUND);
        }
        if let Some(after) = self.after.try_update_value(Option::take).flatten() {
            after.run(());
        }
    }

    /// Something went wrong: why, in lower case with no full stop.
    pub(in crate::ui::pages::bring) fn failed(self, why: &str) {
        self.busy.set(None);
        self.after.set_value(None);
        self.made.set_value(None);
        let document = self.document();
        self.problem.set(Some((format!("Not brought in: {document}"), format!("{why}. Nothing was changed"))));
        focus::soon_on_id(PROBLEM);
    }

    /// Reads the document in another way.
    pub(in crate::ui::pages::bring) fn remap(self, change: impl FnOnce(&mut Mapping)) {
        self.mapping.update(change);
        let mapping = self.mapping.get_untracked();
        if self.reader.with_value(Option::is_none) {
            return self.ask_for(Some(mapping));
        }
        self.ask(&Request::Mapping(mapping), None, self.step(Step::Understanding(None)).0);
    }

    /// Has the reader make a plan of what it found, and then does this with the plan's first change.
    pub(in crate::ui::pages::bring) fn make_plan(self, then: Callback<Change>) {
        if self.reader.with_value(Option::is_none) {
            self.ask_for(Some(self.mapping.get_untracked()));
        }
        self.made.set_value(Some(then));
        let joins = self.joins.get_untracked();
        self.ask(&Request::Plan { joins }, None, self.step(Step::Making).0);
    }

    /// Takes another row for the headings of a table.
    pub(in crate::ui::pages::bring) fn take_header(self, table: usize, header: Option<usize>) {
        let mapping = self.mapping.get_untracked();
        if self.reader.with_value(Option::is_none) {
            self.ask_for(Some(mapping.clone()));
        }
        self.ask(&Request::Header { mapping, table, header }, None, self.step(Step::Understanding(None)).0);
    }
}
