//! Words that give no year or no date at all: times of the year that come again, and promises such as "short term".

use hearth::plan::timeframe::{Cycle, Standing, standing};

use super::*;

/// Times of the year that come again, with the first as it is from 1 April 2024 on.
pub(super) const YEARLY: [(&str, &str); 43] = [
    ("Annually (June)", "first by 30 June 2024, then every year"),
    ("Annual - June", "first by 30 June 2024, then every year"),
    ("Annually: June", "first by 30 June 2024, then every year"),
    ("Each June", "first by 30 June 2024, then every year"),
    ("every June", "first by 30 June 2024, then every year"),
    ("by June each year", "first by 30 June 2024, then every year"),
    ("June of each year", "first by 30 June 2024, then every year"),
    ("Annually in June", "first by 30 June 2024, then every year"),
    ("Annually by the end of June", "first by 30 June 2024, then every year"),
    ("every year in June", "first by 30 June 2024, then every year"),
    ("June annually", "first by 30 June 2024, then every year"),
    ("Annually (by 31 March)", "first by 31 March 2025, then every year"),
    ("Every 31 March", "first by 31 March 2025, then every year"),
    ("March every two years", "first by 31 March 2025, then every 2 years"),
    ("Annual report: September", "first by 30 September 2024, then every year"),
    ("Each summer", "first by 31 August 2024, then every year"),
    ("early each summer", "first by 30 June 2024, then every year"),
    ("annually in Q4", "first by 31 March 2025, then every year"),
    ("End of each financial year", "first by 31 March 2025, then every year"),
    ("by the end of each financial year", "first by 31 March 2025, then every year"),
    ("Start of each financial year", "first by 1 April 2024, then every year"),
    ("End of each year", "first by 31 December 2024, then every year"),
    ("Annually at the end of the year", "first by 31 December 2024, then every year"),
    ("Annually (June 2025)", "first by 30 June 2025, then every year"),
    ("Annually (by March 2025)", "first by 31 March 2025, then every year"),
    ("Ongoing - annually in June", "first by 30 June 2024, then every year"),
    ("twice a year (April and October)", "first by 30 April 2024, then every 6 months"),
    ("Twice yearly: April & October", "first by 30 April 2024, then every 6 months"),
    ("Twice a year, February and August", "first by 31 August 2024, then every 6 months"),
    ("Half-yearly (April, October)", "first by 30 April 2024, then every 6 months"),
    ("Biannually (April/October)", "first by 30 April 2024, then every 6 months"),
    ("six monthly in April and October", "first by 30 April 2024, then every 6 months"),
    ("April and October each year", "first by 30 April 2024, then every 6 months"),
    ("every April and October", "first by 30 April 2024, then every 6 months"),
    ("Annually in April and October", "first by 30 April 2024, then every 6 months"),
    ("Quarterly (March, June, September, December)", "first by 30 June 2024, then every 3 months"),
    ("Annual review (June)", "review by 30 June 2024, then every year"),
    ("Annual review each June", "review by 30 June 2024, then every year"),
    ("Review annually in June", "review by 30 June 2024, then every year"),
    ("Reviewed each June", "review by 30 June 2024, then every year"),
    ("Annual June review", "review by 30 June 2024, then every year"),
    ("Six monthly review (April and October)", "review by 30 April 2024, then every 6 months"),
    ("March 2025, reviewed each June", "by 31 March 2025, reviewed every year, review by 30 June 2024"),
];

/// Promises without a date.
pub(super) const PROMISED: [(&str, &str); 34] = [
    ("ASAP", "by a date to be given"),
    ("A.S.A.P.", "by a date to be given"),
    ("as soon as possible", "by a date to be given"),
    ("As soon as reasonably practicable", "by a date to be given"),
    ("to be completed as soon as possible", "by a date to be given"),
    ("ASAP, subject to funding", "by a date to be given, subject to funding"),
    ("immediate", "by a date to be given"),
    ("Immediately", "by a date to be given"),
    ("Urgent", "by a date to be given"),
    ("Immediate priority", "by a date to be given"),
    ("Immediate / short term", "by a date to be given"),
    ("with immediate effect", "from a date to be given, no end date"),
    ("Start immediately", "from a date to be given, no end date"),
    ("Short term", "at a time to be given"),
    ("short-term", "at a time to be given"),
    ("Medium Term", "at a time to be given"),
    ("Long term", "at a time to be given"),
    ("in the longer term", "at a time to be given"),
    ("Short to medium term", "at a time to be given"),
    ("short- to medium-term", "at a time to be given"),
    ("Short, medium and long term", "at a time to be given"),
    ("medium/long term", "at a time to be given"),
    ("Short term - ongoing", "from a date to be given, no end date"),
    ("end of plan", "by a date to be given"),
    ("By the end of the plan", "by a date to be given"),
    ("By end of strategy period", "by a date to be given"),
    ("before the end of the life of the plan", "by a date to be given"),
    ("Strategy end date", "by a date to be given"),
    ("during the plan period", "at a time to be given"),
    ("within the life of the strategy", "at a time to be given"),
    ("Within the lifetime of this action plan", "at a time to be given"),
    ("during the strategy", "at a time to be given"),
    ("Short term (TBC)", "at a time to be given"),
    ("ASAP?", "by a date to be given"),
];

#[test]
fn a_time_of_the_year_that_comes_again_begins_with_the_next() {
    check(&YEARLY, anchored);
    for (words, _) in YEARLY {
        let (reading, undated) = (anchored(words), calendar(words));
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
    assert_eq!(calendar("End of each quarter").in_words(), "every 3 months");
}

#[test]
fn a_promise_without_a_date_is_asked_about_and_gets_none() {
    check(&PROMISED, calendar);
    for (words, _) in PROMISED {
        let reading = anchored(words);
        assert!(reading.unsure.contains(&Doubt::DateNotGiven) && reading.needs_attention(), "{words}: {reading:?}");
        assert_eq!(standing(&reading, date(2030, 1, 1), None, Cycle::default()), Standing::DateNeeded, "{words}");
    }
}

#[test]
fn a_promise_that_says_what_it_means_is_read_so() {
    check(
        &[
            ("Short term (by March 2025)", "by 31 March 2025"),
            ("Short term: within 12 months", "by 1 April 2025, within 12 months"),
            ("Short term (0-12 months)", "by 1 April 2025, within 12 months"),
            ("Medium term (1-2 years)", "1 April 2025 to 1 April 2026"),
            ("Long term – 2028", "1 January to 31 December 2028"),
            ("Short term (Year 1)", "1 April 2024 to 31 March 2025"),
            ("ASAP, by March 2025", "by 31 March 2025"),
            ("ASAP and no later than 31 March 2025", "by 31 March 2025"),
            ("Immediate and ongoing", "ongoing, no end date"),
            ("Immediate / ongoing", "ongoing, no end date"),
            ("Long-term / ongoing", "ongoing, no end date"),
            ("Throughout the whole life of the plan", "ongoing, no end date"),
            ("Plan period", "ongoing, no end date"),
            ("For the full plan period", "ongoing, no end date"),
        ],
        anchored,
    );
    assert!(!anchored("ASAP, by March 2025").needs_attention());
}
