//! Promised numbers: each has to be counted, and must not contradict another or the timeframe.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, Months, NaiveDate};

use super::entry::Entry;
use super::found::Found;
use super::gather::Facts;
use super::numbers::Quantity;
use super::words::significant;
use super::{Finding, Rule};
use crate::long_work::Work;
use crate::plan::day;
use crate::plan::timeframe::Reading;

/// The same number in two lines is taken for chance below this.
const TELLING: u64 = 10;
/// The most lines counting the same thing that are compared.
const COMPARED: usize = 40;
/// How many significant words a total and a pace must share to be about the same things.
const SHARED: usize = 2;

pub(super) async fn findings(gathered: &Facts, found: &mut Found, work: &impl Work) {
    let promising = || gathered.open_lines().filter(|entry| !entry.quantities.is_empty());
    for entry in promising() {
        work.yield_if_due().await;
        found.add(to_count(entry));
        against_timeframe(entry, found);
    }
    one_number(promising(), found, work).await;
    paces(gathered, promising(), found, work).await;
}

fn to_count(entry: &Entry) -> Finding {
    let quantities = &entry.quantities;
    let mut said: Vec<&str> = Vec::new();
    for quantity in quantities {
        // "1000" beside "1000 new homes" is the same number again.
        let again = quantity.unit.is_none()
            && quantities.iter().any(|other| other.value == quantity.value && other.unit.is_some());
        if !again && !said.contains(&quantity.words.as_str()) {
            said.push(&quantity.words);
        }
    }
    let quoted: Vec<String> = said.iter().map(|words| format!("“{words}”")).collect();
    let quoted = quoted.join(", ");
    let message = match quantities.iter().all(|quantity| quantity.threshold) {
        true => format!("{quoted} is a threshold: something else begins when it is reached."),
        false => format!("The line promises a number: {quoted}."),
    };
    let advice = "Say in each update how many there are so far, and what is counted, so that it shows whether the \
                  number will be reached.";
    Finding::new(Rule::Target, vec![entry.location()], &said, message, advice).fixed_by(super::Fix::Report)
}

/// Finds a wording at odds with its timeframe: "1,000 by 2026" in a line due by 2028, "in two years" beside a day.
fn against_timeframe(entry: &Entry, found: &mut Found) {
    let published = entry.timeframe();
    let Some(due) = entry.reading.due() else { return };
    let finding = |words: &str, why: String| {
        let message = format!("The wording says “{words}” and the timeframe “{published}”{why}.");
        let advice = "Settle which of the two holds, and change the other.";
        Finding::new(Rule::Numbers, vec![entry.location()], &[words, published], message, advice)
    };
    let said = entry.quantities.iter().filter_map(|quantity| {
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
                    day::month(start),
                    start.year()
                );
                Some(finding(words, why))
            }
        }
    });
    said.for_each(|finding| found.add(finding));
}

/// Finds the same number of the same things due on different days.
async fn one_number<'a>(promising: impl Iterator<Item = &'a Entry>, found: &mut Found, work: &impl Work) {
    let mut same: BTreeMap<(u64, &str), Vec<&Entry>> = BTreeMap::new();
    for entry in promising {
        work.yield_if_due().await;
        for quantity in entry.quantities.iter().filter(|quantity| quantity.value >= TELLING) {
            if let (Some(unit), None) = (&quantity.unit, quantity.per_months) {
                let lines = same.entry((quantity.value, unit)).or_default();
                if lines.last().is_none_or(|last| last.item.id != entry.item.id) {
                    lines.push(entry);
                }
            }
        }
    }
    for ((value, _), lines) in same {
        work.yield_if_due().await;
        if (2..=COMPARED).contains(&lines.len())
            && let Some(finding) = differing(value, &lines)
        {
            found.add(finding);
        }
    }
}

fn differing(value: u64, lines: &[&Entry]) -> Option<Finding> {
    let mut days = BTreeSet::new();
    // Without duplicates: many lines may have the same words.
    let mut said: Vec<String> = Vec::new();
    let mut say = |words: &str| {
        let words = format!("“{words}”");
        if !said.contains(&words) {
            said.push(words);
        }
    };
    for entry in lines {
        if let Some(due) = entry.reading.due() {
            days.insert(due);
            say(entry.timeframe());
        }
        let same = entry.quantities.iter().filter(|one| one.value == value);
        for (words, day) in same.filter_map(|one| one.by.as_ref()) {
            days.insert(*day);
            say(words);
        }
    }
    if days.len() < 2 {
        return None;
    }
    let first = lines.first()?.quantities.iter().find(|one| one.value == value && one.unit.is_some())?;
    let message = format!("“{}” has different dates in different lines: {}.", first.words, said.join(", "));
    let locations = lines.iter().map(|entry| entry.location()).collect();
    let facts: Vec<&str> = said.iter().map(String::as_str).collect();
    let advice = "Settle one number and one date, or say in each line which part of the number it is for.";
    Some(Finding::new(Rule::Numbers, locations, &facts, message, advice))
}

/// A number that a line promises, with the significant words of the line and of what surrounds it.
struct Counted<'a> {
    entry: &'a Entry,
    quantity: &'a Quantity,
    about: BTreeSet<String>,
}

impl<'a> Counted<'a> {
    fn of((entry, quantity): (&'a Entry, &'a Quantity)) -> Self {
        let texts = [entry.words(), entry.above()].into_iter().chain(entry.details());
        Self { entry, quantity, about: texts.flat_map(significant).collect() }
    }
}

/// Finds a total that its pace cannot reach in time: "80 units by March" at "two a month".
async fn paces<'a>(gathered: &Facts, promising: impl Iterator<Item = &'a Entry>, found: &mut Found, work: &impl Work) {
    let mut by_unit: BTreeMap<&str, [Vec<(&Entry, &Quantity)>; 2]> = BTreeMap::new();
    for entry in promising {
        work.yield_if_due().await;
        for quantity in &entry.quantities {
            if let Some(unit) = &quantity.unit {
                let [totals, paces] = by_unit.entry(unit).or_default();
                let list = if quantity.per_months.is_some() { paces } else { totals };
                if list.len() < COMPARED {
                    list.push((entry, quantity));
                }
            }
        }
    }
    for [totals, paces] in by_unit.into_values() {
        if totals.is_empty() || paces.is_empty() {
            continue;
        }
        work.yield_if_due().await;
        let paces: Vec<Counted<'_>> = paces.into_iter().map(Counted::of).collect();
        for total in totals {
            work.yield_if_due().await;
            let total = Counted::of(total);
            let begun = gathered.plan_of(total.entry).and_then(|plan| plan.start);
            let slow = paces.iter().filter_map(|pace| too_slow(&total, begun, pace));
            slow.for_each(|finding| found.add(finding));
        }
    }
}

/// `begun` is the first day of the plan's period, from which the total counts if its line gives no first day.
fn too_slow(total: &Counted<'_>, begun: Option<NaiveDate>, pace: &Counted<'_>) -> Option<Finding> {
    let months = total.quantity.value.checked_mul(pace.quantity.per_months?)?.div_ceil(pace.quantity.value.max(1));
    let end = total.quantity.by.as_ref().map(|(_, day)| *day).or(total.entry.reading.due())?;
    let start = total.entry.reading.start.or(begun)?;
    let available = whole_months(start, end);
    if months <= available || total.about.intersection(&pace.about).count() < SHARED {
        return None;
    }
    let timeframe = total.entry.timeframe();
    let (quantity, rate) = (&total.quantity.words, &pace.quantity.words);
    let message = format!("“{quantity}” at “{rate}” would take {months} months; “{timeframe}” leaves {available}.");
    let mut locations = vec![total.entry.location(), pace.entry.location()];
    locations.dedup();
    let advice = "Work out the number again with whoever leads each, and change the number, the pace or the date.";
    Some(Finding::new(Rule::Numbers, locations, &[quantity, rate, timeframe], message, advice))
}

/// The months from the first day to the last.
fn span(reading: &Reading) -> Option<u64> {
    Some(whole_months(reading.start?, reading.due()?))
}

fn whole_months(start: NaiveDate, end: NaiveDate) -> u64 {
    let after = end.succ_opt().unwrap_or(end);
    let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    u64::try_from(months(after) - months(start)).unwrap_or_default()
}
