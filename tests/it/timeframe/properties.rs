//! Properties of a reading of any words.

use hearth::plan::timeframe::{Cycle, Standing, standing};
use proptest::prelude::*;

use super::published::published;
use super::undated::{promised, yearly};
use super::*;

/// The words a form is varied by: how a dash, a space and letters may be written.
#[derive(Debug, Clone)]
struct Manner {
    dash: &'static str,
    space: &'static str,
    case: u8,
    short_months: usize,
    around: (&'static str, &'static str),
}

fn manner() -> impl Strategy<Value = Manner> {
    let dash = prop::sample::select(vec!["-", "–", "—", "‐", "‑", "−", " - ", " – ", "\u{a0}—\u{a0}", "- "]);
    let space = prop::sample::select(vec![" ", "\u{a0}", "  ", "\t", "\u{202f}", "\n", " \u{200b}"]);
    let around =
        prop::sample::select(vec![("", ""), (" ", " "), ("", "."), ("\u{feff}", "\r\n"), ("(", ")"), ("• ", " |")]);
    (dash, space, 0..4_u8, 2..6_usize, around).prop_map(|(dash, space, case, short_months, around)| Manner {
        dash,
        space,
        case,
        short_months,
        around,
    })
}

const MONTHS: [&str; 8] = ["January", "February", "March", "April", "June", "August", "September", "December"];

impl Manner {
    fn apply(&self, words: &str) -> String {
        let mut words = words.replace('—', "-");
        if self.short_months > 2 {
            for month in MONTHS.iter().filter(|month| month.len() > self.short_months) {
                words = words.replace(month, &month[..self.short_months]);
            }
        }
        let words = words.replace(' ', self.space).replace('-', self.dash);
        let words = match self.case {
            0 => words,
            1 => words.to_uppercase(),
            2 => words.to_lowercase(),
            _ => words.char_indices().map(|(at, c)| if at % 2 == 0 { c.to_ascii_uppercase() } else { c }).collect(),
        };
        format!("{}{words}{}", self.around.0, self.around.1)
    }
}

/// Quoted words keep their case, which the manner may change.
fn ignoring_case(mut reading: Reading) -> Reading {
    reading.condition = reading.condition.map(|words| words.to_lowercase());
    reading.what = reading.what.map(|words| words.to_lowercase());
    reading
}

/// The words of a table.
fn words_of(rows: Vec<(&'static str, Reading)>) -> impl Strategy<Value = &'static str> {
    prop::sample::select(rows.into_iter().map(|(words, _)| words).collect::<Vec<_>>())
}

fn published_kind() -> impl Strategy<Value = Kind> {
    prop::sample::select(published().into_iter().map(|(_, reading)| reading.kind).collect::<Vec<_>>())
}

fn basis() -> impl Strategy<Value = YearBasis> {
    prop::sample::select(vec![YearBasis::Calendar, YearBasis::Financial])
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (1990..2100_i32, 1..=366_u32).prop_filter_map("a day", |(year, day)| NaiveDate::from_yo_opt(year, day))
}

/// Words that timeframes are made of, in any order: far likelier to reach the odd corners than letters are.
fn jumble() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "2023",
        "2024",
        "24",
        "25",
        "1",
        "31",
        "31st",
        "March",
        "Feb",
        "may",
        "Q3",
        "quarter",
        "H1",
        "summer",
        "winter",
        "-",
        "/",
        ".",
        ",",
        "?",
        "end",
        "of",
        "the",
        "early",
        "mid",
        "late",
        "start",
        "by",
        "before",
        "until",
        "up to",
        "from",
        "to",
        "and",
        "between",
        "onwards",
        "ongoing",
        "review",
        "annual",
        "monthly",
        "every",
        "six",
        "months",
        "within",
        "year",
        "years",
        "FY",
        "financial year",
        "TBC",
        "subject to",
        "funding",
        "while",
        "regular",
        "intervals",
        "then",
        "after",
        "bi",
        "twice",
        "a",
        "first",
        "during",
        "each",
        "annually",
        "April and October",
        "ASAP",
        "as soon as possible",
        "immediate",
        "short",
        "term",
        "plan",
        "é",
        "İ",
        "'24",
        "£",
        "9999",
        "0",
        "00",
    ];
    (prop::collection::vec(prop::sample::select(WORDS), 0..12), prop::bool::ANY)
        .prop_map(|(words, spaced)| words.join(if spaced { " " } else { "" }))
}

fn any_words() -> impl Strategy<Value = String> {
    prop_oneof![jumble(), jumble(), any::<String>(), "[0-9/ .-]{0,14}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_form_reads_the_same_in_any_dash_case_space_or_abbreviation(
        words in words_of(published()), manner in manner(), basis in basis(),
    ) {
        let varied = manner.apply(words);
        let expected = ignoring_case(read(words, basis, false, None));
        prop_assert_eq!(ignoring_case(read(&varied, basis, false, None)), expected, "{:?}", varied);
    }

    #[test]
    fn words_without_a_year_or_a_date_read_the_same_however_they_are_written(
        words in prop_oneof![words_of(yearly()), words_of(promised())], manner in manner(), anchor in prop::option::of(day()),
    ) {
        let varied = manner.apply(words);
        let expected = ignoring_case(read(words, YearBasis::Calendar, true, anchor));
        prop_assert_eq!(ignoring_case(read(&varied, YearBasis::Calendar, true, anchor)), expected, "{:?}", varied);
    }

    #[test]
    fn what_comes_again_begins_within_its_interval_and_a_promise_has_no_day(
        words in words_of(yearly()), promise in words_of(promised()), anchor in day(), basis in basis(),
    ) {
        let reading = read(words, basis, true, Some(anchor));
        if !words.contains("2025") {
            let (Some(first), Some(every)) = (reading.review, reading.every) else { panic!("{words}: {reading:?}") };
            // The year that is proposed is the nearest, even for what comes every other year.
            let months = if every.unit == Unit::Year { 12 } else { every.count };
            prop_assert!(first >= anchor, "{}: {}", words, first);
            // Months are of different lengths.
            prop_assert!(first < anchor + chrono::Months::new(months + 1), "{}: {}", words, first);
        }
        let promised = read(promise, basis, true, Some(anchor));
        prop_assert!(promised.start.or(promised.end).or(promised.review).is_none(), "{:?}", promised);
    }

    #[test]
    fn any_words_give_an_ordered_reading_that_survives_json_and_has_words(
        words in any_words(), basis in basis(), confirmed: bool, anchor in prop::option::of(day()),
        today in day(), update in prop::option::of(day()),
    ) {
        let reading = read(&words, basis, confirmed, anchor);
        prop_assert!(reading.is_in_order(), "{:?}", reading);
        prop_assert!(!reading.in_words().trim().is_empty());
        prop_assert!(reading.unsure.iter().all(|doubt| !doubt.in_words().is_empty()));
        let json = serde_json::to_string(&reading)?;
        prop_assert_eq!(&serde_json::from_str::<Reading>(&json)?, &reading);
        let standing = standing(&reading, today, update, Cycle::default());
        prop_assert_eq!(matches!(standing, Standing::Overdue { .. }), reading.due().is_some_and(|due| due < today));
        if matches!(reading.kind, Kind::NotUnderstood | Kind::Missing | Kind::ToBeConfirmed) {
            prop_assert!(reading.start.or(reading.end).or(reading.review).is_none());
        }
    }

    #[test]
    fn a_sort_of_any_version_survives_json_and_one_not_known_here_is_never_due(name in "[a-z][a-z-]{0,20}", end in day(), today in day()) {
        let written = serde_json::json!({"kind": name, "end": end.to_string(), "precision": "day", "confirmed": true});
        let reading: Reading = serde_json::from_value(written.clone())?;
        prop_assert_eq!(serde_json::to_value(&reading)?, written);
        if matches!(reading.kind, Kind::Unknown(_)) {
            prop_assert_eq!(reading.due(), None);
            prop_assert_eq!(standing(&reading, today, None, Cycle::default()), Standing::NotUnderstood);
            prop_assert!(!reading.needs_attention(), "a person said it, in a version that knows it");
        }
        prop_assert!(!reading.in_words().is_empty());
    }

    #[test]
    fn financial_years_end_on_31_march(first in 1990..2060_i32, years in 1..10_i32) {
        let last = first + years;
        let mut forms = vec![format!("{first}-{last}"), format!("{first} to {last}"), format!("{first}/{last}")];
        if first / 100 == last / 100 && last % 100 >= 10 {
            forms.push(format!("{first}–{:02}", last % 100));
        }
        for form in forms {
            let (reading, by_calendar) = (financial(&form), calendar(&form));
            prop_assert_eq!((reading.start, reading.end), (Some(date(first, 4, 1)), Some(date(last, 3, 31))), "{}", form);
            prop_assert_eq!((by_calendar.start, by_calendar.end), (Some(date(first, 1, 1)), Some(date(last, 12, 31))));
        }
    }

    #[test]
    fn every_day_reads_as_itself_in_every_notation(day in day()) {
        for notation in ["%d/%m/%Y", "%-d %B %Y", "%Y-%m-%d", "%-d.%-m.%Y", "%A %-d %b %Y", "%B %-d, %Y"] {
            let words = day.format(notation).to_string();
            prop_assert_eq!(calendar(&words).due(), Some(day), "{}", words);
        }
    }

    #[test]
    fn a_day_makes_something_of_any_reading_from_a_file(
        kind in published_kind(), dates in prop::array::uniform4(prop::option::of(0..=i32::MAX)),
        count: u32, unit in prop::sample::select(vec![Unit::Day, Unit::Week, Unit::Month, Unit::Year]), today in day(),
    ) {
        let [start, end, review, update] = dates.map(|days| days.and_then(NaiveDate::from_num_days_from_ce_opt));
        let every = Some(Interval { count, unit });
        let reading = Reading { start, end, review, every, within: every, precision: Year, ..Reading::new(kind) };
        for today in [today, NaiveDate::MIN, NaiveDate::MAX] {
            let _ = standing(&reading, today, update, Cycle::of_months(u64::from(count % 12) + 1).unwrap());
        }
        prop_assert!(!reading.in_words().is_empty());
    }
}

#[test]
fn nested_clauses_come_to_an_end() {
    for unit in
        ["review in in March 24 and ", "ongoing and ", "March 2024 then review by ", "by by in the ", "every 2 "]
    {
        let mut words = unit.repeat(300 / unit.len());
        words.truncate(300);
        assert!(!calendar(&words).in_words().is_empty(), "{unit:?}");
    }
}

#[test]
fn megabytes_of_words_come_to_an_end() {
    for unit in ["ongoing ", "2023-", "review ", "by ", "and March 2024 ", " ", "\u{200b}", "subject to ", "tbc "] {
        let words = unit.repeat(4_000_000 / unit.len());
        assert!(calendar(&words).due().is_none(), "{unit:?}");
    }
}
