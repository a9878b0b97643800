//! Splits the worker's answers into messages and joins them again, so that the page takes in each within a few
//! milliseconds.

use super::Answer;

/// Sets in one part of a change.
const SETS: usize = 500;

impl Answer {
    /// The messages of this answer, in order; [`Arriving`] joins them.
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

/// An answer whose parts are still arriving.
#[derive(Debug, Default)]
pub struct Arriving(Option<Answer>);

impl Arriving {
    /// Takes the next message; gives the answer once it is complete.
    pub fn take(&mut self, message: Answer) -> Option<Answer> {
        match (message, &mut self.0) {
            (first @ (Answer::Found(_) | Answer::Plan(_)), begun) => *begun = Some(first),
            (Answer::Part(part), Some(Answer::Found(found))) => found.take(part),
            (Answer::Sets(sets), Some(Answer::Plan(change))) => change.sets.extend(sets),
            (Answer::Whole, begun) => return begun.take(),
            // Parts without a beginning: the reader that sent it was stopped.
            (Answer::Part(_) | Answer::Sets(_), _) => {}
            (short, _) => return Some(short),
        }
        None
    }
}
