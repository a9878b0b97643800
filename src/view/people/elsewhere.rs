//! Who of one plan stands in others too, and under which name.

use std::collections::BTreeMap;

use super::{Book, Who};
use crate::plan::{EntityId, Plan};

/// A party of one plan in another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// The other plan.
    pub plan: EntityId,
    /// Its title.
    pub title: String,
    /// The party that stands for it there, and the name that it has there.
    pub who: Who,
    /// In how many open lines of that plan it has any role.
    pub open: usize,
}

/// Where the parties of `plan` stand in the `others`, by the id of the row that [`super::people`] gives each in `plan`.
/// A party is the same in both where its names are one in either: its id follows from its name, or a person joined them.
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
