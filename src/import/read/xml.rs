//! Reads XML step by step. Names are local names, as programs choose their own prefixes and Office has two sets of
//! namespaces.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::error::{ReadError, damaged};
use super::limits::XML_DEPTH;

/// An XML part being read.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    part: &'a str,
    depth: usize,
}

/// One step through an XML file.
pub(super) enum Step<'a> {
    /// An element begins. An empty element too; its end follows.
    Open(Tag<'a>),
    /// The innermost open element ends.
    Close,
    /// Text; may come in several pieces.
    Text(Cow<'a, str>),
    /// The part ends.
    End,
}

/// A start tag.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its local name.
    pub(super) fn name(&self) -> &str {
        let name = self.0.name().into_inner();
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    /// The value of an attribute by its local name.
    pub(super) fn attr(&self, name: &str) -> Option<String> {
        // The check for repeated names is quadratic, which a hostile tag would exploit.
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).flatten().find(|attribute| {
            let key = attribute.key.into_inner();
            key == name || key.rsplit_once(':').is_some_and(|(_, local)| local == name)
        })?;
        let value = found.normalized_value(XmlVersion::Implicit1_0);
        Some(value.map_or_else(|_| found.value.to_string(), Cow::into_owned))
    }

    /// The value of Word's own attribute `val`.
    pub(super) fn val(&self) -> Option<String> {
        self.attr("val")
    }

    /// A number in the attribute `val`.
    pub(super) fn number(&self) -> Option<usize> {
        self.val()?.trim().parse().ok()
    }

    /// A switch: on if present, unless its `val` is off.
    pub(super) fn on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

impl<'a> Xml<'a> {
    /// Begins reading a part; its name is for error messages.
    pub(super) fn new(text: &'a str, part: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, part, depth: 0 }
    }

    /// The number of bytes read so far.
    pub(super) fn reached(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// The next step.
    pub(super) fn step(&mut self) -> Result<Step<'a>, ReadError> {
        loop {
            return Ok(match self.reader.read_event().map_err(|error| damaged(self.part, error))? {
                Event::Start(tag) | Event::Empty(tag) => {
                    self.depth += 1;
                    if self.depth > XML_DEPTH {
                        return Err(ReadError::TooDeep);
                    }
                    Step::Open(Tag(tag))
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Step::Close
                }
                Event::Text(text) => Step::Text(text.into_inner()),
                Event::CData(text) => Step::Text(text.into_inner()),
                Event::GeneralRef(reference) => {
                    let known = reference.resolve_char_ref().ok().flatten();
                    let known = known.or_else(|| predefined(&reference.borrow().into_inner()));
                    // Entities that a file defines are never expanded; they can grow without end.
                    Step::Text(known.map_or_else(|| format!("&{};", &*reference), String::from).into())
                }
                Event::DocType(_) => return Err(damaged(self.part, "it defines entities of its own")),
                Event::Eof if self.depth > 0 => return Err(damaged(self.part, "its end is missing")),
                Event::Eof => Step::End,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            });
        }
    }

    /// Skips the rest of the element opened last.
    pub(super) fn skip(&mut self) -> Result<(), ReadError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.step()?;
        }
        Ok(())
    }

    /// The text of the element opened last, including inner elements.
    pub(super) fn text(&mut self) -> Result<String, ReadError> {
        let mut text = String::new();
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if let Step::Text(words) = self.step()? {
                text.push_str(&words);
            }
        }
        Ok(text)
    }
}

fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "apos" => '\'',
        "quot" => '"',
        _ => return None,
    })
}

/// Runs `$body` for each child of the element opened last. The body must read to the child's end.
macro_rules! each {
    ($xml:expr, $tag:ident => $body:expr) => {
        loop {
            match $xml.step()? {
                $crate::import::read::xml::Step::Open($tag) => $body,
                $crate::import::read::xml::Step::Text(_) => {}
                $crate::import::read::xml::Step::Close | $crate::import::read::xml::Step::End => break,
            }
        }
    };
}
pub(super) use each;
