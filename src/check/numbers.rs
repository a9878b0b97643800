//! Finds the numbers in a wording that somebody could be held to, leaving out years, versions and laws.

use chrono::NaiveDate;

use super::vocabulary::{THRESHOLD, UNITS};
use super::words::plain;
use crate::plan::timeframe::{self, YearBasis};
use crate::text::stem;

/// The most words between a number and its unit, pace or day.
const NEAR: usize = 4;

/// A number of something, such as "1,000 homes by 2026".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quantity {
    pub(super) value: u64,
    /// The stem of the word for what is counted.
    pub(super) unit: Option<String>,
    /// For a pace such as "two a month", its months; `None` for a total.
    pub(super) per_months: Option<u64>,
    /// The words "by 2026", and the day they mean.
    pub(super) by: Option<(String, NaiveDate)>,
    /// The words "in two years", and how many months they mean.
    pub(super) within: Option<(String, u64)>,
    /// Whether it is a threshold, at which something else begins.
    pub(super) threshold: bool,
    /// The number and its unit as written: "1,000 homes".
    pub(super) words: String,
}

/// The quantities of a text, in order.
pub(super) fn quantities(text: &str) -> Vec<Quantity> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut before = Before::default();
    (0..words.len()).filter_map(|at| quantity(&words, at, &mut before)).collect()
}

/// The last unit seen so far in a text, for "12 of them". It moves forward only, so that no word is looked at twice.
#[derive(Default)]
struct Before {
    looked: usize,
    unit: Option<String>,
}

impl Before {
    /// The last unit before word `at`. Calls must not go backwards.
    fn unit(&mut self, words: &[&str], at: usize) -> Option<&str> {
        for word in words.get(self.looked..at).unwrap_or_default() {
            let word = bare(word);
            if UNITS.contains(&word.as_str()) {
                self.unit = Some(word);
            }
        }
        self.looked = at;
        self.unit.as_deref()
    }
}

fn quantity(words: &[&str], at: usize, before: &mut Before) -> Option<Quantity> {
    let (value, spelled) = number(words[at])?;
    // After a number that ends a sentence, the next words are about something else.
    let goes_on = !words[at].ends_with(['.', ';', ':', ')']);
    let after: Vec<String> = words.iter().skip(at + 1).take(NEAR + 4).map(|word| bare(word)).collect();
    let after = if goes_on { after } else { Vec::new() };
    let next = |index: usize| after.get(index).map_or("", String::as_str);
    if months_of(next(0)).is_some() {
        return None;
    }
    let mut unit_at = after.iter().take(NEAR).position(|word| UNITS.contains(&word.as_str()));
    // A unit after "by", "in" or another number belongs to those.
    let parts = after.iter().position(|word| matches!(word.as_str(), "by" | "in" | "within") || number(word).is_some());
    unit_at = unit_at.filter(|unit| parts.is_none_or(|part| *unit < part));
    let mut unit = unit_at.map(|unit| stem(next(unit)));
    if unit.is_none() && next(0) == "of" && matches!(next(1), "them" | "these" | "those" | "which") {
        unit = before.unit(words, at).map(stem);
    }
    let from = unit_at.map_or(0, |unit| unit + 1);
    let per_months = pace(next(from), next(from + 1));
    let by = by(&after, from);
    let within = within(&after, from);
    let threshold = after.iter().take(NEAR).any(|word| THRESHOLD.contains(&word.as_str()));
    // 2026 is a year, unless written 2,026 or directly before its unit.
    let year = !words[at].contains(',') && (1900..=2100).contains(&value);
    let bound = per_months.is_some() || by.is_some() || within.is_some() || threshold;
    let counts = if year { unit_at == Some(0) } else { unit.is_some() || (bound && !spelled) };
    counts.then(|| {
        let pace = match (per_months.is_some(), next(from).ends_with("ly")) {
            (false, _) => 0,
            (true, true) => 1,
            (true, false) => 2,
        };
        let shown = unit_at.map_or(1, |unit| unit + 2) + pace;
        let said: Vec<&str> = words.iter().skip(at).take(shown).copied().collect();
        let said = said.join(" ");
        let words = said.trim_end_matches(['.', ',', ';', ':', ')']).to_owned();
        Quantity { value, unit, per_months, by, within, threshold, words }
    })
}

/// The value of a number, and whether it is spelled out. "(2)", "40%", "2025-2026", "£5" and "1.2" are none.
fn number(word: &str) -> Option<(u64, bool)> {
    const SPELLED: [(&str, u64); 16] = [
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("twelve", 12),
        ("fifteen", 15),
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("fifty", 50),
        ("hundred", 100),
    ];
    let word = word.trim_end_matches([',', '.', ';', ':']);
    if let Some((_, value)) = SPELLED.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)) {
        return Some((*value, true));
    }
    let digits = word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',') && word.len() <= 11;
    let grouped = || word.split(',').skip(1).all(|group| group.len() == 3) && !word.starts_with(',');
    if !digits || !grouped() {
        return None;
    }
    word.replace(',', "").parse().ok().map(|value| (value, false))
}

fn bare(word: &str) -> String {
    plain(word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '%'))
}

/// The months in a unit of time; 0 if it is shorter than a month.
fn months_of(word: &str) -> Option<u64> {
    match word {
        "month" | "months" => Some(1),
        "quarter" | "quarters" => Some(3),
        "year" | "years" => Some(12),
        "day" | "days" | "week" | "weeks" | "hour" | "hours" => Some(0),
        _ => None,
    }
}

/// The months of a pace: "a month", "per year", "monthly".
fn pace(word: &str, next: &str) -> Option<u64> {
    match word {
        "monthly" => Some(1),
        "quarterly" => Some(3),
        "annually" | "yearly" => Some(12),
        "a" | "an" | "per" | "each" | "every" => months_of(next).filter(|months| *months > 0),
        _ => None,
    }
}

/// Reads a date after a number: "by 2026", "by the end of March 2026".
fn by(after: &[String], from: usize) -> Option<(String, NaiveDate)> {
    let at = after.iter().skip(from).take(2).position(|word| word == "by")? + from;
    for length in [4, 3, 2, 1] {
        let Some(said) = after.get(at + 1..at + 1 + length) else { continue };
        let said = said.join(" ");
        let has_year = said.split(' ').next_back().and_then(|year| year.parse().ok());
        if !has_year.is_some_and(|year: u32| (1900..=2100).contains(&year)) {
            continue;
        }
        let reading = timeframe::read(&format!("by {said}"), YearBasis::Calendar, true, None);
        if let Some(due) = reading.due() {
            return Some((format!("by {said}"), due));
        }
    }
    None
}

/// Reads a length of time after a number: "in two years", "within 18 months".
fn within(after: &[String], from: usize) -> Option<(String, u64)> {
    let at = after.iter().skip(from).take(2).position(|word| matches!(word.as_str(), "in" | "within"))? + from;
    let (count, _) = number(after.get(at + 1)?)?;
    let unit = after.get(at + 2)?;
    let months = months_of(unit).filter(|months| *months > 0)?.checked_mul(count)?;
    Some((format!("{} {} {unit}", after.get(at)?, after.get(at + 1)?), months))
}
