//! An answer on its way from the worker: what grows with the document comes in parts, so that the page takes each in
//! within a few milliseconds.

use super::Answer;

/// As many fields are in one part of a change.
const SETS: usize = 500;

impl Answer {
    /// The messages that this answer is sent as, in their order: to be put together again by [`Arriving`].
    #[must_use]
    pub fn parted(self) -> Vec<Self> {
        match self {
            Self::Found(found) => {
                let (found, parts) = found.parted();
                let first = std::iter::once(Self::Found(Box::new(found)));
                first.chain(parts.into_iter().map(Self::Part)).chain([Self::Whole]).collect()
            }
            Self::Plan(mut change) => {
                let mut sets = std::mem::take(&mut change.sets).into_iter();
                let mut all = vec![Self::Plan(change)];
                loop {
                    let part: Vec<_> = sets.by_ref().take(SETS).collect();
                    if part.is_empty() {
                        break;
                    }
                    all.push(Self::Sets(part));
                }
                all.push(Self::Whole);
                all
            }
            short => vec![short],
        }
    }
}

/// An answer of which parts are still to come.
#[derive(Debug, Default)]
pub struct Arriving(Option<Answer>);

impl Arriving {
    /// Takes the next message, and gives what it makes whole.
    pub fn take(&mut self, message: Answer) -> Option<Answer> {
        match (message, &mut self.0) {
            (first @ (Answer::Found(_) | Answer::Plan(_)), begun) => *begun = Some(first),
            (Answer::Part(part), Some(Answer::Found(found))) => found.take(part),
            (Answer::Sets(sets), Some(Answer::Plan(change))) => change.sets.extend(sets),
            (Answer::Whole, begun) => return begun.take(),
            // Parts of nothing: whoever sent their beginning has been stopped.
            (Answer::Part(_) | Answer::Sets(_), _) => {}
            (short, _) => return Some(short),
        }
        None
    }
}
