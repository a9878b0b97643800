//! Timeframes: what their words mean, and what a day makes of them.

mod cycle;
mod kept;
mod properties;
mod published;
mod standing;
mod undated;

use chrono::NaiveDate;
use hearth::plan::timeframe::{Doubt, Interval, Kind, Precision, Reading, Unit, YearBasis, read};

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

/// What the words come to, as an officer sees it, with what is unsure.
fn check(cases: &[(&str, &str)], read: fn(&str) -> Reading) {
    for (words, meaning) in cases {
        assert_eq!(read(words).in_words(), *meaning, "{words}: {:?}", read(words));
    }
}

#[test]
fn dates_to_the_day() {
    check(
        &[
            ("31/03/2026", "by 31 March 2026"),
            ("31.03.26", "by 31 March 2026"),
            ("31-03-2026", "by 31 March 2026"),
            ("2026-03-31", "by 31 March 2026"),
            ("2026-03-31 00:00:00", "by 31 March 2026"),
            ("31 March 2026", "by 31 March 2026"),
            ("31st March 2026", "by 31 March 2026"),
            ("Tues 31st of March, 2026", "by 31 March 2026"),
            ("March 31st, 2026", "by 31 March 2026"),
            ("by 31 Mar 26", "by 31 March 2026"),
            ("no later than 31 March 2026", "by 31 March 2026"),
            ("before 1 April 2026", "by 31 March 2026"),
            ("1-15 June 2024", "1 June to 15 June 2024"),
            ("24-25 March 2025", "24 March to 25 March 2025"),
            ("1 June to 31 August 2023", "1 June to 31 August 2023"),
            ("April 2024 - 31 March 2025", "1 April 2024 to 31 March 2025"),
        ],
        calendar,
    );
}

#[test]
fn months_in_many_spellings() {
    check(
        &[
            ("MAR. 2026", "by 31 March 2026"),
            ("March2026", "by 31 March 2026"),
            ("Mar-26", "by 31 March 2026"),
            ("Mar '26", "by 31 March 2026"),
            ("03/2026", "by 31 March 2026"),
            ("2026-03", "by 31 March 2026"),
            ("Febuary 2024", "by 29 February 2024"),
            ("end of Mar 2026", "by 31 March 2026"),
            ("By end March 2026", "by 31 March 2026"),
            ("by the start of April 2026", "by 1 April 2026"),
            ("in March 2026", "1 March to 31 March 2026"),
            ("Nov-Feb 2025", "1 November 2024 to 28 February 2025"),
            ("between June and December 2024", "1 June to 31 December 2024"),
            ("from June to December 2024", "1 June to 31 December 2024"),
            ("June – Dec. 2024", "1 June to 31 December 2024"),
            ("March/April 2025", "1 March to 30 April 2025"),
            ("March and April 2025", "1 March to 30 April 2025"),
            ("due March 2026", "by 31 March 2026"),
            ("by March 2026 at the latest", "by 31 March 2026"),
            ("close of March 2026", "by 31 March 2026"),
            ("Deadline: 31 March 2026", "by 31 March 2026"),
            ("completed by March 2026", "by 31 March 2026"),
            ("before March 2025", "by 28 February 2025"),
            ("before the end of March 2025", "by 31 March 2025"),
        ],
        calendar,
    );
    assert_eq!(calendar("Mar 26").unsure, [Doubt::YearUnclear]);
    assert_eq!(calendar("Mar 26").end, Some(date(2026, 3, 31)));
}

#[test]
fn quarters_halves_and_seasons() {
    check(
        &[
            ("Q2 2024/25", "1 July to 30 September 2024"),
            ("Q2 24/25", "1 July to 30 September 2024"),
            ("2024/25 Q4", "1 January to 31 March 2025"),
            ("Quarter 2, 2024-25", "1 July to 30 September 2024"),
            ("second quarter of 2024/25", "1 July to 30 September 2024"),
            ("by end of Q3 2024/25", "by 31 December 2024"),
            ("Q1-Q3 2024/25", "1 April to 31 December 2024"),
            ("Q3 2024/25 - Q1 2025/26", "1 October 2024 to 30 June 2025"),
            ("Q3 24/25 – Q1 25/26", "1 October 2024 to 30 June 2025"),
            ("Q2 2024", "1 April to 30 June 2024"),
            ("H2 2024/25", "1 October 2024 to 31 March 2025"),
            ("first half of 2025", "1 January to 30 June 2025"),
            ("Spring 2026", "1 March to 31 May 2026"),
            ("by summer 2026", "by 31 August 2026"),
            ("Autumn 2025", "1 September to 30 November 2025"),
            ("Winter 2024/25", "1 December 2024 to 28 February 2025"),
        ],
        calendar,
    );
    assert_eq!(financial("Q2 2024").in_words(), "1 July to 30 September 2024");
    assert_eq!(calendar("Winter 2025").unsure, [Doubt::YearUnclear]);
    let quarter = read("Q2 2024", YearBasis::Calendar, false, None);
    assert_eq!((quarter.precision, quarter.unsure), (Precision::Quarter, vec![Doubt::YearBasisNotConfirmed]));
}

#[test]
fn years_as_the_plan_counts_them() {
    check(
        &[
            ("2024/25", "1 April 2024 to 31 March 2025"),
            ("24/25", "1 April 2024 to 31 March 2025"),
            ("2024 to 2026", "1 April 2024 to 31 March 2026"),
            ("2024/2025", "1 April 2024 to 31 March 2025"),
            ("2023/24 to 2025/26", "1 April 2023 to 31 March 2026"),
            ("by the end of 2024/25", "by 31 March 2025"),
            ("2025", "1 January to 31 December 2025"),
            ("by 2026", "by 31 December 2026"),
            ("year end 2025", "by 31 December 2025"),
        ],
        financial,
    );
    check(
        &[
            ("2024/25", "1 January 2024 to 31 December 2025"),
            ("FY 2024/25", "1 April 2024 to 31 March 2025"),
            ("2024/25 financial year", "1 April 2024 to 31 March 2025"),
            ("by the end of the financial year 2024/25", "by 31 March 2025"),
            ("2023/24 - 2025/26", "1 April 2023 to 31 March 2026"),
        ],
        calendar,
    );
    assert_eq!(read("2023-24", YearBasis::Calendar, false, None).unsure, [Doubt::YearBasisNotConfirmed]);
    assert_eq!(calendar("2023-24").unsure, []);
    assert_eq!(calendar("FY 2024").unsure, [Doubt::YearUnclear]);
}

#[test]
fn vague_words_get_dates_by_convention_and_a_flag() {
    check(
        &[
            ("early 2025", "1 January to 30 April 2025"),
            ("mid-2025", "1 May to 31 August 2025"),
            ("Late 2025", "1 September to 31 December 2025"),
            ("early March 2025", "1 March to 10 March 2025"),
            ("late summer 2025", "1 August to 31 August 2025"),
            ("early 2024 - mid 2025", "1 January 2024 to 31 August 2025"),
            ("by mid 2025", "by 31 August 2025"),
            ("around March 2025", "by 31 March 2025"),
        ],
        calendar,
    );
    assert_eq!(calendar("early 2025").unsure, [Doubt::DateApproximate]);
    assert_eq!(calendar("around March 2025").unsure, [Doubt::DateApproximate]);
}

#[test]
fn a_missing_year_is_proposed_from_the_adoption_date_or_asked_for() {
    assert_eq!(anchored("by end of Q3").in_words(), "by 31 December 2024");
    assert_eq!(anchored("by end of Q3").unsure, [Doubt::YearUnclear]);
    assert_eq!(anchored("by March").in_words(), "by 31 March 2025");
    assert_eq!(anchored("November to February").in_words(), "1 November 2024 to 28 February 2025");
    assert_eq!(anchored("by the end of the financial year").in_words(), "by 31 March 2025");
    let undated = financial("by end of Q3");
    assert_eq!((undated.kind.clone(), undated.due()), (Kind::By, None));
    assert!(undated.unsure.contains(&Doubt::YearNotGiven));
}

#[test]
fn open_ends() {
    check(
        &[
            ("from September 2024", "from 1 September 2024, no end date"),
            ("Starting in September 2024", "from 1 September 2024, no end date"),
            ("2024 onwards", "from 1 January 2024, no end date"),
            ("after March 2025", "from 1 April 2025, no end date"),
            ("April 2024 - ongoing", "from 1 April 2024, no end date"),
            ("March 2024 and ongoing", "from 1 March 2024, no end date, review by 31 March 2024"),
            ("Until the end of the plan", "open end: until the end of the plan"),
            ("Ongoing from April 2024", "from 1 April 2024, no end date"),
            ("Until March 2026", "until 31 March 2026"),
            ("Ongoing until March 2026", "until 31 March 2026"),
            ("to end of 2025", "until 31 December 2025"),
            ("Ongoing until no longer required", "open end: until no longer required"),
            ("Until funding ends", "open end: until funding ends"),
            ("While funding lasts", "open end: while funding lasts"),
            ("As and when required", "open end: as and when required"),
            ("Ongoing, subject to funding", "open end: subject to funding"),
            ("March 2025 (subject to funding)", "by 31 March 2025, subject to funding"),
            ("When funding allows", "open end: when funding allows"),
            ("Business as usual", "ongoing, no end date"),
            ("Continuous", "ongoing, no end date"),
            ("BAU", "ongoing, no end date"),
            ("Throughout the life of the plan", "ongoing, no end date"),
            ("Life of the strategy", "ongoing, no end date"),
        ],
        calendar,
    );
}

#[test]
fn what_recurs() {
    check(
        &[
            ("monthly", "every month"),
            ("Fortnightly", "every 2 weeks"),
            ("every six months", "every 6 months"),
            ("six-monthly", "every 6 months"),
            ("6 monthly", "every 6 months"),
            ("half-yearly", "every 6 months"),
            ("twice a year", "every 6 months"),
            ("once a year", "every year"),
            ("every quarter", "every 3 months"),
            ("every other month", "every 2 months"),
            ("on a monthly basis", "every month"),
            ("Ongoing, quarterly", "every 3 months"),
            ("at regular intervals", "at intervals to be given"),
            ("Quarterly until March 2025", "every 3 months until 31 March 2025"),
            ("Quarterly from April 2024", "first by 1 April 2024, then every 3 months"),
            ("June 2023 and every 6 months thereafter", "first by 30 June 2023, then every 6 months"),
            ("By March 2024, then annually", "first by 31 March 2024, then every year"),
            ("Annual reviews", "review every year"),
            ("Reviewed quarterly", "review every 3 months"),
            ("Ongoing (reviewed annually)", "review every year"),
            ("six-monthly review of the scheme", "review the scheme every 6 months"),
            ("regular review", "review at intervals to be given"),
            ("Ongoing - review April 2024", "review by 30 April 2024"),
            ("April 2024 review", "review by 30 April 2024"),
            ("To be reviewed in April 2024", "review by 30 April 2024"),
            ("Next review: April 2024", "review by 30 April 2024"),
            ("Review April 2024 and annually thereafter", "review by 30 April 2024, then every year"),
            ("Review", "review by a date to be given"),
            ("March 2025 with annual review", "by 31 March 2025, reviewed every year"),
            ("March 2025 (review Sept 2024)", "by 31 March 2025, review by 30 September 2024"),
        ],
        calendar,
    );
    assert_eq!(calendar("monthly").every, Some(Interval { count: 1, unit: Unit::Month }));
    assert_eq!(calendar("bi-monthly").unsure, [Doubt::IntervalUnclear]);
    assert_eq!(calendar("June 2023 and regular intervals").unsure, [Doubt::IntervalNotGiven]);
}

#[test]
fn what_counts_from_adoption() {
    check(
        &[
            ("within 12 months", "by 1 April 2025, within 12 months"),
            ("Within two years of adoption", "by 1 April 2026, within 2 years"),
            ("in 6 weeks", "by 13 May 2024, within 6 weeks"),
            ("12 months", "by 1 April 2025, within 12 months"),
            ("within 6-9 months", "1 October 2024 to 1 January 2025"),
            ("Over the next 3 years", "by 1 April 2027, within 3 years"),
            ("within the first year", "by 1 April 2025, within 1 year"),
            ("Year 2", "1 April 2025 to 31 March 2026"),
            ("Review in 6 months", "review by 1 October 2024"),
        ],
        anchored,
    );
    assert_eq!(calendar("within 12 months").unsure, [Doubt::AnchorNotGiven]);
    assert_eq!(calendar("within 12 months").in_words(), "within 12 months, counted from a date to be given");
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
            assert_eq!((reading.kind, reading.unsure), (Kind::By, vec![Doubt::YearNotGiven]));
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
