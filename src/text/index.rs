//! An index of rare keys: finds the texts that share a word, without comparing all pairs.

use std::collections::HashMap;
use std::hash::Hash;

/// Numbered texts by their keys. A key of more than `crowd` texts is too common to lead to any.
#[derive(Debug, Clone)]
pub struct Index<K> {
    holders: HashMap<K, Vec<usize>>,
    crowd: usize,
}

impl<K: Hash + Eq> Index<K> {
    /// An empty index.
    #[must_use]
    pub fn new(crowd: usize) -> Self {
        Self { holders: HashMap::new(), crowd }
    }

    /// Adds text number `at` under each of its keys. Numbers are added in order.
    pub fn add(&mut self, at: usize, keys: impl IntoIterator<Item = K>) {
        for key in keys {
            let holders = self.holders.entry(key).or_default();
            if holders.last() != Some(&at) {
                holders.push(at);
            }
        }
    }

    /// The number of texts with this key.
    #[must_use]
    pub fn count<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> usize
    where
        K: std::borrow::Borrow<Q>,
    {
        self.holders.get(key).map_or(0, Vec::len)
    }

    /// The texts with this key, in order; none if the key is too common.
    #[must_use]
    pub fn holders<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> &[usize]
    where
        K: std::borrow::Borrow<Q>,
    {
        self.holders.get(key).filter(|holders| holders.len() <= self.crowd).map_or(&[], Vec::as_slice)
    }

    /// The texts with any of these keys, as far as rare, each once and in order.
    pub fn near<'a, Q: Hash + Eq + ?Sized + 'a>(&self, keys: impl IntoIterator<Item = &'a Q>) -> Vec<usize>
    where
        K: std::borrow::Borrow<Q>,
    {
        let mut near: Vec<usize> = keys.into_iter().flat_map(|key| self.holders(key)).copied().collect();
        near.sort_unstable();
        near.dedup();
        near
    }
}

#[cfg(test)]
mod tests {
    use super::Index;

    #[test]
    fn only_rare_keys_lead_to_a_text() {
        let mut index = Index::new(2);
        for (at, text) in ["the plan", "the home", "the home plan"].iter().enumerate() {
            index.add(at, text.split(' '));
        }
        assert_eq!(index.count("the"), 3);
        assert_eq!(index.near(["the"]), Vec::<usize>::new());
        assert_eq!(index.near(["the", "home", "plan"]), [0, 1, 2]);
    }
}
