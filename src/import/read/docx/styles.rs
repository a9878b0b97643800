//! The styles of a Word document: which are headings, and which are lists.

use std::collections::HashMap;

use super::super::ReadError;
use super::super::xml::{Step, Tag, Xml, each};

/// The most ancestors followed from a style; Word stops at eleven.
const GENERATIONS: usize = 12;

/// Properties of a style or a paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manner {
    /// Its level in the outline, from 0; 9 is body text.
    pub(super) outline: Option<usize>,
    /// The id of its list; "0" for none.
    pub(super) list: Option<String>,
    /// Its level in the list, from 0.
    pub(super) level: Option<usize>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    manner: Manner,
}

/// All styles of a document, by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    usual: Option<String>,
}

impl Styles {
    pub(super) fn read(text: &str, part: &str) -> Result<Self, ReadError> {
        let mut found = Self::default();
        let mut xml = Xml::new(text, part);
        loop {
            match xml.step()? {
                Step::Open(tag) if tag.name() == "style" => {
                    let id = tag.attr("styleId").unwrap_or_default();
                    let paragraphs = tag.attr("type").is_none_or(|kind| kind == "paragraph");
                    let usual = tag.attr("default").is_some_and(|value| value != "0" && value != "false");
                    let style = style(&mut xml)?;
                    if paragraphs {
                        if usual {
                            found.usual = Some(id.clone());
                        }
                        found.styles.insert(id, style);
                    }
                }
                Step::End => return Ok(found),
                _ => {}
            }
        }
    }

    /// The heading level, from 1, of a paragraph with this style and these own properties.
    pub(super) fn heading(&self, id: Option<&str>, own: &Manner) -> Option<u8> {
        let level = match own.outline {
            Some(outline) => Some(outline),
            None => self.chain(id).find_map(|style| style.manner.outline.or_else(|| heading_name(&style.name))),
        };
        level.filter(|level| *level < 9).and_then(|level| u8::try_from(level + 1).ok())
    }

    /// The list and level of a paragraph with this style and these own properties.
    pub(super) fn list(&self, id: Option<&str>, own: &Manner) -> Option<(String, Option<usize>)> {
        let list = own.list.clone().or_else(|| self.chain(id).find_map(|style| style.manner.list.clone()))?;
        let level = own.level.or_else(|| self.chain(id).find_map(|style| style.manner.level));
        (list != "0").then_some((list, level))
    }

    /// The style and its ancestors.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let first = id.or(self.usual.as_deref()).and_then(|id| self.styles.get(id));
        std::iter::successors(first, |style| style.based_on.as_ref().and_then(|id| self.styles.get(id)))
            .take(GENERATIONS)
    }
}

/// The outline level of a heading style by its name, which is English in every language of Word. Other programs
/// capitalise it; a document without styles has only the id.
fn heading_name(name: &str) -> Option<usize> {
    let name = name.trim().to_lowercase();
    if name == "title" {
        return Some(0);
    }
    let level: usize = name.strip_prefix("heading")?.trim().parse().ok()?;
    level.checked_sub(1).filter(|level| *level < 9)
}

fn style(xml: &mut Xml<'_>) -> Result<Style, ReadError> {
    let mut style = Style::default();
    each!(xml, tag => match tag.name() {
        "name" => {
            style.name = tag.val().unwrap_or_default();
            xml.skip()?;
        }
        "basedOn" => {
            style.based_on = tag.val();
            xml.skip()?;
        }
        "pPr" => each!(xml, tag => manner(xml, &tag, &mut style.manner)?),
        _ => xml.skip()?,
    });
    Ok(style)
}

/// Reads one paragraph property to its end, keeping what matters here.
pub(super) fn manner(xml: &mut Xml<'_>, tag: &Tag<'_>, manner: &mut Manner) -> Result<(), ReadError> {
    match tag.name() {
        "outlineLvl" => {
            manner.outline = tag.number();
            xml.skip()
        }
        "numPr" => {
            each!(xml, tag => {
                match tag.name() {
                    "numId" => manner.list = tag.val(),
                    "ilvl" => manner.level = tag.number(),
                    _ => {}
                }
                xml.skip()?;
            });
            Ok(())
        }
        _ => xml.skip(),
    }
}
