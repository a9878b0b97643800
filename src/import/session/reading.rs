//! Asking the reader, and hearing what it answers.

use std::sync::Arc;

use super::{Effect, Found, Next, Phase, Progress, Session, Source, Spot};
use crate::history::Change;
use crate::import::reader::{Answer, Findings, Request, Step};
use crate::import::understand::Mapping;

impl Session {
    /// A file was chosen. Gives the number that its bytes are to come with.
    pub fn open_file(&mut self, name: String) -> (u32, Vec<Effect>) {
        let effects = self.leave_reading();
        self.phase = Phase::Opening { name };
        self.latest += 1;
        (self.latest, effects)
    }

    /// The bytes of a file are there, or why they are not.
    pub fn opened(&mut self, number: u32, bytes: Result<Vec<u8>, String>) -> Vec<Effect> {
        let Phase::Opening { name } = &self.phase else { return Vec::new() };
        if number != self.latest {
            return Vec::new();
        }
        match bytes {
            Ok(bytes) => self.start(Source::File { name: name.clone(), bytes: Arc::new(bytes) }),
            Err(why) => self.fail(why),
        }
    }

    /// A document was pasted: as HTML if the clipboard had that, and as text.
    pub fn open_pasted(&mut self, html: Option<String>, text: String) -> Vec<Effect> {
        let mut effects = self.leave_reading();
        effects.extend(self.start(Source::Pasted { html, text }));
        effects
    }

    /// Makes way for another document: a reader that is still busy with an earlier one ends.
    fn leave_reading(&mut self) -> Vec<Effect> {
        self.problem = None;
        match self.phase {
            Phase::Reading { .. } => self.stop_reader(),
            _ => Vec::new(),
        }
    }

    fn start(&mut self, source: Source) -> Vec<Effect> {
        let effect = self.ask_to_read(&source, None);
        self.phase = Phase::Reading { source, progress: Progress::Starting };
        vec![effect]
    }

    fn ask(&mut self, request: Request, bytes: Option<Arc<Vec<u8>>>) -> Effect {
        self.latest += 1;
        Effect::Ask { number: self.latest, request, bytes }
    }

    /// Asks for the document to be read from its beginning.
    fn ask_to_read(&mut self, source: &Source, mapping: Option<Mapping>) -> Effect {
        self.reader_has_it = true;
        match source.clone() {
            Source::File { name, bytes } => self.ask(Request::File { name, mapping }, Some(bytes)),
            Source::Pasted { html, text } => self.ask(Request::Pasted { html, text, mapping }, None),
        }
    }

    /// The reader has answered.
    pub fn heard(&mut self, number: u32, answer: Answer) -> Vec<Effect> {
        if number != self.latest {
            return Vec::new();
        }
        match answer {
            Answer::Step(step) => {
                match self.document_phase_mut() {
                    Phase::Reading { progress, .. } => *progress = Progress::Step(step),
                    Phase::Found(found) => found.reading = Some(Progress::Step(step)),
                    _ => {}
                }
                Vec::new()
            }
            Answer::Refused(why) => self.fail(why),
            Answer::Found(findings) => self.read(*findings),
            Answer::Plan(change) => self.made(change),
            // The parts of a long answer are put together before it comes here.
            Answer::Ready | Answer::Part(_) | Answer::Sets(_) | Answer::Whole => Vec::new(),
        }
    }

    /// The reader has ended by itself, or could not be started: why, in lower case with no full stop.
    pub fn reader_failed(&mut self, why: String) -> Vec<Effect> {
        let mut effects = self.stop_reader();
        effects.extend(self.fail(why));
        effects
    }

    fn read(&mut self, findings: Findings) -> Vec<Effect> {
        let into = self.into.clone();
        match self.document_phase_mut() {
            Phase::Found(found) => {
                found.read_anew(findings);
                self.go_on()
            }
            phase @ Phase::Reading { .. } => {
                if let Phase::Reading { source, .. } = std::mem::take(phase) {
                    *phase = Phase::Found(Box::new(Found::new(source, findings, into)));
                }
                vec![Effect::Focus(Spot::Found)]
            }
            _ => Vec::new(),
        }
    }

    fn made(&mut self, change: Box<Change>) -> Vec<Effect> {
        let Some(found) = self.found_mut() else { return Vec::new() };
        found.stop_waiting();
        vec![Effect::AddPlan(change)]
    }

    /// Has the document understood in another way.
    pub fn remap(&mut self, change: impl FnOnce(&mut Mapping)) -> Vec<Effect> {
        let Some(found) = self.found_mut() else { return Vec::new() };
        change(&mut found.mapping);
        let (source, mapping) = (found.source.clone(), found.mapping.clone());
        if !self.reader_has_it {
            let effect = self.ask_to_read(&source, Some(mapping));
            return self.wait(vec![effect], Progress::Starting);
        }
        let effect = self.ask(Request::Mapping(mapping), None);
        self.wait(vec![effect], Progress::Step(Step::Understanding(None)))
    }

    /// Takes another row for the headings of a table, counted from 0; `None` if it has none.
    pub fn take_header(&mut self, table: usize, header: Option<usize>) -> Vec<Effect> {
        let Some(mapping) = self.found().map(|found| found.mapping.clone()) else { return Vec::new() };
        let mut effects = self.give_back();
        effects.push(self.ask(Request::Header { mapping, table, header }, None));
        self.wait(effects, Progress::Step(Step::Understanding(None)))
    }

    /// Has the document read as it is named now, and then goes on with `next`: a plan's years and its id follow from
    /// its title.
    pub fn once_read(&mut self, next: Next) -> Vec<Effect> {
        let Some(found) = self.found_mut() else { return Vec::new() };
        found.next = Some(next);
        let mut effects = if found.is_read_as_named() { Vec::new() } else { self.remap(|_| {}) };
        if self.progress().is_none() {
            effects.extend(self.go_on());
        }
        effects
    }

    /// Does what waited for the reading.
    fn go_on(&mut self) -> Vec<Effect> {
        let Some(found) = self.found_mut() else { return Vec::new() };
        match found.next.take() {
            None => Vec::new(),
            Some(Next::Focus(id)) => vec![Effect::Focus(Spot::Element(id))],
            Some(Next::TakeInto(plan)) => {
                found.accepted = Some(plan);
                Vec::new()
            }
            Some(Next::MakePlan) => {
                let joins = found.joins.clone();
                let mut effects = self.give_back();
                effects.push(self.ask(Request::Plan { joins }, None));
                self.wait(effects, Progress::Step(Step::Making))
            }
        }
    }

    /// Gives a new reader the document, if the one that had it has ended.
    fn give_back(&mut self) -> Vec<Effect> {
        let known = self.found().map(|found| (found.source.clone(), found.mapping.clone()));
        known
            .filter(|_| !self.reader_has_it)
            .map(|(source, mapping)| self.ask_to_read(&source, Some(mapping)))
            .into_iter()
            .collect()
    }

    fn wait(&mut self, effects: Vec<Effect>, progress: Progress) -> Vec<Effect> {
        if let Some(found) = self.found_mut() {
            found.reading = Some(progress);
        }
        effects
    }
}
