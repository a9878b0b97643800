//! Plain text: a paragraph a line, and tables where lines are split by tabs or upright strokes.
//!
//! A plan that was exported from Word with one cell a line is not put together again here: which line belongs to
//! which action is a matter of understanding.

use super::ReadError;
use super::csv::{self, Source};
use super::limits::Left;
use super::words;
use crate::import::document::{Block, Document, Place};
use crate::long_work::Report;

/// Splits a text. Lines without words are left out, and counted.
///
/// # Errors
/// Where it holds more than a plan can.
pub fn read(text: &str, progress: &dyn Report) -> Result<Document, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines: Vec<&str> = text.split('\n').collect();
    let mut left = Left::new();
    let mut document = Document::default();
    let (mut at, mut tables, mut before) = (0, 0, 0);
    while let Some(line) = lines.get(at) {
        let (end, delimiter) = run(&lines, at);
        if end > at + 1 {
            tables += 1;
            let rows = lines.get(at..end).unwrap_or_default();
            let rows = rows.iter().map(|row| if delimiter == b'|' { without_frame(row) } else { row });
            let rows = rows.collect::<Vec<_>>().join("\n");
            let source = Source { text: &rows, delimiter, table: tables, before, all: text.len() };
            document.blocks.extend(csv::table(&source, &mut left, progress)?.map(Block::Table));
        } else if words::any(line) {
            left.words(line)?;
            left.paragraph()?;
            let (words, place) = (words::paragraph(line), Place::Line(at + 1));
            document.blocks.push(Block::Paragraph { words, indent: column(line), place });
        }
        let end = end.max(at + 1);
        // Each line with the sign that ended it.
        before += lines.get(at..end).unwrap_or_default().iter().map(|line| line.len() + 1).sum::<usize>();
        progress.report(before, text.len());
        at = end;
    }
    Ok(document)
}

/// To the columns of which a tab goes.
const TAB: usize = 4;

/// In which column the words of a line begin.
fn column(line: &str) -> usize {
    let blank = line.chars().take_while(|letter| letter.is_whitespace());
    blank.fold(0, |column, letter| if letter == '\t' { (column / TAB + 1) * TAB } else { column + 1 })
}

/// Where the table that begins at a line ends, and what splits its cells.
fn run(lines: &[&str], start: usize) -> (usize, u8) {
    let tabs = tab_lines(lines, start);
    // Tabs that stand before the words of every line only set them in.
    let parts = |line: &&str| line.trim().contains('\t');
    if tabs > start + 1 && lines.get(start..tabs).unwrap_or_default().iter().any(parts) {
        return (tabs, b'\t');
    }
    // One stroke at the end of a line is how some exports end a cell; within a line it splits cells.
    let strokes = |line: &&str| line.trim().trim_matches('|').matches('|').count();
    let first = lines.get(start).map_or(0, strokes);
    let same = lines.get(start..).unwrap_or_default().iter().take_while(|line| strokes(line) == first);
    if first > 0 { (start + same.count(), b'|') } else { (start, b'\t') }
}

/// A row between strokes without those at its ends; a line that only parts head and body is no row.
fn without_frame(line: &str) -> &str {
    if line.chars().all(|letter| matches!(letter, '|' | '-' | ':' | '+' | ' ' | '\r')) {
        return "";
    }
    line.trim().trim_matches('|')
}

/// How many lines a quoted cell may have: a quotation mark without its partner must not join the rest of a text.
const LINES_OF_A_CELL: usize = 200;

/// The lines of a table split by tabs. A cell with more than one line is quoted, as spreadsheets copy it.
fn tab_lines(lines: &[&str], start: usize) -> usize {
    let mut quoted = false;
    let mut whole = start;
    for (index, line) in lines.iter().enumerate().skip(start) {
        if (!quoted && !line.contains('\t')) || index - whole > LINES_OF_A_CELL {
            break;
        }
        for (at, cell) in line.split('\t').enumerate() {
            let opens = (at > 0 || !quoted) && cell.starts_with('"');
            let marks = cell.matches('"').count();
            if (quoted || opens) && marks % 2 == 1 {
                quoted = !quoted;
            }
        }
        if !quoted {
            whole = index + 1;
        }
    }
    whole
}
