//! Finds lines with the same subject but different dates or leads, within a plan or across plans.
//!
//! Two signs, both based on how rare a word is among all wordings: two wordings share most of their rare words; or a
//! pair of words that only ever occurs together ("predictive analytics", "map … support") is in a few dated lines.
//! Lines of one commitment are meant to be alike and are not compared.

use std::collections::{BTreeMap, HashMap};

use super::entry::{Entry, When};
use super::found::Found;
use super::gather::Facts;
use super::{Finding, Location, Rule};
use crate::long_work::Work;
use crate::text::index::Index;

/// The share of the lighter wording's weight that two wordings must have in common.
const ALIKE: f64 = 0.6;
/// The least weight they must have in common; a word that occurs once weighs 1.
const LEAST: f64 = 1.5;
/// Wordings are only compared if they share a word that occurs in at most this many.
const RARE: usize = 12;
/// A word or pair of words in more wordings than this does not make them one subject.
const FEW: usize = 4;

pub(super) async fn findings(gathered: &Facts, found: &mut Found, work: &impl Work) {
    let wordings = Wordings::of(&gathered.entries, work).await;
    let mut sets = Sets::new(gathered.entries.len());
    wordings.alike(&mut sets, work).await;
    wordings.pairs(&mut sets, work).await;
    for set in sets.all() {
        work.yield_if_due().await;
        if let Some(finding) = same_subject(&set, &gathered.entries, work).await {
            found.add(finding);
        }
    }
}

/// The significant words of every wording, with each word replaced by a number.
struct Wordings<'a> {
    entries: &'a [Entry],
    /// The words of each wording, in order.
    words: Vec<Vec<usize>>,
    /// The words of each wording, sorted and without duplicates.
    distinct: Vec<Vec<usize>>,
    /// How many wordings each word occurs in.
    spread: Vec<usize>,
}

impl<'a> Wordings<'a> {
    async fn of(entries: &'a [Entry], work: &impl Work) -> Self {
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut wordings =
            Self { entries, words: Vec::with_capacity(entries.len()), distinct: Vec::new(), spread: Vec::new() };
        for entry in entries {
            work.yield_if_due().await;
            let number = |word: &'a String| {
                let next = numbers.len();
                *numbers.entry(word.as_str()).or_insert(next)
            };
            let words: Vec<usize> = entry.stems.iter().map(number).collect();
            wordings.spread.resize(numbers.len(), 0);
            let mut distinct = words.clone();
            distinct.sort_unstable();
            distinct.dedup();
            for word in &distinct {
                wordings.spread[*word] += 1;
            }
            wordings.words.push(words);
            wordings.distinct.push(distinct);
        }
        wordings
    }

    /// 1 for a word that occurs in one wording, 0 for one that occurs in all.
    #[expect(clippy::cast_precision_loss, reason = "counts of lines")]
    fn weight(&self, word: usize) -> f64 {
        let all = (self.entries.len().max(2)) as f64;
        (all / self.spread[word].max(1) as f64).ln() / all.ln()
    }

    fn weigh(&self, words: &[usize]) -> f64 {
        words.iter().map(|word| self.weight(*word)).sum()
    }

    /// Joins wordings that share most of their rare words.
    async fn alike(&self, sets: &mut Sets, work: &impl Work) {
        let mut weights: Vec<f64> = Vec::with_capacity(self.entries.len());
        let mut index = Index::new(RARE);
        for (at, words) in self.distinct.iter().enumerate() {
            work.yield_if_due().await;
            weights.push(self.weigh(words));
            let rare = || words.iter().filter(|word| self.spread[**word] <= RARE);
            let near = index.near(rare());
            index.add(at, rare().copied());
            for other in near {
                if self.entries[at].family() == self.entries[other].family() {
                    continue;
                }
                let shared = both(words, &self.distinct[other]);
                let telling = shared.iter().any(|word| self.spread[*word] <= FEW);
                if !telling || shared.len() < 2 {
                    continue;
                }
                let weight = self.weigh(&shared);
                if weight >= LEAST && weight >= ALIKE * weights[at].min(weights[other]) {
                    sets.join(at, other);
                }
            }
        }
    }

    /// Joins dated lines that share a pair of words which only ever occurs together.
    async fn pairs(&self, sets: &mut Sets, work: &impl Work) {
        let mut pairs: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (at, words) in self.words.iter().enumerate().filter(|(at, _)| self.entries[*at].is_line) {
            work.yield_if_due().await;
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
            work.yield_if_due().await;
            if holders.len() < 2 || self.spread[one].min(self.spread[other]) != holders.len() {
                continue;
            }
            let dated = |at: &&usize| matches!(self.entries[**at].when, Some(When::Day(_)));
            let dated: Vec<&Entry> = holders.iter().filter(dated).map(|at| &self.entries[*at]).collect();
            let first = dated.first();
            if first.is_some_and(|first| dated.iter().any(|other| first.family() != other.family())) {
                for at in &holders {
                    sets.join(holders[0], *at);
                }
            }
        }
    }
}

/// The numbers in both lists. Both are sorted, and so is the result.
fn both(one: &[usize], other: &[usize]) -> Vec<usize> {
    one.iter().filter(|word| other.binary_search(word).is_ok()).copied().collect()
}

/// Disjoint sets of wordings with one subject (union-find).
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

    /// The sets with more than one member, each sorted.
    fn all(mut self) -> Vec<Vec<usize>> {
        let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..self.0.len() {
            let root = self.root(at);
            sets.entry(root).or_default().push(at);
        }
        sets.into_values().filter(|set| set.len() > 1).collect()
    }
}

async fn same_subject(set: &[usize], entries: &[Entry], work: &impl Work) -> Option<Finding> {
    let open: Vec<&Entry> = set.iter().map(|at| &entries[*at]).filter(|entry| !entry.finished).collect();
    let (mut dates, mut leads) = (false, false);
    // One wording can be in hundreds of lines, so only the first few are compared with the rest.
    for (at, one) in open.iter().enumerate().take(RARE) {
        work.yield_if_due().await;
        if dates && leads {
            break;
        }
        for other in open.iter().skip(at + 1).filter(|other| other.family() != one.family()) {
            dates = dates || one.dates_differ(other);
            leads = leads || one.leads_differ(other);
        }
    }
    let (differ, advice) = match (dates, leads) {
        (true, true) => ("different dates and different leads", BOTH),
        (true, false) => ("different dates", "Make them one line, or give both the same date, or say how they differ."),
        (false, true) => ("different leads", "Agree who leads, and make them one line or say how they differ."),
        (false, false) => return None,
    };
    let message = format!("These seem to be about the same thing, with {differ}.");
    let mut facts: Vec<String> = Vec::with_capacity(open.len());
    for entry in &open {
        work.yield_if_due().await;
        facts.push(entry.fact());
    }
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    let locations: Vec<Location> = open.iter().map(|entry| entry.location()).collect();
    Some(Finding::new(Rule::SameSubject, locations, &facts, message, advice))
}

const BOTH: &str = "Agree one lead and one date, and make them one line or say in each how it differs.";
