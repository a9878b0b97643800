//! The lists of a Word document: bullets or numbers, and the number each paragraph shows.
//!
//! References numbered by Word ("1.1", "1.2") are not in the text, so they are counted here as Word counts them.

use std::collections::HashMap;

use super::super::ReadError;
use super::super::xml::{Step, Tag, Xml, each};

/// Levels of a list in Word.
const LEVELS: usize = 9;

#[derive(Debug, Clone, Default)]
struct Level {
    format: String,
    text: String,
    start: Option<usize>,
}

#[derive(Debug, Default)]
struct List {
    levels: HashMap<usize, Level>,
    /// The style that defines this list, if it only points to one.
    style: Option<String>,
    /// The level of paragraphs by style.
    by_style: HashMap<String, usize>,
}

#[derive(Debug, Default)]
struct Use {
    list: String,
    starts: HashMap<usize, usize>,
}

/// All lists of a document, with their counters.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<String, List>,
    uses: HashMap<String, Use>,
    counted: HashMap<String, [Option<usize>; LEVELS]>,
    started: HashMap<(String, usize), ()>,
}

/// The mark in front of a list paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// A bullet, at this depth from 0.
    Bullet(u8),
    /// A number as shown, at this depth from 0.
    Number(u8, String),
    /// Nothing: Word uses lists without marks for indentation.
    None,
}

impl Numbering {
    pub(super) fn read(text: &str, part: &str) -> Result<Self, ReadError> {
        let mut found = Self::default();
        let mut xml = Xml::new(text, part);
        loop {
            match xml.step()? {
                Step::Open(tag) if tag.name() == "abstractNum" => {
                    let id = tag.attr("abstractNumId").unwrap_or_default();
                    let list = list(&mut xml)?;
                    found.lists.insert(id, list);
                }
                Step::Open(tag) if tag.name() == "num" => {
                    let id = tag.attr("numId").unwrap_or_default();
                    let used = used(&mut xml)?;
                    found.uses.insert(id, used);
                }
                Step::End => return Ok(found),
                _ => {}
            }
        }
    }

    /// The mark of the next paragraph of a list. `named` is the paragraph's level, if it names one, `style` its style,
    /// and `list_of` gives a style's list.
    pub(super) fn next(
        &mut self,
        number: &str,
        named: Option<usize>,
        style: Option<&str>,
        list_of: impl Fn(&str) -> Option<String>,
    ) -> Mark {
        let Some(mut used) = self.uses.get(number) else { return Mark::None };
        // If the list only points to a style, that style's list counts.
        if let Some(pointed) = self.lists.get(&used.list).and_then(|list| list.style.as_deref()).and_then(list_of) {
            used = self.uses.get(&pointed).unwrap_or(used);
        }
        let Some(list) = self.lists.get(&used.list) else { return Mark::None };
        let level = named.or_else(|| style.and_then(|style| list.by_style.get(style).copied()));
        let level = level.unwrap_or(0).min(LEVELS - 1);
        let depth = u8::try_from(level).unwrap_or(0);
        let Some(shape) = list.levels.get(&level) else { return Mark::Bullet(depth) };
        match shape.format.as_str() {
            "bullet" => return Mark::Bullet(depth),
            "none" if !shape.text.contains('%') => return Mark::None,
            _ => {}
        }
        let counts = self.counted.entry(used.list.clone()).or_default();
        let again = used.starts.get(&level).filter(|_| self.started.insert((number.to_owned(), level), ()).is_none());
        let start = |level: usize| list.levels.get(&level).and_then(|shape| shape.start).unwrap_or(1);
        counts[level] = Some(match (again, counts[level]) {
            (Some(start), _) => *start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => start(level),
        });
        counts[level + 1..].fill(None);
        let shown = (0..=level).rev().fold(shape.text.clone(), |text, level| {
            let mark = format!("%{}", level + 1);
            if !text.contains(&mark) {
                return text;
            }
            let format = list.levels.get(&level).map_or("decimal", |shape| shape.format.as_str());
            text.replace(&mark, &count(counts[level].unwrap_or_else(|| start(level)), format))
        });
        // A hostile list could put text of any length before each paragraph.
        Mark::Number(depth, shown.chars().take(60).collect())
    }
}

/// A number as Word shows it. Other alphabets do not occur in English plans.
fn count(number: usize, format: &str) -> String {
    let letters = |first: u8| match number {
        1..=780 => {
            let letter = char::from(first + u8::try_from((number - 1) % 26).unwrap_or(0));
            std::iter::repeat_n(letter, (number - 1) / 26 + 1).collect()
        }
        _ => number.to_string(),
    };
    match format {
        "lowerLetter" => letters(b'a'),
        "upperLetter" => letters(b'A'),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "decimalZero" => format!("{number:02}"),
        "none" => String::new(),
        _ => number.to_string(),
    }
}

fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 3999 {
        return number.to_string();
    }
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

fn list(xml: &mut Xml<'_>) -> Result<List, ReadError> {
    let mut list = List::default();
    each!(xml, tag => match tag.name() {
        "lvl" => level(xml, &tag, &mut list)?,
        "numStyleLink" => {
            list.style = tag.val();
            xml.skip()?;
        }
        _ => xml.skip()?,
    });
    Ok(list)
}

fn level(xml: &mut Xml<'_>, tag: &Tag<'_>, list: &mut List) -> Result<(), ReadError> {
    let index = tag.attr("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
    let mut level = Level { format: "decimal".to_owned(), ..Level::default() };
    each!(xml, tag => {
        match tag.name() {
            "numFmt" => level.format = tag.val().unwrap_or_default(),
            "lvlText" => level.text = tag.val().unwrap_or_default().chars().take(100).collect(),
            "start" => level.start = tag.number(),
            "pStyle" => {
                list.by_style.insert(tag.val().unwrap_or_default(), index);
            }
            _ => {}
        }
        xml.skip()?;
    });
    list.levels.insert(index, level);
    Ok(())
}

fn used(xml: &mut Xml<'_>) -> Result<Use, ReadError> {
    let mut used = Use::default();
    each!(xml, tag => match tag.name() {
        "abstractNumId" => {
            used.list = tag.val().unwrap_or_default();
            xml.skip()?;
        }
        "lvlOverride" => {
            let level = tag.attr("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
            each!(xml, tag => {
                if let ("startOverride", Some(start)) = (tag.name(), tag.number()) {
                    used.starts.insert(level, start);
                }
                xml.skip()?;
            });
        }
        _ => xml.skip()?,
    });
    Ok(used)
}
