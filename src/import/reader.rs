//! Reading and understanding as a conversation: what is asked, and what is answered. The page asks, and a worker
//! holds the document, so that a mapping that is changed is all that has to be sent over.

mod findings;
mod parts;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::document::Document;
use super::draft::Draft;
use super::read::{self, ReadError};
use super::understand::{Layout, Mapping, lay_out};
use crate::history::{Change, Set};
use crate::long_work::{Percent, Report};
pub use findings::{Findings, FindingsPart};
pub use parts::Arriving;

/// What is asked of a [`Reader`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Read a file; its bytes go beside this.
    File {
        /// Its name, as the officer sees it.
        name: String,
        /// How it is to be read; `None` guesses.
        mapping: Option<Mapping>,
    },
    /// Read what was pasted.
    Pasted {
        /// What the clipboard held as HTML.
        html: Option<String>,
        /// What it held as text.
        text: String,
        /// How it is to be read; `None` guesses.
        mapping: Option<Mapping>,
    },
    /// Understand the document that was read in another way.
    Mapping(Mapping),
    /// Take another row for the headings of a table; what its columns hold is guessed anew.
    Header {
        /// How the document is read besides.
        mapping: Mapping,
        /// Which table.
        table: usize,
        /// Which row, from 0; `None` where it has no headings.
        header: Option<usize>,
    },
    /// Make a plan of what was found last.
    Plan {
        /// The names that a person said are one: each with the one that it means.
        joins: Vec<(String, String)>,
    },
}

/// What a [`Reader`] says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// It is here, and can be asked.
    Ready,
    /// It has come so far.
    Step(Step),
    /// This is in the document.
    Found(Box<Findings>),
    /// This is the first change of the plan that it gives.
    Plan(Box<Change>),
    /// Some of what was found, after it: see [`Arriving`].
    Part(FindingsPart),
    /// Some of what the change sets, after it.
    Sets(Vec<Set>),
    /// Nothing of it is still to come.
    Whole,
    /// The document cannot be read: why and what to do, in lower case with no full stop.
    Refused(String),
}

/// How far a reader is: what it does, and how much of that is done where it can say so, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// It reads the document.
    Reading(Option<u8>),
    /// It works out what the document says.
    Understanding(Option<u8>),
    /// It makes a plan of it.
    Making,
}

/// Reads, and tells how far that is.
fn reading<T>(told: &mut dyn FnMut(Step), read: impl FnOnce(&dyn Report) -> T) -> T {
    told(Step::Reading(None));
    read(&Percent::new(|done| told(Step::Reading(Some(done)))))
}

/// Reads one document at a time, and keeps it.
#[derive(Debug, Default)]
pub struct Reader {
    /// The document and its layout, which is worked out once.
    document: Option<(Document, Layout)>,
    draft: Option<Arc<Draft>>,
}

/// What is said where a document was put away, as by a reader that was stopped.
const GONE: &str = "the document is no longer open here; choose it again";

impl Reader {
    /// Answers what is asked; `bytes` are those of the file, and `told` hears how far it is.
    pub fn answer(&mut self, request: Request, bytes: &[u8], told: &mut dyn FnMut(Step)) -> Answer {
        let answered = match request {
            Request::File { name, mapping } => {
                let read = reading(told, |progress| read::document(&name, bytes, progress));
                self.open(read, mapping, told)
            }
            Request::Pasted { html, text, mapping } => {
                let read = reading(told, |progress| read::pasted(html.as_deref(), &text, progress));
                self.open(read, mapping, told)
            }
            Request::Mapping(mapping) => self.found(|_, _| mapping, told),
            Request::Header { mapping, table, header } => {
                self.found(|_, layout| mapping.with_header(layout, table, header), told)
            }
            Request::Plan { joins } => self.plan(&joins, told),
        };
        answered.unwrap_or_else(Answer::Refused)
    }

    /// Keeps a document that was read, in place of the one before, and says what is in it.
    fn open(
        &mut self,
        read: Result<Document, ReadError>,
        mapping: Option<Mapping>,
        told: &mut dyn FnMut(Step),
    ) -> Result<Answer, String> {
        self.draft = None;
        self.document = None;
        let document = read.map_err(|problem| problem.to_string())?;
        let layout = lay_out(&document);
        self.document = Some((document, layout));
        self.found(|document, layout| mapping.unwrap_or_else(|| Mapping::guess_from(document, layout)), told)
    }

    /// Says what is in the document, understood so.
    fn found(
        &mut self,
        mapping: impl FnOnce(&Document, &Layout) -> Mapping,
        told: &mut dyn FnMut(Step),
    ) -> Result<Answer, String> {
        let (document, layout) = self.document.as_ref().ok_or(GONE)?;
        told(Step::Understanding(None));
        let progress = Percent::new(|done| told(Step::Understanding(Some(done))));
        let found = Findings::of(document, layout, mapping(document, layout), &progress);
        self.draft = Some(Arc::clone(&found.draft));
        Ok(Answer::Found(Box::new(found)))
    }

    /// Makes a plan of what was found last.
    fn plan(&self, joins: &[(String, String)], told: &mut dyn FnMut(Step)) -> Result<Answer, String> {
        let draft = Arc::clone(self.draft.as_ref().ok_or(GONE)?);
        told(Step::Making);
        let change = draft.joined(joins).first_change().map_err(|problem| problem.to_string())?;
        Ok(Answer::Plan(Box::new(change)))
    }
}
