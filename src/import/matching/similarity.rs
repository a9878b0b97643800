//! The similarity of wordings, and a search for the most similar ones without comparing all pairs.

use std::collections::{BTreeMap, HashSet};

use crate::import::vocabulary::STOP_WORDS;
use crate::long_work::{Work, YieldEvery};
use crate::text::index::Index;
use crate::text::{stem, tokens};

/// A word shared by more wordings than this is not looked up.
const CROWD: usize = 100;
/// The most words of a wording that are looked up.
const LOOKED_UP: usize = 60;
/// Wordings, indexed by their words.
pub(super) struct Wordings {
    words: Vec<HashSet<String>>,
    index: Index<String>,
}

/// The stems of the words that count.
fn meaning(text: &str) -> HashSet<String> {
    tokens(text).iter().filter(|word| !STOP_WORDS.contains(word.as_str())).map(|word| stem(word)).collect()
}

impl Wordings {
    pub(super) async fn of(texts: impl IntoIterator<Item = String>, steps: &mut YieldEvery<'_, impl Work>) -> Self {
        let mut wordings = Self { words: Vec::new(), index: Index::new(CROWD) };
        for (at, text) in texts.into_iter().enumerate() {
            let words = meaning(&text);
            wordings.index.add(at, words.iter().cloned());
            wordings.words.push(words);
            steps.tick().await;
        }
        wordings
    }

    /// The weight of a word: rare words count more (inverse document frequency).
    fn weight(&self, word: &str) -> f64 {
        let (all, shared) = (count(self.words.len()), count(self.index.count(word)));
        (1.0 + (all + 1.0) / (shared + 1.0)).ln()
    }

    fn weigh<'a>(&self, words: impl Iterator<Item = &'a String>) -> f64 {
        words.map(|word| self.weight(word)).sum()
    }

    /// The similarity of `text` to a wording, from 0 to 100.
    pub(super) fn similarity(&self, text: &str, at: usize) -> u8 {
        self.like(&meaning(text), at)
    }

    fn like(&self, ours: &HashSet<String>, at: usize) -> u8 {
        let Some(theirs) = self.words.get(at) else { return 0 };
        let shared = self.weigh(ours.intersection(theirs));
        let both = self.weigh(ours.iter()) + self.weigh(theirs.iter());
        if both <= 0.0 { 0 } else { percent(2.0 * shared / both) }
    }

    /// The wordings most similar to `text`, best first, at most `most`.
    pub(super) fn nearest(&self, text: &str, most: usize) -> Vec<(usize, u8)> {
        let ours = meaning(text);
        let mut lists: Vec<&[usize]> =
            ours.iter().map(|word| self.index.holders(word)).filter(|list| !list.is_empty()).collect();
        lists.sort_unstable_by_key(|list| list.len());
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for at in lists.into_iter().take(LOOKED_UP).flatten() {
            *shared.entry(*at).or_default() += 1;
        }
        // Compare only those that share most words.
        let mut candidates: Vec<(usize, usize)> = shared.into_iter().map(|(at, shared)| (shared, at)).collect();
        candidates.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut found: Vec<(usize, u8)> =
            candidates.into_iter().take(most * 5).map(|(_, at)| (at, self.like(&ours, at))).collect();
        found.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        found.truncate(most);
        found
    }
}

/// Counts of wordings are small, so no precision is lost.
fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
fn percent(share: f64) -> u8 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::Wordings;
    use crate::long_work::{Unattended, YieldEvery, block_on};

    #[test]
    fn forms_of_a_word_are_one() {
        let texts = ["Provide policies for the tenants".to_owned()];
        let wordings = block_on(Wordings::of(texts, &mut YieldEvery::steps(1, &Unattended)));
        assert_eq!(wordings.similarity("Providing a policy for tenants", 0), 100);
        assert_eq!(wordings.nearest("provided policy", 1).first().map(|(at, _)| *at), Some(0));
    }
}
