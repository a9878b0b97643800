//! How alike two wordings are, and which of many is most like one, without comparing each with each.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::text::tokens;
use crate::long_work::{Work, YieldEvery};

/// Words that as many wordings as this share find nothing.
const CROWD: usize = 100;
/// No more of a wording's words are looked up.
const LOOKED_UP: usize = 60;
/// Words that say nothing of what is meant.
const LITTLE: [&str; 24] = [
    "a", "all", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "of", "on", "or", "our",
    "that", "the", "their", "to", "we", "with",
];

/// Wordings, indexed by their words.
pub(super) struct Wordings {
    words: Vec<HashSet<String>>,
    by_word: HashMap<String, Vec<usize>>,
}

/// The words that count, without the endings that come and go ("providing", "provides").
fn meaning(text: &str) -> HashSet<String> {
    let stem = |word: String| -> String {
        let bare =
            ["ing", "ed", "es", "s"].iter().find_map(|ending| word.strip_suffix(ending).filter(|bare| bare.len() > 3));
        bare.map(str::to_owned).unwrap_or(word)
    };
    tokens(text).into_iter().filter(|word| !LITTLE.contains(&word.as_str())).map(stem).collect()
}

impl Wordings {
    pub(super) async fn of(texts: impl IntoIterator<Item = String>, steps: &mut YieldEvery<'_, impl Work>) -> Self {
        let mut wordings = Self { words: Vec::new(), by_word: HashMap::new() };
        for (at, text) in texts.into_iter().enumerate() {
            let words = meaning(&text);
            for word in &words {
                wordings.by_word.entry(word.clone()).or_default().push(at);
            }
            wordings.words.push(words);
            steps.tick().await;
        }
        wordings
    }

    /// What a word tells: one that few wordings have tells most.
    fn weight(&self, word: &str) -> f64 {
        let shared = self.by_word.get(word).map_or(0, Vec::len);
        let (all, shared) = (count(self.words.len()), count(shared));
        (1.0 + (all + 1.0) / (shared + 1.0)).ln()
    }

    fn weigh<'a>(&self, words: impl Iterator<Item = &'a String>) -> f64 {
        words.map(|word| self.weight(word)).sum()
    }

    /// How alike `text` is to the wording of this number: 0 to 100.
    pub(super) fn similarity(&self, text: &str, at: usize) -> u8 {
        self.like(&meaning(text), at)
    }

    fn like(&self, ours: &HashSet<String>, at: usize) -> u8 {
        let Some(theirs) = self.words.get(at) else { return 0 };
        let shared = self.weigh(ours.intersection(theirs));
        let both = self.weigh(ours.iter()) + self.weigh(theirs.iter());
        if both <= 0.0 { 0 } else { percent(2.0 * shared / both) }
    }

    /// The wordings most like `text`, best first, at most `most`.
    pub(super) fn nearest(&self, text: &str, most: usize) -> Vec<(usize, u8)> {
        let ours = meaning(text);
        let mut lists: Vec<&Vec<usize>> =
            ours.iter().filter_map(|word| self.by_word.get(word)).filter(|list| list.len() <= CROWD).collect();
        lists.sort_unstable_by_key(|list| list.len());
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for at in lists.into_iter().take(LOOKED_UP).flatten() {
            *shared.entry(*at).or_default() += 1;
        }
        // Only what shares most words is worth comparing.
        let mut candidates: Vec<(usize, usize)> = shared.into_iter().map(|(at, shared)| (shared, at)).collect();
        candidates.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut found: Vec<(usize, u8)> =
            candidates.into_iter().take(most * 5).map(|(_, at)| (at, self.like(&ours, at))).collect();
        found.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        found.truncate(most);
        found
    }
}

/// Numbers of wordings are small: no precision is lost.
fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
fn percent(share: f64) -> u8 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u8
}
