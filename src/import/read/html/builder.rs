//! Assembles tables and paragraphs from tags and text. Missing end tags are implied as in browsers, where it matters: a
//! cell ends when the next begins.

use super::super::ReadError;
use super::super::limits::{Left, TABLE_DEPTH};
use super::Start;
use super::flow::{Flow, Piece};
use super::table::OpenTable;
use crate::import::document::{Block, Document, Place};

/// Elements without an end tag.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements whose text is ignored; `del` is a tracked deletion.
const NO_WORDS: [&str; 15] = [
    "script", "style", "title", "template", "noscript", "iframe", "noembed", "noframes", "svg", "select", "textarea",
    "button", "del", "rt", "rp",
];

/// Elements that separate paragraphs at their start and end.
const BLOCKS: [&str; 27] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "nav",
    "aside",
    "address",
    "figure",
    "form",
    "pre",
    "hr",
];

/// A document being assembled.
#[derive(Debug)]
pub(super) struct Builder {
    /// The error that stopped reading.
    pub(super) error: Option<ReadError>,
    left: Left,
    body: Flow,
    open: Vec<OpenTable>,
    tables: usize,
    passed: Option<Passed>,
    /// Depth of spans around a list mark of Word's; 0 outside.
    mark: usize,
    as_written: usize,
}

/// An invisible element being skipped.
#[derive(Debug)]
struct Passed {
    name: String,
    /// Open elements of its name, itself included.
    depth: usize,
    /// Open tables within it.
    tables: usize,
}

impl Passed {
    /// True if a start tag implies the end of the element.
    fn ends_before(&self, name: &str) -> bool {
        let within = |names: &[&str]| names.contains(&name) && self.tables == 0;
        match self.name.as_str() {
            "p" => BLOCKS.contains(&name) || name == "table",
            "td" | "th" => within(&["td", "th", "tr", "thead", "tbody", "tfoot"]),
            "tr" => within(&["tr", "thead", "tbody", "tfoot"]),
            _ => false,
        }
    }

    fn start(&mut self, name: &str) {
        self.depth += usize::from(self.name == name);
        self.tables += usize::from(name == "table");
    }

    /// Takes an end tag; true if the element is over. The end of a table ends its hidden rows.
    fn end(&mut self, name: &str) -> bool {
        if name == "table" {
            match self.tables.checked_sub(1) {
                Some(tables) => self.tables = tables,
                None => return matches!(self.name.as_str(), "td" | "th" | "tr" | "thead" | "tbody" | "tfoot"),
            }
        }
        self.depth -= usize::from(self.name == name);
        self.depth == 0
    }
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            error: None,
            left: Left::new(),
            body: Flow::default(),
            open: Vec::new(),
            tables: 0,
            passed: None,
            mark: 0,
            as_written: 0,
        }
    }
}

/// The flow that text goes to: the innermost open cell's, else the body's.
fn flow<'a>(body: &'a mut Flow, open: &'a mut [OpenTable]) -> &'a mut Flow {
    open.iter_mut().rev().find_map(|table| table.cell.as_mut()).map_or(body, |cell| &mut cell.flow)
}

impl Builder {
    pub(super) fn start(&mut self, start: &Start<'_>) {
        if self.error.is_none() {
            self.error = self.open(start).err();
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        if self.error.is_none() {
            self.error = self.close(name).err();
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.passed.is_some() {
            return;
        }
        match self.open.last_mut() {
            Some(table) if table.in_caption => table.caption.push_str(text),
            _ => {
                let flow = flow(&mut self.body, &mut self.open);
                if self.mark > 0 {
                    flow.mark.push_str(text);
                } else {
                    flow.text(text, self.as_written > 0);
                }
            }
        }
    }

    fn open(&mut self, start: &Start<'_>) -> Result<(), ReadError> {
        let name = start.name;
        let void = VOID.contains(&name);
        self.passed.take_if(|passed| passed.ends_before(name));
        if let Some(passed) = &mut self.passed {
            passed.start(name);
            return Ok(());
        }
        if !void && (NO_WORDS.contains(&name) || start.style.contains("display:none")) {
            if name == "table" || BLOCKS.contains(&name) {
                self.paragraph()?;
            }
            self.passed = Some(Passed { name: name.to_owned(), depth: 1, tables: usize::from(name == "table") });
            return Ok(());
        }
        if name == "span" && (self.mark > 0 || start.style.contains("mso-list:ignore")) {
            self.mark += 1;
        }
        match name {
            "table" => {
                self.paragraph()?;
                if self.open.len() >= TABLE_DEPTH {
                    return Err(ReadError::TooDeep);
                }
                self.tables += usize::from(self.open.is_empty());
                self.open.push(OpenTable::new(self.tables));
                return Ok(());
            }
            "br" => return flow(&mut self.body, &mut self.open).line(&mut self.left),
            "pre" => self.as_written += 1,
            _ => {}
        }
        if let Some(table) = self.open.last_mut() {
            match name {
                "caption" => table.in_caption = true,
                "thead" | "tbody" | "tfoot" => {
                    table.end_row(&mut self.left)?;
                    table.in_head = name == "thead";
                }
                "tr" => table.row(&mut self.left)?,
                "td" | "th" => table.begin_cell(start, &mut self.left)?,
                _ => {}
            }
        }
        if BLOCKS.contains(&name) {
            self.paragraph()?;
            self.block(start);
        }
        Ok(())
    }

    /// Applies a block's start tag to the paragraph that follows.
    fn block(&mut self, start: &Start<'_>) {
        let flow = flow(&mut self.body, &mut self.open);
        let title = start.attr("class").is_some_and(|class| class.contains("MsoTitle"));
        match start.name {
            "ul" | "ol" => flow.lists = flow.lists.saturating_add(1),
            "li" => flow.item = Some(flow.lists.saturating_sub(1)),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                flow.heading = start.name.get(1..).and_then(|level| level.parse().ok());
            }
            "p" if title => flow.heading = Some(1),
            "p" => flow.item = start.word_list().or(flow.item),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) -> Result<(), ReadError> {
        if self.passed.is_some() {
            let over = self.passed.take_if(|passed| passed.end(name));
            if over.is_none_or(|passed| passed.name == name) {
                return Ok(());
            }
        }
        if name == "span" {
            self.mark = self.mark.saturating_sub(1);
        }
        if BLOCKS.contains(&name) {
            self.mark = 0;
            self.paragraph()?;
            let flow = flow(&mut self.body, &mut self.open);
            match name {
                "ul" | "ol" => flow.lists = flow.lists.saturating_sub(1),
                "li" => flow.item = None,
                "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => flow.heading = None,
                "pre" => self.as_written = self.as_written.saturating_sub(1),
                _ => {}
            }
        }
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        match name {
            "caption" => table.in_caption = false,
            "td" | "th" => table.end_cell(&mut self.left)?,
            "tr" => table.end_row(&mut self.left)?,
            "thead" | "tbody" | "tfoot" => {
                table.end_row(&mut self.left)?;
                table.in_head = false;
            }
            "table" => self.end_table()?,
            _ => {}
        }
        Ok(())
    }

    fn paragraph(&mut self) -> Result<(), ReadError> {
        flow(&mut self.body, &mut self.open).paragraph(&mut self.left)
    }

    fn end_table(&mut self) -> Result<(), ReadError> {
        let Some(table) = self.open.pop() else { return Ok(()) };
        if let Some(table) = table.finish(self.open.last(), &mut self.left)? {
            flow(&mut self.body, &mut self.open).pieces.push(Piece::Table(table));
        }
        Ok(())
    }

    /// Ends everything that is open, and gives the document.
    pub(super) fn finish(mut self) -> Result<Document, ReadError> {
        while !self.open.is_empty() {
            self.end_table()?;
        }
        if let Some(error) = self.error {
            return Err(error);
        }
        let mut count = 0;
        let block = |piece| match piece {
            Piece::Table(table) => Block::Table(table),
            Piece::Paragraph(words, heading) => {
                count += 1;
                let place = Place::Paragraph(count);
                match heading {
                    Some(level) => Block::Heading { level, text: words.text, place },
                    None => Block::Paragraph { words, indent: 0, place },
                }
            }
        };
        let blocks = self.body.finish(&mut self.left)?.into_iter().map(block).collect();
        Ok(Document { blocks, ..Document::default() })
    }
}
