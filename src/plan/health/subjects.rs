//! The same subject in several lines, within a plan or across plans, with other dates or other leads.
//!
//! Three signs, each by counting how rare words are among all that is held: two wordings share most of what is
//! rare in them; a pair of words that stand together wherever they stand ("predictive analytics", "map … support")
//! is in a few dated lines; a way of working ("trauma informed") is in many lines. What the same commitment holds
//! is meant to be alike and is not compared.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::entry::{Entry, Gathered, When};
use super::vocabulary::APPROACH;
use super::words::{plain, significant, split, stem};
use super::{Concern, Finding, Spot};

/// How much of the rarer words of the shorter wording must be shared.
const ALIKE: f64 = 0.6;
/// How much must be shared at least, where a word that stands once counts as 1.
const LEAST: f64 = 1.5;
/// A word in more wordings than this leads to no comparison.
const RARE: usize = 12;
/// A word or pair of words in more wordings than this does not make them one subject.
const FEW: usize = 4;
/// An approach in so many lines is a theme.
const THEME: usize = 4;

pub(super) fn findings(gathered: &Gathered<'_>) -> Vec<Finding> {
    let wordings = Wordings::of(&gathered.entries);
    let mut sets = Sets::new(gathered.entries.len());
    wordings.alike(&mut sets);
    wordings.pairs(&mut sets);
    let same = sets.all().into_iter().filter_map(|set| same_subject(&set, &gathered.entries));
    same.chain(themes(gathered)).collect()
}

/// The significant words of every wording, as numbers.
struct Wordings<'a, 'b> {
    entries: &'b [Entry<'a>],
    words: Vec<Vec<usize>>,
    /// In how many wordings each word stands.
    spread: Vec<usize>,
}

impl<'a, 'b> Wordings<'a, 'b> {
    fn of(entries: &'b [Entry<'a>]) -> Self {
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut spread: Vec<usize> = Vec::new();
        let mut words = Vec::with_capacity(entries.len());
        for entry in entries {
            let mut own = Vec::new();
            for word in significant(entry.words) {
                let next = numbers.len();
                let number = *numbers.entry(word).or_insert(next);
                if number == spread.len() {
                    spread.push(0);
                }
                if !own.contains(&number) {
                    spread[number] += 1;
                }
                own.push(number);
            }
            words.push(own);
        }
        Self { entries, words, spread }
    }

    /// 1 for a word that stands once, 0 for one that stands everywhere.
    #[expect(clippy::cast_precision_loss, reason = "counts of lines")]
    fn weight(&self, word: usize) -> f64 {
        let all = (self.entries.len().max(2)) as f64;
        (all / self.spread[word].max(1) as f64).ln() / all.ln()
    }

    fn weigh(&self, words: &BTreeSet<usize>) -> f64 {
        words.iter().map(|word| self.weight(*word)).sum()
    }

    /// Joins wordings that share most of what is rare in them.
    fn alike(&self, sets: &mut Sets) {
        let distinct: Vec<BTreeSet<usize>> = self.words.iter().map(|words| words.iter().copied().collect()).collect();
        let weights: Vec<f64> = distinct.iter().map(|words| self.weigh(words)).collect();
        let mut holders: HashMap<usize, Vec<usize>> = HashMap::new();
        for (at, words) in distinct.iter().enumerate() {
            let rare = words.iter().filter(|word| self.spread[**word] <= RARE);
            let mut near: BTreeSet<usize> = BTreeSet::new();
            for word in rare {
                let holders = holders.entry(*word).or_default();
                near.extend(holders.iter());
                holders.push(at);
            }
            for other in near {
                if self.entries[at].family() == self.entries[other].family() {
                    continue;
                }
                let shared: BTreeSet<usize> = words.intersection(&distinct[other]).copied().collect();
                let weight = self.weigh(&shared);
                let telling = shared.iter().any(|word| self.spread[*word] <= FEW);
                if telling && shared.len() >= 2 && weight >= LEAST && weight >= ALIKE * weights[at].min(weights[other])
                {
                    sets.join(at, other);
                }
            }
        }
    }

    /// Joins the dated lines in which a pair of words stands that is never parted.
    fn pairs(&self, sets: &mut Sets) {
        let mut pairs: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (at, words) in self.words.iter().enumerate().filter(|(at, _)| self.entries[*at].is_line) {
            for (one, other) in words.iter().zip(words.iter().skip(1)).filter(|(one, other)| one != other) {
                if self.spread[*one].min(self.spread[*other]) > FEW {
                    continue;
                }
                let holders = pairs.entry((*one, *other)).or_default();
                if holders.last() != Some(&at) {
                    holders.push(at);
                }
            }
        }
        for ((one, other), holders) in pairs {
            if holders.len() < 2 || self.spread[one].min(self.spread[other]) != holders.len() {
                continue;
            }
            let dated = |at: &&usize| matches!(self.entries[**at].when, Some(When::Day(_)));
            let dated: Vec<&Entry<'_>> = holders.iter().filter(dated).map(|at| &self.entries[*at]).collect();
            let first = dated.first();
            if first.is_some_and(|first| dated.iter().any(|other| first.family() != other.family())) {
                holders.iter().for_each(|at| sets.join(holders[0], *at));
            }
        }
    }
}

/// What has been found to belong together.
struct Sets(Vec<usize>);

impl Sets {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other)] = one.min(other);
    }

    /// Those of more than one, each in order.
    fn all(mut self) -> Vec<Vec<usize>> {
        let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..self.0.len() {
            let root = self.root(at);
            sets.entry(root).or_default().push(at);
        }
        sets.into_values().filter(|set| set.len() > 1).collect()
    }
}

fn same_subject(set: &[usize], entries: &[Entry<'_>]) -> Option<Finding> {
    let open: Vec<&Entry<'_>> = set.iter().map(|at| &entries[*at]).filter(|entry| !entry.finished).collect();
    let (mut dates, mut leads) = (false, false);
    // A set can be large where one wording stands in hundreds of lines: each is compared with the first.
    for (at, one) in open.iter().enumerate().take(RARE) {
        for other in open.iter().skip(at + 1).filter(|other| other.family() != one.family()) {
            dates = dates || one.dates_differ(other);
            leads = leads || one.leads_differ(other);
        }
    }
    let (differ, repair) = match (dates, leads) {
        (true, true) => ("different dates and different leads", BOTH),
        (true, false) => ("different dates", "Make them one line, or give both the same date, or say how they differ."),
        (false, true) => ("different leads", "Agree who leads, and make them one line or say how they differ."),
        (false, false) => return None,
    };
    let says = format!("These seem to be about the same thing, with {differ}.");
    let facts: Vec<String> = open.iter().map(|entry| format!("{:?} {:?}", entry.when, entry.leads)).collect();
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    let spots: Vec<Spot> = open.iter().map(|entry| entry.spot()).collect();
    Some(Finding::new(Concern::SameSubject, spots, &facts, says, repair))
}

const BOTH: &str = "Agree one lead and one date, and make them one line or say in each how it differs.";

/// Ways of working that stand in many lines of several leads.
fn themes(gathered: &Gathered<'_>) -> Vec<Finding> {
    let mut themes: BTreeMap<String, (String, Vec<&Entry<'_>>)> = BTreeMap::new();
    for entry in gathered.open_lines() {
        let flat = entry.words.replace(['-', '\u{2010}', '\u{2011}'], " ");
        let words: Vec<String> = split(&flat).map(plain).collect();
        for pair in words.windows(2) {
            let [what, how] = pair else { continue };
            if !APPROACH.contains(&how.as_str()) || significant(what).is_empty() {
                continue;
            }
            let (_, lines) = themes.entry(stem(what)).or_insert_with(|| (format!("{what} {how}"), Vec::new()));
            if lines.last().is_none_or(|last| last.item.id != entry.item.id) {
                lines.push(entry);
            }
        }
    }
    let many = themes
        .into_values()
        .filter(|(_, lines)| lines.len() >= THEME && lines.iter().any(|other| lines[0].leads_differ(other)));
    let finding = |(what, lines): (String, Vec<&Entry<'_>>)| {
        let says = format!("“{what}” or the like is a theme of {} lines of different leads.", lines.len());
        let spots: Vec<Spot> = lines.iter().map(|entry| entry.spot()).collect();
        let repair = "Name one person who answers for the theme, and say in each line what it adds.";
        Finding::new(Concern::Theme, spots, &[&what], says, repair)
    };
    many.map(finding).collect()
}
