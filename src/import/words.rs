//! Pieces of a document's text: tidied, split into items, counted.

use std::collections::HashSet;

use super::document::{Paragraph, Place};
use crate::text::{is_invisible, tokens};

/// A piece of a document's text, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words {
    /// The text, spaces of every width as one.
    pub(crate) text: String,
    /// True if it is a list item.
    pub(crate) bullet: bool,
    /// Its indentation in columns, in plain text.
    pub(crate) indent: usize,
    /// Its place in the document.
    pub(crate) place: Place,
}

impl Words {
    pub(crate) fn new(text: &str, bullet: bool, place: &Place) -> Option<Self> {
        let (text, marked) = without_bullet(one_line(text));
        (!text.is_empty()).then(|| Self { text, bullet: bullet || marked, indent: 0, place: place.clone() })
    }
}

/// Splits paragraphs into pieces at line breaks.
pub(crate) fn pieces<'a>(paragraphs: impl IntoIterator<Item = &'a Paragraph>, place: &Place) -> Vec<Words> {
    let lines = paragraphs.into_iter().flat_map(|paragraph| {
        let lines = paragraph.text.split(['\n', '\r', '\u{b}', '\u{2028}']);
        lines.enumerate().map(|(number, line)| (line, paragraph.bullet.is_some() && number == 0))
    });
    lines.filter_map(|(line, bullet)| Words::new(line, bullet, place)).collect()
}

/// Text on one line, with single spaces and no invisible characters, without the bar that ends a cell in text pasted from a table.
/// Quotes and dashes stay as published.
pub(crate) fn one_line(text: &str) -> String {
    let seen: String = text
        .chars()
        .filter(|letter| !is_invisible(*letter))
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    let spaced = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    spaced.trim_matches('|').trim().to_owned()
}

/// Bullets. A hyphen or dash is one only before a space, as "-" also joins words.
const MARKS: [char; 8] = ['•', '·', '●', '▪', '◦', '‣', '\u{f0b7}', '\u{f0a7}'];

fn without_bullet(text: String) -> (String, bool) {
    if let Some(rest) = text.strip_prefix(MARKS) {
        return (rest.trim_start().to_owned(), true);
    }
    if let Some(rest) = text.strip_prefix("- ").or_else(|| text.strip_prefix("– ")).or_else(|| text.strip_prefix("* "))
    {
        return (rest.trim_start().to_owned(), true);
    }
    if matches!(text.as_str(), "-" | "–" | "—" | "*") { (String::new(), true) } else { (text, false) }
}

/// Splits a list written on one line at hyphens between spaces. A hyphen begins an item only before a capital letter,
/// digit or quote; elsewhere it is a dash. Empty items are dropped.
pub(crate) fn items(text: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let words: Vec<&str> = text.split(' ').collect();
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).and_then(|word| word.chars().next());
        let begins =
            next.is_none_or(|letter| letter.is_uppercase() || letter.is_ascii_digit() || "-‘“\"'".contains(letter));
        if (*word == "-" && begins) || (word.starts_with(MARKS) && word.chars().count() == 1) {
            items.push(String::new());
        } else if let Some(item) = items.last_mut() {
            if !item.is_empty() {
                item.push(' ');
            }
            item.push_str(word);
        }
    }
    items.retain(|item| !item.trim().is_empty());
    items
}

/// The number of words.
pub(crate) fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Joins pieces to one text.
pub(crate) fn joined<'a>(words: impl IntoIterator<Item = &'a Words>) -> String {
    words.into_iter().map(|words| words.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// True if every word of `text` is in `kept`.
pub(crate) fn all_among(text: &str, kept: &HashSet<String>) -> bool {
    tokens(text).iter().all(|word| kept.contains(word))
}

/// Finds the years in a title: "2023-28", "2024 to 2029".
pub(crate) fn years(title: &str) -> Option<&str> {
    let digits = |at: usize| title.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let starts =
        (0..title.len()).filter(|at| !at.checked_sub(1).is_some_and(digits) && (0..4).all(|ahead| digits(at + ahead)));
    for start in starts {
        let year: Option<u32> = title.get(start..start + 4).and_then(|year| year.parse().ok());
        if !year.is_some_and(|year| (1990..=2100).contains(&year)) || digits(start + 4) {
            continue;
        }
        let rest = title.get(start + 4..).unwrap_or_default();
        let joint = rest.find(|letter: char| letter.is_ascii_digit()).unwrap_or(rest.len());
        let last = rest.get(joint..).unwrap_or_default();
        let length = last.bytes().take_while(u8::is_ascii_digit).count();
        let joins = matches!(rest.get(..joint).unwrap_or_default().trim(), "-" | "–" | "—" | "/" | "to");
        let end = if joins && (length == 2 || length == 4) { start + 4 + joint + length } else { start + 4 };
        return title.get(start..end);
    }
    None
}
