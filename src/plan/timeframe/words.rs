//! Turns published words into tokens. Nothing else here knows about dashes, spaces, case and punctuation.

use super::lexicon::{fold, is_date_word, month, number, ordinal, season};
use super::token::{Placed, Token};
use crate::text::is_invisible;

/// The longest timeframe, in bytes. Longer words are kept and not read, which bounds the work of any input.
const LONGEST: usize = 300;

/// The text with one kind of dash, space and quote and no invisible characters; `None` if it is too long.
pub(super) fn clean(words: &str) -> Option<String> {
    let mut out = String::new();
    let mut gap = false;
    for c in words.chars() {
        let c = match c {
            c if is_invisible(c) => continue,
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
            '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' => '\'',
            c => c,
        };
        if c.is_whitespace() || c.is_control() {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push(' ');
            gap = false;
        }
        out.push(c);
        if out.len() > LONGEST {
            return None;
        }
    }
    // A spreadsheet's date often brings midnight with it.
    for midnight in [" 00:00:00", "T00:00:00"] {
        if let Some(date) = out.strip_suffix(midnight) {
            return Some(date.to_owned());
        }
    }
    Some(out)
}

/// Tokens of cleaned, lower-case text.
pub(super) fn tokens(lower: &str) -> Vec<Placed<'_>> {
    let mut found: Vec<Placed<'_>> = Vec::new();
    let mut rest = lower;
    while let Some(c) = rest.chars().next() {
        let at = lower.len() - rest.len();
        let run = |belongs: fn(char) -> bool| rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        let (token, length) = if c.is_ascii_digit() {
            digits(rest, run(|c| c.is_ascii_digit()), lower[..at].ends_with('\''))
        } else if c.is_alphabetic() {
            let length = run(|c| c.is_alphanumeric() && !c.is_ascii_digit() || c == '\'');
            (Some(word(&rest[..length])), length)
        } else {
            (mark(c, lower, at), c.len_utf8())
        };
        if let Some(token) = token
            && !(matches!(token, Token::Dash | Token::Slash) && found.last().is_some_and(|last| last.0 == token))
        {
            found.push((token, at, at + length));
        }
        rest = &rest[length..];
    }
    fold(&joined(found))
}

fn digits(rest: &str, length: usize, quoted: bool) -> (Option<Token<'_>>, usize) {
    let value: u32 = rest[..length].parse().unwrap_or(u32::MAX);
    let suffix = &rest[length..];
    let letters = suffix.find(|c: char| !c.is_alphabetic()).unwrap_or(suffix.len());
    let token = match (length, &suffix[..letters]) {
        (1 | 2, "st" | "nd" | "rd" | "th") => {
            return (Some(Token::Ordinal(value)), length + letters);
        }
        (2, _) if quoted => Token::ShortYear(2000 + i32::try_from(value).unwrap_or(0)),
        (1..=3, _) => Token::Number(value),
        (4, _) if (1990..=2100).contains(&value) => i32::try_from(value).map_or(Token::Other, Token::Year),
        _ => Token::Other,
    };
    (Some(token), length)
}

fn word(text: &str) -> Token<'_> {
    let text = text.trim_end_matches('\'');
    if let Some(month) = month(text) {
        Token::Month(month)
    } else if let Some(season) = season(text) {
        Token::Season(season)
    } else if let Some(count) = number(text) {
        Token::Number(count)
    } else if let Some(place) = ordinal(text) {
        Token::Ordinal(place)
    } else {
        Token::Word(text)
    }
}

/// Drops punctuation that only separates, and keeps what might change the meaning as unknown.
fn mark(c: char, lower: &str, at: usize) -> Option<Token<'static>> {
    let before = lower[..at].ends_with(|c: char| c.is_ascii_digit());
    let after = lower[at + c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
    match c {
        '-' => Some(Token::Dash),
        '/' => Some(Token::Slash),
        '.' if before && after => Some(Token::Slash),
        ':' if before && after => Some(Token::Other),
        '&' => Some(Token::Word("and")),
        '?' => Some(Token::Question),
        '.' | ',' | ';' | ':' | '(' | ')' | '[' | ']' | '\'' | '"' | '\u{201c}' | '\u{201d}' | '*' | '|' | '_'
        | '\u{2022}' | '\u{b7}' | ' ' => None,
        _ => Some(Token::Other),
    }
}

/// Drops dashes and slashes that are not between two parts of a date ("On-going", "six-monthly").
fn joined(found: Vec<Placed<'_>>) -> Vec<Placed<'_>> {
    let dated = |token: &Token<'_>| !matches!(token, Token::Word(_) | Token::Dash | Token::Slash);
    let keep = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| found.get(before));
        let after = found.get(at + 1);
        !matches!(found[at].0, Token::Dash | Token::Slash)
            || before.is_some_and(|(token, ..)| dated(token))
                && after.is_some_and(|(token, ..)| dated(token) || is_date_word(token))
    };
    (0..found.len()).filter(|&at| keep(at)).map(|at| found[at]).collect()
}

/// Part of the text with its tokens, so that a condition can be quoted as published.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'a> {
    pub(super) source: &'a str,
    placed: &'a [Placed<'a>],
    pub(super) tokens: &'a [Token<'a>],
}

impl<'a> Words<'a> {
    pub(super) const fn new(source: &'a str, placed: &'a [Placed<'a>], tokens: &'a [Token<'a>]) -> Self {
        Self { source, placed, tokens }
    }

    pub(super) const fn is_empty(self) -> bool {
        self.tokens.is_empty()
    }

    /// All but the first `count`.
    pub(super) fn skip(self, count: usize) -> Self {
        self.between(count, self.tokens.len())
    }

    /// Only the first `count`.
    pub(super) fn take(self, count: usize) -> Self {
        self.between(0, count)
    }

    /// The last of these words, from where a parser stopped.
    pub(super) fn rest(self, left: &[Token<'_>]) -> Self {
        self.skip(self.tokens.len().saturating_sub(left.len()))
    }

    fn between(self, from: usize, to: usize) -> Self {
        let to = to.min(self.tokens.len());
        let from = from.min(to);
        Self {
            source: self.source,
            placed: self.placed.get(from..to).unwrap_or_default(),
            tokens: self.tokens.get(from..to).unwrap_or_default(),
        }
    }

    /// The published text of these words.
    pub(super) fn text(self) -> Option<String> {
        let (first, last) = (self.placed.first()?, self.placed.last()?);
        Some(self.source.get(first.1..last.2)?.to_owned())
    }
}
