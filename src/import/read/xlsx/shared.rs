//! Texts and formats shared by the sheets of a workbook.

use std::collections::HashMap;

use super::super::ReadError;
use super::super::limits::{FORMATS, SHARED};
use super::super::xml::{Step, Tag, Xml, each};
use super::format::Format;
use crate::long_work::Report;

/// Texts and formats shared by the sheets.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) texts: Vec<String>,
    pub(super) formats: Vec<Format>,
    /// True if days count from 1904, as in Excel for the Macintosh.
    pub(super) from_1904: bool,
}

/// Reads the list of shared texts.
pub(super) fn texts(text: &str, part: &str, progress: &dyn Report) -> Result<Vec<String>, ReadError> {
    let mut found = Vec::new();
    let mut xml = Xml::new(text, part);
    loop {
        match xml.step()? {
            Step::Open(tag) if tag.name() == "si" => {
                if found.len() >= SHARED {
                    return Err(ReadError::TooMany { what: "texts", most: SHARED });
                }
                found.push(rich_text(&mut xml)?);
                progress.report(xml.reached(), text.len());
            }
            Step::End => return Ok(found),
            _ => {}
        }
    }
}

/// The text of runs with different formatting, without phonetic guides.
pub(super) fn rich_text(xml: &mut Xml<'_>) -> Result<String, ReadError> {
    let mut words = String::new();
    each!(xml, tag => match tag.name() {
        "t" => words.push_str(&xml.text()?),
        "r" => words.push_str(&rich_text(xml)?),
        _ => xml.skip()?,
    });
    Ok(unescaped(words))
}

/// Decodes characters that XML cannot hold, written as "_x000D_".
pub(super) fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let code = from.get(2..6).filter(|_| from.get(6..7) == Some("_"));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(letter) => {
                out.push(letter);
                rest = from.get(7..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = from.get(2..).unwrap_or_default();
            }
        }
    }
    out + rest
}

/// Reads the number formats of cell styles, by index.
pub(super) fn formats(text: &str, part: &str) -> Result<Vec<Format>, ReadError> {
    let mut codes = HashMap::new();
    let mut found = Vec::new();
    let mut xml = Xml::new(text, part);
    loop {
        match xml.step()? {
            Step::Open(tag) if tag.name() == "numFmt" && codes.len() < FORMATS => {
                codes.insert(number(&tag, "numFmtId"), Format::of(&tag.attr("formatCode").unwrap_or_default()));
            }
            Step::Open(tag) if tag.name() == "cellXfs" => each!(xml, tag => {
                if tag.name() == "xf" {
                    if found.len() >= FORMATS {
                        return Err(ReadError::TooMany { what: "formats of cells", most: FORMATS });
                    }
                    let id = number(&tag, "numFmtId").unwrap_or(0);
                    found.push(codes.get(&Some(id)).cloned().unwrap_or_else(|| Format::built_in(id)));
                }
                xml.skip()?;
            }),
            Step::End => return Ok(found),
            _ => {}
        }
    }
}

fn number(tag: &Tag<'_>, name: &str) -> Option<usize> {
    tag.attr(name)?.parse().ok()
}
