//! How readings are put into words, whatever was read.

use super::*;

#[test]
fn every_shape_of_reading_has_its_sentence() {
    let cases = [
        (of(By).to("2026-03-31").exact_to(Day), "by 31 March 2026"),
        (of(Range).from("2024-06-01").to("2024-06-15").exact_to(Day), "1 June to 15 June 2024"),
        (of(Range).from("2024-04-01").to("2025-03-31").exact_to(Day), "1 April 2024 to 31 March 2025"),
        (of(Onwards).from("2024-09-01").exact_to(Month), "from 1 September 2024, no end date"),
        (
            of(Onwards).from("2024-03-01").review("2024-03-31").exact_to(Month),
            "from 1 March 2024, no end date, review by 31 March 2024",
        ),
        (of(WhileNeeded).condition("the end of the plan"), "open end: until the end of the plan"),
        (of(Until).to("2026-03-31").exact_to(Month), "until 31 March 2026"),
        (of(WhileNeeded).condition("no longer required"), "open end: until no longer required"),
        (of(WhileNeeded).condition("funding ends"), "open end: until funding ends"),
        (of(WhileNeeded).condition("While funding lasts"), "open end: while funding lasts"),
        (of(WhileNeeded).condition("As and when required"), "open end: as and when required"),
        (of(WhileNeeded).condition("subject to funding"), "open end: subject to funding"),
        (
            of(By).to("2025-03-31").condition("subject to funding").exact_to(Month),
            "by 31 March 2025, subject to funding",
        ),
        (of(WhileNeeded).condition("When funding allows"), "open end: when funding allows"),
        (of(Ongoing), "ongoing, no end date"),
        (of(Recurring).every(1, Unit::Month), "every month"),
        (of(Recurring).every(2, Unit::Week), "every 2 weeks"),
        (of(Recurring).every(6, Unit::Month), "every 6 months"),
        (of(Recurring).every(1, Unit::Year), "every year"),
        (of(Recurring).unsure(&[Doubt::IntervalNotGiven]), "at intervals to be given"),
        (of(Recurring).to("2025-03-31").every(3, Unit::Month).exact_to(Month), "every 3 months until 31 March 2025"),
        (
            of(FirstThenRecurring).from("2024-04-01").review("2024-04-01").every(3, Unit::Month).exact_to(Month),
            "first by 1 April 2024, then every 3 months",
        ),
        (
            of(FirstThenRecurring).from("2024-03-01").review("2024-03-31").every(1, Unit::Year).exact_to(Month),
            "first by 31 March 2024, then every year",
        ),
        (of(RecurringReview).every(1, Unit::Year), "review every year"),
        (of(RecurringReview).every(3, Unit::Month), "review every 3 months"),
        (of(RecurringReview).every(6, Unit::Month).what("the scheme"), "review the scheme every 6 months"),
        (of(RecurringReview).unsure(&[Doubt::IntervalNotGiven]), "review at intervals to be given"),
        (of(Review).review("2024-04-30").exact_to(Month), "review by 30 April 2024"),
        (
            of(Review).review("2024-04-30").every(1, Unit::Year).exact_to(Month),
            "review by 30 April 2024, then every year",
        ),
        (of(Review).unsure(&[Doubt::DateNotGiven]), "review by a date to be given"),
        (of(By).to("2025-03-31").every(1, Unit::Year).exact_to(Month), "by 31 March 2025, reviewed every year"),
        (of(By).to("2025-03-31").review("2024-09-30").exact_to(Month), "by 31 March 2025, review by 30 September 2024"),
        (of(Within).to("2025-04-01").within(12, Unit::Month).exact_to(Day), "by 1 April 2025, within 12 months"),
        (of(Within).to("2026-04-01").within(2, Unit::Year).exact_to(Day), "by 1 April 2026, within 2 years"),
        (of(Within).to("2024-05-13").within(6, Unit::Week).exact_to(Day), "by 13 May 2024, within 6 weeks"),
        (of(Within).to("2025-04-01").within(1, Unit::Year).exact_to(Day), "by 1 April 2025, within 1 year"),
        (
            of(FirstThenRecurring)
                .from("2025-03-01")
                .review("2025-03-31")
                .every(2, Unit::Year)
                .exact_to(Month)
                .unsure(&[Doubt::YearUnclear]),
            "first by 31 March 2025, then every 2 years",
        ),
        (
            of(Review).review("2024-04-30").every(6, Unit::Month).exact_to(Month).unsure(&[Doubt::YearUnclear]),
            "review by 30 April 2024, then every 6 months",
        ),
        (
            of(By)
                .to("2025-03-31")
                .review("2024-06-30")
                .every(1, Unit::Year)
                .exact_to(Month)
                .unsure(&[Doubt::YearUnclear]),
            "by 31 March 2025, reviewed every year, review by 30 June 2024",
        ),
        (of(By).unsure(&[Doubt::DateNotGiven]), "by a date to be given"),
        (
            of(By).condition("subject to funding").unsure(&[Doubt::DateNotGiven]),
            "by a date to be given, subject to funding",
        ),
        (of(Onwards).unsure(&[Doubt::DateNotGiven]), "from a date to be given, no end date"),
        (of(During).unsure(&[Doubt::DateNotGiven]), "at a time to be given"),
        (of(Milestone).to("2024-09-30").what("Mobilised").exact_to(Month), "Mobilised by 30 September 2024"),
        (
            of(Review).review("2023-12-31").what("the pilot team").exact_to(Month),
            "review the pilot team by 31 December 2023",
        ),
        (
            of(FirstThenRecurring)
                .from("2023-06-01")
                .review("2023-06-30")
                .exact_to(Month)
                .unsure(&[Doubt::IntervalNotGiven]),
            "first by 30 June 2023, then at intervals to be given",
        ),
        (of(Within).within(12, Unit::Month), "within 12 months, counted from a date to be given"),
    ];
    for (reading, words) in cases {
        assert_eq!(reading.in_words(), words, "{reading:?}");
    }
}
