//! Plain text: each line is a paragraph, and lines with tabs or bars are tables.
//!
//! Tables exported with one cell a line are rebuilt later, in `understand`.

use super::ReadError;
use super::csv::{self, Source};
use super::limits::Left;
use super::words;
use crate::import::document::{Block, Document, Place};
use crate::long_work::Report;

/// Reads a text. Lines without words are left out, but numbered.
///
/// # Errors
/// If it holds more than a plan can.
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
        // Each line with its line feed.
        before += lines.get(at..end).unwrap_or_default().iter().map(|line| line.len() + 1).sum::<usize>();
        progress.report(before, text.len());
        at = end;
    }
    Ok(document)
}

/// Columns between tab stops.
const TAB: usize = 4;

/// The column where the words of a line begin.
fn column(line: &str) -> usize {
    let blank = line.chars().take_while(|letter| letter.is_whitespace());
    blank.fold(0, |column, letter| if letter == '\t' { (column / TAB + 1) * TAB } else { column + 1 })
}

/// The end of the table that begins at a line, and its delimiter.
fn run(lines: &[&str], start: usize) -> (usize, u8) {
    let tabs = tab_lines(lines, start);
    // Tabs only before the words of each line are indentation.
    let parts = |line: &&str| line.trim().contains('\t');
    if tabs > start + 1 && lines.get(start..tabs).unwrap_or_default().iter().any(parts) {
        return (tabs, b'\t');
    }
    // A bar at the end of a line is how some exports end a cell; within a line it separates cells.
    let strokes = |line: &&str| line.trim().trim_matches('|').matches('|').count();
    let first = lines.get(start).map_or(0, strokes);
    let same = lines.get(start..).unwrap_or_default().iter().take_while(|line| strokes(line) == first);
    if first > 0 { (start + same.count(), b'|') } else { (start, b'\t') }
}

/// A row without bars at its ends; empty for a rule between head and body.
fn without_frame(line: &str) -> &str {
    if line.chars().all(|letter| matches!(letter, '|' | '-' | ':' | '+' | ' ' | '\r')) {
        return "";
    }
    line.trim().trim_matches('|')
}

/// The most lines of a quoted cell, so that a lone quotation mark does not join the rest of a text.
const LINES_OF_A_CELL: usize = 200;

/// The end of a table with tabs. A cell of several lines is quoted, as spreadsheets copy it.
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
