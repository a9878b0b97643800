//! Reading and understanding as requests and answers. The page asks; a worker keeps the document, so that after a
//! change only the mapping is sent.

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

/// A request to a [`Reader`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Read a file; its bytes are sent beside the request.
    File {
        /// The file's name.
        name: String,
        /// How to read it; `None` to guess.
        mapping: Option<Mapping>,
    },
    /// Read what was pasted.
    Pasted {
        /// The clipboard's HTML.
        html: Option<String>,
        /// The clipboard's text.
        text: String,
        /// How to read it; `None` to guess.
        mapping: Option<Mapping>,
    },
    /// Understand the kept document with another mapping.
    Mapping(Mapping),
    /// Take another row as the headings of a table, and guess its columns again.
    Header {
        /// The mapping to change.
        mapping: Mapping,
        /// Index of the table.
        table: usize,
        /// Index of the row; `None` if it has no headings.
        header: Option<usize>,
    },
    /// Make a plan of the last findings.
    Plan {
        /// Names a person joined: each with the one it stands for.
        joins: Vec<(String, String)>,
    },
}

/// A message of a [`Reader`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// The reader has started.
    Ready,
    /// Progress of the work.
    Step(Step),
    /// The findings in the document.
    Found(Box<Findings>),
    /// The first change of the new plan.
    Plan(Box<Change>),
    /// A part of the findings; follows them (see [`Arriving`]).
    Part(FindingsPart),
    /// A part of the change's sets; follows it.
    Sets(Vec<Set>),
    /// The end of an answer in parts.
    Whole,
    /// The document cannot be read: the reason and what to do, in lower case without a full stop.
    Refused(String),
}

/// A reader's progress: the stage, and its percentage if known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// Reading the document.
    Reading(Option<u8>),
    /// Understanding the document.
    Understanding(Option<u8>),
    /// Making a plan.
    Making,
}

/// Reads, and reports progress.
fn reading<T>(told: &mut dyn FnMut(Step), read: impl FnOnce(&dyn Report) -> T) -> T {
    told(Step::Reading(None));
    read(&Percent::new(|done| told(Step::Reading(Some(done)))))
}

/// Reads one document at a time and keeps it.
#[derive(Debug, Default)]
pub struct Reader {
    /// The document and its layout, worked out once.
    document: Option<(Document, Layout)>,
    draft: Option<Arc<Draft>>,
}

/// The refusal if no document is kept, as after a restart.
const GONE: &str = "the document is no longer open here; choose it again";

impl Reader {
    /// Answers a request. `bytes` are the file's; `told` is called with progress.
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

    /// Keeps a document in place of the one before, and gives its findings.
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

    /// Understands the kept document with this mapping.
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

    /// Makes a plan of the last findings.
    fn plan(&self, joins: &[(String, String)], told: &mut dyn FnMut(Step)) -> Result<Answer, String> {
        let draft = Arc::clone(self.draft.as_ref().ok_or(GONE)?);
        told(Step::Making);
        let change = draft.joined(joins).first_change().map_err(|problem| problem.to_string())?;
        Ok(Answer::Plan(Box::new(change)))
    }
}
