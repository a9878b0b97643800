//! Reading and understanding as a conversation: what is asked, and what is answered. The page asks, and a worker
//! holds the document, so that a mapping that is changed is all that has to be sent over.

use serde::{Deserialize, Serialize};

use super::document::Document;
use super::draft::Draft;
use super::read;
use super::understand::{Alike, Counts, LineAt, Mapping, Understood, understand};

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
    /// The document cannot be read: why and what to do, in lower case with no full stop.
    Refused(String),
}

/// How far a reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// It reads the file.
    Reading,
    /// It works out what the document says.
    Understanding,
}

/// What is in a document, for an officer to look at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Findings {
    /// What the document is called.
    pub name: String,
    /// How it was read.
    pub mapping: Mapping,
    /// The plan it gives.
    pub draft: Draft,
    /// How much it holds.
    pub counts: Counts,
    /// The lines of the draft, in their order.
    pub lines: Vec<FoundLine>,
    /// What a person should look at.
    pub warnings: Vec<Remark>,
    /// What stands in the document and not in the plan, and why.
    pub asides: Vec<FoundAside>,
    /// Names that may mean one person or team.
    pub alike: Vec<Alike>,
}

/// A line, as it is previewed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundLine {
    /// Which line of the draft.
    pub at: LineAt,
    /// Where it stands in the document.
    pub place: String,
    /// What its timeframe means, in words.
    pub reading: String,
    /// Whether it is reported on; a commitment with actions is not.
    pub tracked: bool,
}

/// Something a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Where it stands; `None` where it concerns the whole document.
    pub place: Option<String>,
    /// What, in a whole sentence.
    pub words: String,
}

/// Words that are not brought in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundAside {
    /// Where they stand.
    pub place: String,
    /// The words.
    pub words: String,
    /// Why, in a whole sentence.
    pub why: String,
}

/// Reads one document at a time, and keeps it.
#[derive(Debug, Default)]
pub struct Reader {
    document: Option<Document>,
}

impl Reader {
    /// Answers what is asked; `bytes` are those of the file, and `told` hears how far it is.
    pub fn answer(&mut self, request: Request, bytes: &[u8], told: &mut dyn FnMut(Step)) -> Answer {
        let mapping = match self.take(request, bytes, told) {
            Ok(mapping) => mapping,
            Err(why) => return Answer::Refused(why),
        };
        let Some(document) = &self.document else {
            return Answer::Refused("the document is no longer open here; choose it again".to_owned());
        };
        told(Step::Understanding);
        let mapping = match mapping {
            Asked::Guess => Mapping::guess(document),
            Asked::As(mapping) => mapping,
            Asked::Header(mapping, table, header) => mapping.with_header(document, table, header),
        };
        Answer::Found(Box::new(Findings::of(document, mapping)))
    }

    /// Reads the document, where one came, and gives how it is to be understood.
    fn take(&mut self, request: Request, bytes: &[u8], told: &mut dyn FnMut(Step)) -> Result<Asked, String> {
        let (read, mapping) = match request {
            Request::Mapping(mapping) => return Ok(Asked::As(mapping)),
            Request::Header { mapping, table, header } => return Ok(Asked::Header(mapping, table, header)),
            Request::File { name, mapping } => {
                told(Step::Reading);
                (read::document(&name, bytes), mapping)
            }
            Request::Pasted { html, text, mapping } => {
                told(Step::Reading);
                (read::pasted(html.as_deref(), &text), mapping)
            }
        };
        self.document = Some(read.map_err(|problem| problem.to_string())?);
        Ok(mapping.map_or(Asked::Guess, Asked::As))
    }
}

/// How a document is to be understood.
enum Asked {
    Guess,
    As(Mapping),
    Header(Mapping, usize, Option<usize>),
}

impl Findings {
    fn of(document: &Document, mapping: Mapping) -> Self {
        let found = understand(document, &mapping);
        let counts = found.counts();
        let Understood { draft, lines, warnings, asides, alike } = found;
        let line = |line: super::understand::Preview| FoundLine {
            at: line.at,
            place: line.place.to_string(),
            reading: line.reading.in_words(),
            tracked: line.tracked,
        };
        let warning = |warning: super::document::Warning| Remark {
            place: warning.place.map(|place| place.to_string()),
            words: warning.words,
        };
        let aside = |aside: super::understand::Aside| FoundAside {
            place: aside.place.to_string(),
            words: aside.words,
            why: aside.why,
        };
        Self {
            name: document.name.clone(),
            mapping,
            draft,
            counts,
            lines: lines.into_iter().map(line).collect(),
            warnings: warnings.into_iter().map(warning).collect(),
            asides: asides.into_iter().map(aside).collect(),
            alike,
        }
    }
}
