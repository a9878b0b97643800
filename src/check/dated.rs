//! Timeframes that are missing or unclear, dates outside the plan's period, and lines without an update.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Months, NaiveDate};

use super::entry::Entry;
use super::found::Found;
use super::gather::{Facts, PlanFacts};
use super::{Finding, Fix, Location, Rule};
use crate::long_work::Work;
use crate::plan::timeframe::{Doubt, Kind, is_stale};
use crate::plan::{EntityId, day};

pub(super) async fn findings(gathered: &Facts, today: NaiveDate, found: &mut Found, work: &impl Work) {
    for entry in gathered.open_lines() {
        work.yield_if_due().await;
        if let Some(finding) = unsaid(entry) {
            found.add(finding);
        }
    }
    for (number, plan) in gathered.plans.iter().enumerate() {
        let lines: Vec<&Entry> = gathered.open_lines_of(number).collect();
        work.yield_if_due().await;
        if let Some(finding) = years(plan, &lines) {
            found.add(finding);
        }
        outside(plan, &lines, found, work).await;
        silent(plan, &lines, today, found, work).await;
    }
}

fn unsaid(entry: &Entry) -> Option<Finding> {
    let reading = &entry.reading;
    let words = entry.timeframe();
    let locations = vec![entry.location()];
    if reading.kind == Kind::Missing {
        let advice = "Ask whoever leads it for a date, or write “Ongoing” and a date for the next review.";
        return Some(Finding::new(Rule::NoTimeframe, locations, &[], "No timeframe is given.", advice));
    }
    let why = match reading.kind {
        Kind::NotUnderstood => "Hearth cannot tell which days are meant",
        Kind::ToBeConfirmed => "a date is promised and not given",
        _ => open_question(&reading.unsure)?,
    };
    let message = format!("“{words}”: {why}.");
    // A timeframe counted from another day, such as Royal Assent, carries that day as a condition.
    if reading.unsure.contains(&Doubt::AnchorNotGiven) && reading.condition.is_none() {
        let advice = "Give the day of adoption, from which it counts, in the plan’s details.";
        return Some(Finding::new(Rule::Unclear, locations, &[words], message, advice).fixed_by(Fix::Details));
    }
    let advice = "Choose what it means in the line’s form, or change the words.";
    Some(Finding::new(Rule::Unclear, locations, &[words], message, advice))
}

/// The first thing a reading leaves open. How the plan counts its years is left out: [`years`] asks that once.
fn open_question(unsure: &[Doubt]) -> Option<&'static str> {
    unsure.iter().find_map(|doubt| match doubt {
        Doubt::YearBasisNotConfirmed => None,
        Doubt::YearNotGiven => Some("no year is given"),
        Doubt::YearUnclear => Some("it is not clear which year is meant"),
        Doubt::DateApproximate => Some("the days are not exact"),
        Doubt::DateNotGiven | Doubt::ToBeConfirmed => Some("a date is promised and not given"),
        Doubt::AnchorNotGiven => Some("it is not said from when to count"),
        Doubt::IntervalNotGiven => Some("it is not said how often"),
        Doubt::IntervalUnclear => Some("how often has two meanings"),
    })
}

/// Asks once for the whole plan whether "2023-24" is a calendar or a financial year, listing the lines that depend on it.
fn years(plan: &PlanFacts, lines: &[&Entry]) -> Option<Finding> {
    let waiting = lines.iter().filter(|entry| entry.reading.unsure.contains(&Doubt::YearBasisNotConfirmed));
    let locations: Vec<Location> = waiting.map(|entry| entry.location()).collect();
    let message = "Nobody has said whether years such as “2023-24” run from January or from April.";
    let advice = "Say in the settings of the plan how it counts its years.";
    // Its key rests on the plan alone, so it stays the same question when lines come and go.
    let asked = Finding::new(Rule::Unclear, vec![own(plan)], &["years"], message, advice).fixed_by(Fix::Settings);
    (!locations.is_empty()).then_some(Finding { locations, ..asked })
}

fn own(plan: &PlanFacts) -> Location {
    Location { plan: plan.id.clone(), id: plan.id.clone() }
}

/// Finds dates that had passed when the plan was adopted, and dates outside its period.
async fn outside(plan: &PlanFacts, lines: &[&Entry], found: &mut Found, work: &impl Work) {
    let PlanFacts { start, end, adopted, .. } = *plan;
    let period = plan.period.as_str();
    let mut opening: Vec<&Entry> = Vec::new();
    let first_year = start.and_then(|start| start.checked_add_months(Months::new(12)));
    for entry in lines {
        work.yield_if_due().await;
        let Some(day) = entry.reading.due().or(entry.reading.review) else { continue };
        let words = entry.timeframe();
        let facts = [words, period];
        if let Some(adopted) = adopted.filter(|adopted| day < *adopted) {
            let message = format!("“{words}” was past when the plan was adopted, on {}.", day::in_words(adopted));
            let advice = "If it is done, record that, with evidence; else give it a new date, with the reason.";
            let facts = [words, &adopted.to_string()];
            found.add(Finding::new(Rule::BeforeAdoption, vec![entry.location()], &facts, message, advice));
        } else if start.is_some_and(|start| day < start) {
            let message = format!("“{words}” was over before the plan’s period, “{period}”, began.");
            let advice = "Check the date; if it is done, record that, with evidence.";
            found.add(Finding::new(Rule::BeforeAdoption, vec![entry.location()], &facts, message, advice));
        } else if end.is_some_and(|end| day > end) {
            let message = format!("“{words}” ends after the plan’s period, “{period}”.");
            let advice = "Check the date, or say which plan takes the line on.";
            found.add(Finding::new(Rule::AfterEnd, vec![entry.location()], &facts, message, advice));
        } else if adopted.is_none() && first_year.is_some_and(|first| day < first) {
            opening.push(entry);
        }
    }
    if let Some(start) = start.filter(|_| !opening.is_empty()) {
        found.add(not_compared(&opening, start.year()));
    }
}

/// Asks once for the day of adoption if it is missing and dates may have passed before it.
fn not_compared(opening: &[&Entry], year: i32) -> Finding {
    let (them, is) = if opening.len() == 1 { ("One line", "is") } else { ("Several lines", "are") };
    let message = format!(
        "{them} {is} due in the plan’s first year, from {year}. What was due before the plan was adopted was past on \
         the day it was published."
    );
    let advice =
        "Give the day of adoption in the plan’s details: each date that was past on it is then listed by itself.";
    let facts: Vec<&str> = opening.iter().map(|entry| entry.timeframe()).collect();
    let locations = opening.iter().map(|entry| entry.location()).collect();
    Finding::new(Rule::BeforeAdoption, locations, &facts, message, advice).fixed_by(Fix::Details)
}

/// Finds lines without an update in the reporting cycle: one finding for each line that once had one, and one for each
/// section for lines that never did.
async fn silent(plan: &PlanFacts, lines: &[&Entry], today: NaiveDate, found: &mut Found, work: &impl Work) {
    if plan.start.is_some_and(|start| today < start) {
        return;
    }
    let mut never: BTreeMap<&EntityId, Vec<Location>> = BTreeMap::new();
    for entry in lines {
        work.yield_if_due().await;
        if !is_stale(today, entry.last, plan.cycle) {
            continue;
        }
        let Some(last) = entry.last else {
            never.entry(&entry.section).or_default().push(entry.location());
            continue;
        };
        let message = format!("The last update is of {}.", day::in_words(last));
        let advice = "Ask whoever leads it how it stands, and record an update.";
        let stale = Finding::new(Rule::Stale, vec![entry.location()], &[&last.to_string()], message, advice);
        found.add(stale.fixed_by(Fix::Report));
    }
    // Asked again in each cycle of the year, and not each time that one of the lines is reported on.
    let round = format!("{} {}", today.year(), today.month0() / plan.cycle.months());
    for (section, locations) in never {
        work.yield_if_due().await;
        let message = match locations.len() {
            1 => "One line of this section has had no update yet.".to_owned(),
            count => format!("{count} lines of this section have had no update yet."),
        };
        let advice = "Ask whoever leads them how they stand, and record an update of each.";
        let about = vec![Location { plan: plan.id.clone(), id: section.clone() }];
        let asked = Finding::new(Rule::NoUpdate, about, &[&round], message, advice).fixed_by(Fix::Report);
        found.add(Finding { locations, ..asked });
    }
}
