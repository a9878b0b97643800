//! The timeframes of the two published plans, typed from them, and the counts that `docs/domain.md` gives.

use hearth::plan::timeframe::{Cycle, Standing, standing};

use super::*;

/// The 68 tracked lines of the Housing Strategy Action Plan 2023-28, in order: a timeframe that stands once for
/// several actions stands here for each.
fn plan_a() -> Vec<&'static str> {
    [
        &["2023-25", "2023-24", "2023-24", "March 2024", "2023-25", "December 2023", "December 2023"][..],
        &["Review the pilot team in December 2023 and continue"; 6],
        &["2023-2025", "2023", "2023", "2023", "2023"],
        // Section 2.
        &["On-going", "On-going", "April 2024", "On-going", "On-going", "On-going", "On-going", "April 2024"],
        &["April 2024", "December 2023", "On-going", "On-going", "September 2023", "April 2024", "On-going"],
        &["On-going", "", "", "March 2024"],
        // Section 3.
        &["Ongoing", "Ongoing", "Dec 2023", "Ongoing", "On-going", "On-going", "On-going"],
        &["June 2023 and regular intervals", "On-going", "On-going", "On-going", "On-going"],
        &["By the end of 2023", "Until no longer required", "On-going", "End of 2023", "End of 2023"],
        &["Review April 2024", "Annual review", "", "On—going", "On-going", "March 2024", "Oct 2023"],
        &["Summer 2023", "Oct 2023", "On-going", "Sept 2023", "End of 2023", "End of 2023", "End of 2023"],
    ]
    .concat()
}

/// The 35 actions of the homelessness and rough sleeping action plan 2024-29, in order.
fn plan_b() -> Vec<&'static str> {
    [
        &["February 2025", "June-December 2024", "April 2024-March 2025", "Ongoing", "Ongoing"][..],
        &["December 2024", "Ongoing", "Ongoing", "", "Ongoing"],
        // Priority 2, which has no 2.6.
        &["December 2024", "September 2024 onwards", "Ongoing", "Ongoing", "August 2025"],
        &["Up to January 2026", "On-going", "Up to 2028"],
        // Priority 3.
        &["Ongoing", "Ongoing", "Ongoing", "On-going", "December 2025", "", "June-December 2024", "Ongoing"],
        &["Mobilised by September 2024", "On-going", "March 2025", "Ongoing"],
        // Priority 4.
        &["Ongoing", "March 2025", "Ongoing", "Ongoing", ""],
    ]
    .concat()
}

/// The 33 published forms, as they read when years are calendar.
pub(super) fn published() -> Vec<(&'static str, Reading)> {
    rows([
        (&["On-going", "Ongoing", "On—going"], of(Ongoing)),
        (&["Sept 2023", "September 2023"], of(By).to("2023-09-30").exact_to(Month)),
        (&["Oct 2023"], of(By).to("2023-10-31").exact_to(Month)),
        (&["Dec 2023", "December 2023"], of(By).to("2023-12-31").exact_to(Month)),
        (&["March 2024"], of(By).to("2024-03-31").exact_to(Month)),
        (&["April 2024"], of(By).to("2024-04-30").exact_to(Month)),
        (&["December 2024"], of(By).to("2024-12-31").exact_to(Month)),
        (&["February 2025"], of(By).to("2025-02-28").exact_to(Month)),
        (&["March 2025"], of(By).to("2025-03-31").exact_to(Month)),
        (&["August 2025"], of(By).to("2025-08-31").exact_to(Month)),
        (&["December 2025"], of(By).to("2025-12-31").exact_to(Month)),
        (&["End of 2023", "By the end of 2023"], of(By).to("2023-12-31").exact_to(Year)),
        (&["2023"], of(During).from("2023-01-01").to("2023-12-31").exact_to(Year)),
        (&["Summer 2023"], of(During).from("2023-06-01").to("2023-08-31").exact_to(Season)),
        (&["2023-24"], of(Range).from("2023-01-01").to("2024-12-31").exact_to(Year)),
        (&["2023-25", "2023-2025"], of(Range).from("2023-01-01").to("2025-12-31").exact_to(Year)),
        (&["June-December 2024"], of(Range).from("2024-06-01").to("2024-12-31").exact_to(Month)),
        (&["April 2024-March 2025"], of(Range).from("2024-04-01").to("2025-03-31").exact_to(Month)),
        (&["Up to January 2026"], of(Until).to("2026-01-31").exact_to(Month)),
        (&["Up to 2028"], of(Until).to("2028-12-31").exact_to(Year)),
        (&["September 2024 onwards"], of(Onwards).from("2024-09-01").exact_to(Month)),
        (&["Until no longer required"], of(WhileNeeded).condition("no longer required")),
        (&["Mobilised by September 2024"], of(Milestone).to("2024-09-30").what("Mobilised").exact_to(Month)),
        (&["Review April 2024"], of(Review).review("2024-04-30").exact_to(Month)),
        (
            &["Review the pilot team in December 2023 and continue"],
            of(Review).review("2023-12-31").what("the pilot team").exact_to(Month),
        ),
        (&["Annual review"], of(RecurringReview).every(1, Unit::Year)),
        (
            &["June 2023 and regular intervals"],
            of(FirstThenRecurring)
                .from("2023-06-01")
                .review("2023-06-30")
                .exact_to(Month)
                .unsure(&[Doubt::IntervalNotGiven]),
        ),
    ])
}

#[test]
fn every_published_form_reads_as_the_sources_mean_it() {
    for (words, expected) in published() {
        let reading = calendar(words);
        assert_eq!(reading, expected, "{words}");
        let asks = words == "June 2023 and regular intervals";
        assert_eq!(reading.needs_attention(), asks, "{words}: {:?}", reading.unsure);
    }
}

#[test]
fn the_table_holds_every_form_of_the_two_plans() {
    let mut forms: Vec<_> = plan_a().into_iter().chain(plan_b()).filter(|words| !words.is_empty()).collect();
    forms.sort_unstable();
    forms.dedup();
    let mut table: Vec<_> = published().into_iter().map(|(words, _)| words).collect();
    table.sort_unstable();
    assert_eq!((table.len(), forms), (33, table));
}

#[test]
fn overdue_lines_come_to_the_published_counts() {
    let overdue = |lines: &[&str], basis, today| {
        let is_overdue = |words: &&&str| {
            let reading = read(words, basis, false, None);
            matches!(standing(&reading, today, None, Cycle::default()), Standing::Overdue { .. })
        };
        lines.iter().filter(is_overdue).count()
    };
    let days = [date(2024, 1, 1), date(2025, 6, 30), date(2026, 11, 21)];
    let (a, b) = (plan_a(), plan_b());
    assert_eq!((a.len(), b.len()), (68, 35));
    assert_eq!(days.map(|day| overdue(&a, YearBasis::Calendar, day)), [19, 28, 31]);
    assert_eq!(days.map(|day| overdue(&a, YearBasis::Financial, day)), [19, 31, 31]);
    for basis in [YearBasis::Calendar, YearBasis::Financial] {
        assert_eq!(days.map(|day| overdue(&b, basis, day)), [0, 9, 12]);
    }
}

#[test]
fn of_101_actions_42_have_a_due_date_42_are_ongoing_and_6_have_no_timeframe() {
    let mut readings: Vec<_> = plan_a().into_iter().chain(plan_b()).map(calendar).collect();
    // Two of plan A's lines are commitments tracked themselves: 1.1 and 1.4.
    readings.remove(4);
    readings.remove(0);
    assert_eq!(readings.len(), 101);
    assert_eq!(readings.iter().filter(|reading| reading.due().is_some()).count(), 42);
    assert_eq!(readings.iter().filter(|reading| reading.kind == Ongoing).count(), 42);
    assert_eq!(readings.iter().filter(|reading| reading.kind == Kind::Missing).count(), 6);
}
