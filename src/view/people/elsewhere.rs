//! The parties of one plan that other plans have too, and their names there.

use std::collections::BTreeMap;

use super::{Book, Who};
use crate::plan::{EntityId, Plan};

/// A party of one plan in another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// The other plan.
    pub plan: EntityId,
    /// The other plan's title.
    pub title: String,
    /// The party and its name there.
    pub who: Who,
    /// The number of open lines of that plan in which it has any role.
    pub open: usize,
}

/// The parties of `plan` that the `others` have too, by the id of their row in [`super::people`]. A party is the same
/// in both plans if it has the same name, or if its names were joined in either.
#[must_use]
pub fn elsewhere(plan: &Plan, others: &[&Plan]) -> BTreeMap<EntityId, Vec<Elsewhere>> {
    let (here, mut found) = ([plan], BTreeMap::<EntityId, Vec<Elsewhere>>::new());
    let own = Book::of(&here);
    for other in others.iter().filter(|other| other.id() != plan.id()) {
        let there = [*other];
        let (book, both) = (Book::of(&there), [plan, other]);
        let both = Book::of(&both);
        let mut rows = book.rows();
        book.lines(&mut rows);
        for (id, shown) in own.in_order().into_iter().filter(|(id, shown)| id == shown) {
            let same = both.index.all(id);
            let theirs = same.iter().filter_map(|one| book.rows.get(one)).collect::<std::collections::BTreeSet<_>>();
            for row in theirs.into_iter().filter_map(|row| rows.get(row)) {
                found.entry(shown.clone()).or_default().push(Elsewhere {
                    plan: other.id().clone(),
                    title: other.about().title.clone(),
                    who: row.who.clone(),
                    open: row.open,
                });
            }
        }
    }
    found
}
