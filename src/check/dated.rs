//! What is wrong with when: nothing said, nothing understood, days before the plan or after it, silence.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Months, NaiveDate};

use super::entry::Entry;
use super::found::Found;
use super::gather::{Gathered, PlanFacts};
use super::{Concern, Finding, Mend, Spot};
use crate::long_work::Work;
use crate::plan::timeframe::{Cycle, Doubt, Kind, is_stale};
use crate::plan::{EntityId, day};

pub(super) async fn findings(gathered: &Gathered, today: NaiveDate, found: &mut Found, work: &impl Work) {
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
    let spots = vec![entry.spot()];
    if reading.kind == Kind::Missing {
        let repair = "Ask whoever leads it for a date, or write “Ongoing” and a date for the next review.";
        return Some(Finding::new(Concern::NoTimeframe, spots, &[], "No timeframe is given.", repair));
    }
    let why = match reading.kind {
        Kind::NotUnderstood => "Hearth cannot tell which days are meant",
        Kind::ToBeConfirmed => "a date is promised and not given",
        _ => open_question(&reading.unsure)?,
    };
    let says = format!("“{words}”: {why}.");
    // What counts from another day, as that of Royal Assent, carries it as a condition.
    if reading.unsure.contains(&Doubt::AnchorNotGiven) && reading.condition.is_none() {
        let repair = "Give the day of adoption, from which it counts, in the plan’s details.";
        return Some(Finding::new(Concern::Unclear, spots, &[words], says, repair).mended(Mend::Details));
    }
    let repair = "Choose what it means in the line’s form, or change the words.";
    Some(Finding::new(Concern::Unclear, spots, &[words], says, repair))
}

/// What a reading leaves open, the years apart, which are one question for the whole plan.
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

/// Whether "2023-24" is a calendar or a financial year: one question for the plan, with the lines that wait for it.
fn years(plan: &PlanFacts, lines: &[&Entry]) -> Option<Finding> {
    let waiting = lines.iter().filter(|entry| entry.reading.unsure.contains(&Doubt::YearBasisNotConfirmed));
    let spots: Vec<Spot> = waiting.map(|entry| entry.spot()).collect();
    let says = "Nobody has said whether years such as “2023-24” run from January or from April.";
    let repair = "Say in the settings of the plan how it counts its years.";
    // The question is the same, however many lines wait for it.
    let asked = Finding::new(Concern::Unclear, vec![own(plan)], &["years"], says, repair).mended(Mend::Settings);
    (!spots.is_empty()).then_some(Finding { spots, ..asked })
}

fn own(plan: &PlanFacts) -> Spot {
    Spot { plan: plan.id.clone(), id: plan.id.clone() }
}

/// Dates that were past when the plan was adopted, and dates out of its period.
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
            let says = format!("“{words}” was past when the plan was adopted, on {}.", day::in_words(adopted));
            let repair = "If it is done, record that, with evidence; else give it a new date, with the reason.";
            let facts = [words, &adopted.to_string()];
            found.add(Finding::new(Concern::BeforeAdoption, vec![entry.spot()], &facts, says, repair));
        } else if start.is_some_and(|start| day < start) {
            let says = format!("“{words}” was over before the plan’s period, “{period}”, began.");
            let repair = "Check the date; if it is done, record that, with evidence.";
            found.add(Finding::new(Concern::BeforeAdoption, vec![entry.spot()], &facts, says, repair));
        } else if end.is_some_and(|end| day > end) {
            let says = format!("“{words}” ends after the plan’s period, “{period}”.");
            let repair = "Check the date, or say which plan takes the line on.";
            found.add(Finding::new(Concern::AfterEnd, vec![entry.spot()], &facts, says, repair));
        } else if adopted.is_none() && first_year.is_some_and(|first| day < first) {
            opening.push(entry);
        }
    }
    if let Some(start) = start.filter(|_| !opening.is_empty()) {
        found.add(not_compared(&opening, start.year()));
    }
}

/// Dates that may have been past on the day of adoption, which nobody has given: one question for the plan.
fn not_compared(opening: &[&Entry], year: i32) -> Finding {
    let (them, is) = if opening.len() == 1 { ("One line", "is") } else { ("Several lines", "are") };
    let says = format!(
        "{them} {is} due in the plan’s first year, from {year}. What was due before the plan was adopted was past on \
         the day it was published."
    );
    let repair =
        "Give the day of adoption in the plan’s details: each date that was past on it is then listed by itself.";
    let facts: Vec<&str> = opening.iter().map(|entry| entry.timeframe()).collect();
    let spots = opening.iter().map(|entry| entry.spot()).collect();
    Finding::new(Concern::BeforeAdoption, spots, &facts, says, repair).mended(Mend::Details)
}

/// Lines nobody reports on: each that was reported on once, and those never reported on, section by section.
async fn silent(plan: &PlanFacts, lines: &[&Entry], today: NaiveDate, found: &mut Found, work: &impl Work) {
    if plan.start.is_some_and(|start| today < start) {
        return;
    }
    let mut never: BTreeMap<&EntityId, Vec<Spot>> = BTreeMap::new();
    for entry in lines {
        work.yield_if_due().await;
        if !is_stale(today, entry.last, Cycle::default()) {
            continue;
        }
        let Some(last) = entry.last else {
            never.entry(&entry.section).or_default().push(entry.spot());
            continue;
        };
        let says = format!("The last update is of {}.", day::in_words(last));
        let repair = "Ask whoever leads it how it stands, and record an update.";
        let stale = Finding::new(Concern::Stale, vec![entry.spot()], &[&last.to_string()], says, repair);
        found.add(stale.mended(Mend::Report));
    }
    // Asked again each quarter, and not each time that one of the lines is reported on.
    let quarter = format!("{} {}", today.year(), today.month0() / 3);
    for (section, spots) in never {
        work.yield_if_due().await;
        let says = match spots.len() {
            1 => "One line of this section has had no update yet.".to_owned(),
            count => format!("{count} lines of this section have had no update yet."),
        };
        let repair = "Ask whoever leads them how they stand, and record an update of each.";
        let about = vec![Spot { plan: plan.id.clone(), id: section.clone() }];
        let asked = Finding::new(Concern::NoUpdate, about, &[&quarter], says, repair).mended(Mend::Report);
        found.add(Finding { spots, ..asked });
    }
}
