//! Recognises lines before and between tables: titles, sections, objectives, connections to other plans.

use crate::import::vocabulary::{CONNECTIONS, OBJECTIVES, SECTION_WORDS, VERBS};
use crate::import::words::{Words, count, years};
use crate::text::{capital, compared};

/// The kind of a line outside the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LineKind {
    /// "Priority 2 – Provide homes": the word, the number and the title.
    Section { word: String, number: String, title: String },
    /// "Objective", and its text if that follows a colon.
    Objective(String),
    /// "Connections to other plans": a list of plans follows.
    Connections,
    /// Any other line.
    Other,
}

/// Spelled numbers of sections, from 1. A table, not a list of words: the order is the meaning.
pub(super) const SPELLED: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// Classifies a line.
pub(super) fn line(text: &str) -> LineKind {
    if let Some(section) = section(text) {
        return section;
    }
    let (label, rest) = text.split_once(':').unwrap_or((text, ""));
    let name = compared(label);
    if OBJECTIVES.contains(name.trim_end_matches([':', '.', '-', ' '])) {
        return LineKind::Objective(rest.trim().to_owned());
    }
    let others = ["plans", "strategies", "policies", "documents"];
    if count(text) <= 7
        && CONNECTIONS.iter().any(|link| name.starts_with(link))
        && others.iter().any(|word| name.contains(word))
    {
        return LineKind::Connections;
    }
    LineKind::Other
}

/// Parses "Priority 2- Provide homes", "Section 3: …", "Theme A …".
fn section(text: &str) -> Option<LineKind> {
    if text.len() > 250 {
        return None;
    }
    let lower = text.to_lowercase();
    let word =
        SECTION_WORDS.iter().find(|word| lower.strip_prefix(**word).is_some_and(|rest| rest.starts_with(' ')))?;
    let rest = text.get(word.len()..)?.trim_start();
    let end = rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
    let (number, after) = rest.split_at(end);
    let figure = number.len() <= 2 && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let letter = number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_uppercase());
    let in_words = SPELLED.iter().position(|word| number.eq_ignore_ascii_case(word)).map(|at| (at + 1).to_string());
    if !(figure || letter || in_words.is_some()) {
        return None;
    }
    let title = after.trim_start_matches(|letter: char| " -–—:.|)".contains(letter)).trim();
    Some(LineKind::Section {
        word: capital(word),
        number: in_words.unwrap_or_else(|| number.to_owned()),
        title: title.to_owned(),
    })
}

/// True if a line could be the title of a section: short, and not a sentence.
pub(super) fn is_title_like(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    let capital = text.chars().next().is_some_and(|letter| letter.is_uppercase() || letter.is_ascii_digit());
    capital && count(text) <= 12 && !text.ends_with(['.', ';', ',', ':']) && !VERBS.contains(first.as_str())
}

/// True if a line is the title of the whole plan.
pub(super) fn is_plan_title(text: &str) -> bool {
    let name = compared(text);
    let named = ["plan", "strategy", "programme"].iter().any(|word| name.split(' ').any(|other| other == *word));
    count(text) <= 16 && !text.ends_with('.') && named && (years(text).is_some() || name.contains("action plan"))
}

/// True if a line among pasted cells is the title of a section.
pub(super) fn titles_section(words: &Words) -> bool {
    !words.bullet
        && count(&words.text) <= 12
        && !words.text.ends_with('.')
        && matches!(line(&words.text), LineKind::Section { .. })
}
