//! The holders of a post, over time.
//!
//! Officers come and go while the posts that lead a plan's lines stay. Each holding is a field of the post,
//! [`Field::Holder`], so that two officers who record one each record both.

use chrono::NaiveDate;

use super::edit::{Content, Edit};
use super::holding::RecordedHolding;
use super::{EntityId, Field, Plan};

pub use super::holding::{Holding, How};

/// How a post stands on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is on record for that day.
    NotRecorded,
    /// Nobody holds it: somebody put that on record, or whoever held it last has left.
    Vacant {
        /// The first day of the vacancy, if it is known.
        since: Option<NaiveDate>,
    },
    /// These hold it: one, or several at once.
    Held(Vec<Holding>),
}

/// How a post with these holdings stands on this day. A vacancy on record gives way to whoever acts or covers.
#[must_use]
pub fn standing<'a>(holdings: impl IntoIterator<Item = &'a Holding>, day: NaiveDate) -> Standing {
    let mut held = Vec::new();
    let mut vacant = None;
    let mut left = None;
    for one in holdings {
        match (one.is_on(day), &one.how) {
            (true, How::Vacant) => vacant = vacant.max(Some(one.from)),
            (true, _) => held.push(one.clone()),
            // Only the last day of the calendar has no day after it.
            (false, _) if one.from.is_none_or(|from| from <= day) => {
                left = left.max(Some(one.until.and_then(|until| until.succ_opt())));
            }
            (false, _) => {}
        }
    }
    match vacant.or(left) {
        _ if !held.is_empty() => Standing::Held(held),
        Some(since) => Standing::Vacant { since },
        None => Standing::NotRecorded,
    }
}

/// Puts a holding on record, beside all others. If that very holding is on record already, nothing changes.
#[must_use]
pub fn hold(plan: &Plan, post: &EntityId, holding: &Holding) -> Edit {
    let unread = plan.item(post).map(|item| &item.extra);
    // A corrected holding keeps its key, so another that begins as it once did needs a key of its own.
    let is_free = |key: &String| match recorded(plan, post, key) {
        Some(known) => known.holding == *holding,
        None => unread.is_none_or(|unread| !unread.contains_key(&Field::Holder(key.clone()))),
    };
    let free = (1..).map(|number| holding.key(post, number)).find(is_free);
    free.map_or(Edit::All(Vec::new()), |key| correct(plan, post, &key, holding))
}

/// Corrects a holding on record, or gives it its end. What a later version wrote into it stays.
#[must_use]
pub fn correct(plan: &Plan, post: &EntityId, key: &str, holding: &Holding) -> Edit {
    let known = recorded(plan, post, key).map(|known| known.corrected(holding));
    let record = known.unwrap_or_else(|| RecordedHolding::new(key.to_owned(), holding));
    Edit::Set { id: post.clone(), field: Field::Holder(record.key.clone()), to: Content::Plain(record.json()) }
}

/// Takes a holding off the record, as one that was a mistake.
#[must_use]
pub fn strike(post: &EntityId, key: &str) -> Edit {
    Edit::Set { id: post.clone(), field: Field::Holder(key.to_owned()), to: Content::NOTHING }
}

fn recorded<'a>(plan: &'a Plan, post: &EntityId, key: &str) -> Option<&'a RecordedHolding> {
    plan.party(post)?.holdings.iter().find(|known| known.key == key)
}
