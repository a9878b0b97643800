//! How the commitments and the actions of a pasted text are written, where how they stand tells which is which: by that
//! form a sentence that stands alone is known.

use crate::import::words::count;

/// From so many of each on their form says something.
const ENOUGH: usize = 2;
/// And from so many on, how long they are makes a sentence a commitment.
const MANY: usize = 3;

/// The form of commitments, and that of actions.
#[derive(Debug, Default)]
pub(super) struct SentenceStyles {
    commitments: SentenceStyle,
    actions: SentenceStyle,
}

/// How sentences of one sort are written.
#[derive(Debug, Default)]
struct SentenceStyle {
    /// How many words each has.
    lengths: Vec<usize>,
    /// How many end with a full stop.
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

    /// Whether all end with a full stop, or none does.
    fn all_stop(&self) -> Option<bool> {
        match self.stops {
            0 => Some(false),
            all if all == self.lengths.len() => Some(true),
            _ => None,
        }
    }

    /// Whether these are all longer than the others.
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

    /// Whether a sentence has the form that all commitments have and no action, or the other way round; `None` where
    /// the form does not say.
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

    /// Whether a sentence is as long as actions are, and no commitment is.
    pub(super) fn is_like_an_action(&self, text: &str) -> bool {
        self.are(ENOUGH) && self.actions.has_length_of(text) && !self.commitments.has_length_of(text)
    }
}
