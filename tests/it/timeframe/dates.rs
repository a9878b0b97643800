//! Dates and stretches of time, in many spellings.

use super::*;

#[test]
fn dates_to_the_day() {
    reads(
        calendar,
        &[
            "31/03/2026",
            "31.03.26",
            "31-03-2026",
            "2026-03-31",
            "2026-03-31 00:00:00",
            "31 March 2026",
            "31st March 2026",
            "Tues 31st of March, 2026",
            "March 31st, 2026",
            "by 31 Mar 26",
            "no later than 31 March 2026",
            "before 1 April 2026",
        ],
        of(By).to("2026-03-31").exact_to(Day),
    );
    reads(calendar, &["1-15 June 2024"], of(Range).from("2024-06-01").to("2024-06-15").exact_to(Day));
    reads(calendar, &["24-25 March 2025"], of(Range).from("2025-03-24").to("2025-03-25").exact_to(Day));
    reads(calendar, &["1 June to 31 August 2023"], of(Range).from("2023-06-01").to("2023-08-31").exact_to(Day));
    reads(calendar, &["April 2024 - 31 March 2025"], of(Range).from("2024-04-01").to("2025-03-31").exact_to(Day));
}

#[test]
fn months_in_many_spellings() {
    reads(
        calendar,
        &[
            "MAR. 2026",
            "March2026",
            "Mar-26",
            "Mar '26",
            "03/2026",
            "end of Mar 2026",
            "By end March 2026",
            "due March 2026",
            "by March 2026 at the latest",
            "close of March 2026",
            "completed by March 2026",
        ],
        of(By).to("2026-03-31").exact_to(Month),
    );
    reads(calendar, &["2026-03"], of(By).to("2026-03-31").exact_to(Month).unsure(&[Doubt::YearUnclear]));
    reads(calendar, &["Febuary 2024"], of(By).to("2024-02-29").exact_to(Month));
    reads(calendar, &["by the start of April 2026"], of(By).to("2026-04-01").exact_to(Month));
    reads(calendar, &["in March 2026"], of(During).from("2026-03-01").to("2026-03-31").exact_to(Month));
    reads(calendar, &["Nov-Feb 2025"], of(Range).from("2024-11-01").to("2025-02-28").exact_to(Month));
    reads(
        calendar,
        &["between June and December 2024", "from June to December 2024", "June – Dec. 2024"],
        of(Range).from("2024-06-01").to("2024-12-31").exact_to(Month),
    );
    reads(
        calendar,
        &["March/April 2025", "March and April 2025"],
        of(Range).from("2025-03-01").to("2025-04-30").exact_to(Month),
    );
    reads(calendar, &["Deadline: 31 March 2026"], of(By).to("2026-03-31").exact_to(Day));
    reads(calendar, &["before March 2025"], of(By).to("2025-02-28").exact_to(Month));
    reads(calendar, &["before the end of March 2025"], of(By).to("2025-03-31").exact_to(Month));
    assert_eq!(calendar("Mar 26").unsure, [Doubt::YearUnclear]);
    assert_eq!(calendar("Mar 26").end, Some(date(2026, 3, 31)));
}

#[test]
fn quarters_halves_and_seasons() {
    reads(
        calendar,
        &["Q2 2024/25", "Q2 24/25", "Quarter 2, 2024-25", "second quarter of 2024/25"],
        of(During).from("2024-07-01").to("2024-09-30").exact_to(Quarter),
    );
    reads(calendar, &["2024/25 Q4"], of(During).from("2025-01-01").to("2025-03-31").exact_to(Quarter));
    reads(calendar, &["by end of Q3 2024/25"], of(By).to("2024-12-31").exact_to(Quarter));
    reads(calendar, &["Q1-Q3 2024/25"], of(Range).from("2024-04-01").to("2024-12-31").exact_to(Quarter));
    reads(
        calendar,
        &["Q3 2024/25 - Q1 2025/26", "Q3 24/25 – Q1 25/26"],
        of(Range).from("2024-10-01").to("2025-06-30").exact_to(Quarter),
    );
    reads(calendar, &["Q2 2024"], of(During).from("2024-04-01").to("2024-06-30").exact_to(Quarter));
    reads(calendar, &["H2 2024/25"], of(During).from("2024-10-01").to("2025-03-31").exact_to(HalfYear));
    reads(calendar, &["first half of 2025"], of(During).from("2025-01-01").to("2025-06-30").exact_to(HalfYear));
    reads(calendar, &["Spring 2026"], of(During).from("2026-03-01").to("2026-05-31").exact_to(Season));
    reads(calendar, &["by summer 2026"], of(By).to("2026-08-31").exact_to(Season));
    reads(calendar, &["Autumn 2025"], of(During).from("2025-09-01").to("2025-11-30").exact_to(Season));
    reads(calendar, &["Winter 2024/25"], of(During).from("2024-12-01").to("2025-02-28").exact_to(Season));
    let summer = financial("Q2 2024");
    assert_eq!((summer.kind, summer.start, summer.end), (During, Some(date(2024, 7, 1)), Some(date(2024, 9, 30))));
    assert_eq!(calendar("Winter 2025").unsure, [Doubt::YearUnclear]);
    let quarter = read("Q2 2024", YearBasis::Calendar, false, None);
    assert_eq!((quarter.precision, quarter.unsure), (Quarter, vec![Doubt::YearBasisNotConfirmed]));
}

#[test]
fn years_as_the_plan_counts_them() {
    reads(financial, &["2024/25", "24/25", "2024/2025"], of(Range).from("2024-04-01").to("2025-03-31").exact_to(Year));
    reads(financial, &["2024 to 2026"], of(Range).from("2024-04-01").to("2026-03-31").exact_to(Year));
    reads(financial, &["2023/24 to 2025/26"], of(Range).from("2023-04-01").to("2026-03-31").exact_to(Year));
    reads(financial, &["by the end of 2024/25"], of(By).to("2025-03-31").exact_to(Year));
    reads(financial, &["2025"], of(During).from("2025-01-01").to("2025-12-31").exact_to(Year));
    reads(financial, &["by 2026"], of(By).to("2026-12-31").exact_to(Year));
    reads(financial, &["year end 2025"], of(By).to("2025-12-31").exact_to(Year));
    reads(calendar, &["2024/25"], of(Range).from("2024-01-01").to("2025-12-31").exact_to(Year));
    reads(
        calendar,
        &["FY 2024/25", "2024/25 financial year"],
        of(Range).from("2024-04-01").to("2025-03-31").exact_to(Year),
    );
    reads(calendar, &["by the end of the financial year 2024/25"], of(By).to("2025-03-31").exact_to(Year));
    reads(calendar, &["2023/24 - 2025/26"], of(Range).from("2023-04-01").to("2026-03-31").exact_to(Year));
    assert_eq!(read("2023-24", YearBasis::Calendar, false, None).unsure, [Doubt::YearBasisNotConfirmed]);
    assert_eq!(calendar("2023-24").unsure, []);
    assert_eq!(calendar("FY 2024").unsure, [Doubt::YearUnclear]);
}

#[test]
fn vague_words_get_dates_by_convention_and_a_flag() {
    reads(
        calendar,
        &["early 2025"],
        of(During).from("2025-01-01").to("2025-04-30").exact_to(Approximate).unsure(&[Doubt::DateApproximate]),
    );
    reads(
        calendar,
        &["mid-2025"],
        of(During).from("2025-05-01").to("2025-08-31").exact_to(Approximate).unsure(&[Doubt::DateApproximate]),
    );
    reads(
        calendar,
        &["Late 2025"],
        of(During).from("2025-09-01").to("2025-12-31").exact_to(Approximate).unsure(&[Doubt::DateApproximate]),
    );
    reads(
        calendar,
        &["early March 2025"],
        of(During).from("2025-03-01").to("2025-03-10").exact_to(Approximate).unsure(&[Doubt::DateApproximate]),
    );
    reads(
        calendar,
        &["late summer 2025"],
        of(During).from("2025-08-01").to("2025-08-31").exact_to(Approximate).unsure(&[Doubt::DateApproximate]),
    );
    reads(
        calendar,
        &["early 2024 - mid 2025"],
        of(Range).from("2024-01-01").to("2025-08-31").exact_to(Approximate).unsure(&[Doubt::DateApproximate]),
    );
    reads(calendar, &["by mid 2025"], of(By).to("2025-08-31").exact_to(Approximate).unsure(&[Doubt::DateApproximate]));
    reads(calendar, &["around March 2025"], of(By).to("2025-03-31").exact_to(Month).unsure(&[Doubt::DateApproximate]));
    assert_eq!(calendar("early 2025").unsure, [Doubt::DateApproximate]);
    assert_eq!(calendar("around March 2025").unsure, [Doubt::DateApproximate]);
}

#[test]
fn a_missing_year_is_proposed_from_the_adoption_date_or_asked_for() {
    assert_eq!(anchored("by end of Q3").due(), Some(date(2024, 12, 31)));
    assert_eq!(anchored("by end of Q3").unsure, [Doubt::YearUnclear]);
    assert_eq!(anchored("by March").due(), Some(date(2025, 3, 31)));
    let winter = anchored("November to February");
    assert_eq!((winter.kind, winter.start, winter.end), (Range, Some(date(2024, 11, 1)), Some(date(2025, 2, 28))));
    assert_eq!(anchored("by the end of the financial year").due(), Some(date(2025, 3, 31)));
    let undated = financial("by end of Q3");
    assert_eq!((undated.kind.clone(), undated.due()), (By, None));
    assert!(undated.unsure.contains(&Doubt::YearNotGiven));
}
