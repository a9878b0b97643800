//! The zip package of a .docx or .xlsx. Limits apply to what is unpacked, not to what the file declares.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::encoding;
use super::error::{ReadError, damaged};
use super::limits::{ENTRIES, PART_BYTES, UNPACKED_BYTES};
use super::xml::{Step, Xml};

/// An open package.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: usize,
}

impl<'a> Package<'a> {
    /// Opens a package.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged("the file as a whole", error))?;
        if zip.len() > ENTRIES {
            return Err(ReadError::TooMany { what: "parts", most: ENTRIES });
        }
        Ok(Self { zip, left: UNPACKED_BYTES })
    }

    /// True if it has a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The text of a part; `None` if there is no such part.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let Some(index) = self.zip.index_for_name(name) else { return Ok(None) };
        let part = self.zip.by_index(index).map_err(|error| damaged(name, error))?;
        let most = PART_BYTES.min(self.left);
        let mut bytes = Vec::new();
        let taken = part.take(most as u64 + 1).read_to_end(&mut bytes).map_err(|error| damaged(name, error))?;
        if taken > most {
            return Err(ReadError::Unpacks);
        }
        self.left -= taken;
        Ok(Some(encoding::text(&bytes)))
    }

    /// The name of the main part, which programs choose freely.
    pub(super) fn main(&mut self) -> Result<Option<String>, ReadError> {
        Ok(self.relations("")?.into_iter().find(|relation| relation.kind == "officeDocument").map(|found| found.target))
    }

    /// The name and text of the part of one kind ("styles", "numbering") that the part `of` refers to.
    pub(super) fn related(&mut self, of: &str, kind: &str) -> Result<Option<(String, String)>, ReadError> {
        let Some(found) = self.relations(of)?.into_iter().find(|relation| relation.kind == kind) else {
            return Ok(None);
        };
        Ok(self.text(&found.target)?.map(|text| (found.target, text)))
    }

    /// The relations of a part to others; with an empty name, those of the package.
    pub(super) fn relations(&mut self, of: &str) -> Result<Vec<Relation>, ReadError> {
        let (folder, file) = of.rsplit_once('/').map_or(("", of), |(folder, file)| (folder, file));
        let part = format!("{folder}/_rels/{file}.rels");
        let Some(text) = self.text(part.trim_start_matches('/'))? else { return Ok(Vec::new()) };
        let mut xml = Xml::new(&text, &part);
        let mut found = Vec::new();
        loop {
            match xml.step()? {
                Step::Open(tag) if tag.name() == "Relationship" && found.len() < ENTRIES => {
                    let kind = tag.attr("Type").unwrap_or_default();
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    let target = within(folder, &tag.attr("Target").unwrap_or_default());
                    found.push(Relation { id: tag.attr("Id").unwrap_or_default(), kind, target });
                }
                Step::End => return Ok(found),
                _ => {}
            }
        }
    }
}

/// A relation of a part to another.
#[derive(Debug)]
pub(super) struct Relation {
    /// The id by which the part refers to it.
    pub(super) id: String,
    /// The kind: "styles", "worksheet". Strict files differ only in the prefix.
    pub(super) kind: String,
    /// The name of the other part.
    pub(super) target: String,
}

/// The name of a part referred to from a folder.
fn within(folder: &str, target: &str) -> String {
    let mut names: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for name in target.split('/') {
        match name {
            "" | "." => {}
            ".." => drop(names.pop()),
            name => names.push(name),
        }
    }
    names.retain(|name| !name.is_empty());
    names.join("/")
}
