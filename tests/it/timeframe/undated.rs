//! Words that give no year or no date at all: times of the year that come again, and promises such as "short term".

use hearth::plan::timeframe::{Cycle, Standing, standing};

use super::*;

/// Times of the year that come again, with the first as it is from 1 April 2024 on.
pub(super) fn yearly() -> Vec<(&'static str, Reading)> {
    rows([
        (
            &[
                "Annually (June)",
                "Annual - June",
                "Annually: June",
                "Each June",
                "every June",
                "Annually in June",
                "Annually by the end of June",
                "every year in June",
                "Ongoing - annually in June",
            ],
            of(FirstThenRecurring)
                .review("2024-06-30")
                .every(1, Unit::Year)
                .exact_to(Month)
                .unsure(&[Doubt::YearUnclear]),
        ),
        (
            &["by June each year", "June of each year", "June annually"],
            of(FirstThenRecurring)
                .from("2024-06-01")
                .review("2024-06-30")
                .every(1, Unit::Year)
                .exact_to(Month)
                .unsure(&[Doubt::YearUnclear]),
        ),
        (
            &["Annually (by 31 March)", "Every 31 March"],
            of(FirstThenRecurring)
                .review("2025-03-31")
                .every(1, Unit::Year)
                .exact_to(Day)
                .unsure(&[Doubt::YearUnclear]),
        ),
        (
            &["March every two years"],
            of(FirstThenRecurring)
                .from("2025-03-01")
                .review("2025-03-31")
                .every(2, Unit::Year)
                .exact_to(Month)
                .unsure(&[Doubt::YearUnclear]),
        ),
        (
            &["Annual report: September"],
            of(FirstThenRecurring)
                .review("2024-09-30")
                .every(1, Unit::Year)
                .exact_to(Month)
                .unsure(&[Doubt::YearUnclear]),
        ),
        (
            &["Each summer"],
            of(FirstThenRecurring)
                .review("2024-08-31")
                .every(1, Unit::Year)
                .exact_to(Season)
                .unsure(&[Doubt::YearUnclear]),
        ),
        (
            &["early each summer"],
            of(FirstThenRecurring)
                .review("2024-06-30")
                .every(1, Unit::Year)
                .exact_to(Approximate)
                .unsure(&[Doubt::DateApproximate, Doubt::YearUnclear]),
        ),
        (
            &["annually in Q4"],
            of(FirstThenRecurring)
                .review("2025-03-31")
                .every(1, Unit::Year)
                .exact_to(Quarter)
                .unsure(&[Doubt::YearUnclear]),
        ),
        (
            &["End of each financial year", "by the end of each financial year"],
            of(FirstThenRecurring)
                .review("2025-03-31")
                .every(1, Unit::Year)
                .exact_to(Year)
                .unsure(&[Doubt::YearUnclear]),
        ),
        (
            &["Start of each financial year"],
            of(FirstThenRecurring)
                .review("2024-04-01")
                .every(1, Unit::Year)
                .exact_to(Year)
                .unsure(&[Doubt::YearUnclear]),
        ),
        (
            &["End of each year", "Annually at the end of the year"],
            of(FirstThenRecurring)
                .review("2024-12-31")
                .every(1, Unit::Year)
                .exact_to(Year)
                .unsure(&[Doubt::YearUnclear]),
        ),
        (&["Annually (June 2025)"], of(FirstThenRecurring).review("2025-06-30").every(1, Unit::Year).exact_to(Month)),
        (
            &["Annually (by March 2025)"],
            of(FirstThenRecurring).review("2025-03-31").every(1, Unit::Year).exact_to(Month),
        ),
        (
            &[
                "twice a year (April and October)",
                "Twice yearly: April & October",
                "Half-yearly (April, October)",
                "Biannually (April/October)",
                "six monthly in April and October",
                "April and October each year",
                "every April and October",
                "Annually in April and October",
            ],
            of(FirstThenRecurring)
                .review("2024-04-30")
                .every(6, Unit::Month)
                .exact_to(Month)
                .unsure(&[Doubt::YearUnclear]),
        ),
        (
            &["Twice a year, February and August"],
            of(FirstThenRecurring)
                .review("2024-08-31")
                .every(6, Unit::Month)
                .exact_to(Month)
                .unsure(&[Doubt::YearUnclear]),
        ),
        (
            &["Quarterly (March, June, September, December)"],
            of(FirstThenRecurring)
                .review("2024-06-30")
                .every(3, Unit::Month)
                .exact_to(Month)
                .unsure(&[Doubt::YearUnclear]),
        ),
        (
            &[
                "Annual review (June)",
                "Annual review each June",
                "Review annually in June",
                "Reviewed each June",
                "Annual June review",
            ],
            of(Review).review("2024-06-30").every(1, Unit::Year).exact_to(Month).unsure(&[Doubt::YearUnclear]),
        ),
        (
            &["Six monthly review (April and October)"],
            of(Review).review("2024-04-30").every(6, Unit::Month).exact_to(Month).unsure(&[Doubt::YearUnclear]),
        ),
        (
            &["March 2025, reviewed each June"],
            of(By)
                .to("2025-03-31")
                .review("2024-06-30")
                .every(1, Unit::Year)
                .exact_to(Month)
                .unsure(&[Doubt::YearUnclear]),
        ),
    ])
}

/// Promises without a date.
pub(super) fn promised() -> Vec<(&'static str, Reading)> {
    rows([
        (
            &[
                "ASAP",
                "A.S.A.P.",
                "as soon as possible",
                "As soon as reasonably practicable",
                "to be completed as soon as possible",
                "immediate",
                "Immediately",
                "Urgent",
                "Immediate priority",
                "Immediate / short term",
                "end of plan",
                "By the end of the plan",
                "By end of strategy period",
                "before the end of the life of the plan",
                "Strategy end date",
            ],
            of(By).unsure(&[Doubt::DateNotGiven]),
        ),
        (&["ASAP, subject to funding"], of(By).condition("subject to funding").unsure(&[Doubt::DateNotGiven])),
        (
            &["with immediate effect", "Start immediately", "Short term - ongoing"],
            of(Onwards).unsure(&[Doubt::DateNotGiven]),
        ),
        (
            &[
                "Short term",
                "short-term",
                "Medium Term",
                "Long term",
                "in the longer term",
                "Short to medium term",
                "short- to medium-term",
                "Short, medium and long term",
                "medium/long term",
                "during the plan period",
                "within the life of the strategy",
                "Within the lifetime of this action plan",
                "during the strategy",
            ],
            of(During).unsure(&[Doubt::DateNotGiven]),
        ),
        (&["Short term (TBC)"], of(During).unsure(&[Doubt::DateNotGiven, Doubt::ToBeConfirmed])),
        (&["ASAP?"], of(By).unsure(&[Doubt::DateNotGiven, Doubt::ToBeConfirmed])),
    ])
}

#[test]
fn a_time_of_the_year_that_comes_again_begins_with_the_next() {
    for (words, expected) in yearly() {
        let (reading, undated) = (anchored(words), calendar(words));
        assert_eq!(reading, expected, "{words}");
        // Which year is the first is asked, unless the words say it.
        let asks = !words.contains("2025") || words.contains("each June");
        assert_eq!(reading.unsure.contains(&Doubt::YearUnclear), asks, "{words}: {reading:?}");
        assert_eq!(undated.unsure.contains(&Doubt::YearNotGiven), asks, "{words}: {undated:?}");
        assert_eq!((undated.kind, undated.every), (reading.kind, reading.every), "{words}");
        assert!(reading.every.is_some() && reading.review.is_some(), "{words}");
    }
    // "Biannually" has two meanings, two months half a year apart have one.
    assert_eq!(anchored("Biannually (April/October)").unsure, [Doubt::YearUnclear]);
    assert!(anchored("Biannually").unsure.contains(&Doubt::IntervalUnclear));
    reads(calendar, &["End of each quarter"], of(Recurring).every(3, Unit::Month));
}

#[test]
fn a_promise_without_a_date_is_asked_about_and_gets_none() {
    for (words, expected) in promised() {
        assert_eq!(calendar(words), expected, "{words}");
        let reading = anchored(words);
        assert!(reading.unsure.contains(&Doubt::DateNotGiven) && reading.needs_attention(), "{words}: {reading:?}");
        assert_eq!(standing(&reading, date(2030, 1, 1), None, Cycle::default()), Standing::DateNeeded, "{words}");
    }
}

#[test]
fn a_promise_that_says_what_it_means_is_read_so() {
    reads(anchored, &["Short term (by March 2025)", "ASAP, by March 2025"], of(By).to("2025-03-31").exact_to(Month));
    reads(
        anchored,
        &["Short term: within 12 months", "Short term (0-12 months)"],
        of(Within).to("2025-04-01").within(12, Unit::Month).exact_to(Day),
    );
    reads(
        anchored,
        &["Medium term (1-2 years)"],
        of(Within).from("2025-04-01").to("2026-04-01").within(2, Unit::Year).exact_to(Day),
    );
    reads(anchored, &["Long term – 2028"], of(During).from("2028-01-01").to("2028-12-31").exact_to(Year));
    reads(
        anchored,
        &["Short term (Year 1)"],
        of(Within).from("2024-04-01").to("2025-03-31").within(1, Unit::Year).exact_to(Day),
    );
    reads(anchored, &["ASAP and no later than 31 March 2025"], of(By).to("2025-03-31").exact_to(Day));
    reads(
        anchored,
        &[
            "Immediate and ongoing",
            "Immediate / ongoing",
            "Long-term / ongoing",
            "Throughout the whole life of the plan",
            "Plan period",
            "For the full plan period",
        ],
        of(Ongoing),
    );
    assert!(!anchored("ASAP, by March 2025").needs_attention());
}
