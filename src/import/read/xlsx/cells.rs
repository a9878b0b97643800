//! Reads the cells of a sheet, as Excel shows them.

use std::collections::BTreeMap;

use super::super::ReadError;
use super::super::limits::{CELLS, Left, SHEET_COLUMNS, WARNINGS};
use super::super::words;
use super::super::xml::{Step, Tag, Xml, each};
use super::format::Format;
use super::shared::{Shared, rich_text, unescaped};
use crate::long_work::Report;

/// Row and column, from 0.
pub(super) type At = (usize, usize);

/// The cells of a sheet that have words. The sheet's declared size is not trusted.
#[derive(Debug, Default)]
pub(super) struct Cells {
    pub(super) words: BTreeMap<At, String>,
    /// The last cell of each merged area, by the first.
    pub(super) merged: BTreeMap<At, At>,
    pub(super) hidden_rows: Vec<usize>,
    /// Ranges of hidden columns.
    pub(super) hidden_columns: Vec<(usize, usize)>,
    /// Cells with problems.
    pub(super) wrong: Vec<(At, String)>,
}

/// Reads the cells of a sheet.
pub(super) fn read(
    text: &str,
    part: &str,
    shared: &Shared,
    left: &mut Left,
    progress: &dyn Report,
) -> Result<Cells, ReadError> {
    let mut cells = Cells::default();
    let mut xml = Xml::new(text, part);
    let mut row = 0;
    loop {
        match xml.step()? {
            Step::Open(tag) => match tag.name() {
                "col" if hidden(&tag) => {
                    let edge = |name| tag.attr(name).and_then(|edge| edge.parse::<usize>().ok());
                    if let (Some(first), Some(last)) = (edge("min"), edge("max"))
                        && cells.hidden_columns.len() < WARNINGS
                    {
                        cells.hidden_columns.push((first.saturating_sub(1), last.saturating_sub(1)));
                    }
                }
                "row" => {
                    progress.report(xml.reached(), text.len());
                    let named = tag.attr("r").and_then(|row| row.parse::<usize>().ok());
                    let this = named.and_then(|row| row.checked_sub(1)).unwrap_or(row);
                    let before = cells.words.len();
                    Cursor { row: this, column: 0, shared, left }.row(&mut xml, &mut cells)?;
                    if hidden(&tag) && cells.words.len() > before {
                        cells.hidden_rows.push(this);
                    }
                    row = this.saturating_add(1);
                }
                "mergeCell" => {
                    let area = tag.attr("ref").unwrap_or_default();
                    if let Some((first, last)) = area.split_once(':').and_then(|(a, b)| Some((at(a)?, at(b)?))) {
                        if cells.merged.len() >= CELLS {
                            return Err(ReadError::TooMany { what: "merged cells", most: CELLS });
                        }
                        cells.merged.insert(first, last);
                    }
                }
                _ => {}
            },
            Step::End => return Ok(cells),
            _ => {}
        }
    }
}

fn hidden(tag: &Tag<'_>) -> bool {
    tag.attr("hidden").is_some_and(|value| value != "0" && value != "false")
}

/// Parses a cell name such as "C5".
pub(super) fn at(name: &str) -> Option<At> {
    let name = name.replace('$', "");
    let digits = name.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    let column = letters.chars().try_fold(0_usize, |column, letter| {
        let value = letter.to_digit(36).filter(|value| *value >= 10)? as usize - 9;
        Some(column * 26 + value).filter(|column| *column <= SHEET_COLUMNS)
    })?;
    Some((row.parse::<usize>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

/// The name of a column in a spreadsheet.
pub(super) fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        name.push(char::from(b'A' + u8::try_from((left - 1) % 26).unwrap_or(0)));
        left = (left - 1) / 26;
    }
    name.iter().rev().collect()
}

/// The current position in a sheet.
struct Cursor<'a> {
    row: usize,
    column: usize,
    shared: &'a Shared,
    left: &'a mut Left,
}

impl Cursor<'_> {
    fn row(&mut self, xml: &mut Xml<'_>, cells: &mut Cells) -> Result<(), ReadError> {
        each!(xml, tag => match tag.name() {
            "c" => self.cell(xml, &tag, cells)?,
            _ => xml.skip()?,
        });
        Ok(())
    }

    fn cell(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, cells: &mut Cells) -> Result<(), ReadError> {
        let here = tag.attr("r").and_then(|name| at(&name)).unwrap_or((self.row, self.column));
        self.column = here.1.saturating_add(1);
        let (mut value, mut inline, mut formula) = (None, None, false);
        each!(xml, tag => match tag.name() {
            "v" => value = Some(xml.text()?),
            "is" => inline = Some(rich_text(xml)?),
            "f" => {
                formula = true;
                xml.skip()?;
            }
            _ => xml.skip()?,
        });
        let shown = match (tag.attr("t").as_deref(), value, inline) {
            (_, _, Some(inline)) => Ok(inline),
            // A formula without a value, unless its type says that the value is empty text.
            (kind, value, None) if formula && kind != Some("str") && value.as_deref().is_none_or(str::is_empty) => {
                Err("This cell is a formula whose result is not in the file; open the workbook in Excel, save it, and open it here again.".to_owned())
            }
            (_, None, None) => Ok(String::new()),
            (kind, Some(value), None) => self.shown(kind.unwrap_or("n"), &value, tag),
        };
        match shown {
            Ok(words) if words::any(&words) => {
                self.left.cell()?;
                self.left.words(&words)?;
                if here.1 < SHEET_COLUMNS {
                    cells.words.insert(here, words);
                }
            }
            Ok(_) => {}
            Err(why) if cells.wrong.len() < WARNINGS => cells.wrong.push((here, why)),
            Err(_) => {}
        }
        Ok(())
    }

    /// A value as shown, or the problem with it.
    fn shown(&self, kind: &str, value: &str, tag: &Tag<'_>) -> Result<String, String> {
        let format = || {
            let style = tag.attr("s").and_then(|style| style.parse::<usize>().ok()).unwrap_or(0);
            self.shared.formats.get(style).cloned().unwrap_or_default()
        };
        match kind {
            "s" => {
                let text = value.trim().parse::<usize>().ok().and_then(|index| self.shared.texts.get(index));
                text.cloned().ok_or_else(|| "The words of this cell are missing from the file.".to_owned())
            }
            "str" | "inlineStr" => Ok(unescaped(value.to_owned())),
            "b" => Ok(if matches!(value.trim(), "1" | "true") { "TRUE" } else { "FALSE" }.to_owned()),
            "e" => Err(format!("This cell shows the error {}, so it was read as empty.", value.trim())),
            "d" => Ok(format().show_iso(value).unwrap_or_else(|| value.to_owned())),
            _ => Ok(match value.trim().parse::<f64>() {
                Ok(number) => {
                    let format = if tag.attr("s").is_some() { format() } else { Format::General };
                    format.show(number, self.shared.from_1904)
                }
                Err(_) => value.to_owned(),
            }),
        }
    }
}
