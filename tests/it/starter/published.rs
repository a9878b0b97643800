//! The starter plans line by line beside the documents they were made from.
//!
//! Without the documents these tests say so and check nothing.

use std::collections::BTreeSet;

use hearth::import::draft::{Draft, DraftLine};

use super::{HOMELESSNESS, HOUSING, draft};
use crate::documents::published;

/// Words as they are compared: one space between, quotes and dashes straight.
fn plain(words: &str) -> String {
    let straight: String = words
        .chars()
        .map(|letter| match letter {
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            '‐'..='―' => '-',
            other => other,
        })
        .collect();
    straight.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The digits of a text, by number: "1,000" is 1000.
fn numbers(text: &str) -> BTreeSet<String> {
    let joined = text.replace(',', "");
    let digits = joined.split(|letter: char| !letter.is_ascii_digit());
    digits.filter(|digits| !digits.is_empty()).map(str::to_owned).collect()
}

/// Words of a text for comparing names: no case, no possessive, no punctuation.
fn words(text: &str) -> Vec<String> {
    let text = plain(text);
    let parts = text.split(|letter: char| !(letter.is_alphanumeric() || letter == '\''));
    let bare = parts.map(|word| word.trim_matches('\'').trim_end_matches("'s").trim_end_matches('\''));
    bare.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The words of a text that are part of a name: capital letters that no sentence begins with.
fn names(text: &str) -> Vec<String> {
    let text = plain(text);
    let mut names = Vec::new();
    for sentence in text.split(['.', ':', '-', '(', '"']) {
        for (word, number) in words(sentence).into_iter().zip(0..) {
            let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
            if capitals > 1 || (capitals == 1 && number > 0) {
                names.push(word);
            }
        }
    }
    names
}

/// The published words and numbers that are missing from ours.
fn lost(published: &str, ours: &str) -> Vec<String> {
    let kept = numbers(ours);
    let mut lost: Vec<String> = numbers(published).into_iter().filter(|number| !kept.contains(number)).collect();
    let said: BTreeSet<String> = words(ours).iter().map(|word| word.to_lowercase()).collect();
    lost.extend(names(published).into_iter().filter(|name| !said.contains(&name.to_lowercase())));
    lost
}

/// One line of a document and ours for it.
struct Pair {
    what: String,
    published: String,
    ours: String,
}

fn check(pairs: Vec<Pair>) {
    let faults: Vec<String> = pairs
        .into_iter()
        .filter_map(|pair| {
            let lost = lost(&pair.published, &pair.ours);
            (!lost.is_empty()).then(|| format!("{}: {lost:?} lost\n  {}\n  {}", pair.what, pair.published, pair.ours))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
#[ignore = "needs the published documents beside the checkout"]
fn every_line_of_the_homelessness_plan_is_as_published() {
    let text = published("homelessness-action-plan-2024-29.txt");
    let cells = text.lines().map(|line| line.trim().trim_end_matches('|').trim()).filter(|cell| !cell.is_empty());
    let ours = draft(HOMELESSNESS);
    let is_reference =
        |cell: &str| cell.split_once('.').is_some_and(|(a, b)| [a, b].iter().all(|part| part.parse::<u8>().is_ok()));
    let mut rows: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut titles = Vec::new();
    for cell in cells {
        if cell.starts_with("Priority ") {
            titles.push(cell);
            rows.push(("", Vec::new()));
        } else if is_reference(cell) {
            rows.push((cell, Vec::new()));
        } else if let Some((_, row)) = rows.last_mut() {
            row.push(cell);
        }
    }
    rows.retain(|(reference, _)| !reference.is_empty());
    let sections = ours.sections.iter().map(|section| format!("Priority {}- {}", section.number, section.title));
    assert_eq!(titles, sections.collect::<Vec<_>>());
    let lines: Vec<&DraftLine> = ours.sections.iter().flat_map(|section| &section.actions).collect();
    assert_eq!(rows.len(), lines.len());
    let mut pairs = Vec::new();
    for ((reference, row), line) in rows.into_iter().zip(lines) {
        assert_eq!(reference, line.reference);
        let [text, outcomes, lead, rest @ ..] = &row[..] else { panic!("{reference}: {row:?}") };
        assert_eq!(plain(lead), plain(&line.responsibility), "responsibility of {reference}");
        assert_eq!(
            rest.iter().map(|cell| plain(cell)).collect::<Vec<_>>(),
            line.timeframe.iter().map(|words| plain(words)).collect::<Vec<_>>(),
            "timescale of {reference}"
        );
        pairs.push(Pair { what: reference.to_owned(), published: (*text).to_owned(), ours: line.text.clone() });
        let bulleted = format!(" {outcomes} ");
        let published: Vec<&str> =
            bulleted.split(" - ").map(str::trim).filter(|words| !matches!(*words, "" | "-")).collect();
        assert_eq!(published.len(), line.outcomes.len(), "outcomes of {reference}: {published:#?}");
        for ((published, ours), number) in published.into_iter().zip(&line.outcomes).zip(1..) {
            pairs.push(Pair {
                what: format!("outcome {number} of {reference}"),
                published: published.to_owned(),
                ours: ours.clone(),
            });
        }
    }
    assert_eq!(pairs.len(), 35 + 118);
    check(pairs);
}

/// A cell of the housing strategy.
enum Cell {
    /// A title, objective, commitment, action, bullet or connection.
    Words(String),
    Responsibility(String),
    Timeframe(String),
}

/// The headings of columns and sections.
const HEADINGS: [&str; 11] = [
    "Appendix 1",
    "Housing Strategy Action Plan 2023-28",
    "Objective",
    "Commitments",
    "Actions",
    "Responsibility",
    "Timeframe",
    "Completed",
    "We will",
    "Connections to other plans",
    // Where a target comes from, not something to do.
    "UK housing: Fit for the future",
];

fn cells(text: &str, ours: &Draft, lines: &[&DraftLine]) -> Vec<Cell> {
    let mut people: BTreeSet<String> = lines.iter().map(|line| plain(&line.responsibility)).collect();
    people.extend(ours.parties.iter().map(|party| plain(&party.name)));
    let times: BTreeSet<String> = lines.iter().filter_map(|line| line.timeframe.as_deref()).map(plain).collect();
    let mut cells: Vec<Cell> = Vec::new();
    for cell in text.lines().map(plain).filter(|cell| !cell.is_empty() && !HEADINGS.contains(&cell.as_str())) {
        if let (true, Some(Cell::Words(last))) = (cell.starts_with("(Operation"), cells.last_mut()) {
            // It goes on with the action before it.
            last.push(' ');
            last.push_str(&cell);
        } else if people.contains(&cell) {
            cells.push(Cell::Responsibility(cell));
        } else if times.contains(&cell) {
            cells.push(Cell::Timeframe(cell));
        } else {
            cells.push(Cell::Words(cell));
        }
    }
    cells
}

/// Shares the cells of a row among its lines: a single cell covers all of them, otherwise one for each, in order.
fn shared_out(cells: &[String], lines: usize) -> Vec<Option<String>> {
    match cells {
        [] => vec![None; lines],
        [one] => vec![Some(one.clone()); lines],
        many if many.len() == lines => many.iter().cloned().map(Some).collect(),
        many => vec![Some(many.join(" ")); lines],
    }
}

/// The lines of a row beside what its cells say.
fn check_row(lines: &[&DraftLine], responsibilities: &[String], timeframes: &[String]) {
    let references: Vec<&str> = lines.iter().map(|line| line.reference.as_str()).collect();
    let ours: Vec<Option<String>> = lines.iter().map(|line| Some(plain(&line.responsibility))).collect();
    // Two names one under the other may be one cell.
    let joined = vec![Some(responsibilities.join(" ")); lines.len()];
    if ours != joined {
        assert_eq!(ours, shared_out(responsibilities, lines.len()), "responsibility of {references:?}");
    }
    let ours: Vec<Option<String>> = lines.iter().map(|line| line.timeframe.as_deref().map(plain)).collect();
    assert_eq!(ours, shared_out(timeframes, lines.len()), "timeframe of {references:?}");
}

#[test]
#[ignore = "needs the published documents beside the checkout"]
fn every_line_of_the_housing_strategy_is_as_published() {
    let text = published("housing-strategy-action-plan-2023-28.txt");
    let ours = draft(HOUSING);
    // Ours in the order of the document: what is said, and the line where it is one.
    let mut said: Vec<(String, &str, Option<&DraftLine>)> = Vec::new();
    for section in &ours.sections {
        said.push((format!("title of {}", section.number), &section.title, None));
        said.push((format!("objective of {}", section.number), &section.objective, None));
        for commitment in &section.commitments {
            said.push((commitment.reference.clone(), &commitment.text, commitment.tracked.then_some(commitment)));
            for action in &commitment.actions {
                said.push((action.reference.clone(), &action.text, Some(action)));
                said.extend(
                    action
                        .points
                        .iter()
                        .map(|point| (format!("a point of {}", action.reference), point.as_str(), None)),
                );
            }
        }
        said.extend(
            section
                .connections
                .iter()
                .map(|words| (format!("a connection of {}", section.number), words.as_str(), None)),
        );
    }
    let lines: Vec<&DraftLine> = said.iter().filter_map(|(_, _, line)| *line).collect();
    assert_eq!(lines.len(), 68);

    let mut pairs = Vec::new();
    let mut said = said.into_iter();
    let (mut row, mut responsibilities, mut timeframes) = (Vec::new(), Vec::new(), Vec::new());
    let mut rows = 0;
    for cell in cells(&text, &ours, &lines) {
        match cell {
            Cell::Words(published) => {
                if !(responsibilities.is_empty() && timeframes.is_empty()) {
                    check_row(&row, &responsibilities, &timeframes);
                    rows += row.len();
                    row.clear();
                    responsibilities.clear();
                    timeframes.clear();
                }
                let (what, ours, line) = said.next().unwrap_or_else(|| panic!("ours lacks: {published}"));
                row.extend(line);
                pairs.push(Pair { what, published, ours: ours.to_owned() });
            }
            Cell::Responsibility(words) => responsibilities.push(words),
            Cell::Timeframe(words) => timeframes.push(words),
        }
    }
    check_row(&row, &responsibilities, &timeframes);
    assert_eq!(rows + row.len(), 68);
    assert_eq!(said.next(), None, "the document has no more");
    check(pairs);
}
