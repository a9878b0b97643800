//! Reading and understanding as a conversation: what is asked, and what is answered. The page asks, and a worker
//! holds the document, so that a mapping that is changed is all that has to be sent over.

mod findings;
mod parts;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::document::Document;
use super::draft::Draft;
use super::progress::Progress;
use super::read;
use super::understand::Mapping;
use crate::history::{Change, Set};
pub use findings::{Findings, FoundAside, FoundLine, Part, Remark};
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
    Part(Part),
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
    /// It reads the file.
    Reading(Option<u8>),
    /// It works out what the document says.
    Understanding(Option<u8>),
    /// It makes a plan of it.
    Making,
}

/// Reads one document at a time, and keeps it.
#[derive(Debug, Default)]
pub struct Reader {
    document: Option<Document>,
    draft: Option<Arc<Draft>>,
}

/// What is said where a document was put away, as by a reader that was stopped.
const GONE: &str = "the document is no longer open here; choose it again";

impl Reader {
    /// Answers what is asked; `bytes` are those of the file, and `told` hears how far it is.
    pub fn answer(&mut self, request: Request, bytes: &[u8], told: &mut dyn FnMut(Step)) -> Answer {
        let mapping = match self.take(request, bytes, told) {
            Ok(Asked::Plan(joins)) => return self.plan(&joins, told).unwrap_or_else(Answer::Refused),
            Ok(mapping) => mapping,
            Err(why) => return Answer::Refused(why),
        };
        let Some(document) = &self.document else { return Answer::Refused(GONE.to_owned()) };
        told(Step::Understanding(None));
        let mapping = match mapping {
            Asked::As(mapping) => mapping,
            Asked::Header(mapping, table, header) => mapping.with_header(document, table, header),
            Asked::Guess | Asked::Plan(_) => Mapping::guess(document),
        };
        let mut progress = Progress::new(|done| told(Step::Understanding(Some(done))));
        let found = Findings::of(document, mapping, &mut progress);
        self.draft = Some(Arc::clone(&found.draft));
        Answer::Found(Box::new(found))
    }

    /// Makes a plan of what was found last.
    fn plan(&self, joins: &[(String, String)], told: &mut dyn FnMut(Step)) -> Result<Answer, String> {
        let mut draft = Arc::clone(self.draft.as_ref().ok_or(GONE)?);
        told(Step::Making);
        if !joins.is_empty() {
            let draft = Arc::make_mut(&mut draft);
            joins.iter().for_each(|(name, other)| draft.join_parties(name, other));
        }
        let change = draft.first_change().map_err(|problem| problem.to_string())?;
        Ok(Answer::Plan(Box::new(change)))
    }

    /// Reads the document, where one came, and gives how it is to be understood.
    fn take(&mut self, request: Request, bytes: &[u8], told: &mut dyn FnMut(Step)) -> Result<Asked, String> {
        let (read, mapping) = match request {
            Request::Mapping(mapping) => return Ok(Asked::As(mapping)),
            Request::Header { mapping, table, header } => return Ok(Asked::Header(mapping, table, header)),
            Request::Plan { joins } => return Ok(Asked::Plan(joins)),
            Request::File { name, mapping } => {
                told(Step::Reading(None));
                let mut progress = Progress::new(|done| told(Step::Reading(Some(done))));
                (read::document_told(&name, bytes, &mut progress), mapping)
            }
            Request::Pasted { html, text, mapping } => {
                told(Step::Reading(None));
                (read::pasted(html.as_deref(), &text), mapping)
            }
        };
        self.draft = None;
        self.document = Some(read.map_err(|problem| problem.to_string())?);
        Ok(mapping.map_or(Asked::Guess, Asked::As))
    }
}

/// How a document is to be understood.
enum Asked {
    Guess,
    As(Mapping),
    Header(Mapping, usize, Option<usize>),
    Plan(Vec<(String, String)>),
}
