//! Timeframes: what their words mean, and what a day makes of them.

mod cycle;
mod dates;
mod expected;
mod kept;
mod properties;
mod published;
mod standing;
mod undated;
mod wording;

use chrono::NaiveDate;
use hearth::plan::timeframe::{Doubt, Interval, Kind, Precision, Reading, Unit, YearBasis, read};

use Kind::{
    By, During, FirstThenRecurring, Milestone, Ongoing, Onwards, Range, Recurring, RecurringReview, Review, Until,
    WhileNeeded, Within,
};
use Precision::{Approximate, Day, HalfYear, Month, Quarter, Season, Year};
use expected::{Expected as _, of, reads, rows};

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn calendar(words: &str) -> Reading {
    read(words, YearBasis::Calendar, true, None)
}

fn financial(words: &str) -> Reading {
    read(words, YearBasis::Financial, true, None)
}

/// Adopted on 1 April 2024.
fn anchored(words: &str) -> Reading {
    read(words, YearBasis::Financial, true, Some(date(2024, 4, 1)))
}

#[test]
fn open_ends() {
    reads(
        calendar,
        &["from September 2024", "Starting in September 2024"],
        of(Onwards).from("2024-09-01").exact_to(Month),
    );
    reads(calendar, &["2024 onwards"], of(Onwards).from("2024-01-01").exact_to(Year));
    reads(calendar, &["after March 2025"], of(Onwards).from("2025-04-01").exact_to(Month));
    reads(
        calendar,
        &["April 2024 - ongoing", "Ongoing from April 2024"],
        of(Onwards).from("2024-04-01").exact_to(Month),
    );
    reads(calendar, &["March 2024 and ongoing"], of(Onwards).from("2024-03-01").review("2024-03-31").exact_to(Month));
    reads(calendar, &["Until the end of the plan"], of(WhileNeeded).condition("the end of the plan"));
    reads(calendar, &["Until March 2026", "Ongoing until March 2026"], of(Until).to("2026-03-31").exact_to(Month));
    reads(calendar, &["to end of 2025"], of(Until).to("2025-12-31").exact_to(Year));
    reads(calendar, &["Ongoing until no longer required"], of(WhileNeeded).condition("no longer required"));
    reads(calendar, &["Until funding ends"], of(WhileNeeded).condition("funding ends"));
    reads(calendar, &["While funding lasts"], of(WhileNeeded).condition("While funding lasts"));
    reads(calendar, &["As and when required"], of(WhileNeeded).condition("As and when required"));
    reads(calendar, &["Ongoing, subject to funding"], of(WhileNeeded).condition("subject to funding"));
    reads(
        calendar,
        &["March 2025 (subject to funding)"],
        of(By).to("2025-03-31").condition("subject to funding").exact_to(Month),
    );
    reads(calendar, &["When funding allows"], of(WhileNeeded).condition("When funding allows"));
    reads(
        calendar,
        &["Business as usual", "Continuous", "BAU", "Throughout the life of the plan", "Life of the strategy"],
        of(Ongoing),
    );
}

#[test]
fn what_recurs() {
    reads(calendar, &["monthly", "on a monthly basis"], of(Recurring).every(1, Unit::Month));
    reads(calendar, &["Fortnightly"], of(Recurring).every(2, Unit::Week));
    reads(
        calendar,
        &["every six months", "six-monthly", "6 monthly", "half-yearly", "twice a year"],
        of(Recurring).every(6, Unit::Month),
    );
    reads(calendar, &["once a year"], of(Recurring).every(1, Unit::Year));
    reads(calendar, &["every quarter", "Ongoing, quarterly"], of(Recurring).every(3, Unit::Month));
    reads(calendar, &["every other month"], of(Recurring).every(2, Unit::Month));
    reads(calendar, &["at regular intervals"], of(Recurring).unsure(&[Doubt::IntervalNotGiven]));
    reads(
        calendar,
        &["Quarterly until March 2025"],
        of(Recurring).to("2025-03-31").every(3, Unit::Month).exact_to(Month),
    );
    reads(
        calendar,
        &["Quarterly from April 2024"],
        of(FirstThenRecurring).from("2024-04-01").review("2024-04-01").every(3, Unit::Month).exact_to(Month),
    );
    reads(
        calendar,
        &["June 2023 and every 6 months thereafter"],
        of(FirstThenRecurring).from("2023-06-01").review("2023-06-30").every(6, Unit::Month).exact_to(Month),
    );
    reads(
        calendar,
        &["By March 2024, then annually"],
        of(FirstThenRecurring).from("2024-03-01").review("2024-03-31").every(1, Unit::Year).exact_to(Month),
    );
    reads(calendar, &["Annual reviews", "Ongoing (reviewed annually)"], of(RecurringReview).every(1, Unit::Year));
    reads(calendar, &["Reviewed quarterly"], of(RecurringReview).every(3, Unit::Month));
    reads(
        calendar,
        &["six-monthly review of the scheme"],
        of(RecurringReview).every(6, Unit::Month).what("the scheme"),
    );
    reads(calendar, &["regular review"], of(RecurringReview).unsure(&[Doubt::IntervalNotGiven]));
    reads(
        calendar,
        &[
            "Ongoing - review April 2024",
            "April 2024 review",
            "To be reviewed in April 2024",
            "Next review: April 2024",
        ],
        of(Review).review("2024-04-30").exact_to(Month),
    );
    reads(
        calendar,
        &["Review April 2024 and annually thereafter"],
        of(Review).review("2024-04-30").every(1, Unit::Year).exact_to(Month),
    );
    reads(calendar, &["Review"], of(Review).unsure(&[Doubt::DateNotGiven]));
    reads(calendar, &["March 2025 with annual review"], of(By).to("2025-03-31").every(1, Unit::Year).exact_to(Month));
    reads(calendar, &["March 2025 (review Sept 2024)"], of(By).to("2025-03-31").review("2024-09-30").exact_to(Month));
    assert_eq!(calendar("monthly").every, Some(Interval { count: 1, unit: Unit::Month }));
    assert_eq!(calendar("bi-monthly").unsure, [Doubt::IntervalUnclear]);
    assert_eq!(calendar("June 2023 and regular intervals").unsure, [Doubt::IntervalNotGiven]);
}

#[test]
fn what_counts_from_adoption() {
    reads(
        anchored,
        &["within 12 months", "12 months"],
        of(Within).to("2025-04-01").within(12, Unit::Month).exact_to(Day),
    );
    reads(anchored, &["Within two years of adoption"], of(Within).to("2026-04-01").within(2, Unit::Year).exact_to(Day));
    reads(anchored, &["in 6 weeks"], of(Within).to("2024-05-13").within(6, Unit::Week).exact_to(Day));
    reads(
        anchored,
        &["within 6-9 months"],
        of(Within).from("2024-10-01").to("2025-01-01").within(9, Unit::Month).exact_to(Day),
    );
    reads(anchored, &["Over the next 3 years"], of(Within).to("2027-04-01").within(3, Unit::Year).exact_to(Day));
    reads(anchored, &["within the first year"], of(Within).to("2025-04-01").within(1, Unit::Year).exact_to(Day));
    reads(anchored, &["Year 2"], of(Within).from("2025-04-01").to("2026-03-31").within(2, Unit::Year).exact_to(Day));
    reads(anchored, &["Review in 6 months"], of(Review).review("2024-10-01").within(6, Unit::Month).exact_to(Day));
    let unanchored = of(Within).within(12, Unit::Month).unsure(&[Doubt::AnchorNotGiven]);
    reads(calendar, &["within 12 months"], unanchored);
    let other = anchored("within 12 months of Royal Assent");
    assert_eq!((other.end, other.unsure), (None, vec![Doubt::AnchorNotGiven]));
    let other = anchored("Review within 12 months of Royal Assent");
    assert_eq!((other.review, other.unsure), (None, vec![Doubt::AnchorNotGiven]));
}

#[test]
fn a_month_counted_from_a_date_ends_on_the_same_day_or_the_last() {
    let from = Some(date(2024, 1, 31));
    assert_eq!(read("within one month", YearBasis::Calendar, true, from).end, Some(date(2024, 2, 29)));
}

#[test]
fn a_date_to_come_is_to_be_confirmed() {
    for words in ["TBC", "tbc", "T.B.C.", "To be confirmed", "TBD", "to be agreed", "?", "TBC?"] {
        assert_eq!(calendar(words).kind, Kind::ToBeConfirmed, "{words}");
    }
    let dated = calendar("March 2025 (TBC)");
    assert_eq!((dated.end, dated.unsure), (Some(date(2025, 3, 31)), vec![Doubt::ToBeConfirmed]));
}

#[test]
fn nothing_is_missing_and_never_filled_in() {
    for words in ["", " ", "\u{a0}", "-", "–", "\n\t", "|", "\u{200b}"] {
        assert_eq!(calendar(words), Reading::new(Kind::Missing), "{words:?}");
    }
}

#[test]
fn anything_else_is_kept_as_words_and_flagged() {
    for words in [
        "Early 24",
        "across timeline to 2030",
        "March",
        "Short term accommodation",
        "Urgent repairs",
        "Mid-term review",
        "Twice a year (April and June)",
        "Annually (April to June 2025)",
        "Annually by the end of 2025",
        "Quarterly by March 2025",
        "N/A",
        "next year",
        "soon",
        "31 February 2026",
        "31/13/2026",
        "03/31/2026",
        "2025-2023",
        "2023-23",
        "December 2024 - June 2024",
        "March 2024; October 2025",
        "March and October 2025",
        "Phase 1 March 2024, phase 2 June 2024",
        "Dec 2023 (extended to March 2024)",
        "Completed March 2024",
        "not by March 2025",
        "£5,000 by 2026",
        "Year 99",
        "within 999999 years",
        "99999999999999999999",
        "2024-25-26",
        "1 2 3 4",
        "Easter 2025",
    ] {
        let reading = calendar(words);
        if words == "March" {
            // Understood, but it needs a year.
            assert_eq!((reading.kind, reading.unsure), (By, vec![Doubt::YearNotGiven]));
        } else {
            assert_eq!(reading, Reading::new(Kind::NotUnderstood), "{words}");
        }
    }
}

#[test]
fn a_milestone_keeps_what_is_reached_and_a_condition_keeps_its_words() {
    assert_eq!(calendar("Mobilised by September 2024").what.as_deref(), Some("Mobilised"));
    assert_eq!(calendar("Go‑live by March 2025").what.as_deref(), Some("Go-live"));
    assert_eq!(calendar("Until no longer required").condition.as_deref(), Some("no longer required"));
    assert_eq!(calendar("Until the HRA is open").condition.as_deref(), Some("the HRA is open"));
    let pilot = calendar("Review the pilot team in December 2023 and continue");
    assert_eq!((pilot.what.as_deref(), pilot.review), (Some("the pilot team"), Some(date(2023, 12, 31))));
}

#[test]
fn a_person_settles_the_doubts() {
    let reading = read("2023-24", YearBasis::Financial, false, None);
    assert!(reading.needs_attention() && !reading.confirmed);
    let confirmed = reading.confirm();
    assert!(!confirmed.needs_attention() && confirmed.confirmed);
}

#[test]
fn a_reading_is_plain_json() {
    let json = serde_json::to_value(read("2023-24", YearBasis::Financial, false, None)).unwrap_or_default();
    let expected = serde_json::json!({
        "kind": "range", "start": "2023-04-01", "end": "2024-03-31", "precision": "year",
        "unsure": ["year-basis-not-confirmed"], "confirmed": false,
    });
    assert_eq!(json, expected);
}
