//! The same subject in several lines, beside its plain definition: every line compared with every other.

use hearth::long_work::{Unattended, block_on};
use std::collections::BTreeSet;

use hearth::check::{Rule, findings};
use hearth::plan::Plan;
use proptest::prelude::*;

use super::properties::plan;

/// Each its own stem, and none a common word.
const WORDS: [&str; 40] = [
    "blim", "brok", "clurn", "dalm", "drolt", "dunk", "farn", "flim", "fronk", "garb", "glum", "grint", "harn", "holk",
    "jirt", "kalm", "krump", "lirk", "lont", "malk", "mirt", "nolt", "nurb", "pilk", "plomt", "prank", "quirk", "rolm",
    "runt", "skirp", "slomb", "tarn", "tolk", "trilm", "umbrak", "vilk", "vormt", "wulk", "yarm", "zorp",
];
/// None says nothing, and the last two mean one day.
const TIMES: [&str; 5] = ["", "March 2025", "June 2026", "May 2027", "By 31 May 2027"];

/// The words of a line by their numbers, and its timeframe by its.
type Said = (Vec<usize>, usize);

/// Which lines are about one subject and differ in their days, by the rule as `src/check/subjects.rs` says it.
fn plainly(lines: &[Said]) -> BTreeSet<Vec<usize>> {
    // Weights are summed up in the order in which words are first met, so that the sums are the same to the last bit.
    let mut met: Vec<usize> = Vec::new();
    lines.iter().flat_map(|(words, _)| words).for_each(|word| {
        if !met.contains(word) {
            met.push(*word);
        }
    });
    let number = |word: &usize| met.iter().position(|other| other == word).unwrap();
    let lines: Vec<Said> = lines.iter().map(|(words, time)| (words.iter().map(number).collect(), *time)).collect();
    let distinct: Vec<BTreeSet<usize>> = lines.iter().map(|(words, _)| words.iter().copied().collect()).collect();
    let spread = |word: usize| distinct.iter().filter(|words| words.contains(&word)).count();
    let all = lines.len().max(2) as f64;
    let weight = |words: &BTreeSet<usize>| -> f64 {
        words.iter().map(|word| (all / spread(*word) as f64).ln() / all.ln()).sum()
    };
    let alike = |one: usize, other: usize| {
        let shared: BTreeSet<usize> = distinct[one].intersection(&distinct[other]).copied().collect();
        let least = weight(&distinct[one]).min(weight(&distinct[other]));
        shared.len() >= 2
            && shared.iter().any(|word| spread(*word) <= 4)
            && weight(&shared) >= 1.5
            && weight(&shared) >= 0.6 * least
    };
    let has = |line: usize, pair: &[usize]| lines[line].0.windows(2).any(|own| own == pair);
    let never_parted = |one: usize, other: usize| {
        lines[one].0.windows(2).any(|pair| {
            let holders: Vec<usize> = (0..lines.len()).filter(|line| has(*line, pair)).collect();
            let rarer = spread(pair[0]).min(spread(pair[1]));
            let dated = holders.iter().filter(|line| lines[**line].1 > 0).count();
            pair[0] != pair[1] && has(other, pair) && rarer <= 4 && rarer == holders.len() && dated >= 2
        })
    };
    // What belongs together belongs to one set: whoever belongs to any of it takes the smallest number.
    let mut set: Vec<usize> = (0..lines.len()).collect();
    for one in 0..lines.len() {
        for other in 0..one {
            if alike(one, other) || never_parted(one, other) {
                let (keep, gone) = (set[one].min(set[other]), set[one].max(set[other]));
                set.iter_mut().filter(|root| **root == gone).for_each(|root| *root = keep);
            }
        }
    }
    let day = |line: &usize| match lines[*line].1 {
        4 => 3,
        time => time,
    };
    let of = |root: usize| (0..lines.len()).filter(|line| set[*line] == root).collect::<Vec<_>>();
    // Of a large set, each is compared with the first twelve.
    let differ = |lines: &Vec<usize>| {
        let pairs = lines.iter().take(12).flat_map(|one| lines.iter().map(move |other| (day(one), day(other))));
        pairs.into_iter().any(|(one, other)| one > 0 && other > 0 && one != other)
    };
    (0..lines.len()).map(of).filter(differ).collect()
}

fn found(lines: &[Said]) -> BTreeSet<Vec<usize>> {
    let said = |(at, (words, time)): (usize, &Said)| {
        let words: Vec<&str> = words.iter().map(|word| WORDS[*word]).collect();
        (format!("1.{at}"), words.join(" "), TIMES[*time].to_owned(), String::new())
    };
    let plan: Plan = plan(&lines.iter().enumerate().map(said).collect::<Vec<_>>());
    let findings = block_on(findings(&[&plan], "2025-01-01".parse().unwrap(), &Unattended));
    let same = findings.into_iter().filter(|finding| finding.rule == Rule::SameSubject);
    let number = |id: &str| id.trim_start_matches("action-").parse().unwrap();
    same.map(|finding| finding.locations.iter().map(|location| number(location.id.as_str())).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_is_found_is_what_comparing_each_with_each_finds(
        lines in prop::collection::vec((prop::collection::vec(0..WORDS.len(), 0..7), 0..TIMES.len()), 2..40),
    ) {
        prop_assert_eq!(found(&lines), plainly(&lines));
    }
}

#[test]
fn there_is_something_to_compare() {
    let lines: Vec<Said> = vec![(vec![0, 1, 2], 1), (vec![0, 1, 3], 2), (vec![4, 5], 1), (vec![9, 6, 5], 2)];
    assert_eq!(plainly(&lines), BTreeSet::from([vec![0, 1]]));
    assert_eq!(found(&lines), plainly(&lines));
}
