//! Numbers that are promised: to be counted, and not to contradict one another or the timeframe.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months, NaiveDate};

use super::super::timeframe::Reading;
use super::entry::{Entry, Gathered};
use super::numbers::{Quantity, quantities};
use super::words::significant;
use super::{Concern, Finding, dated};

/// Below this, the same number in two lines is chance.
const TELLING: u64 = 10;
/// As many lines as are compared of those that count the same thing.
const COMPARED: usize = 40;
/// As many significant words as two lines must share to count the same things.
const SHARED: usize = 2;

/// What the lines promise, each with where it stands.
type Promised<'a, 'b> = Vec<(&'b Entry<'a>, Vec<Quantity>)>;

pub(super) fn findings(gathered: &Gathered<'_>) -> Vec<Finding> {
    let promised: Promised<'_, '_> = gathered
        .open_lines()
        .map(|entry| {
            let texts = std::iter::once(entry.words).chain(entry.details.iter().copied());
            (entry, texts.flat_map(quantities).collect())
        })
        .filter(|(_, quantities): &(_, Vec<_>)| !quantities.is_empty())
        .collect();
    let mut found: Vec<Finding> = promised.iter().map(|(entry, quantities)| to_count(entry, quantities)).collect();
    found.extend(promised.iter().flat_map(|(entry, quantities)| against_timeframe(entry, quantities)));
    found.extend(one_number(&promised));
    found.extend(paces(&promised));
    found
}

fn to_count(entry: &Entry<'_>, quantities: &[Quantity]) -> Finding {
    let mut said: Vec<&str> = Vec::new();
    for quantity in quantities {
        // "1000" again, where "1000 new homes" stands too, is no other number.
        let again = quantity.unit.is_none()
            && quantities.iter().any(|other| other.value == quantity.value && other.unit.is_some());
        if !again && !said.contains(&quantity.words.as_str()) {
            said.push(&quantity.words);
        }
    }
    let quoted: Vec<String> = said.iter().map(|words| format!("“{words}”")).collect();
    let quoted = quoted.join(", ");
    let says = match quantities.iter().all(|quantity| quantity.threshold) {
        true => format!("{quoted} is a threshold: something else begins when it is reached."),
        false => format!("The line promises a number: {quoted}."),
    };
    let repair = "Say in each update how many there are so far, and what is counted, so that it shows whether the \
                  number will be reached.";
    Finding::new(Concern::Target, vec![entry.spot()], &said, says, repair).mended(super::Mend::Report)
}

/// "1,000 by 2026" in a line that is due by 2028; "in two years" beside a day.
fn against_timeframe(entry: &Entry<'_>, quantities: &[Quantity]) -> Vec<Finding> {
    let published = entry.line.timeframe.trim();
    let Some(due) = entry.reading.due() else { return Vec::new() };
    let finding = |words: &str, why: String| {
        let says = format!("The wording says “{words}” and the timeframe “{published}”{why}.");
        let repair = "Settle which of the two holds, and change the other.";
        Finding::new(Concern::Numbers, vec![entry.spot()], &[words, published], says, repair)
    };
    let said = quantities.iter().filter_map(|quantity| {
        if let Some((words, day)) = &quantity.by {
            return (*day != due).then(|| finding(words, String::new()));
        }
        let (words, months) = quantity.within.as_ref()?;
        match span(&entry.reading) {
            Some(length) if length.abs_diff(*months) <= 1 => None,
            Some(length) => Some(finding(words, format!(", which is {length} months"))),
            None => {
                let start = due.checked_sub_months(Months::new(u32::try_from(*months).ok()?))?;
                let why = format!(
                    ", and not from when: to end then, it would have begun by {} {}",
                    month(start),
                    start.year()
                );
                Some(finding(words, why))
            }
        }
    });
    said.collect()
}

/// The same number of the same things, due on different days.
fn one_number(promised: &Promised<'_, '_>) -> Vec<Finding> {
    type Lines<'a, 'b> = Vec<(&'b Entry<'a>, &'b Vec<Quantity>)>;
    let mut same: BTreeMap<(u64, &str), Lines<'_, '_>> = BTreeMap::new();
    for (entry, quantities) in promised {
        for quantity in quantities.iter().filter(|quantity| quantity.value >= TELLING) {
            if let (Some(unit), None) = (&quantity.unit, quantity.per_months) {
                let lines = same.entry((quantity.value, unit)).or_default();
                if lines.last().is_none_or(|last| last.0.item.id != entry.item.id) {
                    lines.push((entry, quantities));
                }
            }
        }
    }
    let differing = same.into_iter().filter_map(|((value, _), lines)| {
        let mut days = BTreeSet::new();
        let mut said = Vec::new();
        for (entry, quantities) in &lines {
            if let Some(due) = entry.reading.due() {
                days.insert(due);
                said.push(format!("“{}”", entry.line.timeframe.trim()));
            }
            for (words, day) in quantities.iter().filter(|one| one.value == value).filter_map(|one| one.by.as_ref()) {
                days.insert(*day);
                said.push(format!("“{words}”"));
            }
        }
        if lines.len() < 2 || days.len() < 2 || lines.len() > COMPARED {
            return None;
        }
        let words = lines.first()?.1.iter().find(|one| one.value == value && one.unit.is_some())?.words.as_str();
        let says = format!("“{words}” has different dates in different lines: {}.", said.join(", "));
        let spots = lines.iter().map(|(entry, _)| entry.spot()).collect();
        let facts: Vec<&str> = said.iter().map(String::as_str).collect();
        let repair = "Settle one number and one date, or say in each line which part of the number it is for.";
        Some(Finding::new(Concern::Numbers, spots, &facts, says, repair))
    });
    differing.collect()
}

/// So many in all by a day, and so many a month: whether the one can come of the other.
fn paces(promised: &Promised<'_, '_>) -> Vec<Finding> {
    type Counted<'a, 'b> = Vec<(&'b Entry<'a>, &'b Quantity)>;
    let mut by_unit: BTreeMap<&str, (Counted<'_, '_>, Counted<'_, '_>)> = BTreeMap::new();
    for (entry, quantities) in promised {
        for quantity in quantities {
            if let Some(unit) = &quantity.unit {
                let (totals, paces) = by_unit.entry(unit).or_default();
                let list = if quantity.per_months.is_some() { paces } else { totals };
                if list.len() < COMPARED {
                    list.push((entry, quantity));
                }
            }
        }
    }
    let mut found = Vec::new();
    for (totals, paces) in by_unit.into_values() {
        for (total, quantity) in &totals {
            for (pace, rate) in &paces {
                found.extend(too_slow(total, quantity, pace, rate));
            }
        }
    }
    found
}

fn too_slow(total: &Entry<'_>, quantity: &Quantity, pace: &Entry<'_>, rate: &Quantity) -> Option<Finding> {
    let months = quantity.value.checked_mul(rate.per_months?)?.div_ceil(rate.value.max(1));
    let end = quantity.by.as_ref().map(|(_, day)| *day).or(total.reading.due())?;
    let start = total.reading.start.or_else(|| dated::period(total.plan).and_then(|(start, _)| start))?;
    let available = whole_months(start, end);
    let about = |entry: &Entry<'_>| -> BTreeSet<String> {
        let above = entry.commitment.and_then(|item| match &item.body {
            super::super::Body::Commitment(line) => Some(line),
            _ => None,
        });
        let above = above.map_or("", |line| if line.published.is_empty() { &line.text } else { &line.published });
        let texts = [entry.words, above].into_iter().chain(entry.details.iter().copied());
        texts.flat_map(significant).collect()
    };
    if months <= available || about(total).intersection(&about(pace)).count() < SHARED {
        return None;
    }
    let timeframe = total.line.timeframe.trim();
    let says = format!(
        "“{}” at “{}” would take {months} months; “{timeframe}” leaves {available}.",
        quantity.words, rate.words
    );
    let mut spots = vec![total.spot(), pace.spot()];
    spots.dedup();
    let repair = "Work out the number again with whoever leads each, and change the number, the pace or the date.";
    Some(Finding::new(Concern::Numbers, spots, &[&quantity.words, &rate.words, timeframe], says, repair))
}

/// From the first day to the last, in months.
fn span(reading: &Reading) -> Option<u64> {
    Some(whole_months(reading.start?, reading.due()?))
}

fn whole_months(start: NaiveDate, end: NaiveDate) -> u64 {
    let after = end.succ_opt().unwrap_or(end);
    let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    u64::try_from(months(after) - months(start)).unwrap_or_default()
}

fn month(day: NaiveDate) -> String {
    day.format("%B").to_string()
}
