//! The style of commitments and of actions in a pasted text (length, full stop), learned where their position tells
//! which is which. It classifies sentences that stand alone.

use crate::import::words::count;

/// Commitments and actions needed before full stops count.
const ENOUGH: usize = 2;
/// Commitments and actions needed before lengths count.
const MANY: usize = 3;

/// The style of commitments and the style of actions.
#[derive(Debug, Default)]
pub(super) struct SentenceStyles {
    commitments: SentenceStyle,
    actions: SentenceStyle,
}

/// The style of one kind of sentence.
#[derive(Debug, Default)]
struct SentenceStyle {
    /// The number of words of each.
    lengths: Vec<usize>,
    /// The number that end with a full stop.
    stops: usize,
}

impl SentenceStyle {
    fn take(&mut self, text: &str) {
        self.lengths.push(count(text));
        self.stops += usize::from(text.ends_with('.'));
    }

    fn has_length_of(&self, text: &str) -> bool {
        let length = count(text);
        self.lengths.iter().any(|other| *other <= length) && self.lengths.iter().any(|other| *other >= length)
    }

    /// Whether all end with a full stop (`true`) or none does (`false`); `None` if mixed.
    fn all_stop(&self) -> Option<bool> {
        match self.stops {
            0 => Some(false),
            all if all == self.lengths.len() => Some(true),
            _ => None,
        }
    }

    /// True if all of these are longer than all the others.
    fn is_longer(&self, other: &Self) -> bool {
        self.lengths.iter().min() > other.lengths.iter().max()
    }
}

impl SentenceStyles {
    pub(super) fn of<'a>(known: impl Iterator<Item = (&'a str, Vec<&'a str>)>) -> Self {
        let mut sentence_style = Self::default();
        for (commitment, actions) in known {
            sentence_style.commitments.take(commitment);
            for action in actions {
                sentence_style.actions.take(action);
            }
        }
        sentence_style
    }

    fn are(&self, number: usize) -> bool {
        self.commitments.lengths.len() >= number && self.actions.lengths.len() >= number
    }

    /// True if a sentence is written as all commitments and no action are, false if the other way round; `None` if the
    /// style does not tell.
    pub(super) fn promises(&self, text: &str) -> Option<bool> {
        let (commitments, actions) = (&self.commitments, &self.actions);
        let stops = match (commitments.all_stop(), actions.all_stop()) {
            (Some(one), Some(other)) if one != other && self.are(ENOUGH) => Some(text.ends_with('.') == one),
            _ => None,
        };
        let apart = self.are(MANY) && (commitments.is_longer(actions) || actions.is_longer(commitments));
        let lengths = match (commitments.has_length_of(text), actions.has_length_of(text)) {
            (true, false) if apart => Some(true),
            (false, true) if apart => Some(false),
            _ => None,
        };
        match (stops, lengths) {
            (Some(one), Some(other)) => (one == other).then_some(one),
            (one, other) => one.or(other),
        }
    }

    /// True if actions are as long as this sentence, and no commitment is.
    pub(super) fn is_like_an_action(&self, text: &str) -> bool {
        self.are(ENOUGH) && self.actions.has_length_of(text) && !self.commitments.has_length_of(text)
    }
}
